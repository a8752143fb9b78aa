"""A body that ends hands over: it says to whom and from when, is shown what passes, and confirms."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from forces.flows.new_body import new_body
from forces.gate import access_on
from forces.models import LocalPolicingBody
from forces.roles import Permission
from forces.successions import why_not
from tracker.kit.clock import now, today
from tracker.kit.dates import long_date
from tracker.office.flows.hand_over import StaleHandOver, hand_over
from tracker.office.forms.body import AddBodyForm
from tracker.office.forms.hand_over import HandOverForm
from tracker.office.succession import Passing, counts_words, what_passes
from tracker.office.views.own_office import Office, OwnOffice, add_errors


class HandOver(OwnOffice, View):
    """Nothing is written before the person has seen what passes, and only while that is still so."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        if said := self.done_already(slug):
            messages.info(request, said)
            return redirect("home")
        office = self.office(slug)
        chosen = LocalPolicingBody.objects.standing().filter(slug=request.GET.get("to", "")).first()
        return self.page(office, HandOverForm(body=office.body, initial={"successor": chosen}))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        if said := self.done_already(slug):
            messages.info(request, said)
            return redirect("home")
        office = self.office(slug)
        form = HandOverForm(request.POST, body=office.body)
        if not form.is_valid():
            return self.page(office, form)
        successor, on = form.facts["successor"], form.facts["on"]
        if against := why_not(office.body, successor, on, today()):
            add_errors(form, ValidationError(against))
            return self.page(office, form)
        passing = what_passes(office.body, successor, on)
        return self.carry_out(office, form, passing) if form.was_shown else self.show(office, form, passing)

    def carry_out(self, office: Office, form: HandOverForm, passing: Passing) -> HttpResponse:
        """Whoever hands over to a body without an administrator becomes its first: nobody else could sign in."""
        person = self.person if passing.needs_administrator else None
        facts = {**form.facts, "by": self.person, "at": now(), "today": today(), "administrator": person}
        try:
            hand_over(body=office.body, seen=form.cleaned_data["seen"], **facts)
        except StaleHandOver as stale:
            return self.show(office, form, stale.passing, status=409, is_stale=True)
        except ValidationError as error:
            add_errors(form, error)
            return self.page(office, form, status=409)
        successor = form.facts["successor"]
        words = {"body": office.body, "successor": successor, "day": long_date(form.facts["on"])}
        messages.success(self.request, _("%(body)s has handed over to %(successor)s, from %(day)s.") % words)
        return redirect("office-people", successor.slug) if person else redirect("home")

    def show(
        self, office: Office, form: HandOverForm, passing: Passing, status: int = 200, **more: Any
    ) -> HttpResponse:
        """What passes, with the button that hands it over; without it where something must be done first."""
        shown = form.shown(passing, office.body)
        shown.is_valid()
        return self.page(office, shown, status=status, passing=passing, counts=counts_words(passing), **more)

    def page(self, office: Office, form: HandOverForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"form": form, "passing": None, "is_stale": False, **more}
        return render(self.request, "office/hand_over.html", self.context(office, **context), status=status)

    def done_already(self, slug: str) -> str:
        """That the body has handed over, to one of its own people; nothing where it has not."""
        for body in access_on(self.request).bodies:
            if body.slug == slug and body.ended_on:
                words = {"body": body, "successor": body.successor, "day": long_date(body.ended_on)}
                return _("%(body)s has handed over already: to %(successor)s, from %(day)s.") % words
        return ""


class AddSuccessor(OwnOffice, View):
    """A successor that the list of bodies lacks: many of them are yet to be made."""

    permission = Permission.MANAGE_OFFICE

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.page(self.office(slug), AddBodyForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office, form = self.office(slug), AddBodyForm(request.POST)
        if form.is_valid():
            try:
                body = new_body(**form.cleaned_data, by=self.person, at=now())
            except ValidationError as error:
                add_errors(form, error)
            else:
                return redirect(f"{reverse('office-hand-over', args=[slug])}?to={body.slug}")
        return self.page(office, form)

    def page(self, office: Office, form: AddBodyForm) -> HttpResponse:
        back = reverse("office-hand-over", args=[office.body.slug])
        return render(self.request, "office/add_successor.html", self.context(office, form=form, back=back))
