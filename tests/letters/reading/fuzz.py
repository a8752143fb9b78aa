"""Documents that are hurt anywhere, for each parser of what comes in: none of them ever raises, or loses a word.

A case is made from its parser's name and its number alone, so that one that fails can be made again:
`run("reading", 1234)`.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path

from letters.reading.extract import extract
from letters.reading.extracted import Extracted, Media, Places
from letters.reading.read import read
from letters.reading.refusals import Unreadable
from letters.reading.text_file import read_text
from recommendations.domain.split import split
from tests.letters.reading.made_files import docx, lines_drawn, p, pdf
from tests.letters.reading.test_mutated import FILES, check, hurt
from tests.letters.reading.whole import assert_whole
from tests.recommendations.domain import register_pages

TUNING = Path(__file__).parent / "tuning"
FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
NO_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WORDS = (
    *(
        "Recommendation 3:",
        "Rec 3.1",
        "Recommendations 9 and 10",
        "Area for improvement 2",
        "Cause of concern",
        "AFI 4",
    ),
    *("1.", "(a)", "ii)", "•", "–", "|", "\t", "| --- |", "Status: Complete", "As above.", "See our answer to", "[1]"),
    *("By 31 July 2024,", "Within six months,", "With immediate effect,", "31 February 2024", "11/08/2023", "2023"),
    *("Dear Home Secretary", "Yours sincerely", "cc:", "Our ref: A/1", "Date:", "Police and Crime Commissioner"),
    *("Kent Police", "His Majesty’s Inspectorate", "will be", "has not yet", "do not accept", "In January:", "Now:"),
    *("Argymhelliad 3", "“", "”", "(", ")", "...", "-", "\u00ad", "\u200b", "\u202e", "é", "😀", "ﬁ", "٣", "Ⅳ", "½"),
    *("\n", "\n\n", "\r\n", "\f", "\v", "\u2028", "\x85", "\xa0", "\x1f", "", " " * 40, "_" * 20, "x" * 300),
)


@cache
def documents() -> tuple[str, ...]:
    """The tuning samples and the demo's letters, as text. What is held out is not for this."""
    files = sorted(
        [*TUNING.glob("*.txt"), *(FIXTURES / "letters").glob("**/*.txt"), *(FIXTURES / "pasted").glob("*.txt")]
    )
    return tuple(file.read_text(encoding="utf-8") for file in files)


def run(parser: str, number: int) -> None:
    """One case of a parser."""
    PARSERS[parser](random.Random(f"{parser} {number}"))


def hurt_text(chance: random.Random) -> str:
    """A document, or parts of two, with lines and words cut out, doubled, moved, put in or run together."""
    text = chance.choice(documents())
    if chance.random() < 0.2:
        other = chance.choice(documents())
        text = text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]
    for _time in range(chance.choice((1, 2, 4, 8, 20))):
        text = chance.choice(HURTS)(text, chance)
    return text


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 2, 10, 100, 1_000)) :]


def _double(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    part = text[at : at + chance.choice((1, 5, 60, 500))]
    return text[:at] + part * chance.choice((2, 2, 3, 12)) + text[at + len(part) :]


def _move(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randrange(len(lines) + 1), line)
    return "".join(lines)


def _put(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    piece = chance.choice(WORDS) if chance.random() < 0.8 else chr(chance.randrange(0x110000 - 0x800) % 0xD800)
    return text[:at] + chance.choice(("", " ", "\n")) + piece + chance.choice(("", " ", "\n")) + text[at:]


def _run_together(text: str, chance: random.Random) -> str:
    was, becomes = chance.choice((("\n\n", "\n"), ("\n", " "), ("\n", "\n\n"), (" ", ""), (":", ""), (".", ".\n")))
    at = chance.randrange(len(text) + 1)
    end = at + chance.choice((100, 1_000, len(text)))
    return text[:at] + text[at:end].replace(was, becomes) + text[end:]


def _shout(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    end = at + chance.choice((10, 100, len(text)))
    return text[:at] + chance.choice((str.upper, str.lower, str.title))(text[at:end]) + text[end:]


HURTS: tuple[Callable[[str, random.Random], str], ...] = (_cut, _double, _move, _put, _put, _run_together, _shout)


def _extraction(chance: random.Random) -> None:
    """A file of any kind, its bytes hurt: it is read, or refused in words."""
    data = chance.choice(AS_FILES)(hurt_text(chance)) if chance.random() < 0.7 else chance.choice(FILES)
    cuts = [
        (chance.random(), chance.randbytes(chance.choice((0, 1, 6))), chance.choice((0, 1, 20)))
        for _time in range(chance.choice((0, 1, 1, 3, 6)))
    ]
    try:
        check(extract(hurt(data, cuts), chance.choice(("letter.pdf", "a.docx", "a.html", ""))))
    except Unreadable as refusal:
        assert str(refusal)  # noqa: PT017  either is right


def _as_web_page(text: str) -> bytes:
    lines = (f"<p>{escape(line)}</p>" if line.strip() else "<hr>" for line in text.split("\n"))
    return f"<!doctype html><title>T</title><nav>Menu</nav><main>{''.join(lines)}</main>".encode("utf-8", "replace")


def _as_word(text: str) -> bytes:
    """Not packed, so that what hurts the file hurts its words and its XML."""
    lines = (NO_XML.sub("", line) for line in text.split("\n"))
    return docx("".join(p(escape(line)) for line in lines), method=zipfile.ZIP_STORED)


def _as_pdf(text: str) -> bytes:
    lines = ["".join(char for char in line.encode("cp1252", "ignore").decode("latin-1") if char not in "()\\")
             for line in text.split("\n")]  # fmt: skip
    pages = [lines[at : at + 55] for at in range(0, min(len(lines), 220), 55)]
    return pdf(*(lines_drawn(page) for page in pages))


AS_FILES: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.encode("utf-8", "replace"),
    lambda text: text.encode("utf-16", "replace"),
    _as_web_page,
    _as_word,
    _as_pdf,
)


def _reading(chance: random.Random) -> None:
    """A document's text, as extraction gives it or as anything may: read whole."""
    text = hurt_text(chance)
    if chance.random() < 0.5:
        try:
            assert_whole(read(read_text(text.encode("utf-8", "replace"))))
        except Unreadable:
            return
    else:
        assert_whole(read(Extracted(text, chance.choice(list(Media)), Places((), ()))))


def _split(chance: random.Random) -> None:
    """A report's text: every character is in a finding, or left over."""
    text = hurt_text(chance)
    found = split(text)
    held = {at for part in (*found.pieces, *found.leftover) for at in range(part.start, part.end)}
    assert held == set(range(len(text)))
    assert all(piece.text.strip() for piece in found.pieces)


def _register(chance: random.Random) -> None:
    """A page of the register."""
    text = register_pages.TWO_HISTORIES if chance.random() < 0.8 else hurt_text(chance)
    for _time in range(chance.choice((1, 3, 9, 30))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(register_pages.PIECES) + text[at + chance.choice((0, 0, 1, 6)) :]
    register_pages.assert_whole(text)


PARSERS: Mapping[str, Callable[[random.Random], None]] = {
    "extraction": _extraction,
    "reading": _reading,
    "split": _split,
    "register": _register,
}
