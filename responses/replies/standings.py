"""Where each recommendation stands at the moment a letter is frozen: what the public pages say beside its answer.

It stands in the snapshot, so that it is approved and issued with the letter, and saving a response changes nothing
public. A snapshot of an earlier release has none: then nothing is stated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from letters.content import LetterItem
from responses.domain.status import Acceptance, Applies, Progress, Status, status_of
from responses.record.labels import STATUS_LABELS, STATUS_TONES
from responses.record.models import Position


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One recommendation, under the heading that the letter gives it. `status` is None where nothing is stated."""

    recommendation: int
    heading: str
    status: Status | None = None
    applies: str = ""
    acceptance: str = ""

    @property
    def words(self) -> str:
        return status_words(self.status)

    @property
    def tone(self) -> str:
        return status_tone(self.status)


def status_words(status: Status | None) -> str:
    """The status as the public pages word it."""
    return str(STATUS_LABELS[status]) if status else _("Not stated")


def status_tone(status: Status | None) -> str:
    return STATUS_TONES[status] if status else "unknown"


def standings_now(positions: Sequence[Position], items: Sequence[LetterItem]) -> list[dict[str, Any]]:
    """Of each response, in the order of the letter's items, as plain values for the snapshot."""
    return [
        {
            "recommendation": position.response.recommendation_id,
            "heading": item.heading,
            "progress": position.progress,
            "applies": position.applies,
            "acceptance": position.acceptance,
        }
        for position, item in zip(positions, items, strict=True)
    ]


def standings_in(snapshot: Mapping[str, Any]) -> list[Standing]:
    """What a frozen text says of each recommendation, in the order of its items; none of an earlier release's."""
    return [_standing(each) for each in snapshot.get("standings", ())]


def _standing(plain: Mapping[str, Any]) -> Standing:
    return Standing(
        recommendation=plain["recommendation"],
        heading=plain["heading"],
        status=_status(plain),
        applies=plain["applies"],
        acceptance=plain["acceptance"],
    )


def _status(plain: Mapping[str, Any]) -> Status | None:
    """The one word that these facts make; what the force alone says is no part of it."""
    if not plain["progress"]:
        return None
    applies, acceptance = Applies(plain["applies"]), Acceptance(plain["acceptance"])
    return status_of(Progress(plain["progress"]), applies=applies, acceptance=acceptance)
