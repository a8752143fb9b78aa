"""What was done about a reply, by whom and when: each step written once, chained by hashes."""

from datetime import UTC
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from responses.domain import workflow
from responses.record.models import Document
from responses.replies.models.replies import Reply
from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import link, texts_are_whole


class ReplyStep(AppendOnlyModel):
    """One step in the life of a reply. Only what it changes is in it: short values in `changes`, words in `texts`."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("Opened")
        ADOPTED = "adopted", _("Read from a document")
        ADOPTION_UNDONE = "adoption-undone", _("The document taken back")
        GAVE_WAY = "gave-way", _("Gave way to a letter read from a document")
        BROUGHT_BACK = "brought-back", _("Brought back: that document was taken back")
        EDITED = "edited", _("Words changed")
        FOLLOWED = "followed", _("The register was corrected")
        SUBMITTED = "submitted", _("Submitted for approval")
        WITHDRAWN = "withdrawn", _("Taken back before approval")
        CHANGES_REQUESTED = "changes-requested", _("Changes requested")
        APPROVED = "approved", _("Approved")
        TAKEN_BACK = "taken-back", _("Taken back after approval")
        ISSUED = "issued", _("Issued")
        CORRECTION_BEGUN = "correction-begun", _("Correction begun")
        CORRECTION_DROPPED = "correction-dropped", _("Correction dropped")
        CLOSED = "closed", _("Closed: answered by another reply")
        REOPENED = "reopened", _("Reopened")
        INVITED = "invited", _("The chief officer’s comments invited")
        COMMENTS_RECEIVED = "comments-received", _("The chief officer’s comments received")
        NO_COMMENTS = "no-comments", _("The chief officer has no comments")
        PUBLISHED = "published", _("Published")
        COPIED_TO_INSPECTORS = "copied-to-inspectors", _("Copy sent to the inspectors of constabulary")
        COPIED_TO_SECRETARY = "copied-to-secretary", _("Copy sent to the Secretary of State")
        FILE_ATTACHED = "file-attached", _("File attached")
        RECORD_UNDONE = "record-undone", _("A recorded step taken back")
        HANDED_OVER = "handed-over", _("Handed over")
        SHOWN = "shown", _("Shown on the public pages")
        PROGRESS_WRITTEN = "progress-written", _("Public progress update written")
        PROGRESS_APPROVED = "progress-approved", _("Public progress update approved")
        PROGRESS_DECLINED = "progress-declined", _("Public progress update not approved")
        PROGRESS_WITHDRAWN = "progress-withdrawn", _("Public progress update withdrawn")
        PROGRESS_TAKEN_BACK = "progress-taken-back", _("Public progress update taken back")

    disposable = {"texts": {}}

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="steps")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=Kind)
    from_stage = models.CharField(max_length=20, blank=True, help_text=_("Both stages, where the step changes it."))
    to_stage = models.CharField(max_length=20, blank=True)
    happened_on = models.DateField(help_text=_("The day on which it was done, which may lie before its recording."))
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="reply_steps")
    body = models.ForeignKey(
        LocalPolicingBody,
        models.PROTECT,
        related_name="reply_steps",
        help_text=_("Whose reply it was then."),
    )
    changes = models.JSONField(default=dict, blank=True)
    texts = models.JSONField(default=dict, blank=True, help_text=_("The long words: a lawful disposal may blank them."))
    text_digests = models.JSONField(default=dict, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="reply_steps")
    document_name = models.CharField(max_length=200, blank=True)
    disposal = models.PositiveBigIntegerField(
        null=True, blank=True, help_text=_("Which disposal blanked its long words, once it has.")
    )
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["reply", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "seq"], name="steps_of_a_reply_are_numbered"),
            models.CheckConstraint(
                condition=Q(from_stage="", to_stage="")
                | Q(
                    from_stage__in=[stage.value for stage in workflow.Stage],
                    to_stage__in=[stage.value for stage in workflow.Stage],
                ),
                name="a_step_names_both_stages_or_none",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["opened", "adopted"]) | Q(by__isnull=False),
                name="a_step_is_taken_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(document=None, document_name="") | Q(document__isnull=False) & ~Q(document_name=""),
                name="a_step_s_document_has_its_name",
            ),
        ]
        indexes = [models.Index(fields=["body", "-recorded_at", "-id"], name="steps_of_a_body_newest_first")]

    def __str__(self) -> str:
        return f"{self.reply} #{self.seq}"

    @property
    def note(self) -> str:
        """Why, or what was said with it, in the words of whoever took the step."""
        return self.texts.get("note", "")

    def is_whole(self) -> bool:
        return self.hash == self.computed_hash() and texts_are_whole(self.texts, self.text_digests)

    def computed_hash(self) -> str:
        """The hash that these facts make, with the digests standing for the texts."""
        return link(self.previous, self._facts())

    def _facts(self) -> dict[str, Any]:
        return {
            "v": 1,
            "reply": [self.reply.report_id, self.reply.force_id],
            "seq": self.seq,
            "kind": str(self.kind),
            "stages": [self.from_stage, self.to_stage],
            "happened_on": self.happened_on.isoformat(),
            "recorded_at": self.recorded_at.astimezone(UTC).isoformat(),
            "by": self.by_id,
            "body": self.body_id,
            "changes": self.changes,
            "texts": self.text_digests,
            "document": [self.document.sha256, self.document_name] if self.document else None,
        }
