"""Each row beside what is held: what it would make or change, and what stands against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from responses.domain.positions import State, difference, gives_both_actions, settled
from responses.intake.columns import extra_place
from responses.intake.fields import FIELDS
from responses.intake.flows.match_rows import (
    Match,
    Matcher,
    NoParent,
    emptied_responses,
    held_positions,
    notes_of,
)
from responses.intake.flows.row_remarks import remarks_on
from responses.intake.known import Sheet
from responses.intake.models import ImportRow
from responses.intake.row_checks import Problem, RowRead, pass_over, read_row
from responses.intake.sheets.texts import kept_text
from responses.intake.sheets.wire import value_of
from responses.record.labels import ONE_OF_TWO_ACTIONS
from responses.record.models import Position, Response
from tracker.kit.dates import plain_date

AT_ONCE = 500
_IDENTIFYING = frozenset({"report_title", "source", "number", "kind", "parent", "text"})


@dataclass(eq=False)
class Judged:
    """A row, what it says, what it is about, and what would become of it."""

    row: ImportRow
    read: RowRead
    match: Match | None = None
    position: Position | None = None
    emptied: Response | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    outcome: str = ImportRow.Outcome.NONE

    @property
    def begins(self) -> bool:
        """Whether the row begins a response that is not stored yet."""
        return self.outcome == ImportRow.Outcome.NEW and self.emptied is None

    @property
    def pair(self) -> tuple[int, int] | None:
        """The recommendation that is held and the force, where both are known."""
        if self.match and self.match.finding.pk and self.read.asked.force:
            return self.match.finding.pk, self.read.asked.force
        return None

    def put_into_row(self) -> bool:
        """Write the judgement into the row; whether that changed it."""
        problems = [[one.column, one.field, one.message] for one in self.problems]
        before = (self.row.problems, self.row.is_wrong, self.row.remarks, self.row.outcome)
        self.row.problems, self.row.is_wrong = problems, bool(problems)
        self.row.remarks, self.row.outcome = self.remarks, str(self.outcome)
        return before != (self.row.problems, self.row.is_wrong, self.row.remarks, self.row.outcome)


def judge(
    sheet: Sheet, matcher: Matcher, rows: Sequence[ImportRow], body_id: int, *, with_remarks: bool = True
) -> list[Judged]:
    """Judge some hundred rows, in the sheet’s order. One that is left out gives no more than its report’s name."""
    judged = [one for row in rows if (one := _read(sheet, row))]
    matcher.read_ahead(one.read.asked.report for one in judged if one.read.asked.report)
    for one in judged:
        _match(one, sheet, matcher)
    pairs = [one.pair for one in judged if one.pair]
    held = held_positions(pairs) if pairs else {}
    emptied = emptied_responses(pair for pair in pairs if pair not in held) if pairs else {}
    noted = notes_of(position.response_id for position in held.values()) if "note" in sheet.places else {}
    for one in judged:
        if one.pair:
            one.position, one.emptied = held.get(one.pair), emptied.get(one.pair)
        _weigh(one, sheet, noted, body_id)
        if with_remarks:
            one.remarks += remarks_on(one.row.number, one.read.asked, one.match, sheet)
    return judged


def cells_of(row: ImportRow) -> tuple[Any, ...]:
    """The row's cells as they were read."""
    return tuple(value_of(cell) for cell in row.cells)


def _read(sheet: Sheet, row: ImportRow) -> Judged | None:
    mended = {int(place): typed for place, typed in row.mended.items()}
    if row.left_out:
        pass_over(sheet, row.number, cells_of(row), mended)
        return None
    read = read_row(sheet, row.number, cells_of(row), mended)
    return Judged(row, read, problems=list(read.problems))


def _match(one: Judged, sheet: Sheet, matcher: Matcher) -> None:
    """Which recommendation the row is about, if that can be told. Two rows are never about the same one."""
    asked = one.read.asked
    identified = not _IDENTIFYING & {problem.field for problem in one.problems}
    if not (identified and (asked.report or asked.report_title) and (asked.number or asked.text)):
        return
    try:
        one.match = matcher.match(asked)
    except NoParent:
        message = _("no row above, and nothing in the register, is called so. Put its row before this one.")
        one.problems.append(_problem(sheet, "parent", message))
        return
    first = matcher.claim(one.match.finding, asked.force, one.row.number) if asked.force else one.row.number
    if first != one.row.number:
        message = _("row %(row)d is about the same recommendation already. Leave one of the two out.")
        one.problems.append(_problem(sheet, "number" if asked.number else "text", message % {"row": first}))
    if one.match.alike:
        message = _("The register holds the same words as %(it)s. If that is the one, correct its number there first.")
        one.remarks.append(message % {"it": one.match.alike.heading})


def _weigh(one: Judged, sheet: Sheet, noted: Mapping[int, set[str]], body_id: int) -> None:
    """What the row would change in what is held, or in nothing."""
    before = one.position.state if one.position else State()
    said = {name: value for name, value in one.read.values.items() if not _is_held(value, getattr(before, name))}
    after = settled(replace(before, **said))
    one.changes = difference(before, after)
    lacking = [problem for problem in one.read.unless_held if not getattr(after, problem.field)]
    one.problems += lacking
    if gives_both_actions(before, after):
        one.problems += _on_both_actions(sheet, one.changes)
    asked = one.read.asked
    if one.position is None:
        one.note = asked.note
        one.outcome = ImportRow.Outcome.NEW
        return
    one.note = "" if asked.note in noted.get(one.position.response_id, ()) else asked.note
    is_changed = bool(one.changes or one.note)
    one.outcome = ImportRow.Outcome.CHANGED if is_changed else ImportRow.Outcome.SAME
    one.problems += _against_held(one, sheet, body_id) if is_changed else ()


def _on_both_actions(sheet: Sheet, changes: Mapping[str, Any]) -> Iterable[Problem]:
    """In each of the two cells that the row fills, so that either can be emptied."""
    filled = [name for name in ("body_action", "no_action_reason") if name in changes]
    said = str(ONE_OF_TWO_ACTIONS)
    if len(filled) == 1:
        said = _(
            "Give either what we do or why we take no action: the other is recorded already. Empty it there first."
        )
    return [Problem(sheet.places.get(name, extra_place(name)), name, said) for name in filled]


def _is_held(value: Any, held: Any) -> bool:
    """Whether a cell says what is held: a sheet's text comes without the space at its ends, for one."""
    return value == held or (isinstance(value, str) and bool(held) and kept_text(value) == kept_text(str(held)))


def _against_held(one: Judged, sheet: Sheet, body_id: int) -> Iterable[Problem]:
    """Nobody else's response is written to, and nothing newer is overruled by something older."""
    assert one.position is not None
    if one.position.body_id != body_id:
        yield _problem(sheet, "force", _("another local policing body answers for this recommendation."))
    day, newest = one.read.asked.effective_on, one.position.updated_on
    if one.changes and day and day < newest:
        message = _("“%(day)s” is before the last update that is held, of %(newest)s. Enter that day or a later one.")
        words = {"day": plain_date(day), "newest": plain_date(newest)}
        yield _problem(sheet, "effective_on", message % words)


def _problem(sheet: Sheet, name: str, message: str) -> Problem:
    said = _("%(field)s: %(message)s") % {"field": FIELDS[name].label, "message": message}
    return Problem(sheet.places.get(name, extra_place(name)), name, said)
