"""What a Word file that came back would change in a draft: part by part, and what can't be taken."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from letters.content import Letter
from letters.rendering.marked import digest
from letters.rendering.word.told import Told
from responses.replies.models import Reply
from responses.replies.word_copy import (
    Memory,
    around,
    field_name,
    field_of,
    may_be_taken,
    memory_of,
    said,
    told_of,
    word_letter,
)


class Standing(StrEnum):
    """What can become of a change."""

    OFFERED = "offered"
    STALE = "stale"
    """The words were changed here after the file was made."""
    FIXED = "fixed"
    """Words that no one types in this letter: they come from elsewhere."""


@dataclass(frozen=True)
class Change:
    """A part that reads otherwise in the file than in the draft as it stands."""

    key: str
    label: str
    before: str
    after: str
    standing: Standing

    @property
    def seen(self) -> str:
        """What tells whether the draft still stands as it was shown."""
        return digest(self.before)


@dataclass
class Comparison:
    """The changes in the letter's order; the parts that the file lost; the words around, where they differ."""

    changes: list[Change] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    around: tuple[str, str] | None = None

    def of(self, standing: Standing) -> list[Change]:
        return [change for change in self.changes if change.standing == standing]


class NotThisDraft(Exception):
    """The file is not the Word copy of this reply's draft; its words say what it is."""


def compare(reply: Reply, told: Told, properties: dict[str, str]) -> Comparison:
    """What the file would change. Raises NotThisDraft."""
    memory = memory_of(properties)
    if memory is None:
        raise NotThisDraft(
            _("The file is not a draft that was downloaded here for Word, or its program lost what says so.")
        )
    if memory.reply != reply.pk:
        raise NotThisDraft(_("The file is the draft of another reply. Send it in on that reply’s page."))
    letter = word_letter(reply)
    now = told_of(letter)
    found = Comparison()
    for key in memory.parts:
        if key in told.parts:
            change = _change(key, letter, now, told, memory)
            found.changes += [change] if change else []
        elif memory.parts[key] != digest(""):
            found.missing.append(label_of(key, letter))
    if around(told) not in {memory.around, around(now)}:
        found.around = ("\n".join(now.around), "\n".join(told.around))
    return found


def _change(key: str, letter: Letter, now: Told, told: Told, memory: Memory) -> Change | None:
    before = said(now, key) if key in now.parts else ""
    after = said(told, key)
    if digest(after) in {memory.parts[key], digest(before)}:
        return None
    standing = Standing.OFFERED if may_be_taken(key) else Standing.FIXED
    if standing == Standing.OFFERED and (digest(before) != memory.parts[key] or key not in now.parts):
        standing = Standing.STALE
    return Change(key=key, label=label_of(key, letter), before=before, after=after, standing=standing)


def label_of(key: str, letter: Letter) -> str:
    """ "Recommendation 2: What we do"; a part in the second language says so."""
    name = field_name(field_of(key))
    headings = {item.response: item.heading for item in letter.items}
    ids = [int(piece) for piece in key.split(".") if piece.isdecimal()]
    heading = headings.get(ids[0], _("A recommendation that is no longer in the letter")) if ids else ""
    other = _("second language") if key.split(".", maxsplit=1)[0] == _second(letter) else ""
    return ": ".join(filter(None, [heading, name])) + (f" ({other})" if other else "")


def _second(letter: Letter) -> str:
    return letter.translation.language if letter.translation else ""
