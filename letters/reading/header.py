"""A document's header: who wrote to whom about which report, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.addressee import addressee_in, addressee_labelled
from letters.reading.blocks import Document
from letters.reading.bodies import bodies_in, forces_in
from letters.reading.copies import copies_in
from letters.reading.head_lines import HeadLine, before_prose, lines_in
from letters.reading.own_body import own_body
from letters.reading.own_date import own_date
from letters.reading.parties import Party
from letters.reading.reference import reference_in
from letters.reading.report_named import title_in
from letters.reading.report_published import published_in
from letters.reading.signatory import approved_in, behind_signature, signatory_in, signed_within
from letters.reading.values import Header, Read, Span
from letters.reading.welsh import has_welsh, is_welsh

_LATER_MESSAGE = re.compile(r"^-{3,} ?(?:Original|Forwarded) [Mm]essage", re.MULTILINE)


_HOLDER = re.compile(
    r",? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})(?=[,.;]| (?:has|said|welcom|writes|sets|gives|respond))"
)


_NO_HOLDER = re.compile(r"\b(?:Police|Chief|Home|Commissioner|The|His|Her|In|This)\b")


_DEAR = re.compile(r"^Dear\b", re.MULTILINE)
UNSURE = 0.6
"""A day for the report that only stands near such words, and lies behind the letter's own, is another day."""
HEAD_MOST, TAIL_MOST = 9000, 4000


def header_of(document: Document, first: int, last: int, *, is_web: bool, furniture: Sequence[str] = ()) -> Header:
    """The header. `first` is where the first item begins, `last` where the last answer ends."""
    text = document.text
    head = lines_in(text, _english_from(document, first), min(first, HEAD_MOST))
    later = _LATER_MESSAGE.search(text, last)
    end = later.start() if later else len(text)
    tail = lines_in(text, max(last, end - TAIL_MOST, 0), end)
    prose = [
        Span(block.start, block.end)
        for block in document.blocks
        if len(block.text) > 90 and block.start < min(first, HEAD_MOST)
    ]
    letter_date = own_date(head, tail, text, is_web=is_web)
    taken = letter_date.span if letter_date else None
    signatory = signatory_in(tail, text)
    if not signatory.name and is_web:
        signatory = _named_within(text, head) or signatory
    if not signatory.name:
        signatory = signed_within(head) or approved_in(head) or signatory
    addressee = addressee_in(before_prose(head), text)
    if addressee == Party():
        addressee = addressee_labelled(tail)
    body, area = own_body(text, head, tail, signatory, furniture)
    published = published_in(head, prose, text, taken)
    if published and letter_date and published.confidence <= UNSURE and published.value > letter_date.value:
        published = None
    return Header(
        body=body,
        forces=forces_in("\n".join([text, *furniture]), area) if body or area else forces_in(text, ""),
        report_title=title_in(head, prose, text),
        report_published=published,
        letter_date=letter_date,
        reference=reference_in(head, tail, text),
        addressee_name=addressee.name,
        addressee_role=addressee.role,
        signatory_name=signatory.name,
        signatory_role=signatory.role,
        copies_to=copies_in(tail) or copies_in(before_prose(head)) or copies_in(behind_signature(head)),
    )


def _english_from(document: Document, first: int) -> int:
    """Where the English letter begins behind the Welsh one; 0 in any other document."""
    if not has_welsh(document.blocks):
        return 0
    welsh = [
        block.end for block in document.blocks if block.end < first and len(block.text) > 40 and is_welsh(block.text)
    ]
    return welsh[-1] if len(welsh) > 3 and _DEAR.search(document.text, welsh[-1], first) else 0


def _named_within(text: str, head: Sequence[HeadLine]) -> Party | None:
    """A web page that names the office holder in its words: "the Commissioner for Ambleforth, Joss Tierney,"."""
    for line in head:
        for named in bodies_in(text, line.span.start, line.span.end):
            found = _HOLDER.match(text, named.span.end, named.span.end + 60)
            if found and not _NO_HOLDER.search(found["name"]):
                return Party(
                    Read(found["name"], Span(found.start("name"), found.end("name")), 0.7),
                    Read(named.name, named.span, 0.7),
                )
    return None
