"""What a person said of the register while they checked a document, and what of it is still to be done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from recommendations.models import InspectionReport
from responses.domain.letter_warnings import Answer, LetterWarning
from responses.intake.models import IncomingDocument
from responses.intake.review.review import Review
from responses.intake.warning_words import words_of

FOR_THE_REGISTER = frozenset({Answer.CORRECT_REGISTER.value, Answer.ADD.value})
"""Answers that promise a change of the register, which adopting a document does not make."""


@dataclass(frozen=True, kw_only=True)
class Promised:
    """One of them, with the page where it is kept. `is_settled`: a person said so, though the two still disagree."""

    key: str
    words: str
    href: str = ""
    is_settled: bool = False


def has_promised(document: IncomingDocument) -> bool:
    """Whether anything was said that has to be looked at again: without it nothing is matched anew."""
    typed: Mapping[str, object] = document.decisions.get("typed", {})
    said = any(name.startswith("warn-") and value in FOR_THE_REGISTER for name, value in typed.items())
    return said and document.stage == IncomingDocument.Stage.ADOPTED and document.disposal is None


def promises_open(review: Review) -> list[Promised]:
    """Those on which letter and register still disagree: where they agree by now, it is kept. Of the report itself also
    where the register has changed and disagrees otherwise."""
    return list(_open(review)) if has_promised(review.document) else []


def _open(review: Review) -> Iterator[Promised]:
    chosen = review.matched.held
    report = InspectionReport.objects.select_related("source").filter(pk=chosen.id).first() if chosen else None
    said = {name.removeprefix("warn-") for name, value in review.typed.items() if value in FOR_THE_REGISTER}
    of_report = {key.rpartition("-")[0] for key in said}
    for warning in review.matched.warnings:
        is_of_report = not warning.recommendations and warning.code in of_report
        if warning.key not in said and not is_of_report:
            continue
        yield Promised(
            key=warning.key,
            words=words_of(warning, review.reading, review.matched).title,
            href=_where(warning, report),
            is_settled=warning.key in review.document.settled,
        )


def _where(warning: LetterWarning, report: InspectionReport | None) -> str:
    """The page where that field of the register is corrected; of a reply's publication, the report's page has it."""
    if report is None:
        return ""
    at = [report.source.slug, report.slug]
    if warning.recommendations:
        return reverse("recommendation-correct", args=[*at, warning.recommendations[0]])
    return reverse("report-correct" if Answer.CORRECT_REGISTER in warning.answers else "report", args=at)
