"""The lines of a pasted text, each with its place in it, and the joining of lines that a page's width broke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = dict.fromkeys([*range(9), *range(14, 32), 127, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_SOFT_HYPHEN = "\xad"
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{0,200}[^\s*])\*(?![\w*])")
_MARKUP = re.compile(r"^(?:#{1,6} |> ?)+")

# All on one line, as some viewers paste: "... their region. Recommendation 3: By 31 October 2023, ..."
_HEADING_WITHIN_LINE = re.compile(
    r"(?<=[.;?!])[ \t\xa0]{1,8}(?=\*{0,2}(?:Recommendation|Area for improvement|AFI|Cause of concern)[ \xa0]"
    r"[0-9]{1,3}(?:\.[0-9]{1,2})?\*{0,2}[ \xa0]?(?::|[-\u2013\u2014][ \xa0])\*{0,2}[ \xa0]?[A-Z])"
)

_CLOSING = "\"'\u2019\u201d)]*"
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 60
_HYPHENATED = re.compile(r"([^\W\d_]{2,})-$")
_FIRST_HALVES = """
    non self multi anti cross long short medium high low well fast slow decision risk victim evidence value problem
    trauma stop day week month year age face follow first second third fourth full half large small real hot cold body
    county police force hate knife gun drug data case custody officer one two three four five six ten single double
"""
_KEEPS_HYPHEN = frozenset(_FIRST_HALVES.split())
_WRAPPED_FROM, _WRAPPED_TO = 45, 130  # how wide the widest line of a block is that a page's width broke


@dataclass(frozen=True)
class Line:
    """A line as it reads, without marks of bold type; `pasted[start:end]` is the line with its line break."""

    start: int
    end: int
    text: str
    indent: int = 0
    opens_page: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether a sentence, or a clause of a list, ends with it."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a colon or the like."""
    return text.rstrip(_CLOSING).endswith((".", ":", ";", "!", "?"))


def lines_of(pasted: str) -> tuple[Line, ...]:
    """The lines in order; together they are the whole text."""
    lines, start, after_feed = [], 0, False
    for end, feeds in _cuts(pasted):
        raw = pasted[start:end]
        before = raw[: len(raw) - len(raw.lstrip(" \t\xa0"))].replace("\t", "    ")
        lines.append(Line(start, end, _as_read(raw), len(before), after_feed))
        start, after_feed = end, feeds
    return tuple(lines)


def _cuts(pasted: str) -> Iterator[tuple[int, bool]]:
    """Where each line ends, and whether a page ends there."""
    ends = {found.end(): found[0] == "\x0c" for found in _ENDS.finditer(pasted)}
    ends |= {found.end(): False for found in _HEADING_WITHIN_LINE.finditer(pasted)}
    if pasted and len(pasted) not in ends:
        ends[len(pasted)] = False
    yield from sorted(ends.items())


def _as_read(raw: str) -> str:
    plain = _SPACES.sub(" ", raw.translate(_UNSEEN)).strip()
    if plain.endswith(_SOFT_HYPHEN):
        plain = plain.rstrip(_SOFT_HYPHEN) + _SOFT_HYPHEN
    inner = plain[:-1].replace(_SOFT_HYPHEN, "") + plain[-1:]
    inner = _MARKUP.sub("", inner).strip()
    return _EMPHASIS.sub(r"\1", _BOLD.sub("", inner)).strip() if "*" in inner or "_" in inner else inner


def width_of(lines: Sequence[Line]) -> int:
    """The width that broke the lines of a block, 0 where each line is a paragraph of its own."""
    widest = max((len(line.text) for line in lines), default=0)
    return widest if _WRAPPED_FROM <= widest <= _WRAPPED_TO else 0


def runs_on(line: Line, following: Line, width: int) -> bool:
    """Whether the following line goes on with this one's paragraph."""
    first = following.text[:1]
    if not line.is_terminal and (first.islower() or line.text.endswith(("-", _SOFT_HYPHEN, ",", "("))):
        return True
    is_full = width > 0 and len(line.text) >= (0.7 if line.is_terminal else 0.55) * width
    return is_full and not (line.is_terminal and line.text[-1] in ":;")


def words_of(pasted: str) -> frozenset[str]:
    """The words of a text, with their hyphens."""
    return frozenset(_WORDS.findall(pasted.lower()))


def joined(parts: Sequence[str], known: frozenset[str]) -> str:
    """The lines of a paragraph as one, words broken at a line's end mended; `known` are the words of the whole text.

    "tac-" and "tical" are "tactical"; "24-" and "hour" stay "24-hour", and so do halves that are known to: "decision-",
    "non-", or the two written with their hyphen elsewhere in the text.
    """
    if not parts:
        return ""
    mended = [_mended(part, following, known) for part, following in pairwise(parts)]
    return "".join(mended) + parts[-1].rstrip(_SOFT_HYPHEN)


def _mended(part: str, following: str, known: frozenset[str]) -> str:
    """A line with what stands between it and the next: a space, nothing after a hyphen, not even the hyphen."""
    if part.endswith(_SOFT_HYPHEN):
        return part[:-1]
    if not (part.endswith("-") and part[-2:-1].isalnum() and following[:1].isalnum()):
        return f"{part} "
    broken = _HYPHENATED.search(part[-_LONGEST_WORD:])
    if broken is None or not following[0].islower():
        return part
    return part if _keeps_hyphen(broken[1].lower(), following[:_LONGEST_WORD].lower(), known) else part[:-1]


def _keeps_hyphen(half: str, following: str, known: frozenset[str]) -> bool:
    rest = _WORDS.match(following)
    if rest is None or f"{half}{rest[0]}" in known:
        return False
    return half in _KEEPS_HYPHEN or f"{half}-{rest[0]}" in known
