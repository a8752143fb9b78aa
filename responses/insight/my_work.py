"""What needs a person now, and why: one task for each thing, the most urgent first."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.access import Access
from forces.models import User
from forces.roles import Permission
from recommendations.models import InspectionReport
from responses.domain.status import ForceSays, Status
from responses.insight.filters import address
from responses.insight.reply_tasks import reply_tasks
from responses.insight.task import Task
from responses.insight.work_words import days_words, since_words
from responses.intake.models import Import, IncomingDocument, UpdateSheet
from responses.record.models import Position, Scrutiny
from responses.replies.models import Reply
from tracker.kit.clock import day_of
from tracker.kit.dates import long_date
from tracker.kit.numbers import grouped

SHOWN = 10
"""How many of one sort are named; the rest is one line, with the list of them all behind it."""
FORCE_LOOKS_AHEAD = timedelta(days=30)


def tasks_for(access: Access, user: User, day: date, holidays: Collection[date]) -> list[Task]:
    """Everything that needs the person on a day: a fixed number of queries, however much is held."""
    found = [
        *reply_tasks(access, user, day, holidays),
        *_reports_expected(user, access, day),
        *_reviews(access, day),
        *_proposals(access, day),
        *_waiting(access, day),
        *_imports(access, day),
        *_documents(access, day),
        *_force_words(access, day),
        *_comments_invited(access, day),
    ]
    return sorted(found, key=lambda task: (_rank(task), task.by, task.what))


def _rank(task: Task) -> int:
    """Replies that are late or end within days, those that end soon, what has waited longest, then what runs."""
    if task.is_reply:
        return {"late": 0, "attention": 1}.get(task.tone, 3)
    return 2


def _reports_expected(user: User, access: Access, day: date) -> Iterator[Task]:
    """Reports that are held before they are out, on and after the day on which they were expected."""
    if not access.holds(Permission.EDIT_REGISTER):
        return
    rows = InspectionReport.objects.visible_to(user, day).filter(not_published=True, expected_on__lte=day)
    for report in rows.select_related("source").order_by("expected_on", "pk"):
        assert report.expected_on is not None
        yield Task(
            what=_("Is “%(report)s” out?") % {"report": report.title},
            why=_("It was expected %(when)s. Its clock runs once you say that it is out.")
            % {"when": since_words(report.expected_on, day)},
            action=_("Say when it came out"),
            href=report.get_absolute_url(),
            by=report.expected_on,
            tag=_("Expected"),
            tone="attention",
        )


def _reviews(access: Access, day: date) -> Iterator[Task]:
    """Scrutiny entries whose next review has come."""
    rows = Scrutiny.objects.filter(body__in=access.body_ids_and_left(Permission.RECORD_UPDATES)).review_due_on(day)
    for entry in rows.annotate(number=Count("responses")).order_by("next_review_on", "pk")[:SHOWN]:
        assert entry.next_review_on is not None
        number = ngettext("%(count)s recommendation", "%(count)s recommendations", entry.number)
        yield Task(
            what=_("Look again at what was asked at %(meeting)s") % {"meeting": entry.meeting},
            for_whom=number % {"count": entry.number},
            why=_("The review was due %(when)s.") % {"when": since_words(entry.next_review_on, day)},
            action=_("Open the entry"),
            href=entry.get_absolute_url(),
            by=entry.next_review_on,
            tag=_("Review due"),
            tone="attention",
        )


def _proposals(access: Access, day: date) -> Iterator[Task]:
    """Update sheets that came back with proposals that nobody has decided on."""
    open_now = Count("proposals", filter=Q(proposals__decision=""))
    rows = UpdateSheet.objects.filter(body__in=access.body_ids_and_left(Permission.RECORD_UPDATES)).annotate(
        number=open_now
    )
    for sheet in rows.filter(number__gt=0).select_related("force").order_by("read_at", "pk")[:SHOWN]:
        came = sheet.read_at.date()
        words = ngettext("%(count)s change is proposed.", "%(count)s changes are proposed.", sheet.number)
        yield Task(
            what=_("Take or leave what %(force)s says in %(sheet)s") % {"force": sheet.force, "sheet": sheet.name},
            for_whom=str(sheet.force),
            why=f"{words % {'count': sheet.number}} "
            + _("The sheet came back %(when)s.") % {"when": since_words(came, day)},
            action=_("Decide"),
            href=sheet.get_absolute_url(),
            by=came,
            tag=_("To decide"),
            tone="attention",
        )


def _waiting(access: Access, day: date) -> Iterator[Task]:
    """What waits on others past the day on which it was to be looked at again."""
    rows = Position.objects.current().filter(
        body__in=access.body_ids(Permission.RECORD_UPDATES), status=Status.WAITING, review_on__lte=day
    )
    found = rows.select_related("response__recommendation", "report", "force").order_by("review_on", "pk")
    for row in found[:SHOWN]:
        assert row.review_on is not None
        who = row.waiting_on or _("someone not named")
        yield Task(
            what=_("%(recommendation)s, %(report)s")
            % {"recommendation": row.response.recommendation.heading, "report": row.report.title},
            for_whom=str(row.force),
            why=_("It waits on %(who)s for %(what)s, and was to be looked at again %(when)s.")
            % {"who": who, "what": row.waiting_for, "when": since_words(row.review_on, day)},
            action=_("Record an update"),
            href=reverse("response-update", args=[row.response_id]),
            by=row.review_on,
            tag=_("Waiting"),
            tone="waiting",
        )
    yield from _the_rest(rows.count() - SHOWN, day)


def _the_rest(left: int, day: date) -> Iterator[Task]:
    if left <= 0:
        return
    words = ngettext("%(count)s more waits on others", "%(count)s more wait on others", left)
    yield Task(
        what=words % {"count": left},
        why=_("They were to be looked at again by today."),
        action=_("See them all"),
        href=reverse("recommendations") + address({"review_due": True}),
        by=day,
        tag=_("Waiting"),
        tone="waiting",
        more=left,
    )


def _imports(access: Access, day: date) -> Iterator[Task]:
    """Spreadsheets that were sent and are not in the records yet."""
    for sheet in Import.objects.visible_to(access).unfinished().order_by("made_at", "pk")[:SHOWN]:
        came = sheet.made_at.date()
        yield Task(
            what=_("Finish reading in %(sheet)s") % {"sheet": sheet.name},
            why=_("%(stage)s. It was sent %(when)s, and nothing of it is in the records yet.")
            % {"stage": sheet.get_stage_display(), "when": since_words(came, day)},
            action=_("Go on"),
            href=sheet.get_absolute_url(),
            by=came,
            tag=_("To finish"),
            tone="attention",
        )


def _documents(access: Access, day: date) -> Iterator[Task]:
    """Documents that were read and wait to be checked: one line, however many they are."""
    if not access.holds(Permission.IMPORT):
        return
    rows = IncomingDocument.objects.visible_to(access).filter(stage=IncomingDocument.Stage.READ)
    found = rows.aggregate(count=Count("pk"), first=Min("read_at"))
    if not found["count"]:
        return
    came = day_of(found["first"])
    yield Task(
        what=ngettext(
            "Check %(count)s document that was read", "Check %(count)s documents that were read", found["count"]
        )
        % {"count": grouped(found["count"])},
        why=_("The first was read %(when)s. Nothing goes into the records before it is checked.")
        % {"when": since_words(came, day)},
        action=_("Look at them"),
        href=f"{reverse('letters-in')}?stage={IncomingDocument.Stage.READ}",
        by=came,
        tag=_("To check"),
        tone="attention",
    )


def _force_words(access: Access, day: date) -> Iterator[Task]:
    """For a force's liaison: what is due within a month, or past its deadline, and of which the force says nothing."""
    rows = Position.objects.current().filter(
        force__in=access.force_ids(Permission.RECORD_FORCE_WORD),
        is_open=True,
        due_on__lte=day + FORCE_LOOKS_AHEAD,
        force_says=ForceSays.NOTHING,
    )
    for row in rows.select_related("response__recommendation", "report", "force").order_by("due_on", "pk")[:SHOWN]:
        assert row.due_on is not None
        is_late = row.due_on < day
        yield Task(
            what=_("%(recommendation)s, %(report)s")
            % {"recommendation": row.response.recommendation.heading, "report": row.report.title},
            for_whom=str(row.force),
            why=_silent_words(is_late=is_late) % {"when": days_words(row.due_on, day)},
            action=_("Say what the force says"),
            href=reverse("response-force-word", args=[row.response_id]),
            by=row.due_on,
            tag=_("Past deadline") if is_late else _("Due soon"),
            tone="late" if is_late else "attention",
        )


def _silent_words(*, is_late: bool) -> str:
    if is_late:
        return _("The force has not said yet how far it has come. The deadline was %(when)s.")
    return _("The force has not said yet how far it has come. The deadline is %(when)s.")


def _comments_invited(access: Access, day: date) -> Iterator[Task]:
    """For a force's liaison: each report on which the chief officer's comments are invited, and none have come."""
    rows = Reply.objects.commented_by(access).exclude(stage=Reply.Stage.ISSUED)
    rows = rows.filter(comments_wanted_by__isnull=False, comments_received_on=None, no_comments_on=None)
    found = rows.select_related("report", "force", "body").order_by("comments_wanted_by", "pk")
    for reply in found[:SHOWN]:
        wanted_by = reply.comments_wanted_by
        assert wanted_by is not None
        is_late = wanted_by < day
        said = {"report": reply.report.title, "day": long_date(wanted_by)}
        yield Task(
            what=_("Comments on %(report)s are invited by %(day)s") % said,
            for_whom=str(reply.force),
            why=_invited_words(is_late=is_late) % {"body": reply.body, "when": days_words(wanted_by, day)},
            action=_("Write the comments"),
            href=reverse("reply-comments", args=[reply.pk]),
            by=wanted_by,
            tag=_("Past the date") if is_late else _("Invited"),
            tone="late" if is_late else "attention",
        )


def _invited_words(*, is_late: bool) -> str:
    if is_late:
        return _("%(body)s wanted them %(when)s. They can be sent until its letter is issued.")
    return _("%(body)s wants them %(when)s, or to hear that there are none.")


def sentence(tasks: Iterable[Task], day: date) -> str:
    """The answer first: how many things need the person, and when the next reply is due."""
    held = list(tasks)
    number = sum(task.more or 1 for task in held)
    if not number:
        return _("Nothing needs you now.")
    words = ngettext("%(count)s thing needs you.", "%(count)s things need you.", number) % {"count": number}
    replies = [task for task in held if task.is_reply and task.by >= day]
    if not replies:
        return words
    return _("%(words)s %(what)s is due %(when)s.") % {
        "words": words,
        "what": replies[0].reply,
        "when": days_words(replies[0].by, day),
    }
