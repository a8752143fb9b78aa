"""The same document checked once more, for another report that it answers: begun from its check, or once adopted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from responses.intake.flows.check_another_report import MAY_ANSWER_ANOTHER, check_another_report
from responses.intake.flows.decide_document import count_open
from responses.intake.models import IncomingDocument
from responses.intake.review.another_report import further_part, taken_in
from responses.intake.review.review import Review
from tracker.kit.clock import now


def begin_part(request: HttpRequest, review: Review) -> HttpResponse:
    """Go on to the part that is checked for the other report."""
    document = review.document
    further = further_part(review, _taken(review))
    at = now()
    try:
        part = check_another_report(
            document=document, typed=further.typed, left_out_here=further.left_out_here, by=review.user, at=at
        )
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(document)
    for pk in (document.pk, part.pk):
        _count(Review(IncomingDocument.objects.select_related("body", "like").get(pk=pk), review.user, review.today))
    words = _("This is part %(part)d of the document: choose in it the report that it answers, and adopt it by itself.")
    messages.success(request, words % {"part": part.part})
    return redirect("letter-in-check", part.pk)


def _taken(review: Review) -> frozenset[int]:
    """The items of the document's other parts, and of this one where it is in the records."""
    parts = IncomingDocument.objects.parts_of(review.document).filter(stage__in=MAY_ANSWER_ANOTHER)
    if review.document.batch_id is None:
        parts = parts.exclude(pk=review.document.pk)
    found = parts.values_list("decisions", flat=True)
    return frozenset().union(*(taken_in(decisions, len(review.reading.items)) for decisions in found))


def _count(review: Review) -> None:
    if review.document.stage == IncomingDocument.Stage.READ:
        count_open(document=review.document, warnings=len(review.open_questions))
