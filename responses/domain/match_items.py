"""Which recommendation of the register each item of a letter is about: by its number and by its words.

Nothing is guessed in silence. Where several fit, or where number and words point apart without either being clear, a
person chooses. Texts are compared as `recommendations.domain.alike` brings them down, so that case, punctuation, dates
and the names of forces make no difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from letters.reading.values import Item
from recommendations.domain.alike import FLOOR, asked_kept
from responses.domain.letter_items import number_folded
from responses.domain.letter_register import HeldRecommendation

LEAST = 50
"""Below this likeness of 100 the same number is not enough: two other recommendations may share it."""
LEAD = 5
"""By how much the likest must lead the next one to be taken without a person's choice."""
PART_FLOOR = 40
"""Letters from which a text that quotes a part of another counts as a quotation."""
SHOWN = 5


class By(StrEnum):
    """What a match rests on."""

    NUMBER_AND_WORDS = "number-and-words"
    WORDS = "words"
    NUMBER = "number"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class ItemCandidate:
    """A recommendation that an item may be about. `score` of 100 is the likeness of the words, 0 where either side
    holds none."""

    recommendation: int
    report: int
    score: int = 0
    by_number: bool = False


@dataclass(frozen=True, kw_only=True)
class ItemMatch:
    """What was found for one item, the likeliest first. Without `chosen` a person chooses, or leaves it unmatched."""

    candidates: tuple[ItemCandidate, ...] = ()
    chosen: int | None = None
    by: By | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether there is something to choose from, and nothing is chosen."""
        return self.chosen is None and bool(self.candidates)


def match_items(items: Sequence[Item], held: Sequence[HeldRecommendation]) -> list[ItemMatch]:
    """Each item against the findings of one report."""
    asked = [(one, asked_kept(one.text) if one.text else "") for one in held]
    return [_match(item, asked) for item in items]


def _match(item: Item, held: Sequence[tuple[HeldRecommendation, str]]) -> ItemMatch:
    asked = asked_kept(item.text) if item.text else ""
    scored = [(likeness(asked, words), one) for one, words in held]
    same_number = _same_number(item, held)
    likest = sorted(scored, key=lambda pair: (-pair[0], pair[1].position))
    best = likest[0][0] if likest else 0
    fitting = [(score, one) for score, one in likest if score >= FLOOR]
    candidates = _candidates(fitting, [pair for pair in likest if pair[1] in same_number])
    if not fitting:
        return _by_number_alone(same_number, candidates, asked)
    near = [one for score, one in fitting if score > best - LEAD]
    numbered = [one for one in near if one in same_number]
    if len(numbered) == 1:
        return ItemMatch(candidates=candidates, chosen=numbered[0].id, by=By.NUMBER_AND_WORDS)
    if len(near) == 1:
        return ItemMatch(candidates=candidates, chosen=near[0].id, by=By.WORDS)
    return ItemMatch(candidates=candidates)


def _by_number_alone(
    same_number: Sequence[HeldRecommendation], candidates: tuple[ItemCandidate, ...], asked: str
) -> ItemMatch:
    """One that bears the number, unless the words of both are at hand and have little in common."""
    if len(same_number) != 1:
        return ItemMatch(candidates=candidates)
    score = next(one.score for one in candidates if one.recommendation == same_number[0].id)
    if asked and same_number[0].text and score < LEAST:
        return ItemMatch(candidates=candidates)
    return ItemMatch(candidates=candidates, chosen=same_number[0].id, by=By.NUMBER)


def _same_number(item: Item, held: Iterable[tuple[HeldRecommendation, str]]) -> list[HeldRecommendation]:
    """Those of this number; where some are of the item's kind, those alone: an AFI 2 is no recommendation 2."""
    number = number_folded(item.number)
    same = [one for one, _words in held if number and number_folded(one.number) == number]
    return [one for one in same if one.kind == item.kind] or same


def _candidates(
    fitting: Sequence[tuple[float, HeldRecommendation]], numbered: Sequence[tuple[float, HeldRecommendation]]
) -> tuple[ItemCandidate, ...]:
    has_number = {one.id for _score, one in numbered}
    rows = {one.id: (score, one) for score, one in (*fitting[:SHOWN], *numbered)}
    return tuple(
        ItemCandidate(recommendation=one.id, report=one.report, score=int(score), by_number=one.id in has_number)
        for score, one in rows.values()
    )


def likeness(asked: str, held: str) -> float:
    """How far two texts, brought down to what they ask, say the same, of 100. A letter that quotes a recommendation in
    part is found as well, a little below one that quotes it whole."""
    if not asked or not held:
        return 0.0
    whole = fuzz.ratio(asked, held)
    if whole >= FLOOR or min(len(asked), len(held)) < PART_FLOOR:
        return whole
    return max(whole, 0.95 * fuzz.partial_ratio(asked, held, score_cutoff=FLOOR / 0.95))
