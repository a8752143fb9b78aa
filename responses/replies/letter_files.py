"""A reply's letter as a file in each format: the issued version's own bytes where they are held, else made now."""

from collections.abc import Callable, Mapping

from letters.content import Letter, Pictures, letter_from_plain
from letters.rendering.docx import render_docx
from letters.rendering.file import render_html_file
from letters.rendering.pdf import render_pdf
from letters.rendering.text import render_text
from responses.replies.letters import letter_of
from responses.replies.models import IssuedLetter, Reply

FORMATS: Mapping[str, Callable[[Letter, Pictures], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html_file,
    "txt": lambda letter, _pictures: render_text(letter).encode(),
}
"""How each format is made of a letter and its pictures."""


def letter_file(reply: Reply, kind: str) -> bytes:
    """The file of the latest version that was issued, else of the draft, or of the letter that was read.

    Raises LetterNotPrintable where the draft holds what no font has.
    """
    issued = reply.letters.order_by("-version").first()
    if issued is not None and (held := _held(issued, kind)):
        return held
    letter = letter_from_plain(issued.snapshot["letter"]) if issued is not None else letter_of(reply)
    return FORMATS[kind](letter, {})


def _held(issued: IssuedLetter, kind: str) -> bytes:
    """The bytes that went out; empty where this version holds none in the format."""
    return bytes(issued.pdf) if kind == "pdf" else b""
