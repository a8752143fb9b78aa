"""The forces that a body answers for: the list, one more, and the end of one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from forces.flows.answer_for import stop_answering_for
from forces.models import Force, Jurisdiction, SetUp
from forces.queries import jurisdictions_ahead
from forces.roles import Permission
from tracker.kit.clock import now, today
from tracker.office.flows.begin_from import answer_for_from
from tracker.office.forms.forces import AddForceForm, StopForceForm
from tracker.office.history import history_of_forces
from tracker.office.views.change import what_was_opened
from tracker.office.views.own_office import Office, OwnOffice, add_errors


class Forces(OwnOffice, View):
    """Whom the body holds to account today."""

    permission = Permission.MANAGE_OFFICE
    step = SetUp.Step.FORCES

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        rows = jurisdictions_ahead(office.body, today())
        context = self.context(office, rows=rows, today=today(), history=history_of_forces(office.body))
        return render(request, "office/forces.html", context)


class AddForce(OwnOffice, View):
    """A force that the body answers for from a day on, or since before anything recorded."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, AddForceForm(forces=self.choices(office)))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        form = AddForceForm(request.POST, forces=self.choices(office))
        if form.is_valid():
            try:
                opened = answer_for_from(body=office.body, **form.cleaned_data, by=self.person, at=now())
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, what_was_opened(opened))
                return redirect("office-forces", slug)
        return self.page(office, form)

    @staticmethod
    def choices(office: Office) -> QuerySet[Force]:
        """Territorial or not: some offices follow what a national force is asked."""
        ours = jurisdictions_ahead(office.body, today()).order_by().values("force")
        return Force.objects.exclude(pk__in=ours)

    def page(self, office: Office, form: AddForceForm) -> HttpResponse:
        back = reverse("office-forces", args=[office.body.slug])
        return render(self.request, "office/add_force.html", self.context(office, form=form, back=back))


class StopForce(OwnOffice, View):
    """The body no longer answers for a force: it says first what that leaves as it is."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office = self.office(slug)
        return self.page(office, self.row(office, pk), StopForceForm())

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        office, form = self.office(slug), StopForceForm(request.POST)
        row = self.row(office, pk)
        if form.is_valid():
            try:
                stop_answering_for(
                    body=office.body, jurisdiction=row, on=form.cleaned_data["on"], by=self.person, at=now()
                )
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("The change is saved."))
                return redirect("office-forces", slug)
        return self.page(office, row, form)

    @staticmethod
    def row(office: Office, pk: int) -> Jurisdiction:
        return get_object_or_404(jurisdictions_ahead(office.body, today()), pk=pk)

    def page(self, office: Office, row: Jurisdiction, form: StopForceForm) -> HttpResponse:
        back = reverse("office-forces", args=[office.body.slug])
        return render(self.request, "office/stop_force.html", self.context(office, row=row, form=form, back=back))
