"""A page of the inspectorate's register: the page itself, pasted or as a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.models import Force
from recommendations.models import InspectionReport
from responses.intake.forms.files import LONGEST_NAME, file_field, kept_name
from responses.replies.forms.register_paste import PastedText

LONGEST_PAGE = 500_000
"""Characters of a page's text."""


class PageForm(forms.Form):
    """The page itself, pasted or as a file, and, away from a recommendation's page, what it is about."""

    report = forms.ModelChoiceField(
        InspectionReport.objects.none(),
        label=_("Report"),
        empty_label=_("Choose a report"),
        error_messages={
            "required": _("Choose the report that the page is about."),
            "invalid_choice": _("Choose a report from the list."),
        },
    )
    force = forms.ModelChoiceField(
        Force.objects.none(),
        label=_("Force"),
        empty_label=_("Choose a force"),
        error_messages={
            "required": _("Choose the force that the page is about."),
            "invalid_choice": _("Choose a force from the list."),
        },
    )
    text = PastedText(
        label=_("Text of the page"),
        rows=10,
        max_length=LONGEST_PAGE,
        help_text=_("As you copied it, with its marks: [on]date[status]…[/status][comment]…[/comment][/on]."),
        error_messages={
            "max_length": _("The text must be %(limit_value)d characters or fewer: it has %(show_value)d. Split it.")
        },
    )
    file = file_field(
        label=_("Or the page as a file"),
        accept=".html,.htm,.txt,.docx,.pdf",
        help_text=_("A saved web page or a text file, up to 20 MB."),
    )
    name = forms.CharField(required=False, max_length=LONGEST_NAME, widget=forms.HiddenInput)
    read = forms.CharField(required=False, widget=forms.HiddenInput)
    mark_optional = False

    def __init__(self, *args: Any, reports: Any = None, forces: Any = None, **kwargs: Any) -> None:
        """`reports` and `forces` are those that may be chosen; none where the page's own response tells."""
        super().__init__(*args, **kwargs)
        for name, rows in (("report", reports), ("force", forces)):
            if rows is None:
                del self.fields[name]
            else:
                self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("text", "").strip() and not cleaned.get("file") and not self.errors.get("text"):
            self.add_error("text", _now("Paste the text of the page, or choose its file."))
        return cleaned

    @property
    def page_name(self) -> str:
        """What the page is kept as."""
        file = self.cleaned_data.get("file")
        return kept_name(file.name if file else self.cleaned_data["name"]) or _now("Register page, pasted.txt")
