"""Something that helps to understand a report is put beside it, or taken away."""

from datetime import date, datetime

from django.db import transaction

from recommendations.models import ContextLink, InspectionReport


@transaction.atomic
def add_context_link(
    *, report: InspectionReport, title: str, publisher: str, address: str, published_on: date | None, description: str
) -> ContextLink:
    """Put something that helps to understand a report beside it; the same title is added once."""
    facts = {"publisher": publisher, "address": address, "published_on": published_on, "description": description}
    link, _created = ContextLink.objects.standing().get_or_create(report=report, title=title, defaults=facts)
    return link


@transaction.atomic
def withdraw_context_link(*, link: ContextLink, at: datetime) -> None:
    """Take it away from beside its report."""
    ContextLink.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=at)
