"""What a reply shows on its face: how its date stands to the last day, whether its publication is proven, and how it
names the report that it answers.

A letter is compared with the register and never corrected: what it writes of the report stays as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from responses.domain import clock
from responses.domain.clock import Clock, ClockRule, LetterDated


class FindingCode(StrEnum):
    """What is found. Each code's values are named beside it."""

    LETTER_DATED = "letter-dated"
    """`against`: where the letter's date falls against the last day."""
    UNDATED = "undated"
    LATE_BY_OWN_DATE = "late-by-own-date"
    """`days` after the last lawful day, even counted from the publication date that the letter gives the report."""
    PUBLICATION = "publication"
    """`against`: how its publication stands against the last day."""
    DATE_DIFFERS = "date-differs"
    """`written`: the report's date as the letter writes it; `held`: as the register holds it."""
    TITLE_DIFFERS = "title-differs"
    """`written`: the report's title as the letter writes it; `held`: as the register holds it."""
    ANSWERS = "answers"
    """`count` recommendations answered, `of` those known."""


@dataclass(frozen=True, kw_only=True)
class ReportFacts:
    """What the register holds of a report. `known` is how many recommendations it is known to hold."""

    title: str
    published_on: date | None
    rule: ClockRule
    set_date: date | None = None
    known: int = 0


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """What a reply says of itself and of the report. A draft is still owed, and its answers are not yet given."""

    is_issued: bool
    title_as_written: str = ""
    report_date_as_written: str = ""
    report_date_read: date | None = None
    letter_date: date | None = None
    published_on: date | None = None
    answers: int = 0


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A code and the plain values that its words need."""

    code: FindingCode
    days: int = 0
    count: int = 0
    of: int = 0
    against: clock.Finding | None = None
    written: str | date = ""
    held: str | date = ""


def findings(report: ReportFacts, letter: LetterFacts, today: date) -> tuple[Finding, ...]:
    """All that is found, in the order in which a page says it; nothing about a last day where the rule sets none."""
    running = Clock.start(report.rule, report.published_on, report.set_date, today)
    return (
        *_of_its_date(running, letter),
        *_of_its_publication(running, letter),
        *_of_the_report_named(report, letter),
        *_of_its_answers(report, letter),
    )


def _of_its_date(running: Clock, letter: LetterFacts) -> Iterator[Finding]:
    if letter.letter_date is None:
        if letter.is_issued:
            yield Finding(code=FindingCode.UNDATED)
        return
    against = clock.letter_date_finding(running.due_on, letter.letter_date)
    if against is None:
        return
    yield Finding(code=FindingCode.LETTER_DATED, against=against)
    if running.rule == ClockRule.SECTION_55 and letter.report_date_read not in (None, running.published_on):
        own = clock.letter_date_finding(clock.reply_due_on(letter.report_date_read), letter.letter_date)
        if own and own.code is LetterDated.AFTER and against.code is LetterDated.AFTER:
            yield Finding(code=FindingCode.LATE_BY_OWN_DATE, days=own.days)


def _of_its_publication(running: Clock, letter: LetterFacts) -> Iterator[Finding]:
    """The duty is to publish (s.55(5)): a letter's date proves nothing about it."""
    if running.due_on is not None:
        against = running.finding(letter.published_on, owed=not letter.is_issued)
        yield Finding(code=FindingCode.PUBLICATION, against=against)


def _of_the_report_named(report: ReportFacts, letter: LetterFacts) -> Iterator[Finding]:
    read = letter.report_date_read
    if read and report.published_on and read != report.published_on:
        written = letter.report_date_as_written or read
        yield Finding(code=FindingCode.DATE_DIFFERS, written=written, held=report.published_on)
    if letter.title_as_written and words_of_title(letter.title_as_written) != words_of_title(report.title):
        yield Finding(code=FindingCode.TITLE_DIFFERS, written=letter.title_as_written, held=report.title)


def _of_its_answers(report: ReportFacts, letter: LetterFacts) -> Iterator[Finding]:
    if letter.is_issued and report.known:
        yield Finding(code=FindingCode.ANSWERS, count=letter.answers, of=report.known)


def words_of_title(title: str) -> list[str]:
    """A title without its case, blanks and punctuation: those are no difference worth telling."""
    return re.findall(r"\w+", title.casefold())
