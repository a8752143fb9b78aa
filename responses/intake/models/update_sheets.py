"""Update sheets that came back from a force: each change is a proposal, which an officer takes or leaves."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import Force, LocalPolicingBody, User
from forces.roles import Permission
from responses.record.models import Batch, Document, Response, Update


class UpdateSheetQuerySet(models.QuerySet["UpdateSheet"]):
    def visible_to(self, access: Access) -> "UpdateSheetQuerySet":
        """The body's people, and the liaison of the force, see the sheets that came back."""
        return self.filter(
            Q(body__in=access.body_ids(Permission.SEE_INTERNAL))
            | Q(force__in=access.force_ids(Permission.RECORD_FORCE_WORD))
        )


class UpdateSheet(models.Model):
    """A sheet as it came back, filled in by the force."""

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="update_sheets")
    force = models.ForeignKey(Force, models.PROTECT, related_name="update_sheets")
    document = models.ForeignKey(Document, models.PROTECT, related_name="update_sheets")
    name = models.CharField(max_length=200)
    read_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    notes = models.JSONField(default=list, blank=True, help_text=_("Rows and cells that could not be read, and why."))

    objects = UpdateSheetQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["body", "-read_at"], name="update_sheets_newest_first")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("update-sheet", args=[self.pk])


class Proposal(models.Model):
    """One cell that the force changed: what it proposes to say, against what the sheet held when it was made."""

    class Field(models.TextChoices):
        FORCE_SAYS = "force_says", _("The force says")
        FORCE_ACTION = "force_action", _("What the force does")
        NOTE = "note", _("What was done")

    class Decision(models.TextChoices):
        NONE = "", _("Not decided yet")
        TAKEN = "taken", _("Taken")
        LEFT = "left", _("Left")

    sheet = models.ForeignKey(UpdateSheet, models.PROTECT, related_name="proposals")
    response = models.ForeignKey(Response, models.PROTECT, related_name="proposals")
    row = models.PositiveIntegerField()
    field = models.CharField(max_length=20, choices=Field)
    was = models.TextField(blank=True)
    value = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.NONE, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    update = models.ForeignKey(Update, models.PROTECT, null=True, blank=True, related_name="proposals")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="proposals")

    class Meta:
        ordering = ["sheet", "row", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "response", "field"], name="a_cell_is_proposed_once"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None) | ~Q(decision="") & Q(decided_at__isnull=False),
                name="a_decision_on_a_proposal_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["sheet"], name="proposals_open", condition=Q(decision=""))]

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}, {self.get_field_display()}"
