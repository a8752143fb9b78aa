"""The first page of an empty installation, and the choice of the body that is set up."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from forces.flows.begin_set_up import AlreadySetUp, add_body, begin_set_up, choose_body
from forces.loopback import is_loopback_request
from forces.models import SetUp, User
from forces.queries import set_up_of, someone_has_an_account
from tracker.kit.clock import now
from tracker.office.forms.body import AddBodyForm, ChooseBodyForm, FirstPersonForm
from tracker.office.views.own_office import add_errors, address_of
from tracker.signing_in.entering import enter


@method_decorator(never_cache, name="dispatch")
class Begin(View):
    """Open to whoever comes first: on the server itself at once, from elsewhere with the set-up code.

    Once anyone has an account it is closed for ever: who began is led on to their next step, everyone else to the
    first page.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        if someone_has_an_account():
            return self.closed(request)
        return self.page(request, FirstPersonForm(asks_code=self.asks_code(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        if someone_has_an_account():
            return self.closed(request)
        form = FirstPersonForm(request.POST, asks_code=self.asks_code(request))
        if not form.is_valid():
            return self.page(request, form)
        try:
            person = begin_set_up(**form.facts, at=now())
        except AlreadySetUp:
            return render(request, "office/already_set_up.html", status=409)
        return enter(request, person, how="set-up", to=reverse("set-up-body"))

    @staticmethod
    def asks_code(request: HttpRequest) -> bool:
        return not is_loopback_request(request)

    @staticmethod
    def closed(request: HttpRequest) -> HttpResponse:
        set_up = set_up_of(request.user) if isinstance(request.user, User) else None
        return redirect(address_of(SetUp.Step(set_up.step), set_up.body) if set_up else "home")

    @staticmethod
    def page(request: HttpRequest, form: FirstPersonForm) -> HttpResponse:
        return render(request, "office/begin.html", {"form": form})


class Unfinished(LoginRequiredMixin):
    """For the one person whose set-up is not finished: their permission is that they began it."""

    request: HttpRequest

    def set_up(self) -> SetUp:
        held = set_up_of(self.request.user) if isinstance(self.request.user, User) else None
        if held is None:
            raise Http404
        return held


class ChooseBody(Unfinished, View):
    """The body that the office belongs to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(ChooseBodyForm(initial={"body": self.set_up().body}))

    def post(self, request: HttpRequest) -> HttpResponse:
        set_up, form = self.set_up(), ChooseBodyForm(request.POST)
        if form.is_valid():
            try:
                held = choose_body(set_up=set_up, body=form.cleaned_data["body"], at=now())
            except ValidationError as error:
                add_errors(form, error)
            else:
                return redirect(address_of(SetUp.Step.FORCES, held.body))
        return self.page(form)

    def page(self, form: ChooseBodyForm) -> HttpResponse:
        return render(self.request, "office/choose_body.html", {"form": form})


class AddBody(Unfinished, View):
    """A body that the reference data lack."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.set_up()
        return self.page(AddBodyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        set_up, form = self.set_up(), AddBodyForm(request.POST)
        if form.is_valid():
            try:
                held = add_body(set_up=set_up, **form.cleaned_data, at=now())
            except ValidationError as error:
                add_errors(form, error)
            else:
                return redirect(address_of(SetUp.Step.FORCES, held.body))
        return self.page(form)

    def page(self, form: AddBodyForm) -> HttpResponse:
        return render(self.request, "office/add_body.html", {"form": form})
