"""The parts of a workbook's package (a zip file), opened within bounds and never written anywhere."""

from collections.abc import Iterator

from responses.intake.sheets import limits
from responses.intake.sheets.values import Refusal, Unreadable
from tracker.kit.zip_parts import Bounds, Fault, ZipParts

_REFUSALS = {
    Fault.DAMAGED: Refusal.DAMAGED,
    Fault.PROTECTED: Refusal.PROTECTED,
    Fault.TOO_MANY_PARTS: Refusal.TOO_MANY_PARTS,
    Fault.PACKED_TOO_TIGHT: Refusal.PACKED_TOO_TIGHT,
    Fault.UNPACKS_TOO_BIG: Refusal.UNPACKS_TOO_BIG,
}


class Package(ZipParts):
    """A workbook's parts by name; a Word draft's, too."""

    bounds = Bounds(limits.PARTS_MOST, limits.UNPACKED_MOST, limits.RATIO_MOST, limits.RATIO_FROM)

    def refusal(self, fault: Fault, **facts: str | int) -> Unreadable:
        return Unreadable(_REFUSALS[fault], **facts)

    def chunks(self, name: str, most: int = limits.SMALL_PART_MOST) -> Iterator[bytes]:
        """The part's bytes, a piece at a time."""
        return super().chunks(name, most)
