"""A date typed in three boxes: what is read, what is refused and in which words."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from tests.tracker.markup import read
from tracker.kit.date_input import GovukDateField, month_number


class Asked(forms.Form):
    effective_on = GovukDateField(label="Effective date")


def asked(day, month, year):
    data = {"effective_on_day": day, "effective_on_month": month, "effective_on_year": year}
    return Asked(data)


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("27", "3", "2024", date(2024, 3, 27)),
        ("07", "03", "2024", date(2024, 3, 7)),
        (" 7 ", " 3", "2024 ", date(2024, 3, 7)),
        ("29", "2", "2024", date(2024, 2, 29)),
        ("1", "march", "2024", date(2024, 3, 1)),
        ("1", "MAR", "2024", date(2024, 3, 1)),
        ("1", "Sept.", "2023", date(2023, 9, 1)),
        ("1", "sep", "2023", date(2023, 9, 1)),
        ("31", "December", "2199", date(2199, 12, 31)),
        ("1", "Ionawr", "1900", date(1900, 1, 1)),
        ("4", "Medi", "2023", date(2023, 9, 4)),
    ],
)
def test_a_date_is_read(day, month, year, expected):
    form = asked(day, month, year)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["effective_on"] == expected


MEND = "Enter a date such as 27 3 2024."


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "parts"),
    [
        ("", "", "", f"Effective date is missing. {MEND}", {"day", "month", "year"}),
        ("27", "", "2024", f"Effective date must include a month. {MEND}", {"month"}),
        ("", "3", "", f"Effective date must include a day and a year. {MEND}", {"day", "year"}),
        ("", "", "2024", f"Effective date must include a day and a month. {MEND}", {"day", "month"}),
        (
            "31",
            "2",
            "2024",
            f"Effective date must be a real date: 31 February 2024 is not one. {MEND}",
            {"day", "month", "year"},
        ),
        (
            "29",
            "feb",
            "2023",
            f"Effective date must be a real date: 29 February 2023 is not one. {MEND}",
            {"day", "month", "year"},
        ),
        ("0", "1", "2024", f"Effective date must be a real date: 0 January 2024 is not one. {MEND}", None),
        ("abc", "2", "2024", f"Effective date must be a real date: abc 2 2024 is not one. {MEND}", {"day"}),
        ("31", "2", "abc", f"Effective date must be a real date: 31 2 abc is not one. {MEND}", {"year"}),
        ("1", "13", "2024", f"Effective date must be a real date: 1 13 2024 is not one. {MEND}", {"month"}),
        ("1", "ma", "2024", f"Effective date must be a real date: 1 ma 2024 is not one. {MEND}", {"month"}),
        ("1", "marchy", "2024", f"Effective date must be a real date: 1 marchy 2024 is not one. {MEND}", {"month"}),
        (
            "1",
            "3",
            "24",
            "Effective date must have a year of 4 digits: 24 is not one. Enter a year such as 2024.",
            {"year"},
        ),
        ("1", "3", "0202", "Effective date must be between the years 1900 and 2199: 202 is not.", {"year"}),
        ("1", "3", "2200", "Effective date must be between the years 1900 and 2199: 2200 is not.", {"year"}),
        ("٣", "3", "2024", f"Effective date must be a real date: ٣ 3 2024 is not one. {MEND}", {"day"}),
    ],
)
def test_what_is_no_date_is_refused_with_the_box_that_is_wrong(day, month, year, message, parts):
    form = asked(day, month, year)
    assert form.errors == {"effective_on": [message]}
    assert form["effective_on"].wrong_parts == (parts or {"day", "month", "year"})


def test_nothing_typed_is_lost_and_the_wrong_box_is_marked():
    found = read(str(asked("31", "Feb", "abc")["effective_on"].as_field_group()))
    boxes = {box.attributes["name"]: box for box in found.all("input")}
    assert {name: box.attributes["value"] for name, box in boxes.items()} == {
        "effective_on_day": "31",
        "effective_on_month": "Feb",
        "effective_on_year": "abc",
    }
    marked = {name for name, box in boxes.items() if "govuk-input--error" in box.classes}
    assert marked == {name for name, box in boxes.items() if box.has(aria_invalid="true")} == {"effective_on_year"}


def test_a_date_held_is_shown_in_the_three_boxes():
    boxes = read(str(Asked(initial={"effective_on": date(2023, 9, 4)})["effective_on"])).all("input")
    assert [(box.attributes["id"], box.attributes["value"]) for box in boxes] == [
        ("id_effective_on_day", "4"),
        ("id_effective_on_month", "9"),
        ("id_effective_on_year", "2023"),
    ]
    assert [box.attributes.get("inputmode") for box in boxes] == ["numeric", None, "numeric"]


def test_a_date_that_may_be_left_out_may_be_left_out():
    assert GovukDateField(label="Sent on", required=False).clean(["", " ", None]) is None


def test_only_another_date_is_a_change():
    field = GovukDateField(label="Sent on", required=False)
    held = date(2023, 9, 4)
    assert field.has_changed(held, ["04", "Sept", "2023"]) is False
    assert field.has_changed(None, ["", "", ""]) is False
    assert field.has_changed(held, ["5", "9", "2023"]) is True
    assert field.has_changed(held, ["", "", ""]) is True
    assert field.has_changed(held, ["31", "2", "2023"]) is True


def test_a_field_without_a_label_still_says_what_is_wrong():
    with pytest.raises(ValidationError) as refused:
        GovukDateField().clean(["", "1", "2024"])
    assert refused.value.messages == [f"Date must include a day. {MEND}"]


def test_every_month_is_known_by_name_in_both_languages():
    english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    welsh = ["Ion", "Chw", "Maw", "Ebr", "Mai", "Meh", "Gor", "Aws", "Med", "Hyd", "Tac", "Rha"]
    assert [month_number(name) for name in english] == list(range(1, 13))
    assert [month_number(name) for name in welsh] == list(range(1, 13))
