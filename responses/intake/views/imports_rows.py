"""A sheet's rows before they are read in, what is wrong with them, and what they made once they are."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.mend_rows import mend_rows
from responses.intake.flows.undo_import import built_on_import, undo_import
from responses.intake.forms.rows import left_out_in, mended_in, rows_sent
from responses.intake.models import Import
from responses.intake.queries import OPEN_STAGES, count_rows, numbers_wrong, rows_made, rows_wrong_first
from responses.intake.row_words import counts_words, problems_on, row_shown
from responses.intake.views.import_page import ImportPage
from tracker.kit.clock import now, today
from tracker.kit.numbers import grouped

PER_PAGE = 50


class ImportRows(ImportPage):
    """The rows to check; once they are in the records, what they made."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        if imported.stage == Import.Stage.MAPPING:
            return redirect("import-columns", imported.pk)
        return self.to_check(imported) if imported.stage in OPEN_STAGES else self.made(imported)

    def to_check(self, imported: Import) -> HttpResponse:
        page = self.page_of(rows_wrong_first(imported))
        rows = [row_shown(row, imported) for row in page]
        counts = count_rows(imported)
        context = {
            "imported": imported,
            "counts": counts,
            "sentence": counts_words(counts),
            "page": page,
            "wrong": [row for row in rows if row.is_wrong],
            "right": [row for row in rows if not row.is_wrong],
            "errors": problems_on(rows),
            "new_reports": imported.counts.get("reports", []),
        }
        return render(self.request, "intake/import_rows.html", context)

    def made(self, imported: Import) -> HttpResponse:
        reports = imported.reports_made.select_related("source")
        context = {"imported": imported, "page": self.page_of(rows_made(imported)), "reports": reports}
        return render(self.request, "intake/import_made.html", context)

    def page_of(self, rows: QuerySet[Any]) -> Page[Any]:
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))


class MendRows(ImportPage):
    """What was typed into the wrong cells of one page, and which of its rows are left out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        rows = list(imported.rows.filter(number__in=rows_sent(request.POST)))
        self.mend(imported, mended_in(request.POST, rows), left_out_in(request.POST, rows))
        number = request.POST.get("page", "")
        return redirect(imported.get_absolute_url() + (f"?page={number}" if number.isdecimal() else ""))

    def mend(self, imported: Import, mended: dict[int, dict[int, str]], left_out: dict[int, bool]) -> None:
        before = count_rows(imported).wrong
        try:
            mend_rows(imported=imported, mended=mended, left_out=left_out, by=self.person(), today=today())
        except ValidationError as refused:
            self.tell(refused)
        else:
            self.say_what_is_left(before, count_rows(imported).wrong)

    def say_what_is_left(self, before: int, wrong: int) -> None:
        if not wrong:
            messages.success(self.request, _("Checked again: nothing is wrong any more."))
            return
        said = ngettext("Checked again: %(wrong)s row is wrong.", "Checked again: %(wrong)s rows are wrong.", wrong)
        level = messages.SUCCESS if wrong < before else messages.WARNING
        messages.add_message(self.request, level, said % {"wrong": grouped(wrong)})


class LeaveOutWrong(MendRows):
    """Leave out every row that is wrong."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        self.mend(imported, {}, dict.fromkeys(numbers_wrong(imported), True))
        return redirect(imported)


class CommitImport(ImportPage):
    """Read the rows into the records."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        try:
            commit_import(imported=imported, by=self.person(), at=now(), today=today())
        except ValidationError as refused:
            self.tell(refused)
        else:
            messages.success(request, _("%(name)s is in the records.") % {"name": imported})
        return redirect(imported)


class UndoImport(ImportPage):
    """Take back all that a sheet made, once nothing stands against it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        if imported.stage != Import.Stage.DONE:
            return redirect(imported)
        context = {"imported": imported, "against": built_on_import(imported)}
        return render(request, "intake/import_undo.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        try:
            undo_import(imported=imported, by=self.person(), at=now())
        except ValidationError as refused:
            self.tell(refused)
            return redirect(reverse("import-undo", args=[imported.pk]))
        messages.success(request, _("All that %(name)s made is taken back.") % {"name": imported})
        return redirect(imported)
