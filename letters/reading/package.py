"""The parts of a DOCX (a zip file), opened within bounds, in memory alone."""

import io

from letters.reading import bounds
from letters.reading.refusals import Reason, Unreadable
from tracker.kit.zip_parts import Bounds, Fault, ZipParts

PACKED = Bounds(bounds.PARTS_MOST, bounds.UNPACKED_MOST, bounds.RATIO_MOST, bounds.RATIO_FROM)
_REASONS = {
    Fault.DAMAGED: Reason.DAMAGED,
    Fault.PROTECTED: Reason.PROTECTED,
    Fault.TOO_MANY_PARTS: Reason.TOO_MANY_PARTS,
    Fault.PACKED_TOO_TIGHT: Reason.PACKED_TOO_TIGHT,
    Fault.UNPACKS_TOO_BIG: Reason.PACKED_TOO_TIGHT,
}


class Package(ZipParts):
    """A document's parts by name, whatever their case."""

    bounds = PACKED

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))

    def refusal(self, fault: Fault, **facts: str | int) -> Unreadable:
        said = {name: fact if isinstance(fact, str) else f"{fact:,}" for name, fact in facts.items()}
        return Unreadable(_REASONS[fault], **said)

    def part(self, name: str) -> bytes | None:
        """The part's bytes; None where the package has none of that name."""
        return self.whole(name, bounds.PART_MOST) if self.holds(name) else None
