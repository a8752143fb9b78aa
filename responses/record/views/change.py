"""What the pages that change a response share: scope, permission, refusal of a stale save, and the way back."""

from datetime import date
from typing import Any, ClassVar, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.typed import KeepsTyped, as_typed
from responses.domain.positions import State
from responses.record.flows.append_update import StaleResponse
from responses.record.forms.evidence import EvidenceFields
from responses.record.labels import FIELD_LABELS
from responses.record.models import Position, Response
from responses.record.paths import way_back
from responses.record.queries import current_position, initial_of, response_in_scope, state_at_version, updates_of
from responses.record.views.response import heading
from responses.record.visibility import history_of, in_words, sees_internal
from tracker.kit.clock import today
from tracker.kit.date_input import as_written


class Conflict(NamedTuple):
    """A field that two people changed: what stands now, and what this person typed."""

    label: str
    theirs: str
    yours: str


class ChangePage(KeepsTyped, Gate, View):
    """A form that changes a response. Subclasses name the form, the template and the flow."""

    form_class: ClassVar[type[forms.Form]]
    template_name: ClassVar[str]
    page_name: ClassVar[Any]
    done: ClassVar[Any]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        response = self.response(request, pk)
        position = current_position(response)
        form = self.typed.into(self.form(position, initial=self.initial(position, response.version)))
        if self.typed.is_used and form.initial["version"] != str(response.version):
            return self.stale(request, response, self.form(position, data=self.typed.data), response.version)
        return self.page(request, response, position, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        response = self.response(request, pk)
        position = current_position(response)
        form = self.form(position, data=request.POST, files=request.FILES)
        if form.is_valid():
            try:
                self.save(response, form)
            except StaleResponse as stale:
                return self.stale(request, response, form, stale.response.version)
            except ValidationError as error:
                self.add_errors(form, error)
            else:
                messages.success(request, str(self.done))
                return redirect(self.after(request, response))
        return self.page(request, response, position, form)

    def response(self, request: HttpRequest, pk: int) -> Response:
        """In scope (or 404), and with the permission for it (or 403)."""
        response = response_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=response.body_id, force_id=response.force_id)
        return response

    def form(self, position: Position, **kwargs: Any) -> Any:
        return self.form_class(**kwargs)

    def initial(self, position: Position, version: int) -> dict[str, Any]:
        return {"version": version, **initial_of(position.state, self.form_class.state_fields)}  # type: ignore[attr-defined]

    def save(self, response: Response, form: Any) -> None:
        """Call the flow."""
        raise NotImplementedError

    def person(self) -> User:
        assert isinstance(self.request.user, User)  # the gate has refused everyone else
        return self.request.user

    def after(self, request: HttpRequest, response: Response) -> str:
        back = way_back(request)
        return response.get_absolute_url() + (f"?{urlencode({'back': back})}" if back else "")

    @staticmethod
    def add_errors(form: forms.Form, error: ValidationError) -> None:
        """Put a flow's errors beside the fields that they name; an error of a field not shown, above the form."""
        for name, said in getattr(error, "message_dict", {"": error.messages}).items():
            form.add_error(name if name in form.fields else None, said)

    def stale(self, request: HttpRequest, response: Response, form: Any, version_now: int) -> HttpResponse:
        """Refuse to write over someone else's change: show theirs, keep every word typed, let the person save again."""
        position = current_position(response)
        typed = as_typed(form)
        version = typed["version"] if isinstance(typed["version"], int) else 0
        base, now = state_at_version(response, version), position.state
        merged = {**typed, **untouched(form.state_fields, base, now, typed), "version": version_now}
        fresh = self.form(position, initial=merged)
        if isinstance(fresh, EvidenceFields):
            fresh.keep_file_of(form)
        internal = sees_internal(access_on(request), response)
        context = {
            "is_stale": True,
            "since": [
                entry for entry in history_of(updates_of(response), internal=internal) if entry.update.seq > version
            ],
            "conflicts": conflicts(form.state_fields, base, now, typed),
        }
        status = 409 if request.method == "POST" else 200
        return self.page(request, response, position, fresh, status=status, **context)

    def page(
        self, request: HttpRequest, response: Response, position: Position, form: Any, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = {
            **heading(response, position),
            "page_name": self.page_name,
            "form": form,
            "back": way_back(request),
            "response_href": self.after(request, response),
            **more,
        }
        return render(request, self.template_name, context, status=status)

    @staticmethod
    def today() -> date:
        return today()


def untouched(names: tuple[str, ...], base: State, now: State, typed: dict[str, Any]) -> dict[str, Any]:
    """What stands now in the fields that this person left as they found them."""
    return {name: getattr(now, name) for name in names if typed[name] == getattr(base, name)}


def conflicts(names: tuple[str, ...], base: State, now: State, typed: dict[str, Any]) -> list[Conflict]:
    """The fields that both changed, and not to the same."""
    return [
        Conflict(str(FIELD_LABELS[name]), in_words(name, getattr(now, name)), in_words(name, as_written(typed[name])))
        for name in names
        if getattr(base, name) not in (typed[name], getattr(now, name)) and typed[name] != getattr(now, name)
    ]
