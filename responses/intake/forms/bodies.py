"""For which of a person's bodies something is brought in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody
from responses.record.labels import Words


def body_field(*, label: Words, missing: Words) -> forms.ModelChoiceField:
    """A body to choose; which there are, its form says. `missing` is said where none is chosen."""
    return forms.ModelChoiceField(
        LocalPolicingBody.objects.none(),
        label=label,
        empty_label=_("Choose a local policing body"),
        error_messages={
            "required": missing,
            "invalid_choice": _("Choose a local policing body from the list."),
        },
    )


class OneBodyForm(forms.Form):
    """What is brought in is of one body: its field `body` is asked only of a person who works for more than one."""

    def __init__(self, *args: Any, bodies: Sequence[LocalPolicingBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        if len(bodies) == 1:
            del self.fields["body"]
        else:
            chosen = LocalPolicingBody.objects.filter(pk__in=[body.pk for body in bodies])
            self.fields["body"].queryset = chosen  # type: ignore[attr-defined]

    @property
    def body_chosen(self) -> LocalPolicingBody:
        """The body whose it is."""
        chosen: LocalPolicingBody = self.cleaned_data.get("body") or self.bodies[0]
        return chosen
