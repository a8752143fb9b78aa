"""A document on its way in: what was handed in, what the reader made of it, what a person decides, what it made."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from letters.reading.extracted import Extracted
from letters.reading.read_wire import reading_of
from letters.reading.values import Reading
from letters.reading.wire import extracted_of
from responses.intake.models.brought_in import BroughtIn
from responses.record.models import Batch, Document

NAME_MOST = 400
"""Characters of a name: a path inside a ZIP file is longer than a file's name."""
LONG = ("text", "extracted", "reading", "fingerprint", "decisions")
"""What a list does without."""


class Delivery(models.Model):
    """What one person handed in at once, and what of it was not taken."""

    class Kind(models.TextChoices):
        FILES = "files", _("Files")
        PASTED = "pasted", _("Pasted text")

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="deliveries")
    kind = models.CharField(max_length=10, choices=Kind)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    remarks = models.JSONField(
        default=list, blank=True, help_text=_("Files that were not taken, or were here already, and why.")
    )

    objects = BroughtIn["Delivery"].as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = _("deliveries")
        indexes = [models.Index(fields=["body", "-made_at"], name="deliveries_newest_first")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.body}"


class IncomingDocumentQuerySet(BroughtIn["IncomingDocument"]):
    def standing(self) -> "IncomingDocumentQuerySet":
        """Not disposed of, and not taken back: the same bytes again are one of these."""
        return self.filter(disposal=None).exclude(stage=IncomingDocument.Stage.UNDONE)

    def parts_of(self, document: "IncomingDocument") -> "IncomingDocumentQuerySet":
        """All that stands of the same document of the body: for each report that it answers, a part."""
        return self.standing().filter(body=document.body_id, document=document.document_id).order_by("part")

    def without_words(self) -> "IncomingDocumentQuerySet":
        """As a list needs them: what is long stays in the database."""
        return self.defer(*LONG)


class IncomingDocument(models.Model):
    """One document of one body. Nothing of it is in the records before a person adopts it, and then by one batch."""

    class Stage(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READING = "reading", _("Being read")
        READ = "read", _("To be checked")
        REFUSED = "refused", _("Could not be read")
        ADOPTED = "adopted", _("In the records")
        CONTEXT = "context", _("Kept as context")
        ASIDE = "put-aside", _("Put aside")
        UNDONE = "undone", _("Taken back")

    class Purpose(models.TextChoices):
        REPLY = "reply", _("A reply, or I do not know")
        REPORT = "report", _("A report")
        REGISTER = "register", _("A page of HMICFRS’s register")

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="documents")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="incoming_documents")
    document = models.ForeignKey(Document, models.PROTECT, related_name="incoming")
    name = models.CharField(max_length=NAME_MOST, help_text=_("With its path inside a ZIP file."))
    part = models.PositiveSmallIntegerField(
        default=1, help_text=_("From 2: the same document once more, checked for another report that it answers.")
    )
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.REPLY)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WAITING)

    claimed_at = models.DateTimeField(null=True, blank=True, help_text=_("When its reading began."))
    attempts = models.PositiveSmallIntegerField(default=0, help_text=_("How often its reading began."))
    read_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was read, or refused."))
    refusal = models.TextField(blank=True, help_text=_("Why it could not be read, and what to do."))
    text = models.TextField(blank=True, help_text=_("As it was read; every span counts its characters."))
    extracted = models.JSONField(null=True, blank=True, help_text=_("Places, tables and remarks: all but the text."))
    reading = models.JSONField(
        null=True, blank=True, help_text=_("What it says, as letters.reading.read_wire packs it.")
    )
    fingerprint = models.JSONField(default=list, blank=True, help_text=_("Of its words: alike where they are alike."))
    like = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+",
        help_text=_("An earlier document of the body with much the same words."),
    )  # fmt: skip

    kind = models.CharField(max_length=20, blank=True, help_text=_("What it was taken for."))
    reason = models.TextField(blank=True, help_text=_("Why it was taken for that."))
    items = models.PositiveIntegerField(default=0, help_text=_("Recommendations found in it."))
    warnings = models.PositiveIntegerField(default=0, help_text=_("Warnings that nobody has answered yet."))
    decisions = models.JSONField(default=dict, blank=True, help_text=_("What a person corrected, left out, answered."))
    settled = models.JSONField(
        default=list,
        blank=True,
        help_text=_("What was to be corrected in the register, and is settled."),
    )
    batch = models.OneToOneField(Batch, models.PROTECT, null=True, blank=True, related_name="incoming_document")
    moved_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When a person last put it aside or took it back, or its batch was undone.")
    )
    disposal = models.PositiveBigIntegerField(
        null=True,
        blank=True,
        help_text=_("The disposal that took its words away, and its file where no one else has it."),
    )

    objects = IncomingDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "document", "part"],
                condition=~Q(stage="undone") & Q(disposal=None),
                name="the_same_bytes_are_one_document_of_a_body",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["adopted", "undone"], batch__isnull=False)
                | Q(stage="context")
                | ~Q(stage__in=["adopted", "undone"]) & Q(batch=None),
                name="a_document_adopted_has_its_batch",
            ),
            models.CheckConstraint(
                condition=Q(stage="reading", claimed_at__isnull=False) | ~Q(stage="reading") & Q(claimed_at=None),
                name="a_document_being_read_is_claimed",
            ),
            models.CheckConstraint(
                condition=Q(part=1) | Q(part__gt=1, purpose="reply") & ~Q(stage__in=["waiting", "reading", "refused"]),
                name="a_further_part_was_read_with_the_first",
            ),
            models.CheckConstraint(
                condition=~Q(stage="refused") | ~Q(refusal=""), name="a_document_refused_has_its_reason"
            ),
            models.CheckConstraint(
                condition=~Q(stage="read") | Q(reading__isnull=False, read_at__isnull=False),
                name="a_document_read_has_its_reading",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stage", "id"], name="documents_to_be_read", condition=Q(stage__in=["waiting", "reading"])
            ),
            models.Index(fields=["body", "stage", "-id"], name="documents_by_body_and_stage"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letter-in", args=[self.pk])

    @property
    def file_name(self) -> str:
        """Without the ZIP file and the folders that it came in; a pasted text's first line is no path."""
        return self.name if self.delivery.kind == Delivery.Kind.PASTED else self.name.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The ZIP file and the folders that it came in."""
        return self.name.removesuffix(self.file_name).rstrip("/")

    @property
    def held_extracted(self) -> Extracted:
        """The text and its places, of a document that was read."""
        return extracted_of({**(self.extracted or {}), "text": self.text})

    @property
    def held_reading(self) -> Reading:
        """What the reader found in it. It is kept without the text, which the document holds once."""
        return reading_of(self.reading or {}, self.text)


class TextMark(models.Model):
    """One mark of a document's words, by which an earlier one with much the same words is found."""

    of = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="marks")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="+")
    mark = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["body", "mark"], name="documents_by_their_marks")]

    def __str__(self) -> str:
        return f"{self.of}: {self.mark}"
