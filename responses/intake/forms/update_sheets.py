"""An update sheet is sent in; and what it proposes is taken or left."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.intake.forms.files import file_field, kept_name
from responses.intake.models import Proposal
from responses.intake.update_sheet_cells import full_heading

DECISIONS = [(Proposal.Decision.TAKEN, _("Take")), (Proposal.Decision.LEFT, _("Leave"))]
_FIELD = re.compile(r"decision_([0-9]{1,18})")
_SEEN = re.compile(r"([0-9]{1,18}):([0-9]{1,9})")


class SendSheetForm(forms.Form):
    """The file alone: its rows say whose it is."""

    file = file_field(
        label=_("Update sheet, filled in"),
        accept=".xlsx,.csv",
        help_text=_("The workbook that was taken from here (.xlsx), or a CSV file of it, up to 20 MB."),
        missing=_("Choose the update sheet that was filled in: an .xlsx or .csv file."),
    )

    @property
    def name(self) -> str:
        return kept_name(self.cleaned_data["file"].name)


class DecisionForm(forms.Form):
    """Take or leave, for each proposal of a page that waits for a decision. Nothing is chosen at first."""

    mark_optional = False

    def __init__(self, *args: Any, proposals: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in proposals:
            words = {"field": row.get_field_display(), "name": full_heading(row.response.recommendation)}
            self.fields[decision_name(row.pk)] = forms.ChoiceField(
                label=_now("Take or leave “%(field)s”, %(name)s") % words,
                choices=DECISIONS,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
            )


def decision_name(pk: int) -> str:
    return f"decision_{pk}"


def decisions_in(data: QueryDict) -> dict[int, Proposal.Decision]:
    """What was chosen, by the proposal's id; the flow says which of them can still be decided."""
    known = {str(value): value for value, _words in DECISIONS}
    found = ((_FIELD.fullmatch(name), data[name]) for name in data)
    return {int(name[1]): known[value] for name, value in found if name and value in known}


def decision_for_all(data: QueryDict) -> Proposal.Decision | None:
    """Whether everything is taken or left at once."""
    return next((value for value, _words in DECISIONS if data.get("all") == value), None)


def seen_in(data: QueryDict) -> dict[int, int]:
    """The version of each response as the page showed it. One field: a request may hold no more than a thousand."""
    return {int(response): int(version) for response, version in _SEEN.findall(data.get("seen", ""))}


def seen_as_text(seen: Mapping[int, int]) -> str:
    return ",".join(f"{response}:{version}" for response, version in seen.items())
