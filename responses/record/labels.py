"""The words for every state, in one place: what pages, letters and exports print."""

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy as _

from responses.domain.status import (
    Acceptance,
    Applies,
    BodyView,
    Colour,
    ForceSays,
    Inspectorate,
    Progress,
    Status,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
Choices: TypeAlias = "list[tuple[str, Words]]"

STATUS_LABELS: dict[Status, Words] = {
    Status.NOT_STARTED: _("Not started"),
    Status.PLANNED: _("Planned"),
    Status.IN_PROGRESS: _("In progress"),
    Status.WAITING: _("Waiting on others"),
    Status.AWAITING_SIGN_OFF: _("Awaiting sign-off"),
    Status.UNCLEAR: _("Unclear"),
    Status.ALREADY_COMPLIANT: _("Already compliant"),
    Status.COMPLETE: _("Complete"),
    Status.NOT_ACCEPTED: _("Not accepted"),
    Status.NOT_APPLICABLE: _("Not applicable"),
    Status.SUPERSEDED: _("Superseded"),
}

STATUS_TONES: dict[Status, str] = {
    Status.NOT_STARTED: "unknown",
    Status.PLANNED: "on_course",
    Status.IN_PROGRESS: "on_course",
    Status.WAITING: "waiting",
    Status.AWAITING_SIGN_OFF: "attention",
    Status.UNCLEAR: "unknown",
    Status.ALREADY_COMPLIANT: "done",
    Status.COMPLETE: "done",
    Status.NOT_ACCEPTED: "closed",
    Status.NOT_APPLICABLE: "closed",
    Status.SUPERSEDED: "closed",
}
"""The tone (colour and shape, see the tag component) in which each status's word is shown."""

LABELS: dict[str, dict[str, Words]] = {
    "progress": {each.value: STATUS_LABELS[Status(each.value)] for each in Progress},
    "applies": {
        Applies.UNDECIDED: _("Not decided yet"),
        Applies.YES: _("For us"),
        Applies.NO: _("Not for us"),
    },
    "acceptance": {
        Acceptance.UNDECIDED: _("Not decided yet"),
        Acceptance.ACCEPTED: _("Accepted"),
        Acceptance.IN_PART: _("Accepted in part"),
        Acceptance.NOT_ACCEPTED: _("Not accepted"),
    },
    "force_says": {
        ForceSays.NOTHING: _("Not recorded"),
        ForceSays.NOT_DONE: _("Not done"),
        ForceSays.UNDER_WAY: _("Under way"),
        ForceSays.DONE: _("Done"),
    },
    "body_view": {
        BodyView.NOTHING: _("Not recorded"),
        BodyView.NOT_SATISFIED: _("Not satisfied"),
        BodyView.SATISFIED: _("Satisfied that it is done"),
    },
    "inspectorate_status": {
        Inspectorate.NOTHING: _("Not recorded"),
        Inspectorate.AWAITING_REVIEW: _("Awaiting review"),
        Inspectorate.BEING_PROGRESSED: _("Being progressed"),
        Inspectorate.COMPLETE: _("Complete"),
        Inspectorate.NO_FURTHER_ACTION: _("No further action needed"),
    },
}

FIELD_LABELS: dict[str, Words] = {
    "applies": _("For us"),
    "applies_reason": _("Why it is not for us"),
    "acceptance": _("Accepted"),
    "acceptance_reason": _("Why it is not accepted"),
    "progress": _("Progress"),
    "waiting_on": _("Waiting on"),
    "waiting_for": _("Waiting for"),
    "review_on": _("Review on"),
    "force_says": _("The force says"),
    "body_view": _("Our view"),
    "inspectorate_status": _("The inspectorate’s status"),
    "force_action": _("What the force does"),
    "body_action": _("What we do"),
    "no_action_reason": _("Why we take no action"),
    "owner": _("Owner"),
    "target_on": _("Our target"),
}

ONE_OF_TWO_ACTIONS: Words = _("Give either what we do or why we take no action, not both. Empty one of the two.")

COLOUR_LABELS: dict[Colour, Words] = {
    Colour.RED: _("Red"),
    Colour.AMBER: _("Amber"),
    Colour.GREEN: _("Green"),
    Colour.WHITE: _("White"),
    Colour.GREY: _("Grey"),
}


def choices(field: str) -> Choices:
    """A field's values with their words, for a model or a form."""
    return list(LABELS[field].items())


def label_of(field: str, value: str) -> str:
    """The words of one value; the value itself where the field has no list of words."""
    return str(LABELS.get(field, {}).get(value, value))
