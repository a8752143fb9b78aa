"""What a correction moves, worked out before it is saved: clocks, deadlines, and how late responses are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from forces.access import Access
from forces.models import Force
from forces.roles import Permission
from recommendations.flows.amend_recommendation import Wording, proposed
from recommendations.flows.amend_report import Facts
from recommendations.flows.read_deadlines import Readings, deadlines_of, readings_for
from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.domain import clock
from responses.domain.clock import Clock, ClockRule
from responses.record.models import Position
from responses.replies.flows.correct_report import last_day_of, last_day_under
from responses.replies.flows.open_report import bodies_concerned
from responses.replies.models import Reply
from responses.replies.queries import positions_open, replies_known
from responses.replies.words import deadline_words


@dataclass(frozen=True, kw_only=True)
class DeadlineMove:
    """A recommendation's deadlines as they are and as they would be, each as phrase and meaning."""

    recommendation: Recommendation
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ReplyMove:
    """How a reply stands to its last day, and how it would."""

    reply: Reply
    before: str
    after: str

    @property
    def is_issued(self) -> bool:
        return self.reply.is_out


@dataclass(frozen=True, kw_only=True)
class Moves:
    """All that a correction moves, as far as the person may know of it."""

    last_day: tuple[date | None, date | None] = (None, None)
    replies: tuple[ReplyMove, ...] = ()
    deadlines: tuple[DeadlineMove, ...] = ()
    newly_past: tuple[Position, ...] = ()
    no_longer_past: tuple[Position, ...] = ()
    joining: tuple[Force, ...] = ()
    leaving: tuple[Force, ...] = ()

    @property
    def last_day_moves(self) -> bool:
        return self.last_day[0] != self.last_day[1]

    @property
    def is_nothing(self) -> bool:
        found = (self.replies, self.deadlines, self.newly_past, self.no_longer_past, self.joining, self.leaving)
        return not self.last_day_moves and not any(found)

    @property
    def told(self) -> str:
        """Stands for what was shown, so that nothing else is saved than what a person has seen."""
        deadlines = [(one.recommendation.pk, one.before, one.after) for one in self.deadlines]
        rows = [[row.pk for row in rows] for rows in (self.newly_past, self.no_longer_past)]
        forces = [[force.pk for force in forces] for forces in (self.joining, self.leaving)]
        return repr((self.last_day, [(one.reply.pk, one.after) for one in self.replies], deadlines, rows, forces))


@dataclass(frozen=True, kw_only=True)
class Standpoint:
    """Who looks, on which day."""

    access: Access
    day: date


def moves_of_facts(report: InspectionReport, before: Facts, after: Facts, at: Standpoint) -> Moves:
    """What corrected facts of a report move: at most six queries, whatever the number of responses."""
    fresh: Readings = {}
    if before.published_on != after.published_on:
        asked = report.recommendations.standing().order_by("position").prefetch_related("deadlines")
        fresh = readings_for(asked, after.published_on)
    past, no_longer = _lateness(fresh, at)
    last_day = last_day_of(report), last_day_under(after)
    replies = list(replies_known(report, at.access))
    joining, leaving = _forces_that_change(before, after, replies, at)
    return Moves(
        last_day=last_day,
        replies=_replies(report, after, replies, at.day) if last_day[0] != last_day[1] else (),
        deadlines=tuple(_move(recommendation, rows) for recommendation, rows in fresh.items()),
        newly_past=past,
        no_longer_past=no_longer,
        joining=joining,
        leaving=leaving,
    )


def moves_of_wording(recommendation: Recommendation, wording: Wording, at: Standpoint) -> Moves:
    """What another wording, or a deadline entered by hand, moves."""
    made = proposed(recommendation, wording)
    fresh: Readings = {recommendation: deadlines_of(made, recommendation.report.published_on, wording.deadline)}
    moved = _move(recommendation, fresh[recommendation])
    if moved.before == moved.after:
        return Moves()
    past, no_longer = _lateness(fresh, at)
    return Moves(deadlines=(moved,), newly_past=past, no_longer_past=no_longer)


def _move(recommendation: Recommendation, rows: Iterable[Deadline]) -> DeadlineMove:
    return DeadlineMove(
        recommendation=recommendation,
        before=_shown(recommendation.deadlines.all()),
        after=_shown(rows),
    )


def _shown(rows: Iterable[Deadline]) -> tuple[tuple[str, str], ...]:
    return tuple((row.phrase, deadline_words(row)) for row in rows)


def _lateness(fresh: Mapping[Recommendation, Sequence[Deadline]], at: Standpoint) -> tuple[tuple[Position, ...], ...]:
    """The open responses that would be past the inspectorate's deadline and are not, and those that are and would not.

    Those of the person's own alone: of other offices' work nothing is known.
    """
    due = {
        recommendation.pk: day
        for recommendation, rows in fresh.items()
        if (day := _earliest(rows)) != _earliest(recommendation.deadlines.all())
    }
    past: list[Position] = []
    no_longer: list[Position] = []
    for position in positions_open(due, at.access) if due else ():
        new = due[position.response.recommendation_id]
        was, would_be = (day is not None and day < at.day for day in (position.due_on, new))
        if was != would_be:
            (past if would_be else no_longer).append(position)
    return tuple(past), tuple(no_longer)


def _earliest(rows: Iterable[Deadline]) -> date | None:
    return min((row.due_on for row in rows if row.sets_lateness and row.due_on), default=None)


def _replies(report: InspectionReport, after: Facts, replies: Iterable[Reply], day: date) -> tuple[ReplyMove, ...]:
    running = Clock.start(ClockRule(report.clock_rule), report.published_on, report.clock_set_on, day)
    moved = Clock.start(ClockRule(after.clock_rule), after.published_on, after.clock_set_on, day)
    return tuple(
        ReplyMove(reply=reply, before=_standing(reply, running), after=_standing(reply, moved)) for reply in replies
    )


def _standing(reply: Reply, running: Clock) -> str:
    finding = running.finding(reply.published_on, owed=reply.is_owed)
    return clock.phrase(finding, running.rule, translation) + "."


def _forces_that_change(
    before: Facts, after: Facts, replies: Iterable[Reply], at: Standpoint
) -> tuple[tuple[Force, ...], tuple[Force, ...]]:
    """The person's own forces for which a reply is newly owed, and those that the report no longer concerns."""
    if after.published_on is None:
        return (), ()
    made = InspectionReport(
        published_on=after.published_on,
        clock_rule=after.clock_rule,
        clock_set_on=after.clock_set_on,
        concerns_every_force=after.forces is None,
    )
    mine = at.access.body_ids(Permission.SEE_RESPONSES)
    owing = [force for force, body in bodies_concerned(made, after.forces) if body.pk in mine]
    held = {reply.force_id: reply.force for reply in replies if reply.body_id in mine}
    joining = tuple(force for force in owing if force.pk not in held)
    concerned = held.keys() if before.forces is None else before.forces
    left = set() if after.forces is None else concerned - after.forces
    return joining, tuple(force for pk, force in held.items() if pk in left)
