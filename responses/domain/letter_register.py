"""What the register holds beside a letter that is read, as plain values: what the letter is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from responses.domain import clock
from responses.domain.clock import ClockRule


@dataclass(frozen=True, kw_only=True)
class HeldDeadline:
    """One deadline of a recommendation: `kind` fixed, immediate, relative or none; `due_on` is worked out."""

    kind: str
    phrase: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class HeldRecommendation:
    """A finding of a report. Without `text` its wording is not held."""

    id: int
    report: int
    position: int = 0
    kind: str = "recommendation"
    number: str = ""
    number_inferred: bool = False
    parent: int | None = None
    text: str = ""
    addressee: str = ""
    deadlines: tuple[HeldDeadline, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HeldReport:
    """A report with its findings in order. `known` is how many recommendations it is known to hold, if that is held.
    Without `forces` it concerns every one, or nothing is recorded of whom it concerns."""

    id: int
    title: str
    published_on: date | None = None
    rule: ClockRule = ClockRule.SECTION_55
    set_date: date | None = None
    known: int | None = None
    forces: frozenset[int] = frozenset()
    recommendations: tuple[HeldRecommendation, ...] = ()

    @property
    def due_on(self) -> date | None:
        return clock.due_on(self.rule, self.published_on, self.set_date)


@dataclass(frozen=True, kw_only=True)
class OtherLetter:
    """What another office's letter on the same report answers: recommendations by id."""

    body: str
    recommendations: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class HeldHolder:
    """Someone who holds the body's office, or (not `is_holder`) signs for whoever does; as far as days are known."""

    name: str
    title: str
    is_holder: bool = True
    from_on: date | None = None
    until_on: date | None = None

    def on(self, day: date | None) -> bool:
        """Whether they may have been in office on a day; of a day that is not known, that they ever were."""
        if day is None:
            return True
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """All that a letter is compared with. What was not found, or is still a person's to choose, is None.

    `matched` gives for each item of the letter, by its index, the recommendation that it is about. `unsure` are the
    items with several that fit. `knows_force` is None where the letter names no force."""

    report: HeldReport | None = None
    matched: Mapping[int, int] | None = None
    unsure: frozenset[int] = frozenset()
    elsewhere: Mapping[int, str] | None = None
    """Items whose words stand in another report, by index, with its title."""
    others: Sequence[OtherLetter] = ()
    body: str = ""
    holders: Sequence[HeldHolder] = ()
    knows_body: bool = True
    knows_force: bool | None = True
    answers_for_force: bool = True
    """Whether the body answered for the force on the letter's day."""
    reply_published_on: date | None = None
    reply_held: bool = False
    """Whether the register holds a reply to this report for this force already."""
    reply_dated: date | None = None
    today: date | None = None

    def about(self, item: int) -> HeldRecommendation | None:
        """The recommendation that an item is about."""
        wanted = (self.matched or {}).get(item)
        found = self.report.recommendations if self.report and wanted is not None else ()
        return next((one for one in found if one.id == wanted), None)
