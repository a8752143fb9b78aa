"""The pages with one form over the body's own values."""

from datetime import date
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View

from forces.flows.change_office import change_office
from forces.flows.seen_values import Stale
from forces.models import SetUp
from forces.roles import Permission
from tracker.kit.clock import now
from tracker.office.duties import last_day, reports_to_open
from tracker.office.flows.begin_from import begin_from
from tracker.office.forms.office import BeginningForm, ColoursForm, LettersForm, OfficeForm, own_rules
from tracker.office.forms.seen import SeenForm
from tracker.office.views.both_versions import differing
from tracker.office.views.own_office import Office, OwnOffice, add_errors


class ChangeOffice(OwnOffice, View):
    """A form over some of the body's values; saved where nobody else has saved them meanwhile."""

    permission = Permission.MANAGE_OFFICE
    form_class: ClassVar[type[SeenForm]]
    page: ClassVar[str]
    template_name: ClassVar[str] = "office/change.html"
    heading: ClassVar[Any]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        return self.show(office, self.form_class.on(office.body))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office = self.office(slug)
        form = self.bound(office)
        if form.is_valid():
            try:
                return self.carry_out(office, form)
            except Stale as stale:
                return self.stale(office, form, stale)
            except ValidationError as error:
                add_errors(form, error)
        return self.show(office, form)

    def bound(self, office: Office) -> SeenForm:
        return self.form_class(self.request.POST)

    def carry_out(self, office: Office, form: SeenForm) -> HttpResponse:
        """Call the flow, and go on."""
        change_office(body=office.body, page=self.page, values=form.values, seen=form.found, by=self.person, at=now())
        return self.onward(office, _now("The change is saved."))

    def onward(self, office: Office, said: str) -> HttpResponse:
        """The set-up goes on without a word; a setting says that it is saved."""
        if office.set_up is None:
            messages.success(self.request, said)
        return redirect(office.after(self.step))

    def stale(self, office: Office, form: SeenForm, stale: Stale) -> HttpResponse:
        """Refuse to write over what someone else saved: both are shown, and what this person changed stays typed."""
        touched = form.touched()
        fresh = self.form_class.on(stale.held, touched)
        return self.show(office, fresh, status=409, is_stale=True, differing=differing(fresh, stale.held, touched))

    def show(self, office: Office, form: SeenForm, status: int = 200, **more: Any) -> HttpResponse:
        known = {"form": form, "heading": self.heading, "is_stale": False, "differing": []}
        return render(self.request, self.template_name, self.context(office, **{**known, **more}), status=status)


class Facts(ChangeOffice):
    """What the body is called."""

    form_class = OfficeForm
    page = "office"
    heading = _("Your office")


class Letters(ChangeOffice):
    """Letterhead, references, house style, marking and language."""

    step = SetUp.Step.LETTERS
    form_class = LettersForm
    page = "letters"
    heading = _("Letters")


class Colours(ChangeOffice):
    """What red, amber and green mean."""

    step = SetUp.Step.COLOURS
    form_class = ColoursForm
    page = "colours"
    heading = _("What your colours mean")
    template_name = "office/colours.html"

    def bound(self, office: Office) -> SeenForm:
        return ColoursForm(self.request.POST, own=own_rules(office.body))


class Beginning(ChangeOffice):
    """From when duties are kept. A day that opens replies is saved once the person has seen which."""

    step = SetUp.Step.BEGINNING
    form_class = BeginningForm
    page = "beginning"
    heading = _("From when you use the tracker")
    template_name = "office/beginning.html"

    def carry_out(self, office: Office, form: SeenForm) -> HttpResponse:
        on: date = form.values["uses_tracker_from"]
        opens = reports_to_open(office.body, on)
        if opens and self.request.POST.get("seen_what_opens") != on.isoformat():
            rows = [(report, last_day(report)) for report in opens]
            return self.show(office, form, opens=rows, seen_what_opens=on.isoformat())
        opened = begin_from(body=office.body, values=form.values, seen=form.found, by=self.person, at=now())
        return self.onward(office, what_was_opened(opened))

    def show(self, office: Office, form: SeenForm, status: int = 200, **more: Any) -> HttpResponse:
        return super().show(office, form, status, **{"opens": [], "seen_what_opens": "", **more})


def what_was_opened(reports: int) -> str:
    """Said after a change that may have opened what was held already."""
    if not reports:
        return _now("The change is saved.")
    opened = ngettext(
        "The change is saved. %(number)s report now has a reply to draft.",
        "The change is saved. %(number)s reports now have a reply to draft.",
        reports,
    )
    return opened % {"number": reports}
