"""What a letter and the register disagree on, each by itself; and what its dates say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from letters.reading.values import Claim, ClaimKind, DocumentKind, Frame, Read, Span
from responses.domain.clock import ClockRule
from responses.domain.letter_findings import letter_findings
from responses.domain.letter_register import Beside, HeldDeadline
from responses.domain.letter_warnings import ANSWERS, PROVISIONS, LetterWarning, WarningCode
from tests.responses.letter_in_order import (
    CODE,
    ITEM_1,
    ITEM_2,
    LETTER,
    REGISTER,
    dated,
    found,
    held_holder,
    only,
    with_header,
    with_held,
    with_items,
    with_report,
)
from tests.responses.letters_read import a_letter, the_report


def test_a_letter_in_order_has_no_warnings():
    assert letter_findings(LETTER, REGISTER) == ()


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


def test_a_key_is_the_same_until_what_is_said_is_another():
    late = only(dated(date(2024, 4, 26)), REGISTER, CODE.LATE)
    assert late.key == replace(late, spans=()).key
    assert late.key != only(dated(date(2024, 4, 27)), REGISTER, CODE.LATE).key
    keys = [one.key for one in letter_findings(a_letter("west-mercia-2023-firearms"), Beside(report=the_report()))]
    assert len(set(keys)) == len(keys)
