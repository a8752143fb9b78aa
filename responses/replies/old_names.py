"""Words of a draft that still name a body which has handed it over: left as they are, and pointed out."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, OfficeHolder
from responses.record.labels import Words
from responses.replies.models import Reply

PLACES: dict[str, Words] = {
    "reference": _("Our ref"),
    "introduction": _("Introduction"),
    "narrative": _("Narrative"),
    "reply_to_comments": _("Reply to the chief officer’s comments"),
    "closing": _("Closing"),
    "signatory_name": _("Signatory"),
    "signatory_role": _("Signatory’s office"),
    "signatory_area": _("Signatory’s area"),
    "copies_to": _("Copies to"),
}
"""Where a letter's own words may name the body, by the reply's field."""


def names_of(bodies: Iterable[LocalPolicingBody]) -> frozenset[str]:
    """What these bodies are called, what their references begin with, and who holds their offices: one query."""
    held = list(bodies)
    called = {name for one in held for name in (one.formal_name, one.office_holder_title, one.reference_prefix)}
    people = OfficeHolder.objects.filter(body__in=held).values_list("name", "title") if held else ()
    return frozenset(filter(None, called.union(*people)))


def old_names_for(body: LocalPolicingBody) -> frozenset[str]:
    """The names of the bodies that this one has succeeded, without those that it bears itself: two queries."""
    before = LocalPolicingBody.objects.filter(heir=body)
    return names_of(before) - names_of([body]) if before else frozenset()


def places_naming(reply: Reply, names: Iterable[str]) -> list[str]:
    """The parts of the draft in which one of the names stands."""
    sought = [name.casefold() for name in names]
    return [
        str(label)
        for field, label in PLACES.items()
        if any(name in getattr(reply, field).casefold() for name in sought)
    ]
