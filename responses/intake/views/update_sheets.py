"""Update sheets: the force's open items out as a workbook, and the workbook back in, filled in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event
from forces.roles import Permission
from responses.intake.flows.read_update_sheet import read_update_sheet
from responses.intake.forms.update_sheets import SendSheetForm
from responses.intake.update_sheet_file import make_update_sheet
from responses.intake.update_sheet_queries import items_of, items_seen, open_positions, pairs_to_send, sheets_seen
from responses.intake.update_sheet_table import UpdateSheetTable
from responses.intake.views.import_page import person_on
from tracker.kit.clock import now, today
from tracker.kit.dates import long_date
from tracker.kit.xlsx_file import xlsx_response

PER_PAGE = 25


class UpdateSheets(Gate, View):
    """The sheets to take out, one a force; the form that sends one in; and the sheets that came back."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, SendSheetForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        pairs = pairs_to_send(items_seen(access_on(request)))
        if not pairs:
            raise PermissionDenied
        form = SendSheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(request, form)
        file, at = form.cleaned_data["file"], now()
        try:
            sheet = read_update_sheet(name=form.name, file=file, pairs=pairs, by=person_on(request), at=at)
        except ValidationError as refused:
            form.add_error("file", refused.messages)
            return self.page(request, form)
        if sheet.read_at != at:
            words = {"day": long_date(sheet.read_at)}
            messages.info(request, _("This sheet was read already, on %(day)s. There is nothing new in it.") % words)
        return redirect(sheet)

    def page(self, request: HttpRequest, form: SendSheetForm) -> HttpResponse:
        access = access_on(request)
        table = UpdateSheetTable(sheets_seen(access), names_people=access.holds(Permission.SEE_INTERNAL))
        table.paginate(per_page=PER_PAGE)
        table.page = table.paginator.get_page(request.GET.get("page"))
        items = [one for one in items_seen(access) if one.may_send]
        may_send = bool(items) or access.holds(Permission.RECORD_UPDATES) or access.holds(Permission.RECORD_FORCE_WORD)
        context = {"items": items, "may_send": may_send, "form": form, "table": table}
        return render(request, "intake/update_sheets.html", context)


class UpdateSheetFile(Gate, View):
    """A force's open items as a workbook to fill in: written to a temporary file, logged, then sent."""

    permission = Permission.SEE_RESPONSES
    http_method_names = ["get"]

    def get(self, request: HttpRequest, force: str) -> FileResponse:
        items = items_of(access_on(request), force, request.GET.get("body", ""))
        if not items.may_send:
            raise PermissionDenied
        day = today()
        made = make_update_sheet(force=items.force, body=items.body, positions=open_positions(items), day=day)
        log_event(
            kind=Event.Kind.UPDATE_SHEET,
            by=person_on(request),
            at=now(),
            body=items.body,
            facts={"force": items.force.slug, "rows": made.rows},
        )
        return xlsx_response(f"update-sheet-{items.force.slug}-{day.isoformat()}.xlsx", made.file)
