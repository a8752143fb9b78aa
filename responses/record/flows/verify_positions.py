"""Are the stored positions what the updates make, and is each chain of updates whole?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from responses.domain.positions import FIELDS
from responses.record.chains import RESPONSES, chain_faults
from responses.record.flows.append_update import locked
from responses.record.flows.rebuild_positions import due_on_of, positions_of, rebuild_positions
from responses.record.models import Position, Response, Update
from responses.record.models.updates import changes_of

_COMPARED = (*FIELDS, "from_on", "until_on", "is_current", "status", "is_open", "due_on", "updated_on")
_COMPARED_KEYS = ("force_id", "body_id", "report_id")


@dataclass(frozen=True)
class Fault:
    """What is wrong about one response, and whether it has been put right."""

    words: str
    is_mended: bool = False

    def __str__(self) -> str:
        return f"{self.words}{': mended' if self.is_mended else ''}"


def verify_positions(*, mend: bool = False) -> Iterator[tuple[int, list[Fault]]]:
    """Each response's id with what is wrong about it: nothing, where all is well.

    A chain is never mended, and positions only where the chain is whole: updates that someone has tampered with must
    not be written over positions that may still tell what was recorded.
    """
    for response_id in Response.objects.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            response = locked(response_id, None)
            updates = list(response.updates.select_related("document", "response").order_by("seq"))
            broken = [fault.words for fault in chain_faults(RESPONSES, response.version, response.head, updates)]
            broken += _body_faults(response, updates)
            differing = _position_faults(response, updates)
            mended = mend and bool(differing) and not broken
            if mended:
                rebuild_positions(response)
        yield response_id, [*(Fault(words, mended) for words in differing), *map(Fault, broken)]


def _position_faults(response: Response, updates: list[Update]) -> list[str]:
    try:
        wanted = positions_of(response, changes_of(updates), due_on_of(response.recommendation))
    except (TypeError, ValueError) as error:
        return [f"its updates make no positions: {error}"]
    held = list(response.positions.order_by("from_on"))
    if [_facts(row) for row in wanted] == [_facts(row) for row in held]:
        return []
    return [f"its stored positions ({len(held)}) are not those that its updates make ({len(wanted)})"]


def _facts(row: Position) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in (*_COMPARED, *_COMPARED_KEYS))


def _body_faults(response: Response, updates: list[Update]) -> list[str]:
    """Each hand-over begins where the one before it ended, and the last one names who answers now."""
    moves = [update for update in updates if update.hands_over]
    starts = [move.from_body_id for move in moves]
    ends = [move.to_body_id for move in moves]
    faults = [] if starts[1:] == ends[:-1] else ["its hand-overs do not follow one another"]
    if ends and ends[-1] != response.body_id:
        faults.append("its body is not the one to which it was handed over last")
    return faults
