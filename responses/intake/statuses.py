"""An office's words for where a recommendation stands, and which of our states they mean.

A word is guessed only where it is certain. Colours are not: green is done in one office and on course in another, and
red is late, refused or at risk. Neither is "closed", which may be done, refused or overtaken, nor "open". A person maps
those once; the mapping is remembered.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from responses.domain.status import Acceptance, Applies, ForceSays, Progress, Status
from responses.intake.plain_words import plain
from responses.record.labels import STATUS_LABELS, Choices, Words

SAYS_NOTHING = "says-nothing"
"""A word that tells nothing of where a recommendation stands."""
SAYS_NOTHING_LABEL: Words = _("Nothing: leave the state as it is")

_WORDS: dict[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: (
        "not started", "not yet started", "yet to start", "not commenced", "not yet commenced", "not begun",
        "to be started", "no progress", "awaiting allocation",
    ),
    Status.PLANNED: ("planned", "scheduled", "action planned", "in planning"),
    Status.IN_PROGRESS: (
        "in progress", "inprogress", "in progess", "work in progress", "wip", "ongoing", "on going", "under way",
        "underway", "being progressed", "progressing", "started", "commenced", "in hand", "partially complete",
        "partly complete", "part complete", "partially completed", "partially implemented", "partly implemented",
        "in progress on track", "in progress on course",
    ),
    Status.WAITING: (
        "waiting on others", "waiting for others", "awaiting others", "waiting on other", "dependent on others",
        "awaiting national guidance", "waiting for national guidance", "awaiting guidance", "external dependency",
        "awaiting external", "awaiting partner", "awaiting another body",
    ),
    Status.AWAITING_SIGN_OFF: (
        "awaiting sign off", "awaiting signoff", "pending sign off", "pending signoff", "for sign off", "sign off",
        "awaiting final sign off", "awaiting closure", "pending closure", "submitted for closure",
        "ready for closure", "recommended for closure", "proposed for closure", "for closure",
        "complete awaiting sign off", "complete pending sign off", "completed awaiting sign off",
    ),
    Status.ALREADY_COMPLIANT: (
        "already compliant", "already complies", "already in place", "already met", "already complete",
        "compliant before the report",
    ),
    Status.COMPLETE: (
        "complete", "completed", "done", "implemented", "fully implemented", "delivered", "discharged", "achieved",
        "finished", "fully complete", "fully completed", "closed complete", "complete closed", "closed completed",
        "completed closed", "closed implemented", "action complete", "actions complete", "complete and closed",
    ),
    Status.NOT_ACCEPTED: (
        "not accepted", "rejected", "declined", "refused", "not agreed", "not adopted", "recommendation rejected",
    ),
    Status.NOT_APPLICABLE: (
        "not applicable", "n a", "na", "not for us", "not ours", "not for this force", "does not apply",
        "not relevant", "not for force", "not applicable to force", "no force action",
    ),
}  # fmt: skip

_MEANINGS: dict[Status, dict[str, Any]] = {
    **{Status(progress.value): {"progress": progress} for progress in Progress},
    Status.AWAITING_SIGN_OFF: {"progress": Progress.IN_PROGRESS, "force_says": ForceSays.DONE},
    Status.NOT_ACCEPTED: {"acceptance": Acceptance.NOT_ACCEPTED},
    Status.NOT_APPLICABLE: {"applies": Applies.NO},
    Status.SUPERSEDED: {},
}

CHOICES: Choices = [
    *((status.value, label) for status, label in STATUS_LABELS.items() if status != Status.SUPERSEDED),
    (SAYS_NOTHING, SAYS_NOTHING_LABEL),
]
"""What a person may say that a word means. "Superseded" is none: a row cannot say what took its place."""


def guess(word: str) -> str | None:
    """The state that an office's word certainly means; None where a person has to say it."""
    name = plain(word)
    return _labels(None).get(name) or _labels(get_language()).get(name) or _BY_WORD.get(name)


def meaning(status: str) -> dict[str, Any]:
    """What a state says of a response, as fields of State. Raises ValueError for what is no state of ours."""
    return {} if status == SAYS_NOTHING else dict(_MEANINGS[Status(status)])


def understood(word: str, words: Mapping[str, str]) -> str | None:
    """The state that a word means: as a person has said (`words`, from plain words), else as guessed."""
    return words.get(plain(word)) or guess(word)


@lru_cache(maxsize=4)
def _labels(language: str | None) -> dict[str, str]:
    with override(language):
        return {plain(str(label)): status.value for status, label in STATUS_LABELS.items()}


_BY_WORD = {word: status.value for status, words in _WORDS.items() for word in words}
