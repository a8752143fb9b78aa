"""The rows in which recommendations are entered: as many as are needed, each with a key that it keeps.

The keys stand in the form in the order of the rows, so that one can be taken out and the others stay what they are: a
recommendation names the row of its cause of concern by its key.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from recommendations.domain.split_values import Piece
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import Asked
from recommendations.models import Recommendation
from responses.replies.forms.unjudged import Unjudged
from tracker.kit.chain import text_digest
from tracker.kit.date_input import PARTS, GovukDateField
from tracker.kit.long_text import LongText

MOST_ROWS = 200
"""At once. The longest report known has 48."""
LONGEST_TEXT = 20_000
LONGEST_ID = 15
"""In figures."""
CAUSE = Recommendation.Kind.CAUSE_OF_CONCERN

Row = dict[str, str]
"""A row as it was typed, by the names of its fields, with its key."""


class WordingForm(Unjudged):
    """One recommendation of a report. Its words are the report's own, or said not to be held."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Recommendation.Kind.choices)
    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={
            "max_length": _("The number must be %(limit_value)d characters or fewer: it has %(show_value)d.")
        },
    )
    text = LongText(
        label=_("What it asks"),
        rows=4,
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Enter what the recommendation asks, or say that its wording is not held."),
            "max_length": _("The text must be %(limit_value)d characters or fewer. You have %(show_value)d."),
        },
    )
    wording_not_held = forms.BooleanField(
        label=_("The wording is not held: only that it exists is known"), required=False
    )
    addressee = forms.CharField(
        label=_("Whom it addresses"),
        required=False,
        max_length=300,
        error_messages={
            "max_length": _("The addressee must be %(limit_value)d characters or fewer: it has %(show_value)d.")
        },
    )
    theme = forms.CharField(
        label=_("Theme"),
        required=False,
        max_length=100,
        error_messages={
            "max_length": _("The theme must be %(limit_value)d characters or fewer: it has %(show_value)d.")
        },
    )
    due_on = GovukDateField(
        label=_("Last day"),
        required=False,
        help_text=_("It takes the place of all the deadlines that were read."),
    )
    due_phrase = forms.CharField(
        label=_("The words that set it"),
        required=False,
        max_length=300,
        help_text=_("If you leave it empty, the words that were read stand beside the date."),
        error_messages={
            "max_length": _("The words must be %(limit_value)d characters or fewer: you have %(show_value)d.")
        },
    )
    asks_again = forms.TypedChoiceField(
        label=_("Is it one of these, asked again?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=(),
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        help_text=_("If it is, the two are linked. The earlier one and its response stay as they are."),
        error_messages={"invalid_choice": _("Choose a recommendation that the register holds, or none.")},
    )
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer([], typed=self["asks_again"].value())
        self.fields["text"].required = not self["wording_not_held"].value()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("text") and cleaned.get("wording_not_held"):
            self.add_error("text", _now("Take the text out, or untick “The wording is not held”."))
        if cleaned.get("due_phrase") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _now("Last day is missing. Enter it, or take out the words that set it."))
        return cleaned

    @property
    def chosen(self) -> int | None:
        """The id of the earlier recommendation that was chosen, before it is judged."""
        typed = str(self["asks_again"].value() or "")
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_ID else None

    def offer(self, earlier: Iterable[Recommendation], *, typed: Any = None) -> None:
        """Offer these as asked again; before they are known, whatever was chosen passes, and the page judges it."""
        choices = {str(one.pk): f"{one.heading}, {one.report}" for one in earlier}
        chosen = str(typed or "")
        self.fields["asks_again"].choices = [  # type: ignore[attr-defined]
            ("", _now("No, it is new")),
            *choices.items(),
            *([(chosen, chosen)] if chosen.isascii() and chosen.isdecimal() and len(chosen) < LONGEST_ID else []),
        ]
        self.offers = bool(choices)

    @property
    def names_offered(self) -> dict[str, str]:
        """What the ids that are offered stand for."""
        return {str(key): str(name) for key, name in self.fields["asks_again"].choices}  # type: ignore[attr-defined]

    @property
    def entered(self) -> EnteredDeadline | None:
        """The last day that the person entered."""
        due_on = self.cleaned_data.get("due_on")
        return EnteredDeadline(due_on, self.cleaned_data["due_phrase"]) if due_on else None


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


_TEXTS = ("kind", "number", "text", "addressee", "theme", "under", "due_phrase", "asks_again")
_DAYS = tuple(f"due_on_{part}" for part in PARTS)
_TYPED = (*_TEXTS[1:5], *_DAYS, "due_phrase", "asks_again")
NAMES = (*_TEXTS, *_DAYS, "wording_not_held", "as_split")
EMPTY: Row = {"kind": Recommendation.Kind.RECOMMENDATION.value}


def typed_rows(data: QueryDict) -> list[Row]:
    """The rows of a form that was sent, as they were typed."""
    rows = []
    for key in list(dict.fromkeys(data.getlist("row")))[:MOST_ROWS]:
        if key.isascii() and key.isdecimal():
            typed = {name: data.get(f"row-{key}-{name}") for name in NAMES}
            row = {name: normalize_newlines(value) for name, value in typed.items() if value is not None}
            rows.append({"key": key, **row})
    return rows


def is_blank(row: Row) -> bool:
    """Nobody has typed anything into it: it asks for nothing."""
    return not any(row.get(name, "").strip() for name in _TYPED) and not row.get("wording_not_held")


def with_new_row(rows: Sequence[Row]) -> list[Row]:
    return [*rows, {"key": _next_key(rows), **EMPTY}]


def without_row(rows: Sequence[Row], key: str) -> list[Row]:
    """The rows but one; what stood under it stands under nothing."""
    return _without(rows, {key})


def with_pieces(rows: Sequence[Row], pieces: Sequence[Piece]) -> list[Row]:
    """The rows with those that a text was split into, in the place of rows that were split before and left alone.

    Blank rows go as well; what a person has typed, and what they changed of an earlier reading, stays.
    """
    gone = {row["key"] for row in rows if is_blank(row) or row.get("as_split") == _digest(row)}
    kept = _without(rows, gone)
    first = int(_next_key(rows))
    for place, piece in enumerate(pieces):
        row: Row = {
            "key": str(first + place),
            "kind": piece.kind.value,
            "number": piece.number,
            "text": piece.text,
            "addressee": piece.addressee,
            **({"under": f"row-{first + piece.parent}"} if piece.parent is not None else {}),
            **({} if piece.text else {"wording_not_held": "on"}),
        }
        kept.append({**row, "as_split": _digest(row)})
    return kept


def _without(rows: Sequence[Row], keys: set[str]) -> list[Row]:
    parents = {f"row-{key}" for key in keys}
    return [
        {**row, "under": ""} if row.get("under") in parents else dict(row) for row in rows if row["key"] not in keys
    ]


def _next_key(rows: Iterable[Row]) -> str:
    return str(max((int(row["key"]) for row in rows), default=0) + 1)


def _digest(row: Row) -> str:
    return text_digest(repr([row.get(name, "").strip() for name in (*_TEXTS, *_DAYS, "wording_not_held")]))


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
