"""Are the stored positions what the updates make, and is each chain of updates whole?"""

from collections.abc import Iterator

from django.db import transaction

from responses.domain.positions import FIELDS
from responses.record.flows.append_update import locked
from responses.record.flows.rebuild_positions import due_on_of, positions_of, rebuild_positions
from responses.record.models import Position, Response, Update
from responses.record.models.updates import changes_of
from tracker.kit.chain import GENESIS

_COMPARED = (*FIELDS, "from_on", "until_on", "is_current", "status", "is_open", "due_on", "updated_on")
_COMPARED_KEYS = ("force_id", "body_id", "report_id")


def verify_positions(*, mend: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Each response's id with what is wrong about it: nothing, where all is well. A chain is never mended."""
    for response_id in Response.objects.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            response = locked(response_id, None)
            updates = list(response.updates.select_related("document", "response").order_by("seq"))
            faults = _position_faults(response, updates)
            if faults and mend:
                rebuild_positions(response)
            yield response_id, [*faults, *_chain_faults(response, updates)]


def _position_faults(response: Response, updates: list[Update]) -> list[str]:
    wanted = positions_of(response, changes_of(updates), due_on_of(response.recommendation))
    held = list(response.positions.order_by("from_on"))
    if [_facts(row) for row in wanted] == [_facts(row) for row in held]:
        return []
    return [f"{len(held)} positions are stored that are not the {len(wanted)} that its updates make"]


def _facts(row: Position) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in (*_COMPARED, *_COMPARED_KEYS))


def _chain_faults(response: Response, updates: list[Update]) -> list[str]:
    faults = []
    previous = GENESIS
    for place, update in enumerate(updates, start=1):
        if update.seq != place:
            faults.append(f"update {place} is missing")
        if update.previous != previous or update.hash != update.computed_hash():
            faults.append(f"update {update.seq} is not what was recorded")
        previous = update.hash
    if response.head != previous or response.version != len(updates):
        faults.append("its last update is not the one that it names")
    return faults
