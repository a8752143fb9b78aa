"""A local policing body that the reference data lack is added."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, LocalPolicingBody, User


@transaction.atomic
def new_body(*, formal_name: str, kind: str, office_holder_title: str, by: User, at: datetime) -> LocalPolicingBody:
    """Add the body. Raises ValidationError where one of that name is held."""
    slug = slugify(formal_name)[:50].strip("-")
    held = LocalPolicingBody.objects
    if held.filter(formal_name__iexact=formal_name).exists() or held.filter(slug=slug).exists():
        message = _("Formal name must be new: %(name)s is in the list of bodies. Choose it there.")
        raise ValidationError({"formal_name": message % {"name": formal_name}})
    body = LocalPolicingBody(slug=slug, formal_name=formal_name, kind=kind, office_holder_title=office_holder_title)
    body.save()
    facts = {"page": "body", "added": formal_name}
    log_event(kind=Event.Kind.SETTINGS, by=by, at=at, body=body, record=body, facts=facts)
    return body
