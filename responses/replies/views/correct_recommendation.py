"""A recommendation is corrected, once the person has seen which deadlines move with it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from forces.gate import access_on
from recommendations.flows.amend_recommendation import refuse_wording, wording_of
from recommendations.flows.amend_report import StaleReport
from recommendations.models import Recommendation
from responses.replies.entry_rows import Reader, alike_each, chosen_held
from responses.replies.flows.correct_report import correct_recommendation
from responses.replies.forms.correct import Correction, CorrectRecommendationForm
from responses.replies.moves import moves_of_wording
from responses.replies.views.correct import CorrectPage, differing
from responses.replies.views.person import person_on
from tracker.kit.clock import now, today


class CorrectRecommendation(CorrectPage):
    """Its words, number, addressee, deadline. What a letter quotes of it stays as it was."""

    template_name = "replies/correct_recommendation.html"

    def get(self, request: HttpRequest, source: str, slug: str, pk: int) -> HttpResponse:
        held = self.held(request, source, slug, pk)
        return self.page(request, CorrectRecommendationForm.on(held), held=held, report=held.report)

    def post(self, request: HttpRequest, source: str, slug: str, pk: int) -> HttpResponse:
        held = self.held(request, source, slug, pk)
        about: dict[str, Any] = {"held": held, "report": held.report}
        form = CorrectRecommendationForm(request.POST)
        if not form.is_valid() or not self.is_seen(request, form, held):
            return self.page(request, form, **about)
        before, wanted = wording_of(held), form.wording
        if before.digest != form.found["digest"]:
            return self.stale(request, held, form)
        try:
            refuse_wording(held, wanted)
            moves = moves_of_wording(held, wanted, self.at(request))
            if wanted != before and not self.is_confirmed(request, wanted, moves):
                return self.preview(request, form, wanted, moves, **about)
            reason = form.cleaned_data["reason"]
            correct_recommendation(
                recommendation=held, wording=wanted, seen=before.digest, reason=reason, by=person_on(request), at=now()
            )
        except StaleReport:
            return self.stale(request, self.held(request, source, slug, pk), form)
        except ValidationError as refused:
            form.put(refused)
            return self.page(request, form, **about)
        messages.success(request, _("%(heading)s is corrected.") % {"heading": held.heading})
        return redirect(held.report)

    def page(self, request: HttpRequest, form: Correction, *, status: int = 200, **more: Any) -> HttpResponse:
        """With what the register holds alike in other reports, to be chosen as asked before."""
        if isinstance(form, CorrectRecommendationForm):
            self.offer(request, form, more["held"])
        return super().page(request, form, status=status, **more)

    def offer(self, request: HttpRequest, form: CorrectRecommendationForm, held: Recommendation) -> None:
        reader = Reader(person_on(request), access_on(request), today())
        (alike,) = alike_each([held.text], reader)
        chosen = chosen_held([held.asks_again_id, form.chosen], reader)
        earlier = {one.recommendation.pk: one.recommendation for one in alike} | dict(chosen)
        form.offer(one for one in earlier.values() if one.report_id != held.report_id)

    def is_seen(self, request: HttpRequest, form: CorrectRecommendationForm, held: Recommendation) -> bool:
        """Whether what was chosen as asked before is as it was, or may be seen by the person."""
        if form.chosen in (None, held.asks_again_id):
            return True
        if form.chosen in chosen_held([form.chosen], Reader(person_on(request), access_on(request), today())):
            return True
        form.add_error("asks_again", str(form.fields["asks_again"].error_messages["invalid_choice"]))
        return False

    def held(self, request: HttpRequest, source: str, slug: str, pk: int) -> Recommendation:
        report = self.report(request, source, slug)
        rows = report.recommendations.standing().prefetch_related("deadlines")
        held: Recommendation = get_object_or_404(rows, pk=pk)
        held.report = report
        return held

    def stale(self, request: HttpRequest, held: Recommendation, form: CorrectRecommendationForm) -> HttpResponse:
        """Refuse to write over someone else's correction: what this person changed stays in the form."""
        touched = form.touched
        theirs = CorrectRecommendationForm.on(held)
        kept = CorrectRecommendationForm.on(held, {**touched, "reason": form.cleaned_data["reason"]})
        self.offer(request, kept, held)
        shown = differing(theirs, touched, kept.names_offered)
        about: dict[str, Any] = {"held": held, "report": held.report}
        return self.page(request, kept, status=409, is_stale=True, differing=shown, **about)
