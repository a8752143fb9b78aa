"""Who holds the body's office, and who signs for them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from forces.flows.office_holders import add_office_holder, change_office_holder
from forces.flows.seen_values import Stale
from forces.models import OfficeHolder, SetUp
from forces.queries import accounts_of
from forces.roles import Permission
from tracker.kit.clock import now
from tracker.office.forms.holders import HolderForm
from tracker.office.history import history_of
from tracker.office.views.both_versions import differing
from tracker.office.views.own_office import Office, OwnOffice, add_errors


class Holders(OwnOffice, View):
    """Everyone who is or was in office, in the order in which they were added."""

    permission = Permission.MANAGE_OFFICE
    step = SetUp.Step.HOLDERS

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        rows = office.body.office_holders.select_related("user").order_by("pk")
        return render(request, "office/holders.html", self.context(office, rows=rows))


class AddHolder(OwnOffice, View):
    """One more person in office."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        initial = {"title": office.body.office_holder_title, "is_holder": True}
        return self.page(office, HolderForm(people=accounts_of(office.body), initial=initial))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        form = HolderForm(request.POST, people=accounts_of(office.body))
        if form.is_valid():
            try:
                return self.carry_out(office, form)
            except ValidationError as error:
                add_errors(form, error)
        return self.page(office, form)

    def carry_out(self, office: Office, form: HolderForm) -> HttpResponse:
        add_office_holder(body=office.body, values=form.values, by=self.person, at=now())
        messages.success(self.request, _("%(name)s is added.") % {"name": form.values["name"]})
        return redirect("office-holders", office.body.slug)

    def page(self, office: Office, form: HolderForm, status: int = 200, **more: Any) -> HttpResponse:
        known = {
            "form": form,
            "heading": _("Add a person in office"),
            "back": reverse("office-holders", args=[office.body.slug]),
            "signature_href": "",
            "is_stale": False,
            "differing": [],
        }
        return render(self.request, "office/holder.html", self.context(office, **{**known, **more}), status=status)


class ChangeHolder(AddHolder):
    """Correct a person in office, or say that they have left it."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:  # type: ignore[override]
        office = self.office(slug)
        form = HolderForm.on(self.holder(office, pk), people=accounts_of(office.body))
        return self.page(office, form, heading=_("Change a person in office"))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:  # type: ignore[override]
        self.held = self.holder(self.office(slug), pk)
        return super().post(request, slug)

    def carry_out(self, office: Office, form: HolderForm) -> HttpResponse:
        try:
            change_office_holder(holder=self.held, values=form.values, seen=form.found, by=self.person, at=now())
        except Stale as stale:
            touched = form.touched()
            fresh = HolderForm.on(stale.held, touched, people=accounts_of(office.body))
            more = {"is_stale": True, "differing": differing(fresh, stale.held, touched)}
            return self.page(office, fresh, 409, **more)
        messages.success(self.request, _("The change is saved."))
        return redirect("office-holders", office.body.slug)

    def page(self, office: Office, form: HolderForm, status: int = 200, **more: Any) -> HttpResponse:
        held = self.holder(office, self.kwargs["pk"])
        known = {
            "heading": _("Change a person in office"),
            "history": history_of(held, office.body),
            "signature_href": reverse("office-signature", args=[office.body.slug, held.pk]),
        }
        return super().page(office, form, status, **{**known, **more})

    @staticmethod
    def holder(office: Office, pk: int) -> OfficeHolder:
        return get_object_or_404(office.body.office_holders, pk=pk)
