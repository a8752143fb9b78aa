"""A body's record of the duty under section 55: each reply in one group, each count the number of its rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.models import LocalPolicingBody
from recommendations.models.reports import ClockRuleChoices
from responses.domain.clock import Clock, ClockRule, Timeliness, letter_date_finding, phrase
from responses.replies.models import Reply


class Group(StrEnum):
    """How a reply stands, as the address of its rows has it. The first three are the record; the rest is not over."""

    IN_TIME = "in-time"
    LATE = "late"
    NOT_PROVEN = "not-proven"
    RUNNING = "running"
    OVERDUE = "overdue"
    ANSWERED_BY = "answered-by"
    NO_DAY = "no-day"


LABELS = {
    Group.IN_TIME: gettext_lazy("in time"),
    Group.LATE: gettext_lazy("late"),
    Group.NOT_PROVEN: gettext_lazy("not proven"),
    Group.RUNNING: gettext_lazy("still running"),
    Group.OVERDUE: gettext_lazy("overdue"),
    Group.ANSWERED_BY: gettext_lazy("answered by another reply"),
    Group.NO_DAY: gettext_lazy("without a last day: the report’s day of publication is not recorded"),
}
TONES = {
    Group.IN_TIME: "done",
    Group.LATE: "late",
    Group.NOT_PROVEN: "unknown",
    Group.RUNNING: "on_course",
    Group.OVERDUE: "late",
    Group.ANSWERED_BY: "closed",
    Group.NO_DAY: "unknown",
}
_GROUPS = {
    Timeliness.IN_TIME: Group.IN_TIME,
    Timeliness.LATE: Group.LATE,
    Timeliness.NOT_PROVEN: Group.NOT_PROVEN,
    Timeliness.RUNNING: Group.RUNNING,
    Timeliness.OVERDUE: Group.OVERDUE,
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One reply as at a day. `letter` says where a letter's date falls, which proves nothing of its publication."""

    reply: Reply
    group: Group
    words: str
    due_on: date | None
    letter: str = ""

    @property
    def tone(self) -> str:
        return TONES[self.group]


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many lines a group has. `is_chosen`: the page shows these alone."""

    group: Group
    label: str
    number: int
    is_chosen: bool = False


def lines_of(body: LocalPolicingBody, day: date) -> list[Line]:
    """Every reply that the body owes or owed under section 55, adopted ones too, newest report first: one query."""
    rows = Reply.objects.standing().filter(body=body, report__clock_rule=ClockRuleChoices.SECTION_55)
    rows = rows.select_related("report__source", "force", "answered_by__report").only(
        "stage", "letters_issued", "letter_date", "published_on", "published_address", "published_version",
        "copied_to_inspectors_on", "copied_to_secretary_on",
        "report__title", "report__slug", "report__published_on", "report__clock_rule", "report__clock_set_on",
        "report__source__slug", "report__source__short_name", "force__name",
        "answered_by__report__title",
    )  # fmt: skip
    newest = F("report__published_on").desc(nulls_last=True)
    return [_line(reply, day) for reply in rows.order_by(newest, "report__title", "force__name", "pk")]


def chosen(lines: Iterable[Line], group: str) -> list[Line]:
    """The lines of a group; all of them where the address names none that there is."""
    return [line for line in lines if group not in set(Group) or line.group == group]


def counts(lines: Sequence[Line], group: str) -> list[Count]:
    """Every group with its number, whatever it is; one that says something is not recorded only where it has rows."""
    found = []
    for one in Group:
        number = len(chosen(lines, one))
        if number or one is not Group.NO_DAY:
            found.append(Count(group=one, label=str(LABELS[one]), number=number, is_chosen=one == group))
    return found


HEADING = (
    gettext_lazy("Report"),
    gettext_lazy("Source"),
    gettext_lazy("Force"),
    gettext_lazy("Report published"),
    gettext_lazy("Last lawful day"),
    gettext_lazy("Letter dated"),
    gettext_lazy("Reply published"),
    gettext_lazy("Where"),
    gettext_lazy("How it stands"),
    gettext_lazy("Copy to the inspectors"),
    gettext_lazy("Copy to the Secretary of State"),
    gettext_lazy("Answered by the reply to"),
)


def file_rows(lines: Iterable[Line]) -> Iterator[list[object]]:
    """The same lines for a file."""
    for line in lines:
        reply, report = line.reply, line.reply.report
        yield [
            report.title,
            report.source.short_name,
            reply.force.name,
            report.published_on,
            line.due_on,
            reply.letter_date,
            reply.published_on,
            reply.published_address,
            line.words,
            reply.copied_to_inspectors_on,
            reply.copied_to_secretary_on,
            reply.answered_by.report.title if reply.answered_by else "",
        ]


def _line(reply: Reply, day: date) -> Line:
    report = reply.report
    clock = Clock.start(ClockRule.SECTION_55, report.published_on, report.clock_set_on, day)
    if reply.stage == Reply.Stage.ANSWERED_BY:
        return Line(reply=reply, group=Group.ANSWERED_BY, words=_("Answered by another reply"), due_on=clock.due_on)
    finding = clock.finding(reply.published_on, owed=reply.is_owed)
    dated = letter_date_finding(clock.due_on, reply.letter_date) if reply.is_out else None
    return Line(
        reply=reply,
        group=_GROUPS.get(Timeliness(finding.code), Group.NO_DAY),
        words=phrase(finding, ClockRule.SECTION_55, translation),
        due_on=clock.due_on,
        letter=phrase(dated, ClockRule.SECTION_55, translation) if dated else "",
    )
