"""How a sheet is to be understood: its columns, its status words, its dates, and what holds for all of its rows."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.models import Force
from recommendations.models import InspectionReport, Source
from responses.intake import statuses
from responses.intake.columns import column_letters, guess, is_ours
from responses.intake.fields import FIELDS, GROUP_LABELS, IGNORED, About
from responses.intake.models import Import, ImportRow
from responses.intake.queries import forces_of_body
from responses.intake.row_words import cell_text, shortened
from responses.intake.sheets.wire import value_of
from responses.record.labels import Choices
from responses.replies.queries import usual_source
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import long_date

FOR_ALL_ROWS = ("force", "report", "source", "holds_from", "date_order")
SAMPLES = 3
"""Values shown of each column."""
LAST_HEADING_ROW = 1000


@dataclass(frozen=True)
class ColumnAsked:
    """A column as the page shows it: its letter and heading, what it holds, and the field to choose."""

    letters: str
    heading: str
    samples: Sequence[str]
    field: BoundField


class ColumnsForm(forms.Form):
    """A select for each column and for each status word, and what holds for all rows."""

    date_order = forms.ChoiceField(
        label=_("How the sheet writes dates in figures"),
        choices=Import.DateOrder.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the sheet writes dates in figures.")},
    )
    holds_from = GovukDateField(
        label=_("Date from which the rows hold"),
        help_text=_("Where a row has no date of its own: today, or the day of which the sheet tells."),
    )
    force = forms.ModelChoiceField(
        Force.objects.none(),
        label=_("Force of the rows that name none"),
        required=False,
        empty_label=_("Each row names its force"),
        error_messages={"invalid_choice": _("Choose a force from the list.")},
    )
    report = forms.ModelChoiceField(
        InspectionReport.objects.none(),
        label=_("Report of the rows that name none"),
        required=False,
        empty_label=_("Each row names its report"),
        error_messages={"invalid_choice": _("Choose a report from the list.")},
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("Who published the reports, where a row does not say"),
        required=False,
        empty_label=_("Each row says who published its report"),
        error_messages={"invalid_choice": _("Choose a source from the list.")},
    )

    mark_optional = False

    def __init__(self, *args: Any, imported: Import, reports: Any, day: date, **kwargs: Any) -> None:
        self.imported, self.day = imported, day
        forces = forces_of_body(imported.body, day)
        kwargs.setdefault("initial", initial_of(imported, list(forces), day))
        super().__init__(*args, **kwargs)
        self.fields["force"].queryset = forces  # type: ignore[attr-defined]
        self.fields["report"].queryset = reports  # type: ignore[attr-defined]
        for place, heading in enumerate(imported.headings):
            self.fields[column_name(place)] = forms.ChoiceField(label=column_label(place, heading), choices=_fields)
        for word in self.words:
            self.fields[word_name(word)] = forms.ChoiceField(label=word, choices=_states, required=False)
        self.order_fields([*(name for name in self.fields if name not in FOR_ALL_ROWS), *FOR_ALL_ROWS])

    def clean_holds_from(self) -> date:
        day: date = self.cleaned_data["holds_from"]
        if day > self.day:
            message = _now("Date from which the rows hold must be today or earlier: %(day)s has not come yet.")
            raise forms.ValidationError(message % {"day": long_date(day)})
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = self.columns_chosen
        self._refuse_twice(chosen)
        self._refuse_without_need(set(chosen.values()), cleaned)
        if self.asks_for_words:
            for word in self.words:
                if not cleaned.get(word_name(word)):
                    self.add_error(word_name(word), _now("Choose what “%(word)s” means.") % {"word": word})
        return cleaned

    @property
    def words(self) -> list[str]:
        """The sheet's status words that a person has to say the meaning of. Our own file's are our own."""
        return [] if is_ours(self.imported.headings) else list(self.imported.statuses)

    @property
    def names_no_field(self) -> bool:
        """Whether no heading is understood, also not from the office's last sheet: it may be a row of the sheet's."""
        return not self.imported.columns and not guess(self.imported.headings, {})

    @property
    def columns_chosen(self) -> dict[int, str]:
        """The columns that hold something, by place."""
        places = range(len(self.imported.headings))
        chosen = {place: self.cleaned_data.get(column_name(place), IGNORED) for place in places}
        return {place: name for place, name in chosen.items() if name != IGNORED}

    @property
    def asks_for_words(self) -> bool:
        """Whether the words shown are those of the column that is chosen for the status."""
        return _place_of("status", self.columns_chosen) == _place_of("status", columns_of(self.imported))

    @property
    def facts(self) -> dict[str, Any]:
        """What the flow is given."""
        words = {word: self.cleaned_data.get(word_name(word)) or "" for word in self.words}
        names = ("date_order", "holds_from", "force", "report", "source")
        return {
            "columns_chosen": self.columns_chosen,
            "statuses_chosen": words if self.asks_for_words else {},
            **{name: self.cleaned_data[name] for name in names},
        }

    def columns_asked(self, rows: Sequence[ImportRow]) -> list[ColumnAsked]:
        """The columns as the page shows them, with what the first rows hold."""
        samples = samples_of(rows, len(self.imported.headings))
        return [
            ColumnAsked(column_letters(place), heading, samples[place], self[column_name(place)])
            for place, heading in enumerate(self.imported.headings)
        ]

    def words_asked(self) -> list[BoundField]:
        """The sheet's status words, in its order."""
        return [self[word_name(word)] for word in self.words]

    def _refuse_twice(self, chosen: Mapping[int, str]) -> None:
        first: dict[str, int] = {}
        for place, name in chosen.items():
            if first.setdefault(name, place) != place:
                message = _now("Column %(first)s holds “%(field)s” already. Choose another, or leave this column out.")
                said = {"first": column_letters(first[name]), "field": FIELDS[name].label}
                self.add_error(column_name(place), message % said)

    def _refuse_without_need(self, chosen: set[str], cleaned: Mapping[str, Any]) -> None:
        """Without these no row could be read, so they are asked for before any is checked."""
        if not chosen & {"number", "text"}:
            message = _now("Choose the column that holds the recommendations’ number or text.")
            self.add_error(column_name(0) if self.imported.headings else None, message)
        if "report_title" not in chosen and not cleaned.get("report") and "report" not in self.errors:
            message = _now("No column holds the report. Choose the report of all rows, or the column that names it.")
            self.add_error("report", message)
        if "force" not in chosen and not cleaned.get("force") and "force" not in self.errors:
            message = _now("No column holds the force. Choose the force of all rows, or the column that names it.")
            self.add_error("force", message)


class RereadForm(forms.Form):
    """Another worksheet, or another row of headings."""

    sheet = forms.ChoiceField(
        label=_("Worksheet"), required=False, error_messages={"invalid_choice": _("Choose a worksheet from the list.")}
    )
    heading_row = forms.IntegerField(
        label=_("Row of the headings"),
        min_value=1,
        max_value=LAST_HEADING_ROW,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        help_text=_("As the spreadsheet counts its rows."),
        error_messages={
            "required": _("Enter the number of the row with the headings, such as 1."),
            "invalid": _("Row of the headings must be a whole number, such as 1."),
            "min_value": _("Row of the headings must be 1 or more."),
            "max_value": _("Row of the headings must be 1,000 or less."),
        },
    )

    def __init__(self, *args: Any, imported: Import, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sheet": imported.sheet, "heading_row": imported.heading_row})
        super().__init__(*args, **kwargs)
        self.imported = imported
        if len(imported.sheets) > 1:
            self.fields["sheet"].choices = [(name, name) for name in imported.sheets]  # type: ignore[attr-defined]
        else:
            del self.fields["sheet"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the flow is given: another worksheet has its own headings, which are looked for."""
        sheet = self.cleaned_data.get("sheet") or self.imported.sheet
        is_other = sheet != self.imported.sheet
        return {"sheet": sheet, "heading_row": None if is_other else self.cleaned_data["heading_row"]}


def column_name(place: int) -> str:
    return f"column_{place}"


def word_name(word: str) -> str:
    """A name for the word's select that two words never share."""
    return f"word_{hashlib.blake2s(word.encode(), digest_size=8).hexdigest()}"


def column_label(place: int, heading: str) -> str:
    letters = column_letters(place)
    if not heading:
        return _now("Column %(letters)s") % {"letters": letters}
    return _now("Column %(letters)s: %(heading)s") % {"letters": letters, "heading": heading}


def columns_of(imported: Import) -> dict[int, str]:
    """The import's columns by place: JSON has text for keys."""
    return {int(place): name for place, name in imported.columns.items()}


def initial_of(imported: Import, forces: Sequence[Force], day: date) -> dict[str, Any]:
    """What the page shows at first: as understood so far, with the body's only force and the usual publisher."""
    columns = columns_of(imported)
    source = usual_source(day) if imported.source_id is None and "source" not in columns.values() else None
    return {
        "date_order": imported.date_order,
        "holds_from": imported.holds_from,
        "force": forces[0].pk if len(forces) == 1 else imported.force_id,
        "report": imported.report_id,
        "source": source.pk if source else imported.source_id,
        **{column_name(place): columns.get(place, IGNORED) for place in range(len(imported.headings))},
        **{word_name(word): state for word, state in imported.statuses.items()},
    }


def samples_of(rows: Sequence[ImportRow], columns: int) -> list[list[str]]:
    """The first different values of each column."""
    found: list[list[str]] = [[] for _place in range(columns)]
    for row in rows:
        for place, cell in enumerate(row.cells[:columns]):
            text = shortened(cell_text(value_of(cell)))
            if text and len(found[place]) < SAMPLES and text not in found[place]:
                found[place].append(text)
    return found


def _place_of(name: str, columns: Mapping[int, str]) -> int | None:
    return next((place for place, held in columns.items() if held == name), None)


def _fields() -> Iterator[tuple[Any, Any]]:
    """The fields in their groups, as a select offers them."""
    yield IGNORED, _("Leave this column out")
    for about in About:
        yield GROUP_LABELS[about], [(name, field.label) for name, field in FIELDS.items() if field.about == about]


def _states() -> Choices:
    return [("", _("Choose what it means")), *statuses.CHOICES]
