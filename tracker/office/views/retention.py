"""How long words are kept, what is held longer, and the disposal of the rest."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from forces.roles import Permission
from responses.record.flows.hold import lift_hold, place_hold
from responses.record.models import Disposal, Hold, Response
from responses.replies.flows.dispose import dispose
from responses.replies.retention import plan_of
from tracker.kit.clock import now, today
from tracker.office.forms.retention import HoldForm, LiftForm, RetentionForm
from tracker.office.views.change import ChangeOffice
from tracker.office.views.own_office import Office, OwnOffice, add_errors

PER_PAGE = 50
MOST_DIGITS = 19


class Period(ChangeOffice):
    """The body's retention period, and the policy that sets it."""

    form_class = RetentionForm
    page = "retention"
    heading = _("How long words are kept")


class Retention(OwnOffice, View):
    """The rule, the holds, what would go today, and what went."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        return self.page(office)

    def page(self, office: Office, refusal: str = "", status: int = 200) -> HttpResponse:
        beside = ("report", "force", "response__force", "response__recommendation__report", "placed_by", "lifted_by")
        holds = Hold.objects.filter(body=office.body).select_related(*beside)
        holds = holds.order_by(F("lifted_at").desc(nulls_first=True), "-placed_at", "-pk")
        context = self.context(
            office,
            plan=plan_of(office.body, today()),
            holds=Paginator(holds, PER_PAGE).get_page(self.request.GET.get("page")),
            disposals=Disposal.objects.filter(body=office.body).select_related("by")[:PER_PAGE],
            refusal=refusal,
        )
        return render(self.request, "office/retention.html", context, status=status)


class Dispose(Retention):
    """Carries out what the page showed, if it still stands."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        try:
            dispose(body=office.body, seen=request.POST.get("seen", ""), by=self.person, at=now(), today=today())
        except ValidationError as error:
            return self.page(office, " ".join(error.messages), 409)
        messages.success(request, _now("The words are disposed of. Their hashes and this disposal are kept."))
        return redirect("office-retention", slug)


class PlaceHold(OwnOffice, View):
    """Of everything, or of one report."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, HoldForm(body=office.body, response=self.response(office)))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        response = self.response(office)
        form = HoldForm(request.POST, body=office.body, response=response)
        if form.is_valid():
            place_hold(body=office.body, response=response, **form.cleaned_data, by=self.person, at=now())
            messages.success(request, _now("The hold is placed."))
            return redirect("office-retention", slug)
        return self.page(office, form)

    def response(self, office: Office) -> Response | None:
        """The one that the person came from, if it is the body's."""
        asked = self.request.GET.get("response", "")
        if not asked:
            return None
        rows = Response.objects.filter(body=office.body).select_related("recommendation__report", "force")
        return get_object_or_404(rows, pk=asked if asked.isdecimal() and len(asked) < MOST_DIGITS else 0)

    def page(self, office: Office, form: HoldForm) -> HttpResponse:
        back = reverse("office-retention", args=[office.body.slug])
        context = self.context(office, form=form, back=back, response=self.response(office))
        return render(self.request, "office/place_hold.html", context)


class LiftHold(OwnOffice, View):
    """With the reason."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, self.hold(office, pk), LiftForm())

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office, form = self.office(slug), LiftForm(request.POST)
        hold = self.hold(office, pk)
        if form.is_valid():
            try:
                lift_hold(hold=hold, **form.cleaned_data, by=self.person, at=now())
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _now("The hold is lifted."))
                return redirect("office-retention", slug)
        return self.page(office, hold, form)

    @staticmethod
    def hold(office: Office, pk: int) -> Hold:
        return get_object_or_404(Hold.objects.filter(body=office.body).standing(), pk=pk)

    def page(self, office: Office, hold: Hold, form: LiftForm) -> HttpResponse:
        back = reverse("office-retention", args=[office.body.slug])
        context: dict[str, Any] = self.context(office, hold=hold, form=form, back=back)
        return render(self.request, "office/lift_hold.html", context)
