"""What a checked document will become, the button that does it, what it became, and the way back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from recommendations.models import InspectionReport
from responses.intake.flows.adopt_document import adopt_document
from responses.intake.flows.attach_context import attach_context, context_of, detach_context
from responses.intake.flows.check_again import check_again
from responses.intake.flows.settle_promise import settle_promise
from responses.intake.flows.undo_document import built_on_document, undo_document
from responses.intake.models import IncomingDocument
from responses.intake.review.made import made_of, may_be_checked
from responses.intake.review.promises import promises_open
from responses.intake.review.review import Review
from responses.intake.review.summary import summary_of
from responses.intake.review.to_adopt import adoption_of
from responses.intake.views.parts import begin_part
from responses.intake.views.review import ReviewPage, version_in
from tracker.kit.clock import now

Stage = IncomingDocument.Stage


class AdoptDocument(ReviewPage):
    """Says in plain words what will be made; makes it on a button, unless something is still to be answered."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if not may_be_checked(document):
            return redirect(document)
        review = self.review(document)
        if not review.judged.is_valid():
            return redirect(reverse("letter-in-check", args=[pk]) + "?check")
        return self.page(review)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if not may_be_checked(document):
            return redirect(document)
        review = self.review(document)
        if version_in(request.POST.get("version", "")) != review.decisions.version:
            messages.error(request, _("Someone has changed an answer since you opened this page. Look at it again."))
            return redirect("letter-in-adopt", pk)
        if not review.judged.is_valid():
            return redirect(reverse("letter-in-check", args=[pk]) + "?check")
        try:
            self.adopt(review)
        except ValidationError as refused:
            return self.page(review, refused.messages)
        messages.success(request, _("“%(name)s” is in the records.") % {"name": document})
        return redirect(document)

    def adopt(self, review: Review) -> None:
        if review.asks:
            adopt_document(document=review.document, adoption=adoption_of(review), by=review.user, at=now())
        else:
            attach_context(document=review.document, **_context(review), by=review.user, at=now())

    def page(self, review: Review, refused: list[str] | None = None) -> HttpResponse:
        context = {
            "document": review.document,
            "version": review.decisions.version,
            "summary": summary_of(review),
            "refused": refused or [],
        }
        return render(self.request, "intake/review/adopt.html", context)


def _context(review: Review) -> dict[str, Any]:
    cleaned = review.judged.cleaned_data
    return {
        "report": InspectionReport.objects.get(pk=cleaned["report"]),
        "title": cleaned["context_title"],
        "publisher": cleaned["context_publisher"],
        "address": cleaned["context_address"],
        "published_on": cleaned["context_published_on"],
        "description": cleaned["context_words"],
    }


class UndoDocument(ReviewPage):
    """Take back all that a document made, once nothing stands against it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if document.stage not in {Stage.ADOPTED, Stage.CONTEXT}:
            return redirect(document)
        context = {
            "document": document,
            "against": built_on_document(document),
            "made": made_of(document),
            "context_link": context_of(document) if document.stage == Stage.CONTEXT else None,
        }
        return render(request, "intake/review/undo.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        undo = detach_context if document.stage == Stage.CONTEXT else undo_document
        try:
            undo(document=document, by=self.review(document).user, at=now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect("letter-in-undo", pk)
        messages.success(request, _("All that “%(name)s” made is taken back.") % {"name": document})
        return redirect(document)


class AnotherReport(ReviewPage):
    """Check the same document for another report that it answers."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if document.reading is None or document.disposal is not None:
            return redirect(document)
        return begin_part(request, self.review(document))


class SettlePromise(ReviewPage):
    """Say of something that was to be corrected in the register that it is settled as it stands."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        review = self.review(document)
        said = next((one for one in promises_open(review) if one.key == request.POST.get("promise")), None)
        if said:
            settle_promise(document=document, key=said.key, words=said.words, by=review.user, at=now())
            messages.success(request, _("Settled: %(what)s") % {"what": said.words})
        return redirect(document)


class CheckAgain(ReviewPage):
    """Check and adopt anew what was taken back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        try:
            again = check_again(document=document, by=self.review(document).user, at=now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect(document)
        return redirect("letter-in-check" if again.stage == Stage.READ else "letter-in", again.pk)
