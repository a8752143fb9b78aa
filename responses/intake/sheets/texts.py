"""A cell's text as it is kept, whatever the file's kind."""

import re

from responses.intake.sheets.limits import CELL_MOST, SHOWN_MOST
from responses.intake.sheets.values import BadCell, BadCellCode

# Line ends of every kind, Word's among them (vertical tab), become one line feed.
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
SURROGATE = re.compile("[\ud800-\udfff]")


def kept_text(text: str) -> str | BadCell | None:
    """The text without control characters and without space at its ends; too long a one is not cut but refused."""
    if not text:
        return None
    if len(text) > CELL_MOST:
        return BadCell(BadCellCode.TOO_LONG, shown(text))
    if text.isascii() and text.isprintable():
        return text.strip() or None
    return _clean(text) or None


def shown(text: str) -> str:
    """The beginning of what a sheet shows."""
    clean = _clean(text[: SHOWN_MOST * 4])
    return clean if len(clean) <= SHOWN_MOST else clean[: SHOWN_MOST - 1] + "…"


def _clean(text: str) -> str:
    if SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return CONTROL.sub("", LINE_END.sub("\n", text.replace("\xa0", " "))).strip()
