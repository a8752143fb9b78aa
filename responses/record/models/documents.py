"""Files given as evidence, kept under the SHA-256 of their bytes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forces.models import User

MAX_BYTES = 20 * 1024 * 1024


class Document(models.Model):
    """A file once stored: the same bytes are held once, whoever gives them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField(help_text=_("In bytes."))
    content_type = models.CharField(max_length=100, help_text=_("What the bytes are, not what the name says."))
    storage_key = models.CharField(max_length=200, unique=True)
    stored_at = models.DateTimeField()
    disposal = models.PositiveBigIntegerField(
        null=True, blank=True, help_text=_("The disposal that took its bytes away; the hash stays.")
    )
    stored_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="documents")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.content_type}, {self.sha256[:12]}"
