"""A response's entries of scrutiny as its page shows them."""

from dataclasses import dataclass
from datetime import date

from responses.record.models import Scrutiny
from responses.record.quotations import quotation


@dataclass(frozen=True)
class ScrutinyRow:
    """An entry, whether its paragraph stands in what we do, and whether the response is to be looked at again."""

    entry: Scrutiny
    is_quoted: bool
    is_due: bool


def scrutiny_rows(entries: list[Scrutiny], *, body_action: str, day: date) -> list[ScrutinyRow]:
    """The entries of one response, in their order. A review is due until a meeting on its day or later has looked."""
    last = max((entry.held_on for entry in entries), default=date.min)
    return [
        ScrutinyRow(
            entry=entry,
            is_quoted=quotation(entry) in body_action,
            is_due=entry.next_review_on is not None and last < entry.next_review_on <= day,
        )
        for entry in entries
    ]
