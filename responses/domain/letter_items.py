"""Item by item: what a letter quotes and answers, against the recommendation that each item is about."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from letters.reading.values import DocumentKind, Item, ItemKind, Reading, Span
from recommendations.domain.alike import what_is_asked
from responses.domain.clock import ClockRule
from responses.domain.letter_back import refers_back
from responses.domain.letter_counts import addressee_folded
from responses.domain.letter_register import Beside, HeldRecommendation
from responses.domain.letter_warnings import LetterWarning, WarningCode

_FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹]+")


def item_warnings(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    yield from _matched_or_not(reading, beside)
    yield from _two_to_one(reading, beside)
    for index, item in enumerate(reading.items):
        held = beside.about(index)
        if held is not None:
            yield from _against(index, item, held)
    yield from _answers(reading, beside)
    yield from _together(reading)


def number_folded(written: str) -> str:
    """ "3.", "(3)" and "03" are number 3; "4A" is "4a"."""
    bare = re.sub(r"[^\w.]", "", written.casefold()).strip(".")
    return re.sub(r"(?<![\d])0+(?=\d)", "", bare)


def words_folded(text: str) -> list[str]:
    """The words of a text without case, punctuation and footnote signs: what is left out is no difference in words."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", text)).casefold())


def _heading_spans(item: Item) -> tuple[Span, ...]:
    return (item.heading_span,) if item.heading_span else item.spans


def _grouped(reading: Reading, code: WarningCode, indexes: Sequence[int]) -> Iterator[LetterWarning]:
    """One warning for all items of which the same is to be said."""
    if indexes:
        spans = tuple(span for index in indexes for span in _heading_spans(reading.items[index]))
        yield LetterWarning(code=code, items=tuple(indexes), spans=spans)


def _matched_or_not(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    if beside.report is None:
        return
    matched = beside.matched or {}
    elsewhere = beside.elsewhere or {}
    numbers = {number_folded(one.number) for one in beside.report.recommendations if one.number}
    open_items = [index for index in range(len(reading.items)) if index not in matched]
    yield from _grouped(reading, WarningCode.SEVERAL_FIT, [index for index in open_items if index in beside.unsure])
    left = [index for index in open_items if index not in beside.unsure]
    by_title: dict[str, list[int]] = defaultdict(list)
    for index in left:
        if index in elsewhere:
            by_title[elsewhere[index]].append(index)
    for title, indexes in by_title.items():
        yield LetterWarning(
            code=WarningCode.OF_ANOTHER_REPORT,
            register=title,
            items=tuple(indexes),
            spans=tuple(span for index in indexes for span in _heading_spans(reading.items[index])),
        )
    unmatched = []
    for index in left:
        item = reading.items[index]
        if index in elsewhere:
            continue
        if item.number and number_folded(item.number) not in numbers:
            yield LetterWarning(
                code=WarningCode.NUMBER_NOT_HELD, letter=item.number, items=(index,), spans=_heading_spans(item)
            )
        else:
            unmatched.append(index)
    yield from _grouped(reading, WarningCode.NOT_MATCHED, unmatched)
    yield from _inferred(reading, beside)


def _inferred(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """Numbers that the letter does not give, and a number that the register itself has only inferred."""
    matched = beside.matched or {}
    without = [
        index
        for index in sorted(matched)
        if not reading.items[index].number and (held := beside.about(index)) is not None and held.number
    ]
    yield from _grouped(reading, WarningCode.NUMBER_INFERRED, without)
    for index in sorted(matched):
        held = beside.about(index)
        if held is not None and held.number_inferred:
            yield LetterWarning(
                code=WarningCode.REGISTER_NUMBER_INFERRED,
                letter=reading.items[index].number,
                register=held.number,
                items=(index,),
                recommendations=(held.id,),
                spans=_heading_spans(reading.items[index]),
            )


def _two_to_one(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    by_recommendation: dict[int, list[int]] = defaultdict(list)
    for index, wanted in sorted((beside.matched or {}).items()):
        by_recommendation[wanted].append(index)
    for wanted, indexes in by_recommendation.items():
        if len(indexes) > 1:
            yield LetterWarning(
                code=WarningCode.TWO_TO_ONE,
                items=tuple(indexes),
                recommendations=(wanted,),
                spans=tuple(span for index in indexes for span in _heading_spans(reading.items[index])),
            )


def _against(index: int, item: Item, held: HeldRecommendation) -> Iterator[LetterWarning]:
    """Number, words, addressee, deadline."""

    def differs(code: WarningCode, letter: str, register: str, spans: tuple[Span, ...]) -> LetterWarning:
        return LetterWarning(
            code=code, letter=letter, register=register, items=(index,), recommendations=(held.id,), spans=spans
        )

    if item.number and held.number and number_folded(item.number) != number_folded(held.number):
        yield differs(WarningCode.NUMBER_DIFFERS, item.number, held.number, _heading_spans(item))
    if item.text and not held.text:
        yield differs(WarningCode.WORDING_NOT_HELD, item.text, "", item.spans)
    elif item.text and words_folded(item.text) != words_folded(held.text) and not _is_lead_in_alone(item, held):
        yield differs(WarningCode.WORDING_DIFFERS, item.text, held.text, item.spans)
    if item.owner and held.addressee and addressee_folded(item.owner) != addressee_folded(held.addressee):
        yield differs(WarningCode.ADDRESSEE_DIFFERS, item.owner, held.addressee, item.spans)
    if (said := _deadlines(item, held)) is not None:
        yield differs(WarningCode.DEADLINE_DIFFERS, *said, item.spans)


def _is_lead_in_alone(item: Item, held: HeldRecommendation) -> bool:
    """Whether the words differ in nothing but the opening, which stands before the letter's whole list."""
    return item.deadline.is_lead_in and what_is_asked(item.text) == what_is_asked(held.text)


def _deadlines(item: Item, held: HeldRecommendation) -> tuple[str, str] | None:
    """Both sides' words, where the letter sets a deadline that is none of the register's."""
    said = item.deadline
    if said.kind == "none" or not (held.text or held.deadlines):
        return None
    for one in held.deadlines:
        if said.kind == "fixed" and said.date is not None and one.due_on == said.date:
            return None
        if said.kind == one.kind and said.kind == "immediate":
            return None
        if said.kind == one.kind == "relative" and words_folded(said.phrase) == words_folded(one.phrase):
            return None
    written = said.phrase or (said.date.isoformat() if said.date else said.kind)
    return written, "; ".join(one.phrase or (one.due_on.isoformat() if one.due_on else "") for one in held.deadlines)


def _answers(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """Items without an answer, those a law asks an answer to first; then answers that only point to another."""
    has_law = bool(beside.report and beside.report.rule == ClockRule.SECTION_55) or (
        beside.report is None and reading.kind is not DocumentKind.OTHER_BODY
    )
    parents = {item.parent for item in reading.items}
    without = [
        index
        for index, item in enumerate(reading.items)
        if not item.response.strip() and not (item.kind is ItemKind.CAUSE_OF_CONCERN and index in parents)
    ]
    asked = [index for index in without if reading.items[index].kind is ItemKind.RECOMMENDATION]
    for indexes, is_law in ((asked, has_law), ([index for index in without if index not in asked], False)):
        if indexes:
            spans = tuple(span for index in indexes for span in _heading_spans(reading.items[index]))
            yield LetterWarning(code=WarningCode.NO_ANSWER, items=tuple(indexes), spans=spans, is_law=is_law)
    for index, item in enumerate(reading.items):
        if (back := refers_back(reading.items, index)) is not None:
            yield LetterWarning(
                code=WarningCode.AS_ABOVE,
                letter=back.words,
                refers_to=back.item,
                items=(index,),
                spans=item.response_spans[:1],
            )


def _is_within(item: Item, narrative: Sequence[Span]) -> bool:
    return any(part.start <= span.start < part.end for part in narrative for span in item.response_spans)


def _together(reading: Reading) -> Iterator[LetterWarning]:
    """One narrative for a whole list, or one passage for several items of it."""
    answered = [index for index, item in enumerate(reading.items) if item.response.strip()]
    told = tuple(index for index in answered if _is_within(reading.items[index], reading.frame.narrative))
    if reading.frame.narrative and not answered:
        told = tuple(range(len(reading.items)))
    if len(told) > 1:
        yield LetterWarning(code=WarningCode.ONE_NARRATIVE, items=told, spans=reading.frame.narrative)
    by_passage: dict[tuple[Span, ...], list[int]] = defaultdict(list)
    for index in answered:
        item = reading.items[index]
        if item.response_spans:
            by_passage[item.response_spans].append(index)
    for spans, indexes in by_passage.items():
        if len(indexes) > 1:
            yield LetterWarning(code=WarningCode.SHARED_ANSWER, items=tuple(indexes), spans=spans)
