"""A row of the log in words: who did what, to what, with the way to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.access import Access
from forces.event_changes import FactChange, changes_of
from forces.event_words import sentence_of
from forces.models import Event, User
from forces.roles import Permission
from recommendations.models import ReportAmendment
from responses.insight.body_log import Part, Row
from responses.record.labels import FIELD_LABELS
from responses.record.models import Scrutiny, Update
from responses.replies.change_words import change_of
from responses.replies.models import ReplyStep
from responses.replies.step_words import LABELS as STEP_LABELS
from responses.replies.step_words import sentence_of as step_sentence

PART_LABELS = {
    Part.RESPONSES: gettext_lazy("Recommendations"),
    Part.REPLIES: gettext_lazy("Replies"),
    Part.REPORTS: gettext_lazy("Reports"),
    Part.SCRUTINY: gettext_lazy("Scrutiny"),
    Part.SPREADSHEETS: gettext_lazy("Spreadsheets"),
    Part.DOCUMENTS: gettext_lazy("Documents read in"),
    Part.TOGETHER: gettext_lazy("Many at once"),
    Part.RETENTION: gettext_lazy("Holds and disposal"),
    Part.SETTINGS: gettext_lazy("Settings"),
    Part.PEOPLE: gettext_lazy("People and roles"),
    Part.SIGNING_IN: gettext_lazy("Signing in"),
    Part.TAKEN_OUT: gettext_lazy("Files taken out"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the log, in words."""

    at: datetime
    kind: str
    who: str
    did: str
    about: str = ""
    href: str = ""
    details: str = ""
    changes: tuple[FactChange, ...] = ()


def line_of(row: Row, access: Access) -> Line:
    """`access` is the reader's: no line leads to a page that they may not open."""
    return _LINES[type(row.kept)](row.kept, access)


def _event(event: Event, access: Access) -> Line:
    about, href = _page(event, access)
    return Line(
        at=event.at,
        kind=str(event.get_kind_display()),
        who=_who(event.by, _by_nobody(event)),
        did=sentence_of(event),
        about=about,
        href=href,
        changes=changes_of(event),
    )


def _update(update: Update, access: Access) -> Line:
    response = update.response
    names = [str(FIELD_LABELS[name]) for name in FIELD_LABELS if name in update.changes or name in update.text_digests]
    names += [_("Evidence")] if update.document_id or update.evidence_url else []
    return Line(
        at=update.recorded_at,
        kind=str(PART_LABELS[Part.RESPONSES]),
        who=_who(update.by),
        did=_update_words(update),
        about=f"{response.recommendation.heading}, {response.recommendation.report}, {response.force}",
        href=f"{response.get_absolute_url()}#history",
        details=", ".join(names),
    )


def _step(step: ReplyStep, access: Access) -> Line:
    said = {*step.changes, *step.text_digests} if step.kind != ReplyStep.Kind.OPENED else set()
    return Line(
        at=step.recorded_at,
        kind=str(PART_LABELS[Part.REPLIES]),
        who=_who(step.by),
        did=step_sentence(step),
        about=_("Reply to %(report)s, %(force)s") % {"report": step.reply.report, "force": step.reply.force},
        href=reverse("reply-history", args=[step.reply_id]),
        details=", ".join(str(STEP_LABELS[name]) for name in STEP_LABELS if name in said),
    )


def _amendment(row: ReportAmendment, access: Access) -> Line:
    change = change_of(row.at, str(row.by or ""), row.reason, row.before, row.after)
    facts = tuple(FactChange(fact.label, fact.before, fact.after) for fact in change.facts)
    return Line(
        at=row.at,
        kind=str(PART_LABELS[Part.REPORTS]),
        who=change.by,
        did=_("corrected the entry of the report: %(reason)s") % {"reason": row.reason},
        about=f"{change.about}, {row.report}" if change.about else str(row.report),
        href=reverse("report-changes", args=[row.report.source.slug, row.report.slug]),
        changes=facts,
    )


def _scrutiny(entry: Scrutiny, access: Access) -> Line:
    return Line(
        at=entry.at,
        kind=str(PART_LABELS[Part.SCRUTINY]),
        who=str(entry.by),
        did=_("entered scrutiny"),
        about=str(entry),
        href=entry.get_absolute_url(),
    )


def _who(person: User | None, otherwise: str = "") -> str:
    return str(person) if person else otherwise or _("The product")


def _by_nobody(event: Event) -> str:
    """Whoever was refused need not be the person whom they said they were."""
    return _("Somebody") if event.kind == Event.Kind.REFUSED else _("Someone on the server")


def _update_words(update: Update) -> str:
    if update.voids_id:
        return _("took an update back")
    if update.hands_over:
        return _("handed the response over to the body’s successor")
    if update.origin == Update.Origin.ADOPTED:
        return _("opened the response") if update.seq == 1 else _("read an update from a document")
    if update.origin == Update.Origin.IMPORTED:
        return _("read an update from a spreadsheet")
    return _("recorded an update")


_LINES: Mapping[type, Callable[[Any, Access], Line]] = {
    Event: _event,
    Update: _update,
    ReplyStep: _step,
    ReportAmendment: _amendment,
    Scrutiny: _scrutiny,
}


@dataclass(frozen=True)
class _Page:
    """The page of a kind of record: its name in a line, its address, and what it asks for."""

    words: Any
    name: str
    permission: Permission
    of_body: bool = False
    """It stands under the body's slug."""
    of_one: bool = True
    """It is one record's, by its id."""


_PAGES: Mapping[str, _Page] = {
    "record.batch": _Page(gettext_lazy("The rows of this step"), "batch", Permission.SEE_INTERNAL),
    "record.response": _Page(gettext_lazy("The recommendation"), "response", Permission.SEE_RESPONSES),
    "replies.reply": _Page(gettext_lazy("The reply"), "reply", Permission.SEE_RESPONSES),
    "intake.import": _Page(gettext_lazy("The spreadsheet"), "import", Permission.IMPORT),
    "intake.incomingdocument": _Page(gettext_lazy("The document"), "letter-in", Permission.IMPORT),
    "intake.delivery": _Page(gettext_lazy("What was sent in"), "letters-in-delivery", Permission.IMPORT),
    "intake.updatesheet": _Page(gettext_lazy("The update sheet"), "update-sheet", Permission.SEE_INTERNAL),
    "forces.localpolicingbody": _Page(
        gettext_lazy("Settings"), "office", Permission.MANAGE_OFFICE, of_body=True, of_one=False
    ),
    "record.hold": _Page(
        gettext_lazy("Holds and disposal"), "office-retention", Permission.MANAGE_OFFICE, of_body=True, of_one=False
    ),
    "record.disposal": _Page(
        gettext_lazy("Holds and disposal"), "office-retention", Permission.MANAGE_OFFICE, of_body=True, of_one=False
    ),
    "forces.force": _Page(
        gettext_lazy("Your forces"), "office-forces", Permission.MANAGE_OFFICE, of_body=True, of_one=False
    ),
    "forces.officeholder": _Page(
        gettext_lazy("The person in office"), "office-holder", Permission.MANAGE_OFFICE, of_body=True
    ),
}


def _page(event: Event, access: Access) -> tuple[str, str]:
    """The record that an event is about, in words, and its address; no address where the reader may not open it."""
    if slug := getattr(event, "report_slug", ""):
        return _("The report"), reverse("report", args=[event.report_source, slug])  # type: ignore[attr-defined]
    page = _PAGES.get(event.record)
    if page is None or event.body is None:
        return "", ""
    may = event.body.pk in access.body_ids(page.permission)
    args = [*([event.body.slug] if page.of_body else []), *([event.record_id] if page.of_one else [])]
    return str(page.words), reverse(page.name, args=args) if may else ""
