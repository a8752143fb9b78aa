"""The text that stands before the approver, who edited it, and the approval of it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from responses.record.models import Document
from responses.replies.models.replies import Reply
from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import GENESIS, link


class Submission(AppendOnlyModel):
    """A reply's text as it was put before the approver: the letter as plain values, which is what is issued."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField(help_text=_("The letter's values, and the ids of the recommendations it answers."))
    sha256 = models.CharField(max_length=64, help_text=_("Of the snapshot as canonical JSON."))
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    disposal = models.PositiveBigIntegerField(null=True, blank=True)

    disposable: ClassVar[Mapping[str, Any]] = {"snapshot": {}}

    class Meta(AppendOnlyModel.Meta):
        ordering = ["reply", "number"]
        constraints = [models.UniqueConstraint(fields=["reply", "number"], name="submissions_of_a_reply_are_numbered")]

    def __str__(self) -> str:
        return f"{self.reply}, text {self.number}"

    def is_whole(self) -> bool:
        is_blank = self.disposal is not None and self.snapshot == {}
        return is_blank or self.sha256 == link(GENESIS, self.snapshot)


class SubmissionEditor(AppendOnlyModel):
    """Someone whose words may be in a submitted text: they may neither approve it nor record its approval."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="editors")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta(AppendOnlyModel.Meta):
        ordering = ["submission", "user"]
        constraints = [models.UniqueConstraint(fields=["submission", "user"], name="an_editor_is_named_once")]

    def __str__(self) -> str:
        return f"{self.submission}: {self.user}"


class Approval(AppendOnlyModel):
    """Who approved a submitted text, in which capacity, and how it is known.

    Signed in, the approver and who records it are one. Recorded by an officer, the e-mail, letter or minute stands
    beside it. The database refuses an approval given, or recorded, by an editor of the text.
    """

    class Capacity(models.TextChoices):
        HOLDER = "office-holder", _("The office holder")
        DELEGATE = "delegate", _("A delegate named in writing")
        BOARD = "board", _("A board’s decision")

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="approval")
    capacity = models.CharField(max_length=20, choices=Capacity)
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="+")
    approver = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("Where they approved signed in.")
    )
    approver_name = models.CharField(max_length=200, help_text=_("The person, or the board."))
    approver_title = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField()
    minute = models.CharField(max_length=200, blank=True, help_text=_("The reference of a board's minute."))
    named_in = models.CharField(
        max_length=300, blank=True, help_text=_("The writing that names the delegate, with its date.")
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="approvals")
    document_name = models.CharField(max_length=200, blank=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["submission"]
        constraints = [
            models.CheckConstraint(condition=~Q(approver_name=""), name="approval_names_its_approver"),
            models.CheckConstraint(
                condition=Q(approver=models.F("recorded_by")) | Q(approver=None, document__isnull=False),
                name="an_approval_is_signed_in_or_has_its_document",
            ),
            models.CheckConstraint(
                condition=~Q(capacity="board") | Q(approver=None) & ~Q(minute=""),
                name="a_board_s_approval_has_its_minute",
            ),
            models.CheckConstraint(
                condition=~Q(capacity="delegate") | ~Q(named_in=""), name="a_delegate_is_named_in_writing"
            ),
            models.CheckConstraint(
                condition=Q(document=None, document_name="") | Q(document__isnull=False) & ~Q(document_name=""),
                name="an_approval_s_document_has_its_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.approver_name}"
