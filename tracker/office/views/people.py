"""Who belongs to the body, in which roles; one more person."""

from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from forces.flows.people import add_person
from forces.models import Force, Membership, SetUp, User
from forces.queries import jurisdictions_of, memberships_within
from forces.roles import Permission
from tracker.kit.clock import now, today
from tracker.office.forms.people import AddPersonForm
from tracker.office.link_mail import mail_link
from tracker.office.views.own_office import Office, OwnOffice, add_errors

_LINK = "one_time_link"


class Person(NamedTuple):
    """Someone of the office, their roles within it, and whether they have come in yet."""

    user: User
    roles: list[Membership]
    has_joined: bool


class Link(NamedTuple):
    """A one-time link and whose it is: shown once."""

    name: str
    address: str


class People(OwnOffice, View):
    """The list; a link that was just made stands above it, this once."""

    permission = Permission.MANAGE_MEMBERS
    stays_open = True
    step = SetUp.Step.PEOPLE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        context = self.context(office, people=people_of(office), link=link_to_show(request, office))
        return render(request, "office/people.html", context)


class AddPerson(OwnOffice, View):
    """Someone new, with their first role."""

    permission = Permission.MANAGE_MEMBERS

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, AddPersonForm(forces=forces_of(office)))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        form = AddPersonForm(request.POST, forces=forces_of(office))
        if form.is_valid():
            try:
                added = add_person(body=office.body, **form.facts, by=self.person, at=now(), today=today())
            except ValidationError as error:
                add_errors(form, error)
            else:
                say_added(request, office, added.user, added.token)
                return redirect("office-people", slug)
        return self.page(office, form)

    def page(self, office: Office, form: AddPersonForm) -> HttpResponse:
        back = reverse("office-people", args=[office.body.slug])
        return render(self.request, "office/add_person.html", self.context(office, form=form, back=back))


def people_of(office: Office) -> list[Person]:
    """Each person once, by name."""
    found: dict[int, Person] = {}
    for row in memberships_within(office.body, today()):
        person = found.setdefault(row.user_id, Person(row.user, [], row.user.has_joined))
        person.roles.append(row)
    return list(found.values())


def forces_of(office: Office) -> QuerySet[Force]:
    """Those that a liaison of this office may speak for."""
    return Force.objects.filter(pk__in=jurisdictions_of(office.body, today()).order_by().values("force"))


def say_added(request: HttpRequest, office: Office, user: User, token: str) -> None:
    """Show the new person's link; or say that they sign in as before."""
    if token:
        keep_link(request, office, user, token)
    else:
        said = _("%(name)s is added. They have an account already, and sign in with the password that they have.")
        messages.success(request, said % {"name": user.name})


def keep_link(request: HttpRequest, office: Office, user: User, token: str) -> None:
    """Send it where there is a mail server; else, and where it is not taken, keep it for the next page to show once.

    The database holds no more than its digest.
    """
    address = request.build_absolute_uri(reverse("join", args=[token]))
    request.session.pop(_LINK, None)
    if mail_link(office.body, user, address):
        said = _("A link is on its way to %(email)s. It works once, within 7 days.")
        messages.success(request, said % {"email": user.email})
        return
    request.session[_LINK] = [office.body.pk, user.name, address]


def link_to_show(request: HttpRequest, office: Office) -> Link | None:
    """The link that was just made, taken out of the session as it is shown."""
    body, name, address = request.session.pop(_LINK, (None, "", ""))
    return Link(name, address) if body == office.body.pk else None
