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
from responses.intake.queries import OPEN_STAGES, count_rows, numbers_wrong, only_report_of, rows_made, rows_wrong_first
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
        context = {
            "imported": imported,
            "page": self.page_of(rows_made(imported)),
            "reports": reports,
            "only_report": only_report_of(imported),
        }
        return render(self.request, "intake/import_made.html", context)

    def page_of(self, rows: QuerySet[Any]) -> Page[Any]:
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))


class MendRows(ImportPage):
    """What was typed into the wrong cells of one page, and which of its rows are left out.

    Every button of the page's form sends both, and each saves them first: no button loses what was typed or ticked.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        if self.mend(imported, *self.sent(imported)):
            self.say_what_is_left(count_rows(imported).wrong)
        return self.back_to(imported)

    def sent(self, imported: Import) -> tuple[dict[int, dict[int, str]], dict[int, bool]]:
        """What was typed and what was ticked, where it differs from what the page showed."""
        rows = list(imported.rows.filter(number__in=rows_sent(self.request.POST)))
        return mended_in(self.request.POST, rows), left_out_in(self.request.POST, rows)

    def keep_what_was_sent(self, imported: Import) -> bool:
        """Save what was sent, before anything else is done. False where it was refused."""
        mended, left_out = self.sent(imported)
        return self.mend(imported, mended, left_out) if mended or left_out else True

    def mend(self, imported: Import, mended: dict[int, dict[int, str]], left_out: dict[int, bool]) -> bool:
        try:
            mend_rows(imported=imported, mended=mended, left_out=left_out, by=self.person(), at=now(), today=today())
        except ValidationError as refused:
            self.tell(refused)
            return False
        return True

    def say_what_is_left(self, wrong: int) -> None:
        if not wrong:
            messages.success(self.request, _("Checked again: nothing is wrong any more."))
            return
        said = ngettext("Checked again: %(wrong)s row is wrong.", "Checked again: %(wrong)s rows are wrong.", wrong)
        messages.warning(self.request, said % {"wrong": grouped(wrong)})

    def back_to(self, imported: Import) -> HttpResponse:
        """The page of rows that was sent."""
        number = self.request.POST.get("page", "")
        return redirect(imported.get_absolute_url() + (f"?page={number}" if number.isdecimal() else ""))


class LeaveOutWrong(MendRows):
    """Leave out every row that is wrong still, once what was typed is saved."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        if self.keep_what_was_sent(imported) and self.mend(imported, {}, dict.fromkeys(numbers_wrong(imported), True)):
            self.say_what_is_left(count_rows(imported).wrong)
        return redirect(imported)


class CommitImport(MendRows):
    """Read the rows into the records, once what was typed and ticked is saved and nothing is wrong."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        is_done = self.keep_what_was_sent(imported) and self.commit(imported)
        return redirect(imported) if is_done else self.back_to(imported)

    def commit(self, imported: Import) -> bool:
        counts = count_rows(imported)
        if counts.left_out == counts.total:
            messages.warning(self.request, _("No row is left to read in."))
            return False
        try:
            commit_import(imported=imported, by=self.person(), at=now(), today=today())
        except ValidationError as refused:
            self.tell(refused)
            return False
        messages.success(self.request, _("%(name)s is in the records.") % {"name": imported})
        return True


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
