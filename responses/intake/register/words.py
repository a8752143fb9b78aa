"""The register's words for where a recommendation stands, and which of the inspectorate's statuses they mean.

The four of its former public register are known. What another word means a person says once, and may say anew: it is
remembered for the body. Whatever a word means, it is kept as it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from recommendations.domain.register_values import Page
from responses.domain.status import Inspectorate
from responses.intake.plain_words import plain
from responses.record.labels import LABELS, Choices, Words

SAYS_NOTHING = "says-nothing"
SAYS_NOTHING_LABEL: Words = _("No status: keep the word with the comment")
_STATUSES = [status for status in Inspectorate if status != Inspectorate.NOTHING]
CHOICES: Choices = [
    *((status.value, LABELS["inspectorate_status"][status]) for status in _STATUSES),
    (SAYS_NOTHING, SAYS_NOTHING_LABEL),
]
"""What a person may say that a word means."""
_KNOWN = {plain(status.value): status.value for status in _STATUSES}


@dataclass(frozen=True)
class WordAsked:
    """A status word of a page: as first written there, how often, and what it means so far, if anything."""

    key: str
    written: str
    times: int
    means: str


def understood(word: str, said: Mapping[str, str]) -> str:
    """What a word means: as a person said (by plain words), else as the register itself has it; empty if unknown."""
    key = word_key(word)
    return said.get(key) or _KNOWN.get(key, "")


def word_key(word: str) -> str:
    """Words that differ in case, hyphens or spaces are one."""
    return plain(word) or word


def is_its_own(word: str, means: str) -> bool:
    """Whether the word is the register's own for what it means: then nothing is lost where it is not repeated."""
    return _KNOWN.get(word_key(word)) == means


def words_of(page: Page, said: Mapping[str, str]) -> list[WordAsked]:
    """Each status word of a page, in its order."""
    written: dict[str, list[str]] = {}
    for word in _written(page):
        written.setdefault(word_key(word), []).append(word)
    return [WordAsked(key, words[0], len(words), understood(words[0], said)) for key, words in written.items()]


def _written(page: Page) -> Iterable[str]:
    entries = (entry for history in page.histories for entry in history.entries)
    return (step.status.words for entry in entries for step in entry.steps if step.status)
