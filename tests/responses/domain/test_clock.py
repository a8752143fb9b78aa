"""The section 55 clock to the day: hand-checked cases, then every date from 1996 to 2100."""

import gettext
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from responses.domain.clock import (
    PROVISION,
    PROVISION_ADDRESS,
    Clock,
    ClockRule,
    Finding,
    LetterDated,
    Reason,
    Timeliness,
    day_number,
    days_late,
    days_left,
    due_on,
    letter_date_finding,
    phrase,
    reply_due_on,
    timeliness,
    why,
    working_day_before,
)
from tests.responses.clock_cases import CASES, ClockCase

FIRST, LAST = date(1996, 1, 1), date(2100, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
DAYS = st.dates(FIRST, LAST)
PUBLISHED, DUE = date(2023, 7, 11), date(2023, 9, 4)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


class Marked(gettext.NullTranslations):
    """A translation that shows which words go through gettext."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


@each_case
def test_case_dates_and_days(case: ClockCase) -> None:
    clock = case.clock
    seen = (clock.due_on, clock.day, clock.days_left, clock.warn_on(case.holidays))
    assert seen == (case.due_on, case.day, case.days_left, case.warn_on)
    assert clock.is_last_day is (case.days_left == 0)
    assert clock.is_over is (case.days_left is not None and case.days_left < 0)


@each_case
def test_case_findings(case: ClockCase) -> None:
    assert case.clock.finding(case.reply_published_on, owed=case.owed) == case.finding
    assert letter_date_finding(case.due_on, case.letter_date) == case.letter
    if case.due_on and case.reply_published_on:
        assert days_late(case.due_on, case.reply_published_on) == case.days_late
    else:
        assert case.days_late is None


def test_cases_are_many_and_reach_every_code() -> None:
    assert len(CASES) == 76
    assert len({case.name for case in CASES}) == 76
    assert {case.finding.code for case in CASES} == set(Timeliness)
    assert {case.letter.code for case in CASES if case.letter} == set(LetterDated)
    assert {case.rule for case in CASES} == set(ClockRule)


def test_three_dates_that_the_law_gives() -> None:
    assert reply_due_on(date(2023, 7, 11)) == date(2023, 9, 4)
    assert reply_due_on(date(2023, 8, 11)) == date(2023, 10, 5)
    assert reply_due_on(date(2025, 1, 1)) == date(2025, 2, 25)


def test_every_date_has_its_last_day_55_days_on_which_is_day_56() -> None:
    assert len(EVERY_DAY) == 38_351
    dues = [reply_due_on(day) for day in EVERY_DAY]
    assert {due.toordinal() - day.toordinal() for day, due in zip(EVERY_DAY, dues, strict=True)} == {55}
    assert {day_number(day, due) for day, due in zip(EVERY_DAY, dues, strict=True)} == {56}
    assert {day_number(day, day) for day in EVERY_DAY} == {1}


def test_every_last_day_is_warned_of_on_the_working_day_before() -> None:
    gaps = {(due.weekday(), (due - working_day_before(due, ())).days) for due in EVERY_DAY}
    assert gaps == {(0, 3), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 2)}


@settings(deadline=None)
@given(published_on=DAYS, today=DAYS)
def test_days_left_and_day_number_agree(published_on: date, today: date) -> None:
    due = reply_due_on(published_on)
    assert day_number(published_on, today) + days_left(due, today) == 56
    assert (days_left(due, today) == 0) is (today == due)
    assert Clock.start(ClockRule.SECTION_55, published_on, None, today).is_over is (days_left(due, today) < 0)


@settings(deadline=None)
@given(one=DAYS, other=DAYS)
def test_later_reports_have_later_last_days(one: date, other: date) -> None:
    assert (one < other) is (reply_due_on(one) < reply_due_on(other))


@settings(deadline=None)
@given(due=DAYS, offset=st.integers(-100, 100))
def test_a_reply_is_late_if_and_only_if_published_after_the_last_day(due: date, offset: int) -> None:
    published = due + timedelta(days=offset)
    expected = Finding(Timeliness.LATE, offset) if offset > 0 else Finding(Timeliness.IN_TIME, -offset)
    assert timeliness(due, published, today=published) == expected
    assert days_late(due, published) == (offset if offset > 0 else 0)


@settings(deadline=None)
@given(day=DAYS, offsets=st.frozensets(st.integers(0, 30)))
def test_working_day_before_is_the_nearest_working_day(day: date, offsets: frozenset[int]) -> None:
    holidays = {day - timedelta(days=n) for n in offsets}
    found = working_day_before(day, holidays)
    assert found < day
    assert found.weekday() < 5
    assert found not in holidays
    between = [found + timedelta(days=n) for n in range(1, (day - found).days)]
    assert [passed for passed in between if passed.weekday() < 5 and passed not in holidays] == []


@settings(deadline=None)
@given(due=DAYS, today=DAYS)
def test_without_a_publication_nothing_is_called_in_time_or_late(due: date, today: date) -> None:
    past = today > due
    unproven = Finding(Timeliness.NOT_PROVEN) if past else Finding(Timeliness.RUNNING, days_left(due, today))
    owed = Finding(Timeliness.OVERDUE, days_late(due, today)) if past else unproven
    assert timeliness(due, None, today) == unproven
    assert timeliness(due, None, today, owed=True) == owed


def test_a_publication_after_today_has_not_happened_yet() -> None:
    day_after = date(2023, 9, 5)
    assert timeliness(DUE, day_after, today=DUE) == Finding(Timeliness.RUNNING, 0)
    assert timeliness(DUE, day_after, today=day_after) == Finding(Timeliness.LATE, 1)


def test_timeliness_without_a_last_day() -> None:
    assert timeliness(None, DUE, today=DUE) == Finding(Timeliness.NO_DATE)


def test_rules_as_a_database_gives_them() -> None:
    assert due_on("section-55", PUBLISHED, date(2024, 1, 1)) == DUE  # type: ignore[arg-type]
    assert due_on("set-date", PUBLISHED, date(2024, 1, 1)) == date(2024, 1, 1)  # type: ignore[arg-type]
    assert due_on("none", PUBLISHED, date(2024, 1, 1)) is None  # type: ignore[arg-type]


def test_only_section_55_counts_days() -> None:
    clocks = {rule: Clock.start(rule, PUBLISHED, date(2023, 12, 1), date(2023, 8, 22)) for rule in ClockRule}
    assert {rule: (clock.day, clock.of, clock.days_left) for rule, clock in clocks.items()} == {
        ClockRule.SECTION_55: (43, 56, 13),
        ClockRule.SET_DATE: (None, None, 101),
        ClockRule.NONE: (None, None, None),
    }


def test_why_section_55() -> None:
    text = (
        "Police Act 1996 s.55(5A): 56 days beginning with the day of publication."
        " Day 1 is the day of publication, Tuesday 11 July 2023, so day 56, the last lawful day,"
        " is Monday 4 September 2023. Weekends and bank holidays do not extend it."
    )
    assert why(ClockRule.SECTION_55, PUBLISHED, DUE) == Reason(text, PROVISION, PROVISION_ADDRESS)
    assert Clock.start(ClockRule.SECTION_55, PUBLISHED, None, DUE).why().text == text


def test_why_section_55_without_publication() -> None:
    text = (
        "Police Act 1996 s.55(5A): 56 days beginning with the day of publication."
        " The report has no publication date recorded, so the period has not begun."
    )
    assert why(ClockRule.SECTION_55, None, None) == Reason(text, PROVISION, PROVISION_ADDRESS)


@pytest.mark.parametrize("wrong", [date(2023, 9, 3), date(2023, 9, 5), None])
def test_why_refuses_a_day_that_the_act_does_not_give(wrong: date | None) -> None:
    with pytest.raises(ValueError, match="is not day 56 of a report published on 2023-07-11"):
        why(ClockRule.SECTION_55, PUBLISHED, wrong)


def test_why_other_rules() -> None:
    assert why(ClockRule.SET_DATE, PUBLISHED, date(2024, 4, 26)) == Reason(
        "The date set for the reply to this report is Friday 26 April 2024. Section 55 does not set it."
    )
    assert why(ClockRule.SET_DATE, PUBLISHED, None) == Reason(
        "A date is to be set for the reply to this report, and none is recorded yet."
    )
    assert why(ClockRule.NONE, PUBLISHED, None) == Reason("No last day is set for a reply to this report.")


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(Timeliness.IN_TIME, 3), "In time"),
        (Finding(Timeliness.LATE, 1), "Late by 1 day"),
        (Finding(Timeliness.LATE, 35), "Late by 35 days"),
        (Finding(Timeliness.NOT_PROVEN), "Not proven: no publication recorded"),
        (Finding(Timeliness.RUNNING, 13), "13 days left"),
        (Finding(Timeliness.RUNNING, 1), "1 day left"),
        (Finding(Timeliness.RUNNING, 0), "Today is the last day"),
        (Finding(Timeliness.OVERDUE, 1), "Overdue by 1 day"),
        (Finding(Timeliness.OVERDUE, 2), "Overdue by 2 days"),
        (Finding(Timeliness.NOT_STARTED), "Not started: the report is not published yet"),
        (Finding(Timeliness.NO_DATE), "No date recorded"),
        (Finding(Timeliness.NO_CLOCK), "No last day"),
        (Finding(LetterDated.BEFORE, 1), "Dated 1 day before the last lawful day"),
        (Finding(LetterDated.BEFORE, 3), "Dated 3 days before the last lawful day"),
        (Finding(LetterDated.ON), "Dated on the last lawful day"),
        (Finding(LetterDated.AFTER, 1), "Dated 1 day after the last lawful day"),
        (Finding(LetterDated.AFTER, 35), "Dated 35 days after the last lawful day"),
    ],
)
def test_phrase(finding: Finding, words: str) -> None:
    assert phrase(finding) == words


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(LetterDated.BEFORE, 1), "Dated 1 day before the date set"),
        (Finding(LetterDated.BEFORE, 2), "Dated 2 days before the date set"),
        (Finding(LetterDated.ON), "Dated on the date set"),
        (Finding(LetterDated.AFTER, 1), "Dated 1 day after the date set"),
        (Finding(LetterDated.AFTER, 2), "Dated 2 days after the date set"),
    ],
)
def test_phrase_of_a_letter_under_a_set_date(finding: Finding, words: str) -> None:
    assert phrase(finding, ClockRule.SET_DATE) == words


@pytest.mark.parametrize("rule", ClockRule)
@pytest.mark.parametrize("code", [*Timeliness, *LetterDated])
def test_every_phrase_goes_through_gettext(code: Timeliness | LetterDated, rule: ClockRule) -> None:
    for days in (0, 1, 2):
        spoken = phrase(Finding(code, days), rule, Marked())
        assert (spoken[0], spoken[-1]) == ("«", "»")


def test_every_reason_and_its_dates_go_through_gettext() -> None:
    reasons = [
        why(ClockRule.SECTION_55, PUBLISHED, DUE, Marked()),
        why(ClockRule.SECTION_55, None, None, Marked()),
        why(ClockRule.SET_DATE, None, DUE, Marked()),
        why(ClockRule.SET_DATE, None, None, Marked()),
        why(ClockRule.NONE, None, None, Marked()),
    ]
    assert {(reason.text[0], reason.text[-1]) for reason in reasons} == {("«", "»")}
    assert ["««Monday» 4 «September» 2023»" in reason.text for reason in reasons] == [True, False, True, False, False]
