"""Plain text to paragraphs and lists: how a text without marks is read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

BULLET = "- "


@dataclass(frozen=True)
class Block:
    """One paragraph (one line of text), or one list (a line for each item)."""

    is_list: bool
    lines: tuple[str, ...]


_SPACES = str.maketrans(dict.fromkeys("\u1680\u2000\u2001\u205f\u3000", " "))


def printable(text: str) -> str:
    """Text without what pasted documents carry and no file may hold: control characters, broken halves of a character,
    and the code points that Unicode never gives to one. Rare kinds of space are spaces."""
    return "".join(char for char in text.translate(_SPACES) if char in "\n\t" or not _is_unprintable(char))


def _is_unprintable(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


def unified(text: str) -> str:
    """Printable text whose every kind of line break is a newline."""
    return printable(re.sub(r"\r\n?|[\u2028\u2029\v\f]", "\n", text))


def blocks(text: str) -> tuple[Block, ...]:
    """A blank line parts paragraphs; lines that begin with "- " are a list; a single line break is a space."""
    parts = re.split(r"\n\s*\n", unified(text))
    return tuple(block for part in parts for block in _blocks_of(part.strip("\n")))


def _blocks_of(part: str) -> Iterator[Block]:
    """Runs of list lines and of other lines. An indented line after a list item goes on with that item."""
    runs: list[tuple[bool, list[str]]] = []
    for line in part.split("\n"):
        is_item = line.lstrip().startswith(BULLET)
        goes_on = bool(runs) and runs[-1][0] and line[:1].isspace()
        text = " ".join((line.lstrip().removeprefix(BULLET) if is_item else line).split())
        if not is_item and (goes_on or (runs and not runs[-1][0])):
            runs[-1][1][-1] += " " + text
        elif is_item and runs and runs[-1][0]:
            runs[-1][1].append(text)
        else:
            runs.append((is_item, [text]))
    for is_list, lines in runs:
        kept = tuple(line for line in lines if line)
        if kept:
            yield Block(is_list, kept)
