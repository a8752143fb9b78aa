"""A report entered from its pasted text: split, shown with what was read of it, then kept whole."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recommendations.flows.register_report import Asked, Early
from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.record.models import Position, Response
from tests.responses.replies.page_as_sent import PASTED, day_boxes, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import MOST_QUERIES, hmicfrs, make_report, member

pytestmark = pytest.mark.django_db
NEW = "/reports/new/"
TITLE = "How well forces count their radios"
CAUSE = """Cause of concern 1
The force loses its radios.

Recommendations
Within three months, the force should find them.
"""


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def registrar(client, officer):
    hmicfrs()
    client.force_login(officer)
    return client


def split(client, text=PASTED, **changed):
    return press(client, NEW, client.get(NEW), "split", pasted=text, **changed)


def rows_of(shown):
    """Each row as it stands in the form: kind, number, text, addressee, cause."""
    sent = fields_of(shown)
    names = ("kind", "number", "text", "addressee", "under")
    return [tuple(sent.get(f"row-{key}-{name}", [""])[0] for name in names) for key in sent.get("row", [])]


def read_of(shown):
    return [row.read for row in shown.context["rows"]]


def alike_of(shown):
    return [[(one.recommendation.report.title, one.how) for one in row.alike] for row in shown.context["rows"]]


# From the text to the register


def test_a_text_becomes_rows_with_its_deadlines_and_nothing_is_kept(registrar):
    shown = split(registrar)
    assert rows_of(shown) == [
        (
            "recommendation", "1", "By 31 July 2024, chief constables should count the radios.",
            "chief constables", "",
        ),
        (
            "recommendation", "2",
            "Within six months, chief constables should label the radios and record each label in a list of their own.",
            "chief constables", "",
        ),
        (
            "recommendation", "3",
            "With immediate effect, chief constables should keep the radios dry in every store and in every vehicle.",
            "chief constables", "",
        ),
    ]  # fmt: skip
    assert read_of(shown) == [
        (("By 31 July 2024", "31 Jul 2024"),),
        (("Within six months", "11 Jan 2024"),),
        (("With immediate effect", "from 11 Jul 2023, the day of publication"),),
    ]
    assert "Within six months 11 Jan 2024" in main_words(shown)
    assert not InspectionReport.objects.exists()


def test_the_head_of_the_text_fills_what_is_still_empty(registrar):
    sent = fields_of(split(registrar))
    names = ("title", "published_on_day", "published_on_month", "published_on_year", "is_out")
    assert [sent[name] for name in names] == [[TITLE], ["11"], ["7"], ["2023"], ["yes"]]


def test_what_a_person_typed_is_not_overwritten_by_the_head(registrar):
    typed = {"title": "Mine", **day_boxes("published_on", 12, "", "")}
    sent = fields_of(split(registrar, **typed))
    names = ("title", "published_on_day", "published_on_month", "published_on_year")
    assert [sent[name] for name in names] == [["Mine"], ["12"], [""], [""]]


def test_a_day_that_has_not_come_is_the_day_on_which_it_is_expected(registrar):
    sent = fields_of(split(registrar, PASTED.replace("11 July 2023", "5 September 2023")))
    assert (sent["is_out"], sent["published_on_day"]) == (["no"], [""])
    assert [sent[f"expected_on_{part}"] for part in ("day", "month", "year")] == [["5"], ["9"], ["2023"]]


def test_two_buttons_enter_a_report_of_three_recommendations(registrar, officer, west_mercia):
    """The bar is 40 clicks and key presses for twelve: here it is two, however many there are."""
    done = press(registrar, NEW, split(registrar))
    report = InspectionReport.objects.get()
    assert done.url == report.get_absolute_url()
    assert (report.title, report.published_on, report.source, report.kind, report.concerns_every_force) == (
        TITLE, date(2023, 7, 11), hmicfrs(), "national-thematic", True,
    )  # fmt: skip
    held = list(report.recommendations.values_list("position", "number", "addressee", "registered_by"))
    assert held == [(n, str(n), "chief constables", officer.pk) for n in (1, 2, 3)]
    due = list(Deadline.objects.values_list("kind", "due_on").order_by("recommendation__position"))
    assert due == [
        ("fixed", date(2024, 7, 31)), ("relative", date(2024, 1, 11)), ("immediate", date(2023, 7, 11)),
    ]  # fmt: skip
    assert set(Response.objects.values_list("recommendation__number", "force")) == {
        (number, west_mercia.pk) for number in "123"
    }
    assert list(Position.objects.order_by("response__recommendation__position").values_list("due_on", flat=True)) == [
        date(2024, 7, 31), date(2024, 1, 11), None,
    ]  # fmt: skip
    told = main_words(registrar.get(done.url))
    assert "The report is registered, with 3 findings. The last lawful day for the reply is Monday 4" in told


def test_a_text_that_was_not_split_is_split_first_whichever_button_is_pressed(registrar):
    shown = press(registrar, NEW, registrar.get(NEW), pasted=PASTED)
    assert len(rows_of(shown)) == 3
    assert not InspectionReport.objects.exists()
    press(registrar, NEW, shown)
    assert Recommendation.objects.count() == 3


def test_a_cause_of_concern_takes_its_recommendation_under_it(registrar):
    shown = split(registrar, CAUSE, title="Radios", **day_boxes("published_on", 11, 7, 2023))
    assert [row[4] for row in rows_of(shown)] == ["", "row-1"]
    press(registrar, NEW, shown)
    held = Recommendation.objects.order_by("position").values_list("kind", "parent__text")
    assert list(held) == [("cause-of-concern", None), ("recommendation", "The force loses its radios.")]


def test_what_was_left_over_is_shown(registrar):
    shown = split(registrar)
    assert shown.context["leftover"] == ["Back to contents"]
    assert "What was left over: 1 part of the text Nothing was taken from this: Back to contents" in main_words(shown)


def test_a_text_without_a_recommendation_says_so_and_stays(registrar):
    shown = split(registrar, "All is well with the radios.")
    assert "Nothing in the text was recognised as a recommendation." in main_words(shown)
    assert shown.context["leftover"] == ["All is well with the radios."]
    assert fields_of(shown)["pasted"] == ["All is well with the radios."]


def test_an_empty_box_is_refused_beside_it(registrar):
    shown = split(registrar, "  ")
    assert summary_of(shown) == [("Paste the text or choose a file first, or choose “Add a row”.", "#id_pasted")]


def test_a_text_too_long_is_refused_and_stays(registrar):
    shown = split(registrar, "x" * 500_001)
    assert summary_of(shown) == [
        ("The text must be 500,000 characters or fewer. You have 500,001: paste it in parts.", "#id_pasted")
    ]
    assert len(fields_of(shown)["pasted"][0]) == 500_001


def test_more_rows_than_can_be_entered_at_once_are_refused_and_the_text_stays(registrar):
    text = "\n\n".join(f"Recommendation {n}\nForces should do {n}." for n in range(1, 202))
    shown = split(registrar, text)
    assert summary_of(shown) == [
        ("This makes 201 rows, and at most 200 can be entered at once: paste it in parts.", "#id_pasted")
    ]
    assert rows_of(shown) == []
    assert fields_of(shown)["pasted"] == [text]


# Rows and a second reading


def test_a_text_that_is_split_again_replaces_what_was_left_alone_and_keeps_what_was_changed(registrar):
    shown = split(registrar)
    changed = PASTED.replace("count the radios", "count every radio")
    again = press(registrar, NEW, shown, "split", pasted=changed, row__3__text="In my own words.")
    assert [(row[1], row[2][:40]) for row in rows_of(again)] == [
        ("3", "In my own words."),
        ("1", "By 31 July 2024, chief constables should"),
        ("2", "Within six months, chief constables shou"),
        ("3", "With immediate effect, chief constables "),
    ]
    assert "count every radio" in rows_of(again)[1][2]


def test_a_row_is_removed_and_what_stood_under_it_stands_under_nothing(registrar):
    shown = press(registrar, NEW, split(registrar, CAUSE), "remove-1")
    assert [(row[0], row[4]) for row in rows_of(shown)] == [("recommendation", "")]


def test_a_row_is_added_and_what_was_typed_elsewhere_stays(registrar):
    typed = {**day_boxes("published_on", 31, 2, 2023), "row__2__text": "Typed.", "row__2__due_on_day": "40"}
    shown = press(registrar, NEW, split(registrar), "add", **typed)
    sent = fields_of(shown)
    assert sent["row"] == ["1", "2", "3", "4"]
    assert (sent["row-2-text"], sent["row-2-due_on_day"], sent["published_on_day"]) == (["Typed."], ["40"], ["31"])
    assert summary_of(shown) == []


def test_nothing_is_called_wrong_before_it_is_to_be_kept(registrar):
    shown = press(registrar, NEW, registrar.get(NEW), "add")
    assert summary_of(shown) == []
    assert "govuk-error-message" not in shown.content.decode()


# What is checked before it is kept


@pytest.mark.parametrize(
    "changed",
    [
        {"row__1__text": "By 1 May 2024, chief constables should count the radios."},
        {"published_on_day": "12"},
        {"row__1__due_on_day": "1", "row__1__due_on_month": "5", "row__1__due_on_year": "2024"},
    ],
)
def test_whatever_deadlines_are_read_from_is_shown_again_once_it_changed(registrar, changed):
    shown = press(registrar, NEW, split(registrar), **changed)
    assert "Check the deadlines that were read from the words, then save." in main_words(shown)
    assert not InspectionReport.objects.exists()
    press(registrar, NEW, shown)
    assert InspectionReport.objects.count() == 1


def test_what_no_deadline_is_read_from_is_kept_at_once(registrar):
    press(registrar, NEW, split(registrar), row__1__theme="Radios", row__1__number="1.1", title="Another")
    assert Recommendation.objects.values_list("number", "theme").first() == ("1.1", "Radios")


def test_a_date_entered_by_hand_is_kept_instead_of_what_was_read(registrar):
    entered = {"row__2__due_phrase": "by the spring", **day_boxes("row__2__due_on", 1, 4, 2024)}
    shown = press(registrar, NEW, split(registrar), **entered)
    assert "You entered 1 Apr 2024: it stands instead." in main_words(shown)
    press(registrar, NEW, shown)
    rows = Deadline.objects.filter(recommendation__number="2").values_list("phrase", "due_on", "by_hand")
    assert list(rows) == [("by the spring", date(2024, 4, 1), True)]


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        (
            {"row__2__number": "1"},
            ("Row 2: This report has a number 1 already. Change the number, or leave it empty.", "#id_row-2-number"),
        ),
        (
            {"row__3__text": ""},
            (
                "Row 3: Enter what the recommendation asks, or say that its wording is not held.",
                "#id_row-3-text",
            ),
        ),
        (
            {"row__3__wording_not_held": "on"},
            ("Row 3: Take the text out, or untick “The wording is not held”.", "#id_row-3-text"),
        ),
        (
            {"row__1__due_phrase": "by May"},
            ("Row 1: Last day is missing. Enter it, or take out the words that set it.", "#id_row-1-due_on_day"),
        ),
        (
            day_boxes("row__1__due_on", 31, 2, 2024),
            (
                "Row 1: Last day must be a real date: 31 February 2024 is not one. Enter a date such as 27 3 2024.",
                "#id_row-1-due_on_day",
            ),
        ),
        (
            {"row__1__under": "row-3"},
            ("Row 1: Choose a cause of concern that stands above, or none.", "#id_row-1-under"),
        ),
        (
            {"row__1__number": "1" * 21},
            ("Row 1: The number must be 20 characters or fewer: it has 21.", "#id_row-1-number"),
        ),
    ],
)
def test_a_mistake_in_a_row_is_named_with_its_row_and_nothing_is_kept(registrar, changed, refused):
    shown = press(registrar, NEW, split(registrar), **changed)
    assert summary_of(shown) == [refused]
    assert shown.content.decode().split("<title>")[1].startswith("Error: ")
    assert not InspectionReport.objects.exists()
    assert fields_of(shown)["title"] == [TITLE]


def test_a_cause_of_concern_stands_under_no_other(registrar):
    text = f"{CAUSE}\nCause of concern 2\nThe force finds no radio.\n"
    shown = split(registrar, text, title="Radios", **day_boxes("published_on", 11, 7, 2023))
    again = press(registrar, NEW, shown, row__3__under="row-1")
    assert summary_of(again) == [("Row 3: A cause of concern stands under no other. Choose “None”.", "#id_row-3-under")]


def test_hostile_words_are_escaped(registrar):
    text = PASTED.replace("count the radios", "<script>alert(1)</script>")
    page = split(registrar, text).content
    assert b"<script>alert" not in page
    assert b"&lt;script&gt;alert" in page


# What the register holds alike


def test_what_the_register_holds_alike_is_pointed_out_and_does_not_block(registrar):
    text = "By 31 May 2020, chief constables should label the radios and record each label in a list of their own."
    older = make_report("An older report", asked=[Asked(number="7", text=text)])
    shown = split(registrar)
    assert alike_of(shown) == [
        [], [("An older report", "asks the same, word for word but for its date or force")], [],
    ]  # fmt: skip
    assert f'href="{older.get_absolute_url()}#recommendations"' in shown.content.decode()
    press(registrar, NEW, shown)
    assert Recommendation.objects.count() == 4


@pytest.mark.parametrize(("named", "pointed_out"), [(True, 1), (False, 0)])
def test_what_is_not_out_is_pointed_out_to_those_named_alone(registrar, officer, metropolitan, named, pointed_out):
    whose = officer if named else member("officer", metropolitan)
    text = "Within a year, forces should label the radios and record each label in a list of their own."
    make_report("Early", asked=[Asked(text=text)], published_on=None, early=Early(seen_by=[whose.pk]))
    assert [len(found) for found in alike_of(split(registrar))] == [0, pointed_out, 0]


def test_what_was_taken_back_is_not_pointed_out(registrar):
    text = "Within a year, forces should label the radios and record each label in a list of their own."
    make_report("Withdrawn", asked=[Asked(text=text)])
    Recommendation.objects.update(withdrawn_at="2023-08-01T09:00Z")
    assert alike_of(split(registrar)) == [[], [], []]


# Its cost


@pytest.mark.parametrize("size", [1, 30, 200])
def test_the_page_costs_the_same_queries(registrar, size):
    make_report("Held", asked=[Asked(text=f"Forces should file form {n} in drawer {n}.") for n in range(1, size + 1)])
    text = "\n\n".join(f"Recommendation {n}\nForces should file form {n} in drawer {n}." for n in range(1, size + 1))
    shown = registrar.get(NEW)
    with CaptureQueriesContext(connection) as first:
        shown = press(registrar, NEW, shown, "split", pasted=text)
    with CaptureQueriesContext(connection) as again:
        shown = press(registrar, NEW, shown, title="")
    assert [len(row.alike) > 0 for row in shown.context["rows"]] == [True] * size
    assert (len(first), len(again)) == (9, 10)
    assert max(len(first), len(again)) <= MOST_QUERIES
