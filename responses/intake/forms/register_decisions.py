"""What a person says of a register's page: a line for each thing that it says, with what becomes of it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from recommendations.domain.register_values import Page
from responses.intake.register.doubts import STANDING_TONES, doubts_of, line_words, shown
from responses.intake.register.matches import Proposal
from responses.intake.register.plan import ASKED, Decisions, Line, Planned, Standing
from responses.intake.register.words import CHOICES, WordAsked, is_its_own, word_key
from responses.record.labels import label_of
from responses.record.models import Response
from responses.replies.forms.unjudged import Unjudged
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import long_date

MOST_SAID = 600
"""Statuses and comments of one page: each is a line with its box, some with the three boxes of a date."""


def word_name(key: str) -> str:
    """The field that asks what a word means: the same for the same word, however the page is corrected."""
    return f"word_{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _status_words(line: Line) -> str:
    written = line.step.status.words if line.step.status else ""
    return label_of("inspectorate_status", line.status) if line.status else shown(written)


def response_label(response: Response) -> str:
    """A response as one of a list of its report's."""
    asked = response.recommendation
    return f"{asked.heading}: {shown(asked.text)}" if asked.text else asked.heading


@dataclass(frozen=True)
class Row:
    """A line of the preview."""

    line: Line
    doubts: Sequence[str]
    status: str
    """In our words where it means one of the inspectorate's statuses, else as written."""
    words: str
    tone: str
    leave: BoundField | None
    day: BoundField | None
    """Where the entry's date is asked for."""

    @property
    def shows_word(self) -> bool:
        """Whether the status is also shown as it is written."""
        written = self.line.step.status
        return bool(written and self.line.status and not is_its_own(written.words, self.line.status))


@dataclass(frozen=True)
class Section:
    """A history of the preview."""

    name: str
    match: BoundField
    is_at_odds: bool
    rows: Sequence[Row]


class DecideForm(Unjudged):
    """Which recommendation each history is about, what the words mean, the dates that are not certain, what is left
    out. It is judged only when it is to be recorded; until then it shows what was chosen so far."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    mark_optional = False

    def __init__(
        self,
        *args: Any,
        page: Page,
        words: Sequence[WordAsked],
        responses: Sequence[Response],
        proposals: Sequence[Proposal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.words, self.proposals = page, words, proposals
        choices = [("", _("Leave all of this out")), *((str(row.pk), response_label(row)) for row in responses)]
        for number, proposal in enumerate(proposals):
            self.fields[f"match_{number}"] = forms.ChoiceField(
                label=_("Recommendation"), choices=choices, required=False, initial=str(proposal.response or "")
            )
        for word in words:
            self.fields[word_name(word.key)] = forms.ChoiceField(
                label=word.written, choices=[("", _("Choose what it means")), *CHOICES], required=False,
                initial=word.means,
            )  # fmt: skip
        for number, history in enumerate(page.histories):
            for place, entry in enumerate(history.entries):
                if entry.steps and entry.day is None:
                    self.fields[f"day_{number}-{place}"] = GovukDateField(label=_("Date"), required=False)
                for at in range(len(entry.steps)):
                    self.fields[f"leave_{number}-{place}-{at}"] = forms.BooleanField(
                        label=_("Leave out"), required=False
                    )

    @property
    def is_as_shown(self) -> bool:
        """Whether the histories are about what the page said that they were: it shows what is held of those."""
        return self.is_bound and self["shown"].value() == self.shown_now

    @property
    def shown_now(self) -> str:
        return " ".join(str(self[f"match_{number}"].value() or "-") for number in range(len(self.proposals)))

    @property
    def decisions(self) -> Decisions:
        """What was chosen so far; a date that can't be read is none yet."""
        chosen = {name: self[name].value() for name in self.fields}
        means = {value for value, _label in CHOICES}
        days = {name: self.typed_day(name) for name in self.fields if name.startswith("day_")}
        ids = {value for name in self.fields if name.startswith("match_") for value, _label in self._choices(name)}
        return Decisions(
            matches={
                number: int(pk)
                for number in range(len(self.proposals))
                if (pk := str(chosen[f"match_{number}"] or "")) and pk in ids
            },
            words={word.key: said for word in self.words if (said := chosen[word_name(word.key)]) in means},
            days={name.removeprefix("day_"): day for name, day in days.items() if day},
            left=frozenset(
                name.removeprefix("leave_") for name in chosen if name.startswith("leave_") and chosen[name]
            ),
        )

    def ask(self, planned: Sequence[Planned]) -> None:
        """Put what is still to be said beside the fields that say it."""
        asked: dict[str, str] = {}
        for line in (line for each in planned for line in each.lines if line.standing in ASKED):
            for name, message in self._asked(line):
                asked.setdefault(name, message)
        for name, message in asked.items():
            if not self.errors.get(name):
                self.add_error(name, message)

    def sections(self, planned: Sequence[Planned]) -> list[Section]:
        """The preview, history by history."""
        return [
            Section(
                name=shown(" ".join(each.history.heading.words.split())) if each.history.heading else "",
                match=self[f"match_{each.number}"],
                is_at_odds=self.proposals[each.number].is_at_odds,
                rows=[self._row(line) for line in each.lines],
            )
            for each in planned
        ]

    def word_fields(self, *, own: bool) -> list[tuple[WordAsked, BoundField]]:
        """The register's own words, or the others, each with the field that says what it means."""
        chosen = [word for word in self.words if is_its_own(word.written, word.means) == own]
        return [(word, self[word_name(word.key)]) for word in chosen]

    def _choices(self, name: str) -> Any:
        return self.fields[name].choices  # type: ignore[attr-defined]

    def _row(self, line: Line) -> Row:
        day = f"day_{line.entry_key}"
        leave = f"leave_{line.key}"
        return Row(
            line=line,
            doubts=doubts_of(line.entry) if line.is_first else [],
            status=_status_words(line),
            words=line_words(line),
            tone=STANDING_TONES.get(line.standing, "closed"),
            leave=self[leave] if leave in self.fields else None,
            day=self[day] if line.is_first and day in self.fields else None,
        )

    def _asked(self, line: Line) -> Iterator[tuple[str, str]]:
        """The fields that it waits for, each with what to do."""
        day = f"day_{line.entry_key}"
        if line.standing == Standing.NO_MEANING and line.step.status:
            word = line.step.status.words
            message = _now("Choose what “%(word)s” means, or leave out what has it.")
            yield word_name(word_key(word)), message % {"word": shown(word)}
        if line.day is None:
            yield day, _now("Enter the date, or leave out what is said on it.")
        if line.day and line.standing == Standing.NOT_COME:
            message = _now("%(day)s has not come yet. Leave it out, or correct the text.")
            yield (day if day in self.fields else f"leave_{line.key}"), message % {"day": long_date(line.day)}
