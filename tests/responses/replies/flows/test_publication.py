"""Which version was published, when and where; what counts for the duty; what is refused."""

from datetime import date

import pytest

from recommendations.flows.register_report import Asked, add_recommendations
from responses.domain.workflow import Move
from responses.replies.flows.approve_reply import approve_reply
from responses.replies.flows.issue_reply import issue_reply
from responses.replies.flows.open_report import open_report
from responses.replies.flows.record_publication import Published, record_publication
from responses.replies.flows.step_back import step_back
from responses.replies.flows.submit_reply import submit_reply
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.recorded import Record, recorded
from tests import builders
from tests.responses.replies.beside import ADDRESS, WORDS, a_reply, at, comments_in, last_step, now, published, refused

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 25)
LATER = date(2023, 10, 2)


@pytest.fixture
def officer():
    return builders.officer(builders.one_body())


@pytest.fixture
def reply(officer):
    held = a_reply()
    builders.issued(held, officer)
    return held


def corrected(reply, by, *, on: date, comments: str = "") -> None:
    """Version 2, issued on a day, with comments of the chief officer's if some are given."""
    moment = at(on)
    step_back(
        reply=reply, move=Move.CORRECT, seen=now(reply).steps_taken, reason="A figure was wrong.", by=by, at=moment
    )
    if comments:
        comments_in(reply, by, on=on, text=comments, note="They came later.")
    held = now(reply)
    submission = submit_reply(reply=held, version=held.version, by=by, at=moment)
    approve_reply(reply=reply, submission=submission, by=builders.office_holder(reply.body), at=moment)
    issue_reply(reply=reply, submission=submission, letter_date=on, by=by, at=moment)


def fields(reply) -> tuple:
    held = now(reply)
    return held.published_on, held.published_version, held.published_address, held.public_version


def test_a_publication_is_a_step_and_the_replys_own_facts(reply, officer):
    step = published(reply, officer, on=DAY)
    assert fields(reply) == (DAY, 1, ADDRESS, None)
    assert (step.kind, step.happened_on) == ("published", DAY)
    assert step.changes == {
        "published_on": "2023-08-25",
        "published_address": ADDRESS,
        "published_version": 1,
        "version": 1,
        "address": ADDRESS,
        "here": False,
    }
    assert step.hash == step.computed_hash() == now(reply).head


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"on": date(2023, 8, 22), "today": DAY},
            {
                "published_on": [
                    "Date of publication must be Wednesday 23 August 2023 (the letter’s) or later: Tuesday 22 August "
                    "2023 is before it."
                ]
            },
        ),
        (
            {"on": date(2023, 8, 26), "today": DAY},
            {
                "published_on": [
                    "Date of publication must be today, Friday 25 August 2023, or earlier: Saturday 26 August 2023 is "
                    "yet to come."
                ]
            },
        ),
        ({"version": 2}, {"version": ["Choose which version of the letter was published."]}),
        ({"version": None}, {"version": ["Choose which version of the letter was published."]}),
        *(
            (
                {"address": address},
                {
                    "address": [
                        "Address must be a web address, such as https://www.example.org/our-reply: "
                        f"“{address}” is not one."
                    ]
                },
            )
            for address in ("", "our site", "ftp://example.org/a", "javascript:alert(1)")
        ),
        (
            {"here": True, "today": date(2023, 8, 26)},
            {
                "published_on": [
                    "Date of publication must be today, Saturday 26 August 2023: the public page opens as you save. "
                    "Friday 25 August 2023 is not today."
                ]
            },
        ),
    ],
)
def test_each_refusal_names_the_field_the_value_and_the_mend(reply, officer, changed, said):
    assert refused(lambda: published(reply, officer, **{"on": DAY, **changed})) == said
    assert fields(reply) == (None, None, "", None)


def test_nothing_is_published_before_a_letter_is_issued(officer):
    assert refused(lambda: published(a_reply(), officer, on=DAY)) == {"": ["No letter is issued yet. Issue it first."]}


def test_an_http_address_is_one_too(reply, officer):
    published(reply, officer, on=DAY, address="http://west-mercia.example/reply")
    assert now(reply).published_address == "http://west-mercia.example/reply"


def test_a_version_that_lacks_comments_that_exist_is_refused(reply, officer):
    correct = {"reply": reply, "move": Move.CORRECT, "by": officer, "at": at(date(2023, 8, 24))}
    step_back(**correct, seen=now(reply).steps_taken, reason="Comments are to come.")
    comments_in(reply, officer, on=date(2023, 8, 24), note="They came.")
    assert refused(lambda: published(reply, officer, on=DAY)) == {
        "version": [
            "Version 1 lacks the chief officer’s comments as they stand now. Issue a corrected version, and record "
            "that one. (s.55(5)(b))"
        ]
    }


def test_a_version_that_was_published_before_the_comments_came_lacks_nothing(reply, officer):
    corrected(reply, officer, on=date(2023, 9, 1), comments=WORDS)
    published(reply, officer, on=DAY, today=date(2023, 9, 1))
    assert fields(reply) == (DAY, 1, ADDRESS, None)


def test_a_version_that_does_not_answer_a_recommendation_is_refused(reply, officer):
    add_recommendations(report=reply.report, asked=[Asked(number="3", text="Forces should do thing 3.")])
    open_report(report=reply.report, at=at(DAY))
    assert refused(lambda: published(reply, officer, on=DAY)) == {
        "version": [
            "Version 1 does not answer Recommendation 3. Issue a corrected version, and record that one. (s.55(5)(a))"
        ]
    }


def test_a_correction_is_recorded_beside_the_first_which_counts(reply, officer):
    published(reply, officer, on=DAY)
    corrected(reply, officer, on=LATER)
    step = published(reply, officer, on=LATER, version=2, address=f"{ADDRESS}/2")
    assert fields(reply) == (DAY, 1, ADDRESS, None)
    assert step.changes == {"version": 2, "address": f"{ADDRESS}/2", "here": False}
    assert [(one.version, one.on) for one in recorded(reply).publications] == [(1, DAY), (2, LATER)]


def test_the_first_counts_also_where_it_is_recorded_last(reply, officer):
    corrected(reply, officer, on=LATER)
    published(reply, officer, on=LATER, version=2, address=f"{ADDRESS}/2")
    assert fields(reply) == (LATER, 2, f"{ADDRESS}/2", None)
    published(reply, officer, on=DAY, today=LATER)
    assert fields(reply) == (DAY, 1, ADDRESS, None)


def test_it_is_corrected_with_a_reason_alone(reply, officer):
    published(reply, officer, on=DAY)
    assert refused(lambda: published(reply, officer, on=date(2023, 8, 24), today=DAY)) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    published(reply, officer, on=date(2023, 8, 24), today=DAY, note="The page says the 24th.")
    assert now(reply).published_on == date(2023, 8, 24)


def test_what_is_taken_back_leaves_the_next(reply, officer):
    published(reply, officer, on=DAY, here=True)
    corrected(reply, officer, on=LATER)
    published(reply, officer, on=LATER, version=2, here=True)
    assert fields(reply) == (DAY, 1, ADDRESS, 2)
    options = {"reply": reply, "record": Record.PUBLICATION, "by": officer, "at": at(LATER)}
    take_back_record(**options, which=2, seen=now(reply).steps_taken, reason="Too soon.")
    assert fields(reply) == (DAY, 1, ADDRESS, 1)
    take_back_record(**options, which=1, seen=now(reply).steps_taken, reason="It was a draft.")
    assert fields(reply) == (None, None, "", None)
    assert (last_step(reply).changes["undone"], last_step(reply).changes["which"]) == ("publication", 1)


def test_two_officers_do_not_write_over_each_other(reply, officer):
    seen = now(reply).steps_taken
    published(reply, officer, on=DAY)
    again = {"reply": reply, "seen": seen, "published": Published(version=1, on=DAY, address=ADDRESS)}
    assert refused(lambda: record_publication(**again, by=officer, at=at(DAY), note="Mine.")) == {
        "": ["Someone did something to this reply since you opened the page. Look again."]
    }
