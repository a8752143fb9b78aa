"""A spreadsheet on its way in: what was read, how its columns are understood, what a person mended, what it made."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.models import Force, LocalPolicingBody, User
from recommendations.models import InspectionReport, Recommendation, Source
from responses.intake.models.brought_in import BroughtIn
from responses.record.models import Batch, Document, Response


class ImportQuerySet(BroughtIn["Import"]):
    def unfinished(self) -> "ImportQuerySet":
        return self.filter(stage__in=[Import.Stage.MAPPING, Import.Stage.CHECKING])


class Import(models.Model):
    """One spreadsheet of one body. Nothing is in the records before it is done; all that it made can be taken back."""

    class Stage(models.TextChoices):
        MAPPING = "mapping", _("Columns to be checked")
        CHECKING = "checking", _("Rows to be checked")
        DONE = "done", _("In the records")
        UNDONE = "undone", _("Taken back")
        DROPPED = "dropped", _("Put aside, nothing read in")

    class DateOrder(models.TextChoices):
        DAY_FIRST = "day-first", _("Day first, as 31/12/2026")
        MONTH_FIRST = "month-first", _("Month first, as 12/31/2026")

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="imports")
    document = models.ForeignKey(Document, models.PROTECT, related_name="imports")
    name = models.CharField(max_length=200)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.MAPPING)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    sheet = models.CharField(max_length=100, blank=True)
    sheets = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=list, blank=True, help_text=_("What the reader of the file has to say of it."))
    heading_row = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list, blank=True)
    columns = models.JSONField(default=dict, blank=True, help_text=_("From a column’s place, from 0, to a field."))
    statuses = models.JSONField(default=dict, blank=True, help_text=_("From the sheet’s words to our states, or none."))
    date_order = models.CharField(max_length=12, choices=DateOrder, default=DateOrder.DAY_FIRST)
    holds_from = models.DateField(null=True, blank=True, help_text=_("Where a row has no date of its own."))
    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    report = models.ForeignKey(InspectionReport, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")

    batch = models.OneToOneField(Batch, models.PROTECT, null=True, blank=True, related_name="spreadsheet")
    finished_at = models.DateTimeField(null=True, blank=True)
    reports_made = models.ManyToManyField(InspectionReport, blank=True, related_name="+")
    counts = models.JSONField(default=dict, blank=True, help_text=_("What it made, changed and left as it was."))

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["done", "undone"], batch__isnull=False)
                | ~Q(stage__in=["done", "undone"]) & Q(batch=None),
                name="an_import_that_is_done_has_its_batch",
            ),
        ]
        indexes = [models.Index(fields=["body", "stage"], name="imports_by_body_and_stage")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("import", args=[self.pk])


class ImportRow(models.Model):
    """One row of the sheet: its cells as read, what a person mended, what is wrong with it, what it became."""

    class Outcome(models.TextChoices):
        NONE = "", _("Nothing yet")
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Held already, nothing changed")

    of = models.ForeignKey(Import, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField(help_text=_("As the spreadsheet counts its rows, from 1."))
    cells = models.JSONField()
    mended = models.JSONField(default=dict, blank=True, help_text=_("From a column’s place to what a person typed."))
    left_out = models.BooleanField(default=False)
    problems = models.JSONField(default=list, blank=True)
    is_wrong = models.BooleanField(default=False)
    remarks = models.JSONField(default=list, blank=True, help_text=_("What is not wrong, and worth knowing."))
    outcome = models.CharField(
        max_length=10, choices=Outcome, default=Outcome.NONE, blank=True, help_text=_("What it would become.")
    )

    class Meta:
        ordering = ["of", "number"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="a_row_is_read_once")]
        indexes = [models.Index(fields=["of", "is_wrong", "number"], name="import_rows_wrong_first")]

    def __str__(self) -> str:
        return f"{self.of}, row {self.number}"


class ImportMade(models.Model):
    """What a row became: the response that it made or changed, and the recommendation, where it made one."""

    of = models.ForeignKey(Import, models.PROTECT, related_name="made")
    number = models.PositiveIntegerField(help_text=_("The row’s, as in ImportRow."))
    outcome = models.CharField(max_length=10, choices=ImportRow.Outcome)
    response = models.ForeignKey(Response, models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["of", "number"]
        verbose_name_plural = _("rows made")
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="a_row_becomes_one_thing")]

    def __str__(self) -> str:
        return f"{self.of}, row {self.number}: {self.response}"


class SheetMemory(models.Model):
    """How a body's spreadsheets were understood the last time, by heading and by word; and the inspectorate's words."""

    body = models.OneToOneField(LocalPolicingBody, models.PROTECT, related_name="sheet_memory")
    headings = models.JSONField(default=dict, blank=True)
    statuses = models.JSONField(default=dict, blank=True)
    date_order = models.CharField(max_length=12, choices=Import.DateOrder, default=Import.DateOrder.DAY_FIRST)
    register_words = models.JSONField(
        default=dict, blank=True, help_text=_("From the inspectorate’s status words to its statuses.")
    )

    def __str__(self) -> str:
        return str(self.body)
