"""The rows in which recommendations are entered, as forms: each by itself, and all together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from recommendations.flows.register_report import Asked
from recommendations.models import Recommendation
from responses.replies.forms.register_typed import Row, is_blank
from responses.replies.forms.register_wording import WordingForm
from tracker.kit.chain import text_digest

CAUSE = Recommendation.Kind.CAUSE_OF_CONCERN


class RowForm(WordingForm):
    """A row: a recommendation that is entered with others."""

    under = forms.ChoiceField(
        label=_("Under which cause of concern"),
        required=False,
        error_messages={"invalid_choice": _("Choose a cause of concern that stands above, or none.")},
    )
    as_split = forms.CharField(
        widget=forms.HiddenInput, required=False, help_text=_("Stands for the row as it was read from the text.")
    )

    def __init__(self, row: Row, causes: Sequence[tuple[str, str]], *, is_judged: bool) -> None:
        key = row["key"]
        self.is_judged = is_judged
        self.key = key
        super().__init__(
            {f"row-{key}-{name}": value for name, value in row.items() if name != "key"}, prefix=f"row-{key}"
        )
        self.has_causes = bool(causes)
        self.fields["under"].choices = [("", _("None")), *causes]  # type: ignore[attr-defined]


class Rows:
    """The rows of a page as forms, judged together: numbers stand once, causes of concern stand before theirs.

    `held` are the numbers that the report has already, each with its kind and its cause's id; `causes` the causes of
    concern that it has, by id.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        held: Iterable[tuple[str, str, int | None]] = (),
        causes: Mapping[int, Recommendation] | None = None,
        is_judged: bool,
    ) -> None:
        self.held = set(held)
        self.causes = causes or {}
        self.forms: list[RowForm] = []
        offered = [
            (f"held-{pk}", _now("%(cause)s, in the register") % {"cause": one}) for pk, one in self.causes.items()
        ]
        for place, row in enumerate(rows, start=1):
            self.forms.append(RowForm(row, list(offered), is_judged=is_judged and not is_blank(row)))
            if row.get("kind") == CAUSE and not is_blank(row):
                words = {"place": place, "number": row.get("number", "")}
                offered.append(
                    (f"row-{row['key']}", (_now("Row %(place)s: cause of concern %(number)s") % words).strip())
                )
        self.filled = [form for form, row in zip(self.forms, rows, strict=True) if not is_blank(row)]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.filled]
        if all(valid):
            self._refuse_numbers()
            self._refuse_causes()
        return all(form.is_valid() for form in self.filled)

    @property
    def asked(self) -> list[Asked]:
        """What the flow is given."""
        places = {f"row-{form.key}": place for place, form in enumerate(self.filled)}
        return [
            Asked(
                **{name: form.cleaned_data[name] for name in ("number", "kind", "text", "addressee", "theme")},
                parent=self._parent(form.cleaned_data["under"], places),
                deadline=form.entered,
                asks_again=form.cleaned_data["asks_again"],
            )
            for form in self.filled
        ]

    def read_as(self, published_on: date | None) -> str:
        """Stands for all that deadlines are read from: what was shown may be kept, what has changed is shown again."""
        typed = [
            (form["text"].value() or "", [part or "" for part in form["due_on"].value() or []]) for form in self.filled
        ]
        return text_digest(repr((published_on, typed)))

    def _parent(self, under: str, places: Mapping[str, int]) -> int | Recommendation | None:
        if under.startswith("held-"):
            return self.causes[int(under.removeprefix("held-"))]
        return places[under] if under else None

    def _refuse_numbers(self) -> None:
        taken = {(kind, number, f"held-{parent}" if parent else "") for kind, number, parent in self.held}
        for form in self.filled:
            typed = form.cleaned_data
            key = typed["kind"], typed["number"], typed["under"]
            if typed["number"] and key in taken:
                message = _now("This report has a number %(number)s already. Change the number, or leave it empty.")
                form.add_error("number", message % {"number": typed["number"]})
            taken.add(key)

    def _refuse_causes(self) -> None:
        for form in self.filled:
            if form.cleaned_data.get("kind") == CAUSE and form.cleaned_data.get("under"):
                form.add_error("under", _now("A cause of concern stands under no other. Choose “None”."))
