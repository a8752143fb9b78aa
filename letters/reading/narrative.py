"""One narrative that answers a list: which of its sentences answer which item.

By the words that they share, rarer words first; a sentence that says where a matter stands counts for more than one
that does not. What no words settle goes by the order, and then only where one item and one sentence are left between
their neighbours. An item that no sentence answers stays without an answer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from letters.reading.blocks import Document
from letters.reading.drafts import Draft
from letters.reading.judge import says
from letters.reading.sentences import sentences
from letters.reading.stems import stems_of
from letters.reading.values import ItemKind, Span
from recommendations.domain.split_addressee import addressee_of

_OURS = re.compile(r"\b(?:I|my|My|we|We|our|Our) (?:office|panel|team|have|do|am|will|already)?\b|\b[Mm]y office\b")
_LOCAL_BODY = re.compile(r"polic(?:e|ing) (?:and|bod)|commissioner|pccs?\b|mayor|policing bod", re.IGNORECASE)
PAIRS_MOST = 100_000
"""Sentences times items that are weighed: no letter has so many, and a hostile one would take for ever."""
LEAST = 0.12
WITHIN = 0.05
UNSAID_LEAST = 0.3
SHARED_LEAST = 0.3
ABOUT = 0.08
"""A sentence that shares so much with an item is about it, whether it says how the matter stands or not."""
_PLEASANTRY = re.compile(
    r"(?:It is (?:good|pleasing|encouraging|reassuring)|(?:I am|We are) (?:pleased|glad|grateful)|(?:I|We) "
    r"(?:also )?(?:welcome|thank))\b"
)
_SAYS = 1.5


@dataclass(frozen=True)
class _Told:
    """A sentence of the narrative: which paragraph it is of, where it stands, whether it says how a matter stands."""

    paragraph: int
    span: Span
    words: str
    says: bool


def match_narrative(document: Document, drafts: Sequence[Draft]) -> None:
    """Share the last draft's paragraphs out among the drafts; each keeps what answers it."""
    paragraphs = [paragraph for draft in drafts for paragraph in draft.paragraphs if paragraph]
    told = [
        _Told(place, span, words, says(words))
        for place, paragraph in enumerate(paragraphs)
        for span in sentences(document.text, Span(paragraph[0].start, paragraph[-1].end))
        if (words := document.text[span.start : span.end])
    ]
    for draft in drafts:
        draft.paragraphs = []
    if not told or len(told) * len(drafts) > PAIRS_MOST:
        return
    items = [stems_of(document.flowing(draft.text)) for draft in drafts]
    ours = [_is_for_body(document.flowing(draft.text), draft) for draft in drafts]
    table = _scores(items, ours, told)
    owner = _by_order(_one_each(table, told), told, drafts)
    _give(drafts, told, _carried_on(_led_up_to(owner, told, table), told), table)


def _rarity(items: Sequence[frozenset[str]]) -> dict[str, float]:
    times = Counter(stem for item in items for stem in item)
    return {stem: math.log(1 + len(items) / count) for stem, count in times.items()}


def _scores(items: Sequence[frozenset[str]], ours: Sequence[bool], told: Sequence[_Told]) -> list[list[float]]:
    """For each sentence and item, how much of the item's words, by their rarity, the sentence has."""
    rarity = _rarity(items)
    wholes = [math.sqrt(sum(rarity[stem] for stem in item)) or 1.0 for item in items]
    table = []
    for one in told:
        stems = stems_of(one.words)
        by_writer = one.says and _OURS.search(one.words) is not None
        row = []
        for item, whole, is_ours in zip(items, wholes, ours, strict=True):
            score = sum(rarity[stem] for stem in stems & item) / (whole * 3.2) * (_SAYS if one.says else 1.0)
            row.append(score + (0.25 if by_writer and is_ours else 0.0))
        table.append(row)
    return table


def _is_for_body(text: str, draft: Draft) -> bool:
    """Whether the item is addressed to the policing body itself, and not to its force."""
    return _LOCAL_BODY.search(draft.owner or addressee_of(text)) is not None


def _one_each(table: list[list[float]], told: Sequence[_Told]) -> list[int | None]:
    """The likeliest pairs first; a sentence opens the answer of one item."""
    owner: list[int | None] = [None] * len(table)
    pairs = sorted(
        ((score, at, item) for at, row in enumerate(table) for item, score in enumerate(row)),
        key=lambda one: (-one[0], one[1]),
    )
    settled: set[int] = set()
    for score, at, item in pairs:
        least = (LEAST if told[at].says else UNSAID_LEAST) + (WITHIN if _is_within(told, at) else 0.0)
        if owner[at] is None and item not in settled and score >= least:
            owner[at] = item
            settled.add(item)
    return owner


def _is_within(told: Sequence[_Told], at: int) -> bool:
    """Whether a sentence does not open its paragraph, and more likely goes on with what that says."""
    return at > 0 and told[at].paragraph == told[at - 1].paragraph


def _by_order(owner: list[int | None], told: Sequence[_Told], drafts: Sequence[Draft]) -> list[int | None]:
    """The one item and the one sentence that are left belong together, where all others answer in the list's order."""
    settled = [item for item in owner if item is not None]
    missing = [
        at for at, draft in enumerate(drafts) if at not in settled and draft.kind is not ItemKind.CAUSE_OF_CONCERN
    ]
    if settled != sorted(settled) or len(missing) != 1 or not settled:
        return owner
    item = missing[0]
    before = max((at for at, one in enumerate(owner) if one is not None and one < item), default=-1)
    after = min((at for at, one in enumerate(owner) if one is not None and one > item), default=len(owner))
    free = [at for at in range(before + 1, after) if owner[at] is None and told[at].says]
    if len(free) != 1 or before < 0:
        return owner
    return [item if at == free[0] else one for at, one in enumerate(owner)]


def _led_up_to(
    owner: Sequence[int | None], told: Sequence[_Told], table: Sequence[Sequence[float]]
) -> list[int | None]:
    """A sentence that no item claims goes with the one behind it where it is about that one's item: "The withdrawal of
    warrants is another matter."."""
    result = list(owner)
    following: int | None = None
    unclaimed = 0
    for at in range(len(result) - 1, -1, -1):
        if at + 1 == len(result) or told[at].paragraph != told[at + 1].paragraph:
            following, unclaimed = None, 0
        if result[at] is not None:
            following, unclaimed = result[at], 0
        elif following is not None:
            unclaimed += 1
            before = next((one for one in result[at::-1] if one is not None), None)
            if (before is None or not told[at].says) and table[at][following] > ABOUT + (
                table[at][before] if before is not None else 0.0
            ):
                result[at : at + unclaimed] = [following] * unclaimed
                unclaimed = 0
    return result


def _carried_on(owner: list[int | None], told: Sequence[_Told]) -> list[int | None]:
    """A sentence that no item claims goes on with the one before it, in the same paragraph."""
    result = list(owner)
    for at in range(1, len(result)):
        same = told[at].paragraph == told[at - 1].paragraph
        if result[at] is None and same and result[at - 1] is not None and not _PLEASANTRY.match(told[at].words):
            result[at] = result[at - 1]
    return result


def _give(
    drafts: Sequence[Draft], told: Sequence[_Told], owner: Sequence[int | None], table: list[list[float]]
) -> None:
    for item, draft in enumerate(drafts):
        mine = [at for at, one in enumerate(owner) if one == item]
        if not mine and draft.kind is not ItemKind.CAUSE_OF_CONCERN:
            mine = _shared(item, drafts, owner, table)
            draft.shares_answer = bool(mine)
        if mine:
            draft.paragraphs.append((_passage(told, _best_run(mine, item, told, table), item, table),))
        draft.sureness = min(draft.sureness, 0.7)
    causes = [draft for draft in drafts if draft.kind is ItemKind.CAUSE_OF_CONCERN and not draft.paragraphs]
    first = next((at for at, one in enumerate(owner) if one is not None), None)
    if causes and first:
        causes[0].paragraphs.append((Span(told[0].span.start, told[first - 1].span.end),))


def _passage(told: Sequence[_Told], run: list[int], item: int, table: Sequence[Sequence[float]]) -> Span:
    """From the first sentence of a run that says something, or is about the item, to its last."""
    while len(run) > 1 and not told[run[0]].says and told[run[1]].says and table[run[0]][item] < ABOUT:
        run = run[1:]
    return Span(told[run[0]].span.start, told[run[-1]].span.end)


def _shared(item: int, drafts: Sequence[Draft], owner: Sequence[int | None], table: list[list[float]]) -> list[int]:
    """A sentence that answers another item and names this one as well."""
    best = max(range(len(table)), key=lambda at: table[at][item])
    if table[best][item] < SHARED_LEAST:
        return []
    if (taken := owner[best]) is not None:
        drafts[taken].shares_answer = True
    return [best]


def _best_run(mine: list[int], item: int, told: Sequence[_Told], scores: list[list[float]]) -> list[int]:
    """Of an item's sentences, the run of neighbours that answers it best."""
    runs: list[list[int]] = [[mine[0]]]
    for at in mine[1:]:
        if at == runs[-1][-1] + 1 and told[at].paragraph == told[at - 1].paragraph:
            runs[-1].append(at)
        else:
            runs.append([at])
    return max(runs, key=lambda run: sum(scores[at][item] for at in run))
