"""Owners, target dates and "for us / not for us" for many recommendations: a form, a preview, one step."""

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
from responses.insight.choosing import CannotChoose, chosen_rows, rows_of
from responses.record.allocation import plan
from responses.record.flows.allocate import StaleAllocation, allocate
from responses.record.forms import AllocationForm
from responses.record.forms.chosen import as_text
from responses.record.models import Position, Update
from responses.record.paths import way_back, with_way_back
from tracker.kit.clock import now, today


class Allocate(Gate, View):
    """Three steps at one address: what is to change, what that changes in each, and the change itself.

    The choice is resolved to ids when the form opens, and to versions when the preview is drawn: what the person has
    seen is what is changed, or nothing is.
    """

    permission = Permission.RECORD_UPDATES

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            rows = chosen_rows(request.GET, access_on(request), today())
        except CannotChoose as cannot:
            messages.error(request, str(cannot))
            return redirect(way_back(request) or "recommendations")
        form = AllocationForm(initial={"chosen": {row.response_id: None for row in rows}})
        return self.form_page(request, rows, form)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AllocationForm(request.POST)
        is_right = form.is_valid()
        chosen = form.cleaned_data.get("chosen", {})
        rows = rows_of(chosen, access_on(request))
        if request.POST.get("step") == "change" and chosen:
            return self.form_page(request, rows, AllocationForm(initial=form.cleaned_data))
        if not is_right:
            return self.form_page(request, rows, form)
        if request.POST.get("step") == "confirm":
            return self.confirm(request, rows, form)
        return self.preview(request, rows, form)

    def confirm(self, request: HttpRequest, rows: list[Position], form: AllocationForm) -> HttpResponse:
        assert isinstance(request.user, User)  # the gate has refused everyone else
        seen = {pk: version or 0 for pk, version in form.cleaned_data["chosen"].items()}
        try:
            batch = allocate(seen=seen, wanted=form.wanted, by=request.user, at=now(), today=today())
        except StaleAllocation as stale:
            return self.preview(request, rows, form, since=stale.since)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_page(request, rows, form)
        messages.success(request, _("The allocation is recorded."))
        return redirect(with_way_back(reverse("batch", args=[batch.pk]), way_back(request)))

    def preview(
        self, request: HttpRequest, rows: list[Position], form: AllocationForm, since: list[Update] | None = None
    ) -> HttpResponse:
        """What would change, said of each. With `since`, what others have changed meanwhile comes first."""
        context = {
            **self.context(request, rows, form),
            "plan": plan(rows, form.wanted),
            "seen": as_text({row.response_id: row.response.version for row in rows}),
            "since": since or [],
        }
        return render(request, "record/allocate_preview.html", context, status=409 if since else 200)

    def form_page(self, request: HttpRequest, rows: list[Position], form: AllocationForm) -> HttpResponse:
        return render(request, "record/allocate.html", self.context(request, rows, form))

    @staticmethod
    def context(request: HttpRequest, rows: list[Position], form: AllocationForm) -> dict[str, Any]:
        back = way_back(request)
        return {"rows": rows, "form": form, "back": back, "back_href": back or reverse("recommendations")}
