"""A spreadsheet is sent."""

from django.utils.translation import gettext_lazy as _

from responses.intake.forms.bodies import OneBodyForm, body_field
from responses.intake.forms.files import file_field, kept_name


class UploadForm(OneBodyForm):
    """The file, and the body whose recommendations it holds where the person works for more than one."""

    body = body_field(
        label=_("Whose recommendations it holds"), missing=_("Choose whose recommendations the sheet holds.")
    )
    file = file_field(
        label=_("Spreadsheet"),
        accept=".csv,.xlsx",
        help_text=_("An Excel workbook (.xlsx) or a CSV file, up to 20 MB. Nothing goes into the records yet."),
        missing=_("Choose a spreadsheet: an .xlsx or .csv file."),
    )

    @property
    def name(self) -> str:
        return kept_name(self.cleaned_data["file"].name)
