"""A force's response to a recommendation: who answers what. How it stands is in its updates and positions."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import Force, LocalPolicingBody
from forces.roles import Permission
from recommendations.models import Recommendation


def scope(access: Access) -> Q:
    """What the person may see: their bodies' responses, and those of the forces that they speak for."""
    bodies, forces = access.body_ids(Permission.SEE_RESPONSES), access.force_ids(Permission.SEE_RESPONSES)
    return Q(body__in=bodies) | Q(force__in=forces)


class ResponseQuerySet(models.QuerySet["Response"]):
    def visible_to(self, access: Access) -> "ResponseQuerySet":
        return self.filter(scope(access))


class Response(models.Model):
    """One force's answer to one recommendation, for which one local policing body answers."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    force = models.ForeignKey(Force, models.PROTECT, related_name="responses")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="responses")
    version = models.PositiveIntegerField(
        help_text=_("The seq of its last update: a save made from an older one is refused.")
    )
    head = models.CharField(max_length=64, help_text=_("The hash of its last update."))

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "force"], name="a_force_answers_a_recommendation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.force}: {self.recommendation}"

    def get_absolute_url(self) -> str:
        return reverse("response", args=[self.pk])
