"""All settings of an office on one page, the step from one list to the next, and the end of the set-up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views import View
from django.views.generic import TemplateView

from forces.gate import Gate, access_on
from forces.languages import LANGUAGES
from forces.models import SetUp
from forces.queries import jurisdictions_of, memberships_within
from forces.roles import Permission
from letters.rendering.styles import house_styles, style_of
from responses.domain.status import parse_rag_rules
from tracker.kit.clock import today
from tracker.office.forms.office import PRESET_NAMES, in_words, preset_of
from tracker.office.history import history_of
from tracker.office.views.own_office import PAGES, OwnOffice, address_of


class Settings(Gate, View):
    """Someone who runs one office goes straight to it; who runs several chooses. Of one that ended, people are left."""

    permission = Permission.MANAGE_MEMBERS

    def get(self, request: HttpRequest) -> HttpResponse:
        access = access_on(request)
        bodies = [body for body in access.bodies if body.pk in access.body_ids(self.permission)]
        if len(bodies) == 1:
            return redirect("office-people" if bodies[0].ended_on else "office", bodies[0].slug)
        return render(request, "office/offices.html", {"bodies": bodies})


class Overview(OwnOffice, TemplateView):
    """What is set, and where each of it is changed."""

    permission = Permission.MANAGE_OFFICE
    template_name = "office/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        office, day = self.office(self.kwargs["slug"]), today()
        body, set_up = office.body, office.set_up
        people = {row.user_id for row in memberships_within(body, day)}
        context = {
            "body": body,
            "go_on": address_of(SetUp.Step(set_up.step), body) if set_up else "",
            "forces": jurisdictions_of(body, day),
            "holders": body.office_holders.order_by("pk"),
            "people": len(people),
            "colours": in_words(parse_rag_rules(body.rag_rules)),
            "preset": PRESET_NAMES.get(preset_of(body.rag_rules), ""),
            "history": history_of(body, body),
            "sees_log": body.pk in access_on(self.request).body_ids(Permission.SEE_LOG),
            "house_style": gettext(house_styles()[style_of(body.house_style)]),
            "letter_language": dict(LANGUAGES).get(body.language, body.language),
        }
        return super().get_context_data(**context, **kwargs)


class GoOn(OwnOffice, View):
    """From a list to the next step of the set-up."""

    permission = Permission.MANAGE_OFFICE

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        office, step = self.office(slug), request.POST.get("step")
        if step not in [page.value for page in PAGES]:
            raise Http404
        try:
            return redirect(office.after(SetUp.Step(step)))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(address_of(SetUp.Step(step), office.body))


class Done(OwnOffice, TemplateView):
    """The office stands: what to do next, by what the person may do."""

    permission = Permission.MANAGE_OFFICE
    template_name = "office/done.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        office, access = self.office(self.kwargs["slug"]), access_on(self.request)
        may_import = office.body.pk in access.body_ids(Permission.IMPORT)
        return super().get_context_data(body=office.body, may_import=may_import, **kwargs)
