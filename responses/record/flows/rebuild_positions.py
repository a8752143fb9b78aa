"""Positions from updates: run in the transaction of every flow that writes an update."""

from datetime import date

from django.db import transaction

from recommendations.models import Recommendation
from responses.domain.positions import FIELDS, FOREVER, Change, Span, fold, is_open
from responses.record.models import Position, Response
from responses.record.models.updates import changes_of


def positions_of(response: Response, changes: list[Change], due_on: date | None) -> list[Position]:
    """The rows that a response's updates make, unsaved."""
    superseded = response.recommendation.superseded_by_id is not None
    return [_position(response, span, changes, due_on, superseded) for span in fold(changes)]


def due_on_of(recommendation: Recommendation) -> date | None:
    """The earliest day that the deadlines set. "With immediate effect" sets none: see past_deadline."""
    days = [row.due_on for row in recommendation.deadlines.all() if row.sets_lateness and row.due_on]
    return min(days, default=None)


@transaction.atomic
def rebuild_positions(response: Response) -> None:
    """Replace a response's positions by what its updates make now."""
    fresh = positions_of(response, changes_of(response.updates.all()), due_on_of(response.recommendation))
    response.positions.all().delete()
    Position.objects.bulk_create(fresh)


def _position(response: Response, span: Span, changes: list[Change], due_on: date | None, superseded: bool) -> Position:
    status = span.state.status(superseded=superseded)
    return Position(
        response=response,
        force_id=response.force_id,
        body_id=response.body_id,
        report_id=response.recommendation.report_id,
        from_on=span.from_on,
        until_on=span.until_on,
        is_current=span.until_on == FOREVER,
        status=status,
        is_open=is_open(status),
        due_on=due_on,
        updated_on=max(change.effective_on for change in changes if change.effective_on < span.until_on),
        **{name: getattr(span.state, name) for name in FIELDS},
    )
