"""Updates that were written together: one import, one allocation. They can be taken back together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import LocalPolicingBody, User
from forces.roles import Permission
from tracker.kit.dates import short_date


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, access: Access) -> "BatchQuerySet":
        return self.filter(body__in=access.body_ids(Permission.SEE_INTERNAL))


class Batch(models.Model):
    """What one person did to many responses of one body in one step."""

    class Kind(models.TextChoices):
        IMPORT = "import", _("Spreadsheet read in")
        ALLOCATION = "allocation", _("Allocation")
        UPDATE_SHEET = "update-sheet", _("Update sheet taken")
        SCRUTINY = "scrutiny", _("Scrutiny entry quoted")
        DOCUMENT = "document", _("Document read in")
        REGISTER_PAGE = "register-page", _("Page of the inspectorate’s register read in")

    kind = models.CharField(max_length=20, choices=Kind)
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="batches")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = _("batches")
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False),
                name="a_batch_undone_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["body", "-made_at"], name="batches_of_a_body_newest_first")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {short_date(self.made_at)}"
