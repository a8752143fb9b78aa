"""What was done to many responses in one step, and the way to take all of it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from forces.access import Access
from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.record.flows.undo_batch import built_on, undo_batch
from responses.record.models import Batch
from responses.record.paths import way_back
from responses.record.queries_batches import batch_in_scope, rows_of, updates_in
from tracker.kit.clock import now

PER_PAGE = 50
_READ_IN = frozenset({Batch.Kind.IMPORT, Batch.Kind.DOCUMENT})


class BatchPage(Gate, View):
    """Who did what and when, each change, and what stands against taking it back."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        batch = batch_in_scope(access, pk)
        page = Paginator(updates_in(batch, access), PER_PAGE).get_page(request.GET.get("page"))
        may_undo = _may_undo(access, batch)
        context = {
            "batch": batch,
            "page": page,
            "rows": rows_of(list(page)),
            "may_undo": may_undo,
            "may_import": batch.body_id in access.body_ids(Permission.IMPORT),
            "against": built_on(batch) if may_undo else [],
            "back": way_back(request),
        }
        return render(request, "record/batch.html", context)


class UndoBatch(Gate, View):
    """Take all of it back, while nothing has been built on it."""

    permission = Permission.RECORD_UPDATES

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        assert isinstance(request.user, User)  # the gate has refused everyone else
        access = access_on(request)
        batch = batch_in_scope(access, pk)
        if batch.body_id not in access.body_ids(self.permission):
            raise PermissionDenied
        if batch.kind in _READ_IN:
            raise Http404  # what was read in is more than updates: it is taken back on its own page
        try:
            undo_batch(batch=batch, by=request.user, at=now())
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("All of it is taken back."))
        return redirect("batch", batch.pk)


def _may_undo(access: Access, batch: Batch) -> bool:
    is_whole = batch.kind not in _READ_IN and batch.undone_at is None
    return is_whole and batch.body_id in access.body_ids(Permission.RECORD_UPDATES)
