"""The letter's PDF, read back by two programs that had no part in making it."""

import contextlib
import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from letters.content import Letter, LetterItem
from letters.rendering import pdf as module
from letters.rendering.fetcher import AssetRefused
from letters.rendering.pdf import Page, pdf_of, render_pdf
from tests.letters.builders import empty_letter, full_letter, letter

ROOT = Path(__file__).resolve().parents[3]


def text_of(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags_of(pdf: bytes) -> list[str]:
    """The tag tree's tags in reading order."""

    def walk(element: Any) -> list[str]:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return []
        kids: Any = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        return [str(element.S), *(tag for kid in kids for tag in walk(kid))]

    with opened(pdf) as document:
        return walk(document.Root.StructTreeRoot.K[0])


def test_the_same_letter_gives_the_same_bytes_twice_and_another_letter_others() -> None:
    first = render_pdf(letter(is_draft=True))
    assert render_pdf(letter(is_draft=True)) == first
    assert render_pdf(letter(is_draft=True, closing="Other words.")) != first


def test_a_letter_without_a_date_has_none_in_its_file_and_is_the_same_too() -> None:
    pdf = render_pdf(letter(dated=None))
    assert pdf == render_pdf(letter(dated=None))
    assert {"/CreationDate", "/ModDate"} & set(opened(pdf).docinfo.keys()) == set()


@pytest.mark.deep
def test_the_same_letter_gives_the_same_bytes_in_another_process() -> None:
    source = (
        "import django, hashlib, sys; django.setup()\n"
        "from tests.letters.builders import full_letter; from letters.rendering.pdf import render_pdf\n"
        "sys.stdout.write(hashlib.sha256(render_pdf(full_letter())).hexdigest())"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == hashlib.sha256(render_pdf(full_letter())).hexdigest()


def test_threads_at_once_give_the_same_bytes() -> None:
    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(lambda _turn: render_pdf(letter()), range(2)))
    assert made == [render_pdf(letter())] * 2


def test_title_language_author_dates_and_conformance() -> None:
    with opened(render_pdf(letter(language="cy"))) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "A test report – Test body",
            "/Author": "Test body",
            "/CreationDate": "D:20240229",
            "/ModDate": "D:20240229",
            "/Producer": "WeasyPrint 70.0",
        }
        assert (str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)) == ("cy", True)
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_tag_tree_has_the_letters_structure_in_order() -> None:
    plain = {"/Document", "/Div", "/Span", "/NonStruct", "/Lbl", "/LBody"}
    assert [tag for tag in tags_of(render_pdf(letter())) if tag not in plain] == [
        *("/P", "/H1"),
        *("/H2", "/BlockQuote", "/P", "/P", "/L", "/LI", "/LI"),
        *("/H2", "/BlockQuote", "/P", "/P", "/P"),
        *("/H2", "/BlockQuote", "/P", "/P", "/P"),
    ]


def test_bookmarks_are_the_headings() -> None:
    outline = [(item.level, item.get_title()) for item in pypdfium2.PdfDocument(render_pdf(letter())).get_toc()]
    assert outline == [
        (0, "A test report"),
        (1, "Recommendation 2:"),
        (1, "Recommendation 3:"),
        (1, "Recommendation 6:"),
    ]


def test_heads_and_feet_of_pages_are_artifacts_and_all_else_is_reached_from_the_tree() -> None:
    long = full_letter(is_draft=True, narrative="Many words. " * 600)
    with opened(render_pdf(long)) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(pdf.pages):
            operations = pikepdf.parse_content_stream(page)
            opens = [item.operands for item in operations if str(item.operator) == "BDC"]
            kinds = {str(tag) for tag, _properties in opens}
            furniture = [properties for tag, properties in opens if str(tag) == "/Artifact"]
            content = {int(properties.MCID) for tag, properties in opens if str(tag) != "/Artifact"}
            elements: list[Any] = list(parents[2 * number + 1])
            tied = {mcid for mcid, element in enumerate(elements) if element is not None}
            assert kinds == {"/Span", "/Artifact"}
            assert {str(properties.Type) for properties in furniture} == {"/Pagination"}
            assert content == tied
            assert len(furniture) == (2 if number == 0 else 5)  # foot: marking, page number; head: marking, three runs


def test_the_font_is_the_products_own_and_embedded() -> None:
    with opened(render_pdf(letter(closing="Ŵ ŵ Ŷ ŷ “quoted” ‘it’s’ – — … £ €"))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        names = {str(font.BaseFont).split("+")[1] for font in fonts}
        files = {"/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts}
    assert (names, files) == ({"Letter-Sans", "Letter-Sans-Bold"}, {True})


def test_every_item_and_field_comes_back_as_text() -> None:
    page = " ".join(text_of(render_pdf(full_letter())))
    words = [text for item in full_letter().items for text in (item.heading, item.quoted_text, item.note)]
    words += [
        "Answer two.",
        "point 2",
        "Its end.",
        "1 March 2024",
        "Our ref: REF-7",
        "Test Signatory",
        "Second copy",
    ]
    assert [text for text in words if text not in page] == []


def test_a_long_address_and_reference_stay_apart_inside_the_margins_and_above_the_letter() -> None:
    long = "of many words that goes on and on " * 3
    pdf = render_pdf(full_letter(addressee_lines=(f"Line {long}end",), reference=f"Number {long}stop"))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()

    def place(words: str) -> tuple[float, float, float, float]:
        found = text.search(words).get_next()
        left, _bottom, _right, top = text.get_charbox(found[0])
        _left, bottom, right, _top = text.get_charbox(found[0] + found[1] - 1)
        return left, bottom, right, top

    points_per_mm = 72 / 25.4
    assert max(place("Line of many")[2], place("Our ref")[2], place("stop")[2]) < (210 - 27) * points_per_mm
    assert place("Our ref")[3] < place("end")[1]
    assert place("Dear Addressee,")[3] < min(place("stop")[1], place("1 March 2024")[1])


def test_unicode_comes_back_whole() -> None:
    sample = "Ŵyneb y tŷ: “dyfyniad” – £5…"
    assert sample in " ".join(text_of(render_pdf(letter(closing=sample))))


def test_every_page_of_a_draft_says_so_and_an_issued_letter_never_does() -> None:
    long = {"narrative": "Many words. " * 600}
    draft, issued = text_of(render_pdf(letter(is_draft=True, **long))), text_of(render_pdf(letter(**long)))
    assert [page.count("DRAFT") for page in draft] == [1] * len(draft)
    assert [page.count("DRAFT") for page in issued] == [0] * len(issued)
    assert min(len(draft), len(issued)) > 2


def test_the_watermark_is_drawn_on_drafts_alone() -> None:
    def drawn(is_draft: bool) -> int:
        with opened(render_pdf(letter(is_draft=is_draft))) as pdf:
            return sum(str(item.operator) == "Do" for item in pikepdf.parse_content_stream(pdf.pages[0]))

    assert (drawn(True), drawn(False)) == (1, 0)


def test_pages_are_numbered_and_carry_head_and_marking() -> None:
    pages = text_of(render_pdf(full_letter(narrative="Many words. " * 500)))
    numbers = [f"Page {number} of {len(pages)}" for number in range(1, len(pages) + 1)]
    assert [[number for number in numbers if number in page] for page in pages] == [[number] for number in numbers]
    assert ["Test body – A test report" in page for page in pages] == [False] + [True] * (len(pages) - 1)
    assert [page.count("OFFICIAL-SENSITIVE") for page in pages] == [2] * len(pages)


def test_an_empty_letter_is_one_page_with_a_title() -> None:
    pdf = render_pdf(empty_letter())
    assert text_of(pdf) == ["DRAFT: not yet issued Letter Page 1 of 1"]
    assert str(opened(pdf).docinfo.Title) == "Draft – Letter"


@pytest.mark.deep
def test_a_letter_of_sixty_items_and_a_very_long_answer_comes_out_whole() -> None:
    items = [
        LetterItem(heading=f"Recommendation {n}", quoted_text="Quoted.", answer=f"Answer {n}.") for n in range(1, 60)
    ]
    long = LetterItem(
        heading="Recommendation 60", answer="\n\n".join(f"Paragraph {n}. {'word ' * 98}" for n in range(30))
    )
    text = " ".join(text_of(render_pdf(letter(items=(*items, long)))))
    expected = [f"Answer {number}." for number in range(1, 60)] + [f"Paragraph {number}." for number in range(30)]
    assert [words for words in expected if text.count(words) != 1] == []
    assert text.count("word ") == 30 * 98


HOSTILE = (
    "<script>x</script> <img src=file:///etc/passwd> "
    "<link rel=stylesheet href=http://127.0.0.1/a.css> url(http://127.0.0.1/)"
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that a letter asks for while the test runs."""
    addresses: list[str] = []
    fetch = module.AssetFetcher.fetch

    def spy(self: module.AssetFetcher, url: str, headers: dict[str, str] | None = None) -> Any:
        addresses.append(url)
        return fetch(self, url, headers)

    render_pdf(letter())  # this thread's style sheet and fonts, read once
    monkeypatch.setattr(module.AssetFetcher, "fetch", spy)
    return addresses


def hostile_letter() -> Letter:
    item = LetterItem(heading=HOSTILE, quoted_text=HOSTILE, answer=HOSTILE, note=HOSTILE)
    return full_letter(subject=HOSTILE, marking="url(http://127.0.0.1/m)", items=(item,), copies=(HOSTILE,))


def test_hostile_text_is_printed_and_nothing_is_fetched(asked: list[str]) -> None:
    text = " ".join(text_of(render_pdf(hostile_letter()))).replace(" ", "")
    assert asked == []
    assert text.count("<imgsrc=file:///etc/passwd>") == 7  # subject, four texts of the item, copy, head of page 2


def test_a_draft_asks_for_its_watermark_and_nothing_else(asked: list[str]) -> None:
    render_pdf(letter(is_draft=True))
    render_pdf(letter(is_draft=True, language="cy"))
    assert set(asked) == {"letter-asset:draft-en.svg", "letter-asset:draft-cy.svg"}


FORBIDDEN = [
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "https://127.0.0.1:9/x",
    "ftp://127.0.0.1:9/x",
    "data:image/png;base64,AAAA",
    "data:image/svg+xml," + "a" * 5_000_000,
    "letter-asset:other.png",
    "letter-asset:../pdf.py",
    f"letter-asset:picture/{'0' * 64}",
]
WAYS = {
    "a picture": '<img alt="x" src="{url}">',
    "a style sheet": '<link rel="stylesheet" href="{url}">',
    "an import": "<style>@import url({url});</style>",
    "a background": "<style>body {{ background: url({url}) }}</style>",
    "a style of its own": '<p style="background: url({url})">x</p>',
    "a font": "<style>@font-face {{ font-family: x; src: url({url}) }} p {{ font-family: x }}</style><p>x</p>",
    "an object": '<object data="{url}">x</object>',
    "a picture within an SVG": '<svg viewBox="0 0 1 1"><title>x</title><image href="{url}"/></svg>',
    "words put in by a style": "<style>p::before {{ content: url({url}) }}</style><p>x</p>",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "url", [url for url in FORBIDDEN if url.startswith(("file:", "http:", "data:"))], ids=lambda url: url[:20]
)
def test_no_way_leads_out(way: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a template, or an SVG in it, asks: the letter stops, or goes on without. Nothing outside is opened."""

    def opened(*_args: object, **_options: object) -> None:
        pytest.fail("something outside was opened")

    render_pdf(letter())  # what the product's own files need is read before
    monkeypatch.setattr("socket.socket.connect", opened)
    monkeypatch.setattr("urllib.request.OpenerDirector.open", opened)
    html = f'<html lang="en"><title>t</title>{WAYS[way].format(url=url)}'
    with contextlib.suppress(AssetRefused):
        assert b"root:" not in pdf_of(Page(html, "headings"))


@pytest.mark.parametrize("url", FORBIDDEN, ids=lambda url: url[:24])
def test_a_template_that_slips_stops_the_letter(url: str) -> None:
    with pytest.raises(AssetRefused):
        pdf_of(Page(f'<html lang="en"><title>t</title><img alt="x" src="{url}">', "headings"))
