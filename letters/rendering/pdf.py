"""A letter as a tagged PDF (PDF/UA-1), the same bytes for the same letter. WeasyPrint is imported here alone.

Its font configuration corrupts memory when threads share one and leaks when each letter makes its own: so there is
one for each thread, with the style sheets read into it once.
"""

import io
import re
import threading
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from letters.content import DEFAULT_STYLE, Letter, Pictures
from letters.rendering.artifacts import mark_page_furniture
from letters.rendering.coverage import check_printable
from letters.rendering.fetcher import SCHEME, AssetRefused, read_asset
from letters.rendering.html import render_document
from letters.rendering.styles import style_of
from letters.rendering.tags import mend_tags

VARIANT = "pdf/ua-1"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class AssetFetcher(URLFetcher):
    """WeasyPrint's way to read_asset. It skips what it cannot fetch, unless the error is a fatal one: so this is."""

    pictures: Pictures = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        try:
            asset = read_asset(url, self.pictures)
        except AssetRefused as error:
            raise FatalURLFetchingError(str(error)) from error
        return URLFetcherResponse(url, asset.body, {"Content-Type": asset.content_type})


class _Press(threading.local):
    """What a thread needs to make letters: made at its first letter, kept for all its others."""

    def __init__(self) -> None:
        self.fetcher = AssetFetcher()
        self.fonts = FontConfiguration()
        self.sheets: dict[str, CSS] = {}

    def sheet(self, name: str) -> CSS:
        """A style sheet of the product, read once."""
        if name not in self.sheets:
            self.sheets[name] = CSS(url=f"{SCHEME}{name}", url_fetcher=self.fetcher, font_config=self.fonts)
        return self.sheets[name]

    def colour(self, colour: str) -> list[CSS]:
        """The body's colour, for what takes it. Nothing but a colour goes into a style sheet."""
        if not _COLOUR.fullmatch(colour):
            return []
        return [CSS(string=f"html {{ --brand: {colour} }}", url_fetcher=self.fetcher, font_config=self.fonts)]


_press = _Press()


@dataclass(frozen=True)
class Page:
    """A letter's HTML document, with what it is drawn with."""

    html: str
    style: str
    colour: str = ""
    languages: tuple[str, str] = ("", "")
    pictures: Pictures = field(default_factory=dict)


def page_of(letter: Letter, pictures: Pictures | None = None) -> Page:
    """The letter as it goes to the renderer. Raises LetterNotPrintable where no font has a character of it."""
    check_printable(letter)
    return Page(
        html=render_document(letter),
        style=style_of(letter.style),
        colour=letter.letterhead.colour,
        languages=(letter.language, letter.translation.language if letter.translation else ""),
        pictures=pictures or {},
    )


def render_pdf(letter: Letter, pictures: Pictures | None = None) -> bytes:
    """The letter's PDF. Its dates are those of `letter.dated`: no clock and no chance goes into its bytes.

    pictures: the bytes of its logo and signature, by their SHA-256. Raises AssetRefused where one is missing, and
    LetterNotPrintable where no font has a character of it.
    """
    return pdf_of(page_of(letter, pictures))


def pdf_of(page: Page) -> bytes:
    """The page's PDF, its tags mended, with heads and feet of pages set apart from what the letter says."""

    def finish(document: object, pdf: Any) -> None:
        mend_tags(pdf, page.languages)
        mark_page_furniture(document, pdf)

    return _write(page, finisher=finish)


def svg_as_png(data: bytes) -> bytes:
    """An SVG picture drawn in dots, 1,200 wide, on white: for a file that cannot hold an SVG. It is checked before."""
    page = Page(
        html='<html lang="en"><title>-</title><img alt="-" style="display: block; width: 100%" '
        f'src="{SCHEME}picture/{"0" * 64}">',
        style=DEFAULT_STYLE,
        pictures={"0" * 64: data},
    )
    size = CSS(string="@page { size: 200mm 400mm; margin: 0 } body { margin: 0 }", font_config=_press.fonts)
    _press.fetcher.pictures = page.pictures
    try:
        pdf = HTML(string=page.html, url_fetcher=_press.fetcher).write_pdf(stylesheets=[size], font_config=_press.fonts)
    finally:
        _press.fetcher.pictures = {}
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=1200 / (200 / 25.4 * 72)).to_pil()
    box = ImageChops.difference(image, Image.new(image.mode, image.size, "white")).getbbox()
    buffer = io.BytesIO()
    image.crop(box).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def weasyprint_alone(page: Page) -> bytes:
    """What WeasyPrint makes of the same page by itself: the benchmark's measure, never a letter that goes out."""
    return _write(page)


def _write(page: Page, **options: object) -> bytes:
    _press.fetcher.pictures = page.pictures
    sheets = [
        _press.sheet("fonts.css"),
        _press.sheet("base.css"),
        _press.sheet(f"style/{page.style}.css"),
        *_press.colour(page.colour),
    ]
    html = HTML(string=page.html, url_fetcher=_press.fetcher)
    try:
        pdf = html.write_pdf(stylesheets=sheets, font_config=_press.fonts, pdf_variant=VARIANT, **options)
    except FatalURLFetchingError as error:  # no Exception, it would pass through a web server's own nets
        raise AssetRefused(str(error)) from error
    finally:
        _press.fetcher.pictures = {}
    return bytes(pdf)
