"""The sheet comes back: only cells that the force changed are proposed, wherever in the file they stand."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.utils import translation
from openpyxl import load_workbook

from responses.domain.status import ForceSays
from responses.intake.models import Proposal, UpdateSheet
from responses.intake.update_sheet_columns import HEADINGS as WORDS
from responses.record.models import Document, Update
from tests import builders
from tests.in_welsh import mark_phrases_in_welsh
from tests.responses.intake.update_sheets.conftest import NOW, TODAY
from tests.responses.intake.update_sheets.filled import (
    ACTION,
    GUIDE,
    NAME,
    NOTE,
    ROW_ID,
    ROWS,
    SAYS,
    bytes_of,
    downloaded,
    fill_in,
    proposed,
    rearranged,
    send,
    sent_in,
    taken_out,
)
from tests.responses.record.forms_as_sent import problems, signed_in, text_of

# The rows of the sheet: 2 is recommendation 3, 3 is recommendation 1 (half of the radios are counted), 4 is 2.
FILLED = {
    2: {SAYS: "Done", NOTE: "All are mended."},
    3: {ACTION: "All of the radios are counted."},
}
CHANGES = {
    (2, "force_says", "nothing", "done"),
    (2, "note", "", "All are mended."),
    (3, "force_action", "Half of the radios are counted.", "All of the radios are counted."),
}


def test_changed_cells_are_proposed_and_nothing_is_recorded(desk, officer, responses, body):
    updates = Update.objects.count()
    sheet = sent_in(desk, fill_in(taken_out(desk), FILLED))
    assert proposed(sheet) == CHANGES
    assert (sheet.name, sheet.body, sheet.force.slug, sheet.read_by, sheet.read_at) == (
        NAME, body, "west-mercia", officer, NOW,
    )  # fmt: skip
    assert sheet.notes == []
    assert set(sheet.proposals.values_list("decision", flat=True)) == {""}
    assert Update.objects.count() == updates


def test_each_proposal_is_of_the_response_that_its_row_is_about(desk, responses):
    sheet = sent_in(desk, fill_in(taken_out(desk), FILLED))
    assert set(sheet.proposals.values_list("row", "response")) == {(2, responses[2].pk), (3, responses[0].pk)}


def test_a_sheet_sent_back_as_it_was_proposes_nothing(desk, responses):
    assert proposed(sent_in(desk, downloaded(desk))) == set()
    assert proposed(sent_in(desk, taken_out(desk))) == set()


def test_the_file_is_kept_as_it_came(desk, responses):
    content = bytes_of(fill_in(taken_out(desk), FILLED))
    sheet = sent_in(desk, content)
    page = desk.get(f"{sheet.get_absolute_url()}file/")
    assert b"".join(page.streaming_content) == content
    assert page["Content-Disposition"] == f'attachment; filename="{NAME}"'


def test_rows_may_be_sorted(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    sheet = sent_in(desk, rearranged(book, lambda rows: [rows[0], rows[3], rows[2], rows[1]]))
    assert proposed(sheet) == {({2: 4, 3: 3}[row], *rest) for row, *rest in CHANGES}


def test_rows_left_out_are_not_missed(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    sheet = sent_in(desk, rearranged(book, lambda rows: [rows[0], rows[2]]))
    assert proposed(sheet) == {(2, *rest) for row, *rest in CHANGES if row == 3}
    assert sheet.notes == []


def test_columns_may_be_moved_added_and_taken_out(desk, responses):
    """Titles above the headings, our columns the other way round, others between them, and only those that count."""
    book = fill_in(taken_out(desk), FILLED)

    def moved(rows):
        kept = [[row[place] for place in (10, 9, 8, 0)] for row in rows]
        between = [[*row[:2], f"Our own {number}", *row[2:]] for number, row in enumerate(kept)]
        return [["Answers of the force"], [], *between]

    sheet = sent_in(desk, rearranged(book, moved))
    assert proposed(sheet) == {(row + 2, *rest) for row, *rest in CHANGES}
    assert sheet.notes == []


def test_a_column_that_is_gone_is_told(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    sheet = sent_in(desk, rearranged(book, lambda rows: [row[:9] + row[10:] for row in rows]))
    assert proposed(sheet) == {change for change in CHANGES if change[1] != "force_action"}
    assert sheet.notes == ["The sheet has no column “What the force does”: nothing of it was read."]


def test_other_sheets_are_told_but_not_our_own_guide(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    book.create_sheet("Our workings").append(["nothing"])
    sheet = sent_in(desk, book)
    assert proposed(sheet) == CHANGES
    assert sheet.notes == ["These sheets were not read: “Our workings”."]


def test_a_sheet_by_another_name_is_found_by_its_headings(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    book[ROWS].title = "Answers"
    book.create_sheet("Cover", 0).append(["West Mercia Police"])
    assert proposed(sent_in(desk, book)) == CHANGES


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_of_it_is_read(desk, responses, separator: str):
    book = fill_in(taken_out(desk), FILLED)
    held = io.StringIO()
    writer = csv.writer(held, delimiter=separator)
    writer.writerows([["" if cell is None else cell for cell in row] for row in book[ROWS].iter_rows(values_only=True)])
    assert proposed(sent_in(desk, held.getvalue().encode(), "answers.csv")) == CHANGES


def test_words_are_read_in_whatever_case_and_language(desk, officer, responses, monkeypatch):
    book = fill_in(taken_out(desk), {2: {SAYS: " DONE "}, 3: {SAYS: "not   done"}})
    found = {(2, "force_says", "nothing", "done"), (3, "force_says", "under-way", "not-done")}
    assert proposed(sent_in(desk, book)) == found
    Proposal.objects.all().delete()
    mark_phrases_in_welsh(monkeypatch)
    with translation.override("cy"):
        welsh = load_workbook(io.BytesIO(downloaded(signed_in(officer))))
    rows = welsh["«Update sheet»"]
    headings = [cell.value for cell in rows[1]]
    assert f"«{SAYS}»" in headings
    assert len(headings) == len(WORDS)
    rows.cell(2, headings.index(f"«{SAYS}»") + 1).value = "«Done»"
    assert proposed(sent_in(desk, welsh)) == {(2, "force_says", "nothing", "done")}


def test_what_a_spreadsheet_makes_of_words_is_read_as_it_shows_them(desk, responses):
    book = fill_in(
        taken_out(desk), {2: {NOTE: date(2023, 9, 1)}, 3: {NOTE: 42}, 4: {NOTE: "  Two\r\nlines,\xa0spaced.  "}}
    )
    assert proposed(sent_in(desk, book)) == {
        (2, "note", "", "1 September 2023"),
        (3, "note", "", "42"),
        (4, "note", "", "Two\nlines, spaced."),
    }


@pytest.mark.parametrize(
    "text",
    [
        "  Kept.\r\n\r\nAs it\twas typed.  ",
        "=1+1",
        "<r>bold</r>",
        "_x0041_",
        "Trained 👮🏽‍♀️",
        "No\xa0break",
        "x" * 20_000,
    ],
)
def test_a_text_left_alone_is_no_change_whatever_it_holds(desk, responses, text: str):
    builders.record(responses[2], on=date(2023, 9, 1), force_action=text)
    assert proposed(sent_in(desk, downloaded(desk))) == set()


def test_an_emptied_text_is_proposed_as_empty(desk, responses):
    sheet = sent_in(desk, fill_in(taken_out(desk), {3: {ACTION: None}}))
    assert proposed(sheet) == {(3, "force_action", "Half of the radios are counted.", "")}
    assert "Nothing: the cell was emptied" in text_of(desk.get(sheet.get_absolute_url()))


def test_what_is_recorded_now_is_not_proposed(desk, responses):
    """The force says done in its sheet, and meanwhile on the page."""
    book = fill_in(taken_out(desk), FILLED)
    builders.record(responses[2], on=TODAY, force_says=ForceSays.DONE)
    assert proposed(sent_in(desk, book)) == {change for change in CHANGES if change[1] != "force_says"}


def test_what_was_changed_here_since_is_not_undone_by_cells_left_alone(desk, responses):
    """The sheet still holds what was recorded when it was made: the baseline is that, not what is recorded now."""
    book = fill_in(taken_out(desk), {3: {NOTE: "Counting goes on."}})
    builders.record(responses[0], on=TODAY, force_says=ForceSays.DONE, force_action="Every radio is counted.")
    assert proposed(sent_in(desk, book)) == {(3, "note", "", "Counting goes on.")}


def test_the_same_file_again_is_the_sheet_that_it_was(desk, responses):
    content = bytes_of(fill_in(taken_out(desk), FILLED))
    first = sent_in(desk, content)
    documents = Document.objects.count()
    page = send(desk, content, "again.xlsx")
    assert page.context["sheet"].pk == first.pk
    assert UpdateSheet.objects.count() == 1
    assert Proposal.objects.count() == len(CHANGES)
    assert Document.objects.count() == documents


def test_the_same_file_on_another_day_says_that_it_was_read(desk, officer, responses):
    content = bytes_of(fill_in(taken_out(desk), FILLED))
    sent_in(desk, content)
    with time_machine.travel("2023-09-14 09:00", tick=False):
        page = send(signed_in(officer), content)
    assert "This sheet was read already, on Tuesday 12 September 2023. There is nothing new in it." in text_of(page)
    assert UpdateSheet.objects.count() == 1


def test_the_same_answers_in_another_file_are_not_proposed_twice(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    sent_in(desk, book)
    again = sent_in(desk, rearranged(fill_in(book, {4: {NOTE: "Labels are ordered."}}), list))
    assert proposed(again) == {(4, "note", "", "Labels are ordered.")}


def test_another_answer_to_the_same_cell_is_proposed(desk, responses):
    book = fill_in(taken_out(desk), FILLED)
    sent_in(desk, book)
    again = sent_in(desk, fill_in(book, {2: {SAYS: "Under way"}}))
    assert proposed(again) == {(2, "force_says", "nothing", "under-way")}


def test_the_liaison_sends_it_in_as_well(force_desk, liaison, responses):
    sheet = sent_in(force_desk, fill_in(taken_out(force_desk), FILLED))
    assert proposed(sheet) == CHANGES
    assert sheet.read_by == liaison


def test_a_sheet_without_a_file_is_asked_for(desk, responses):
    page = desk.post("/update-sheets/", {}, follow=True)
    assert problems(page) == ["Choose the update sheet that was filled in: an .xlsx or .csv file."]


def test_a_sheet_of_a_force_that_has_two_bodies_goes_to_the_one_it_is_of(force_desk, responses):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    type(responses[1]).objects.filter(pk=responses[1].pk).update(body=kent)
    responses[1].positions.update(body=kent)
    book = fill_in(taken_out(force_desk, body="kent-pcc"), {2: {SAYS: "Done"}})
    assert sent_in(force_desk, book).body == kent


def test_our_own_guide_is_still_in_the_file_that_is_sent(desk, responses):
    """Guards the tests above: what openpyxl saves has both sheets, the guide first."""
    assert load_workbook(io.BytesIO(bytes_of(taken_out(desk)))).sheetnames == [GUIDE, ROWS]
    assert taken_out(desk)[ROWS]["A1"].value == ROW_ID
