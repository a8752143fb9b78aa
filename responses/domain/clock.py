"""The section 55 clock: by which day a reply must be published, how it stands against that day, and why that day.

Police Act 1996 s.55(5A) asks for publication "before the end of the period of 56 days beginning with the day on which
the report is published". Days are calendar days in London: weekends, bank holidays and clock changes never move the
last day. Every function is given its dates; none asks what today is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from responses.domain.dates import ENGLISH, Words, long_date

PERIOD_DAYS = 56
PROVISION = "Police Act 1996 s.55(5A)"
PROVISION_ADDRESS = "https://www.legislation.gov.uk/ukpga/1996/16/section/55"
SATURDAY = 5


class ClockRule(StrEnum):
    """What sets the last day of a report's reply: a property of the report, defaulted by its source and kind."""

    SECTION_55 = "section-55"
    SET_DATE = "set-date"
    NONE = "none"


class Timeliness(StrEnum):
    """How a reply stands, on a given day, against its last day. The duty is to publish, so only publication counts."""

    IN_TIME = "in-time"
    LATE = "late"
    NOT_PROVEN = "not-proven"
    RUNNING = "running"
    OVERDUE = "overdue"
    NOT_STARTED = "not-started"
    NO_DATE = "no-date"
    NO_CLOCK = "no-clock"


class LetterDated(StrEnum):
    """Where the date on a letter falls. It proves nothing about when, or whether, the letter was published."""

    BEFORE = "letter-before"
    ON = "letter-on"
    AFTER = "letter-after"


@dataclass(frozen=True)
class Finding:
    """A code and the number of days its phrase needs: late, overdue, left, in hand, before or after. Else 0."""

    code: Timeliness | LetterDated
    days: int = 0


@dataclass(frozen=True)
class Reason:
    """Why a last day is what it is. Provision and address are empty where no section of law sets it."""

    text: str
    provision: str = ""
    address: str = ""


def reply_due_on(published_on: date) -> date:
    """Return the last lawful day. Police Act 1996 s.55(5A): day 1 is the day of publication."""
    return published_on + timedelta(days=PERIOD_DAYS - 1)


def due_on(rule: ClockRule, published_on: date | None, set_date: date | None) -> date | None:
    """Return the last day under the report's rule, or None where there is none or it is not yet known."""
    if rule == ClockRule.SECTION_55:
        return reply_due_on(published_on) if published_on else None
    return set_date if rule == ClockRule.SET_DATE else None


def day_number(published_on: date, today: date) -> int:
    """Return which day of the period today is. Day 1 is the day of publication, so 0 or less is before it."""
    return (today - published_on).days + 1


def days_left(due_on: date, today: date) -> int:
    """Return the days that remain after today: 0 on the last day itself, negative once it has passed."""
    return (due_on - today).days


def days_late(due_on: date, done_on: date) -> int:
    """Return by how many days something done missed its last day: 0 if it did not."""
    return max(0, (done_on - due_on).days)


def working_day_before(day: date, holidays: Collection[date]) -> date:
    """Return the last working day before `day`: a day to warn on. It never moves the last day itself."""
    before = day - timedelta(days=1)
    while before.weekday() >= SATURDAY or before in holidays:
        before -= timedelta(days=1)
    return before


def timeliness(due_on: date | None, reply_published_on: date | None, today: date, *, owed: bool = False) -> Finding:
    """Return how a reply stands as at `today`; a publication after `today` has not happened yet.

    With the last day past and no publication recorded, a reply is not proven. It is overdue only if the caller knows
    that it is still `owed`, because it is the body's own and no letter has been issued.
    """
    if due_on is None:
        return Finding(Timeliness.NO_DATE)
    if reply_published_on and reply_published_on <= today:
        if late := days_late(due_on, reply_published_on):
            return Finding(Timeliness.LATE, late)
        return Finding(Timeliness.IN_TIME, days_left(due_on, reply_published_on))
    if today <= due_on:
        return Finding(Timeliness.RUNNING, days_left(due_on, today))
    return Finding(Timeliness.OVERDUE, days_late(due_on, today)) if owed else Finding(Timeliness.NOT_PROVEN)


def letter_date_finding(due_on: date | None, letter_date: date | None) -> Finding | None:
    """Return where a letter's own date falls, or None if it bears none or there is no last day to compare it with."""
    if due_on is None or letter_date is None:
        return None
    left = days_left(due_on, letter_date)
    if left == 0:
        return Finding(LetterDated.ON)
    return Finding(LetterDated.BEFORE, left) if left > 0 else Finding(LetterDated.AFTER, -left)


@dataclass(frozen=True)
class Clock:
    """One reply's clock as seen on one day. `Clock.start` works out the last day; `set_date` is for that rule alone."""

    rule: ClockRule
    published_on: date | None
    due_on: date | None
    today: date

    @classmethod
    def start(cls, rule: ClockRule, published_on: date | None, set_date: date | None, today: date) -> "Clock":
        return cls(rule, published_on, due_on(rule, published_on, set_date), today)

    @property
    def day(self) -> int | None:
        """Which day of the period today is; only section 55 counts days."""
        if self.rule == ClockRule.SECTION_55 and self.published_on:
            return day_number(self.published_on, self.today)
        return None

    @property
    def of(self) -> int | None:
        """How many days the period has; only section 55 counts days."""
        return PERIOD_DAYS if self.rule == ClockRule.SECTION_55 else None

    @property
    def days_left(self) -> int | None:
        return days_left(self.due_on, self.today) if self.due_on else None

    @property
    def is_last_day(self) -> bool:
        return self.due_on == self.today

    @property
    def is_over(self) -> bool:
        """The last day itself still counts."""
        return self.due_on is not None and self.today > self.due_on

    def warn_on(self, holidays: Collection[date]) -> date | None:
        return working_day_before(self.due_on, holidays) if self.due_on else None

    def finding(self, reply_published_on: date | None = None, *, owed: bool = False) -> Finding:
        """Return how the reply stands today, as `timeliness` does, knowing also why there may be no date."""
        if self.rule == ClockRule.NONE:
            return Finding(Timeliness.NO_CLOCK)
        if self.rule == ClockRule.SECTION_55 and (self.day is None or self.day < 1):
            return Finding(Timeliness.NOT_STARTED)
        return timeliness(self.due_on, reply_published_on, self.today, owed=owed)

    def why(self, words: Words = ENGLISH) -> Reason:
        return why(self.rule, self.published_on, self.due_on, words)


def why(rule: ClockRule, published_on: date | None, due_on: date | None, words: Words = ENGLISH) -> Reason:
    """Return the words of "why this date", with the subsection that sets it."""
    if rule == ClockRule.SECTION_55:
        return Reason(_why_section_55(published_on, due_on, words), PROVISION, PROVISION_ADDRESS)
    if rule == ClockRule.NONE:
        return Reason(words.gettext("No last day is set for a reply to this report."))
    if due_on is None:
        return Reason(words.gettext("A date is to be set for the reply to this report, and none is recorded yet."))
    text = words.gettext("The date set for the reply to this report is %(due_on)s. Section 55 does not set it.")
    return Reason(text % {"due_on": long_date(due_on, words)})


def _why_section_55(published_on: date | None, due_on: date | None, words: Words) -> str:
    """Return the sentences for section 55; a last day that the Act does not give is refused, not explained."""
    if published_on is None:
        text = words.gettext(
            "%(provision)s: %(period)d days beginning with the day of publication."
            " The report has no publication date recorded, so the period has not begun."
        )
        return text % {"provision": PROVISION, "period": PERIOD_DAYS}
    if due_on != reply_due_on(published_on):
        raise ValueError(f"{due_on} is not day {PERIOD_DAYS} of a report published on {published_on}")
    text = words.gettext(
        "%(provision)s: %(period)d days beginning with the day of publication."
        " Day 1 is the day of publication, %(published_on)s, so day %(period)d, the last lawful day, is %(due_on)s."
        " Weekends and bank holidays do not extend it."
    )
    return text % {
        "provision": PROVISION,
        "period": PERIOD_DAYS,
        "published_on": long_date(published_on, words),
        "due_on": long_date(due_on, words),
    }


def phrase(finding: Finding, rule: ClockRule = ClockRule.SECTION_55, words: Words = ENGLISH) -> str:
    """Return the finding in words. Only section 55 has a last lawful day; another rule has a date set."""
    if isinstance(finding.code, Timeliness):
        text = _timeliness_words(finding.code, finding.days, words)
    elif rule == ClockRule.SECTION_55:
        text = _letter_words_section_55(finding.code, finding.days, words)
    else:
        text = _letter_words_set_date(finding.code, finding.days, words)
    return text % {"days": f"{finding.days:,}"}


def _timeliness_words(code: Timeliness, days: int, words: Words) -> str:
    if code is Timeliness.RUNNING and days == 0:
        return words.gettext("Today is the last day")
    return {
        Timeliness.IN_TIME: words.gettext("In time"),
        Timeliness.LATE: words.ngettext("Late by %(days)s day", "Late by %(days)s days", days),
        Timeliness.NOT_PROVEN: words.gettext("Not proven: no publication recorded"),
        Timeliness.RUNNING: words.ngettext("%(days)s day left", "%(days)s days left", days),
        Timeliness.OVERDUE: words.ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", days),
        Timeliness.NOT_STARTED: words.gettext("Not started: the report is not published yet"),
        Timeliness.NO_DATE: words.gettext("No date recorded"),
        Timeliness.NO_CLOCK: words.gettext("No last day"),
    }[code]


def _letter_words_section_55(code: LetterDated, days: int, words: Words) -> str:
    return {
        LetterDated.BEFORE: words.ngettext(
            "Dated %(days)s day before the last lawful day", "Dated %(days)s days before the last lawful day", days
        ),
        LetterDated.ON: words.gettext("Dated on the last lawful day"),
        LetterDated.AFTER: words.ngettext(
            "Dated %(days)s day after the last lawful day", "Dated %(days)s days after the last lawful day", days
        ),
    }[code]


def _letter_words_set_date(code: LetterDated, days: int, words: Words) -> str:
    return {
        LetterDated.BEFORE: words.ngettext(
            "Dated %(days)s day before the date set", "Dated %(days)s days before the date set", days
        ),
        LetterDated.ON: words.gettext("Dated on the date set"),
        LetterDated.AFTER: words.ngettext(
            "Dated %(days)s day after the date set", "Dated %(days)s days after the date set", days
        ),
    }[code]
