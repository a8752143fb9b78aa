"""A document that is no reply is put beside a report, to help to understand it, and can be taken away again."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.flows.link_context import add_context_link, withdraw_context_link
from recommendations.models import ContextLink, InspectionReport
from responses.intake.flows.decide_document import locked_to_decide
from responses.intake.flows.log_document import log_document
from responses.intake.models import DocumentMade, IncomingDocument


@transaction.atomic
def attach_context(
    *,
    document: IncomingDocument,
    report: InspectionReport,
    title: str,
    publisher: str,
    address: str,
    published_on: date | None,
    description: str,
    by: User,
    at: datetime,
) -> ContextLink:
    """Put it beside the report. Raises ValidationError where something of that title stands there already."""
    held = locked_to_decide(document)
    if report.context_links.standing().filter(title=title).exists():
        message = _("Something with this title stands beside the report already. Give it another title.")
        raise ValidationError({"context_title": message})
    link = add_context_link(
        report=report,
        title=title,
        publisher=publisher,
        address=address,
        published_on=published_on,
        description=description,
    )
    place = held.made.count() + 1
    DocumentMade.objects.create(of=held, place=place, context_link=link)
    held.stage, held.moved_at = IncomingDocument.Stage.CONTEXT, at
    held.save(update_fields=["stage", "moved_at"])
    log_document(held, "kept as context", by=by, at=at, report=report.title)
    return link


@transaction.atomic
def detach_context(*, document: IncomingDocument, by: User, at: datetime) -> IncomingDocument:
    """Take it away from beside its report: the document is to be checked again."""
    rows = IncomingDocument.objects.select_for_update(of=("self",)).select_related("body")
    held = rows.get(pk=document.pk)
    link = context_of(held)
    if held.stage != IncomingDocument.Stage.CONTEXT or link is None:
        message = _("This document stands beside no report: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    withdraw_context_link(link=link, at=at)
    held.stage, held.moved_at = IncomingDocument.Stage.READ, at
    held.save(update_fields=["stage", "moved_at"])
    log_document(held, "taken from context", by=by, at=at, report=link.report.title)
    return held


def context_of(document: IncomingDocument) -> ContextLink | None:
    """What it stands as beside a report now."""
    made = document.made.exclude(context_link=None).values("context_link")
    return ContextLink.objects.standing().filter(pk__in=made).select_related("report__source").first()
