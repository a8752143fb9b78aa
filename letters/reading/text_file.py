"""A text file: the file itself, decoded, with nothing changed but its line ends."""

import re

from letters.reading import bounds
from letters.reading.extracted import Extracted, Media, Place, PlaceKind, Places, Remark, RemarkCode
from letters.reading.refusals import Reason, Unreadable
from tracker.kit.decoding import Undecodable, as_marked, as_utf8, decoded_as, last_line

UNMARKED = 4096
"""Bytes looked at for UTF-16 without its mark: nulls in every other place."""
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
    try:
        text = _unicode(data)
    except Undecodable as error:
        raise Unreadable(Reason.ENCODING, encoding=error.encoding, line=error.line) from error
    if text is None:
        return _checked(data.decode("cp1252", "replace")), (GUESSED,)
    return _checked(text), ()


def _unicode(data: bytes) -> str | None:
    marked = as_marked(data)
    if marked is not None:
        return marked
    codec = _unmarked_utf16(data)
    return decoded_as(data, codec, "UTF-16") if codec else as_utf8(data)


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


def _checked(text: str) -> str:
    """The text, where it is one."""
    position = text.find("\0")
    if position >= 0:
        raise Unreadable(Reason.NULLS, line=last_line(text[:position]))
    if len(CONTROL.findall(text)) > max(min(CONTROL_MOST, len(text) // 20), len(text) // CONTROL_SHARE):
        raise Unreadable(Reason.NOT_TEXT)
    return text
