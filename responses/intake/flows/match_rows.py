"""Which recommendation and response a row is about: those held, those that rows above will make, or none yet."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.intake.asked_checks import Asked
from responses.intake.cell_values import Numbered
from responses.intake.plain_words import plain
from responses.record.models import Position, Response, Update

ReportKey = int | tuple[str, int | None]
"""A report of the register by its id; one that the sheet brings by its plain title and its source's id."""
Phrase = tuple[str, date | None]
"""A deadline's words, and the day after which an open response is late; None where they set no day."""
Name = tuple[int, str, str] | tuple[int, bytes] | bytes
"""A finding by the place of its parent (0 without one), its kind and number; or by its words, there or anywhere."""


@dataclass(eq=False)
class Finding:
    """A recommendation of a report, held (with its id) or to be made by a row above."""

    place: int
    under: int
    kind: str
    number: str
    text: str = ""
    pk: int | None = None
    addressee: str = ""
    theme: str = ""
    deadlines: list[Phrase] | None = None
    """None where nothing has read them yet: of a finding that is to be made."""

    @property
    def heading(self) -> str:
        """As the register names it."""
        return f"{Recommendation.Kind(self.kind).label} {self.number}".strip()

    def has_words(self, text: str) -> bool:
        return plain(self.text) == plain(text)


@dataclass
class Register:
    """A report's findings by every name under which a row may ask for them."""

    by_name: dict[Name, Finding] = field(default_factory=dict)
    last_place: int = 0

    def put(self, finding: Finding) -> None:
        """Remember it by its number, and by its words; the last one of a kind without a number by its kind too."""
        self.by_name[(finding.under, finding.kind, finding.number)] = finding
        if finding.text:
            words = _digest(finding.text)
            self.by_name.setdefault((finding.under, words), finding)
            self.by_name.setdefault(words, finding)
        self.last_place = max(self.last_place, finding.place)

    def with_words(self, text: str) -> Finding | None:
        """The first finding of these words, wherever it stands."""
        return self.by_name.get(_digest(text)) if text else None


@dataclass(frozen=True)
class Match:
    """What a row is about. `finding.pk` is None where the row, or one above it, makes the recommendation."""

    report: ReportKey
    finding: Finding
    is_new: bool
    parent: Finding | None = None
    alike: Finding | None = None
    """One that the register holds with the same words under another name, where the row's own is new."""


class NoParent(Exception):
    """The row stands under a finding that neither the register nor a row above holds."""


class Matcher:
    """Matches rows in the sheet's order. Each report's findings are read once; new ones are remembered.

    `lock` holds the reports meanwhile, so that two who add to one do not take the same place or number.
    """

    def __init__(self, *, says_parents: bool = False, lock: bool = False) -> None:
        self._registers: dict[ReportKey, Register] = {}
        self._claimed: dict[tuple[Finding, int], int] = {}
        self._says_parents, self._lock = says_parents, lock

    def read_ahead(self, report_ids: Iterable[int]) -> None:
        """Read the findings of these reports, if they were not read before, all at once."""
        missing = sorted(set(report_ids) - self._registers.keys())
        if not missing:
            return
        if self._lock:
            list(InspectionReport.objects.select_for_update().filter(pk__in=missing).order_by("pk").values_list("pk"))
        self._registers.update(_read(missing))

    def match(self, asked: Asked) -> Match:
        """What the row is about; a recommendation that is not held is put into the register as one to be made."""
        key: ReportKey = asked.report or (plain(asked.report_title), asked.source)
        register = self._register(key)
        parent = self._parent(register, asked.parent)
        under = parent.place if parent else 0
        if held := self._held(register, under, asked):
            if not held.number:
                register.by_name[(held.under, held.kind, "")] = held  # what stands "under" it further down is its own
            return Match(key, held, is_new=False, parent=parent)
        alike = register.with_words(asked.text)
        finding = Finding(
            register.last_place + 1, under, asked.kind, asked.number, asked.text,
            addressee=asked.addressee, theme=asked.theme,
        )  # fmt: skip
        register.put(finding)
        return Match(key, finding, is_new=True, parent=parent, alike=alike if alike and alike.pk else None)

    def claim(self, finding: Finding, force: int, row: int) -> int:
        """The first row that is about this finding for this force: the one that asks, or one above it."""
        return self._claimed.setdefault((finding, force), row)

    def _register(self, key: ReportKey) -> Register:
        if isinstance(key, int):
            self.read_ahead([key])
        return self._registers.setdefault(key, Register())

    def _held(self, register: Register, under: int, asked: Asked) -> Finding | None:
        if not asked.number:
            there = register.by_name.get((under, _digest(asked.text)))
            return there or (None if self._says_parents else register.with_words(asked.text))
        named = register.by_name.get((under, asked.kind, asked.number)) or self._other_kind(register, under, asked)
        if asked.parent.is_empty or asked.parent.number or (named and named.has_words(asked.text)):
            return named
        return self._of_another_group(register, asked) or named

    @staticmethod
    def _of_another_group(register: Register, asked: Asked) -> Finding | None:
        """Under which of several without a number it stands, its words tell where the sheet lacks the row above it."""
        found = register.with_words(asked.text)
        is_it = found and found.pk and found.under and (found.kind, found.number) == (asked.kind, asked.number)
        return found if is_it else None

    @staticmethod
    def _parent(register: Register, parent: Numbered) -> Finding | None:
        if parent.is_empty:
            return None
        found = register.by_name.get((0, parent.kind or "", parent.number))
        if found is None:
            raise NoParent
        return found

    @staticmethod
    def _other_kind(register: Register, under: int, asked: Asked) -> Finding | None:
        """A number whose kind the sheet does not say, where one finding of the report has it."""
        if asked.kind_is_said:
            return None
        found = [register.by_name.get((under, kind, asked.number)) for kind in Recommendation.Kind.values]
        held = [finding for finding in found if finding]
        return held[0] if len(held) == 1 else None


def _read(report_ids: Sequence[int]) -> dict[ReportKey, Register]:
    registers: dict[ReportKey, Register] = {report_id: Register() for report_id in report_ids}
    places: dict[int | None, int] = {None: 0}
    rows = Recommendation.objects.standing().filter(report__in=report_ids)
    rows = rows.order_by("report", "position", "deadlines__position")
    for (report_id, pk, place, parent, *facts), deadlines in groupby(rows.values_list(*_READ), _without_deadline):
        places[pk] = place
        held = [
            phrase_of(Deadline(kind=kind, phrase=phrase, due_on=day)) for *_of, kind, phrase, day in deadlines if kind
        ]
        kind, number, text, addressee, theme = facts
        finding = Finding(place, places.get(parent, 0), kind, number, text, pk, addressee, theme, held)
        registers[report_id].put(finding)
    return registers


_OF_DEADLINE = ("deadlines__kind", "deadlines__phrase", "deadlines__due_on")
_READ = ("report", "pk", "position", "parent", "kind", "number", "text", "addressee", "theme", *_OF_DEADLINE)
"""A finding without a deadline is one row, in which these are None."""


def _without_deadline(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[: -len(_OF_DEADLINE)]


def phrase_of(row: Deadline) -> Phrase:
    """A deadline as it is compared."""
    return row.phrase, row.due_on if row.sets_lateness else None


def _digest(text: str) -> bytes:
    return hashlib.blake2b(plain(text).encode(), digest_size=16).digest()


def held_positions(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Position]:
    """Where the responses to these recommendations for these forces stand now, by (recommendation, force)."""
    wanted = set(pairs)
    rows = Position.objects.current().filter(
        response__recommendation__in={recommendation for recommendation, _force in wanted},
        force__in={force for _recommendation, force in wanted},
    )
    return {(row.response.recommendation_id, row.force_id): row for row in rows.select_related("response")}


def emptied_responses(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Response]:
    """Responses that are held though all that was said of them was taken back: they go on where they ended."""
    wanted = set(pairs)
    rows = Response.objects.filter(
        recommendation__in={recommendation for recommendation, _force in wanted},
        force__in={force for _recommendation, force in wanted},
        positions=None,
    )
    return {(row.recommendation_id, row.force_id): row for row in rows}


def notes_of(responses: Iterable[int]) -> dict[int, set[str]]:
    """The notes in each response's history that were not taken back: the same note is not written twice."""
    found: dict[int, set[str]] = defaultdict(set)
    standing = Update.objects.filter(response__in=list(responses), voids=None, voided_by=None)
    for response, texts in standing.values_list("response", "texts"):
        found[response].add(texts.get("note", ""))
    return found
