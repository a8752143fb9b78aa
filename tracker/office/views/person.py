"""One person: their facts, their roles, and a new one-time link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from forces.access import access_of
from forces.flows.invitations import invite
from forces.flows.people import change_person, give_role_in_office, take_role_away
from forces.flows.seen_values import Stale
from forces.models import Membership, User
from forces.queries import memberships_within, people_wholly_of
from forces.roles import Permission, Role
from tracker.kit.clock import now, today
from tracker.office.forms.people import PersonForm, RoleForm
from tracker.office.history import history_of
from tracker.office.views.both_versions import differing
from tracker.office.views.own_office import Office, OwnOffice, add_errors
from tracker.office.views.people import forces_of, keep_link
from tracker.signing_in.codes import has_two_step
from tracker.signing_in.flows.reset_two_step import reset_two_step


class OnePerson(OwnOffice, View):
    """What the pages about one person share."""

    permission = Permission.MANAGE_MEMBERS

    def roles(self, office: Office, pk: int) -> list[Membership]:
        """The person's roles within the office; someone without one is not found."""
        rows = list(memberships_within(office.body, today()).filter(user=pk))
        if not rows:
            raise Http404
        return rows

    def back(self, office: Office, user: User) -> str:
        return reverse("office-person", args=[office.body.slug, user.pk])


class PersonPage(OnePerson):
    """Their roles, and what can be done about them."""

    stays_open = True

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        roles = self.roles(office, pk)
        user, is_wholly_ours = roles[0].user, people_wholly_of(office.body, today()).filter(pk=pk).exists()
        may_change = is_wholly_ours and not office.body.ended_on
        context = self.context(
            office,
            person=user,
            roles=roles,
            is_wholly_ours=is_wholly_ours,
            change=reverse("office-person-change", args=[slug, pk]) if may_change else "",
            has_joined=user.has_joined,
            has_two_step=has_two_step(user),
            back=reverse("office-people", args=[slug]),
            history=history_of(user, office.body),
        )
        return render(request, "office/person.html", context)


class ChangePerson(OnePerson):
    """Their name and e-mail address."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        user = self.roles(office, pk)[0].user
        return self.page(office, user, PersonForm.on(user))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office, form = self.office(slug), PersonForm(request.POST)
        user = self.roles(office, pk)[0].user
        if form.is_valid():
            try:
                change_person(
                    user=user, body=office.body, values=form.values, seen=form.found,
                    by=self.person, at=now(), today=today(),
                )  # fmt: skip
            except Stale as stale:
                touched = form.touched()
                fresh = PersonForm.on(stale.held, touched)
                more = {"is_stale": True, "differing": differing(fresh, stale.held, touched)}
                return self.page(office, user, fresh, 409, **more)
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("The change is saved."))
                return redirect("office-person", slug, pk)
        return self.page(office, user, form)

    def page(self, office: Office, user: User, form: PersonForm, status: int = 200, **more: Any) -> HttpResponse:
        known = {"person": user, "form": form, "back": self.back(office, user), "is_stale": False, "differing": []}
        context = self.context(office, **{**known, **more})
        return render(self.request, "office/change_person.html", context, status=status)


class GiveRole(OnePerson):
    """One more role for someone who has one."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, self.roles(office, pk)[0].user, RoleForm(forces=forces_of(office)))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        user, form = self.roles(office, pk)[0].user, RoleForm(request.POST, forces=forces_of(office))
        if form.is_valid():
            try:
                give_role_in_office(user=user, body=office.body, **form.facts, by=self.person, at=now(), today=today())
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("%(name)s has the role.") % {"name": user.name})
                return redirect("office-person", slug, pk)
        return self.page(office, user, form)

    def page(self, office: Office, user: User, form: RoleForm) -> HttpResponse:
        context = self.context(office, person=user, form=form, back=self.back(office, user))
        return render(self.request, "office/give_role.html", context)


class TakeRoleAway(OnePerson):
    """What it means is said first; one's own administrator's role is said to be just that."""

    stays_open = True

    def get(self, request: HttpRequest, slug: str, pk: int, membership: int) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, self.row(office, pk, membership))

    def post(self, request: HttpRequest, slug: str, pk: int, membership: int) -> HttpResponse:
        office = self.office(slug)
        row = self.row(office, pk, membership)
        try:
            take_role_away(membership=row, body=office.body, by=self.person, at=now())
        except ValidationError as error:
            return self.page(office, row, refusal=" ".join(error.messages))
        said = _("%(name)s no longer has the role “%(role)s”.")
        messages.success(request, said % {"name": row.user.name, "role": row.get_role_display()})
        return redirect(self.after(office, row.user))

    def row(self, office: Office, pk: int, membership: int) -> Membership:
        return get_object_or_404(memberships_within(office.body, today()), user=pk, pk=membership)

    def after(self, office: Office, user: User) -> str:
        """The list of people; the first page for someone who has just shut themselves out of it."""
        keeps = office.body.pk in access_of(self.person).body_ids(self.permission)
        return reverse("office-people", args=[office.body.slug]) if keeps else reverse("home")

    def page(self, office: Office, row: Membership, refusal: str = "") -> HttpResponse:
        context = self.context(
            office,
            row=row,
            person=row.user,
            back=self.back(office, row.user),
            refusal=refusal,
            shuts_self_out=row.user == self.person and row.role == Role.ADMINISTRATOR,
        )
        return render(self.request, "office/take_role_away.html", context)


class NewLink(OnePerson):
    """A new one-time link; the one before it ends."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        user = self.roles(office, pk)[0].user
        try:
            token = invite(user=user, body=office.body, by=self.person, at=now(), today=today())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("office-person", slug, pk)
        keep_link(request, office, user, token)
        return redirect("office-people", slug)


class ResetTwoStep(OnePerson):
    """For someone who has lost the telephone with their codes."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        user = self.roles(office, pk)[0].user
        context = self.context(office, person=user, back=self.back(office, user))
        return render(request, "office/reset_two_step.html", context)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        user = self.roles(office, pk)[0].user
        try:
            reset_two_step(user=user, body=office.body, by=self.person, at=now(), today=today())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The two-step sign-in of %(name)s is reset.") % {"name": user.name})
        return redirect("office-person", slug, pk)
