"""Are the stored positions what the updates make, and is each chain of updates whole?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from responses.domain.positions import FIELDS
from responses.record.flows.append_update import locked
from responses.record.flows.rebuild_positions import due_on_of, positions_of, rebuild_positions
from responses.record.models import Position, Response, Update
from responses.record.models.updates import changes_of
from tracker.kit.chain import GENESIS, text_digest

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
            broken, differing = _chain_faults(response, updates), _position_faults(response, updates)
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


def _chain_faults(response: Response, updates: list[Update]) -> list[str]:
    missing = sorted(set(range(1, response.version + 1)) - {update.seq for update in updates})
    faults = [f"update {seq} is missing" for seq in missing]
    previous, place = GENESIS, 0
    for update in updates:
        follows = update.previous == previous or update.seq != place + 1  # after a gap, it is the gap that is wrong
        if not follows or update.hash != update.computed_hash() or not _texts_are_whole(update):
            faults.append(f"update {update.seq} is not what was recorded")
        previous, place = update.hash, update.seq
    if response.head != previous or response.version != place:
        faults.append("its last update is not the one that it names")
    return faults


def _texts_are_whole(update: Update) -> bool:
    """Each text is the one whose digest is in the chain, or was blanked by a disposal."""
    return set(update.texts) <= set(update.text_digests) and all(
        text == "" or text_digest(text) == update.text_digests[name] for name, text in update.texts.items()
    )
