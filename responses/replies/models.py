"""The reply that a local policing body owes to a report, and its answers as each letter words them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import Force, LocalPolicingBody, User
from forces.roles import Permission
from recommendations.models import InspectionReport
from responses.record.models import Document, Response


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, access: Access) -> "ReplyQuerySet":
        """A body's people see its drafts; a force's liaison sees a letter about the force once it is out."""
        drafts = Q(body__in=access.body_ids(Permission.SEE_INTERNAL))
        seen = access.body_ids(Permission.SEE_RESPONSES), access.force_ids(Permission.SEE_RESPONSES)
        return self.filter(drafts | Q(stage=Reply.Stage.ISSUED) & (Q(body__in=seen[0]) | Q(force__in=seen[1])))


class Reply(models.Model):
    """A body's reply to one report for one force: under Police Act 1996 s.55, or to another source.

    What a letter says of the report (its title, its date) is kept as the letter writes it, right or wrong.
    """

    class Stage(models.TextChoices):
        DRAFTING = "drafting", _("Draft")
        ISSUED = "issued", _("Issued")

    class Origin(models.TextChoices):
        TYPED = "typed", _("Drafted here")
        ADOPTED = "adopted", _("Read from a document")

    report = models.ForeignKey(InspectionReport, models.PROTECT, related_name="replies")
    force = models.ForeignKey(Force, models.PROTECT, related_name="replies")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="replies")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFTING)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)
    version = models.PositiveIntegerField(default=1, help_text=_("A save made from an older version is refused."))

    report_title_as_written = models.CharField(max_length=300, blank=True)
    report_date_as_written = models.CharField(max_length=100, blank=True)
    report_date_read = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=10, default="en-GB")
    marking = models.CharField(max_length=100, blank=True)
    addressee_name = models.CharField(max_length=200, blank=True)
    addressee_role = models.CharField(max_length=200, blank=True)
    addressee_address = models.TextField(blank=True)
    salutation = models.CharField(max_length=200, blank=True)
    introduction = models.TextField(blank=True)
    narrative_heading = models.CharField(max_length=200, blank=True)
    narrative = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    sign_off = models.CharField(max_length=100, blank=True)
    signatory_name = models.CharField(max_length=200, blank=True)
    signatory_role = models.CharField(max_length=200, blank=True)
    signatory_area = models.CharField(max_length=200, blank=True)
    copies_to = models.TextField(blank=True, help_text=_("One on each line."))
    chief_officer_comments = models.TextField(blank=True)
    reply_to_comments = models.TextField(blank=True)

    published_on = models.DateField(null=True, blank=True)
    published_address = models.URLField(max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="replies")
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("replies")
        constraints = [
            models.UniqueConstraint(fields=["report", "force"], name="a_report_is_replied_to_once_a_force"),
            models.CheckConstraint(condition=~Q(origin="adopted") | Q(stage="issued"), name="an_adopted_reply_is_out"),
        ]
        indexes = [models.Index(fields=["body", "stage"], name="replies_by_body_and_stage")]

    def __str__(self) -> str:
        return f"{self.body}: {self.report}"

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.pk])


class ReplyItem(models.Model):
    """One answer in a reply, with the recommendation's words as that letter quotes them."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="items")
    response = models.ForeignKey(Response, models.PROTECT, related_name="reply_items")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200, blank=True)
    quoted_text = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    refers_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The earlier answer that “as above” means."),
    )

    class Meta:
        ordering = ["reply", "position"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "position"], name="reply_item_has_its_place"),
            models.UniqueConstraint(fields=["reply", "response"], name="a_reply_answers_a_response_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reply}, {self.heading}"
