"""One update sheet that came back: what it proposes, to be taken or left."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from forces.access import Access
from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.intake.flows.decide_proposals import StaleProposals, decide_proposals
from responses.intake.forms.update_sheets import (
    DecisionForm,
    decision_for_all,
    decisions_in,
    seen_as_text,
    seen_in,
)
from responses.intake.models import Proposal, UpdateSheet
from responses.intake.update_sheet_page import done_words, first_control, rows_shown, stale_words, summary
from responses.intake.update_sheet_queries import Overview, batches_of, overview_of, proposals_on, sheet_in_scope
from responses.intake.update_sheet_states import states_now
from responses.intake.views.import_page import person_on
from responses.record.flows.store_document import download_name
from responses.record.views.stored_file import stored_file
from tracker.kit.clock import now, today

PER_PAGE = 20
"""Recommendations: three changes each at the most."""


class UpdateSheetPage(Gate, View):
    """Everyone in scope reads it; the body's officers decide, cell by cell or all at once."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        sheet = sheet_in_scope(access_on(request), pk)
        return self.page(request, sheet, overview_of(sheet))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        sheet = sheet_in_scope(access_on(request), pk)
        if not may_decide(access_on(request), sheet):
            raise PermissionDenied
        overview = overview_of(sheet)
        for_all = decision_for_all(request.POST)
        decisions = dict.fromkeys(overview.undecided, for_all) if for_all else decisions_in(request.POST)
        if not decisions:
            return self.page(request, sheet, overview, errors=[_("Choose “Take” or “Leave” for at least one change.")])
        return self.decide(request, sheet, decisions)

    def decide(self, request: HttpRequest, sheet: UpdateSheet, decisions: dict[int, Proposal.Decision]) -> HttpResponse:
        try:
            decide_proposals(
                sheet=sheet,
                decisions=decisions,
                seen=seen_in(request.POST),
                by=person_on(request),
                at=now(),
                today=today(),
            )
        except StaleProposals as stale:
            return self.page(request, sheet, overview_of(sheet), errors=[stale_words(stale.moved_on)], status=409)
        except ValidationError as refused:
            return self.page(request, sheet, overview_of(sheet), errors=refused.messages, status=409)
        messages.success(request, done_words(list(decisions.values())))
        return redirect(sheet)

    def page(
        self,
        request: HttpRequest,
        sheet: UpdateSheet,
        overview: Overview,
        errors: Sequence[str] = (),
        status: int = 200,
    ) -> HttpResponse:
        access = access_on(request)
        page = Paginator(overview.responses, PER_PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        proposals = list(proposals_on(sheet, shown))
        waiting = [row for row in proposals if not row.decision]
        form = None
        if overview.undecided and may_decide(access, sheet):
            form = DecisionForm(request.POST if errors else None, proposals=waiting)
        context = {
            "sheet": sheet,
            "page": page,
            "rows": rows_shown(proposals, shown, states_now(shown), form),
            "form": form,
            "errors": [{"text": error, "target": first_control(form)} for error in errors],
            "summary": summary(overview),
            "undecided": len(overview.undecided),
            "seen": seen_as_text(overview.seen),
            "internal": sheet.body_id in access.body_ids(Permission.SEE_INTERNAL),
            "batches": batches_of(sheet),
        }
        return render(request, "intake/update_sheet.html", context, status=status)


class SentFile(Gate, View):
    """The file as it came back, for the body's own people: an officer may have written into it."""

    permission = Permission.SEE_INTERNAL
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        access = access_on(request)
        sheet = sheet_in_scope(access, pk)
        if sheet.body_id not in access.body_ids(self.permission):
            raise PermissionDenied
        return stored_file(sheet.document, download_name(sheet.name, sheet.document.content_type))


def may_decide(access: Access, sheet: UpdateSheet) -> bool:
    return sheet.body_id in access.body_ids_and_left(Permission.RECORD_UPDATES)
