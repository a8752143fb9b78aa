"""Recommendations that ask again what an earlier one asked: shown with the answer given then, and linked by choice."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.models import Event
from recommendations.flows.register_report import Asked, Early, add_recommendations
from recommendations.models import InspectionReport, Recommendation, ReportAmendment
from responses.domain.status import Progress
from responses.record.models import Position
from responses.replies.flows.adopt_reply import AnswerRead, adopt_reply
from responses.replies.models import Reply
from tests import builders
from tests.responses.replies.page_as_sent import fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import AT, adopt_letter, body_of, hmicfrs, make_force, make_report, member

pytestmark = pytest.mark.django_db
NEW = "/reports/new/"
OLD = "By 31 July 2019, chief constables should count the radios and write the number in a list of their own."
AGAIN = OLD.replace("31 July 2019", "31 July 2024")
TEXT = f"Radios again\n\nPublished on: 11 July 2023\n\nRecommendation 1\n{AGAIN}\n"


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def registrar(client, officer):
    hmicfrs()
    client.force_login(officer)
    return client


@pytest.fixture
def kent():
    return make_force("Kent Police", "kent", body="Kent Commissioner")


@pytest.fixture
def earlier():
    return make_report("Radios", asked=[Asked(number="4", text=OLD)], published_on=date(2018, 7, 11))


def answer(report, force, *, words="We count them each month.", on=date(2018, 8, 30), **facts):
    """A letter of the time, read from a document."""
    asked = report.recommendations.get()
    return adopt_reply(
        report=report,
        force=force,
        body=body_of(force),
        facts={"letter_date": on, **facts},
        answers=[
            AnswerRead(
                recommendation=asked,
                heading=asked.heading,
                quoted_text=asked.text,
                answer=words,
                values={"progress": Progress.IN_PROGRESS},
            )
        ],
        at=AT,
    )


def split(client, text=TEXT, **changed):
    return press(client, NEW, client.get(NEW), "split", pasted=text, **changed)


def link(client, earlier, **changed):
    """The report registered, its recommendation linked to the earlier one; what the last page answered."""
    return press(client, NEW, split(client), row__1__asks_again=str(earlier.recommendations.get().pk), **changed)


# The answer given then


def test_the_answer_given_then_stands_beside_what_is_alike(registrar, earlier, west_mercia):
    answer(earlier, west_mercia)
    said = main_words(split(registrar))
    assert (
        "Recommendation 4, Radios (opens in a new tab) asks the same, word for word but for its date or force." in said
    )
    assert "In progress West Mercia Police’s response (opens in a new tab)" in said
    assert "Answered in the letter of 30 August 2018: We count them each month." in said
    assert "Is it one of these, asked again?" in said


def test_a_response_that_no_letter_answers_says_so(registrar, earlier):
    InspectionReport.objects.filter(pk=earlier.pk).update(published_on=date(2023, 1, 5))
    builders.opened(InspectionReport.objects.get(pk=earlier.pk))
    assert "No letter that is out answers it." in main_words(split(registrar))


def test_the_answer_of_a_letter_that_was_issued_here(client):
    body = builders.one_body()
    report = builders.a_report([Asked(number="1", text=OLD)], title="Radios before", published_on=builders.PUBLISHED_ON)
    builders.opened(report)
    builders.issued(Reply.objects.get())
    with time_machine.travel("2023-09-10 09:00", tick=False):
        client.force_login(builders.officer(body))
        said = main_words(split(client, TEXT.replace("Published on: 11 July 2023\n\n", "")))
    assert "Answered in the letter of 23 August 2023:" in said
    assert "We ask each month." in said


def test_what_other_offices_answered_is_not_shown_as_ours(registrar, earlier, kent):
    answer(earlier, kent, words="Kent’s own words.")
    said = main_words(split(registrar))
    assert "Kent’s own words." not in said
    assert "Answered in the letter" not in said
    assert "Kent Police" not in said.partition("The register holds one like it:")[2].partition("Is it one of these")[0]


def test_an_answer_is_shown_as_words(registrar, earlier, west_mercia):
    answer(earlier, west_mercia, words="<script>alert(1)</script>")
    shown = split(registrar)
    assert b"<script>alert(1)" not in shown.content
    assert "<script>alert(1)</script>" in main_words(shown)


# The link


def test_a_choice_links_the_two_and_the_earlier_response_stays_as_it_is(registrar, officer, earlier, west_mercia):
    answer(earlier, west_mercia)
    before = list(Position.objects.order_by("pk").values())
    link(registrar, earlier)
    made = Recommendation.objects.get(report__title="Radios again")
    assert made.asks_again == earlier.recommendations.get()
    assert made.asks_again.superseded_by is None
    assert list(Position.objects.filter(report=earlier).order_by("pk").values()) == before
    (event,) = Event.objects.filter(facts__did="recommendations added", facts__report="Radios again")
    assert event.by == officer
    assert event.facts["added"] == [{"id": made.pk, "heading": "Recommendation 1", "asks_again": made.asks_again_id}]


def test_without_a_choice_nothing_is_linked(registrar, earlier):
    press(registrar, NEW, split(registrar))
    assert Recommendation.objects.get(report__title="Radios again").asks_again is None


def test_the_choice_outlives_another_reading_of_the_text(registrar, earlier):
    shown = split(registrar)
    again = press(
        registrar, NEW, shown, "split", pasted=TEXT + "\nRecommendation 2\nForces should dry them.\n",
        row__1__asks_again=str(earlier.recommendations.get().pk),
    )  # fmt: skip
    chosen = [fields_of(again)[f"row-{key}-asks_again"] for key in fields_of(again)["row"][:1]]
    assert chosen == [[str(earlier.recommendations.get().pk)]]


def test_both_pages_show_the_link(registrar, earlier, west_mercia):
    answer(earlier, west_mercia)
    link(registrar, earlier)
    again = InspectionReport.objects.get(title="Radios again")
    old, new = earlier.recommendations.get(), again.recommendations.get()
    pages = {
        one: main_words(registrar.get(reverse("response", args=[one.responses.get(force=west_mercia).pk])))
        for one in (old, new)
    }
    assert "It was asked again: Recommendation 1, Radios again , 11 Jul 2023 Not started" in pages[old]
    assert "It asks again what was asked before: Recommendation 4, Radios , 11 Jul 2018 In progress" in pages[new]
    assert "Asked again in: Recommendation 1, Radios again" in main_words(registrar.get(earlier.get_absolute_url()))
    assert "Asks again: Recommendation 4, Radios" in main_words(registrar.get(again.get_absolute_url()))


def test_a_report_that_a_person_may_not_see_is_in_no_link(registrar, earlier, client, west_mercia, kent):
    builders.opened(earlier)
    report = make_report("Secret", asked=[], published_on=None, early=Early(seen_by=[]))
    add_recommendations(
        report=report, asked=[Asked(number="1", text=AGAIN, asks_again=earlier.recommendations.get().pk)]
    )
    client.force_login(member("officer", kent))
    assert "Secret" not in main_words(client.get(earlier.get_absolute_url()))


@pytest.mark.parametrize("typed", ["0", "999999", "-1", "abc", "9" * 30, "own"])
def test_what_is_not_offered_is_refused_beside_the_row(typed, registrar, earlier):
    shown = press(registrar, NEW, split(registrar), row__1__asks_again=typed)
    assert [text for text, _ in summary_of(shown)] == [
        "Row 1: Choose a recommendation that the register holds, or none."
    ]
    assert not InspectionReport.objects.filter(title="Radios again").exists()


def test_one_of_a_report_that_the_person_may_not_see_is_refused(registrar, earlier):
    hidden = make_report("Secret", asked=[], published_on=None, early=Early(seen_by=[]))
    (asked,) = add_recommendations(report=hidden, asked=[Asked(number="1", text=OLD)])
    shown = press(registrar, NEW, split(registrar), row__1__asks_again=str(asked.pk))
    assert len(summary_of(shown)) == 1
    assert "Secret" not in main_words(shown)


def test_a_report_asks_nothing_of_its_own_again(registrar, earlier):
    address = f"{earlier.get_absolute_url()}recommendations/new/"
    shown = press(registrar, address, registrar.get(address), "split", pasted=f"Recommendation 5\n{AGAIN}")
    assert "Is it one of these, asked again?" not in main_words(shown)
    key = fields_of(shown)["row"][0]
    own = str(earlier.recommendations.get().pk)
    refused = press(registrar, address, shown, **{f"row__{key}__asks_again": own})
    ((text, _target),) = summary_of(refused)
    assert text.endswith("Choose a recommendation that the register holds, or none.")
    assert earlier.recommendations.count() == 1


def test_the_database_refuses_one_that_asks_itself_again(earlier):
    asked = earlier.recommendations.get()
    with pytest.raises(IntegrityError, match="no_recommendation_asks_itself_again"), transaction.atomic():
        Recommendation.objects.filter(pk=asked.pk).update(asks_again=asked.pk)


# The link corrected


def correct(client, recommendation, **changed):
    report = recommendation.report
    address = reverse("recommendation-correct", args=[report.source.slug, report.slug, recommendation.pk])
    shown = press(client, address, client.get(address), **changed)
    if shown.status_code == 200 and not summary_of(shown):
        shown = press(client, address, shown, "confirmed")
    return shown


def test_a_link_is_made_later_and_taken_away_with_its_reason(registrar, officer, earlier):
    new = make_report("Radios again", asked=[Asked(number="1", text=AGAIN)]).recommendations.get()
    old = earlier.recommendations.get()
    assert correct(registrar, new, reason="Asked before.", asks_again=str(old.pk)).status_code == 302
    new.refresh_from_db()
    assert new.asks_again == old
    made = ReportAmendment.objects.latest("pk")
    assert (made.before, made.after) == (
        {"recommendation": "Recommendation 1", "asks_again": ""},
        {"recommendation": "Recommendation 1", "asks_again": "Recommendation 4, Radios"},
    )
    assert correct(registrar, new, reason="It is another.", asks_again="").status_code == 302
    new.refresh_from_db()
    assert new.asks_again is None
    changes = main_words(registrar.get(f"{new.report.get_absolute_url()}changes/"))
    assert "Recommendation 1, Asks again: was Recommendation 4, Radios → , is none" in changes


def test_a_correction_of_the_words_leaves_the_link(registrar, earlier):
    link(registrar, earlier)
    new = Recommendation.objects.get(report__title="Radios again")
    correct(registrar, new, reason="A slip.", text=AGAIN.replace("count", "list"))
    new.refresh_from_db()
    assert (new.text, new.asks_again) == (AGAIN.replace("count", "list"), earlier.recommendations.get())


def test_someone_elses_link_is_not_written_over_and_is_named(registrar, earlier):
    new = make_report("Radios again", asked=[Asked(number="1", text=AGAIN)]).recommendations.get()
    other = make_report("Radios before", asked=[Asked(number="2", text=OLD)], published_on=date(2015, 7, 11))
    address = reverse("recommendation-correct", args=["hmicfrs", new.report.slug, new.pk])
    opened = registrar.get(address)
    assert correct(registrar, new, reason="Asked.", asks_again=str(earlier.recommendations.get().pk)).status_code == 302
    stale = press(registrar, address, opened, reason="Mine.", asks_again=str(other.recommendations.get().pk))
    assert stale.status_code == 409
    assert "Recommendation 4, Radios Recommendation 2, Radios before" in main_words(stale)
    new.refresh_from_db()
    assert new.asks_again == earlier.recommendations.get()


def test_a_link_to_what_is_not_held_is_refused(registrar, earlier):
    new = make_report("Radios again", asked=[Asked(number="1", text=AGAIN)]).recommendations.get()
    shown = correct(registrar, new, reason="Asked before.", asks_again="999999")
    assert [text for text, _ in summary_of(shown)] == ["Choose a recommendation that the register holds, or none."]


@pytest.mark.parametrize("size", [1, 30])
def test_the_answers_given_then_cost_the_same_queries(size, registrar, west_mercia):
    things = ["radios", "cars", "horses", "boats", "drones", "dogs"]
    words = [
        f"count the {things[n % 6]} of store {n} and write number {n * 7} in the list for {things[n // 6]}"
        for n in range(size)
    ]
    asked = [
        Asked(number=str(n), text=f"By 31 July 2019, chief constables should {each}.") for n, each in enumerate(words)
    ]
    report = make_report("Radios", asked=asked, published_on=date(2018, 7, 11))
    adopt_letter(report, west_mercia, letter_date=date(2018, 8, 30))
    text = "".join(
        f"Recommendation {n}\nBy 31 July 2024, chief constables should {each}.\n\n" for n, each in enumerate(words)
    )
    shown = registrar.get(NEW)
    with CaptureQueriesContext(connection) as queries:
        shown = press(registrar, NEW, shown, "split", pasted=text)
    assert main_words(shown).count("Answered in the letter of 30 August 2018") >= size
    assert len(queries) == 12
