"""A text file: the file itself, decoded, with nothing changed but its line ends."""

import codecs
import re

from letters.reading import bounds
from letters.reading.extracted import Extracted, Media, Place, PlaceKind, Places, Remark, RemarkCode
from letters.reading.refusals import Reason, Unreadable

# UTF-32's first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
UNMARKED = 4096
"""Bytes looked at for UTF-16 without its mark: nulls in every other place."""
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# Control characters that no text has. Tab, line ends, form feed and DOS's end of file (1a) are none of them.
CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
CONTROL_MOST, CONTROL_SHARE = 10, 100
"""So many control characters come into a text by accident, and in a long one, one in a hundred."""
LINE_END = re.compile(r"\r\n?")
GUESSED = Remark(
    RemarkCode.WINDOWS_1252, "The text is not in Unicode. It was read as Windows-1252: check £, dashes and quotes."
)


def read_text(data: bytes) -> Extracted:
    """The text file's text; its places are its lines."""
    text, remarks = decoded(data)
    if len(text) > bounds.TEXT_MOST:
        raise Unreadable(Reason.TOO_MUCH_TEXT, most=f"{bounds.TEXT_MOST:,}")
    text = LINE_END.sub("\n", text)
    return Extracted(text, Media.TXT, lines_of(text), remarks=remarks)


def lines_of(text: str) -> Places:
    """Where each line begins; empty ones are left to the line before."""
    starts: list[int] = []
    places: list[Place] = []
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            starts.append(start)
            places.append(Place(PlaceKind.LINE, number))
        start += len(line) + 1
    return Places(tuple(starts), tuple(places))


def decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text as it is written, and a remark where its encoding is a guess."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _checked(_decode(data.removeprefix(mark), codec, name)), ()
    if codec := _unmarked_utf16(data):
        return _checked(_decode(data, codec, "UTF-16")), ()
    try:
        return _checked(data.decode()), ()
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start)
    return _checked(data.decode("cp1252", "replace")), (GUESSED,)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark: of English text, every other byte is null, and no other."""
    head = data[:UNMARKED]
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if half >= 4 and not len(data) % 2:
        if odd > half * 0.8 and not even:
            return "utf-16-le"
        if even > half * 0.8 and not odd:
            return "utf-16-be"
    return ""


def _decode(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "ignore")
        raise Unreadable(Reason.ENCODING, encoding=name, line=_line(before)) from error


def _refuse_broken_utf8(data: bytes, position: int) -> None:
    """A file whose accents are mostly whole in UTF-8 is a broken one: Windows-1252 would garble them all."""
    whole = len(MULTIBYTE.findall(data))
    broken = len(HIGH_BYTE.findall(MULTIBYTE.sub(b"", data)))
    if whole > broken:
        before = data[:position].decode("utf-8", "ignore")
        raise Unreadable(Reason.ENCODING, encoding="UTF-8", line=_line(before))


def _checked(text: str) -> str:
    """The text, where it is one."""
    position = text.find("\0")
    if position >= 0:
        raise Unreadable(Reason.NULLS, line=_line(text[:position]))
    if len(CONTROL.findall(text)) > max(min(CONTROL_MOST, len(text) // 20), len(text) // CONTROL_SHARE):
        raise Unreadable(Reason.NOT_TEXT)
    return text


def _line(before: str) -> int:
    """The number of the line on which a text ends."""
    return len(re.findall("\r\n|\r|\n", before)) + 1
