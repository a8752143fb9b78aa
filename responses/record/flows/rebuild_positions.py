"""Positions from updates: run in the transaction of every flow that writes an update."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from recommendations.models import Deadline, Recommendation
from responses.domain.positions import FIELDS, FOREVER, Change, Span, fold, is_open
from responses.record.models import Position, Response, Update
from responses.record.models.updates import changes_of


def positions_of(response: Response, changes: list[Change], due_on: date | None) -> list[Position]:
    """The rows that a response's updates make, unsaved."""
    superseded = response.recommendation.superseded_by_id is not None
    return [_position(response, span, changes, due_on, superseded) for span in fold(changes)]


def due_on_of(recommendation: Recommendation) -> date | None:
    """The earliest day that the deadlines set. "With immediate effect" sets none: see past_deadline."""
    days = [row.due_on for row in recommendation.deadlines.all() if row.sets_lateness and row.due_on]
    return min(days, default=None)


def rebuild_positions(response: Response) -> None:
    """Replace a response's positions by what its updates make now."""
    rebuild_many([response])


@transaction.atomic
def rebuild_many(responses: Sequence[Response]) -> None:
    """Replace the positions of some hundred responses by what their updates make now: five queries for all of them."""
    ids = [response.pk for response in responses]
    asked = Recommendation.objects.in_bulk([response.recommendation_id for response in responses])
    due = due_on_each(asked)
    updates: dict[int, list[Update]] = defaultdict(list)
    for update in Update.objects.filter(response__in=ids).order_by("response", "seq"):
        updates[update.response_id].append(update)
    fresh: list[Position] = []
    for response in responses:
        response.recommendation = asked[response.recommendation_id]
        changes = changes_of(updates[response.pk])
        fresh += positions_of(response, changes, due.get(response.recommendation_id))
    Position.objects.filter(response__in=ids).delete()
    Position.objects.bulk_create(fresh)


def due_on_each(recommendations: Iterable[int]) -> dict[int, date]:
    """The earliest day that the deadlines of each recommendation set, by its id; none, where none does."""
    wanted = list(recommendations)
    return earliest_due(Deadline.objects.filter(recommendation__in=wanted)) if wanted else {}


def earliest_due(deadlines: Iterable[Deadline]) -> dict[int, date]:
    """The same of these rows, stored or not."""
    due: dict[int, date] = {}
    for row in deadlines:
        if row.sets_lateness and row.due_on:
            due[row.recommendation_id] = min(row.due_on, due.get(row.recommendation_id, row.due_on))
    return due


def _position(response: Response, span: Span, changes: list[Change], due_on: date | None, superseded: bool) -> Position:
    status = span.state.status(superseded=superseded)
    return Position(
        response_id=response.pk,
        force_id=response.force_id,
        body_id=span.body or response.body_id,
        report_id=response.recommendation.report_id,
        from_on=span.from_on,
        until_on=span.until_on,
        is_current=span.until_on == FOREVER,
        status=status,
        is_open=is_open(status),
        due_on=due_on,
        updated_on=max(
            change.effective_on
            for change in changes
            if change.effective_on < span.until_on and change.hands_over is None
        ),
        **{name: getattr(span.state, name) for name in FIELDS},
    )
