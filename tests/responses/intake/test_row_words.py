"""A row of a sheet in words, as the pages show it."""

from datetime import date

import pytest

from responses.intake.cell_dates import as_date
from responses.intake.columns import extra_place
from responses.intake.models import Import, ImportRow
from responses.intake.queries import RowCounts
from responses.intake.row_words import MOST_CELLS, cell_text, counts_words, problems_on, row_shown, shortened
from responses.intake.sheets.values import BadCell, BadCellCode

IMPORT = Import(headings=["Ref", "Type", "Lead"], columns={"0": "number", "1": "kind", "2": "owner"})


def shown(cells, **facts):
    return row_shown(ImportRow(number=7, cells=cells, **facts), IMPORT)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (RowCounts(), "The sheet has no rows under its headings."),
        (RowCounts(new=1), "Of 1 row, 1 would be new."),
        (RowCounts(wrong=1, left_out=1, same=1), "Of 3 rows, 1 is held already, 1 is wrong and 1 is left out."),
        (
            RowCounts(new=1230, changed=2, same=3, wrong=4, left_out=5),
            "Of 1,244 rows, 1,230 would be new, 2 would change, 3 are held already, 4 are wrong and 5 are left out.",
        ),
    ],
)
def test_what_a_sheet_would_do_is_one_sentence(counts, words):
    assert counts_words(counts) == words


def test_a_row_is_named_by_what_it_gives():
    assert shown([3]).name == "number 3"
    assert shown(["3", "AFI"]).name == "AFI 3"
    assert shown([None, "AFI"]).name == "AFI"
    assert shown([]).name == ""


def test_a_wrong_cell_is_called_by_its_field_and_its_column():
    row = shown(["3"], problems=[[2, "owner", "One."], [2, "owner", "Two."], [extra_place("force"), "force", "Three."]])
    assert [(cell.label, list(cell.messages)) for cell in row.cells] == [
        ("Owner, column C", ["One.", "Two."]),
        ("Force", ["Three."]),
    ]


def test_what_a_person_typed_is_shown_instead_of_the_cell():
    row = shown(["3", None, "A. Lead"], mended={"2": ""}, problems=[[2, "owner", "One."]])
    assert [cell.value for cell in row.cells] == [""]


def test_no_row_has_more_boxes_than_a_form_can_hold():
    row = shown(["3"], problems=[[place, "owner", f"Problem {place}."] for place in range(MOST_CELLS + 2)])
    assert len(row.cells) == MOST_CELLS
    assert row.further == [f"Problem {MOST_CELLS}.", f"Problem {MOST_CELLS + 1}."]


def test_a_row_that_is_left_out_has_no_problems_to_tell():
    problems = [[2, "owner", "One."]]
    assert problems_on([shown(["3"], problems=problems, left_out=True)]) == []
    assert problems_on([shown(["3"], problems=problems)]) == [{"text": "Row 7. One.", "target": "cell_7_2"}]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3, "3"),
        (0.1, "0.1"),
        (date(2024, 7, 31), "31 July 2024"),
        (BadCell(BadCellCode.ERROR, "#REF!"), "#REF!"),
    ],
)
def test_a_cell_is_shown_as_it_can_be_typed(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize("order", Import.DateOrder)
def test_a_day_that_is_shown_reads_as_the_same_day(order):
    day = date(2024, 4, 3)
    assert as_date(cell_text(day), order) == day


def test_a_long_text_is_shown_by_its_beginning_on_one_line():
    assert shortened(" one\n two ") == "one two"
    assert shortened("x" * 121) == "x" * 120 + "…"
