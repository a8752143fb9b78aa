"""How a sheet's columns and words are understood, for a person to check."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from recommendations.models import InspectionReport
from responses.intake.fields import FIELDS
from responses.intake.flows.stage_import import understand
from responses.intake.forms.columns import ColumnsForm, RereadForm, columns_of
from responses.intake.models import Import
from responses.intake.queries import OPEN_STAGES, sample_rows
from responses.intake.views.import_page import ImportPage
from tracker.kit.clock import now, today


class ImportColumns(ImportPage):
    """What each column holds, what each status word means, and what holds for all rows."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        if imported.stage not in OPEN_STAGES:
            return redirect(imported)
        return self.page(request, imported, self.form(imported), RereadForm(imported=imported))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        form = self.form(imported, request.POST)
        if not form.is_valid():
            return self.page(request, imported, form, RereadForm(imported=imported))
        try:
            held = understand(imported=imported, **form.facts, by=self.person(), at=now(), today=today())
        except ValidationError as refused:
            self.tell(refused)
            return redirect(imported)
        if not form.asks_for_words and not all(held.statuses.values()):
            messages.info(request, _("Another column holds the status now. Say what its words mean."))
            return redirect("import-columns", held.pk)
        return redirect(held)

    def form(self, imported: Import, *data: Any) -> ColumnsForm:
        day = today()
        reports = InspectionReport.objects.out_on(day)
        return ColumnsForm(*data, imported=imported, reports=reports, day=day)

    def page(self, request: HttpRequest, imported: Import, form: ColumnsForm, reread: RereadForm) -> HttpResponse:
        context = {
            "imported": imported,
            "form": form,
            "reread": reread,
            "columns": form.columns_asked(sample_rows(imported)),
            "words": form.words_asked(),
            "names_no_field": form.names_no_field,
            "fields": FIELDS.values(),
        }
        return render(request, "intake/import_columns.html", context)


class RereadImport(ImportColumns):
    """Read another worksheet, or take another row for the headings: the columns are guessed anew."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        form = RereadForm(request.POST, imported=imported)
        if not form.is_valid():
            return self.page(request, imported, self.form(imported), form)
        try:
            held = understand(
                imported=imported,
                columns_chosen=columns_of(imported),
                statuses_chosen={},
                date_order=imported.date_order,
                holds_from=imported.holds_from or today(),
                force=imported.force,
                report=imported.report,
                source=imported.source,
                by=self.person(),
                at=now(),
                today=today(),
                **form.facts,
            )
        except ValidationError as refused:
            self.tell(refused)
            return redirect("import-columns", imported.pk)
        self.say_what_was_read(held, form.facts["heading_row"])
        return redirect("import-columns", held.pk)

    def say_what_was_read(self, held: Import, asked: int | None) -> None:
        if asked not in (None, held.heading_row):
            message = _("Row %(asked)d has nothing in it. Row %(read)d is read as the headings.")
            messages.info(self.request, message % {"asked": asked, "read": held.heading_row})
