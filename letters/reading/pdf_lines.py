"""A PDF page's lines, with where and how each is drawn. The one module that asks PDFium for text.

PDFium gives a page's whole text in one call, in about 1 ms; each further question about a character crosses into C. So
only a line's first and last characters are asked about.
"""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from letters.reading import bounds
from letters.reading.refusals import Reason, Unreadable
from letters.reading.symbols import SYMBOL_FONTS

CELL_GAP = 1.8
"""Sizes of type between two words of a line from which they stand in different columns. Justified lines reach 1.2."""
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
CLEAN = (
    dict.fromkeys((*range(32), 127, 8203, 8204, 8205, 8288, 65279))
    | {0x02: "-", 0x09: " ", 0x2007: " ", 0x202F: " ", 0xFFFE: "-"}
    | LIGATURES
    | SYMBOL_FONTS
)
NO_BREAK = "\xa0"
LINE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
"""PDFium writes a hyphen at a line's end as U+0002 (once as U+FFFE), and no line end after it."""
LOST = re.compile("[\0\ufffd\ue000-\uefff\uf200-\uf8ff]")
BOLD_WEIGHT = 600
EDGE = 0.15
"""Share of the page's height where its head and foot stand."""
SIZE_UNKNOWN = 10.0


@dataclass(slots=True)
class Line:
    """A line of one column, in points from the page's upper left corner."""

    text: str
    page: int
    left: float
    right: float
    base: float
    """Where its letters stand: the distance from the top."""
    size: float
    starts_bold: bool = False
    ends_bold: bool = False
    text_left: float = 0.0
    """Where its words begin, after a list's marker."""
    table: int = -1
    """Which of the page's tables it stands in."""
    is_artifact: bool = False
    """Whether the file itself says that it is no part of the text: page heads and feet are marked so."""
    cells: tuple[str, ...] = ()
    """Where the line is a table's whole row."""

    @property
    def is_bold(self) -> bool:
        return self.starts_bold and self.ends_bold


def clean(text: str) -> str:
    """One line's text, without what only a program sees: most lines have nothing of it. Blanks at which no line breaks
    stay, so that it can be told where one could have."""
    if not (text.isascii() and text.isprintable()):
        text = text.translate(CLEAN)
        if NO_BREAK in text:
            return " ".join(filter(None, text.split(" "))).strip(NO_BREAK)
    return " ".join(text.split())


class Turned:
    """From a page's own coordinates, which begin at its lower left and may be turned, to distances from the upper left
    of the page as it is seen."""

    def __init__(self, page: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        self.turn = pdfium.FPDFPage_GetRotation(page)
        sides = (abs(self.right - self.left), abs(self.top - self.bottom))
        self.width, self.height = sides[::-1] if self.turn % 2 else sides
        self.height = self.height or 1.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom, of a box given by its lower left and upper right."""
        if not self.turn:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (u0, v0), (u1, v1) = self.point(x0, y0), self.point(x1, y1)
        return min(u0, u1), min(v0, v1), max(u0, u1), max(v0, v1)

    def back(self, u: float, v: float) -> tuple[float, float]:
        match self.turn:
            case 1:
                return v + self.left, u + self.bottom
            case 2:
                return self.right - u, v + self.bottom
            case 3:
                return self.right - v, self.top - u
        return u + self.left, self.top - v


class TextOfPage:
    """A page's text while the page is open. `lost` counts the letters that its fonts don't name."""

    def __init__(self, page: Any, number: int, *, is_tagged: bool = False) -> None:
        self._is_tagged = is_tagged
        self._text = pdfium.FPDFText_LoadPage(page)
        self._number = number
        self.turned = Turned(page)
        self._rect, self._font = pdfium.FS_RECTF(), ctypes.create_string_buffer(64)
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._flags, self._matrix = ctypes.c_int(), pdfium.FS_MATRIX()
        self._is_plain = False
        self._bold: dict[bytes, bool] = {}
        self.whole = self._whole() if self._text else ""
        self.lost = len(LOST.findall(self.whole))

    def close(self) -> None:
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)

    def lines(self) -> list[Line]:
        """In the order in which they are drawn."""
        found: list[Line] = []
        for match in LINE.finditer(self.whole):
            drawn = match[0]
            if not drawn.isspace():
                self._cut(match.end() - len(drawn.lstrip()), match.start() + len(drawn.rstrip()), found)
        return found

    def within(self, left: float, top: float, right: float, bottom: float) -> str:
        """The text in a box, such as a table's cell."""
        (x0, y0), (x1, y1) = self.turned.back(left, top), self.turned.back(right, bottom)
        sides = (min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1))
        count = pdfium.FPDFText_GetBoundedText(self._text, *sides, None, 0)
        buffer = (ctypes.c_ushort * (count + 1))()
        count = pdfium.FPDFText_GetBoundedText(self._text, *sides, buffer, count)
        return bytes(buffer)[: count * 2].decode("utf-16-le", "replace")

    def _whole(self) -> str:
        count = pdfium.FPDFText_CountChars(self._text)
        if count > bounds.PAGE_TEXT_MOST:
            raise Unreadable(Reason.TOO_MUCH_TEXT, most=f"{bounds.PAGE_TEXT_MOST:,}")
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        text = bytes(buffer)[: max(got - 1, 0) * 2].decode("utf-16-le", "replace")
        self._is_plain = len(text) == count == pdfium.FPDFText_GetCharIndexFromTextIndex(self._text, count - 1) + 1
        return text

    def _cut(self, start: int, end: int, found: list[Line]) -> None:
        """The line as it is, or cut where its words stand in different columns."""
        first, last = self._char(start), self._char(end - 1)
        if first < 0 or last < first:
            return
        runs = pdfium.FPDFText_CountRects(self._text, first, last - first + 1)
        line = self._line(start, end, first, last, is_one=runs < 2)
        if line is None:
            return
        at = self._column_start(line, runs, start, end) if runs > 1 else 0
        if not at:
            found.append(line)
            return
        middle = start + len(self.whole[start:at].rstrip())
        self._cut(start, middle, found)
        self._cut(at, end, found)

    def _char(self, at: int) -> int:
        """PDFium's own number of a character: most pages have one for each letter of their text."""
        return at if self._is_plain else pdfium.FPDFText_GetCharIndexFromTextIndex(self._text, at)

    def _line(self, start: int, end: int, first: int, last: int, *, is_one: bool) -> Line | None:
        text = clean(self.whole[start:end])
        if not text:
            return None
        rect, (x, y, _x, _y) = self._rect, self._numbers
        pdfium.FPDFText_GetLooseCharBox(self._text, last, rect)
        right = self.turned.box(rect.left, rect.bottom, rect.right, rect.top)[2]
        pdfium.FPDFText_GetCharOrigin(self._text, first, x, y)
        left, base = self.turned.point(x.value, y.value)
        is_bold, is_fixed = self._face(first)
        if is_fixed and text.startswith("o "):
            text = "◦" + text[1:]  # the bullet of Word's second level: an o of Courier
        ends_bold = is_bold if is_one else self._face(last)[0]
        line = Line(text, self._number, left, right, base, self._size(first), is_bold, ends_bold, left)
        if self._is_tagged and not EDGE < base / self.turned.height < 1 - EDGE:
            line.is_artifact = self._is_artifact(first)
        return line

    def _is_artifact(self, char: int) -> bool:
        drawn = pdfium.FPDFText_GetTextObject(self._text, char)
        if not drawn:
            return False
        length, buffer = ctypes.c_ulong(), (ctypes.c_ushort * 32)()
        for index in range(min(pdfium.FPDFPageObj_CountMarks(drawn), 8)):
            mark = pdfium.FPDFPageObj_GetMark(drawn, index)
            pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length)
            if bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
                return True
        return False

    def _size(self, char: int) -> float:
        """The size of type as it is seen. The box of a letter would do for some fonts only."""
        pdfium.FPDFText_GetMatrix(self._text, char, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return pdfium.FPDFText_GetFontSize(self._text, char) * scale or SIZE_UNKNOWN

    def _face(self, char: int) -> tuple[bool, bool]:
        """Whether a character is bold, and whether it is of a typewriter's face."""
        length = pdfium.FPDFText_GetFontInfo(self._text, char, self._font, 64, self._flags)
        name = self._font.raw[: min(length, 64)]
        if name not in self._bold:
            said = name.lower()
            is_bold = b"bold" in said or b"black" in said or b"heavy" in said
            self._bold[name] = is_bold or pdfium.FPDFText_GetFontWeight(self._text, char) > BOLD_WEIGHT
        return self._bold[name], name.startswith(b"Courier") or b"+Courier" in name

    def _column_start(self, line: Line, runs: int, start: int, end: int) -> int:
        """Where in the text the first column after the line's own begins; 0 where there is none."""
        x0, top, x1, bottom = self._numbers
        right = None
        for run in range(min(runs, 200)):
            pdfium.FPDFText_GetRect(self._text, run, x0, top, x1, bottom)
            left, upper, edge, lower = self.turned.box(x0.value, bottom.value, x1.value, top.value)
            if right is not None and left - right > CELL_GAP * line.size:
                x, y = self.turned.back(left + 0.5, (upper + lower) / 2)
                char = pdfium.FPDFText_GetCharIndexAtPos(self._text, x, y, 2.0, 4.0)
                at = pdfium.FPDFText_GetTextIndexFromCharIndex(self._text, char) if char >= 0 else -1
                return at if start < at < end else 0
            right = edge if right is None else max(right, edge)
        return 0
