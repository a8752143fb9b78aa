"""A spreadsheet is sent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody

LONGEST_NAME = 200


class UploadForm(forms.Form):
    """The file, and the body whose recommendations it holds where the person works for more than one."""

    body = forms.ModelChoiceField(
        LocalPolicingBody.objects.none(),
        label=_("Whose recommendations it holds"),
        empty_label=_("Choose a local policing body"),
        error_messages={
            "required": _("Choose whose recommendations the sheet holds."),
            "invalid_choice": _("Choose a local policing body from the list."),
        },
    )
    file = forms.FileField(
        label=_("Spreadsheet"),
        allow_empty_file=True,  # so that the message is that of the reader, and names the mend
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("An Excel workbook (.xlsx) or a CSV file, up to 20 MB. Nothing goes into the records yet."),
        error_messages={"required": _("Choose a spreadsheet: an .xlsx or .csv file.")},
    )

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
        """The body whose sheet it is."""
        chosen: LocalPolicingBody = self.cleaned_data.get("body") or self.bodies[0]
        return chosen

    @property
    def name(self) -> str:
        """The file's name, its ending kept where it is too long."""
        return str(self.cleaned_data["file"].name)[-LONGEST_NAME:]
