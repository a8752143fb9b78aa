"""What a reply shows on its face, as values."""

from dataclasses import replace
from datetime import date

import pytest

from responses.domain import clock
from responses.domain.clock import ClockRule, LetterDated, Timeliness
from responses.domain.reply_findings import Finding, FindingCode, LetterFacts, ReportFacts, findings

REPORT = ReportFacts(
    title="Deployment of firearms", published_on=date(2023, 7, 11), rule=ClockRule.SECTION_55, set_date=None, known=12
)
LETTER = LetterFacts(
    is_issued=True,
    title_as_written="Deployment of firearms",
    report_date_as_written="11 July 2023",
    report_date_read=date(2023, 7, 11),
    letter_date=date(2023, 9, 4),
    published_on=date(2023, 9, 4),
    answers=7,
)
TODAY = date(2023, 10, 31)

ON_THE_DAY = Finding(code=FindingCode.LETTER_DATED, against=clock.Finding(LetterDated.ON))
IN_TIME = Finding(code=FindingCode.PUBLICATION, against=clock.Finding(Timeliness.IN_TIME))
ANSWERS = Finding(code=FindingCode.ANSWERS, count=7, of=12)


def codes(found):
    return [finding.code for finding in found]


def of_code(code, found):
    return [finding for finding in found if finding.code is code]


def test_a_letter_in_order_shows_its_date_its_publication_and_its_answers():
    assert findings(REPORT, LETTER, TODAY) == (ON_THE_DAY, IN_TIME, ANSWERS)


def test_a_letter_without_publication_is_not_proven_whatever_its_date():
    found = findings(REPORT, replace(LETTER, letter_date=date(2023, 8, 1), published_on=None), TODAY)
    assert of_code(FindingCode.PUBLICATION, found) == [
        Finding(code=FindingCode.PUBLICATION, against=clock.Finding(Timeliness.NOT_PROVEN))
    ]


@pytest.mark.parametrize(
    ("letter_date", "days"),
    [
        (date(2023, 9, 4), []),
        (date(2023, 10, 5), []),
        (date(2023, 10, 6), [1]),
        (date(2023, 10, 9), [4]),
    ],
)
def test_late_by_its_own_date_only_after_the_last_day_that_the_letters_own_date_gives(letter_date, days):
    """A report of 11 August 2023, as this letter has it, would be replied to by 5 October 2023."""
    found = findings(REPORT, replace(LETTER, letter_date=letter_date, report_date_read=date(2023, 8, 11)), TODAY)
    assert [one.days for one in of_code(FindingCode.LATE_BY_OWN_DATE, found)] == days


def test_a_letter_in_time_is_never_said_to_be_late_by_its_own_mistaken_date():
    found = findings(REPORT, replace(LETTER, report_date_read=date(2023, 6, 11)), TODAY)
    assert codes(found) == [
        FindingCode.LETTER_DATED, FindingCode.PUBLICATION, FindingCode.DATE_DIFFERS, FindingCode.ANSWERS,
    ]  # fmt: skip


def test_an_undated_letter_says_so_and_an_undated_draft_is_only_running():
    undated = replace(LETTER, letter_date=None)
    assert codes(findings(REPORT, undated, TODAY))[0] is FindingCode.UNDATED
    draft = replace(undated, is_issued=False, published_on=None)
    assert findings(REPORT, draft, date(2023, 8, 22)) == (
        Finding(code=FindingCode.PUBLICATION, against=clock.Finding(Timeliness.RUNNING, 13)),
    )
    assert findings(REPORT, draft, date(2023, 9, 5)) == (
        Finding(code=FindingCode.PUBLICATION, against=clock.Finding(Timeliness.OVERDUE, 1)),
    )


def test_no_clock_no_word_of_a_last_day():
    report = replace(REPORT, rule=ClockRule.NONE)
    assert findings(report, replace(LETTER, letter_date=date(2024, 9, 4), published_on=None), TODAY) == (ANSWERS,)


def test_a_report_without_its_day_has_no_last_day_and_no_date_to_differ_from():
    assert findings(replace(REPORT, published_on=None), LETTER, TODAY) == (ANSWERS,)


def test_a_date_set_by_the_report_is_compared_and_never_by_the_letters_own_date():
    report = replace(REPORT, rule=ClockRule.SET_DATE, set_date=date(2023, 9, 1))
    found = findings(report, replace(LETTER, report_date_read=date(2023, 7, 1)), TODAY)
    assert found[0] == Finding(code=FindingCode.LETTER_DATED, against=clock.Finding(LetterDated.AFTER, 3))
    assert of_code(FindingCode.LATE_BY_OWN_DATE, found) == []


@pytest.mark.parametrize(
    ("as_written", "differs"),
    [
        ("deployment of  firearms.", False),
        ("“Deployment of Firearms”", False),
        ("", False),
        ("Deploying firearms", True),
        ("Deployment of", True),
    ],
)
def test_case_blanks_and_punctuation_make_no_other_title(as_written, differs):
    found = of_code(FindingCode.TITLE_DIFFERS, findings(REPORT, replace(LETTER, title_as_written=as_written), TODAY))
    expected = Finding(code=FindingCode.TITLE_DIFFERS, written=as_written, held="Deployment of firearms")
    assert found == ([expected] if differs else [])


@pytest.mark.parametrize(("as_written", "shown"), [("11th August 2023", "11th August 2023"), ("", date(2023, 8, 11))])
def test_the_reports_date_is_shown_as_the_letter_writes_it(as_written, shown):
    letter = replace(LETTER, report_date_as_written=as_written, report_date_read=date(2023, 8, 11))
    assert of_code(FindingCode.DATE_DIFFERS, findings(REPORT, letter, TODAY)) == [
        Finding(code=FindingCode.DATE_DIFFERS, written=shown, held=date(2023, 7, 11))
    ]


def test_where_no_recommendation_is_known_none_is_counted():
    assert of_code(FindingCode.ANSWERS, findings(replace(REPORT, known=0), LETTER, TODAY)) == []
