"""What every page of an office shares: whose it is, and whether it is a step of the set-up or a setting."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from forces.flows.begin_set_up import go_on
from forces.gate import Gate, access_on
from forces.models import LocalPolicingBody, SetUp, User
from forces.queries import set_up_of
from tracker.kit.clock import now

Step = SetUp.Step

PAGES: dict[Step, str] = {
    Step.FORCES: "office-forces",
    Step.BEGINNING: "office-beginning",
    Step.LETTERS: "office-letters",
    Step.COLOURS: "office-colours",
    Step.HOLDERS: "office-holders",
    Step.PEOPLE: "office-people",
}
"""The settings that the set-up goes through, in its order, each with the name of its address."""

NUMBERED: list[Step] = list(Step)[:-1]


@dataclass(frozen=True)
class Frame:
    """What stands around a page's content: where it leads back to, and what its button says."""

    caption: str
    back_words: str
    back_href: str
    button: str
    step: str
    """The step that the button finishes; empty outside the set-up."""


@dataclass(frozen=True)
class Office:
    """A person's own body, and the set-up that they have not finished, if this is its body."""

    body: LocalPolicingBody
    set_up: SetUp | None

    def frame(self, step: Step | None) -> Frame:
        """A step of the set-up leads back to the one before; a setting to all settings."""
        if self.body.ended_on:
            return Frame(self.body.formal_name, _("Back to My work"), reverse("home"), _("Save"), "")
        if self.set_up is None or step is None:
            href = reverse("office", args=[self.body.slug])
            return Frame(self.body.formal_name, _("Back to settings"), href, _("Save"), "")
        number = NUMBERED.index(step) + 1
        caption = _("Set up your office: step %(number)s of %(all)s") % {"number": number, "all": len(NUMBERED)}
        back = address_of(NUMBERED[number - 2], self.body)
        return Frame(caption, _("Back"), back, _("Save and continue"), step.value)

    def after(self, step: Step | None) -> str:
        """Where a person goes who has finished a page: the next step, or back to the settings."""
        if self.set_up is None or step is None:
            return reverse("office", args=[self.body.slug])
        held = go_on(set_up=self.set_up, past=step, at=now())
        following = list(Step)[list(Step).index(step) + 1]
        return address_of(following if held.has_reached(following) else Step(held.step), self.body)


def address_of(step: Step, body: LocalPolicingBody | None) -> str:
    """Where a step of the set-up is taken."""
    if step == Step.BODY or body is None:
        return reverse("set-up-body")
    if step == Step.DONE:
        return reverse("set-up-done", args=[body.slug])
    return reverse(PAGES[step], args=[body.slug])


class OwnOffice(Gate):
    """A page of one body, for those who hold the page's permission for that body."""

    step: Step | None = None
    stays_open = False
    """Whether the page is still there for a body that has handed over: to see who may read, and take that away."""
    request: HttpRequest

    def office(self, slug: str) -> Office:
        """The body, if the person holds the permission for it; otherwise Http404."""
        allowed = access_on(self.request).body_ids(self.permission)
        body = next((held for held in access_on(self.request).bodies if held.slug == slug and held.pk in allowed), None)
        if body is None or (body.ended_on and not self.stays_open):
            raise Http404
        set_up = set_up_of(self.person)
        return Office(body, set_up if set_up and set_up.body_id == body.pk else None)

    @property
    def person(self) -> User:
        assert isinstance(self.request.user, User)  # the gate has refused everyone else
        return self.request.user

    def context(self, office: Office, **more: Any) -> dict[str, Any]:
        return {"body": office.body, "frame": office.frame(self.step), **more}


def add_errors(form: Form, error: ValidationError) -> None:
    """A flow's errors beside the fields that they name; of a field that is not shown, above the form."""
    for name, said in getattr(error, "message_dict", {"": error.messages}).items():
        form.add_error(name if name in form.fields else None, said)
