"""Public progress updates: later statements about one recommendation, each approved and dated by itself."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from responses.domain.status import Progress
from responses.record.labels import choices
from responses.record.models import Response
from responses.replies.models.replies import Reply
from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import text_digest


class ProgressUpdate(AppendOnlyModel):
    """What the body says of one recommendation after its letter: the state, and its words. Written once.

    Nothing of it is public until someone who did not write it approves it: `ProgressStep`. A later one that is
    approved supersedes it: no row is touched for that.
    """

    disposable: ClassVar[Mapping[str, Any]] = {"words": ""}

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="progress_updates")
    response = models.ForeignKey(Response, models.PROTECT, related_name="progress_updates")
    number = models.PositiveIntegerField(help_text=_("Of the reply’s updates, in the order of writing."))
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="+")
    progress = models.CharField(max_length=20, choices=choices("progress"))
    words = models.TextField(help_text=_("What anyone will read; a lawful disposal may blank one never published."))
    words_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    disposal = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["reply", "number"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "number"], name="progress_updates_of_a_reply_are_numbered"),
            models.CheckConstraint(condition=~Q(progress=Progress.UNCLEAR), name="a_progress_update_states_something"),
        ]

    def __str__(self) -> str:
        return f"{self.reply}, progress update {self.number}"

    def is_whole(self) -> bool:
        is_blank = self.disposal is not None and self.words == ""
        return is_blank or self.words_sha256 == text_digest(self.words)


class ProgressStep(AppendOnlyModel):
    """What was decided about a progress update: first whether it is published, later perhaps that it is taken back.

    `on` is the day that an approved one bears. The database refuses an approval by whoever wrote the words.
    """

    class Kind(models.TextChoices):
        APPROVED = "approved", _("Approved and published")
        DECLINED = "declined", _("Not approved")
        WITHDRAWN = "withdrawn", _("Withdrawn before approval")
        TAKEN_BACK = "taken-back", _("Taken back")

    update = models.ForeignKey(ProgressUpdate, models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField(help_text=_("1 for the decision, 2 for its taking back."))
    kind = models.CharField(max_length=20, choices=Kind)
    on = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approver_name = models.CharField(max_length=200, blank=True)
    approver_title = models.CharField(max_length=200, blank=True)
    named_in = models.CharField(max_length=300, blank=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["update", "place"]
        constraints = [
            models.UniqueConstraint(fields=["update", "place"], name="a_progress_update_is_decided_once"),
            models.CheckConstraint(
                condition=Q(place=1, kind__in=["approved", "declined", "withdrawn"]) | Q(place=2, kind="taken-back"),
                name="a_progress_update_is_decided_then_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(kind="approved") & ~Q(approver_name="") | ~Q(kind="approved") & Q(approver_name=""),
                name="an_approved_progress_update_names_its_approver",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["declined", "taken-back"]) | ~Q(reason=""),
                name="a_progress_update_is_refused_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.update}: {self.get_kind_display()}"
