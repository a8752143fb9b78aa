"""What a document became once a person adopted it: a row for each thing, so that all can be shown and taken back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recommendations.models import ContextLink, InspectionReport, Recommendation
from responses.intake.models.letters import IncomingDocument
from responses.record.models import Response
from responses.replies.models import Reply

THINGS = ("report", "recommendation", "response", "reply", "context_link")


def _one_thing() -> Q:
    """Exactly one of the things is named."""
    found = Q()
    for name in THINGS:
        found |= Q(**{f"{other}__isnull": other != name for other in THINGS})
    return found


class DocumentMade(models.Model):
    """One thing that a document made or, of a response, changed."""

    of = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="made")
    place = models.PositiveIntegerField()
    is_new = models.BooleanField(default=True, help_text=_("False for a response that was held already."))
    report = models.ForeignKey(InspectionReport, models.PROTECT, null=True, blank=True, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, null=True, blank=True, related_name="+")
    response = models.ForeignKey(Response, models.PROTECT, null=True, blank=True, related_name="+")
    reply = models.ForeignKey(Reply, models.PROTECT, null=True, blank=True, related_name="+")
    context_link = models.ForeignKey(ContextLink, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["of", "place"]
        verbose_name_plural = _("things made")
        constraints = [
            models.UniqueConstraint(fields=["of", "place"], name="what_a_document_made_has_its_place"),
            models.CheckConstraint(condition=_one_thing(), name="a_document_made_one_thing_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.of}: {self.thing}"

    @property
    def thing(self) -> models.Model:
        """What it is."""
        return next(found for name in THINGS if (found := getattr(self, name)) is not None)
