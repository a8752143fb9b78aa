"""Which characters the letters' own fonts can print. A letter with another is refused, with its place: no letter goes
out with a box where a word was.
"""

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from fontTools.ttLib import TTFont

from letters.content import Letter
from letters.rendering.blocks import printable
from letters.rendering.fetcher import ASSETS

SHOWN = 5
"""How many of the characters a message names."""
_IGNORED = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180E),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""What Unicode calls default ignorable: it steers how others are shown and is never printed itself (DerivedCore
Properties, Default_Ignorable_Code_Point), but for those of `_BOXES`."""
_BOXES = {0x180F, 0xFFF9, 0xFFFA, 0xFFFB, *range(0x1BCA0, 0x1BCA4)}
"""Signs that steer others and that the text libraries at hand draw as a box."""


@dataclass(frozen=True)
class Unprintable:
    """A character that no font of the letters has, and the part of the letter in which it stands."""

    character: str
    part: str

    def __str__(self) -> str:
        name = unicodedata.name(self.character, _("a character without a name")).lower()
        said = {"name": name, "code": f"U+{ord(self.character):04X}", "part": self.part}
        return _("%(name)s (%(code)s) in: %(part)s") % said


class LetterNotPrintable(Exception):
    """The letter holds characters that would come out as boxes. Its words say which, where, and what to do."""

    def __init__(self, found: list[Unprintable]) -> None:
        self.found = found
        listed = "; ".join(map(str, found[:SHOWN]))
        more = len(found) - SHOWN
        if more > 0:
            listed += ngettext("; and %(more)d more", "; and %(more)d more", more) % {"more": more}
        message = _("No font of the letters has these characters. Replace them, then try again: %(listed)s.")
        super().__init__(message % {"listed": listed})

    def __reduce__(self) -> tuple[type["LetterNotPrintable"], tuple[list[Unprintable]]]:
        """As another process hands it on."""
        return type(self), (self.found,)


@functools.cache
def covered() -> frozenset[str]:
    """Every character that the letters' fonts hold, and those that are never printed."""
    codes: set[int] = set()
    for path in sorted((ASSETS / "fonts").glob("*-Regular.ttf")):
        with TTFont(path, lazy=True) as font:
            codes |= set(font.getBestCmap())
    for first, last in _IGNORED:
        codes |= set(range(first, last + 1))
    return frozenset(map(chr, codes - _BOXES)) | {"\n", "\t"}


def check_printable(letter: Letter) -> None:
    """Raises LetterNotPrintable where the letter, in either of its languages, holds what no font has."""
    found = list(_unprintable(letter))
    if letter.translation is not None:
        found += _unprintable(letter.translation)
    if found:
        raise LetterNotPrintable(found)


def _unprintable(letter: Letter) -> Iterator[Unprintable]:
    for part, text in _texts(letter):
        for character in sorted(set(printable(text)) - covered()):
            yield Unprintable(character, part)


def _texts(letter: Letter) -> Iterator[tuple[str, str]]:
    """Every text that a letter prints, and what a person calls it."""
    head = letter.letterhead
    yield _("Letterhead"), "".join([head.body_name, head.printed_name or "", *head.address, *head.contact])
    addressee = [letter.addressee_name, letter.addressee_role, *letter.addressee_lines, letter.salutation]
    yield _("Addressee"), "".join([*addressee, letter.reference, letter.letter_date_as_written, letter.marking])
    yield _("Subject"), letter.subject
    yield _("Opening"), letter.introduction
    form = [letter.form_title, letter.report_type, letter.report_summary, letter.items_introduction]
    yield _("Facts and summary of the report"), "".join([*form, letter.report_published_as_written])
    for item in letter.items:
        texts = [item.heading, item.quoted_text, item.answer, item.refers_to, item.note]
        yield item.heading or _("A recommendation"), "".join([*texts, *(part.text for part in item.parts)])
    yield _("Response to all recommendations together"), letter.narrative_heading + letter.narrative
    yield _("Comments of the chief officer"), letter.chief_officer_title + letter.chief_officer_comments
    yield _("Our reply to those comments"), letter.reply_to_comments
    yield _("Closing"), letter.closing + letter.sign_off
    signed = [letter.signatory_name, letter.signatory_role, letter.signatory_area, letter.signature_described]
    yield _("Signature and copies"), "".join([*signed, *letter.copies])
