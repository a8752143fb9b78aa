"""What a person types to correct a report, or one of its recommendations: the facts as they should be, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core import signing
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from forces.models import User
from recommendations.flows.amend_recommendation import Wording, wording_of
from recommendations.flows.amend_report import Facts, facts_of
from recommendations.models import InspectionReport, Recommendation, Source
from responses.replies.forms.register import USUAL, FactsForm
from responses.replies.forms.register_wording import WordingForm
from responses.replies.forms.unjudged import Unjudged
from tracker.kit.long_text import LongText

_SALT = "register-as-found"
NOT_COMPARED = frozenset({"reason", "seen"})


class Correction(Unjudged):
    """A reason, and the facts as the person found them, so that nobody else's correction is written over."""

    reason = LongText(
        label=_("Why it is corrected"),
        rows=3,
        required=True,
        max_length=2_000,
        help_text=_("Everyone who sees the report can read this."),
        error_messages={
            "required": _("Enter why this is corrected. It stands beside the change."),
            "max_length": _("The reason must be %(limit_value)d characters or fewer. You have %(show_value)d."),
        },
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, help_text=_("The facts as the person found them."))

    @property
    def found(self) -> dict[str, Any]:
        """What the page held when it was opened, with its digest; nothing where that can't be told."""
        try:
            found: dict[str, Any] = signing.loads(self["seen"].value() or "", salt=_SALT)
        except signing.BadSignature:
            return {"digest": "", "values": {}}
        return found

    @property
    def touched(self) -> dict[str, Any]:
        """What the person changed since they opened the page, as it was typed."""
        values = self.found["values"]
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in NOT_COMPARED and values.get(name) != as_text(value)
        }


def seen_as(digest: str, values: Mapping[str, Any]) -> str:
    """The facts as a person finds them, signed so that they come back as they were."""
    texts = {name: as_text(value) for name, value in values.items()}
    return signing.dumps({"digest": digest, "values": texts}, salt=_SALT, compress=True)


def as_text(value: Any) -> str:
    """A value so that the one that is held and the one that is typed compare as equal."""
    if isinstance(value, str) or value is None:
        return value or ""
    if isinstance(value, Iterable):
        return ",".join(sorted(str(getattr(one, "pk", one)) for one in value))
    return str(value)


class CorrectReportForm(FactsForm, Correction):
    """The facts of a report that the register holds."""

    field_order = ("title", "kind", "published_on", "expected_on", "seen_by")

    def __init__(self, *args: Any, report: InspectionReport, people: Iterable[User] = (), **kwargs: Any) -> None:
        self.report = report
        super().__init__(*args, people=people if report.not_published else (), **kwargs)
        del self.fields["published_on" if report.not_published else "expected_on"]
        if not report.not_published and report.published_on is None:
            self.fields["published_on"].required = False
        self.fields["forces"].help_text = _("None is read where the report concerns every force.")

    @classmethod
    def on(cls, report: InspectionReport, kept: Mapping[str, Any] | None = None, **kwargs: Any) -> "CorrectReportForm":
        """The form as a person finds it; `kept` is what they have typed already."""
        form = cls(report=report, **kwargs)
        facts = form.held
        held = {name: value for name, value in vars(facts).items() if name not in {"forces", "seen_by"}}
        usual = report.clock_rule == report.source.clock_rule
        values = {
            **held,
            "clock_rule": USUAL if usual else report.clock_rule,
            "concerns": "every" if facts.forces is None else "chosen",
            "forces": sorted(facts.forces or ()),
            "seen_by": sorted(facts.seen_by),
        }
        values = {name: value for name, value in values.items() if name in form.fields}
        if "seen_by" in values:
            values["seen_by"] = [pk for pk in values["seen_by"] if pk in form.offered]
        form.initial = {**values, **(kept or {}), "seen": seen_as(facts.digest, values)}
        return form

    @cached_property
    def held(self) -> Facts:
        """The facts that the register holds; the forces come marked with whether it names them."""
        return facts_of(self.report, {force.pk for force in self.every_force if force.is_named})  # type: ignore[attr-defined]

    @property
    def offered(self) -> set[int]:
        """The people whom this person may name."""
        field = self.fields.get("seen_by")
        return {pk for pk, _name in field.choices} if field else set()  # type: ignore[attr-defined]

    def whose(self) -> Source | None:
        return self.report.source

    @property
    def facts(self) -> Facts:
        """The facts as they should be. Whom others named stays named."""
        typed = self.cleaned_data
        rule = self.report.source.clock_rule if typed["clock_rule"] == USUAL else typed["clock_rule"]
        forces = None if typed["concerns"] == "every" else frozenset(typed["forces"])
        return Facts(
            title=typed["title"],
            kind=typed["kind"],
            published_on=typed.get("published_on"),
            expected_on=typed.get("expected_on"),
            address=typed["address"],
            number_known=typed["number_known"],
            forces=forces,
            clock_rule=rule,
            clock_set_on=typed["clock_set_on"],
            clock_reason=typed["clock_reason"],
            seen_by=self.held.seen_by - self.offered | frozenset(typed.get("seen_by", ())),
        )


class CorrectRecommendationForm(WordingForm, Correction):
    """What the register holds of a recommendation."""

    field_order = (
        "kind",
        "number",
        "text",
        "wording_not_held",
        "addressee",
        "theme",
        "asks_again",
        "due_on",
        "due_phrase",
        "reason",
    )

    @classmethod
    def on(cls, recommendation: Recommendation, kept: Mapping[str, Any] | None = None) -> "CorrectRecommendationForm":
        """The form as a person finds it; `kept` is what they have typed already."""
        wording = wording_of(recommendation)
        values = {
            **{name: getattr(wording, name) for name in ("kind", "number", "text", "addressee", "theme", "asks_again")},
            "wording_not_held": not wording.text,
            "due_on": wording.deadline and wording.deadline.on,
            "due_phrase": wording.deadline.phrase if wording.deadline else "",
        }
        return cls(initial={**values, **(kept or {}), "seen": seen_as(wording.digest, values)})

    @property
    def wording(self) -> Wording:
        """What the register should hold."""
        typed = self.cleaned_data
        named = {name: typed[name] for name in ("kind", "number", "text", "addressee", "theme", "asks_again")}
        return Wording(**named, deadline=self.entered)
