"""The letter as it went out: frozen, with its bytes and their hash. A correction is a new version."""

import hashlib

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from responses.replies.models.approvals import Approval
from responses.replies.models.replies import Reply
from tracker.kit.append_only import AppendOnlyModel, AppendOnlyQuerySet
from tracker.kit.chain import GENESIS, link


class IssuedLetterQuerySet(AppendOnlyQuerySet):
    def issued_here(self) -> "IssuedLetterQuerySet":
        """Without those that were read from a document: they have no approval, and are the public pages' alone."""
        return self.filter(origin="")


class IssuedLetter(AppendOnlyModel):
    """One version of a reply's letter. What it says, and the names in it, are those of the day of issue, for ever.

    The latest version of a reply supersedes the others: no row is touched for that. A version of before letters went
    out as Word files and web pages holds neither. An adopted one is a reply that was read from a document, made to be
    shown on the public pages: nobody approved or issued it here.
    """

    FILES = ("pdf", "docx", "html")
    """What holds a file's bytes or its text: left out wherever a letter is listed."""

    class Kind(models.TextChoices):
        REPLY = "reply", _("Reply")
        CORRECTION = "correction", _("Corrected reply")

    class Origin(models.TextChoices):
        ISSUED = "", _("Issued here")
        ADOPTED = "adopted", _("As read from the document")

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="letters")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.ISSUED, blank=True)
    reason = models.TextField(blank=True, help_text=_("Why the version before was corrected."))
    approval = models.OneToOneField(Approval, models.PROTECT, related_name="letter", null=True, blank=True)
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="letters")
    snapshot = models.JSONField(help_text=_("The letter's values, and the ids of the recommendations it answers."))
    snapshot_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    docx = models.BinaryField(null=True)
    docx_sha256 = models.CharField(max_length=64, blank=True)
    html = models.TextField(blank=True, help_text=_("The letter as it stands in a page."))
    html_sha256 = models.CharField(max_length=64, blank=True)
    template_version = models.CharField(max_length=64)
    letter_date = models.DateField(null=True, blank=True, help_text=_("Empty where an adopted one bears no date."))
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    objects = IssuedLetterQuerySet.as_manager()  # type: ignore[misc]  # the base has one too

    class Meta(AppendOnlyModel.Meta):
        ordering = ["reply", "version"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "version"], name="letters_of_a_reply_are_numbered"),
            models.CheckConstraint(
                condition=Q(version=1, kind="reply") | Q(version__gt=1, kind="correction") & ~Q(reason=""),
                name="a_later_version_is_a_correction_with_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(docx=None, docx_sha256="") | Q(docx__isnull=False) & ~Q(docx_sha256=""),
                name="a_word_file_has_its_hash",
            ),
            models.CheckConstraint(
                condition=Q(origin="", approval__isnull=False, letter_date__isnull=False)
                | Q(origin="adopted", approval=None),
                name="an_issued_letter_has_its_approval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply}, version {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("letter-version", args=[self.reply_id, self.version])

    def is_whole(self) -> bool:
        """Whether the snapshot and each file are what their hashes say."""
        return (
            self.snapshot_sha256 == link(GENESIS, self.snapshot)
            and self.pdf_sha256 == sha256_of(self.pdf)
            and self.docx_sha256 == sha256_of(self.docx)
            and self.html_sha256 == sha256_of(self.html.encode())
        )


def sha256_of(content: bytes | memoryview | None) -> str:
    """The hash of a file that is held; of none, none."""
    return hashlib.sha256(content).hexdigest() if content else ""
