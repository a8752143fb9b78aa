"""The review of one document: the text and what was read in it, side by side, and what a person decides of it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from forces.typed import KeepsTyped
from letters.reading.values import Span
from responses.intake.flows.decide_document import StaleDecisions, count_open, decide_document
from responses.intake.forms.review import ReviewForm
from responses.intake.forms.review_data import typed_in
from responses.intake.models import IncomingDocument
from responses.intake.queries import bodies_importing
from responses.intake.review.decisions import merge
from responses.intake.review.made import may_be_checked
from responses.intake.review.marks import pieces
from responses.intake.review.review import Review
from responses.intake.review.shown import TEXT_PAGE, Page, is_context, is_new_report
from responses.intake.review.sightings import sightings
from responses.intake.views.import_page import person_on
from responses.intake.views.parts import begin_part
from tracker.kit.clock import now, today
from tracker.kit.date_input import as_written

_LIKE = ("like__text", "like__reading", "like__extracted", "like__fingerprint", "like__decisions", "fingerprint")


class ReviewPage(Gate, View):
    """A page, or a change, of one document of the person's bodies, with all that was read in it."""

    permission = Permission.IMPORT

    def document(self, pk: int) -> IncomingDocument:
        """In scope, or 404."""
        seen = IncomingDocument.objects.visible_to(access_on(self.request)).defer(*_LIKE)
        return get_object_or_404(seen.select_related("body", "document", "like", "batch"), pk=pk)

    def review(self, document: IncomingDocument, typed: dict[str, Any] | None = None) -> Review:
        return Review(document, person_on(self.request), today(), typed)

    def number(self, review: Review) -> int:
        """Which page of the form was asked for."""
        said = self.request.GET.get("page", "")
        return min(max(int(said), 1), review.pages) if said.isdecimal() and len(said) < 6 else 1


@dataclass(frozen=True)
class Stale:
    """A save that was refused: who saved meanwhile, and the fields in which the two differ."""

    by: str
    differing: list[tuple[str, Any, Any]]


class CheckDocument(KeepsTyped, ReviewPage):
    """Check what was read, correct it, answer the warnings. Nothing goes into the records from here."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if not may_be_checked(document):
            return redirect(document)
        review = self.review(document)
        number = self.number(review)
        form = self.typed.into(review.form(number))
        if "check" in request.GET:
            form = _with_errors(review, number)
        return self.page(review, form, number)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if not may_be_checked(document):
            messages.error(request, _("Not saved: this document is not to be checked any more."))
            return redirect(document)
        review = self.review(document)
        number = self.number(review)
        sent = typed_in(review.form(number), request.POST)
        typed = _decided(review, sent)
        version = version_in(request.POST.get("version", ""))
        try:
            held = decide_document(document=document, version=version, typed=typed, by=person_on(request), at=now())
        except StaleDecisions as stale:
            return self.stale(stale, version, sent, number)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect(document)
        after = self.review(held)
        count_open(document=held, warnings=len(after.open_questions))
        return self.onward(after, number)

    def onward(self, review: Review, number: int) -> HttpResponse:
        """To what was asked for: the same page, the next, or what will be made; back where something is missing."""
        address = reverse("letter-in-check", args=[review.document.pk])
        asked = self.request.POST.get("then", "save")
        if asked == "next" and number < review.pages:
            return redirect(f"{address}?page={number + 1}")
        if asked == "adopt":
            return redirect("letter-in-adopt", review.document.pk)
        if asked == "another-report":
            return begin_part(self.request, review)
        messages.success(self.request, _("Saved. Nothing is in the records yet."))
        return redirect(f"{address}?page={number}" if number > 1 else address)

    def stale(self, stale: StaleDecisions, version: int, sent: dict[str, Any], number: int) -> HttpResponse:
        """Refuse to write over someone else's answers: both stand on the page, this person's in the form."""
        before = self.review(stale.document, dict(stale.decisions.at_version(version)))
        merged = merge(stale.decisions, version, _decided(before, sent))
        theirs = self.review(stale.document)
        review = self.review(stale.document, dict(merged.typed))
        form = review.form(number)
        differing = [
            (str(form[name].label), as_written(theirs.initial.get(name)), as_written(merged.typed.get(name, "")))
            for name in merged.differing
            if name in form.fields
        ]
        told = Stale(stale.decisions.by, differing)
        return self.page(review, form, number, status=409, stale=told)

    def page(
        self, review: Review, form: ReviewForm, number: int, *, status: int = 200, stale: Stale | None = None
    ) -> HttpResponse:
        shown = Page(review, form, number).shown()
        context = {
            "document": review.document,
            "reading": review.reading,
            "form": form,
            "shown": shown,
            "stale": stale,
            "number": number,
            "pages": range(1, review.pages + 1),
            "is_last": number >= review.pages,
            "open_questions": len(review.open_questions),
            "may_be_handed_over": len(bodies_importing(access_on(self.request))) > 1,
            "is_context": is_context(review.initial),
            "is_new_report": is_new_report(review.initial),
            "remarks": review.extracted.remarks,
            "other_errors": [] if not form.is_bound else _errors_elsewhere(review, number),
        }
        return render(self.request, "intake/review/check.html", context, status=status)


class DocumentText(ReviewPage):
    """The whole text, marked, some of it at a time: for a document too long to stand beside its fields."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if document.reading is None or document.disposal is not None:
            return redirect(document)
        review = self.review(document)
        starts = range(0, max(len(review.reading.text), 1), TEXT_PAGE)
        page = Paginator(starts, 1).get_page(request.GET.get("page"))
        start = page.object_list[0]
        window = Span(start, min(start + TEXT_PAGE, len(review.reading.text)))
        found = sightings(review.reading)
        context = {"document": document, "page": page, "pieces": pieces(review.reading, found, window)}
        return render(request, "intake/review/text.html", context)


def _with_errors(review: Review, number: int) -> ReviewForm:
    """The page with what is wrong or missing in it, as it stands."""
    whole = review.judged
    bound = review.form(number, data=whole.data)
    bound.is_valid()
    for name, errors in whole.errors.as_data().items():
        if name in bound.fields and name not in bound.errors:
            bound.add_error(name, ValidationError(errors))
    return bound


def _errors_elsewhere(review: Review, number: int) -> list[dict[str, str]]:
    """What is wrong on the other pages of the form."""
    found = []
    for other in range(1, review.pages + 1):
        names = review.form(other).fields if other != number else {}
        for name in names:
            if name in review.judged.errors:
                bound: Any = review.judged[name]
                found += [
                    {"text": text, "href": f"?page={other}&check#{bound.error_target}"} for text in bound.messages
                ]
    return found


def _decided(review: Review, sent: dict[str, Any]) -> dict[str, Any]:
    """All that is decided once this page is saved: what differs from what was read and found.

    What is found for an item depends on the report that was chosen, and not on what was chosen for the item itself;
    which report and force are found, on nothing that was chosen.
    """
    head = {name: value for name, value in review.typed.items() if not name.endswith("-recommendation")}
    proposal = dict(Review(review.document, review.user, review.today, head).proposal)
    if "report" in sent:
        bare = Review(review.document, review.user, review.today, {}).proposal
        proposal |= {"report": bare["report"], "force": bare["force"]}
    fields = review.form().fields
    found = {name: value for name, value in review.typed.items() if name not in sent}
    is_chosen = frozenset({"report"} if review.document.part > 1 else ())  # it is never the one that the letter heads
    changed = {
        name: value
        for name, value in sent.items()
        if name in is_chosen or fields[name].has_changed(proposal.get(name), value)
    }
    return {**found, **changed}


def version_in(said: str) -> int:
    """The version that the page was made from; one that never was, where it does not say."""
    return int(said) if said.isdecimal() and len(said) < 10 else -1
