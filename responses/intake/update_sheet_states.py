"""What is recorded of many responses: at the versions that a sheet shows, and now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from responses.domain.positions import State, fold
from responses.intake.update_sheet_changes import Held
from responses.intake.update_sheet_ids import RowId
from responses.record.flows.append_updates import AT_ONCE
from responses.record.models import Position, Response, Update
from responses.record.models.updates import changes_of


def responses_of(ids: Iterable[RowId]) -> dict[int, Response]:
    """The responses that stand, with what names them, by their id."""
    wanted = sorted({row_id.response for row_id in ids})
    found: dict[int, Response] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = Response.objects.filter(pk__in=wanted[start : start + AT_ONCE], positions__is_current=True)
        rows = rows.select_related("recommendation__report", "recommendation__parent", "force", "body")
        found |= {row.pk: row for row in rows}
    return found


def held_at(ids: Collection[RowId], responses: Mapping[int, Response]) -> dict[RowId, Held]:
    """Each id's response as the sheet showed it and as it stands now. An id of a version yet to come has none."""
    known = [row_id for row_id in ids if row_id.response in responses]
    updates, now = _updates_of(responses), states_now(responses)
    found = {}
    for row_id in known:
        until = [update for update in updates[row_id.response] if update.seq <= row_id.version]
        spans = fold(changes_of(until))
        response = responses[row_id.response]
        if spans and row_id.version <= response.version:
            found[row_id] = Held(response, spans[-1].state, now[row_id.response])
    return found


def states_now(responses: Iterable[int]) -> dict[int, State]:
    """Where each response stands now, by its id; none where all that was said of it is taken back."""
    wanted = sorted(responses)
    found: dict[int, State] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = Position.objects.current().filter(response__in=wanted[start : start + AT_ONCE])
        found |= {row.response_id: row.state for row in rows}
    return found


def _updates_of(responses: Iterable[int]) -> dict[int, list[Update]]:
    wanted = sorted(responses)
    found: dict[int, list[Update]] = defaultdict(list)
    for start in range(0, len(wanted), AT_ONCE):
        for update in Update.objects.filter(response__in=wanted[start : start + AT_ONCE]).order_by("response", "seq"):
            found[update.response_id].append(update)
    return found
