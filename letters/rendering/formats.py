"""The formats that a letter comes in, each by the ending of its file."""

from collections.abc import Callable, Mapping

from letters.content import Letter, Pictures
from letters.rendering.docx import CONTENT_TYPE as DOCX
from letters.rendering.docx import render_docx
from letters.rendering.file import render_html_file
from letters.rendering.pdf import render_pdf
from letters.rendering.text import render_text


def _text(letter: Letter, _pictures: Pictures) -> bytes:
    return render_text(letter).encode()


FORMATS: Mapping[str, Callable[[Letter, Pictures], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html_file,
    "txt": _text,
}
"""How each is made of a letter and its pictures."""
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": DOCX,
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
