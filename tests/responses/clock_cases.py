"""The hand-checked cases of fixtures/clock_cases.csv, as values."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from responses.domain.clock import Clock, ClockRule, Finding, LetterDated, Timeliness

PATH = Path(__file__).parents[2] / "fixtures" / "clock_cases.csv"


@dataclass(frozen=True)
class ClockCase:
    """One row: what is known, and what the clock must say."""

    name: str
    rule: ClockRule
    published_on: date | None
    set_date: date | None
    today: date
    holidays: frozenset[date]
    reply_published_on: date | None
    owed: bool
    letter_date: date | None
    due_on: date | None
    day: int | None
    days_left: int | None
    finding: Finding
    days_late: int | None
    warn_on: date | None
    letter: Finding | None

    @property
    def clock(self) -> Clock:
        return Clock.start(self.rule, self.published_on, self.set_date, self.today)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> int | None:
    return int(text) if text else None


def _case(row: dict[str, str]) -> ClockCase:
    return ClockCase(
        name=row["case"],
        rule=ClockRule(row["rule"]),
        published_on=_day(row["published_on"]),
        set_date=_day(row["set_date"]),
        today=date.fromisoformat(row["today"]),
        holidays=frozenset(date.fromisoformat(day) for day in row["holidays"].split()),
        reply_published_on=_day(row["reply_published_on"]),
        owed={"yes": True, "": False}[row["owed"]],
        letter_date=_day(row["letter_date"]),
        due_on=_day(row["due_on"]),
        day=_number(row["day"]),
        days_left=_number(row["days_left"]),
        finding=Finding(Timeliness(row["timeliness"]), int(row["days"])),
        days_late=_number(row["days_late"]),
        warn_on=_day(row["warn_on"]),
        letter=Finding(LetterDated(row["letter"]), int(row["letter_days"])) if row["letter"] else None,
    )


with PATH.open(encoding="utf-8", newline="") as file:
    CASES = [_case(row) for row in csv.DictReader(file)]
