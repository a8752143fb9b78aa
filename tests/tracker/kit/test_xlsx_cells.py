"""The cells of a workbook: what is written reads back, nothing runs, and what does not fit is said."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.kit.workbooks import SHEET, made, midnight, part, read, values
from tracker.kit.xlsx_file import MOST_IN_A_CELL, Cut, Written, as_text

NOTE = " … [Cut here: a cell of a workbook holds no more. The CSV file has the whole text.]"


def test_dates_are_dates_numbers_are_numbers_and_text_is_text():
    file, written = made([[date(2023, 9, 4), 12, "twelve"], [None, -1.5, ""], ["2023-09-04", "12", "007"]])
    sheet = read(file)
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["One", "Two", "Three"],
        [midnight(date(2023, 9, 4)), 12, "twelve"],
        [None, -1.5, None],
        ["2023-09-04", "12", "007"],
    ]
    assert (sheet["A2"].number_format, sheet["A2"].data_type) == ("d mmm yyyy", "d")
    assert {cell.data_type for cell in sheet[4]} == {"s"}
    assert written == Written(rows=3, cuts=[])


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31)])
def test_every_day_that_excel_knows_is_a_date(day):
    [[read_back]] = values([[day]], headings=["When"])
    assert read_back.date() == day


def test_a_day_before_excels_first_is_text():
    assert values([[date(1899, 12, 31)]], headings=["When"]) == [["1899-12-31"]]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://example.org")',
        "{=1+1}",
        "https://example.org",
        "mailto:someone@example.org",
        "internal:Things!A1",
        "@SUM(A1)",
        "＝1+1",
        "'=1+1",
        "1e5",
        "TRUE",
        "#REF!",
        "a < b & c > d \"e\" 'f'",
        " spaces before and after ",
        "two\nlines",
        "Ŵyth ŷd, 🚓👩🏽‍✈️",
        "<r>",
        "<r><t>bold</t></r>",
        "<r> & </r>",
        '<r></r></is></c><c r="B2"><f>1+1</f></c><c r="C2" t="inlineStr"><is><r></r>',
    ],
)
def test_text_stays_the_text_that_it_is(text):
    file, _written = made([[text, None, None]])
    sheet = read(file)
    assert [cell.value for cell in sheet[2]] == [text, None, None]
    assert (sheet["A2"].data_type, sheet["A2"].hyperlink) == ("s", None)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(part(file, SHEET)).iter()}
    assert tags & {"f", "hyperlink", "hyperlinks"} == set()


def test_text_that_looks_like_a_formula_stays_text_when_someone_edits_its_cell():
    sheet = read(made([["=1+1", "＠x", "plain"]])[0])
    assert [cell.quotePrefix for cell in sheet[2]] == [True, True, False]


def test_what_no_workbook_may_hold_is_left_out():
    assert values([["a\x00b\x0bc\x1fd\ufffee\uffff", "tab\tkept", "one\r\ntwo\rthree"]]) == [
        ["abcde", "tab\tkept", "one\ntwo\nthree"]
    ]


@given(st.text(st.characters(exclude_characters="_")))
def test_any_text_makes_a_workbook_that_can_be_read(text):
    [[kept, _one]] = values([[text, 1]], headings=["One", "Two"])
    assert (kept or "") == as_text(text)


def test_text_that_reads_like_excels_own_escape_is_escaped():
    """Excel takes _x0041_ for A and _x005F_ for an underscore (ECMA-376, part 1, 22.9.2.19)."""
    file, _written = made([["_x0041_", "", ""]])
    assert b"<t>_x005F_x0041_</t>" in part(file, SHEET)


def test_as_much_as_a_cell_holds_is_kept_whole():
    longest = "x" * MOST_IN_A_CELL
    file, written = made([[longest, "", ""]])
    assert (read(file)["A2"].value, written.cuts) == (longest, [])


def test_what_is_too_long_is_cut_and_said_to_be():
    file, written = made([["", "", ""], ["short", "x" * (MOST_IN_A_CELL + 1), ""]])
    text = read(file)["B3"].value
    assert len(text) == MOST_IN_A_CELL
    assert text == "x" * (MOST_IN_A_CELL - len(NOTE)) + NOTE
    assert written == Written(rows=2, cuts=[Cut(row=3, heading="Two")])


@pytest.mark.parametrize("before", ["", "x"])
def test_a_cut_splits_no_character(before):
    """A character beyond the first 65,536 counts as two, as Excel counts."""
    text = before + "🚓" * MOST_IN_A_CELL
    [[kept]] = values([[text]], headings=["One"])
    assert kept.endswith(NOTE)
    assert text.startswith(kept.removesuffix(NOTE))
    assert len(kept.encode("utf-16-le")) // 2 in {MOST_IN_A_CELL, MOST_IN_A_CELL - 1}
