"""Every refusal and note in words that say what, where and how to mend it."""

import pytest

from responses.intake.sheets.values import Note, NoteCode, Refusal, Unreadable
from responses.intake.sheets.words import NOTES, REFUSALS, note_words, refusal_words


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (
            Unreadable(Refusal.TOO_BIG, size=31_457_280, most=20_971_520),
            "The file is 30.0\xa0MB. It must be 20.0\xa0MB or smaller. Take out pictures, or save the sheet as .csv.",
        ),
        (
            Unreadable(Refusal.TOO_MANY_COLUMNS, sheet="Actions", row=1, columns=16_384, most=200),
            "Sheet “Actions”: Row 1 has content in 16,384 columns. The most is 200. Take out some columns.",
        ),
        (
            Unreadable(Refusal.TOO_MANY_ROWS, sheet="", row=20_001, most=20_000),
            "There are more than 20,000 rows with content: row 20,001 is the next. Send the sheet in parts.",
        ),
        (
            Unreadable(Refusal.NO_SUCH_SHEET, sheet="Old", names=("Actions", "Notes")),
            "The file has no sheet called “Old”. Choose one of: “Actions”, “Notes”.",
        ),
        (
            Unreadable(Refusal.NO_SUCH_SHEET, sheet="Old", names=()),
            "The file is text and has no sheet called “Old”. Send the workbook as .xlsx.",
        ),
        (
            Unreadable(Refusal.DAMAGED, part="xl/workbook.xml"),
            "The file is damaged: its part xl/workbook.xml cannot be read. Open it in Excel and save it again.",
        ),
        (
            Unreadable(Refusal.DAMAGED, part="100%(x)s"),
            "The file is damaged: its part 100%(x)s cannot be read. Open it in Excel and save it again.",
        ),
        (
            Unreadable(Refusal.DAMAGED, part=""),
            "The file is damaged, or not all of it was sent. Open it in Excel, save it and send it again.",
        ),
        (
            Unreadable(Refusal.TOO_MUCH, row=1_234),
            "Reading the file takes too much time or memory. It stopped after row 1,234. Send the sheet in parts.",
        ),
    ],
)
def test_refusals(refused: Unreadable, words: str):
    assert refusal_words(refused) == words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (Note.of(NoteCode.MACROS), "The file has macros. They were not run."),
        (Note.of(NoteCode.OTHER_SHEETS, names=("a", "b")), "These sheets were not read: “a”, “b”."),
        (Note.of(NoteCode.HIDDEN_ROWS, count=1), "1 hidden row was read like the others."),
        (Note.of(NoteCode.HIDDEN_ROWS, count=1_200), "1,200 hidden rows were read like the others."),
        (
            Note.of(NoteCode.STOPPED, row=157),
            "Reading stopped after row 157, because more than 2,000 empty rows follow it. Move up anything that stands "
            "below them.",
        ),
    ],
)
def test_notes(note: Note, words: str):
    assert note_words(note) == words


def test_every_code_has_its_words():
    assert set(REFUSALS) == set(Refusal)
    assert set(NOTES) == set(NoteCode)
