"""How many: what a letter says of its recommendations as a whole, against those read in it, those of the report in the
register, and those that other offices' letters on the same report answer."""

import re
from collections.abc import Iterable, Iterator, Sequence

from letters.reading.values import Claim, ClaimKind, ItemKind, Reading
from responses.domain.clock import ClockRule
from responses.domain.letter_register import Beside, HeldRecommendation, OtherLetter
from responses.domain.letter_warnings import LetterWarning, OtherCount, WarningCode

_OF_A_FORCE = re.compile(
    r"\b(?:forces?|constabular(?:y|ies)|chief constables?|chief officers?|polic(?:e|ing) leads?)\b"
)
_FORCES = re.compile(r"(?:(?:local|individual|police|our|own|territorial) )*(?:forces?|constabular(?:y|ies))")
_ARTICLES = re.compile(r"\b(?:the|all|each|every|a|an|and|any)\b")


def count_warnings(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    yield from _claimed(reading, beside)
    yield from _other_letters(reading, beside)
    yield from _not_answered(reading, beside)
    for claim in reading.claims:
        if claim.kind is ClaimKind.AIMED_AT:
            yield from _aimed_at(claim, reading, beside)


def addressee_folded(written: str) -> str:
    """An addressee without case, punctuation, articles and plural: "all Chief Constables" are "the chief constable"
    that a letter makes of them."""
    words = _ARTICLES.sub(" ", re.sub(r"[^\w\s]", " ", written.casefold())).split()
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word for word in words)


def _claimed(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """A count is right where it is that of all items, or of those of one kind: a letter may count either."""
    tallies = {len(reading.items), *(sum(item.kind is kind for item in reading.items) for kind in ItemKind)}
    counts = [(claim, number) for claim in reading.claims if (number := _number(claim)) is not None]
    stated = [(claim, number) for claim, number in counts if claim.kind is ClaimKind.COUNT]
    if sum(number for _claim, number in stated) != len(reading.items):
        for claim, number in stated:
            if number not in tallies:
                yield LetterWarning(
                    code=WarningCode.COUNT_DIFFERS, letter=number, count=len(reading.items), spans=(claim.span,)
                )
    for claim, number in counts:
        if claim.kind is ClaimKind.TOTAL and beside.report and (known := _known(beside)) and number not in known:
            yield LetterWarning(code=WarningCode.TOTAL_DIFFERS, letter=number, register=max(known), spans=(claim.span,))


def _number(claim: Claim) -> int | None:
    is_count = claim.kind in (ClaimKind.COUNT, ClaimKind.TOTAL)
    return int(claim.value) if is_count and claim.value.isdecimal() and len(claim.value) < 5 else None


def _known(beside: Beside) -> set[int]:
    """What a report's number may be said to be: as it is known, or its recommendations held, or all its findings."""
    assert beside.report
    if beside.report.known:
        return {beside.report.known}
    held = beside.report.recommendations
    return {number for number in (len(held), len(_asked(beside))) if number}


def _asked(beside: Beside) -> list[HeldRecommendation]:
    """Recommendations alone: what s.55(5B) asks an answer to."""
    held = beside.report.recommendations if beside.report else ()
    return [one for one in held if one.kind == ItemKind.RECOMMENDATION]


def _other_letters(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    here = frozenset((beside.matched or {}).values())
    differing = [one for one in beside.others if one.recommendations and one.recommendations != here]
    if not here or not differing:
        return
    groups: dict[frozenset[int], list[OtherLetter]] = {}
    for one in differing:
        groups.setdefault(one.recommendations, []).append(one)
    order = [one.id for one in beside.report.recommendations] if beside.report else []
    others = tuple(
        OtherCount(
            bodies=tuple(sorted(one.body for one in letters)),
            count=len(there),
            only_here=_in_order(here - there, order),
            only_there=_in_order(there - here, order),
        )
        for there, letters in groups.items()
    )
    others = tuple(sorted(others, key=lambda one: (-len(one.bodies), one.bodies)))
    yield LetterWarning(
        code=WarningCode.OTHERS_DIFFER,
        count=len(here),
        others=others,
        spans=tuple(claim.span for claim in reading.claims if claim.kind is ClaimKind.COUNT),
    )


def _in_order(ids: frozenset[int], order: Sequence[int]) -> tuple[int, ...]:
    return tuple(one for one in order if one in ids)


def _not_answered(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """Section 55(5B) asks for each recommendation, and names no exception for those addressed to others."""
    listed = set((beside.matched or {}).values())
    asked = _asked(beside)
    missing = [one.id for one in asked if one.id not in listed]
    assert beside.report or not missing
    if beside.report and missing and reading.items:
        yield LetterWarning(
            code=WarningCode.NOT_ALL_ANSWERED,
            recommendations=tuple(missing),
            count=len(asked) - len(missing),
            of=len(asked),
            is_law=beside.report.rule == ClockRule.SECTION_55,
        )


def _aimed_at(claim: Claim, reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """The letter says at whom they are aimed; the register, or their own words in the letter, say to whom each is
    addressed. Of an item whose addressee nothing says, nothing is said."""
    addressed = [
        (index, addressee)
        for index, item in enumerate(reading.items)
        if (addressee := (held.addressee if (held := beside.about(index)) else "") or item.owner)
    ]
    to_others = [(index, addressee) for index, addressee in addressed if not _is_meant(claim.value, addressee)]
    if to_others:
        yield LetterWarning(
            code=WarningCode.AIMED_AT,
            letter=claim.value,
            count=len(to_others),
            of=len(addressed),
            names=_once(name for _index, name in to_others),
            items=tuple(index for index, _addressee in to_others),
            spans=(claim.span,),
        )


def _is_meant(claimed: str, addressee: str) -> bool:
    """Whether the words name this addressee. "Local forces" are meant by all who hold a force's office."""
    if _FORCES.fullmatch(" ".join(re.findall(r"\w+", claimed.casefold()))):
        return bool(_OF_A_FORCE.search(addressee.casefold())) or "firearms lead" in addressee.casefold()
    said, held = addressee_folded(claimed), addressee_folded(addressee)
    return held == said or held.startswith(f"{said} ")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each addressee once, as it is written first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(addressee_folded(name), name)
    return tuple(found.values())
