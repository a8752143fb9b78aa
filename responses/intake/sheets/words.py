"""What a page says of a file that can't be read, how to mend it, and what was left out of one that was read."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from responses.intake.sheets.values import Fact, Note, NoteCode, Refusal, Unreadable
from tracker.kit.numbers import grouped

REFUSALS = {
    Refusal.EMPTY: gettext_lazy("The file has no rows with content. Send one with a heading row and rows below it."),
    Refusal.TOO_BIG: gettext_lazy(
        "The file is %(size)s. It must be %(most)s or smaller. Take out pictures, or save the sheet as .csv."
    ),
    Refusal.OLD_EXCEL: gettext_lazy(
        "The file is in an old Excel format (.xls), whatever its name. Open it in Excel and save it as .xlsx."
    ),
    Refusal.BINARY_EXCEL: gettext_lazy(
        "The file is an Excel binary workbook (.xlsb), whatever its name. Open it in Excel and save it as .xlsx."
    ),
    Refusal.PROTECTED: gettext_lazy(
        "The file is locked with a password. Open it in Excel, take the password off and save it as .xlsx."
    ),
    Refusal.OPEN_DOCUMENT: gettext_lazy(
        "The file is in the OpenDocument format (.ods), whatever its name. Open it and save it as .xlsx or .csv."
    ),
    Refusal.PDF: gettext_lazy("The file is a PDF. Send the spreadsheet that it was made from, as .xlsx or .csv."),
    Refusal.WEB_PAGE: gettext_lazy(
        "The file is a web page, whatever its name. Open it in Excel and save it as .xlsx or .csv."
    ),
    Refusal.XML: gettext_lazy("The file is XML, whatever its name. Open it in Excel and save it as .xlsx or .csv."),
    Refusal.NOT_A_SHEET: gettext_lazy("The file is not a spreadsheet. Save the spreadsheet as .xlsx or .csv."),
    Refusal.NOT_WORD: gettext_lazy("The file is not a Word file. Save the letter as .docx."),
    Refusal.OLD_WORD: gettext_lazy(
        "The file is in the format of Word before 2007, or has a password. Save it as .docx, without a password."
    ),
    Refusal.MACROS: gettext_lazy("The file holds macros. Save it as .docx, which holds none."),
    Refusal.NOT_TEXT: gettext_lazy(
        "The file is not text: line %(line)s has control characters. Save the spreadsheet as .xlsx or .csv."
    ),
    Refusal.NULLS: gettext_lazy(
        "Line %(line)s of the file has a null character, which no text has. Save the sheet as “CSV UTF-8” or as .xlsx."
    ),
    Refusal.ENCODING: gettext_lazy(
        "Line %(line)s of the file has a character that is not %(encoding)s. Save the sheet as “CSV UTF-8” or as .xlsx."
    ),
    Refusal.OPEN_QUOTE: gettext_lazy(
        "A quotation mark in row %(row)s is opened and never closed. Close it, or save the sheet as .xlsx."
    ),
    Refusal.DAMAGED: gettext_lazy(
        "The file is damaged: its part %(part)s cannot be read. Open it in Excel and save it again."
    ),
    Refusal.BAD_ROW: gettext_lazy(
        "After row %(row)s, “%(shown)s” stands where no row or cell can be. Open the file in Excel and save it again."
    ),
    Refusal.ENTITIES: gettext_lazy(
        "The part %(part)s of the file declares a document type, as no spreadsheet does. Copy the cells into a new "
        "workbook."
    ),
    Refusal.UNPACKS_TOO_BIG: gettext_lazy(
        "The part %(part)s of the file unpacks to %(size)s. It must be %(most)s or smaller. Copy the rows into a new "
        "workbook."
    ),
    Refusal.PACKED_TOO_TIGHT: gettext_lazy(
        "The part %(part)s of the file unpacks to %(ratio)s times its size. The most is %(most)s times. Copy the rows "
        "into a new workbook."
    ),
    Refusal.TOO_MANY_PARTS: gettext_lazy(
        "The file has %(count)s parts. The most is %(most)s. Copy the rows into a new workbook."
    ),
    Refusal.NO_SUCH_SHEET: gettext_lazy("The file has no sheet called “%(sheet)s”. Choose one of: %(names)s."),
    Refusal.TOO_MANY_ROWS: gettext_lazy(
        "There are more than %(most)s rows with content: row %(row)s is the next. Send the sheet in parts."
    ),
    Refusal.TOO_MANY_COLUMNS: gettext_lazy(
        "Row %(row)s has content in %(columns)s columns. The most is %(most)s. Take out some columns."
    ),
    Refusal.TOO_MUCH_TEXT: gettext_lazy(
        "The rows down to row %(row)s hold more than %(most)s characters. Send the sheet in parts."
    ),
    Refusal.TOO_MUCH: gettext_lazy(
        "Reading the file takes too much time or memory. It stopped after row %(row)s. Send the sheet in parts."
    ),
    Refusal.FAILED: gettext_lazy(
        "The file could not be read after row %(row)s. Open it in Excel, save it as .csv and send that."
    ),
}

# Where the fact named is empty or 0, there is no such place to name.
WITHOUT = {
    Refusal.DAMAGED: (
        "part",
        gettext_lazy("The file is damaged, or not all of it was sent. Open it in Excel, save it and send it again."),
    ),
    Refusal.UNPACKS_TOO_BIG: (
        "part",
        gettext_lazy(
            "The file unpacks to %(size)s. It must be %(most)s or smaller. Copy the rows into a new workbook."
        ),
    ),
    Refusal.NO_SUCH_SHEET: (
        "names",
        gettext_lazy("The file is text and has no sheet called “%(sheet)s”. Send the workbook as .xlsx."),
    ),
    Refusal.TOO_MUCH_TEXT: (
        "row",
        gettext_lazy("The file holds more than %(most)s characters of text. Send the sheet in parts."),
    ),
    Refusal.TOO_MUCH: (
        "row",
        gettext_lazy("Reading the file takes too much time or memory. Copy the rows into a new workbook."),
    ),
    Refusal.FAILED: (
        "row",
        gettext_lazy("The file could not be read. Open it in Excel, save it as .csv and send that."),
    ),
}
IN_BYTES = {Refusal.TOO_BIG, Refusal.UNPACKS_TOO_BIG}

NOTES = {
    NoteCode.WINDOWS_1252: gettext_lazy(
        "The file is not UTF-8 and was read as Windows-1252. Check that pound signs and accents are right."
    ),
    NoteCode.EXTERNAL_LINKS: gettext_lazy(
        "The file has links to other workbooks. They were not followed: each cell has the value stored in this file."
    ),
    NoteCode.MACROS: gettext_lazy("The file has macros. They were not run."),
    NoteCode.CONNECTIONS: gettext_lazy("The file has connections to outside data. They were not used."),
    NoteCode.EMBEDDED: ngettext_lazy(
        "%(number)s file within the file was not opened.", "%(number)s files within the file were not opened.", "count"
    ),
    NoteCode.OTHER_SHEETS: gettext_lazy("These sheets were not read: %(names)s."),
    NoteCode.HIDDEN_SHEETS: gettext_lazy("These hidden sheets were not read: %(names)s."),
    NoteCode.HIDDEN_ROWS: ngettext_lazy(
        "%(number)s hidden row was read like the others.", "%(number)s hidden rows were read like the others.", "count"
    ),
    NoteCode.HIDDEN_COLUMNS: ngettext_lazy(
        "%(number)s hidden column was read like the others.",
        "%(number)s hidden columns were read like the others.",
        "count",
    ),
    NoteCode.STOPPED: gettext_lazy(
        "Reading stopped after row %(row)s, because more than 2,000 empty rows follow it. Move up anything that stands "
        "below them."
    ),
}


def refusal_words(refused: Unreadable) -> str:
    """Why the file is refused, where in it, and what to do."""
    code, facts = refused.code, refused.facts
    fact, without = WITHOUT.get(code, ("", ""))
    template = without if fact and not facts[fact] else REFUSALS[code]
    shown = {name: _shown(value) for name, value in facts.items()}
    if code in IN_BYTES:
        shown |= {name: filesizeformat(str(facts[name])) for name in ("size", "most")}
    said = str(template) % shown
    if code is Refusal.NO_SUCH_SHEET or not facts.get("sheet"):
        return said
    return _("Sheet “%(sheet)s”: %(said)s") % {"sheet": facts["sheet"], "said": said}


def note_words(note: Note) -> str:
    """What was left out of the reading, or should be checked."""
    facts = dict(note.facts)
    shown: dict[str, Fact] = {name: _shown(value) for name, value in facts.items()}
    if "count" in facts:  # it chooses between one and many, and is shown grouped
        shown |= {"count": facts["count"], "number": shown["count"]}
    return str(NOTES[note.code] % shown)


def _shown(fact: Fact) -> str:
    if isinstance(fact, tuple):
        return ", ".join(f"“{name}”" for name in fact)
    return grouped(fact) if isinstance(fact, int) else fact
