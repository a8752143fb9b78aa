"""What people typed while they checked a document, kept as it was typed: right or wrong, nothing of it is lost.

Kept in `IncomingDocument.decisions`: `typed` has only the fields that differ from what was read, by name; `was` has for
each version what the fields held before it, so that two people who work at once are told of each other's words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Decisions:
    """The typed values of the fields that a person changed, and the version that a save is judged by."""

    version: int = 0
    typed: Values = field(default_factory=dict)
    was: Mapping[str, Values] = field(default_factory=dict)
    by: str = ""
    """Who saved last, and when: for the person whose save is refused."""
    at: str = ""

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Decisions":
        """From the row; a document that nobody has begun to check has none."""
        held = {name: plain[name] for name in ("version", "typed", "was", "by", "at") if name in plain}
        return cls(**held)

    def as_plain(self) -> dict[str, Any]:
        return {
            "version": self.version, "typed": dict(self.typed), "was": dict(self.was), "by": self.by, "at": self.at,
        }  # fmt: skip

    def saved(self, typed: Values, *, by: str, at: str) -> "Decisions":
        """The next version, with these values of every field that is decided."""
        names = {*self.typed, *typed}
        before = {name: self.typed.get(name) for name in names if self.typed.get(name) != typed.get(name)}
        version = self.version + 1
        return Decisions(version, dict(typed), {**self.was, str(version): before}, by, at)

    def at_version(self, version: int) -> Values:
        """What the fields held then: None for one that was as it was read."""
        found = dict(self.typed)
        for number in range(self.version, version, -1):
            found |= self.was.get(str(number), {})
        return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True)
class Merged:
    """A save from an older version beside what was saved since: `typed` has both, and where they differ, the older
    page's own words. `differing` are the fields in which both changed something."""

    typed: Values
    differing: tuple[str, ...]


def merge(decisions: Decisions, version: int, typed: Values) -> Merged:
    """Join what a person sends from an older page to what others saved since."""
    base, theirs = decisions.at_version(version), decisions.typed
    merged: dict[str, Any] = {}
    differing = []
    for name in sorted({*base, *theirs, *typed}):
        mine, other, before = typed.get(name), theirs.get(name), base.get(name)
        if mine not in (before, other) and other != before:
            differing.append(name)
        kept = other if mine == before else mine
        if kept is not None:
            merged[name] = kept
    return Merged(merged, tuple(differing))
