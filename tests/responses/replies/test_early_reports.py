"""A report that is not out yet: seen by the people named and by no one else, answered by nobody, then out."""

from datetime import date

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from recommendations.flows.register_report import Asked, Early
from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.record.models import Position, Response
from responses.replies.models import Reply
from tests.responses.replies.page_as_sent import day_boxes, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import (
    MOST_QUERIES,
    hmicfrs,
    list_of,
    make_report,
    member,
    page,
    queries_of,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db
NEW = "/reports/new/"
TEXT = "Within six months, forces should label the radios and record each label in a list of their own."


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def holder(west_mercia):
    return member("office-holder", west_mercia)


@pytest.fixture
def early(officer, holder):
    """Named: the officer and the office holder."""
    facts = Early(expected_on=date(2023, 9, 5), seen_by=[officer.pk, holder.pk])
    return make_report("Radios", asked=[Asked(number="1", text=TEXT)], published_on=None, early=facts)


def pages_of(report):
    args = [report.source.slug, report.slug]
    one = report.recommendations.get()
    return {
        "report": report.get_absolute_url(),
        **{name: reverse(name, args=args) for name in ("report-correct", "report-changes", "report-out")},
        "recommendation-new": reverse("recommendation-new", args=args),
        "recommendation-correct": reverse("recommendation-correct", args=[*args, one.pk]),
    }


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# Entered


def test_it_is_entered_with_its_day_and_the_people_who_may_see_it(client, officer, holder, west_mercia):
    hmicfrs()
    reader = member("reader", west_mercia)
    shown = sign_in(client, officer).get(NEW)
    typed = {"title": "Radios", "is_out": "no", "seen_by": [holder.pk], **day_boxes("expected_on", 5, 9, 2023)}
    done = press(client, NEW, shown, **typed)
    report = InspectionReport.objects.get()
    assert (report.not_published, report.published_on, report.expected_on) == (True, None, date(2023, 9, 5))
    assert set(report.seen_by.all()) == {officer, holder}
    assert told(done) == ["The report is registered. Until it is out, only you and the people whom you named see it."]
    assert [sign_in(client, person).get(done.url).status_code for person in (holder, reader)] == [200, 404]


def test_only_people_of_ones_own_office_can_be_named(client, officer, holder, metropolitan):
    other = member("officer", metropolitan)
    shown = sign_in(client, officer).get(NEW)
    offered = shown.context["form"].fields["seen_by"].choices
    assert offered == [(holder.pk, str(holder))]
    again = press(client, NEW, shown, title="Radios", is_out="no", seen_by=[other.pk])
    assert ("Choose people from the list.", "#id_seen_by_0") in summary_of(again)
    assert not InspectionReport.objects.exists()


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        (
            day_boxes("published_on", 11, 7, 2023),
            ("Take the date of publication 11 July 2023 out, or choose “It is out”.", "#id_published_on_day"),
        ),
        (
            day_boxes("expected_on", 21, 8, 2023),
            (
                "Date on which it is expected must be today or later: 21 August 2023 has gone by.",
                "#id_expected_on_day",
            ),
        ),
    ],
)
def test_what_contradicts_it_is_refused(client, officer, typed, refused):
    hmicfrs()
    shown = sign_in(client, officer).get(NEW)
    assert summary_of(press(client, NEW, shown, title="Radios", is_out="no", **typed)) == [refused]
    assert not InspectionReport.objects.exists()


# Seen


def test_nothing_is_opened_for_it_and_its_page_says_so(client, officer, early):
    shown = page(sign_in(client, officer), early)
    text = main_words(shown)
    assert "Not out yet: it is expected on Tuesday 5 September 2023. No clock runs until it is out." in text
    assert "Expected Tuesday 5 September 2023 Seen by office-holder person, officer person" in text
    assert "1 Within six months, forces should label" in text
    assert "Within six months no date can be worked out" in text
    assert [shown.context[name] for name in ("panels", "mine", "answered")] == [[], [], None]
    assert (Response.objects.count(), Reply.objects.count()) == (0, 0)


def test_the_list_begins_with_it_for_those_named(client, officer, early):
    make_report("Out already")
    rows = list_of(sign_in(client, officer)).context["table"].rows
    assert [(row.record.title, row.get_cell("published_on"), row.get_cell("reply")) for row in rows] == [
        ("Radios", "Not out yet: expected 5 Sep 2023", "None owed: the report is not out yet."),
        ("Out already", "11 Jul 2023", "No record held"),
    ]


@pytest.mark.parametrize("who", ["reader", "register-editor", "administrator", "liaison", "officer of another"])
def test_no_one_else_finds_it_anywhere(client, west_mercia, metropolitan, early, who):
    person = member("officer", metropolitan) if who == "officer of another" else member(who, west_mercia)
    client = sign_in(client, person)
    edits = who in {"register-editor", "officer of another"}
    statuses = {name: client.get(address).status_code for name, address in pages_of(early).items()}
    assert statuses == {
        "report": 404,
        "report-changes": 404,
        "report-correct": 404 if edits else 403,
        "report-out": 404 if edits else 403,
        "recommendation-new": 404 if edits else 403,
        "recommendation-correct": 404 if edits else 403,
    }
    posted = [client.post(pages_of(early)[name]).status_code for name in ("report-out", "recommendation-new")]
    assert posted == [404 if edits else 403] * 2
    assert list(list_of(client).context["table"].rows) == []
    if who != "administrator":
        assert "Radios" not in words(client.get(reverse("recommendations")))


def test_those_named_who_do_not_keep_the_register_read_and_change_nothing(client, holder, early):
    client = sign_in(client, holder)
    statuses = {name: client.get(address).status_code for name, address in pages_of(early).items()}
    assert statuses == {
        "report": 200, "report-changes": 200, "report-correct": 403, "report-out": 403, "recommendation-new": 403,
        "recommendation-correct": 403,
    }  # fmt: skip
    assert "It is out" not in main_words(page(client, early))


def test_another_office_registers_a_report_of_that_title_and_learns_nothing(client, metropolitan, early):
    client = sign_in(client, member("officer", metropolitan))
    done = press(client, NEW, client.get(NEW), title="Radios", **day_boxes("published_on", 21, 8, 2023))
    assert done.url == "/reports/hmicfrs/radios/"


# Out


def out(client, report, *day):
    address = reverse("report-out", args=[report.source.slug, report.slug])
    return press(client, address, client.get(address), **(day_boxes("published_on", *day) if day else {}))


def test_once_it_is_out_its_clock_starts_and_answers_are_opened(client, officer, west_mercia, early):
    done = out(sign_in(client, officer), early, 21, 8, 2023)
    assert done.url == "/reports/hmicfrs/radios/"
    assert told(done) == ["The report is out. The last lawful day for the reply is Sunday 15 October 2023."]
    assert list(Response.objects.values_list("recommendation__number", "force")) == [("1", west_mercia.pk)]
    assert Reply.objects.get().report_date_read == date(2023, 8, 21)
    assert Deadline.objects.get().due_on == date(2024, 2, 21)
    assert Position.objects.get().due_on == date(2024, 2, 21)
    shown = main_words(client.get(done.url))
    assert "Why: The report is out. Published: was not out yet → , is Monday 21 August 2023" in shown


def test_everyone_finds_it_then(client, officer, metropolitan, early):
    done = out(sign_in(client, officer), early, 21, 8, 2023)
    assert sign_in(client, member("liaison", metropolitan)).get(done.url).status_code == 200


def test_the_day_stands_there_already(client, officer, early):
    address = reverse("report-out", args=[early.source.slug, early.slug])
    sent = fields_of(sign_in(client, officer).get(address))
    assert [sent[f"published_on_{part}"] for part in ("day", "month", "year")] == [["22"], ["8"], ["2023"]]
    with time_machine.travel("2023-09-06 09:00", tick=False):
        sent = fields_of(sign_in(client, officer).get(address))
    assert [sent[f"published_on_{part}"] for part in ("day", "month", "year")] == [["5"], ["9"], ["2023"]]


def test_a_day_that_has_not_come_is_refused(client, officer, early):
    refused = out(sign_in(client, officer), early, 23, 8, 2023)
    assert summary_of(refused) == [
        (
            "Date of publication must be today or earlier: 23 August 2023 has not come yet.",
            "#id_published_on_day",
        )
    ]
    assert not Response.objects.exists()


def test_it_is_refused_beside_a_report_of_its_title(client, officer, early):
    make_report("Radios")
    refused = out(sign_in(client, officer), early, 21, 8, 2023)
    [(text, _target)] = summary_of(refused)
    assert text == "The register holds a report of this title that is out. Correct the title, or take this one away."


def test_it_is_taken_away_by_a_post_alone(client, officer, early):
    address = reverse("report-take-away", args=[early.source.slug, early.slug])
    client = sign_in(client, officer)
    assert client.get(address).status_code == 405
    assert InspectionReport.objects.standing().count() == 1
    assert client.post(address).url == reverse("reports")
    assert list(list_of(client).context["table"].rows) == []
    assert page(client, early).status_code == 404
    assert Recommendation.objects.standing().count() == 0


@pytest.mark.parametrize("name", ["report-out", "report-take-away"])
def test_a_report_that_is_out_has_no_such_pages(client, officer, name):
    report = make_report()
    address = reverse(name, args=[report.source.slug, report.slug])
    assert sign_in(client, officer).post(address).status_code == 404
    assert InspectionReport.objects.standing().count() == 1


@pytest.mark.parametrize("size", [1, 30])
def test_its_page_costs_the_same_queries(client, django_assert_max_num_queries, officer, size):
    asked = [Asked(number=str(n), text=TEXT) for n in range(size)]
    report = make_report("Radios", asked=asked, published_on=None, early=Early(seen_by=[officer.pk]))
    for number in range(size):
        report.seen_by.create(email=f"person-{number}@example.org", name=f"Person {number:02}")
    client = sign_in(client, officer)
    assert queries_of(client, django_assert_max_num_queries, report.get_absolute_url()) == 9
    assert MOST_QUERIES == 10


# What was changed before it was out


def test_what_was_changed_before_it_was_out_is_for_those_named(client, officer, holder, metropolitan, early):
    address = reverse("report-correct", args=[early.source.slug, early.slug])
    client = sign_in(client, officer)
    shown = press(client, address, client.get(address), reason="The draft says so.", title="Radios, a draft")
    press(client, address, shown, "confirmed")
    done = out(client, InspectionReport.objects.get(), 21, 8, 2023)
    seen = {}
    for who, person in {"named": holder, "other": member("officer", metropolitan)}.items():
        changes = sign_in(client, person).get(f"{done.url}changes/").context["changes"]
        seen[who] = [change.reason for change in changes]
    assert seen == {"named": ["The report is out.", "The draft says so."], "other": ["The report is out."]}
