"""The words in which a report's page says what is known of its clock, its replies and its deadlines."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Protocol

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.domain.deadlines import DeadlineKind
from responses.domain import clock
from responses.domain.clock import Clock, ClockRule
from responses.domain.reply_findings import Finding, FindingCode
from responses.replies.models import Reply
from tracker.kit.dates import long_date, plain_date, short_date
from tracker.kit.numbers import grouped


class DeadlineRead(Protocol):
    """A deadline as the register holds it, or as it was just read from a text."""

    @property
    def kind(self) -> str: ...

    @property
    def due_on(self) -> date | None: ...


def clock_words(running: Clock) -> str:
    """Where today falls: the answer that a report's page begins with."""
    if running.rule == ClockRule.NONE:
        return _("No duty under section 55: this source sets no date.")
    if running.due_on is None:
        if running.rule == ClockRule.SECTION_55:
            return _("The last lawful day is not known: the report’s day of publication is not recorded.")
        return _("A date is to be set for the reply, and none is recorded yet.")
    if running.rule == ClockRule.SECTION_55:
        return _section_55_words(running, running.due_on)
    return _set_date_words(running, running.due_on)


def early_words(expected_on: date | None) -> str:
    """The answer that the page of a report begins with that is not out yet."""
    if expected_on is None:
        return _("Not out yet. No clock runs until it is.")
    return _("Not out yet: it is expected on %(day)s. No clock runs until it is out.") % {"day": long_date(expected_on)}


def _section_55_words(running: Clock, due_on: date) -> str:
    facts = {"day": running.day, "of": running.of, "last_day": long_date(due_on)}
    if running.is_over:
        days = clock.days_late(due_on, running.today)
        text = ngettext(
            "The last lawful day was %(last_day)s, %(days)s day ago.",
            "The last lawful day was %(last_day)s, %(days)s days ago.",
            days,
        )
        return text % {**facts, "days": grouped(days)}
    if running.is_last_day:
        return _("Day %(day)d of %(of)d: today, %(last_day)s, is the last lawful day.") % facts
    return _("Day %(day)d of %(of)d, last day %(last_day)s.") % facts


def _set_date_words(running: Clock, due_on: date) -> str:
    days = abs(clock.days_left(due_on, running.today))
    facts = {"days": grouped(days), "set_date": long_date(due_on)}
    if running.is_over:
        text = ngettext(
            "The date set was %(set_date)s, %(days)s day ago.",
            "The date set was %(set_date)s, %(days)s days ago.",
            days,
        )
    elif running.is_last_day:
        text = _("The date set is today, %(set_date)s.")
    else:
        text = ngettext(
            "The date set is %(set_date)s: %(days)s day left.",
            "The date set is %(set_date)s: %(days)s days left.",
            days,
        )
    return text % facts


def warning_words(running: Clock, holidays: Collection[date]) -> str:
    """What to publish by where the last day is no working day; nothing where it is one, or is over."""
    warn_on = running.warn_on(holidays)
    if running.due_on is None or warn_on is None or running.is_over or is_working_day(running.due_on, holidays):
        return ""
    text = _(
        "%(last_day)s is not a working day, and that does not move it. The last working day before it is %(warn_on)s."
    )
    return text % {"last_day": long_date(running.due_on), "warn_on": long_date(warn_on)}


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day == clock.working_day_before(day + timedelta(days=1), holidays)


def finding_words(finding: Finding, rule: ClockRule) -> str:
    """One finding about a reply, as a sentence."""
    if finding.against is not None:
        return clock.phrase(finding.against, rule, translation) + "."
    if finding.code is FindingCode.LATE_BY_OWN_DATE:
        text = ngettext(
            "By the date that the letter itself gives the report, still %(days)s day after the last lawful day.",
            "By the date that the letter itself gives the report, still %(days)s days after the last lawful day.",
            finding.days,
        )
        return text % {"days": finding.days}
    if finding.code is FindingCode.ANSWERS:
        text = ngettext(
            "Answers %(count)d of the %(of)d recommendation known.",
            "Answers %(count)d of the %(of)d recommendations known.",
            finding.of,
        )
        return text % {"count": finding.count, "of": finding.of}
    return _plain_finding_words(finding)


def _plain_finding_words(finding: Finding) -> str:
    return {
        FindingCode.UNDATED: _("The letter bears no date of its own."),
        FindingCode.DATE_DIFFERS: _("The letter dates the report %(written)s; the register says %(held)s."),
        FindingCode.TITLE_DIFFERS: _("The letter calls the report “%(written)s”; the register says “%(held)s”."),
    }[finding.code] % {"written": _as_said(finding.written), "held": _as_said(finding.held)}


def _as_said(value: str | date) -> str:
    return plain_date(value) if isinstance(value, date) else value


def deadline_words(deadline: DeadlineRead) -> str:
    """What a deadline's phrase comes to, to stand beside it."""
    if deadline.kind == DeadlineKind.NONE:
        return _("not understood as a date")
    if deadline.due_on is None:
        return _("no date can be worked out")
    if deadline.kind == DeadlineKind.IMMEDIATE:
        return _("from %(day)s, the day of publication") % {"day": short_date(deadline.due_on)}
    return short_date(deadline.due_on)


def counts_words(known: int, wording_not_held: int) -> str:
    """How many recommendations are known, and of how many the register holds no wording."""
    if not known:
        return _("None known yet")
    text = ngettext("%(known)d known", "%(known)d known", known) % {"known": known}
    if not wording_not_held:
        return text
    missing = ngettext("the wording of %(count)d is not held", "the wording of %(count)d is not held", wording_not_held)
    return _("%(known)s; %(missing)s") % {"known": text, "missing": missing % {"count": wording_not_held}}


def reply_state_words(replies: Iterable[Reply], running: Clock, *, concerns: bool, is_out: bool = True) -> str:
    """The state of our own replies to a report, for a list; of several forces, each with its force's name."""
    held = list(replies)
    if not is_out:
        return _("None owed: the report is not out yet.")
    if not held:
        return _("No record held") if concerns else _("Not for us to answer")
    states = [_one_reply_state(reply, running) for reply in held]
    if len(held) == 1:
        return states[0]
    return " ".join(f"{reply.force}: {state}" for reply, state in zip(held, states, strict=True))


def _one_reply_state(reply: Reply, running: Clock) -> str:
    is_draft = reply.is_owed
    sentences = [f"{reply.get_stage_display()}." if is_draft else _issued_words(reply)]
    if running.due_on is not None:
        finding = running.finding(reply.published_on, owed=is_draft)
        sentences.append(clock.phrase(finding, running.rule, translation) + ".")
    return " ".join(sentences)


def _issued_words(reply: Reply) -> str:
    if reply.stage == Reply.Stage.ANSWERED_BY:
        return _("Answered by the reply to another report.")
    if reply.letter_date is None:
        return _("Issued, undated.")
    return _("Issued, dated %(day)s.") % {"day": short_date(reply.letter_date)}
