"""A local policing body begins to use the product, and how its letters and boards look."""

from datetime import date

from django.db import transaction

from forces.models import LocalPolicingBody, OfficeHolder


@transaction.atomic
def start_using(
    *, body: LocalPolicingBody, on: date, rag_rules: list[dict[str, object]], address: str = "", contact: str = ""
) -> LocalPolicingBody:
    """Set from which day the body's duties are kept here, its board colours and its letterhead, unless it has begun."""
    if body.uses_tracker_from is None:
        body.uses_tracker_from, body.rag_rules = on, rag_rules
        body.letterhead_address, body.letterhead_contact = address, contact
        body.save()
    return body


@transaction.atomic
def record_office_holder(
    *,
    body: LocalPolicingBody,
    name: str,
    title: str,
    is_holder: bool,
    from_on: date | None = None,
    until_on: date | None = None,
    known_on: date | None = None,
) -> OfficeHolder:
    """Record who holds an office or signs for it, with no more dates than a document supports."""
    facts = {"is_holder": is_holder, "from_on": from_on, "until_on": until_on, "known_on": known_on}
    holder, _created = OfficeHolder.objects.get_or_create(body=body, name=name, title=title, defaults=facts)
    return holder
