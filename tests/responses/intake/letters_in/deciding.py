"""A person's decisions on a document, made and saved as the page makes and saves them."""

from typing import Any

from responses.domain.letter_warnings import Answer
from responses.intake.flows.adopt_document import adopt_document
from responses.intake.flows.decide_document import decide_document
from responses.intake.models import IncomingDocument
from responses.intake.review.review import Review
from responses.intake.review.to_adopt import adoption_of
from tests.responses.intake.letters_in import incoming


def review_of(document: IncomingDocument) -> Review:
    held = IncomingDocument.objects.get(pk=document.pk)
    return Review(held, document.delivery.made_by, incoming.TODAY)


def decided(document: IncomingDocument, **typed: Any) -> Review:
    """These values saved, and every question that is open still said to be seen."""
    by = document.delivery.made_by
    review = review_of(document)
    values = {**review.typed, **typed}
    held = decide_document(document=document, version=review.decisions.version, typed=values, by=by, at=incoming.NOW)
    answers = {}
    for question in review_of(held).open_questions:
        if question.is_own:
            offered = [value for value, _label in question.words.answers if value != Answer.CORRECT_READING]
            answers[question.name] = offered[0]
    if answers:
        values |= answers
        review = review_of(held)
        decide_document(document=held, version=review.decisions.version, typed=values, by=by, at=incoming.NOW)
    return review_of(document)


def errors(review: Review) -> dict[str, list[str]]:
    return {name: [str(message) for message in messages] for name, messages in review.judged.errors.items()}


def adopted(document: IncomingDocument, **typed: Any) -> IncomingDocument:
    review = decided(document, **typed)
    assert errors(review) == {}
    return adopt_document(document=document, adoption=adoption_of(review), by=review.user, at=incoming.NOW)
