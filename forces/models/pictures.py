"""Logos and signatures of letters, each kept once under its hash, for ever: issued letters name them."""

from django.db import models
from django.urls import reverse

from tracker.kit.append_only import AppendOnlyModel


class LetterPicture(AppendOnlyModel):
    """A picture as it was sent, and of an SVG its drawing in dots, for files that cannot hold an SVG."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    data = models.BinaryField()
    png = models.BinaryField(blank=True)
    stored_at = models.DateTimeField()

    class Meta(AppendOnlyModel.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"

    def get_absolute_url(self) -> str:
        return reverse("letter-picture", args=[self.sha256])
