"""The disagreements of the demonstration's letters with the register that were known before they were looked for."""

from datetime import date

from letters.reading.values import DocumentKind, Reading
from responses.domain import clock
from responses.domain.clock import LetterDated
from responses.domain.letter_findings import letter_findings
from responses.domain.letter_register import Beside, HeldHolder, OtherLetter
from responses.domain.letter_warnings import OtherCount
from responses.domain.match_items import match_items
from tests.responses.letter_in_order import CODE, found, held_holder, only
from tests.responses.letters_read import a_letter, the_report

SEVEN = frozenset({2, 3, 5, 6, 8, 10, 12})
WEST_MERCIA = OtherLetter(body="West Mercia", recommendations=SEVEN)
MOPAC = OtherLetter(body="MOPAC", recommendations=SEVEN)
CHESHIRE = OtherLetter(body="Cheshire", recommendations=SEVEN | {7})


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
