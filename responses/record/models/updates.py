"""What was said about a response, by whom, and from which day it holds: written once, chained by hashes."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from responses.domain.positions import DISPOSED, Change
from responses.record.models.batches import Batch
from responses.record.models.documents import Document
from responses.record.models.responses import Response
from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import link, text_digest, texts_are_whole

EMPTY = text_digest("")


class Update(AppendOnlyModel):
    """One dated statement about a response. Only the fields that it changes are in it."""

    class Party(models.TextChoices):
        FORCE = "force", _("The force")
        BODY = "body", _("The local policing body")
        INSPECTORATE = "inspectorate", _("The inspectorate")

    class Origin(models.TextChoices):
        TYPED = "typed", _("Recorded here")
        ADOPTED = "adopted", _("Read from a document")
        REGISTER = "register", _("Opened from the register")
        IMPORTED = "imported", _("Read from a spreadsheet")

    disposable = {"texts": {}}

    response = models.ForeignKey(Response, models.PROTECT, related_name="updates")
    seq = models.PositiveIntegerField()
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    party = models.CharField(max_length=20, choices=Party)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="updates")
    changes = models.JSONField(default=dict, blank=True)
    texts = models.JSONField(default=dict, blank=True, help_text=_("The long words: a lawful disposal may blank them."))
    text_digests = models.JSONField(default=dict, blank=True)
    evidence_url = models.URLField(max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="updates")
    document_name = models.CharField(max_length=200, blank=True)
    voids = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="voided_by")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="updates")
    disposal = models.PositiveBigIntegerField(
        null=True, blank=True, help_text=_("Which disposal blanked its long words, once it has.")
    )
    from_body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="+")
    to_body = models.ForeignKey(
        LocalPolicingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who answers for the response from that day on, where this hands it over."),
    )
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["response", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["response", "seq"], name="updates_of_a_response_are_numbered"),
            models.CheckConstraint(
                condition=Q(origin__in=["adopted", "register"]) | Q(by__isnull=False),
                name="what_is_recorded_here_is_recorded_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(document=None, document_name="") | Q(document__isnull=False) & ~Q(document_name=""),
                name="evidence_has_its_name",
            ),
            models.CheckConstraint(
                condition=Q(from_body=None, to_body=None) | Q(from_body__isnull=False, to_body__isnull=False),
                name="a_hand_over_says_from_whom_to_whom",
            ),
        ]
        indexes = [
            models.Index(fields=["-recorded_at"], name="updates_newest_first"),
            models.Index(
                fields=["-recorded_at", "-id"],
                condition=Q(batch=None) & ~Q(origin="register"),
                name="updates_told_one_by_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response} #{self.seq}"

    @property
    def note(self) -> str:
        """What was done, in the words of whoever recorded it."""
        return self.texts.get("note", "")

    @property
    def internal_note(self) -> str:
        """For the local policing body alone."""
        return self.texts.get("internal_note", "")

    def as_change(self, voided_seq: int | None = None) -> Change:
        """This update as the fold takes it."""
        texts = self.texts if self.disposal is None else self._blanked()
        fields = {name: text for name, text in texts.items() if name not in {"note", "internal_note"}}
        return Change(self.seq, self.effective_on, {**self.changes, **fields}, voided_seq, self.hands_over)

    @property
    def hands_over(self) -> tuple[int, int] | None:
        """The bodies, by id, of which the one handed the response over to the other; none where this says more."""
        return (self.from_body_id, self.to_body_id) if self.from_body_id and self.to_body_id else None

    def _blanked(self) -> dict[str, str]:
        """What stands for words that were disposed of: that there were some, and nothing of them."""
        return {name: "" if digest == EMPTY else DISPOSED for name, digest in self.text_digests.items()}

    def is_whole(self) -> bool:
        return self.hash == self.computed_hash() and texts_are_whole(self.texts, self.text_digests)

    def computed_hash(self) -> str:
        """The hash that these facts make, with the digests standing for the texts."""
        return link(self.previous, self._facts())

    def _facts(self) -> dict[str, Any]:
        return {
            "v": 1,
            "response": [self.response.recommendation_id, self.response.force_id],
            "seq": self.seq,
            "effective_on": self.effective_on.isoformat(),
            "recorded_at": self.recorded_at.astimezone(UTC).isoformat(),
            "party": str(self.party),
            "origin": str(self.origin),
            "by": self.by_id,
            "changes": self.changes,
            "texts": self.text_digests,
            "evidence_url": self.evidence_url,
            "document": [self.document.sha256, self.document_name] if self.document else None,
            "voids": self.voids_id,
            **({"batch": self.batch_id} if self.batch_id else {}),  # rows from before batches keep their hashes
            **({"hands_over": list(self.hands_over)} if self.hands_over else {}),
        }


def changes_of(updates: Iterable[Update]) -> list[Change]:
    """A response's updates as the fold takes them."""
    rows = list(updates)
    seqs = {row.pk: row.seq for row in rows}
    return [row.as_change(seqs.get(row.voids_id) if row.voids_id else None) for row in rows]
