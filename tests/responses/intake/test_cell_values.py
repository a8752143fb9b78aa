"""What each cell holds as its field takes it, and what is said where it holds nothing of the kind."""

from datetime import date

import pytest

from responses.intake.cell_dates import WholeMonth, as_date
from responses.intake.cell_values import Numbered, Unread, as_choice, as_kind, as_number, as_text
from responses.intake.models import Import
from responses.intake.sheets.values import BadCell, BadCellCode
from responses.record.labels import LABELS

DAY_FIRST, MONTH_FIRST = Import.DateOrder
JULY = date(2024, 7, 31)


def said(read, *args):
    with pytest.raises(Unread) as refused:
        read(*args)
    return str(refused.value)


# Dates


@pytest.mark.parametrize(
    "value",
    [
        JULY, "31/07/2024", "31/7/24", "31.7.24", "31-07-2024", "31 07 2024", "31 July 2024", "31 july 2024",
        "31 Jul 24", "31-Jul-24", "31-Jul-2024", "31st July 2024", "Wednesday 31 July 2024", "Wed, 31 Jul 2024",
        "2024-07-31", "2024/07/31", "2024-07-31T14:30:00Z", "31/07/2024 14:30", "31 July 2024 at 2:30 pm",
        "31 Gorffennaf 2024", "July 31, 2024", "By 31 July 2024", 45504, 45504.75, "45504", " 31  July\n2024 ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(value):
    assert as_date(value, DAY_FIRST) == JULY


@pytest.mark.parametrize(
    ("value", "day_first", "month_first"),
    [
        ("03/04/2024", date(2024, 4, 3), date(2024, 3, 4)),
        ("3.4.24", date(2024, 4, 3), date(2024, 3, 4)),
        ("29/02/2024", date(2024, 2, 29), None),
        ("02/29/2024", None, date(2024, 2, 29)),
        ("2024-04-03", date(2024, 4, 3), date(2024, 4, 3)),
        ("3 Apr 2024", date(2024, 4, 3), date(2024, 4, 3)),
        (date(2024, 4, 3), date(2024, 4, 3), date(2024, 4, 3)),
    ],
)
def test_only_days_in_figures_depend_on_the_sheets_order(value, day_first, month_first):
    for order, day in ((DAY_FIRST, day_first), (MONTH_FIRST, month_first)):
        if day is None:
            assert "is not a date" in said(as_date, value, order)
        else:
            assert as_date(value, order) == day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("July 2024", date(2024, 7, 1), JULY),
        ("Jul-24", date(2024, 7, 1), JULY),
        ("Gorffennaf 2024", date(2024, 7, 1), JULY),
        ("07/2024", date(2024, 7, 1), JULY),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("end of July 2024", date(2024, 7, 1), JULY),
        ("Q2 2024/25", date(2024, 7, 1), date(2024, 9, 30)),
    ],
)
def test_a_month_or_quarter_is_its_last_day_or_its_first_as_the_field_has_it(value, first, last):
    assert as_date(value, DAY_FIRST) == last
    assert as_date(value, DAY_FIRST, WholeMonth.FIRST) == first
    assert "is not a date" in said(as_date, value, DAY_FIRST, WholeMonth.NONE)


@pytest.mark.parametrize("value", [None, "-", "–", "n/a", "N/A", "None", "TBC", "tbc.", "To be confirmed", "?"])
def test_what_offices_write_where_no_date_is_set_is_none(value):
    assert as_date(value, DAY_FIRST) is None


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("31/02/2024", "31/02/2024"),
        ("31 February 2024", "31 February 2024"),
        ("00/01/2024", "00/01/2024"),
        ("soon", "soon"),
        ("Ongoing", "Ongoing"),
        ("31 July", "31 July"),
        ("31/07", "31/07"),
        ("31/07/1024", "31/07/1024"),
        ("31/07/2024 and 1/8/2024", "31/07/2024 and 1/8/2024"),
        ("2024-07-31 or later", "2024-07-31 or later"),
        (7, "7"),
        (2024, "2024"),
        (20240731, "20240731"),
        (-1, "-1"),
        (date(1024, 7, 31), "31 July 1024"),
        ("x" * 80, "x" * 60 + "…"),
    ],
)
def test_what_is_no_date_is_quoted_with_how_to_write_one(value, quoted):
    assert said(as_date, value, DAY_FIRST) == (
        f"“{quoted}” is not a date. Enter it as day, month and year, such as 28/02/2024."
    )


def test_the_mend_is_in_the_sheets_own_order():
    assert said(as_date, "31/07/2024", MONTH_FIRST) == (
        "“31/07/2024” is not a date. Enter it as month, day and year, such as 02/28/2024."
    )


# Numbers and kinds


@pytest.mark.parametrize(
    ("value", "number", "kind"),
    [
        (None, "", None), (3, "3", None), ("3", "3", None), (1.2, "1.2", None), ("3a", "3a", None), ("3.", "3", None),
        ("1.10", "1.10", None), ("Rec 3", "3", "recommendation"), ("R3", "3", "recommendation"),
        ("Rec. No. 3", "3", "recommendation"), ("Recommendation 12", "12", "recommendation"), ("AFI 3", "3", "afi"),
        ("AFI3", "3", "afi"), ("afi-3b", "3b", "afi"), ("Area for improvement 2", "2", "afi"),
        ("CoC 1", "1", "cause-of-concern"), ("Cause of concern 2", "2", "cause-of-concern"),
        ("Cause of concern", "", "cause-of-concern"), ("Recommendation #4", "4", "recommendation"),
        ("AFI a", "a", "afi"), ("2024/17", "2024/17", None), ("Recruitment", "Recruitment", None),
        ("Records 3", "Records 3", None), ("RASSO 3", "RASSO 3", None), ("(a)", "(a)", None), (".", ".", None),
    ],
)  # fmt: skip
def test_a_number_is_read_with_the_kind_that_it_says(value, number, kind):
    assert as_number(value, 20) == Numbered(number, kind)


def test_a_number_that_the_spreadsheet_took_for_a_date_is_said_to_be_one():
    assert said(as_number, date(2024, 2, 1), 20) == (
        "“1 February 2024” is a date. Enter the number as the report gives it, such as 1.2."
    )


def test_a_number_that_is_too_long_is_refused_and_one_with_its_kind_before_it_is_not():
    assert as_number("Recommendation 12345678901234567890", 20).number == "12345678901234567890"
    assert said(as_number, "123456789012345678901", 20) == (
        "“123456789012345678901” is too long: it has 21 characters. Enter 20 or fewer."
    )


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, None), ("-", None), ("Recommendation", "recommendation"), ("recs", "recommendation"),
        ("R", "recommendation"),
        ("AFI", "afi"), ("Areas for Improvement", "afi"), ("Cause of concern", "cause-of-concern"),
        ("COC", "cause-of-concern"), ("Accelerated cause of concern", "cause-of-concern"),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_its_usual_names(value, kind):
    assert as_kind(value) == kind


def test_an_unknown_kind_is_quoted_with_those_there_are():
    assert said(as_kind, "Observation") == (
        "“Observation” is not a kind that is known. Enter Recommendation, Area for improvement or Cause of concern."
    )


# Words of a fixed list


@pytest.mark.parametrize(
    ("field", "value", "label"), [(f, v, w) for f, words in LABELS.items() for v, w in words.items()]
)
def test_each_of_our_own_words_is_its_value(field, value, label):
    assert as_choice(field, str(label)) == value
    assert as_choice(field, str(label).upper()) == value


@pytest.mark.parametrize(
    ("field", "word", "value"),
    [
        ("applies", "Yes", "yes"), ("applies", "TRUE", "yes"), ("applies", "N", "no"), ("applies", "N/A", "no"),
        ("acceptance", "Yes", "accepted"), ("acceptance", "Partially accepted", "in-part"),
        ("acceptance", "Rejected", "not-accepted"), ("progress", "Completed", "complete"),
        ("progress", "in-progress", "in-progress"), ("force_says", "Complete", "done"),
        ("force_says", "Ongoing", "under-way"), ("body_view", "Yes", "satisfied"), ("body_view", "No", "not-satisfied"),
        ("inspectorate_status", "No further action", "no-further-action-needed"),
        ("applies", None, None), ("progress", "TBC", None), ("force_says", "-", None),
    ],
)  # fmt: skip
def test_other_usual_words_are_known_too(field, word, value):
    assert as_choice(field, word) == value


def test_an_unknown_word_is_quoted_with_those_there_are():
    assert said(as_choice, "body_view", "Perhaps") == (
        "“Perhaps” is not one of its words. Enter “Not recorded”, “Not satisfied” or “Satisfied that it is done”."
    )


# Texts


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("one\r\ntwo\rthree", "one\ntwo\nthree"), (3, "3"), (0.5, "0.5"), (JULY, "31 July 2024")],
)
def test_words_figures_and_days_are_words(value, text):
    assert as_text(value, 100) == text


def test_a_text_may_be_as_long_as_the_record_holds_and_no_longer():
    assert as_text("x" * 100, 100) == "x" * 100
    assert said(as_text, "y" * 101, 100) == (f"“{'y' * 60}…” is too long: it has 101 characters. Enter 100 or fewer.")


# Cells that the file itself cannot give


@pytest.mark.parametrize(
    ("code", "shown", "message"),
    [
        (BadCellCode.ERROR, "#REF!", "“#REF!” is an error of the spreadsheet. Enter what should stand here."),
        (
            BadCellCode.NO_SUCH_DATE,
            "1900-02-29",
            "“1900-02-29” is a date that no calendar has. Enter the date that is meant.",
        ),
        (
            BadCellCode.NO_RESULT,
            "=A1+1",
            "“=A1+1” is a formula without its result. Formulas are never run: enter the value itself.",
        ),
        (BadCellCode.TOO_LONG, "abc…", "“abc…” is longer than 20,000 characters. Enter a shorter text."),
        (BadCellCode.DAMAGED, "??", "“??” cannot be read: the file is damaged here. Enter the value."),
    ],
)
def test_a_bad_cell_is_quoted_with_its_mend_whatever_the_field(code, shown, message):
    bad = BadCell(code, shown)
    readers = [
        (as_text, bad, 10),
        (as_number, bad, 20),
        (as_kind, bad),
        (as_choice, "applies", bad),
        (as_date, bad, DAY_FIRST),
    ]
    assert [said(*each) for each in readers] == [message] * len(readers)
