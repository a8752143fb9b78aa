"""What of a sheet is not read, row by row and cell by cell, and which files are refused whole: each says why."""

from datetime import date

import pytest
from openpyxl import Workbook

from responses.intake.models import Proposal, UpdateSheet
from responses.intake.update_sheet_ids import RowId
from responses.record.models import Document
from tests import builders
from tests.responses.intake.update_sheets.filled import (
    ACTION,
    NOTE,
    ROW_ID,
    ROWS,
    SAYS,
    bytes_of,
    fill_in,
    proposed,
    rearranged,
    send,
    sent_in,
    take_back,
    taken_out,
)
from tests.responses.record.forms_as_sent import problems, signed_in

WORDS = "Use “Not recorded”, “Not done”, “Under way” or “Done”."
LAST = {(4, "note", "", "Labels are ordered.")}
"""What the last row says in every sheet here: it is read whatever is wrong with the others."""


def sheet_with(desk, cells: dict[int, dict[str, object]]) -> UpdateSheet:
    return sent_in(desk, fill_in(taken_out(desk), {4: {NOTE: "Labels are ordered."}, **cells}))


@pytest.fixture
def elsewhere(db):
    """Another force, its body, and what is open there."""
    force = builders.one_force("cheshire", "Cheshire Constabulary")
    body = builders.one_body(force, slug="cheshire-pcc", name="Police and Crime Commissioner for Cheshire")
    opened = builders.opened(builders.a_report(title="Another report"))
    return body, next(response for response in opened if response.force == force)


def test_a_row_without_its_id(desk, responses):
    sheet = sheet_with(desk, {2: {ROW_ID: None, SAYS: "Done"}})
    assert proposed(sheet) == LAST
    assert sheet.notes == ["Row 2 has no row id, so nothing of it was read. Put back the id that the sheet came with."]


@pytest.mark.parametrize("typed", ["R1-1-AAAAAAAA", "7", 7, date(2023, 9, 1), "the radios", "=R2"])
def test_a_row_whose_id_was_not_given_out_here(desk, responses, typed: object):
    sheet = sheet_with(desk, {2: {ROW_ID: typed, SAYS: "Done"}})
    shown = {date(2023, 9, 1): "1 September 2023"}.get(typed, str(typed))  # type: ignore[call-overload]
    assert proposed(sheet) == LAST
    assert sheet.notes == [
        f"Row 2: “{shown}” is not a row id that was given out here. A character may be missing or mistyped: put back "
        "the id that the sheet came with. Nothing of the row was read."
    ]


def test_a_row_of_another_force(desk, responses, elsewhere):
    row_id = str(RowId(elsewhere[1].pk, 1))
    sheet = sheet_with(desk, {2: {ROW_ID: row_id, SAYS: "Done"}})
    assert proposed(sheet) == LAST
    assert sheet.notes == [
        f"Row 2: “{row_id}” belongs to another force or local policing body, or is no longer recorded. Nothing of the "
        "row was read."
    ]


@pytest.mark.parametrize(("response", "version"), [(999_999, 1), (None, 40)])
def test_a_row_of_what_is_not_recorded(desk, responses, response: int | None, version: int):
    """Made here and yet unknown: taken back since, or from before an older copy of the database was put back."""
    row_id = str(RowId(response or responses[2].pk, version))
    sheet = sheet_with(desk, {2: {ROW_ID: row_id, SAYS: "Done"}})
    assert proposed(sheet) == LAST
    assert sheet.notes[0].startswith(
        f"Row 2: “{row_id}” belongs to another force or local policing body, or is no longer"
    )


def test_rows_that_have_the_same_id(desk, responses):
    book = fill_in(taken_out(desk), {2: {SAYS: "Done"}, 4: {NOTE: "Labels are ordered."}})
    row_id = book[ROWS]["A2"].value
    sheet = sent_in(desk, rearranged(book, lambda rows: [rows[0], rows[1], rows[1], rows[3]]))
    assert proposed(sheet) == LAST
    assert sheet.notes == [
        f"Rows 2 and 3 have the same row id, “{row_id}”: nothing of them was read. Leave only one of them."
    ]


def test_ids_that_were_sorted_without_their_rows(desk, responses):
    book = fill_in(taken_out(desk), {2: {SAYS: "Done"}, 3: {SAYS: "Done"}, 4: {NOTE: "Labels are ordered."}})
    sheet = book[ROWS]
    sheet["A2"].value, sheet["A3"].value = sheet["A3"].value, sheet["A2"].value
    found = sent_in(desk, book)
    assert proposed(found) == LAST
    assert found.notes == [
        f"Row {row}: the row id is that of “Recommendation {own}” (Radios), and the words beside it are those of "
        "another row. Some columns may have been sorted without the others. Nothing of the row was read."
        for row, own in ((2, 1), (3, 3))
    ]


def test_words_beside_an_id_that_are_of_no_row_do_not_matter(desk, responses):
    """The report was corrected since, or someone tidied a title."""
    book = fill_in(taken_out(desk), {2: {SAYS: "Done", "Report": "Radios!"}, 3: {"What it asks": None, SAYS: "Done"}})
    sheet = sent_in(desk, book)
    assert proposed(sheet) == {(2, "force_says", "nothing", "done"), (3, "force_says", "under-way", "done")}
    assert sheet.notes == []


def test_a_row_that_says_nothing_is_not_told_of(desk, responses):
    book = taken_out(desk)
    book[ROWS].append(["Made by the inspections team"])
    fill_in(book, {4: {NOTE: "Labels are ordered."}})
    sheet = sent_in(desk, book)
    assert (proposed(sheet), sheet.notes) == (LAST, [])


def test_a_word_that_is_none_of_the_list(desk, responses):
    sheet = sheet_with(desk, {2: {SAYS: "Nearly", NOTE: "All but two."}})
    assert proposed(sheet) == {*LAST, (2, "note", "", "All but two.")}
    assert sheet.notes == [f"Row 2, “The force says”: “Nearly” is not one of the words. {WORDS}"]


def test_a_word_that_was_taken_away(desk, responses):
    sheet = sheet_with(desk, {2: {SAYS: None}, 3: {SAYS: None}})
    assert proposed(sheet) == LAST
    assert sheet.notes == [f"Row 3, “The force says”: the cell is empty, so it was left as it was. {WORDS}"]


def test_a_text_of_more_than_20_000_characters(desk, responses):
    sheet = sheet_with(desk, {2: {NOTE: "x" * 20_001}, 3: {ACTION: "x" * 20_001}})
    assert proposed(sheet) == LAST
    beginning = "x" * 99 + "…"
    assert sheet.notes == [
        f"Row 2, “What was done since the last update”: “{beginning}” is longer than 20,000 characters. Enter a "
        "shorter text.",
        f"Row 3, “What the force does”: “{beginning}” is longer than 20,000 characters. Enter a shorter text.",
    ]


def test_a_formula_without_its_result_and_an_error(desk, responses):
    book = fill_in(taken_out(desk), {2: {NOTE: "=1+1"}, 3: {NOTE: "#REF!"}, 4: {NOTE: "Labels are ordered."}})
    book[ROWS]["K3"].data_type = "e"
    sheet = sent_in(desk, book)
    assert proposed(sheet) == LAST
    assert sheet.notes == [
        "Row 2, “What was done since the last update”: “=1+1” is a formula without its result. Formulas are never run: "
        "enter the value itself.",
        "Row 3, “What was done since the last update”: “#REF!” is an error of the spreadsheet. Enter what should stand "
        "here.",
    ]


def test_a_text_that_no_cell_holds_is_left_alone(desk, responses):
    builders.record(responses[2], on=date(2023, 9, 1), force_action="👮" * 19_000)
    assert sheet_with(desk, {}).notes == []
    Proposal.objects.all().delete()
    sheet = sheet_with(desk, {2: {ACTION: "All in a sentence."}})
    assert proposed(sheet) == LAST
    assert sheet.notes == [
        "Row 2, “What the force does”: what is recorded is too long for a cell, so the cell was not read. Record the "
        "change on the recommendation’s page."
    ]


def test_after_a_hundred_notes_the_rest_is_counted(desk, responses):
    book = fill_in(taken_out(desk), {4: {NOTE: "Labels are ordered."}})
    for _row in range(130):
        book[ROWS].append(["R1-1-AAAAAAAA", *[None] * 9, "Something."])
    sheet = sent_in(desk, book)
    assert len(sheet.notes) == 101
    assert sheet.notes[-1] == "And 30 more rows or cells."


NOT_A_SHEET = (
    "The file is not an update sheet: it has no row of headings with “Row id” and one of “The force says”, “What the "
    "force does”, “What was done since the last update”. Send the sheet that was taken from here, filled in."
)


def test_a_file_that_is_no_update_sheet(desk, responses):
    other = Workbook()
    other.active.append(["Number", "What the force does"])
    assert problems(send(desk, other)) == [NOT_A_SHEET]
    assert problems(send(desk, b"Number;Row id\n1;R1\n", "list.csv")) == [NOT_A_SHEET]


def test_a_file_that_is_no_spreadsheet(desk, responses):
    said = {
        b"": "The file has no rows with content. Send one with a heading row and rows below it.",
        b"%PDF-1.7 ...": "The file is a PDF. Send the spreadsheet that it was made from, as .xlsx or .csv.",
    }
    assert {content: problems(send(desk, content)) for content in said} == {key: [words] for key, words in said.items()}


def test_a_column_that_stands_twice(desk, responses):
    book = taken_out(desk)
    book[ROWS]["L1"] = SAYS
    assert problems(send(desk, book)) == [
        "Two columns are headed “The force says”. Take one of them out and send the sheet again."
    ]


def test_a_sheet_of_another_body_is_refused_whole(desk, responses, elsewhere):
    theirs = signed_in(builders.officer(elsewhere[0]))
    book = fill_in(taken_out(theirs, "cheshire"), {2: {SAYS: "Done"}})
    row_id = book[ROWS]["A2"].value
    assert problems(send(desk, book)) == [
        "No row of the file is about an open item that you may send an update for. Choose another file.",
        f"Row 2: “{row_id}” belongs to another force or local policing body, or is no longer recorded. Nothing of the "
        "row was read.",
    ]


def test_nothing_is_kept_of_a_file_that_is_refused(desk, responses, elsewhere):
    send(desk, b"%PDF-1.7 ...")
    send(desk, bytes_of(taken_out(signed_in(builders.officer(elsewhere[0])), "cheshire")))
    assert (UpdateSheet.objects.count(), Document.objects.count(), Proposal.objects.count()) == (0, 0, 0)


def test_what_was_taken_back_since_is_no_longer_recorded(desk, officer, responses):
    book = fill_in(taken_out(desk), {2: {SAYS: "Done"}, 4: {NOTE: "Labels are ordered."}})
    row_id = book[ROWS]["A2"].value
    take_back(responses[2], officer)
    sheet = sent_in(desk, book)
    assert proposed(sheet) == LAST
    assert sheet.notes == [
        f"Row 2: “{row_id}” belongs to another force or local policing body, or is no longer recorded. Nothing of the "
        "row was read."
    ]
