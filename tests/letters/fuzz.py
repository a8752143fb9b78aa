"""Letters of any words at all: every format is made without an exception, and the words come back.

What is compared: the letters, figures and other signs of each text that has no marks in it, as a multiset of base
characters (NFKD, without what Unicode calls default ignorable, marks that combine, and white space). An order cannot be
asked of a PDF: right-to-left words are laid out by sight, and a ligature or a conjunct comes back in parts or whole.
The order of the words is asked of HTML, Word and plain text, which are in reading order.
"""

import functools
import io
import re
import subprocess
import unicodedata
from collections import Counter
from html import unescape
from typing import Any

import docx
from fontTools.ttLib import TTFont
from hypothesis import strategies as st

from letters.content import Letter, LetterItem
from letters.rendering.coverage import LetterNotPrintable, check_printable, covered
from letters.rendering.fetcher import ASSETS
from letters.rendering.formats import FORMATS
from letters.rendering.styles import house_styles
from tests.letters.builders import letter

WORDS = {
    "latin": "abc ŵŷé ñ ß Æ “ ” ‘ ’ – — … £ €",
    "right to left": "שלום עולם مرحبا بالعالم",
    "others": "Ελλάδα Кириллица Հայերեն ქართული हिन्दी தமிழ் ไทย አማርኛ",
    "signs": "→ ∑ ☃ ✓ ■ 😀 👩‍👧 🇬🇧 𝒜",
    "steering": "a\u200db \u202eabc\u202c \u2066x\u2069 \u00ad \ufe0f \u0301 \x07\x00 \u2028",
    "marks": "**b** *i* [x](https://example.org) <b> &amp; # > | _u_ ` 1. - • [^1] \\*",
}
PIECES = [piece for words in WORDS.values() for piece in words.split(" ") if piece]
PRINTABLE = st.text(st.sampled_from(sorted(covered())), min_size=1, max_size=12)
"""Any signs at all that the letters' fonts hold."""
ANY = st.text(min_size=1, max_size=12)
"""Any signs at all."""


def _texts(odd: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    word = st.one_of(st.sampled_from(PIECES), odd, st.integers(20, 300).map(lambda length: "x" * length))
    return st.lists(word, max_size=8).map(" ".join)


SIZES = [0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 60]
"""How many recommendations a letter may have at most."""
LINES = {False: _texts(PRINTABLE), True: _texts(st.one_of(PRINTABLE, ANY))}
PASSAGES = {wild: st.lists(line, max_size=2).map("\n\n".join) for wild, line in LINES.items()}
ITEMS = {
    wild: st.builds(LetterItem, heading=LINES[wild].map(lambda words: words[:150]), quoted_text=words, answer=words)
    for wild, words in PASSAGES.items()
}


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    """A letter in any house style and language, of up to 60 recommendations, some without an answer."""
    wild = draw(st.sampled_from([False, False, False, True]))
    line, passage = LINES[wild], PASSAGES[wild]
    fields: dict[str, Any] = {
        "style": draw(st.sampled_from(list(house_styles()))),
        "language": draw(st.sampled_from(["en-GB", "cy"])),
        "has_marks": draw(st.booleans()),
        "is_draft": draw(st.booleans()),
        "carries_comments": draw(st.booleans()),
        "items": tuple(
            draw(
                st.lists(ITEMS[wild], max_size=draw(st.sampled_from([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 60])))
            )
        ),
        **{name: draw(line) for name in ("subject", "salutation", "reference", "signatory_name", "sign_off")},
        **{name: draw(passage) for name in ("introduction", "closing", "narrative", "chief_officer_comments")},
    }
    return letter(**fields)


def is_made_and_comes_back(one: Letter) -> bool:
    """Make every format. False where the letter was refused, in words that name a character and its place."""
    refused = refusal(one)
    if refused:
        assert re.search(r"\(U\+[0-9A-F]{4,6}\) in: ", refused)
        return False
    made = {kind: make(one, {}) for kind, make in FORMATS.items()}
    html, plain = shown_in_html(made["html"].decode()), made["txt"].decode()
    signs = counted(html)
    for shown in (plain, shown_in_word(made["docx"])):
        assert signs - counted(shown) == Counter()
    missing = signs - counted(shown_in_pdf(made["pdf"]))
    assert missing.total() <= combining(html), dict(missing)
    return True


def combining(shown: str) -> int:
    """How many marks combine with the signs before them. A PDF gives each glyph one text: of a sign that stands once
    under a heap of marks and once without, it may give one back. So many signs may be missing from it, and no more."""
    return sum(unicodedata.category(sign)[0] == "M" for sign in unicodedata.normalize("NFKD", shown))


def refusal(one: Letter) -> str:
    """Why the letter cannot be printed; empty where it can."""
    try:
        check_printable(one)
    except LetterNotPrintable as error:
        return str(error)
    return ""


def typed_words_are_shown(one: Letter) -> None:
    """Without marks, every word that was typed is in the page, in its order."""
    html = squeezed(shown_in_html(FORMATS["html"](one, {}).decode()))
    for typed in (one.introduction, one.closing, *(each.answer for each in one.items)):
        for line in re.split(r"[\n\r\u2028\u2029\v\f\x85]+", typed):
            assert squeezed(re.sub(r"^\s*- ", "", line)).strip("-") in html


def counted(shown: str) -> Counter[tuple[int, str]]:
    """How often each sign is there. Signs that a font draws with one glyph count as one: a PDF knows glyphs, and gives
    back for each the sign that came first. Brackets, which right-to-left words mirror, count as their pair does."""
    found = Counter(glyph(sign) for sign in squeezed(shown))
    del found[-1, "dash"]  # pdftotext takes one at a line's end for its own
    return found


@functools.cache
def glyph(sign: str) -> tuple[int, str]:
    """The first font that has the sign, and its glyph there."""
    if unicodedata.mirrored(sign):
        return -1, "mirrored"
    if unicodedata.category(sign) == "Pd":
        return -1, "dash"
    found = ((place, font[ord(sign)]) for place, font in enumerate(fonts()) if ord(sign) in font)
    return next(found, (-2, sign))


@functools.cache
def fonts() -> list[dict[int, str]]:
    """The letters' fonts in the order in which they are asked."""
    files = re.findall(r"url\(letter-asset:(fonts/[\w-]+-Regular\.ttf)\)", (ASSETS / "fonts.css").read_text())
    return [TTFont(ASSETS / name).getBestCmap() for name in files]


def squeezed(shown: str) -> str:
    """The signs alone, in their order: no white space, nothing that only steers or combines."""
    plain = unicodedata.normalize("NFKD", shown)
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LNPS" and sign != "\ufffd")


def shown_in_html(page: str) -> str:
    body = re.search(r"<main.*</main>", page, flags=re.DOTALL)
    assert body
    return unescape(re.sub(r"<[^>]*>", " ", body[0]))


def shown_in_word(data: bytes) -> str:
    """The words of the file, with those of its head, where a draft says that it is one."""
    document = docx.Document(io.BytesIO(data))
    heads = [part._element for section in document.sections for part in (section.header, section.first_page_header)]
    parts = [document.element.body, *(head for head in heads if head is not None)]
    return " ".join(node.text or "" for part in parts for node in part.iter() if node.tag.endswith("}t"))


def shown_in_pdf(data: bytes) -> str:
    """As poppler's pdftotext reads it."""
    run = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return run.stdout.decode()
