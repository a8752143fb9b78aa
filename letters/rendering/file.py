"""A letter as an HTML file that stands by itself: its style and its pictures within it, and nothing fetched."""

import base64

from django.utils.safestring import SafeString

from letters.content import Letter, Picture, Pictures
from letters.rendering.fetcher import ASSETS
from letters.rendering.html import render_file


def render_html_file(letter: Letter, pictures: Pictures | None = None) -> bytes:
    """The file's bytes; the same letter makes the same. Raises KeyError where a picture's bytes are not given."""
    held = pictures or {}

    def within(picture: Picture) -> str:
        data = base64.b64encode(held[picture.sha256]).decode()
        return f"data:{picture.media_type};base64,{data}"

    style = SafeString((ASSETS / "file.css").read_text(encoding="utf-8"))
    return render_file(letter, style=style, address=within).encode()
