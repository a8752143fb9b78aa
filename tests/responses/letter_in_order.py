"""A small letter and the register beside it, made up and in order, and what is found where either is changed."""

from dataclasses import replace
from datetime import date

from letters.reading.values import DocumentKind, Header, Item, ItemDeadline, ItemKind, Read, Reading, Span
from responses.domain.letter_findings import letter_findings
from responses.domain.letter_register import Beside, HeldDeadline, HeldHolder, HeldRecommendation, HeldReport
from responses.domain.letter_warnings import LetterWarning, WarningCode
from tests.responses.letters_read import find

CODE = WarningCode


def found(reading: Reading, facts: Beside) -> dict[WarningCode, list[LetterWarning]]:
    by_code: dict[WarningCode, list[LetterWarning]] = {}
    for warning in letter_findings(reading, facts):
        by_code.setdefault(warning.code, []).append(warning)
    return by_code


def only(reading: Reading, facts: Beside, code: WarningCode) -> LetterWarning:
    (warning,) = found(reading, facts)[code]
    return warning


def held_holder(name: str, **facts) -> HeldHolder:
    return HeldHolder(name=name, title=facts.pop("title", "Police and Crime Commissioner"), **facts)


HELD = HeldReport(
    id=9,
    title="Custody",
    published_on=date(2024, 3, 1),
    known=2,
    recommendations=(
        HeldRecommendation(
            id=1, report=9, position=1, number="1", text="By 31 May 2024, chief constables should count cells.",
            addressee="chief constables",
            deadlines=(HeldDeadline(kind="fixed", phrase="By 31 May 2024", due_on=date(2024, 5, 31)),),
        ),
        HeldRecommendation(id=2, report=9, position=2, number="2", text="Forces should feed every detainee.",
                           addressee="forces"),
    ),
)  # fmt: skip
TEXT = "The PCC for Kent, 5 April 2024: Custody, published on 1 March 2024. Signed A B."
ITEM_1 = Item(
    kind=ItemKind.RECOMMENDATION, number="1", text="By 31 May 2024, Chief Constables should count cells.",
    spans=(Span(0, 3),), owner="Chief Constables", response="Kent counts them.", response_spans=(Span(4, 9),),
    deadline=ItemDeadline(kind="fixed", date=date(2024, 5, 31), phrase="By 31 May 2024"),
)  # fmt: skip
ITEM_2 = replace(
    ITEM_1, number="2", text="Forces should feed every detainee.", owner="forces", deadline=ItemDeadline(),
    response="Kent feeds them.", response_spans=(Span(10, 12),), spans=(Span(12, 14),),
)  # fmt: skip


def read(value, words=None):
    return Read(value, find(TEXT, words or str(value)), 1.0)


LETTER = Reading(
    text=TEXT,
    kind=DocumentKind.LETTER,
    reason="",
    kind_confidence=1,
    header=Header(
        body=read("PCC for Kent"),
        forces=(read("Kent"),),
        report_title=read("Custody"),
        report_published=read(date(2024, 3, 1), "1 March 2024"),
        letter_date=read(date(2024, 4, 5), "5 April 2024"),
        signatory_name=read("A B"),
    ),
    items=(ITEM_1, ITEM_2),
)
REGISTER = Beside(
    report=HELD,
    matched={0: 1, 1: 2},
    body="PCC for Kent",
    holders=[held_holder("A B")],
    reply_published_on=date(2024, 4, 6),
)


def with_header(**facts) -> Reading:
    return replace(LETTER, header=replace(LETTER.header, **facts))


def with_items(*items: Item, **facts) -> Reading:
    return replace(LETTER, items=items, **facts)


def with_report(**facts) -> Beside:
    return replace(REGISTER, report=replace(HELD, **facts))


def with_held(**facts) -> Beside:
    return with_report(recommendations=(replace(HELD.recommendations[0], **facts), HELD.recommendations[1]))


def dated(day: date | None) -> Reading:
    return with_header(letter_date=Read(day, None, 1.0) if day else None)
