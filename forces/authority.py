"""In which capacity someone may approve a body's replies: as its office holder, or as a delegate named in writing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from forces.models import LocalPolicingBody, Membership, OfficeHolder, User
from forces.roles import Role


@dataclass(frozen=True)
class Authority:
    """Who approves, as the record names them. `named_in` is the writing that names a delegate."""

    is_holder: bool
    name: str
    title: str
    named_in: str = ""


def authority_of(user: User, body: LocalPolicingBody, day: date) -> Authority | None:
    """The capacity in which the person may approve on a day.

    An office holder's role is enough, with the name and title of their entry where one is linked. A delegate needs an
    entry of the body's that is linked to their account, holds on the day, and names the writing.
    """
    roles = set(Membership.objects.filter(user=user, body=body).values_list("role", flat=True))
    entries = _entries(user, body, day)
    if Role.OFFICE_HOLDER in roles:
        held = next((entry for entry in entries if entry.is_holder), None)
        return Authority(True, held.name if held else str(user), held.title if held else body.office_holder_title)
    if Role.DELEGATE in roles:
        named = next((entry for entry in entries if entry.named_in_writing), None)
        return Authority(False, named.name, named.title, named.named_in_writing) if named else None
    return None


def _entries(user: User, body: LocalPolicingBody, day: date) -> list[OfficeHolder]:
    begun = Q(from_on=None) | Q(from_on__lte=day)
    held = Q(until_on=None) | Q(until_on__gte=day)
    return list(OfficeHolder.objects.filter(begun, held, body=body, user=user).order_by("pk"))
