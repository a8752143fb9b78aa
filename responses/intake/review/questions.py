"""What a person has to answer before a document is adopted: its warnings, and what is asked besides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from letters.reading.values import Reading
from responses.domain.letter_warnings import Answer, LetterWarning, WarningCode
from responses.intake.matching import Matched
from responses.intake.review.sightings import item_name
from responses.intake.warning_words import WarningWords, words_of

BY_REPORT = frozenset({WarningCode.REPORT_NOT_HELD})
BY_FORCE = frozenset({WarningCode.FORCE_NOT_KNOWN})
BY_KIND = frozenset({WarningCode.REPLY_HELD})
BY_ITEMS = frozenset(
    {
        WarningCode.NUMBER_NOT_HELD, WarningCode.NOT_MATCHED, WarningCode.SEVERAL_FIT, WarningCode.OF_ANOTHER_REPORT,
        WarningCode.TWO_TO_ONE,
    }
)  # fmt: skip
"""Answered by the choice in each item itself: which recommendation it is about, or that it is left out."""
LEFT_TO_THE_BODY = frozenset({WarningCode.BODY_NOT_STATED, WarningCode.BODY_NOT_KNOWN})
"""Whose letter it is says the delivery: whoever handed it in chose the body."""
NOTE_MOST = 500


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to answer: by a choice of its own or, with `by_field`, by the fields named there."""

    key: str
    words: WarningWords
    items: tuple[int, ...] = ()
    by_fields: tuple[str, ...] = ()
    anchors: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """The form's field for the answer."""
        return f"warn-{self.key}"

    @property
    def note_name(self) -> str:
        return f"{self.name}-why"

    @property
    def is_own(self) -> bool:
        """Whether it has a choice of its own."""
        return not self.by_fields


def questions_on(
    reading: Reading, matched: Matched, *, left_out: frozenset[int] = frozenset(), also: Iterable[Question] = ()
) -> list[Question]:
    """All of them; nothing is asked of items that are left out."""
    return [*also, *_of_warnings(reading, matched, left_out)]


def _of_warnings(reading: Reading, matched: Matched, left_out: frozenset[int]) -> Iterator[Question]:
    for warning in matched.warnings:
        gone = warning.items and set(warning.items) <= left_out
        if not gone and warning.code not in LEFT_TO_THE_BODY:
            yield Question(
                key=warning.key,
                words=words_of(warning, reading, matched),
                items=warning.items,
                by_fields=_by_fields(warning, left_out),
            )


def _by_fields(warning: LetterWarning, left_out: frozenset[int]) -> tuple[str, ...]:
    if warning.code in BY_REPORT:
        return ("report",)
    if warning.code in BY_FORCE:
        return ("force",)
    if warning.code in BY_KIND:
        return ("adopt_as",)
    if warning.code in BY_ITEMS:
        return tuple(item_name(index, "recommendation") for index in warning.items if index not in left_out)
    return ()


def unanswered(question: Question, cleaned: Mapping[str, Any]) -> bool:
    """Whether it stands in the way: nothing was chosen, or what was read wrongly is not corrected yet."""
    if question.by_fields:
        return any(not cleaned.get(name) for name in question.by_fields)
    return cleaned.get(question.name, "") in {"", Answer.CORRECT_READING.value}
