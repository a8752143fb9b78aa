"""The parts of a letter around its items: how it opens and closes, what it says of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from letters.reading.blocks import Block, Document
from letters.reading.leftover import item_spans
from letters.reading.parties import PERSON
from letters.reading.values import Frame, Header, Item, Span
from letters.reading.wording import ends_letter

_DEAR = re.compile(r"(?:Annwyl .{2,40} / )?(?:Dear|Annwyl)\b")
_OFF = re.compile(r"(?:Yours|Kind|Best|With|Warm|Yn gywir|Regards|Sincerely)\b", re.IGNORECASE)
_ADDRESS_MOST = 8
"""Lines of an address."""
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
_SUMMARY = re.compile(
    (
        r"(?:(?:report |inspection )?summary(?: of (?:the )?(?:report|inspection))?|about the (?:report|"
        r"inspection)|background) ?:?$"
    ),
    re.IGNORECASE,
)
_CHIEF = re.compile(
    (
        r"(?:(?:the )?chief constable['’]s? (?:comments?|response|view|statement)|.*\b(?:chief constable|he|"
        r"she) (?:has (?:provided|stated|said|commented|written)|provided|states|said|comments)\b.*) ?:$"
    ),
    re.IGNORECASE,
)


def frame_of(
    document: Document,
    header: Header,
    items: Sequence[Item],
    narrative: Sequence[tuple[Span, ...]],
    within: Span,
) -> Frame:
    """The frame; the items stand `within`."""
    first, last = within.start, within.end
    blocks = _outside(document.blocks, items)
    dear = next((block for block in blocks if _DEAR.match(block.text) and block.start < first), None)
    off = next((block for block in reversed(blocks) if block.start >= last and _signs_off(block.text)), None)
    end = _end(document, header, off, last)
    before = [block for block in blocks if (dear.end if dear else 0) <= block.start < first]
    summary, chief = _section(before, _SUMMARY), _chief(before)
    after = [block for block in blocks if last <= block.start < end and items and not ends_letter(block.text)]
    words = tuple(
        span
        for paragraph in narrative
        for span in paragraph
        if span.end <= end and not PERSON.fullmatch(document.text[span.start : span.end])
    )
    closing = _spans([block for block in after if len(block.text) > 60])
    return Frame(
        address=_address(document, header, dear.start if dear else first),
        salutation=_spans([dear] if dear else []),
        introduction=_spans(_introduction(before, [*summary, *chief], header)),
        summary=_spans(summary),
        narrative=_before_signature(document, words),
        chief_comments=_spans(chief),
        closing=tuple(span for span in closing if not any(_overlaps(span, other) for other in words)),
        sign_off=_spans([off] if off else []),
    )


def _signs_off(text: str) -> bool:
    return _OFF.match(text) is not None and ends_letter(text)


def _end(document: Document, header: Header, off: Block | None, last: int) -> int:
    """Where the letter's words end: at its sign-off, or else at its signature."""
    if off:
        return off.start
    signed = header.signatory_name.span if header.signatory_name else None
    return signed.start if signed and signed.start >= last else len(document.text)


def _introduction(before: Sequence[Block], told: Sequence[Block], header: Header) -> list[Block]:
    """The paragraphs before the items that are no other part of the letter."""
    others = {id(block) for block in told}
    return [
        block for block in before if id(block) not in others and len(block.text) > 80 and not _is_header(block, header)
    ]


def _spans(blocks: Sequence[Block]) -> tuple[Span, ...]:
    return tuple(span for block in blocks for span in block.spans)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _outside(blocks: Sequence[Block], items: Sequence[Item]) -> list[Block]:
    """The blocks that no item has a part of."""
    taken = sorted(span for item in items for span in item_spans(item))
    found: list[Block] = []
    at = reached = 0
    for block in blocks:
        while at < len(taken) and taken[at].start < block.end:
            reached = max(reached, taken[at].end)
            at += 1
        if reached <= block.start:
            found.append(block)
    return found


def _is_header(block: Block, header: Header) -> bool:
    title = header.report_title.span if header.report_title else None
    return title is not None and title.start <= block.start and block.end <= title.end + 2


def _section(blocks: Sequence[Block], heading: re.Pattern[str]) -> list[Block]:
    """The long paragraphs under a heading."""
    place = next((at for at, block in enumerate(blocks) if heading.match(block.text)), None)
    if place is None:
        return []
    found: list[Block] = []
    for block in blocks[place + 1 :]:
        if len(block.text) < 60:
            break
        found.append(block)
    return found


def _chief(blocks: Sequence[Block]) -> list[Block]:
    """What the chief officer says, quoted before the items."""
    place = next((at for at, block in enumerate(blocks) if _CHIEF.match(block.text[-300:])), None)
    if place is None:
        return []
    found: list[Block] = []
    for block in blocks[place + 1 :]:
        if found and not block.text.startswith(("“", '"', "‘")) and found[-1].text.endswith(("”", '"', "’")):
            break
        if len(block.text) < 40 or (found and not found[0].text.startswith(("“", '"', "‘"))):
            break
        found.append(block)
    return found


def _address(document: Document, header: Header, end: int) -> tuple[Span, ...]:
    """The lines below the addressee's name and role, down to a blank line; as a web page sets them, with a blank line
    between each two, down to the one with the postcode."""
    named = header.addressee_role or header.addressee_name
    if named is None or named.span is None or named.span.end > end:
        return ()
    below = [block for block in document.blocks if block.start > named.span.end and block.end <= end]
    lines = list(takewhile(_may_be_address, below))
    first = next((place for place, block in enumerate(lines) if place and block.is_apart), len(lines))
    coded = next((place + 1 for place, block in enumerate(lines[:_ADDRESS_MOST]) if _POSTCODE.search(block.text)), 0)
    return _spans(lines[: max(first, coded)])


def _may_be_address(block: Block) -> bool:
    is_other = len(block.text) > 60 or _DEAR.match(block.text) or re.search(r"\d{4}$|[Rr]ef", block.text)
    return not is_other


def _before_signature(document: Document, words: Sequence[Span]) -> tuple[Span, ...]:
    kept = []
    for span in words:
        if re.match(
            (
                r"\[?(?:A handwritten|signature)|[A-Z][\w'’-]+ [A-Z][\w'’-]+$|(?:Police|Mayor|Deputy|Chief)[\w "
                r",]*(?:Commissioner|Mayor|Executive)[\w ]*$"
            ),
            document.text[span.start : span.end],
        ):
            break
        kept.append(span)
    return tuple(kept)
