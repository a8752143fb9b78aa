"""The demonstration's letters against a register: what they are about is found, or left to a person."""

from dataclasses import replace
from datetime import date

import pytest

from forces.models import Force, LocalPolicingBody
from letters.reading.extract import extract
from letters.reading.read import read
from letters.reading.values import Header, Read
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport
from responses.domain.letter_warnings import WarningCode
from responses.domain.match_items import By
from responses.intake.warning_words import words_of
from tests.builders import a_report
from tests.responses.intake.matching.letters_matched import NUMBERS, matched, numbers
from tests.responses.letters_read import FIXTURES, a_letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NUMBERS)
def test_a_letter_of_the_demonstration_is_matched_whole(name, someone):
    found = matched(a_letter(name), someone)
    body, force = {
        "mopac-2023-firearms": ("mopac", "metropolitan"),
        "west-mercia-2023-firearms": ("west-mercia-pcc", "west-mercia"),
        "cheshire-2023-firearms": ("cheshire-pcc", "cheshire"),
    }[name]
    assert found.report.chosen == InspectionReport.objects.get(slug="firearms-2023").pk
    assert found.body.chosen == LocalPolicingBody.objects.get(slug=body).pk
    assert found.force.chosen == Force.objects.get(slug=force).pk
    assert numbers(found) == NUMBERS[name]
    assert not found.needs_choice


def test_the_mayors_letter_to_the_committee_is_mopacs(someone):
    found = matched(a_letter("mayor-of-london-2018-gun-crime"), someone)
    assert found.report.chosen == InspectionReport.objects.get(slug="gun-crime-in-london").pk
    mayor = replace(a_letter("mayor-of-london-2018-gun-crime"), header=Header(body=Read("Mayor of London", None, 1.0)))
    assert matched(mayor, someone).body.chosen == LocalPolicingBody.objects.get(slug="mopac").pk
    assert [item.by for item in found.items] == [By.WORDS] * 4


def test_the_warnings_of_a_letter_against_the_register(someone):
    found = matched(a_letter("mopac-2023-firearms"), someone)
    by_code = {one.code: one for one in found.warnings}
    assert list(by_code) == [
        WarningCode.REPLY_HELD,
        WarningCode.TITLE_DIFFERS,
        WarningCode.REPORT_DATE_DIFFERS,
        WarningCode.LATE,
        WarningCode.PUBLICATION_NOT_RECORDED,
        WarningCode.SIGNATORY_NOT_HOLDER,
        WarningCode.OTHERS_DIFFER,
        WarningCode.NOT_ALL_ANSWERED,
        WarningCode.AIMED_AT,
    ]
    (other,) = by_code[WarningCode.OTHERS_DIFFER].others
    assert other.bodies == ("Police and Crime Commissioner for Cheshire",)
    assert [found.labels.recommendations[pk] for pk in other.only_there] == ["Recommendation 7"]


@pytest.mark.parametrize("name", [*NUMBERS, "mayor-of-london-2018-gun-crime", "news-2023-armed-police"])
def test_our_reader_finds_what_a_perfect_one_would(name, someone):
    """The documents as they are, read by the product: the same disagreements as from what was put together by hand."""
    path = FIXTURES / "letters" / f"{name}.txt"
    found = matched(read(extract(path.read_bytes(), path.name)), someone)
    wanted = [] if name.startswith("news") else [one.code for one in matched(a_letter(name), someone).warnings]
    assert [one.code for one in found.warnings] == wanted


def test_each_warning_in_words(someone):
    said = {}
    for name in NUMBERS:
        reading = a_letter(name)
        found = matched(reading, someone)
        for one in found.warnings:
            words = words_of(one, reading, found)
            said[name[:5], one.code] = f"{words.title} {words.detail}".strip()
            assert "%" not in words.title + words.detail
            assert words.answers
    assert said["mopac", WarningCode.LATE] == (
        "The letter is dated 9 October 2023: 35 days after the last day, 4 September 2023. Counted from the "
        "publication date that the letter itself gives the report, it is still dated 4 days after the last lawful day."
    )
    assert said["mopac", WarningCode.REPORT_DATE_DIFFERS] == (
        "The letter says that the report was published on 11 August 2023; the register says 11 July 2023."
    )
    assert said["mopac", WarningCode.AIMED_AT] == (
        "The letter says that they are aimed at “Police and Crime Commissioners”; 7 of 7 are addressed to others: "
        "“chief constables” and “each assistant chief constable regional firearms lead”."
    )
    assert said["mopac", WarningCode.SIGNATORY_NOT_HOLDER] == (
        "Sophie Linden, who signed it, is not the office holder that the register holds for that day. The register "
        "holds them as Deputy Mayor for Policing and Crime, signing for the office holder: Sadiq Khan, Mayor of London."
    )
    assert said["west-", WarningCode.ON_LAST_DAY] == (
        "The letter is dated on the very last day, 4 September 2023. That it was published on that day is not proven."
    )
    assert said["west-", WarningCode.OTHERS_DIFFER] == (
        "It answers 7 recommendations; other letters on the report answer others. Police and Crime Commissioner for "
        "Cheshire: 8, with Recommendation 7 as well."
    )
    assert said["chesh", WarningCode.OTHERS_DIFFER] == (
        "It answers 8 recommendations; other letters on the report answer others. Mayor's Office for Policing and "
        "Crime and Police and Crime Commissioner for West Mercia: 7, without Recommendation 7."
    )
    assert said["chesh", WarningCode.NOT_ALL_ANSWERED] == (
        "It answers 8 of the 12 recommendations held. It does not answer Recommendation 1, Recommendation 4, "
        "Recommendation 9 and Recommendation 11. Section 55(5B) asks for comments on each recommendation, and names no "
        "exception for those addressed to others."
    )


def test_where_no_office_holder_is_held_nothing_is_said_against_the_signatory(someone):
    reading = a_letter("mopac-2023-firearms")
    found = matched(reading, someone)
    (warning,) = (one for one in found.warnings if one.code is WarningCode.SIGNATORY_NOT_HOLDER)
    words = words_of(replace(warning, register="", role=""), reading, found)
    assert f"{words.title} {words.detail}" == (
        "Sophie Linden signed it: whether they held the office that day is not known. The register holds no office "
        "holder for that day."
    )


def test_a_comparison_of_titles_comes_as_a_word_diff(someone):
    reading = a_letter("mopac-2023-firearms")
    found = matched(reading, someone)
    titled = next(one for one in found.warnings if one.code is WarningCode.TITLE_DIFFERS)
    diff = words_of(titled, reading, found).diff
    assert "".join(one.text for one in diff if one.kind != "removed") == titled.letter
    assert "".join(one.text for one in diff if one.kind != "added") == titled.register


def test_two_reports_of_one_title_are_a_choice_without_anything_else_to_tell_them(someone):
    report = InspectionReport.objects.get(slug="firearms-2023")
    again = a_report(title=report.title, published_on=date(2025, 1, 1), recommendations=0)
    reading = a_letter("west-mercia-2023-firearms")
    bare = replace(reading, items=(), header=replace(reading.header, report_published=None))
    found = matched(bare, someone)
    assert found.report.chosen is None
    assert {one.report for one in found.report.candidates} == {report.pk, again.pk}
    assert WarningCode.REPORT_NOT_HELD in {one.code for one in found.warnings}
    assert matched(reading, someone).report.chosen == report.pk


def test_a_report_is_found_by_its_recommendations_alone(someone):
    reading = a_letter("cheshire-2023-firearms")
    found = matched(replace(reading, header=replace(reading.header, report_title=None)), someone)
    assert found.report.chosen == InspectionReport.objects.get(slug="firearms-2023").pk
    candidate = found.report.candidates[0]
    assert (candidate.title, candidate.same_date, candidate.items, candidate.of) == (None, True, 8, 8)


def test_a_day_alone_names_no_report(someone):
    header = replace(a_letter("cheshire-2023-firearms").header, report_title=None)
    found = matched(replace(a_letter("cheshire-2023-firearms"), header=header, items=()), someone)
    assert found.report.chosen is None


def test_a_report_not_out_yet_is_no_candidate_for_who_may_not_see_it(someone):
    InspectionReport.objects.filter(slug="firearms-2023").update(published_on=None, not_published=True)
    found = matched(a_letter("west-mercia-2023-firearms"), someone)
    assert (found.report.candidates, found.held) == ((), None)
    assert not any(item.candidates for item in found.items)


def test_what_a_person_decided_goes_before_what_was_found(someone):
    reading = a_letter("west-mercia-2023-firearms")
    gun_crime = InspectionReport.objects.get(slug="gun-crime-in-london")
    kent = LocalPolicingBody.objects.get(jurisdictions__force__slug="kent")
    firearms = matched(reading, someone)
    decided = matched(reading, someone, report=gun_crime.pk, body=kent.pk, items={0: None})
    assert (decided.report.chosen, decided.body.chosen) == (gun_crime.pk, kent.pk)
    assert WarningCode.OF_ANOTHER_REPORT in {one.code for one in decided.warnings}
    other = firearms.items[1].chosen
    swapped = matched(reading, someone, items={0: other, 1: None})
    assert [item.chosen for item in swapped.items][:2] == [other, None]
    assert [item.by for item in swapped.items][:2] == [By.PERSON, By.PERSON]
    assert WarningCode.NUMBER_DIFFERS in {one.code for one in swapped.warnings}


def test_two_letters_alike_on_paper_are_left_to_a_person(someone):
    text = "By 31 May 2024, forces should review how each custody sergeant checks every cell in the suite."
    asked = [Asked(number="1", text=text), Asked(number="2", text=text.replace("31 May", "30 June"))]
    report = a_report(asked, title="Custody").pk
    item = replace(a_letter("west-mercia-2023-firearms").items[0], number="", text=text)
    reading = replace(a_letter("west-mercia-2023-firearms"), items=(item,))
    found = matched(reading, someone, report=report)
    assert found.items[0].chosen is None
    assert len(found.items[0].candidates) == 2
    assert WarningCode.SEVERAL_FIT in {one.code for one in found.warnings}
    numbered = matched(replace(reading, items=(replace(item, number="2"),)), someone, report=report)
    assert numbers(numbered) == ["2"]
