"""One document under review: what was read, what people decided so far, what the register holds beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from forces.models import Force, User
from letters.reading.bodies import names_area
from letters.reading.extracted import Extracted
from letters.reading.read_wire import reading_of
from letters.reading.values import DocumentKind, ItemKind, Judgement, Reading
from letters.reading.wire import extracted_of
from responses.domain.letter_parts import LetterPart, parts_of
from responses.domain.letter_warnings import WarningCode
from responses.intake.forms.review import CONTEXT, NEW, REPLY, UPDATES, Offered, ReviewForm, kind_choices
from responses.intake.forms.review_data import as_data
from responses.intake.matching import Decided, Matched, match_reading
from responses.intake.matching_people import People, match_people, people_of
from responses.intake.models import IncomingDocument
from responses.intake.review.asked_besides import (
    much_the_same,
    of_another_body,
    of_another_report,
    of_unknown_body,
)
from responses.intake.review.corrected import corrected
from responses.intake.review.decisions import Decisions
from responses.intake.review.proposed import proposed
from responses.intake.review.questions import Question, questions_on, unanswered
from responses.intake.review.sightings import item_label, item_name
from tracker.kit.date_input import GovukDateField

NOT_HELD = -1
"""A report's id that no report has: the person says that the register does not hold it."""
ITEMS_ON_A_PAGE = 20
_FIRST_WORDS = 90


@dataclass(frozen=True)
class Review:
    """Works out, once each, what the page and the flows need. `typed` goes before what is saved."""

    document: IncomingDocument
    user: User
    today: date
    typed_now: Mapping[str, Any] | None = None

    @cached_property
    def decisions(self) -> Decisions:
        return Decisions.read(self.document.decisions)

    @cached_property
    def typed(self) -> Mapping[str, Any]:
        return self.decisions.typed if self.typed_now is None else self.typed_now

    @cached_property
    def reading(self) -> Reading:
        """As it was read."""
        return reading_of(self.document.reading or {}, self.document.text)

    @cached_property
    def extracted(self) -> Extracted:
        return extracted_of({**(self.document.extracted or {}), "text": self.document.text})

    @cached_property
    def changed(self) -> dict[str, Any]:
        """What people typed that can be understood, as values."""
        found = {}
        for name, value in self.typed.items():
            known, understood = _understood(name, value)
            if known:
                found[name] = understood
        return found

    @cached_property
    def left_out(self) -> frozenset[int]:
        every = range(len(self.reading.items))
        return frozenset(index for index in every if self.typed.get(item_name(index, "leave_out")))

    @cached_property
    def matched(self) -> Matched:
        decided = Decided(
            report=self._report_decided(),
            body=self.document.body_id,
            force=self._force_decided(),
            items=self._items_decided(),
            of_others=self.left_out if self.document.part > 1 else frozenset(),
        )
        return match_reading(corrected(self.reading, self.changed), user=self.user, today=self.today, decided=decided)

    def _report_decided(self) -> int | None:
        said = str(self.typed.get("report", ""))
        return NOT_HELD if said == NEW else int(said) if said.isdecimal() else None

    @cached_property
    def forces(self) -> dict[int, str]:
        """Those that the body answers for, or did."""
        rows = Force.objects.filter(jurisdictions__body=self.document.body_id).order_by("name").distinct()
        return {force.pk: force.name for force in rows}

    def _force_decided(self) -> int | None:
        said = str(self.typed.get("force", ""))
        if said.isdecimal() and int(said) in self.forces:
            return int(said)
        return next(iter(self.forces)) if len(self.forces) == 1 else None

    def _items_decided(self) -> dict[int, int | None]:
        found: dict[int, int | None] = {}
        for index in range(len(self.reading.items)):
            said = str(self.typed.get(item_name(index, "recommendation"), ""))
            if said == NEW or index in self.left_out:
                found[index] = None
            elif said.isdecimal():
                found[index] = int(said)
        return found

    @cached_property
    def report_said(self) -> str:
        """The choice of report that stands: the person's, or the one that was found."""
        if said := str(self.typed.get("report", "")):
            return said
        chosen = self.matched.report.chosen
        return str(chosen) if chosen and chosen in self.matched.labels.reports else ""

    @cached_property
    def questions(self) -> list[Question]:
        return questions_on(
            corrected(self.reading, self.changed), self.matched, left_out=self.left_out, also=self._asked_besides()
        )

    @cached_property
    def parts(self) -> tuple[LetterPart, ...]:
        """Of a letter that seems to answer several reports, the items that answer each."""
        here = int(self.report_said) if self.report_said.isdecimal() else None
        elsewhere = {
            index: one.candidates[0].report
            for index, one in enumerate(self.matched.items)
            if one.chosen is None and one.candidates and all(found.report != here for found in one.candidates)
        }
        return parts_of(self.reading, self.matched.labels.reports, elsewhere if here else {})

    @cached_property
    def part_here(self) -> LetterPart | None:
        """Of those, the one that this review is about: by its report, or the first of which anything is taken."""
        standing = [part for part in self.parts if set(part.items) - self.left_out]
        named = [part for part in standing if part.report and str(part.report) == self.report_said]
        return next(iter([*named, *standing]), None)

    @property
    def parts_besides(self) -> list[LetterPart]:
        """Those of other reports of which something is still taken here."""
        here = self.part_here
        return [part for part in self.parts if part is not here and set(part.items) - self.left_out]

    @cached_property
    def people(self) -> People:
        """Whom the letter's own words name."""
        return match_people(self.reading.header, people_of(self.today))

    @property
    def body_found(self) -> int | None:
        """The body that wrote it, by its own words."""
        return self.people.body.chosen

    def _asked_besides(self) -> list[Question]:
        found = []
        like = self.document.like
        if like is not None:
            found.append(much_the_same(like.name, like.get_stage_display()))
        written = self.reading.header.body.value if self.reading.header.body else ""
        if self.body_found not in (None, self.document.body_id):
            found.append(of_another_body(written, self.people.bodies[self.body_found], str(self.document.body)))
        elif self.body_found is None and names_area(written):
            found.append(of_unknown_body(written, str(self.document.body)))
        if self.parts_besides:
            found.append(of_another_report(self.parts_besides[0], self.matched.labels.reports, self.reading))
        return found if self.reading.kind is not DocumentKind.NOT_A_REPLY else found[:1] if like else []

    @cached_property
    def initial(self) -> dict[str, Any]:
        """What was read and found, with what people typed instead."""
        return {**self.proposal, **self.typed, **self._choices_gone(self.proposal)}

    @cached_property
    def proposal(self) -> dict[str, Any]:
        """What was read and found; of the register, beside what people chose so far."""
        found = proposed(self.reading)
        found |= {
            "adopt_as": self._adopt_as(),
            "force": str(self.matched.force.chosen) if self.matched.force.chosen in self.forces else "",
            "report": self.report_said,
            **self._context(),
        }
        for index in range(len(self.reading.items)):
            found[item_name(index, "recommendation")] = self._recommendation(index)
        for warning in self.matched.warnings:
            if warning.code is WarningCode.AS_ABOVE and warning.refers_to is not None:
                found |= {item_name(index, "refers_to"): str(warning.refers_to) for index in warning.items}
        return found

    def _choices_gone(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """A recommendation that was chosen from another report is no choice any more."""
        held = {str(one.id) for one in self.matched.held.recommendations} if self.matched.held else set()
        names = [item_name(index, "recommendation") for index in range(len(self.reading.items))]
        return {
            name: "" if found[name] == self.typed[name] else found[name]
            for name in names
            if name in self.typed and self.typed[name] not in {NEW, "", *held}
        }

    def _adopt_as(self) -> str:
        if self.reading.kind is DocumentKind.NOT_A_REPLY:
            return CONTEXT
        is_held = any(warning.code is WarningCode.REPLY_HELD for warning in self.matched.warnings)
        return UPDATES if is_held else REPLY

    def _context(self) -> dict[str, Any]:
        first = next((line.strip() for line in self.reading.text.splitlines() if line.strip()), "")
        begins = _("It begins: “%(words)s”") % {"words": first[:300]}
        return {"context_title": self.document.name[:300], "context_words": begins}

    def _recommendation(self, index: int) -> str:
        chosen = self.matched.items[index].chosen
        held = {one.id for one in self.matched.held.recommendations} if self.matched.held else set()
        if chosen in held:
            return str(chosen)
        return NEW if self.report_said == NEW else ""

    @cached_property
    def offered(self) -> Offered:
        labels = self.matched.labels
        likely = [one.report for one in self.matched.report.candidates if one.report in labels.reports]
        others = [(str(pk), title) for pk, title in labels.reports.items() if pk not in likely]
        groups = [(_("Likely"), [(str(pk), labels.reports[pk]) for pk in likely])] if likely else []
        return Offered(
            forces=[(str(pk), name) for pk, name in self.forces.items()],
            reports=[*groups, (_("Others"), others)] if others else groups,
            recommendations=self._recommendations(),
            earlier={
                index: [(str(one), item_label(self.reading, one)) for one in range(index)]
                for index in range(len(self.reading.items))
            },
            kinds=kind_choices(),
        )

    def _recommendations(self) -> list[tuple[str, str]]:
        held = self.matched.held.recommendations if self.matched.held else ()
        names = self.matched.labels.recommendations
        return [(str(one.id), _named(names[one.id], one.text)) for one in held]

    @property
    def pages(self) -> int:
        """Of the form: some items each, the letter itself on the first."""
        return max(-(-len(self.reading.items) // ITEMS_ON_A_PAGE), 1)

    def items_on(self, page: int) -> range:
        first = (page - 1) * ITEMS_ON_A_PAGE
        return range(first, min(first + ITEMS_ON_A_PAGE, len(self.reading.items)))

    def form(self, page: int | None = None, data: Any = None) -> ReviewForm:
        """One page of the form, or the whole."""
        is_head = page in (None, 1)
        return ReviewForm(
            data,
            initial={**self.initial, "version": self.decisions.version},
            offered=self.offered,
            items=range(len(self.reading.items)) if page is None else self.items_on(page),
            questions=self.questions if is_head else [],
            head=is_head,
        )

    @cached_property
    def judged(self) -> ReviewForm:
        """The whole form as it stands, judged."""
        blank = self.form()
        form = self.form(data=as_data(blank, blank.initial))
        for question in self.questions:
            if (
                self.asks
                and question.is_own
                and unanswered(question, form.cleaned_data if form.is_valid() else _so_far(form))
            ):
                form.add_error(question.name, _still_to_answer(question, form))
        return form

    @property
    def asks(self) -> bool:
        """Whether its warnings have to be answered: not of what is only put beside a report."""
        return self.initial["adopt_as"] != CONTEXT

    @cached_property
    def open_questions(self) -> list[Question]:
        if not self.asks:
            return []
        cleaned = _so_far(self.judged)
        return [question for question in self.questions if unanswered(question, cleaned)]


def _so_far(form: ReviewForm) -> dict[str, Any]:
    form.errors  # noqa: B018  asks the form to clean itself
    return form.cleaned_data


def _still_to_answer(question: Question, form: ReviewForm) -> str:
    if _so_far(form).get(question.name):
        return _("You said that the letter was read wrongly: correct the field, or answer otherwise.")
    return _("Answer this: %(title)s") % {"title": question.words.title}


def _named(heading: str, text: str) -> str:
    words = " ".join(text.split()) or _("(wording not held)")
    return f"{heading}: {words if len(words) <= _FIRST_WORDS else words[: _FIRST_WORDS - 1].rstrip() + '…'}"


def _understood(name: str, value: Any) -> tuple[bool, Any]:
    """Whether a typed value can be read, and as what."""
    if isinstance(value, list):
        try:
            return True, GovukDateField(label="", required=False).to_python(value)
        except ValidationError:
            return False, None
    field = name.rpartition("-")[2]
    if name.startswith("item-") and field in {"kind", "status"}:
        allowed = set(ItemKind) if field == "kind" else set(Judgement)
        return value in allowed, value
    return isinstance(value, str), value
