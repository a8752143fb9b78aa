"""From paragraphs back to text with marks: what letters/rendering/marks.py would read as the same paragraphs.

A Word draft that comes back is told in these, and so is the letter that it was made of: the two are compared in this
form. The standard library alone: it runs where a file that was sent in is read.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from letters.rendering.runs import Run

PARAGRAPH, BULLET, NUMBER, MORE = "", "ul", "ol", "more"
"""Kinds of paragraph: plain, an item of a list with bullets or numbers, and a further paragraph of an item."""
_SAFE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)|(?<! )\*|\*(?! )|(?<!\w)_|_(?!\w)|\[|\]|<(?=\w|$)")
"""What would be read as a mark; a star between spaces is none, and neither is a line within a word."""
_START = re.compile(r"(?P<sign>[-+*])(?=\s|$)|(?P<number>\d{1,9})(?P<end>[.)])(?=\s|$)")


@dataclass(frozen=True)
class Para:
    """A paragraph. A run whose href is "#note:KEY" stands for a footnote."""

    kind: str
    level: int
    runs: tuple[Run, ...]


NOTE = "#note:"


def marked(paras: Iterable[Para], notes: Mapping[str, Sequence[Run]]) -> str:
    """The text with its marks; the notes that it has stand after it, numbered from 1."""
    numbers: dict[str, int] = {}
    lines: list[str] = []
    counts: dict[int, int] = {}
    last: Para | None = None
    for one in paras:
        para = _under(last, one)
        words = _inline(para.runs, numbers, at_start=True)
        if not words:
            continue
        if para.kind in {BULLET, NUMBER}:
            counts = {level: count for level, count in counts.items() if level <= para.level}
            is_next = last is not None and last.kind != PARAGRAPH and counts.get(para.level)
            counts[para.level] = counts.get(para.level, 0) + 1 if is_next else 1
        lines += [*_between(last, para), _line(para, words, counts.get(para.level, 1))]
        last = para
    ends = [f"[^{number}]: {_inline(notes.get(key, ()), {}, at_start=False)}" for key, number in numbers.items()]
    return "\n".join(lines) + "".join(f"\n\n{end}" for end in ends)


def digest(text: str) -> str:
    """What tells two texts apart, whatever their white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def plain(paras: Iterable[Para]) -> str:
    """The words alone, on one line: of a part that knows no marks."""
    return " ".join(" ".join("".join(run.text for run in para.runs) for para in paras).split())


def _under(last: Para | None, para: Para) -> Para:
    """The paragraph, no more than one list deeper than the one before it."""
    deepest = last.level + 1 if last and last.kind != PARAGRAPH else 0
    return replace(para, level=min(para.level, deepest))


def _between(last: Para | None, para: Para) -> list[str]:
    if last is None or {last.kind, para.kind} == {BULLET} or {last.kind, para.kind} == {NUMBER}:
        return []
    is_nested = last.kind != PARAGRAPH and para.kind in {BULLET, NUMBER} and last.level != para.level
    return [] if is_nested else [""]


def _line(para: Para, words: str, number: int) -> str:
    if para.kind == PARAGRAPH:
        return words
    indent = "   " * para.level
    sign = {BULLET: "- ", NUMBER: f"{number}. "}.get(para.kind, "   ")
    return f"{indent}{sign}{words}"


def _inline(runs: Iterable[Run], numbers: dict[str, int], *, at_start: bool) -> str:
    """The paragraph's words with their marks; a look that its neighbours would make unreadable is dropped, no word."""
    spans = [(look, _spoken(list(group), numbers)) for look, group in groupby(_joined(runs), key=_look_of)]
    found = ""
    for place, (sign, words) in enumerate(spans):
        following = spans[place + 1][1][:1] if place + 1 < len(spans) else ""
        found += _signed(sign, words, found[-1:], following)
    found = " ".join(found.split())
    return _START.sub(_escaped_start, found, count=1) if at_start and _START.match(found) else found


def _look_of(run: Run) -> str:
    return "" if run.href.startswith(NOTE) else "*" * (run.is_italic + 2 * run.is_bold)


def _spoken(runs: list[Run], numbers: dict[str, int]) -> str:
    """Runs of one look: their words, links and notes."""
    found = ""
    for href, group in groupby(runs, key=lambda run: run.href):
        words = "".join(run.text for run in group)
        if href.startswith(NOTE):
            found += f"[^{numbers.setdefault(href, len(numbers) + 1)}]"
        else:
            found += _linked(href, words)
    return found


def _signed(sign: str, words: str, before: str, after: str) -> str:
    """The words between their signs, with the white space outside."""
    core = words.strip()
    if not core or not sign:
        return words
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    touches = before == "*" and not lead  # two signs that touch are read as one
    is_read = not touches and _opens(core[0], lead[-1:] or before) and _opens(core[-1], trail[:1] or after)
    return f"{lead}{sign}{core}{sign}{trail}" if is_read else words


def _opens(inner: str, outer: str) -> bool:
    """Whether a sign between the two is read as one (CommonMark 6.2): beside punctuation, none beside a letter."""
    return inner.isalnum() or not outer or outer.isspace() or not outer.isalnum()


def _escaped_start(match: "re.Match[str]") -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['number']}\\{match['end']}"


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs of one look as one: Word parts words wherever someone stopped typing."""
    found: list[Run] = []
    for run in runs:
        kept = Run(run.text, is_bold=run.is_bold, is_italic=run.is_italic, href=run.href)
        if not kept.text.strip() and found and found[-1].href == kept.href:
            kept = replace(found[-1], text=kept.text)  # a space has no look
        if found and replace(found[-1], text="") == replace(kept, text=""):
            found[-1] = replace(kept, text=found[-1].text + kept.text)
        else:
            found.append(kept)
    return found


def _linked(href: str, words: str) -> str:
    text = _MARKS.sub(lambda match: f"\\{match[0]}", words)
    core = text.strip()
    if not _SAFE.match(href) or not core:
        return text
    if words.strip() == href and not href.startswith("mailto:"):
        return words
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    address = f"<{href}>" if re.search(r"[\s()]", href) else href
    return f"{lead}[{core}]({address}){trail}"
