"""What a letter and the register disagree on, named: dates here, the rest beside it.

A letter is compared, never corrected: what it writes of a report stays as written. Nothing here knows a particular
letter; who signed what, and when, comes from the reading and from the register.
"""

from collections.abc import Iterator
from datetime import date

from letters.reading.values import DocumentKind, Read, Reading
from responses.domain import clock
from responses.domain.clock import ClockRule, LetterDated
from responses.domain.letter_counts import count_warnings
from responses.domain.letter_items import item_warnings
from responses.domain.letter_people import people_warnings
from responses.domain.letter_register import Beside
from responses.domain.letter_warnings import LetterWarning, WarningCode, spans_of
from responses.domain.reply_findings import words_of_title


def letter_findings(reading: Reading, beside: Beside) -> tuple[LetterWarning, ...]:
    """All that a person has to know or decide before the letter is taken over; nothing of what is no reply.

    In the order of a letter: the report, the dates, the people, the counts, then item by item."""
    if reading.kind is DocumentKind.NOT_A_REPLY:
        return ()
    return (
        *_of_the_report(reading, beside),
        *_of_the_dates(reading, beside),
        *people_warnings(reading, beside),
        *count_warnings(reading, beside),
        *item_warnings(reading, beside),
    )


def _of_the_report(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    title, published = reading.header.report_title, reading.header.report_published
    report = beside.report
    if report is None:
        yield LetterWarning(
            code=WarningCode.REPORT_NOT_HELD, letter=title.value if title else "", spans=spans_of(title, published)
        )
        return
    if beside.reply_held:
        yield LetterWarning(code=WarningCode.REPLY_HELD, register=beside.reply_dated)
    if title and words_of_title(title.value) != words_of_title(report.title):
        yield LetterWarning(
            code=WarningCode.TITLE_DIFFERS, letter=title.value, register=report.title, spans=spans_of(title)
        )
    if published and report.published_on is None:
        yield LetterWarning(code=WarningCode.REPORT_DATE_NOT_HELD, letter=published.value, spans=spans_of(published))
    elif published and report.published_on and published.value != report.published_on:
        yield LetterWarning(
            code=WarningCode.REPORT_DATE_DIFFERS,
            letter=published.value,
            register=report.published_on,
            days=abs((published.value - report.published_on).days),
            spans=spans_of(published),
        )


def _of_the_dates(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    dated = reading.header.letter_date
    if dated is None:
        yield LetterWarning(code=WarningCode.UNDATED)
    else:
        yield from _where_it_falls(dated, reading, beside)
        yield from _before_or_ahead(dated, beside)
    if beside.report and beside.report.due_on and beside.reply_published_on is None:
        is_law = beside.report.rule == ClockRule.SECTION_55
        yield LetterWarning(code=WarningCode.PUBLICATION_NOT_RECORDED, register=beside.report.due_on, is_law=is_law)


def _where_it_falls(dated: Read[date], reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """Against the last day of the register, and against the one that the letter's own date for the report gives."""
    due_on, rule = _due_on(reading, beside)
    own = _by_its_own_date(dated.value, reading, beside)
    found = clock.letter_date_finding(due_on, dated.value)
    facts = {"letter": dated.value, "spans": spans_of(dated), "is_law": rule == ClockRule.SECTION_55}
    if found and found.code is LetterDated.AFTER:
        yield LetterWarning(code=WarningCode.LATE, register=due_on, days=found.days, own=own, **facts)  # type: ignore[arg-type]
        return
    if found and found.code is LetterDated.ON and beside.reply_published_on is None:
        yield LetterWarning(code=WarningCode.ON_LAST_DAY, register=due_on, **facts)  # type: ignore[arg-type]
    if own and own.code is LetterDated.AFTER:
        yield LetterWarning(code=WarningCode.LATE_BY_OWN_DATE, register=due_on, days=own.days, **facts)  # type: ignore[arg-type]


def _due_on(reading: Reading, beside: Beside) -> tuple[date | None, ClockRule]:
    if beside.report:
        return beside.report.due_on, beside.report.rule
    return None, ClockRule.NONE if reading.kind is DocumentKind.OTHER_BODY else ClockRule.SECTION_55


def _by_its_own_date(dated: date, reading: Reading, beside: Beside) -> clock.Finding | None:
    """Where the letter falls by the publication date that it gives, where the register's is another one or none."""
    _day, rule = _due_on(reading, beside)
    written = reading.header.report_published
    held = beside.report.published_on if beside.report else None
    if rule != ClockRule.SECTION_55 or written is None or written.value == held:
        return None
    return clock.letter_date_finding(clock.reply_due_on(written.value), dated)


def _before_or_ahead(dated: Read[date], beside: Beside) -> Iterator[LetterWarning]:
    published = beside.report.published_on if beside.report else None
    if published and dated.value < published:
        yield LetterWarning(
            code=WarningCode.BEFORE_REPORT,
            letter=dated.value,
            register=published,
            days=(published - dated.value).days,
            spans=spans_of(dated),
        )
    if beside.today and dated.value > beside.today:
        yield LetterWarning(code=WarningCode.DATED_AHEAD, letter=dated.value, spans=spans_of(dated))
