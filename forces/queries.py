"""What the pages of an office ask: whether anyone has an account, and who and what belongs to a body."""

from datetime import date
from threading import Event as Flag

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from forces.models import Jurisdiction, LocalPolicingBody, Membership, SetUp, User

_found_an_account = Flag()


def someone_has_an_account() -> bool:
    """Asked of the database until an account is found, and never after in this process: accounts are not deleted."""
    if not _found_an_account.is_set() and User.objects.exists():
        _found_an_account.set()
    return _found_an_account.is_set()


def set_up_of(user: User) -> SetUp | None:
    """The set-up that this person began and has not finished."""
    return SetUp.objects.select_related("body").filter(begun_by=user, done_at=None).first()


def jurisdictions_of(body: LocalPolicingBody, day: date) -> QuerySet[Jurisdiction]:
    """The rows by which the body answers for its forces on a day."""
    return Jurisdiction.objects.on(day).filter(body=body).select_related("force").order_by("force__name")


def jurisdictions_ahead(body: LocalPolicingBody, day: date) -> QuerySet[Jurisdiction]:
    """The rows of today and those that begin later, each with `until_on`: the day on which the force's next begins."""
    current = Jurisdiction.objects.on(day).filter(body=body).order_by().values("pk")
    later = Jurisdiction.objects.filter(force=OuterRef("force"), from_on__gt=Coalesce(OuterRef("from_on"), date.min))
    rows = Jurisdiction.objects.filter(Q(pk__in=current) | Q(body=body, from_on__gt=day))
    rows = rows.annotate(until_on=Subquery(later.order_by("from_on").values("from_on")[:1]))
    return rows.select_related("force").order_by("force__name", "from_on")


def memberships_within(body: LocalPolicingBody, day: date) -> QuerySet[Membership]:
    """The roles that the body's administrators give and take: its own, and those of its forces' liaisons."""
    forces = jurisdictions_of(body, day).order_by().values("force")
    rows = Membership.objects.filter(Q(body=body) | Q(force__in=forces))
    return rows.select_related("user", "force").order_by("user__name", "user__pk", "role", "force__name")


def bodies_of(user: User, day: date) -> QuerySet[LocalPolicingBody]:
    """The bodies whose log says what the person does: those they work for, and for a liaison the force's own."""
    forces = Membership.objects.filter(user=user, force__isnull=False).values("force")
    answering = Jurisdiction.objects.on(day).filter(force__in=forces, body__isnull=False).order_by().values("body")
    working = Membership.objects.filter(user=user, body__isnull=False).order_by().values("body")
    return LocalPolicingBody.objects.filter(Q(pk__in=working) | Q(pk__in=answering)).order_by("pk")


def accounts_of(body: LocalPolicingBody) -> QuerySet[User]:
    """Everyone with a role in the body who may sign in."""
    return User.objects.filter(memberships__body=body, is_active=True).distinct().order_by("name", "pk")


def people_wholly_of(body: LocalPolicingBody, day: date) -> QuerySet[User]:
    """The people without a role anywhere else: the body's administrators may let them choose a new password.

    Someone with a role elsewhere would be taken over for that office as well.
    """
    within = memberships_within(body, day).order_by().values("pk")
    theirs = Membership.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(Exists(theirs.filter(pk__in=within)), ~Exists(theirs.exclude(pk__in=within)))
