"""A letter as a tagged PDF (PDF/UA-1), the same bytes for the same letter. WeasyPrint is imported here alone.

Its font configuration corrupts memory when threads share one and leaks when each letter makes its own: so there is
one for each thread, with the style sheet read into it once.
"""

import threading

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from letters.content import Letter
from letters.rendering.artifacts import mark_page_furniture
from letters.rendering.fetcher import SCHEME, AssetRefused, read_asset
from letters.rendering.html import render_document

VARIANT = "pdf/ua-1"


class AssetFetcher(URLFetcher):
    """WeasyPrint's way to read_asset. It skips what it cannot fetch, unless the error is a fatal one: so this is."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        try:
            asset = read_asset(url)
        except AssetRefused as error:
            raise FatalURLFetchingError(str(error)) from error
        return URLFetcherResponse(url, asset.body, {"Content-Type": asset.content_type})


class _Press(threading.local):
    """What a thread needs to make letters: made at its first letter, kept for all its others."""

    def __init__(self) -> None:
        self.fetcher = AssetFetcher()
        self.fonts = FontConfiguration()
        self.style = CSS(url=f"{SCHEME}plain.css", url_fetcher=self.fetcher, font_config=self.fonts)


_press = _Press()


def render_pdf(letter: Letter) -> bytes:
    """The letter's PDF. Its dates are those of `letter.dated`: no clock and no chance goes into its bytes."""
    return pdf_from_html(render_document(letter))


def pdf_from_html(document: str) -> bytes:
    """The PDF of a letter's HTML document, with heads and feet of pages set apart from what the letter says."""
    return _write(document, finisher=mark_page_furniture)


def weasyprint_alone(document: str) -> bytes:
    """What WeasyPrint makes of the same HTML by itself: the benchmark's measure, never a letter that goes out."""
    return _write(document)


def _write(document: str, **options: object) -> bytes:
    html = HTML(string=document, url_fetcher=_press.fetcher)
    try:
        pdf = html.write_pdf(stylesheets=[_press.style], font_config=_press.fonts, pdf_variant=VARIANT, **options)
    except FatalURLFetchingError as error:  # no Exception, it would pass through a web server's own nets
        raise AssetRefused(str(error)) from error
    return bytes(pdf)
