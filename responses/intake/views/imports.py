"""The list of imports, with the form that sends a spreadsheet; and a spreadsheet put aside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View
from django_tables2 import RequestConfig

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.intake.flows.mend_rows import drop_import
from responses.intake.flows.stage_import import stage_import
from responses.intake.forms.upload import UploadForm
from responses.intake.queries import bodies_importing, imports_seen
from responses.intake.tables import PER_PAGE, ImportsTable
from responses.intake.views.import_page import ImportPage, person_on
from tracker.kit.clock import now, today


class Imports(Gate, View):
    """Every spreadsheet of the person's bodies, and the way to send another."""

    permission = Permission.IMPORT

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, UploadForm(bodies=bodies_importing(access_on(request))))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES, bodies=bodies_importing(access_on(request)))
        if not form.is_valid():
            return self.page(request, form)
        try:
            imported = stage_import(
                body=form.body_chosen,
                name=form.name,
                file=form.cleaned_data["file"],
                by=person_on(request),
                at=now(),
                today=today(),
            )
        except ValidationError as refused:
            form.add_error("file", refused.messages)
            return self.page(request, form)
        return redirect("import-columns", imported.pk)

    def page(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        exclude = ("body",) if len(form.bodies) == 1 else ()
        table = ImportsTable(imports_seen(access_on(request)), exclude=exclude)
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        return render(request, "intake/imports.html", {"form": form, "table": table})


class DropImport(ImportPage):
    """Put a sheet aside before anything of it is in the records."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        imported = self.imported(pk)
        try:
            drop_import(imported=imported, by=self.person(), at=now())
        except ValidationError as refused:
            self.tell(refused)
            return redirect(imported)
        messages.success(request, _("%(name)s is put aside. Nothing of it was read in.") % {"name": imported})
        return redirect("imports")
