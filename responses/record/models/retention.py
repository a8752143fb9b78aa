"""What is kept beyond its time, and what was lawfully disposed of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import Force, LocalPolicingBody, User
from forces.roles import Permission
from recommendations.models import InspectionReport
from responses.record.models.responses import Response
from tracker.kit.append_only import AppendOnlyModel


class HoldQuerySet(models.QuerySet["Hold"]):
    def standing(self) -> "HoldQuerySet":
        return self.filter(lifted_at=None)

    def visible_to(self, access: Access) -> "HoldQuerySet":
        return self.filter(body__in=access.body_ids(Permission.SEE_INTERNAL))


class Hold(models.Model):
    """Nothing under it is disposed of, however old: of everything of a body, of one report, or of one response."""

    class Kind(models.TextChoices):
        LEGAL = "legal", _("Legal hold")
        FOI = "foi", _("Freedom of information request")

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=10, choices=Kind)
    reference = models.CharField(max_length=300, help_text=_("The case or request, as the office names it."))
    report = models.ForeignKey(InspectionReport, models.PROTECT, null=True, blank=True, related_name="holds")
    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("Of a report: one force alone.")
    )
    response = models.ForeignKey(Response, models.PROTECT, null=True, blank=True, related_name="holds")
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.CharField(max_length=300, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reference=""), name="a_hold_names_its_case"),
            models.CheckConstraint(
                condition=Q(report=None) | Q(response=None), name="a_hold_is_of_a_report_or_of_a_response"
            ),
            models.CheckConstraint(
                condition=Q(force=None) | Q(report__isnull=False), name="a_hold_of_a_force_is_within_a_report"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, lifted_because="")
                | Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_because=""),
                name="a_hold_that_is_lifted_says_by_whom_and_why",
            ),
        ]
        indexes = [
            models.Index(fields=["body"], name="holds_that_stand", condition=Q(lifted_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reference}"


class Disposal(AppendOnlyModel):
    """One lawful disposal: under which rule, by whom, and of how much. The rows that it blanked name it by its id."""

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="disposals")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    years = models.PositiveSmallIntegerField(help_text=_("The retention period then."))
    policy = models.CharField(max_length=300, help_text=_("The policy that sets it."))
    closed_by = models.DateField(help_text=_("What was closed on or before this day."))
    counts = models.JSONField()

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.body}, {self.at:%Y-%m-%d}"
