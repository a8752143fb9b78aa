"""Scrutiny: what the local policing body asked at meetings, what is to be looked at again, and one entry."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.record.models import Scrutiny
from responses.record.queries_scrutiny import entries_in_scope, entry_in_scope, standing_of, still_to_review
from responses.record.quotations import quotation
from responses.record.tables import ScrutinyTable
from tracker.kit.clock import today

PER_PAGE = 25


class ScrutinyEntries(Gate, View):
    """Every entry of the person's bodies. A force's liaison finds nothing here: it is the bodies' own."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest) -> HttpResponse:
        access = access_on(request)
        if not access.holds(Permission.SEE_INTERNAL):
            raise Http404
        entries, day = entries_in_scope(access), today()
        table = ScrutinyTable(entries, day=day)
        table.paginate(per_page=PER_PAGE)
        table.page = table.paginator.get_page(request.GET.get("page"))
        context = {
            "table": table,
            "count": table.paginator.count,
            "to_review": still_to_review(entries)[:PER_PAGE],
            "due": Scrutiny.objects.visible_to(access).review_due_on(day).count(),
            "day": day,
            "may_add": access.holds(Permission.RECORD_UPDATES),
        }
        return render(request, "record/scrutiny_entries.html", context)


class ScrutinyPage(Gate, View):
    """One entry with the recommendations that it is about."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        entry = entry_in_scope(access, pk)
        page = Paginator(standing_of(entry, access), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "entry": entry,
            "page": page,
            "paragraph": quotation(entry),
            "may_add": entry.body_id in access.body_ids_and_left(Permission.RECORD_UPDATES),
        }
        return render(request, "record/scrutiny.html", context)
