"""Who holds a body's office, or signs for it: added, corrected, ended."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.flows.seen_values import Plain, plain, write_over
from forces.models import Event, LocalPolicingBody, OfficeHolder, User


@transaction.atomic
def add_office_holder(*, body: LocalPolicingBody, values: Mapping[str, Any], by: User, at: datetime) -> OfficeHolder:
    """Add a person in an office. Raises ValidationError where they are held in it already."""
    LocalPolicingBody.objects.select_for_update().get(pk=body.pk)
    _refuse_a_second_row(OfficeHolder.objects.filter(body=body), values)
    holder = OfficeHolder(body=body, **values)
    holder.save()
    facts = {"page": "office-holders", "added": _named(plain(values))}
    log_event(kind=Event.Kind.SETTINGS, by=by, at=at, body=body, record=holder, facts=facts)
    return holder


@transaction.atomic
def change_office_holder(
    *, holder: OfficeHolder, values: Mapping[str, Any], seen: Mapping[str, Any], by: User, at: datetime
) -> OfficeHolder:
    """Correct a person's name, title or days, or end their time in office. Letters keep the names of their day.

    Raises Stale where the row is not as the person saw it.
    """
    held = OfficeHolder.objects.select_for_update(of=("self",)).select_related("body").get(pk=holder.pk)
    _refuse_a_second_row(OfficeHolder.objects.filter(body=held.body).exclude(pk=held.pk), values)
    was = str(held)
    change = write_over(held, values=values, seen=seen)
    if change.after:
        facts = {"page": "office-holders", "who": was, "before": _named(change.before), "after": _named(change.after)}
        log_event(kind=Event.Kind.SETTINGS, by=by, at=at, body=held.body, record=held, facts=facts)
    return held


@transaction.atomic
def change_signature(
    *, holder: OfficeHolder, values: Mapping[str, Any], seen: Mapping[str, Any], by: User, at: datetime
) -> OfficeHolder:
    """Keep the picture of someone's signature, or take it away. Letters that were issued keep theirs.

    Raises Stale where the row is not as the person saw it.
    """
    held = OfficeHolder.objects.select_for_update(of=("self",)).select_related("body").get(pk=holder.pk)
    change = write_over(held, values=values, seen=seen)
    if change.after:
        facts = {"page": "office-holders", "who": str(held), "before": change.before, "after": change.after}
        log_event(kind=Event.Kind.SETTINGS, by=by, at=at, body=held.body, record=held, facts=facts)
    return held


def _named(values: Plain) -> Plain:
    """An account by its address: an id may come to mean nothing."""
    if not values.get("user_id"):
        return values
    return {**values, "user_id": User.objects.values_list("email", flat=True).get(pk=values["user_id"])}


def _refuse_a_second_row(others: Any, values: Mapping[str, Any]) -> None:
    if others.filter(name=values["name"], title=values["title"]).exists():
        message = _("%(name)s, %(title)s, is in the list already. Change the entry there.")
        raise ValidationError({"name": message % {"name": values["name"], "title": values["title"]}})
