"""The sheet on its way out: what is in it, what can be changed in it, and what must not be in it."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import translation

from forces.models import Event
from recommendations.flows.register_report import Asked
from responses.domain.status import Acceptance, Applies, ForceSays, Progress
from responses.intake.update_sheet_columns import HEADINGS as WORDS
from responses.intake.update_sheet_ids import RowId
from responses.record.models import Response
from tests import builders
from tests.in_welsh import mark_phrases_in_welsh
from tests.responses.intake.update_sheets.conftest import NOW
from tests.responses.intake.update_sheets.filled import ACTION, GUIDE, HEADINGS, NOTE, ROWS, SAYS, downloaded, taken_out
from tests.responses.record.forms_as_sent import signed_in


def day(*parts: int) -> datetime:
    """A day, as openpyxl reads one."""
    return datetime.combine(date(*parts), time())


def rows_of(book) -> list[tuple]:
    return list(book[ROWS].iter_rows(values_only=True))


def test_each_open_item_is_a_row_by_deadline(desk, responses):
    one, two, three = responses
    assert rows_of(taken_out(desk)) == [
        tuple(HEADINGS),
        (
            str(RowId(three.pk, 1)), "Radios", "Recommendation 3",
            "By 30 September 2023, forces should mend the radios.", "By 30 September 2023", day(2023, 9, 30), None,
            "Not started", "Not recorded", None, None,
        ),
        (
            str(RowId(one.pk, 2)), "Radios", "Recommendation 1",
            "By 31 October 2023, forces should count the radios.", "By 31 October 2023", day(2023, 10, 31),
            day(2023, 10, 1), "Not started", "Under way", "Half of the radios are counted.", None,
        ),
        (
            str(RowId(two.pk, 1)), "Radios", "Recommendation 2",
            "With immediate effect, forces should label the radios.", "With immediate effect", None, None,
            "Not started", "Not recorded", None, None,
        ),
    ]  # fmt: skip


def test_what_is_closed_or_another_forces_is_not_in_it(desk, responses):
    kent = builders.one_force("kent", "Kent Police")
    builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
    builders.opened(builders.a_report(title="Another report"))
    builders.record(responses[0], on=date(2023, 9, 1), progress=Progress.COMPLETE)
    builders.record(responses[1], on=date(2023, 9, 1), applies=Applies.NO, applies_reason="We have no radios.")
    numbers = [(row[1], row[2]) for row in rows_of(taken_out(desk))[1:]]
    assert numbers == [("Radios", "Recommendation 3"), ("Another report", "Recommendation 1")]


def test_a_finding_stands_under_its_cause_of_concern_and_without_wording_says_so(desk, body):
    asked = (
        Asked(number="1", kind="cause-of-concern", text="Forces do not count radios."),
        Asked(number="2", text="", parent=0),
    )
    builders.opened(builders.a_report(asked, title="Radios"))
    assert [row[2:4] for row in rows_of(taken_out(desk))[1:]] == [
        ("Cause of concern 1", "Forces do not count radios."),
        ("Cause of concern 1: Recommendation 2", "The wording is not held."),
    ]


def test_three_cells_of_a_row_can_be_changed_and_no_others(desk, responses):
    book = taken_out(desk)
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {(ROWS, f"{column}{row}") for column in "IJK" for row in (2, 3, 4)}
    for sheet in book:
        assert sheet.protection.sheet is True
        assert sheet.protection.password is None
    assert book[ROWS].protection.autoFilter is False  # False: not kept from it
    assert book[ROWS].protection.deleteRows is True


def test_what_can_be_filled_in_looks_so(desk, responses):
    sheet = taken_out(desk)[ROWS]
    fills = {column: sheet[f"{column}2"].fill.fgColor.rgb for column in "AHIJK"}
    assert fills == {"A": "FFF3F2F1", "H": "FFF3F2F1", "I": "FFFFF7BF", "J": "FFFFF7BF", "K": "FFFFF7BF"}
    heads = {column: sheet[f"{column}1"].fill.fgColor.rgb for column in "AHIJK"}
    assert heads == {"A": "FF0B5575", "H": "FF0B5575", "I": "FFFFDD00", "J": "FFFFDD00", "K": "FFFFDD00"}
    assert {sheet[f"{column}2"].number_format for column in "IJK"} == {"@"}


def test_the_words_of_the_force_are_chosen_from_a_list(desk, responses):
    book = taken_out(desk)
    asked = {str(found.sqref): found for found in book[ROWS].data_validations.dataValidation}
    assert set(asked) == {"I2:I4", "J2:J4", "K2:K4"}
    chosen = asked["I2:I4"]
    assert (chosen.type, chosen.showErrorMessage, chosen.errorTitle) == ("list", True, "Not one of the words")
    assert chosen.error == "Choose a word from the list. What each means is on the sheet “Read this first”."
    name, _, cells = chosen.formula1.replace("$", "").partition("!")
    assert name == "'Read this first'"
    words = [row[0].value for row in book[GUIDE][cells]]
    assert words == ["Not recorded", "Not done", "Under way", "Done"]
    for written in (asked["J2:J4"], asked["K2:K4"]):
        assert (written.type, written.operator, written.formula1) == ("textLength", "lessThanOrEqual", "20000")
        assert written.error == "The text must be 20,000 characters or fewer."


def test_the_head_stays_in_sight_on_screen_and_paper(desk, responses):
    sheet = taken_out(desk)[ROWS]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:K4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # one page wide goes without saying
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True


def test_the_first_sheet_says_what_to_do(desk, responses):
    book = taken_out(desk)
    assert book.sheetnames == [GUIDE, ROWS]
    said = [[cell for cell in row if cell is not None] for row in book[GUIDE].iter_rows(values_only=True)]
    assert said[:2] == [
        ["Update sheet: West Mercia Police"],
        [
            "3 open items of West Mercia Police, as they stood on 12 September 2023. They are asked for by: Police and "
            "Crime Commissioner for West Mercia."
        ],
    ]
    assert [row for row in said if len(row) == 2] == [
        ["Not recorded", "The force has not said yet."],
        ["Not done", "What was asked is not done, and work on it has not begun."],
        ["Under way", "Work on what was asked has begun and is not finished."],
        ["Done", "All that was asked is done. The local policing body then decides whether it is satisfied."],
    ]
    for heading in (SAYS, ACTION, NOTE):
        assert sum(f"“{heading}”" in row[0] for row in said) == 1


def test_none_of_the_bodys_own_words_are_anywhere_in_the_file(desk, responses):
    builders.record(
        responses[1],
        on=date(2023, 9, 1),
        acceptance=Acceptance.IN_PART,
        acceptance_reason="We cannot pay for it.",
        waiting_for="",
        no_action_reason="We have no radios.",
        internal_note="Do not tell.",
    )
    with ZipFile(BytesIO(downloaded(desk))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    said = (
        "We asked the chief constable.",
        "Between ourselves.",
        "We cannot pay for it.",
        "We have no radios.",
        "Do not tell.",
    )
    assert [(name, words) for name, part in parts.items() for words in said if words in part] == []
    assert any("Half of the radios are counted." in part for part in parts.values())


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+44 1234", "@all", "-dash first", "<r>bold</r>", "007", "https://www.example.org",
        "Hyfforddwyd pawb: tŷ, ŵyl", "Trained 👮🏽‍♀️", "a\nb", "<b>&amp;</b>",
    ],
)  # fmt: skip
def test_text_is_text_whatever_it_looks_like(desk, responses, text: str):
    builders.record(responses[2], on=date(2023, 9, 1), force_action=text)
    cell = taken_out(desk)[ROWS]["J2"]
    assert (cell.value.strip(), cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_too_long_for_a_cell_is_locked_and_says_so(desk, responses):
    builders.record(responses[2], on=date(2023, 9, 1), force_action="x" * 20_000)
    assert taken_out(desk)[ROWS]["J2"].value == "x" * 20_000
    builders.record(responses[2], on=date(2023, 9, 2), force_action="👮" * 19_000)
    cell = taken_out(desk)[ROWS]["J2"]
    assert cell.value == "👮" * 300 + " … [Too long for a cell: change it on the recommendation’s page.]"
    assert cell.protection.locked is True


def test_the_bodys_marking_stands_at_the_head_and_foot(desk, responses, body):
    assert taken_out(desk)[ROWS].oddHeader.center.text is None
    body.marking = "official-sensitive"
    body.save()
    book = taken_out(desk)
    assert {sheet.oddHeader.center.text for sheet in book} == {"OFFICIAL-SENSITIVE"}
    assert {sheet.oddFooter.center.text for sheet in book} == {"OFFICIAL-SENSITIVE"}


def test_the_file_says_what_it_is_and_is_the_same_on_the_same_day(desk, responses):
    page = desk.get(reverse("update-sheet-file", args=["west-mercia"]))
    assert page["Content-Disposition"] == 'attachment; filename="update-sheet-west-mercia-2023-09-12.xlsx"'
    assert page["Cache-Control"] == "private, no-store"
    content = b"".join(page.streaming_content)
    assert content == downloaded(desk)
    book = taken_out(desk)
    assert book.properties.title == "Update sheet: West Mercia Police"
    assert {found.name: found.value for found in book.custom_doc_props.props} == {"Language": "en-gb"}


def test_a_sheet_taken_out_is_logged(desk, officer, responses, body):
    downloaded(desk)
    (event,) = Event.objects.all()
    assert (event.kind, event.by, event.at, event.body) == (Event.Kind.UPDATE_SHEET, officer, NOW, body)
    assert event.facts == {"force": "west-mercia", "rows": 3}


def test_nothing_open_makes_a_sheet_without_rows(desk, responses):
    for response in responses:
        builders.record(response, on=date(2023, 9, 1), progress=Progress.COMPLETE)
    assert rows_of(taken_out(desk)) == [tuple(HEADINGS)]


def test_a_sheet_in_welsh_is_in_welsh(officer, responses, monkeypatch):
    mark_phrases_in_welsh(monkeypatch)
    with translation.override("cy"):
        book = taken_out(signed_in(officer))
        headings = [str(words) for words in WORDS.values()]
    assert book.sheetnames == ["«Read this first»", "«Update sheet»"]
    (first, *_rest) = book["«Update sheet»"].iter_rows(values_only=True)
    assert list(first) == headings
    assert all(heading.startswith("«") for heading in headings)


def test_a_body_that_answers_for_two_forces_has_a_sheet_for_each(desk, body, responses):
    warwick = builders.one_force("warwickshire", "Warwickshire Police")
    builders.one_body(warwick)
    builders.opened(builders.a_report(title="Both"))
    assert [row[1] for row in rows_of(taken_out(desk, "warwickshire"))[1:]] == ["Both"]
    assert [row[1] for row in rows_of(taken_out(desk))[1:]] == ["Radios", "Radios", "Both", "Radios"]


def test_a_force_with_two_bodies_has_a_sheet_of_each(force_desk, responses, body):
    other = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    moved = Response.objects.filter(pk=responses[1].pk)
    moved.update(body=other)
    moved.get().positions.update(body=other)
    assert [row[2] for row in rows_of(taken_out(force_desk))[1:]] == ["Recommendation 3", "Recommendation 1"]
    assert [row[2] for row in rows_of(taken_out(force_desk, body="kent-pcc"))[1:]] == ["Recommendation 2"]
    page = force_desk.get(reverse("update-sheets")).content.decode()
    assert 'href="/update-sheets/west-mercia.xlsx?body=kent-pcc"' in page
    assert 'href="/update-sheets/west-mercia.xlsx?body=west-mercia-pcc"' in page


def test_what_the_force_says_now_is_shown(desk, responses):
    builders.record(responses[2], on=date(2023, 9, 1), force_says=ForceSays.DONE)
    assert rows_of(taken_out(desk))[1][7:9] == ("Awaiting sign-off", "Done")
