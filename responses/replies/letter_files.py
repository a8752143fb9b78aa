"""A reply's letter as a file in each format: the issued version's own bytes where they are held, else made now."""

from collections.abc import Callable

from letters.content import Letter, Pictures, letter_from_plain
from letters.rendering.docx import CONTENT_TYPE as DOCX
from letters.rendering.docx import render_docx
from letters.rendering.file import render_html_file
from letters.rendering.pdf import render_pdf
from letters.rendering.text import render_text
from responses.replies.letters import letter_of
from responses.replies.models import IssuedLetter, Reply

FORMATS: dict[str, Callable[[Letter, Pictures], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html_file,
    "txt": lambda letter, _pictures: render_text(letter).encode(),
}
"""How each format is made of a letter and its pictures."""


CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": DOCX,
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def letter_file(reply: Reply, kind: str) -> bytes:
    """The file of the latest version that was issued, else of the draft, or of the letter that was read.

    Raises LetterNotPrintable where the draft holds what no font has.
    """
    issued = reply.letters.order_by("-version").first()
    return issued_file(issued, kind) if issued is not None else FORMATS[kind](letter_of(reply), {})


def issued_file(issued: IssuedLetter, kind: str) -> bytes:
    """The bytes that went out; where this version holds none in the format, they are made from its frozen words."""
    held = {"pdf": issued.pdf, "docx": issued.docx}.get(kind)
    return bytes(held) if held else FORMATS[kind](letter_from_plain(issued.snapshot["letter"]), {})
