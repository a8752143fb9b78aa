"""Why a file is not read: what is wrong, and what a person can do about it."""

from enum import StrEnum


class Reason(StrEnum):
    """Each way for a file to be refused."""

    EMPTY = "empty"
    TOO_BIG = "too-big"
    TOO_MUCH_TEXT = "too-much-text"
    UNKNOWN = "unknown"
    NOT_TEXT = "not-text"
    NULLS = "nulls"
    ENCODING = "encoding"
    PICTURE = "picture"
    OLD_WORD = "old-word"
    RTF = "rtf"
    OPEN_DOCUMENT = "open-document"
    WEB_ARCHIVE = "web-archive"
    MAIL = "mail"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    ARCHIVE = "archive"
    PROGRAM = "program"
    XML = "xml"
    PROTECTED = "protected"
    MACROS = "macros"
    DAMAGED = "damaged"
    ENTITIES = "entities"
    TOO_DEEP = "too-deep"
    TOO_MANY_PARTS = "too-many-parts"
    PACKED_TOO_TIGHT = "packed-too-tight"
    TOO_MANY_PAGES = "too-many-pages"
    NO_PAGES = "no-pages"
    FORM_PROGRAM = "form-program"
    LOST_LETTERS = "lost-letters"
    TOO_LONG = "too-long"
    FAILED = "failed"


_SAVE = "Open it in the program that it was made with, and save it as PDF or DOCX."

WORDS = {
    Reason.EMPTY: "The file is empty. Choose it again, or save it anew.",
    Reason.TOO_BIG: "The file has {size}, and at most {most} are read. Save it without pictures, or in parts.",
    Reason.TOO_MUCH_TEXT: "The file holds more text than the {most} characters that are read. Save it in parts.",
    Reason.UNKNOWN: f"This kind of file is not known. Text, web pages, DOCX and PDF are read. {_SAVE}",
    Reason.NOT_TEXT: f"The file is neither text nor another kind that is read (web page, DOCX, PDF). {_SAVE}",
    Reason.NULLS: "The file has null bytes on line {line}: it is damaged, or no text. Save it anew as text (UTF-8).",
    Reason.ENCODING: "The file says that it is {encoding}, and line {line} is not. Save it anew as text in UTF-8.",
    Reason.PICTURE: "The file is a picture. Pictures of text are not read: ask for the document itself, or type it.",
    Reason.OLD_WORD: "The file is of an old Office format (such as .doc). Open it in Word, and save it as DOCX.",
    Reason.RTF: "The file is in RTF. Open it in Word, and save it as DOCX.",
    Reason.OPEN_DOCUMENT: "The file is an OpenDocument (such as .odt). Open it, and save it as DOCX or PDF.",
    Reason.WEB_ARCHIVE: "The file is a web archive (MHT). Open it in a browser, and save the page as HTML or PDF.",
    Reason.MAIL: "The file is an e-mail. Save the document attached to it, or the e-mail as PDF or text.",
    Reason.SPREADSHEET: "The file is a spreadsheet. Spreadsheets are read on the page for importing one.",
    Reason.SLIDES: "The file is a presentation. Save it as PDF.",
    Reason.ARCHIVE: "The file is an archive of other files. Unpack it, and choose the documents in it.",
    Reason.PROGRAM: "The file is a program. Choose a document: text, a web page, DOCX or PDF.",
    Reason.XML: f"The file is XML of a kind that is not read. {_SAVE}",
    Reason.PROTECTED: "The file is locked with a password. Open it with the password, and save it without one.",
    Reason.MACROS: "The document holds macros, which are programs. Save it as DOCX without macros, or as PDF.",
    Reason.DAMAGED: f"The file is damaged{{part}}. {_SAVE}",
    Reason.ENTITIES: f"The file declares entities or a document type{{part}}, which no document needs. {_SAVE}",
    Reason.TOO_DEEP: f"The file is nested deeper than any document{{part}}. {_SAVE}",
    Reason.TOO_MANY_PARTS: "The file has {count} parts, and at most {most} are read. Save it as PDF.",
    Reason.PACKED_TOO_TIGHT: f"The file unpacks to far more than any document does{{part}}. {_SAVE}",
    Reason.TOO_MANY_PAGES: "The PDF has {count} pages, and at most {most} are read. Save the reply's pages alone.",
    Reason.NO_PAGES: f"The PDF has no pages. {_SAVE}",
    Reason.FORM_PROGRAM: "The PDF is a form that only Adobe's programs show. Open it there, and print it to a new PDF.",
    Reason.LOST_LETTERS: "The PDF does not say which letters its fonts draw, so its text can't be read. Ask for the "
    "document that it was made from, or save that as PDF anew.",
    Reason.TOO_LONG: f"Reading the file took more time or memory than a document needs, so it was stopped. {_SAVE}",
    Reason.FAILED: f"Reading the file failed, and the fault is ours: it is in the log. {_SAVE}",
}


class Unreadable(Exception):
    """The file is refused. `reason` is for programs, `str()` for people: what is wrong and what to do."""

    def __init__(self, reason: Reason, **facts: object) -> None:
        self.reason = reason
        self.facts = facts
        super().__init__(reason, facts)

    def __str__(self) -> str:
        facts = {"part": "", **self.facts}
        if facts["part"]:
            facts["part"] = f" (in {facts['part']})"
        return WORDS[self.reason].format(**facts)


def megabytes(size: int) -> str:
    return f"{size / 1024**2:.3g} MB"
