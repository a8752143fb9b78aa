"""Recommendations added to a report that the register holds: typed or pasted, one or many."""

from datetime import date

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recommendations.flows.register_report import Asked
from recommendations.models import Recommendation
from responses.record.models import Position, Response, Update
from tests.responses.replies.page_as_sent import PASTED, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import MOST_QUERIES, make_report, numbered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def registrar(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def report(officer):
    return make_report()


def adding(report):
    return reverse("recommendation-new", args=["hmicfrs", report.slug])


TYPED = {
    "row__1__number": "2",
    "row__1__text": "By 31 July 2024, chief constables should make sure.\r\nWithin six months, they should report.",
    "row__1__addressee": "chief constables",
    "row__1__theme": "Firearms",
}


def checked(client, report, **changed):
    """The page on which the deadlines of a row are shown before it is kept."""
    return press(client, adding(report), client.get(adding(report)), **{**TYPED, **changed})


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_page_begins_with_an_empty_row(registrar, report):
    sent = fields_of(registrar.get(adding(report)))
    assert (sent["row"], sent["row-1-kind"], sent["row-1-text"]) == (["1"], ["recommendation"], [""])


def test_the_deadlines_are_shown_before_anything_is_kept(registrar, report):
    shown = checked(registrar, report)
    assert [row.read for row in shown.context["rows"]] == [
        (("By 31 July 2024", "31 Jul 2024"), ("Within six months", "11 Jan 2024"))
    ]
    assert "Deadline read By 31 July 2024 31 Jul 2024 Within six months 11 Jan 2024" in main_words(shown)
    assert 'value="chief constables"' in shown.content.decode()
    assert not Recommendation.objects.exists()


def test_checked_it_is_kept_with_its_deadlines_and_its_responses(registrar, officer, report, west_mercia):
    added = press(registrar, adding(report), checked(registrar, report))
    assert added.url == report.get_absolute_url()
    one = Recommendation.objects.get()
    assert (one.number, one.kind, one.addressee, one.theme, one.wording_held, one.position) == (
        "2", "recommendation", "chief constables", "Firearms", True, 1,
    )  # fmt: skip
    assert one.text == "By 31 July 2024, chief constables should make sure.\nWithin six months, they should report."
    assert [(row.phrase, row.due_on) for row in one.deadlines.all()] == [
        ("By 31 July 2024", date(2024, 7, 31)),
        ("Within six months", date(2024, 1, 11)),
    ]
    response = Response.objects.get()
    assert (response.recommendation, response.force) == (one, west_mercia)
    assert one.registered_by == officer
    assert (Update.objects.get().by, Update.objects.get().origin) == (None, "register")
    assert Position.objects.get().due_on == date(2024, 1, 11)
    assert told(added) == [
        f'Recommendation 2 is added. <a class="govuk-notification-banner__link" href="{adding(report)}">Add more</a>'
    ]


def test_many_are_pasted_at_once(registrar, report):
    shown = press(registrar, adding(report), registrar.get(adding(report)), "split", pasted=PASTED)
    assert fields_of(shown)["row"] == ["2", "3", "4"]
    assert "How well forces count their radios" in shown.context["leftover"][0]
    added = press(registrar, adding(report), shown)
    assert told(added)[0].startswith("3 findings are added. ")
    assert list(Response.objects.values_list("recommendation__number", flat=True)) == ["1", "2", "3"]


def test_words_in_the_message_are_escaped(registrar, report):
    shown = checked(registrar, report, row__1__number="<b>2</b>")
    page = registrar.get(press(registrar, adding(report), shown).url).content.decode()
    assert f'href="{adding(report)}">Add more</a>' in page
    assert "Recommendation &lt;b&gt;2&lt;/b&gt; is added." in page
    assert "<b>2</b>" not in page


def test_words_changed_after_the_check_are_checked_again(registrar, report):
    shown = checked(registrar, report)
    again = press(registrar, adding(report), shown, row__1__text="By 1 May 2024, chief constables should act.")
    assert [row.read for row in again.context["rows"]] == [(("By 1 May 2024", "1 May 2024"),)]
    assert not Recommendation.objects.exists()


def test_nothing_understood_as_a_deadline_is_said(registrar, report):
    shown = checked(registrar, report, row__1__text="Chief constables should act.")
    assert "Nothing understood as a deadline in these words." in main_words(shown)


def test_a_wording_not_held_is_said_and_kept_so(registrar, report):
    facts = {"row__1__text": "", "row__1__wording_not_held": "on"}
    press(registrar, adding(report), checked(registrar, report, **facts))
    assert list(Recommendation.objects.values_list("number", "text", "wording_held")) == [("2", "", False)]


def test_a_row_that_nobody_filled_in_is_not_kept(registrar, report):
    shown = press(registrar, adding(report), checked(registrar, report), "add")
    press(registrar, adding(report), shown)
    assert Recommendation.objects.count() == 1


def test_nothing_at_all_is_refused(registrar, report):
    shown = press(registrar, adding(report), registrar.get(adding(report)))
    assert summary_of(shown) == [
        ("Paste the text of the recommendations, choose a file, or fill in a row.", "#id_pasted")
    ]


def test_a_number_that_the_report_has_is_refused_beside_its_row(registrar, officer):
    report = make_report(asked=[Asked(number="2", text="Forces should act.")])
    shown = checked(registrar, report)
    assert summary_of(shown) == [
        ("Row 1: This report has a number 2 already. Change the number, or leave it empty.", "#id_row-1-number")
    ]
    assert 'value="chief constables"' in shown.content.decode()
    assert Recommendation.objects.count() == 1


def test_the_same_number_of_another_kind_is_not_taken(registrar, officer):
    report = make_report(asked=[Asked(number="2", text="Forces should act.", kind="afi")])
    press(registrar, adding(report), checked(registrar, report))
    assert Recommendation.objects.count() == 2


def test_a_cause_of_concern_that_the_register_holds_can_be_chosen(registrar, officer):
    report = make_report(asked=[Asked(number="1", text="Radios are lost.", kind="cause-of-concern")])
    [cause] = report.recommendations.all()
    shown = checked(registrar, report, row__1__under=f"held-{cause.pk}", row__1__number="1")
    assert f'<option value="held-{cause.pk}" selected>Cause of concern 1, in the register</option>' in (
        shown.content.decode()
    )
    press(registrar, adding(report), shown)
    assert Recommendation.objects.get(kind="recommendation").parent == cause


def test_what_the_same_report_holds_alike_is_pointed_out(registrar, officer):
    text = "Chief constables should label the radios and record each label in a list of their own."
    report = make_report(asked=[Asked(number="1", text=text)])
    shown = checked(registrar, report, row__1__text=text)
    assert [[one.recommendation.heading for one in row.alike] for row in shown.context["rows"]] == [
        ["Recommendation 1"]
    ]


def test_a_number_taken_meanwhile_is_told_and_nothing_typed_is_lost(registrar, report, monkeypatch):
    """Between the form's look and the flow's, someone else has taken it."""
    shown = checked(registrar, report)
    make_report(title="Another", asked=[])
    monkeypatch.setattr("responses.replies.forms.register_rows.Rows._refuse_numbers", lambda rows: None)
    Recommendation.objects.create(report=report, position=1, number="2", text="Theirs.")
    again = press(registrar, adding(report), shown)
    assert summary_of(again) == [
        ("This report has a number 2 already. Change the number, or leave it empty.", "#id_pasted")
    ]
    assert fields_of(again)["row-1-theme"] == ["Firearms"]


@pytest.mark.parametrize("slug", ["nothing-here", "tomorrow"])
def test_a_report_that_is_not_out_is_not_found(registrar, officer, slug):
    make_report("Tomorrow", published_on=date(2023, 8, 23))
    assert registrar.get(reverse("recommendation-new", args=["hmicfrs", slug])).status_code == 404


@pytest.mark.parametrize("size", [1, 30])
def test_the_page_costs_the_same_queries(registrar, officer, size):
    report = make_report(asked=numbered(size))
    shown = registrar.get(adding(report))
    with CaptureQueriesContext(connection) as queries:
        press(registrar, adding(report), shown, row__1__text="Forces should do 1.", row__1__number="1")
    assert len(queries) == 8
    assert len(queries) <= MOST_QUERIES
