"""Sources and the reports that they publish."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.models import Force, User
from tracker.kit.append_only import AppendOnlyModel


class ClockRuleChoices(models.TextChoices):
    """Which rule sets the day by which a reply is to be published."""

    SECTION_55 = "section-55", _("Section 55: 56 days beginning with the day of publication")
    SET_DATE = "set-date", _("A date that the report sets")
    NONE = "none", _("No duty to reply by a date")


class Source(models.Model):
    """Someone who publishes reports with recommendations: an inspectorate, a committee."""

    class Kind(models.TextChoices):
        INSPECTORATE = "inspectorate", _("Inspectorate")
        COMMITTEE = "committee", _("Scrutiny committee")
        OTHER = "other", _("Other")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=50)
    kind = models.CharField(max_length=20, choices=Kind)
    clock_rule = models.CharField(max_length=20, choices=ClockRuleChoices, default=ClockRuleChoices.NONE)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name


class ReportQuerySet(models.QuerySet["InspectionReport"]):
    def standing(self) -> "ReportQuerySet":
        """All but those that were taken back."""
        return self.filter(withdrawn_at=None)

    def out_on(self, day: date) -> "ReportQuerySet":
        """Public on a day: published by then, or known to be out without a whole date."""
        return self.standing().filter(Q(published_on__lte=day) | Q(published_on=None, not_published=False))

    def visible_to(self, user: User, day: date) -> "ReportQuerySet":
        """What is out; and of what is not out yet, the reports for which the person is named."""
        named = InspectionReport.seen_by.through.objects.filter(user=user).values("inspectionreport")
        out = Q(published_on__lte=day) | Q(published_on=None, not_published=False)
        return self.standing().filter(out | Q(pk__in=named))


class InspectionReport(models.Model):
    """A published report. National and thematic reports concern every force (DOMAIN: the duty)."""

    class Kind(models.TextChoices):
        PEEL = "peel", _("PEEL assessment")
        NATIONAL_THEMATIC = "national-thematic", _("National thematic")
        FORCE = "force", _("Force inspection")
        JOINT = "joint", _("Joint inspection")
        CUSTODY = "custody", _("Custody")
        CHILD_PROTECTION = "child-protection", _("Child protection")
        SUPER_COMPLAINT = "super-complaint", _("Super-complaint")
        COMMISSIONED = "commissioned", _("Commissioned inspection")
        REVISIT = "revisit", _("Revisit or progress letter")
        INTEGRITY = "integrity", _("Integrity")
        SPOTLIGHT = "spotlight", _("Spotlight")
        COMMITTEE = "committee-report", _("Committee report")
        NOT_RECORDED = "not-recorded", _("Not recorded")

    source = models.ForeignKey(Source, models.PROTECT, related_name="reports")
    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind)
    published_on = models.DateField(null=True, blank=True)
    published_as_written = models.CharField(
        max_length=100, blank=True, help_text=_("The date as a document gives it, where it gives no whole date.")
    )
    not_published = models.BooleanField(
        default=False, help_text=_("Held before it is out: the people named alone see it, and no clock runs.")
    )
    expected_on = models.DateField(null=True, blank=True)
    seen_by = models.ManyToManyField(User, blank=True, related_name="reports_seen_early")
    address = models.URLField(max_length=500, blank=True)
    concerns_every_force = models.BooleanField(default=False)
    forces = models.ManyToManyField(Force, blank=True, related_name="reports")
    number_known = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("How many recommendations the report is known to hold.")
    )
    clock_rule = models.CharField(max_length=20, choices=ClockRuleChoices)
    clock_set_on = models.DateField(null=True, blank=True, help_text=_("The date, where the report sets one."))
    clock_reason = models.CharField(max_length=300, blank=True)
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    registered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When it was taken back: an import undone. It is in no list any more.")
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "slug"], condition=Q(withdrawn_at=None), name="report_is_named_once_a_source"
            ),
            models.CheckConstraint(
                condition=Q(not_published=False) | Q(published_on=None), name="a_report_not_out_has_no_publication_date"
            ),
            models.CheckConstraint(
                condition=Q(clock_rule="set-date", clock_set_on__isnull=False)
                | ~Q(clock_rule="set-date") & Q(clock_set_on=None),
                name="report_that_sets_a_date_has_it",
            ),
        ]
        indexes = [models.Index(fields=["published_on"], name="report_by_publication")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.source.slug, self.slug])


class ReportAmendment(AppendOnlyModel):
    """A correction of a report's facts: what they were, what they are, and why. Issued letters stay as they were."""

    report = models.ForeignKey(InspectionReport, models.PROTECT, related_name="amendments")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    moved = models.JSONField(default=dict, blank=True, help_text=_("How many deadlines and clocks moved with it."))

    class Meta(AppendOnlyModel.Meta):
        ordering = ["report", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="an_amendment_has_its_reason")]

    def __str__(self) -> str:
        return f"{self.report}, {self.at:%Y-%m-%d}"


class ContextLinkQuerySet(models.QuerySet["ContextLink"]):
    def standing(self) -> "ContextLinkQuerySet":
        """All but those that were taken away again."""
        return self.filter(withdrawn_at=None)


class ContextLink(models.Model):
    """Something beside a report that helps to understand it and answers nothing, such as a news article."""

    report = models.ForeignKey(InspectionReport, models.PROTECT, related_name="context_links")
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=100, blank=True)
    address = models.URLField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    description = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was taken away again."))

    objects = ContextLinkQuerySet.as_manager()

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "title"], condition=Q(withdrawn_at=None), name="context_link_stands_once"
            )
        ]

    def __str__(self) -> str:
        return self.title
