"""The replies that a body owes, each with its clock, and those that are out but not proven to be published."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody
from recommendations.models.reports import ClockRuleChoices
from responses.domain.clock import Clock, ClockRule, letter_date_finding, phrase
from responses.domain.workflow import OWED
from responses.replies.models import Reply
from responses.replies.models.replies import OUT
from tracker.kit.dates import long_date

TONES = {"running": "on_course", "overdue": "late", "late": "late", "in-time": "done"}
SOON = 14
"""From how many days before the last day a clock asks for attention."""


@dataclass(frozen=True)
class Owed:
    """One reply with its clock as at a day, in words and as a bar."""

    reply: Reply
    clock: Clock
    standing: str
    tone: str
    letter: str = ""

    @property
    def day_words(self) -> str:
        """ "Day 43 of 56, last day Monday 4 September 2023"."""
        if self.clock.due_on is None:
            return ""
        last = long_date(self.clock.due_on)
        if self.clock.day is None or self.clock.of is None or not 1 <= self.clock.day <= self.clock.of:
            return _("Last day %(last)s") % {"last": last}
        numbers = {"day": self.clock.day, "of": self.clock.of, "last": last}
        return _("Day %(day)s of %(of)s, last day %(last)s") % numbers

    @property
    def days_gone(self) -> int | None:
        """How much of the bar is filled; no bar where no days are counted."""
        if self.clock.day is None or self.clock.of is None:
            return None
        return min(max(self.clock.day, 0), self.clock.of)


@dataclass(frozen=True)
class Replies:
    """What a dashboard says of replies."""

    owed: tuple[Owed, ...]
    not_proven: tuple[Owed, ...]


def replies_of(body: LocalPolicingBody, day: date) -> Replies:
    """Drafts by their last day, those without one at the end; then what is issued with no publication recorded."""
    unproven = OUT & Q(published_on=None) & ~Q(report__clock_rule=ClockRuleChoices.NONE)
    rows = list(
        Reply.objects.standing()
        .filter(Q(stage__in=OWED, letters_issued=0) | unproven, body=body)
        .select_related("report__source", "force")
        .only("report", "force", "body", "stage", "letters_issued", "letter_date", "published_on")
        .order_by("report__published_on", "pk")
    )
    drafts = [_seen(row, day) for row in rows if row.is_owed]
    return Replies(
        owed=tuple(sorted(drafts, key=lambda one: one.clock.due_on or date.max)),
        not_proven=tuple(_seen(row, day) for row in reversed(rows) if row.is_out),
    )


def _seen(reply: Reply, day: date) -> Owed:
    rule = ClockRule(reply.report.clock_rule)
    clock = Clock.start(rule, reply.report.published_on, reply.report.clock_set_on, day)
    is_draft = reply.is_owed
    finding = clock.finding(reply.published_on, owed=is_draft)
    dated = None if is_draft else letter_date_finding(clock.due_on, reply.letter_date)
    tone = TONES.get(str(finding.code), "unknown")
    if tone == "on_course" and finding.days <= SOON:
        tone = "attention"
    letter = phrase(dated, rule, translation) if dated else ""
    return Owed(reply, clock, phrase(finding, rule, translation), tone, letter)
