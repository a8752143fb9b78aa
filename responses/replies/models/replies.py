"""The reply that a local policing body owes to a report, and its answers as each letter words them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import Force, LocalPolicingBody, User
from forces.roles import Permission
from recommendations.models import InspectionReport
from recommendations.models.reports import ClockRuleChoices
from responses.domain import workflow
from responses.record.models import Document, Response
from tracker.kit.chain import GENESIS

OUT = Q(stage=workflow.Stage.ISSUED) | Q(letters_issued__gt=0)
"""A letter answers the report: issued here, also while it is being corrected, or adopted."""


class ReplyQuerySet(models.QuerySet["Reply"]):
    def standing(self) -> "ReplyQuerySet":
        """All but those to reports that were taken back."""
        return self.filter(report__withdrawn_at=None)

    def out(self) -> "ReplyQuerySet":
        """Those of which a letter is out."""
        return self.filter(OUT)

    def owed(self) -> "ReplyQuerySet":
        """Those of which no letter is out, and that no other reply answers."""
        return self.standing().filter(stage__in=workflow.OWED, letters_issued=0)

    def of_duty_left(self, body: LocalPolicingBody) -> "ReplyQuerySet":
        """Those of a body of which a part of the duty is still to do, or could be again: its successor takes them over.

        What was read from a document, and what is issued, published and copied, stays with the body whose it was.
        """
        out = Q(stage=workflow.Stage.ISSUED)
        done = ~Q(published_on=None) & ~Q(copied_to_inspectors_on=None) & ~Q(copied_to_secretary_on=None)
        no_duty = Q(report__clock_rule=ClockRuleChoices.NONE)
        return self.filter(body=body, origin=Reply.Origin.TYPED).exclude(out & (done | no_duty))

    def visible_to(self, access: Access) -> "ReplyQuerySet":
        """A body's people see its drafts; a force's liaison sees a letter about the force once it is out."""
        drafts = Q(body__in=access.body_ids(Permission.SEE_INTERNAL))
        seen = access.body_ids(Permission.SEE_RESPONSES), access.force_ids(Permission.SEE_RESPONSES)
        return self.standing().filter(drafts | OUT & (Q(body__in=seen[0]) | Q(force__in=seen[1])))

    def commented_by(self, access: Access) -> "ReplyQuerySet":
        """Those for which the person may give the chief officer's comments, as the force's liaison."""
        asked = ~Q(stage=workflow.Stage.ANSWERED_BY) & Q(origin=Reply.Origin.TYPED)
        asked &= Q(report__clock_rule=ClockRuleChoices.SECTION_55)
        return self.standing().filter(asked, force__in=access.force_ids(Permission.WRITE_COMMENTS))


class StandingReplies(models.Manager.from_queryset(ReplyQuerySet)):  # type: ignore[misc]
    """Without the replies that were taken back: no list, count or letter may find one by forgetting to leave it out."""

    def get_queryset(self) -> ReplyQuerySet:
        rows: ReplyQuerySet = super().get_queryset().filter(withdrawn_at=None)
        return rows


class Reply(models.Model):
    """A body's reply to one report for one force: under Police Act 1996 s.55, or to another source.

    What a letter says of the report (its title, its date) is kept as the letter writes it, right or wrong. How it came
    to be what it is stands in its steps (`ReplyStep`); `append_step` alone writes here.
    """

    class Stage(models.TextChoices):
        DRAFTING = workflow.Stage.DRAFTING.value, _("Draft")
        SUBMITTED = workflow.Stage.SUBMITTED.value, _("Submitted for approval")
        CHANGES_REQUESTED = workflow.Stage.CHANGES_REQUESTED.value, _("Changes requested")
        APPROVED = workflow.Stage.APPROVED.value, _("Approved")
        ISSUED = workflow.Stage.ISSUED.value, _("Issued")
        ANSWERED_BY = workflow.Stage.ANSWERED_BY.value, _("Answered by another reply")

    class Origin(models.TextChoices):
        TYPED = "typed", _("Drafted here")
        ADOPTED = "adopted", _("Read from a document")

    report = models.ForeignKey(InspectionReport, models.PROTECT, related_name="replies")
    force = models.ForeignKey(Force, models.PROTECT, related_name="replies")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="replies")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFTING)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)
    version = models.PositiveIntegerField(default=1, help_text=_("A save made from an older version is refused."))
    steps_taken = models.PositiveIntegerField(default=0, help_text=_("The seq of its last step."))
    head = models.CharField(max_length=64, default=GENESIS, help_text=_("The hash of its last step."))
    submission = models.ForeignKey(
        "replies.Submission",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The text that is submitted or approved now."),
    )
    letters_issued = models.PositiveIntegerField(default=0, help_text=_("The version of the last letter issued here."))
    answered_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers_for")
    answered_by_reason = models.TextField(blank=True)

    report_title_as_written = models.CharField(max_length=300, blank=True)
    report_date_as_written = models.CharField(max_length=100, blank=True)
    report_date_read = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    letter_date_as_written = models.CharField(max_length=100, blank=True)
    letterhead_as_written = models.CharField(max_length=200, blank=True)
    house_style = models.CharField(max_length=40, blank=True, help_text=_("Empty: the body's."))
    language = models.CharField(
        max_length=10, default="en-GB", help_text=_("en-GB or cy; both, with + between, stand side by side.")
    )
    translations = models.TextField(blank=True, help_text=_("The words in the second language, as JSON."))
    marking = models.CharField(max_length=100, blank=True)
    addressee_name = models.CharField(max_length=200, blank=True)
    addressee_role = models.CharField(max_length=200, blank=True)
    addressee_address = models.TextField(blank=True)
    salutation = models.CharField(max_length=200, blank=True)
    introduction = models.TextField(blank=True)
    form_title = models.CharField(max_length=300, blank=True)
    report_type = models.CharField(max_length=100, blank=True)
    report_is_national = models.BooleanField(default=False)
    report_is_local = models.BooleanField(default=False)
    report_summary = models.TextField(blank=True)
    items_introduction = models.TextField(blank=True)
    narrative_heading = models.CharField(max_length=200, blank=True)
    narrative = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    sign_off = models.CharField(max_length=100, blank=True)
    signature_described = models.CharField(
        max_length=300, blank=True, help_text=_("What a document says of a signature of which no picture is held.")
    )
    signatory_name = models.CharField(max_length=200, blank=True)
    signatory_role = models.CharField(max_length=200, blank=True)
    signatory_area = models.CharField(max_length=200, blank=True)
    copies_to = models.TextField(blank=True, help_text=_("One on each line."))
    chief_officer_comments = models.TextField(blank=True)
    reply_to_comments = models.TextField(blank=True)

    invited_on = models.DateField(null=True, blank=True, help_text=_("When the chief officer's comments were invited."))
    comments_wanted_by = models.DateField(null=True, blank=True, help_text=_("The date that the body set: s.55(4)."))
    comments_received_on = models.DateField(null=True, blank=True)
    comments_authorised_by = models.CharField(max_length=200, blank=True, help_text=_("Name and rank or office."))
    no_comments_on = models.DateField(
        null=True, blank=True, help_text=_("When the chief officer said that there are no comments.")
    )
    published_on = models.DateField(null=True, blank=True)
    published_address = models.URLField(max_length=500, blank=True)
    published_version = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The first version of the letter that was in fact published.")
    )
    public_version = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The latest version that stands on the product's own public pages.")
    )
    copied_to_inspectors_on = models.DateField(null=True, blank=True)
    copied_to_secretary_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="replies")
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("When its document was taken back, or the untouched draft gave way to a letter read in."),
    )

    objects = StandingReplies()
    every = models.Manager.from_queryset(ReplyQuerySet)()
    """With those that were taken back, whose history stays."""

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("replies")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "force"], condition=Q(withdrawn_at=None), name="a_report_is_replied_to_once_a_force"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in workflow.Stage]), name="a_reply_is_at_a_known_stage"
            ),
            models.CheckConstraint(condition=~Q(origin="adopted") | Q(stage="issued"), name="an_adopted_reply_is_out"),
            models.CheckConstraint(
                condition=~Q(stage="issued") | Q(origin="adopted") | Q(letters_issued__gt=0),
                name="an_issued_reply_has_its_letter",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["submitted", "approved"], submission__isnull=False)
                | ~Q(stage__in=["submitted", "approved"]) & Q(submission=None),
                name="a_submitted_reply_has_its_text",
            ),
            models.CheckConstraint(
                condition=Q(stage="answered-by", answered_by__isnull=False) & ~Q(answered_by_reason="")
                | ~Q(stage="answered-by") & Q(answered_by=None, answered_by_reason=""),
                name="a_reply_answered_by_another_says_which_and_why",
            ),
            models.CheckConstraint(
                condition=Q(comments_received_on=None) | Q(no_comments_on=None),
                name="comments_are_received_or_there_are_none",
            ),
            models.CheckConstraint(
                condition=Q(published_version=None) | Q(published_on__isnull=False),
                name="a_published_version_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(public_version=None) | Q(published_on__isnull=False) | Q(origin="adopted"),
                name="a_public_version_is_published",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "stage"], name="replies_by_body_and_stage"),
            models.Index(fields=["force", "stage"], name="replies_by_force_and_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.report}"

    def get_absolute_url(self) -> str:
        return reverse("reply", args=[self.pk])

    @property
    def first_language(self) -> str:
        """The language that its words are typed in."""
        return self.language.partition("+")[0]

    @property
    def second_language(self) -> str:
        """The language that stands beside it; "" for a letter in one."""
        return self.language.partition("+")[2]

    @property
    def is_adopted(self) -> bool:
        """Whether it was read from a document: the letter then says what the document said, and no more."""
        return self.origin == self.Origin.ADOPTED

    @property
    def is_out(self) -> bool:
        """Whether a letter answers the report, whatever stands in the draft of a correction."""
        return self.stage == self.Stage.ISSUED or self.letters_issued > 0

    @property
    def is_owed(self) -> bool:
        """Whether no letter is out, and no other reply answers."""
        return not self.is_out and self.stage != self.Stage.ANSWERED_BY

    @property
    def may_change(self) -> bool:
        """Whether the stage lets the body's words be edited."""
        return self.stage in workflow.EDITABLE


class ReplyItem(models.Model):
    """One answer in an adopted reply, with the recommendation's words as that letter quotes them."""

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
