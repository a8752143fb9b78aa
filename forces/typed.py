"""For the pages whose forms keep what is typed. A page joins by:

    class EditReply(KeepsTyped, Gate, View):              the view, and in its `get`
        form = self.typed.into(form)                      once the form stands as the record has it
    {% include "components/typed_offer.html" %}           the template, above the form
    {% include "components/typed_here.html" %}            and within it, before its button

A POST that is answered by a redirect has saved the form: what was typed is forgotten in the same request.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from forces.flows.typed import forget_typed
from forces.models import TypedText, User
from tracker.kit.clock import now

_SALT = "typed-text"
LONGEST_OPEN = 7 * 24 * 60 * 60
"""Seconds for which a page may go on sending what is typed on it."""
FormT = TypeVar("FormT", bound=forms.BaseForm)


class NotTheirs(Exception):
    """The page was made for someone else."""


@dataclass(frozen=True, kw_only=True)
class OpenedPage:
    """A form's page as one person opened it. Its token is what lets them keep something under its key."""

    user_id: int
    key: str
    opened_at: datetime
    goes_on: bool

    @property
    def token(self) -> str:
        facts = [self.user_id, self.key, self.opened_at.isoformat(), self.goes_on]
        return signing.dumps(facts, salt=_SALT)

    @classmethod
    def read(cls, token: str, user: User) -> "OpenedPage":
        """Raises BadSignature where we gave no such token, or too long ago, and NotTheirs where another got it."""
        user_id, key, opened_at, goes_on = signing.loads(token, salt=_SALT, max_age=LONGEST_OPEN)
        if user_id != user.pk:
            raise NotTheirs
        return cls(user_id=user_id, key=key, opened_at=datetime.fromisoformat(opened_at), goes_on=goes_on)


class TypedHere:
    """What the person has typed in this page's form before, and what they want done with it."""

    def __init__(self, request: HttpRequest, key: str) -> None:
        self.request, self.key = request, key
        self.says_nothing_new = False

    @cached_property
    def kept(self) -> TypedText | None:
        user = self.request.user
        if self.request.method != "GET" or not isinstance(user, User):
            return None
        return TypedText.objects.of(user).kept(now()).filter(key=self.key).first()

    @property
    def is_used(self) -> bool:
        return self.request.GET.get("typed") == "use" and self.kept is not None

    @property
    def is_offered(self) -> bool:
        return self.kept is not None and not self.is_used and not self.says_nothing_new

    @property
    def data(self) -> QueryDict:
        """What was typed, as the browser would have sent it."""
        found = QueryDict(mutable=True)
        for name, values in (self.kept.values if self.kept else {}).items():
            found.setlist(name, values)
        return found

    def into(self, form: FormT) -> FormT:
        """The form with what was typed, if the person uses it; its version too, so that a save from it is judged as one
        from the page that they saw. Where nothing differs, nothing is offered."""
        if self.kept:
            typed = typed_values(form, self.data)
            if self.is_used:
                form.initial = {**form.initial, **typed}
            else:
                self.says_nothing_new = not any(_differs(form, name, value) for name, value in typed.items())
        return form

    @property
    def token(self) -> str:
        assert isinstance(self.request.user, User)  # the gate has refused everyone else
        goes_on = self.is_used or self.says_nothing_new or self.request.method == "POST"
        return OpenedPage(user_id=self.request.user.pk, key=self.key, opened_at=now(), goes_on=goes_on).token

    @property
    def href_to_use(self) -> str:
        return f"?{urlencode([*self._asked(), ('typed', 'use')])}"

    @property
    def href_without(self) -> str:
        return self.request.path + (f"?{urlencode(self._asked())}" if self._asked() else "")

    def _asked(self) -> list[tuple[str, str]]:
        asked = [(name, value) for name, values in self.request.GET.lists() for value in values]
        return [(name, value) for name, value in asked if name != "typed"]


class KeepsTyped:
    """Stands before `Gate` in a view's bases. `typed` is there for the view, `request.typed` for its template."""

    typed: TypedHere

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.typed = request.typed = TypedHere(request, self.typed_key(request))  # type: ignore[attr-defined]

    def typed_key(self, request: HttpRequest) -> str:
        """What the page is and what it is about, such as `reply-edit:12`."""
        match = request.resolver_match
        assert match is not None  # the request came by an address
        return ":".join([match.view_name, *(str(value) for value in match.kwargs.values())])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if request.method != "POST" or not isinstance(user, User):
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if request.POST.get("typed") == "put-away":
            forget_typed(key=self.typed.key, by=user, at=now())
            return redirect(self.typed.href_without)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if isinstance(answer, HttpResponseRedirect):
            forget_typed(key=self.typed.key, by=user, at=now())
        return answer


def typed_values(form: forms.BaseForm, data: QueryDict) -> dict[str, Any]:
    """Each field as it was typed, whether it is right or not; a file is never among them."""
    return {
        bound.name: bound.field.widget.value_from_datadict(data, {}, bound.html_name)
        for bound in form
        if not bound.field.widget.needs_multipart_form
    }


def as_typed(form: forms.BaseForm) -> dict[str, Any]:
    """The values of a form that was sent: clean where they are right, as they were typed where they are not."""
    form.errors  # noqa: B018  asks the form to clean itself, if it has not yet
    return {**typed_values(form, form.data), **form.cleaned_data}  # type: ignore[arg-type]


def _differs(form: forms.BaseForm, name: str, value: Any) -> bool:
    bound = form[name]
    return not bound.is_hidden and bound.field.has_changed(bound.initial, value)
