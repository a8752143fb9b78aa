"""What letters and register disagree on: the known disagreements of the demonstration's letters, and each by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from letters.reading.values import (
    Claim,
    ClaimKind,
    DocumentKind,
    Frame,
    Header,
    Item,
    ItemDeadline,
    ItemKind,
    Read,
    Reading,
    Span,
)
from responses.domain import clock
from responses.domain.clock import ClockRule, LetterDated
from responses.domain.letter_findings import letter_findings
from responses.domain.letter_register import (
    Beside,
    HeldDeadline,
    HeldHolder,
    HeldRecommendation,
    HeldReport,
    OtherLetter,
)
from responses.domain.letter_warnings import ANSWERS, PROVISIONS, LetterWarning, OtherCount, WarningCode
from responses.domain.match_items import match_items
from tests.responses.letters_read import a_letter, find, the_report

SEVEN = frozenset({2, 3, 5, 6, 8, 10, 12})
WEST_MERCIA = OtherLetter(body="West Mercia", recommendations=SEVEN)
MOPAC = OtherLetter(body="MOPAC", recommendations=SEVEN)
CHESHIRE = OtherLetter(body="Cheshire", recommendations=SEVEN | {7})
CODE = WarningCode


def beside(reading: Reading, *others: OtherLetter, **facts) -> Beside:
    """The register beside a letter, each item matched as the product matches it."""
    report = facts.pop("report", None) or the_report()
    matched = {
        place: found.chosen
        for place, found in enumerate(match_items(reading.items, report.recommendations))
        if found.chosen is not None
    }
    facts = {"matched": matched, "body": "The body", "holders": [HeldHolder(name="A B", title="PCC")], **facts}
    return Beside(report=report, others=others, **facts)


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


# The demonstration's letters


def test_all_that_mopacs_letter_and_the_register_disagree_on():
    reading = a_letter("mopac-2023-firearms")
    holders = [held_holder("Sadiq Khan"), held_holder("Sophie Linden", title="Deputy Mayor", is_holder=False)]
    assert list(found(reading, beside(reading, WEST_MERCIA, CHESHIRE, holders=holders))) == [
        CODE.TITLE_DIFFERS,
        CODE.REPORT_DATE_DIFFERS,
        CODE.LATE,
        CODE.PUBLICATION_NOT_RECORDED,
        CODE.SIGNATORY_NOT_HOLDER,
        CODE.OTHERS_DIFFER,
        CODE.NOT_ALL_ANSWERED,
        CODE.AIMED_AT,
    ]


def test_mopac_dates_and_words_the_report_otherwise():
    reading = a_letter("mopac-2023-firearms")
    facts = beside(reading)
    dated = only(reading, facts, CODE.REPORT_DATE_DIFFERS)
    assert (dated.letter, dated.register, dated.days) == (date(2023, 8, 11), date(2023, 7, 11), 31)
    assert [reading.text[span.start : span.end] for span in dated.spans] == ["11th August 2023"]
    titled = only(reading, facts, CODE.TITLE_DIFFERS)
    assert titled.letter == "An inspection of how effective police forces are, in deploying firearms"
    assert titled.register == "An inspection of how effective police forces are in the deployment of firearms"


def test_mopac_is_late_by_35_days_and_by_4_days_even_by_its_own_date():
    reading = a_letter("mopac-2023-firearms")
    late = only(reading, beside(reading), CODE.LATE)
    assert (late.letter, late.register, late.days) == (date(2023, 10, 9), date(2023, 9, 4), 35)
    assert late.own == clock.Finding(LetterDated.AFTER, 4)
    assert late.provision == "Police Act 1996 s.55(5A)"
    assert late.address == "https://www.legislation.gov.uk/ukpga/1996/16/section/55"


def test_mopac_says_that_they_are_aimed_at_commissioners():
    reading = a_letter("mopac-2023-firearms")
    aimed = only(reading, beside(reading), CODE.AIMED_AT)
    assert (aimed.letter, aimed.count, aimed.of) == ("Police and Crime Commissioners", 7, 7)
    assert aimed.names == ("chief constables", "each assistant chief constable regional firearms lead")


def test_mopacs_signatory_is_not_the_office_holder():
    reading = a_letter("mopac-2023-firearms")
    holders = [
        held_holder("Sadiq Khan", title="Mayor of London"),
        held_holder("Sophie Linden", title="Deputy Mayor for Policing and Crime", is_holder=False),
    ]
    signed = only(reading, beside(reading, holders=holders), CODE.SIGNATORY_NOT_HOLDER)
    assert (signed.letter, signed.register) == ("Sophie Linden", "Sadiq Khan, Mayor of London")
    assert signed.role == "Deputy Mayor for Policing and Crime"


def test_all_that_west_mercias_letter_and_the_register_disagree_on():
    reading = a_letter("west-mercia-2023-firearms")
    facts = beside(reading, MOPAC, CHESHIRE, holders=[held_holder("John Campion")])
    assert list(found(reading, facts)) == [
        CODE.ON_LAST_DAY,
        CODE.PUBLICATION_NOT_RECORDED,
        CODE.OTHERS_DIFFER,
        CODE.NOT_ALL_ANSWERED,
        CODE.AS_ABOVE,
    ]


def test_west_mercia_is_dated_on_the_last_lawful_day():
    reading = a_letter("west-mercia-2023-firearms")
    last = only(reading, beside(reading), CODE.ON_LAST_DAY)
    assert (last.letter, last.register) == (date(2023, 9, 4), date(2023, 9, 4))
    assert last.provision == "Police Act 1996 s.55(5A)"


def test_west_mercias_answers_refer_back_to_those_that_they_repeat():
    reading = a_letter("west-mercia-2023-firearms")
    back = found(reading, beside(reading))[CODE.AS_ABOVE]
    numbers = [(reading.items[one.items[0]].number, reading.items[one.refers_to].number) for one in back]
    assert numbers == [("6", "5"), ("10", "6")]
    assert {one.letter for one in back} == {"As above"}


def test_all_that_cheshires_form_and_the_register_disagree_on():
    reading = a_letter("cheshire-2023-firearms")
    facts = beside(reading, MOPAC, WEST_MERCIA, holders=[held_holder("John Dwyer")])
    assert list(found(reading, facts)) == [
        CODE.UNDATED,
        CODE.PUBLICATION_NOT_RECORDED,
        CODE.OTHERS_DIFFER,
        CODE.NOT_ALL_ANSWERED,
        CODE.NUMBER_INFERRED,
        CODE.REGISTER_NUMBER_INFERRED,
        CODE.ONE_NARRATIVE,
        CODE.SHARED_ANSWER,
    ]


def test_seven_against_eight():
    reading = a_letter("cheshire-2023-firearms")
    eight = only(reading, beside(reading, MOPAC, WEST_MERCIA), CODE.OTHERS_DIFFER)
    assert eight.count == 8
    assert eight.others == (OtherCount(bodies=("MOPAC", "West Mercia"), count=7, only_here=(7,)),)
    reading = a_letter("west-mercia-2023-firearms")
    seven = only(reading, beside(reading, MOPAC, CHESHIRE), CODE.OTHERS_DIFFER)
    assert seven.count == 7
    assert seven.others == (OtherCount(bodies=("Cheshire",), count=8, only_there=(7,)),)


def test_cheshires_narrative_answers_all_eight_and_one_sentence_two():
    reading = a_letter("cheshire-2023-firearms")
    facts = beside(reading)
    assert only(reading, facts, CODE.ONE_NARRATIVE).items == (0, 1, 2, 3, 4, 5, 6, 7)
    assert only(reading, facts, CODE.SHARED_ANSWER).items == (2, 3)
    assert only(reading, facts, CODE.NUMBER_INFERRED).items == (0, 1, 2, 3, 4, 5, 6, 7)
    inferred = only(reading, facts, CODE.REGISTER_NUMBER_INFERRED)
    assert (inferred.register, inferred.items, inferred.recommendations) == ("7", (4,), (7,))


def test_the_committees_letter_has_no_clock_and_no_law():
    reading = a_letter("mayor-of-london-2018-gun-crime")
    facts = beside(reading, report=the_report("gun-crime-in-london"), holders=[held_holder("Sadiq Khan")])
    warnings = letter_findings(reading, facts)
    assert [one.code for one in warnings] == []


def test_what_is_no_reply_has_no_warnings():
    news = Reading(text="News", kind=DocumentKind.NOT_A_REPLY, reason="", kind_confidence=1)
    assert letter_findings(news, Beside()) == ()


# Each by itself, on a small letter in order

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


def test_a_letter_in_order_has_no_warnings():
    assert letter_findings(LETTER, REGISTER) == ()


def dated(day: date | None) -> Reading:
    return with_header(letter_date=Read(day, None, 1.0) if day else None)


@pytest.mark.parametrize(
    ("reading", "register", "warning"),
    [
        (LETTER, replace(REGISTER, report=None), LetterWarning(code=CODE.REPORT_NOT_HELD, letter="Custody")),
        (LETTER, replace(REGISTER, reply_held=True, reply_dated=date(2024, 4, 1)),
         LetterWarning(code=CODE.REPLY_HELD, register=date(2024, 4, 1))),
        (LETTER, with_report(published_on=None),
         LetterWarning(code=CODE.REPORT_DATE_NOT_HELD, letter=date(2024, 3, 1))),
        (dated(date(2024, 4, 26)), REGISTER,
         LetterWarning(code=CODE.LATE, letter=date(2024, 4, 26), register=date(2024, 4, 25), days=1, is_law=True)),
        (dated(date(2024, 2, 28)), REGISTER,
         LetterWarning(code=CODE.BEFORE_REPORT, letter=date(2024, 2, 28), register=date(2024, 3, 1), days=2)),
        (LETTER, replace(REGISTER, today=date(2024, 4, 4)),
         LetterWarning(code=CODE.DATED_AHEAD, letter=date(2024, 4, 5))),
        (dated(None), REGISTER, LetterWarning(code=CODE.UNDATED)),
        (LETTER, replace(REGISTER, reply_published_on=None),
         LetterWarning(code=CODE.PUBLICATION_NOT_RECORDED, register=date(2024, 4, 25), is_law=True)),
        (with_header(body=None), replace(REGISTER, body=""), LetterWarning(code=CODE.BODY_NOT_STATED)),
        (LETTER, replace(REGISTER, body="", knows_body=False),
         LetterWarning(code=CODE.BODY_NOT_KNOWN, letter="PCC for Kent")),
        (LETTER, replace(REGISTER, knows_force=False), LetterWarning(code=CODE.FORCE_NOT_KNOWN, letter="Kent")),
        (LETTER, replace(REGISTER, answers_for_force=False),
         LetterWarning(code=CODE.FORCE_OF_ANOTHER, letter="Kent", register="PCC for Kent")),
        (with_header(signatory_name=None), REGISTER, LetterWarning(code=CODE.UNSIGNED)),
        (LETTER, replace(REGISTER, holders=[held_holder("C D", title="PCC")]),
         LetterWarning(code=CODE.SIGNATORY_NOT_HOLDER, letter="A B", register="C D, PCC")),
        (LETTER, replace(REGISTER, holders=[held_holder("A B", until_on=date(2024, 4, 4))]),
         LetterWarning(code=CODE.SIGNATORY_NOT_HOLDER, letter="A B", register="")),
        (replace(LETTER, claims=(Claim(ClaimKind.COUNT, "3", Span(0, 3)),)), REGISTER,
         LetterWarning(code=CODE.COUNT_DIFFERS, letter=3, count=2)),
        (replace(LETTER, claims=(Claim(ClaimKind.TOTAL, "5", Span(0, 3)),)), REGISTER,
         LetterWarning(code=CODE.TOTAL_DIFFERS, letter=5, register=2)),
        (with_items(replace(ITEM_1, number="4"), ITEM_2), replace(REGISTER, matched={1: 2}),
         LetterWarning(code=CODE.NUMBER_NOT_HELD, letter="4", items=(0,))),
        (with_items(replace(ITEM_1, number="2"), ITEM_2), REGISTER,
         LetterWarning(code=CODE.NUMBER_DIFFERS, letter="2", register="1", items=(0,), recommendations=(1,))),
        (LETTER, replace(REGISTER, matched={1: 2}), LetterWarning(code=CODE.NOT_MATCHED, items=(0,))),
        (LETTER, replace(REGISTER, matched={1: 2}, unsure=frozenset({0})),
         LetterWarning(code=CODE.SEVERAL_FIT, items=(0,))),
        (LETTER, replace(REGISTER, matched={1: 2}, elsewhere={0: "Vetting"}),
         LetterWarning(code=CODE.OF_ANOTHER_REPORT, register="Vetting", items=(0,))),
        (with_items(ITEM_1, replace(ITEM_1, response="Again.", response_spans=(Span(20, 22),))),
         replace(REGISTER, matched={0: 1, 1: 1}),
         LetterWarning(code=CODE.TWO_TO_ONE, items=(0, 1), recommendations=(1,))),
        (LETTER, with_held(text="By 31 May 2024, chief constables should count beds.", id=1),
         LetterWarning(code=CODE.WORDING_DIFFERS, letter=ITEM_1.text, items=(0,), recommendations=(1,),
                       register="By 31 May 2024, chief constables should count beds.")),
        (LETTER, with_held(text="", deadlines=()),
         LetterWarning(code=CODE.WORDING_NOT_HELD, letter=ITEM_1.text, register="", items=(0,), recommendations=(1,))),
        (LETTER, with_held(addressee="the College of Policing"),
         LetterWarning(code=CODE.ADDRESSEE_DIFFERS, letter="Chief Constables", register="the College of Policing",
                       items=(0,), recommendations=(1,))),
        (LETTER, with_held(deadlines=(HeldDeadline(kind="immediate", phrase="With immediate effect"),)),
         LetterWarning(code=CODE.DEADLINE_DIFFERS, letter="By 31 May 2024", register="With immediate effect",
                       items=(0,), recommendations=(1,))),
        (with_items(ITEM_1, replace(ITEM_2, response="", response_spans=())), REGISTER,
         LetterWarning(code=CODE.NO_ANSWER, items=(1,), is_law=True)),
        (with_items(ITEM_1, replace(ITEM_2, response="See recommendation 1.")), REGISTER,
         LetterWarning(code=CODE.AS_ABOVE, letter="See recommendation 1", refers_to=0, items=(1,))),
        (replace(LETTER, frame=Frame(narrative=(Span(0, 20),))), REGISTER,
         LetterWarning(code=CODE.ONE_NARRATIVE, items=(0, 1))),
        (with_items(ITEM_1, replace(ITEM_2, response_spans=ITEM_1.response_spans)), REGISTER,
         LetterWarning(code=CODE.SHARED_ANSWER, items=(0, 1))),
    ],
    ids=lambda value: value.code.value if isinstance(value, LetterWarning) else "",
)  # fmt: skip
def test_one_disagreement_is_named_by_its_code_with_its_values(reading, register, warning):
    named = only(reading, register, warning.code)
    assert replace(named, spans=()) == warning
    assert named.answers == ANSWERS[warning.code] != ()


def test_every_code_has_its_answers():
    assert set(ANSWERS) == set(WarningCode)
    assert set(PROVISIONS) <= set(WarningCode)


@pytest.mark.parametrize("days", range(-3, 4))
def test_true_to_the_day(days):
    """1 March 2024 is day 1, so 25 April is day 56."""
    day = date(2024, 4, 25) + timedelta(days=days)
    codes = found(dated(day), replace(REGISTER, reply_published_on=None))
    assert (CODE.LATE in codes, CODE.ON_LAST_DAY in codes) == (days > 0, days == 0)
    assert [one.days for one in codes.get(CODE.LATE, [])] == ([days] if days > 0 else [])


def test_on_the_last_day_with_its_publication_recorded_there_is_nothing_to_say():
    assert CODE.ON_LAST_DAY not in found(dated(date(2024, 4, 25)), REGISTER)


def test_a_date_that_a_report_sets_is_no_law():
    register = with_report(rule=ClockRule.SET_DATE, set_date=date(2024, 4, 1))
    late = only(LETTER, register, CODE.LATE)
    assert (late.days, late.provision, late.address) == (4, "", "")


def test_without_a_clock_no_date_is_late_and_no_gap_is_law():
    register = replace(with_report(rule=ClockRule.NONE), reply_published_on=None)
    reading = with_items(ITEM_1, replace(ITEM_2, response=""), header=dated(date(2025, 1, 1)).header)
    codes = found(reading, register)
    assert list(codes) == [CODE.NO_ANSWER]
    assert codes[CODE.NO_ANSWER][0].provision == ""


def test_without_a_report_its_own_date_for_it_is_all_there_is():
    """1 March 2024, as the letter says: 26 April is a day late."""
    reading = dated(date(2024, 4, 26))
    late = only(reading, replace(REGISTER, report=None, matched={}), CODE.LATE_BY_OWN_DATE)
    assert (late.days, late.provision) == (1, "Police Act 1996 s.55(5A)")
    other = replace(reading, kind=DocumentKind.OTHER_BODY)
    assert CODE.LATE_BY_OWN_DATE not in found(other, replace(REGISTER, report=None, matched={}))


def test_in_time_by_the_register_and_late_by_its_own_date():
    reading = with_header(report_published=Read(date(2024, 1, 1), None, 1.0))
    codes = found(reading, REGISTER)
    assert CODE.LATE not in codes
    assert codes[CODE.LATE_BY_OWN_DATE][0].days == 40


def test_an_area_for_improvement_without_answer_is_no_matter_of_law():
    """Police Act 1996 s.55(5B) names recommendations alone."""
    afi = replace(ITEM_2, kind=ItemKind.AFI, response="")
    assert only(with_items(ITEM_1, afi), REGISTER, CODE.NO_ANSWER).provision == ""


def test_a_cause_of_concern_is_answered_under_its_recommendations():
    cause = replace(ITEM_1, kind=ItemKind.CAUSE_OF_CONCERN, response="", response_spans=())
    below = replace(ITEM_2, parent=0)
    assert CODE.NO_ANSWER not in found(with_items(cause, below), REGISTER)


def test_a_count_may_be_that_of_one_kind():
    afi = replace(ITEM_2, kind=ItemKind.AFI)
    claim = Claim(ClaimKind.COUNT, "1", Span(0, 3))
    assert CODE.COUNT_DIFFERS not in found(with_items(ITEM_1, afi, claims=(claim,)), REGISTER)
    assert CODE.COUNT_DIFFERS in found(with_items(ITEM_1, ITEM_2, claims=(claim,)), REGISTER)


def test_answers_beside_a_narrative_are_no_part_of_it():
    """A cause of concern's recommendations are answered together; what follows is answered by itself."""
    reading = replace(LETTER, frame=Frame(narrative=(Span(0, 10),)))
    assert CODE.ONE_NARRATIVE not in found(reading, REGISTER)
    without = tuple(replace(item, response="", response_spans=()) for item in LETTER.items)
    assert only(replace(reading, items=without), REGISTER, CODE.ONE_NARRATIVE).items == (0, 1)


def test_two_counts_that_make_up_all_are_right():
    claims = tuple(Claim(ClaimKind.COUNT, number, Span(0, 3)) for number in ("1", "1"))
    assert CODE.COUNT_DIFFERS not in found(replace(LETTER, claims=claims), REGISTER)


@pytest.mark.parametrize(
    ("claimed", "count"),
    [
        ("chief constables", 1),
        ("the Chief Constable", 1),
        ("local forces", 0),
        ("police and crime commissioners", 2),
        ("the Home Office", 2),
    ],
)
def test_at_whom_a_letter_says_that_they_are_aimed(claimed, count):
    reading = replace(LETTER, claims=(Claim(ClaimKind.AIMED_AT, claimed, Span(0, 3)),))
    warnings = found(reading, REGISTER).get(CODE.AIMED_AT, [])
    assert [one.count for one in warnings] == ([count] if count else [])


@pytest.mark.parametrize(
    ("letter", "register"),
    [
        ("by 31 MAY 2024 Chief Constables should count cells", "By 31 May 2024, chief constables should count cells."),
        ("Chief constables should count cells.¹", "Chief constables should count cells."),
        ("“Count” the cells", "Count' the cells"),
    ],
)
def test_case_punctuation_and_footnote_signs_are_no_other_wording(letter, register):
    reading = with_items(replace(ITEM_1, text=letter), ITEM_2)
    assert CODE.WORDING_DIFFERS not in found(reading, with_held(text=register))


def test_an_opening_that_stands_before_the_whole_list_is_no_other_wording():
    led = replace(ITEM_1, text="count cells.", deadline=replace(ITEM_1.deadline, is_lead_in=True))
    assert CODE.WORDING_DIFFERS not in found(with_items(led, ITEM_2), REGISTER)
    shorter = replace(led, deadline=ITEM_1.deadline)
    assert CODE.WORDING_DIFFERS in found(with_items(shorter, ITEM_2), REGISTER)


def test_a_deadline_that_a_letter_leaves_out_is_no_other_deadline():
    reading = with_items(replace(ITEM_1, deadline=ItemDeadline()), ITEM_2)
    assert CODE.DEADLINE_DIFFERS not in found(reading, REGISTER)


@pytest.mark.parametrize(
    ("signed", "held", "same"),
    [
        ("Sir John Campion KC", "John Campion", True),
        ("J Campion", "John Campion", True),
        ("Jane Campion", "John Campion", False),
        ("John Smith", "John Campion", False),
        ("Campion", "John Campion", False),
        ("Cllr. Siân Gwenllian", "Siân Gwenllian", True),
    ],
)
def test_who_signed(signed, held, same):
    codes = found(with_header(signatory_name=read(signed)), replace(REGISTER, holders=[held_holder(held)]))
    assert (CODE.SIGNATORY_NOT_HOLDER not in codes) is same


@pytest.mark.parametrize(
    ("response", "refers"),
    [
        ("As above.", 0),
        ("Please see above", 0),
        ("As set out in the response to recommendation 1, we count.", 0),
        ("As per Rec 1", 0),
        ("See answer above.", 0),
        ("Gweler uchod.", 0),
        ("Ditto", 0),
        ("As in recommendation 7 of the other report", None),
        ("As recommendation 2 asks, meals are counted.", "none"),
        ("The force acts above all on this.", "none"),
        ("As a matter of fact, they are fed.", "none"),
    ],
)
def test_answers_that_refer_back(response, refers):
    reading = with_items(ITEM_1, replace(ITEM_2, response=response))
    back = found(reading, REGISTER).get(CODE.AS_ABOVE, [])
    assert [one.refers_to for one in back] == ([] if refers == "none" else [refers])


def test_a_key_is_the_same_until_what_is_said_is_another():
    late = only(dated(date(2024, 4, 26)), REGISTER, CODE.LATE)
    assert late.key == replace(late, spans=()).key
    assert late.key != only(dated(date(2024, 4, 27)), REGISTER, CODE.LATE).key
    keys = [one.key for one in letter_findings(a_letter("west-mercia-2023-firearms"), Beside(report=the_report()))]
    assert len(set(keys)) == len(keys)
