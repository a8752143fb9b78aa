"""Add an entry of scrutiny: about rows chosen in the list, about one response, or following an entry up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.insight.choosing import CannotChoose, chosen_rows, id_in, rows_of
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.forms import ScrutinyForm
from responses.record.models import Position, Scrutiny
from responses.record.paths import way_back
from responses.record.queries_scrutiny import entry_in_scope
from responses.record.views.change import ChangePage
from tracker.kit.clock import now, today


class NewScrutiny(Gate, View):
    """The form of an entry. It is written once: there is no page that changes it."""

    permission = Permission.RECORD_UPDATES

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            rows, initial = self.asked(request)
        except CannotChoose as cannot:
            messages.error(request, str(cannot))
            return redirect(way_back(request) or "recommendations")
        initial["chosen"] = {row.response_id: None for row in rows}
        return self.page(request, rows, ScrutinyForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ScrutinyForm(request.POST)
        is_right = form.is_valid()
        rows = rows_of(form.cleaned_data.get("chosen", {}), access_on(request))
        if is_right:
            try:
                return self.after(request, rows, self.record(form))
            except ValidationError as error:
                ChangePage.add_errors(form, error)
        return self.page(request, rows, form)

    @staticmethod
    def asked(request: HttpRequest) -> tuple[list[Position], dict[str, Any]]:
        """The rows that the entry will be about, and what stands in its form already."""
        access, follows = access_on(request), request.GET.get("follows")
        if not follows:
            return chosen_rows(request.GET, access, today()), {}
        entry = entry_in_scope(access, id_in(follows))
        ids = [id_in(text) for text in request.GET.getlist("response")]
        rows = rows_of(ids or entry.responses.values_list("pk", flat=True), access)
        return rows, {"meeting": entry.meeting, "question": entry.question, "follows": entry.pk}

    def record(self, form: ScrutinyForm) -> Scrutiny:
        assert isinstance(self.request.user, User)  # the gate has refused everyone else
        typed = dict(form.cleaned_data)
        chosen, follows = typed.pop("chosen"), typed.pop("follows")
        typed["follows"] = entry_in_scope(access_on(self.request), follows) if follows else None
        return record_scrutiny(responses=chosen, by=self.request.user, at=now(), today=today(), **typed)

    @staticmethod
    def after(request: HttpRequest, rows: list[Position], entry: Scrutiny) -> HttpResponse:
        """Back to the response where it is about one alone, to the entry where it is about many."""
        messages.success(request, _("The entry is recorded."))
        return redirect(f"{rows[0].response.get_absolute_url()}#scrutiny" if len(rows) == 1 else entry)

    @staticmethod
    def page(request: HttpRequest, rows: list[Position], form: ScrutinyForm) -> HttpResponse:
        back = way_back(request)
        context = {"rows": rows, "form": form, "back": back, "back_href": back or reverse("scrutiny-entries")}
        return render(request, "record/scrutiny_new.html", context)
