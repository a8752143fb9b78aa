"""The page behind a one-time link: someone chooses their password, and is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from forces.flows.invitations import LinkGone, invitation_of, join
from forces.models import User
from tracker.kit.clock import now
from tracker.office.forms.body import JoinForm
from tracker.signing_in.entering import enter_by_link


@method_decorator(never_cache, name="dispatch")
class Join(View):
    """Looking at the link does not use it up: mail programs look at links before people do."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            person = invitation_of(token, now()).user
        except LinkGone:
            return self.gone(request)
        return self.page(request, person, JoinForm(person=person))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            person = invitation_of(token, now()).user
            form = JoinForm(request.POST, person=person)
            if not form.is_valid():
                return self.page(request, person, form)
            person = join(token=token, password=form.cleaned_data["password"], at=now())
        except LinkGone:
            return self.gone(request)
        return enter_by_link(request, person)

    @staticmethod
    def page(request: HttpRequest, person: User, form: JoinForm) -> HttpResponse:
        return render(request, "office/join.html", {"person": person, "form": form})

    @staticmethod
    def gone(request: HttpRequest) -> HttpResponse:
        return render(request, "office/link_gone.html", status=410)
