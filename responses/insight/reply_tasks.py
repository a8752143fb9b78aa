"""What the replies ask of a person now, by the reply's stage, its clock and the person's role."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from forces.access import Access
from forces.models import User
from forces.roles import Permission
from recommendations.models.reports import ClockRuleChoices
from responses.domain.workflow import OWED
from responses.insight.task import Task
from responses.insight.work_words import Urgency, clock_urgency, since_words
from responses.replies.models import Reply, SubmissionEditor
from responses.replies.report_page import clock_of

Stage = Reply.Stage
_LIVE = Q(stage=Stage.ISSUED, origin=Reply.Origin.TYPED)
_UNCOPIED = Q(copied_to_inspectors_on=None) | Q(copied_to_secretary_on=None)


@dataclass(frozen=True)
class Asked:
    """What a reply asks of someone: the line's name, the button, and what else is to be said of it."""

    what: str
    action: str
    page: str = "reply"
    also: str = ""


def reply_tasks(access: Access, user: User, day: date, holidays: Collection[date]) -> Iterator[Task]:
    """One query, however many replies there are."""
    editors, approvers = access.body_ids(Permission.EDIT_REPLIES), access.body_ids(Permission.APPROVE_REPLIES)
    for reply in _replies(access, user).order_by("report__published_on", "pk"):
        edits, approves = reply.body_id in editors, reply.body_id in approvers
        if asked := _asked(reply, edits=edits, approves=approves):
            yield from _task(reply, asked, day, holidays)
        elif reply.is_owed:
            yield from _reader_s(reply, day, holidays)


def _replies(access: Access, user: User) -> QuerySet[Any]:
    """Those that are owed, being corrected, or issued here with something left to record."""
    mine = SubmissionEditor.objects.filter(submission=OuterRef("submission"), user=user)
    to_publish = _LIVE & Q(published_on=None)
    to_copy = _LIVE & Q(report__clock_rule=ClockRuleChoices.SECTION_55) & _UNCOPIED
    rows = Reply.objects.standing().filter(body__in=access.body_ids(Permission.SEE_INTERNAL))
    rows = rows.filter(Q(stage__in=OWED) | to_publish | to_copy)
    return rows.annotate(edited_text=Exists(mine)).select_related("report__source", "force")


def _asked(reply: Any, *, edits: bool, approves: bool) -> Asked | None:
    """What it asks of the person in particular; None where there is nothing to do but to read."""
    title = {"report": reply.report.title}
    if reply.stage == Stage.SUBMITTED and approves and not reply.edited_text:
        return Asked(_("Reply to %(report)s waits for your approval") % title, _("Read and approve"), "reply-approve")
    return _asked_of_officers(reply, title) if edits else None


def _asked_of_officers(reply: Reply, title: dict[str, str]) -> Asked:
    if reply.stage == Stage.ISSUED:
        return _to_record(reply, title)
    if reply.stage == Stage.SUBMITTED:
        also = _("It waits for approval.")
        return Asked(_("Reply to %(report)s") % title, _("See where it is"), also=also)
    if reply.stage == Stage.CHANGES_REQUESTED:
        return Asked(_("Changes were asked for: reply to %(report)s") % title, _("Read what is asked"))
    if reply.stage == Stage.APPROVED:
        return Asked(_("Approved: issue the reply to %(report)s") % title, _("Issue it"))
    if reply.letters_issued:
        return Asked(_("Correction of the reply to %(report)s") % title, _("Work on the correction"))
    return Asked(_("Reply to %(report)s") % title, _("Work on the reply"))


def _to_record(reply: Reply, title: dict[str, str]) -> Asked:
    if reply.published_on is None:
        what = _("Issued: publish the reply to %(report)s and record it") % title
        return Asked(what, _("Record the publication"), "reply-publication")
    what = _("Send the copies of the reply to %(report)s and record them") % title
    return Asked(what, _("Record the copies"))


def _task(reply: Reply, asked: Asked, day: date, holidays: Collection[date]) -> Iterator[Task]:
    """With its clock until it is published; without one, a draft waits for nothing."""
    running = clock_of(reply.report, day)
    is_awaited = reply.published_on is None and (reply.is_owed or reply.stage == Stage.ISSUED)
    is_due = is_awaited and running.due_on is not None
    if not is_due and reply.stage == Stage.DRAFTING and not reply.letters_issued:
        return
    urgency = clock_urgency(running, holidays) if is_due else _without_clock(reply, day)
    yield Task(
        what=asked.what,
        for_whom=str(reply.force),
        why=" ".join(filter(None, [asked.also, urgency.why])),
        action=asked.action,
        href=reverse(asked.page, args=[reply.pk]),
        by=running.due_on if is_due and running.due_on else reply.published_on or day,
        tag=urgency.tag,
        tone=urgency.tone,
        reply=_("Reply to %(report)s") % {"report": reply.report.title} if is_due else "",
    )


def _without_clock(reply: Reply, day: date) -> Urgency:
    """A correction, copies, and what a source asks that sets no date."""
    if reply.published_on and reply.stage == Stage.ISSUED:
        why = _("Section 55(6) asks for one copy each. It was published %(when)s.")
        return Urgency(_("To send"), "attention", why % {"when": since_words(reply.published_on, day)})
    if reply.letters_issued and reply.stage != Stage.ISSUED:
        why = _("Version %(version)d is out until its correction is issued.") % {"version": reply.letters_issued}
        return Urgency(_("Correction"), "attention", why)
    return Urgency(_("No date set"), "attention", "")


def _reader_s(reply: Reply, day: date, holidays: Collection[date]) -> Iterator[Task]:
    """Whoever only reads the draft is told of it once the clock is short."""
    running = clock_of(reply.report, day)
    if running.due_on is None:
        return
    urgency = clock_urgency(running, holidays)
    if urgency.tone == "on_course":
        return
    name = _("Reply to %(report)s") % {"report": reply.report.title}
    yield Task(
        what=name,
        for_whom=str(reply.force),
        why=urgency.why,
        action=_("Read the draft"),
        href=reply.get_absolute_url(),
        by=running.due_on,
        tag=urgency.tag,
        tone=urgency.tone,
        reply=name,
    )
