"""A letter that answers two reports: what the part begins with in which a person checks it for the other."""

import re
from dataclasses import dataclass
from typing import Any

from responses.domain.letter_parts import LetterPart
from responses.intake.review.proposed import kind_and_concern
from responses.intake.review.review import Review
from responses.intake.review.sightings import item_name

_NO_DAY = ["", "", ""]
_OF_THE_REPORT = re.compile(
    r"report|adopt_as|new_|context_|warn-|report_|item-\d+-(?:leave_out|recommendation|refers_to)$"
)
"""Decisions that mean nothing for another report: all others are of the letter's own words."""


@dataclass(frozen=True)
class Further:
    """What the new part holds as typed, and which items are left out of the one that it was begun from."""

    typed: dict[str, Any]
    left_out_here: frozenset[int]


def further_part(review: Review, taken: frozenset[int]) -> Further:
    """`taken` are the items of the document's other parts, this one among them where it is in the records already.

    What was found to be another report's is left out here, and the rest there; where nothing was found, the new part
    takes nothing before a person says what.
    """
    every = frozenset(range(len(review.reading.items)))
    besides = frozenset(index for part in review.parts_besides for index in part.items)
    here = frozenset() if review.document.batch_id else every - review.left_out - besides
    left = every - taken - here
    part = next((part for part in review.parts if set(part.items) & left), None)
    wanted = left & frozenset(part.items) if part else left
    return Further(_typed(review, part, every - wanted), besides - review.left_out)


def _typed(review: Review, part: LetterPart | None, left_out: frozenset[int]) -> dict[str, Any]:
    title = part.title if part else ""
    kind, concerns = kind_and_concern(title, review.reading)
    kept = {name: value for name, value in review.typed.items() if not _OF_THE_REPORT.match(name)}
    return {
        **kept,
        **({"report": str(part.report)} if part and part.report else {}),
        "report_title_as_written": title,
        "report_date_read": _NO_DAY,
        "report_date_as_written": "",
        "new_title": title,
        "new_kind": kind,
        "new_concerns": concerns,
        "new_published_on": _NO_DAY,
        "new_number_known": "",
        **{item_name(index, "leave_out"): True for index in sorted(left_out)},
    }


def taken_in(decisions: dict[str, Any], items: int) -> frozenset[int]:
    """The items that a part does not leave out, by what was decided of it."""
    typed = decisions.get("typed", {})
    return frozenset(index for index in range(items) if not typed.get(item_name(index, "leave_out")))
