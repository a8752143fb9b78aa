"""The chief officer's comments: drafted in private, sent, recorded, replaced; and what comes after the submission."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from responses.domain.workflow import Move
from responses.record.models import Update
from responses.replies.flows.draft_comments import StaleComments, save_comments
from responses.replies.flows.edit_reply import StaleReply
from responses.replies.flows.issue_reply import issue_reply
from responses.replies.flows.receive_comments import Comments, record_comments, record_no_comments, send_comments
from responses.replies.flows.step_back import step_back
from responses.replies.flows.submit_reply import editors_of, submit_reply
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.models import ForceComments, Reply, ReplyStep
from responses.replies.recorded import Record
from tests import builders
from tests.responses.replies.beside import WORDS, a_reply, at, comments_in, comments_sent, last_step, now, refused

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 5)


@pytest.fixture
def reply():
    return a_reply()


@pytest.fixture
def liaison():
    return builders.liaison(builders.one_force())


@pytest.fixture
def officer(reply):
    return builders.officer(reply.body)


def none_said(reply, by, *, on=DAY, today=DAY, who="Chief Constable Alex Example", note=""):
    return record_no_comments(reply=reply, seen=None, said_on=on, authorised_by=who, by=by, at=at(today), note=note)


def test_a_draft_is_saved_and_changes_nothing_of_the_reply(reply, liaison):
    before = now(reply)
    first = save_comments(reply=reply, version=0, text="So far.", by=liaison, at=at(DAY))
    again = save_comments(reply=reply, version=1, text="So far.", by=liaison, at=at(DAY))
    then = save_comments(reply=reply, version=1, text="Further.", by=liaison, at=at(DAY))
    assert [first.version, again.version, then.version] == [1, 1, 2]
    after = now(reply)
    assert (after.steps_taken, after.version, after.chief_officer_comments) == (before.steps_taken, before.version, "")


@pytest.mark.parametrize("seen", [0, 2])
def test_a_stale_save_of_the_draft_is_refused(reply, liaison, seen):
    save_comments(reply=reply, version=0, text="Mine.", by=liaison, at=at(DAY))
    with pytest.raises(StaleComments) as caught:
        save_comments(reply=reply, version=seen, text="Theirs.", by=liaison, at=at(DAY))
    assert caught.value.draft.text == ForceComments.objects.get().text == "Mine."


def test_sending_makes_a_step_with_the_words_and_the_draft_goes(reply, liaison):
    version = now(reply).version
    step = comments_sent(reply, liaison, on=DAY)
    held = now(reply)
    assert (held.chief_officer_comments, held.comments_received_on, held.comments_authorised_by) == (
        WORDS,
        DAY,
        "DCC Sam Other",
    )
    assert (step.kind, step.by, step.happened_on) == (ReplyStep.Kind.COMMENTS_RECEIVED, liaison, DAY)
    assert step.texts == {"chief_officer_comments": WORDS}
    assert step.hash == step.computed_hash() == held.head
    assert ForceComments.objects.count() == 0
    assert held.version == version + 1  # whoever has the draft open is told


def test_what_was_not_read_is_not_sent(reply, liaison):
    save_comments(reply=reply, version=0, text="First.", by=liaison, at=at(DAY))
    save_comments(reply=reply, version=1, text="Changed by a colleague.", by=liaison, at=at(DAY))
    with pytest.raises(StaleComments):
        send_comments(reply=reply, version=1, authorised_by="DCC Sam Other", by=liaison, at=at(DAY))
    assert now(reply).comments_received_on is None


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (None, "DCC Other", {"text": ["Comments are missing. Write them, or say that there are none."]}),
        ("  ", "DCC Other", {"text": ["Comments are missing. Write them, or say that there are none."]}),
        (WORDS, " ", {"authorised_by": ["Authorised by is missing. Enter the officer’s name and rank."]}),
    ],
)
def test_comments_need_words_and_whose_they_are(reply, liaison, text, who, said):
    version = 0
    if text is not None:
        version = save_comments(reply=reply, version=0, text=text, by=liaison, at=at(DAY)).version
    call = {"reply": reply, "version": version, "authorised_by": who, "by": liaison, "at": at(DAY)}
    assert refused(lambda: send_comments(**call)) == said
    assert now(reply).comments_received_on is None


def test_other_comments_take_their_place_with_a_reason(reply, liaison):
    comments_sent(reply, liaison, on=DAY)
    assert refused(lambda: comments_sent(reply, liaison, on=date(2023, 8, 7), text="Others.")) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    comments_sent(reply, liaison, on=date(2023, 8, 7), text="Others.", note="A figure was wrong.")
    held = now(reply)
    assert (held.chief_officer_comments, held.comments_received_on) == ("Others.", date(2023, 8, 7))
    assert (last_step(reply).note, ForceComments.objects.count()) == ("A figure was wrong.", 0)


def test_an_officer_records_what_came_by_e_mail(reply, officer):
    step = comments_in(reply, officer)
    assert (step.by, step.happened_on, now(reply).comments_authorised_by) == (
        officer,
        DAY,
        "Chief Constable Alex Example",
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (
            date(2023, 8, 6),
            "Date on which they were received must be today, Saturday 5 August 2023, or earlier: Sunday 6 August 2023 "
            "is yet to come.",
        ),
        (
            date(2023, 7, 10),
            "Date on which they were received must be Tuesday 11 July 2023 (the report’s) or later: Monday 10 July "
            "2023 is before it.",
        ),
    ],
)
def test_the_day_of_receipt_lies_between_the_report_and_today(reply, officer, on, said):
    comments = Comments(text=WORDS, on=on, authorised_by="DCC Other")
    call = {"reply": reply, "seen": now(reply).steps_taken, "comments": comments, "by": officer, "at": at(DAY)}
    assert refused(lambda: record_comments(**call)) == {"received_on": [said]}


def test_no_comments_can_be_said_at_any_time_and_taken_back(reply, liaison, officer):
    step = none_said(reply, liaison)
    held = now(reply)
    assert (held.no_comments_on, held.comments_received_on, step.kind) == (DAY, None, ReplyStep.Kind.NO_COMMENTS)
    assert refused(lambda: comments_in(reply, officer)) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    options = {"reply": reply, "which": 0, "by": officer, "at": at(DAY), "seen": held.steps_taken}
    take_back_record(**options, record=Record.NO_COMMENTS, reason="It was another report.")
    assert (now(reply).no_comments_on, now(reply).comments_authorised_by) == (None, "")


def test_no_comments_after_comments_takes_them_away_with_a_reason(reply, officer):
    comments_in(reply, officer)
    assert refused(lambda: none_said(reply, officer)) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    none_said(reply, officer, note="They were withdrawn.")
    held = now(reply)
    assert (held.chief_officer_comments, held.comments_received_on, held.no_comments_on) == ("", None, DAY)


def test_who_said_that_there_are_none_and_when_is_asked(reply, officer):
    assert refused(lambda: none_said(reply, officer, who="", on=date(2023, 8, 6))) == {
        "authorised_by": ["Authorised by is missing. Enter the officer’s name and rank."],
        "said_on": [
            "Date on which it was said must be today, Saturday 5 August 2023, or earlier: Sunday 6 August 2023 is yet "
            "to come."
        ],
    }


def test_comments_that_come_after_the_submission_stop_the_issue_until_they_are_in_the_text(reply, officer, liaison):
    submission = builders.approved(reply, officer)
    comments_sent(reply, liaison, on=date(2023, 8, 22), note="They were late.")
    assert now(reply).stage == "approved"
    call = {"reply": reply, "by": officer, "at": builders.ISSUED_AT, "letter_date": builders.ISSUED_AT.date()}
    assert refused(lambda: issue_reply(**call, submission=submission)) == {
        "": [
            "This cannot be issued yet.",
            "The chief officer’s comments are not in this text as they stand now. Take it back and submit it again. "
            "(s.55(5)(b))",
        ]
    }
    seen = now(reply).steps_taken
    step_back(reply=reply, move=Move.TAKE_BACK, seen=seen, reason="Comments came.", by=officer, at=builders.ISSUED_AT)
    held = now(reply)
    again = submit_reply(reply=held, version=held.version, by=officer, at=builders.ISSUED_AT)
    assert again.snapshot["letter"]["chief_officer_comments"] == WORDS


def test_an_officer_who_has_not_seen_the_comments_does_not_submit_them(reply, officer, liaison):
    held = builders.answered(reply, officer)
    comments_sent(reply, liaison, on=DAY, note="There are some after all.")
    with pytest.raises(StaleReply):
        submit_reply(reply=held, version=held.version, by=officer, at=builders.SUBMITTED_AT)


def test_whoever_recorded_the_comments_is_an_editor_of_the_text(reply):
    builders.answered(reply, builders.member(builders.Role.OFFICER, body=reply.body, email="one@tests.example"))
    other = builders.member(builders.Role.OFFICER, body=reply.body, email="other@tests.example")
    assert other.pk not in editors_of(now(reply))
    comments_in(reply, other, note="There are some after all.")
    assert other.pk in editors_of(now(reply))
    assert Update.objects.filter(by=other).count() == 0


def test_an_issued_letter_keeps_its_words(reply, officer, liaison):
    builders.issued(reply, officer)
    said = {
        "": [
            "The letter is issued, so its words stay. Police and Crime Commissioner for West Mercia begins a "
            "correction first; then this can be done."
        ]
    }
    day = date(2023, 8, 25)
    assert refused(lambda: comments_sent(reply, liaison, on=day, note="More.")) == said
    assert refused(lambda: comments_in(reply, officer, on=day, note="More.")) == said
    assert refused(lambda: none_said(reply, officer, on=day, today=day, note="None.")) == said
    seen = now(reply).steps_taken
    take_back = {"reply": reply, "record": Record.NO_COMMENTS, "which": 0, "seen": seen, "by": officer, "at": at(day)}
    assert refused(lambda: take_back_record(**take_back, reason="No.")) == {
        "": ["The letter is issued, so its words stay. Begin a correction first."]
    }
    step_back(reply=reply, move=Move.CORRECT, seen=seen, reason="More came.", by=officer, at=at(day))
    comments_sent(reply, liaison, on=day, text=WORDS + " And more.", note="More.")
    assert now(reply).comments_received_on == day


def test_two_who_send_at_once_are_not_both_taken(reply, officer):
    comments = Comments(text=WORDS, on=DAY, authorised_by="DCC Other")
    call = {"reply": reply, "seen": now(reply).steps_taken, "comments": comments, "by": officer, "at": at(DAY)}
    record_comments(**call)
    with pytest.raises(ValidationError, match="Someone did something to this reply"):
        record_comments(**call, note="Again.")
    assert Reply.objects.get().steps.filter(kind=ReplyStep.Kind.COMMENTS_RECEIVED).count() == 1
