"""Scrutiny: what the local policing body asked of the force at a meeting, what it heard, and when it looks again."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import LocalPolicingBody, User
from forces.roles import Permission
from responses.record.models.responses import Response
from tracker.kit.append_only import AppendOnlyModel, AppendOnlyQuerySet


class ScrutinyQuerySet(AppendOnlyQuerySet):
    def visible_to(self, access: Access) -> "ScrutinyQuerySet":
        return self.filter(body__in=access.body_ids(Permission.SEE_INTERNAL))

    def review_due_on(self, day: date) -> "ScrutinyQuerySet":
        """Those whose next review has come, and of whose responses at least one was not looked at again since.

        It was looked at by an entry that follows this one up, whenever, or by any held on the day or later.
        """
        mine = Scrutiny.responses.through.objects.filter(scrutiny=OuterRef("pk"))
        later = Scrutiny.responses.through.objects.filter(
            Q(scrutiny__held_on__gte=OuterRef("scrutiny__next_review_on")) | Q(scrutiny__follows=OuterRef("scrutiny")),
            response=OuterRef("response"),
        )
        return self.filter(Exists(mine.filter(~Exists(later))), next_review_on__lte=day)


class Scrutiny(AppendOnlyModel):
    """One entry: a question put to the force about one or many responses. Written once; a later entry follows it up."""

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="scrutiny")
    responses = models.ManyToManyField(Response, related_name="scrutiny")
    meeting = models.CharField(max_length=200)
    held_on = models.DateField()
    question = models.TextField()
    answer = models.TextField(blank=True, help_text=_("As given at the meeting, or after it."))
    next_review_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    disposal = models.PositiveBigIntegerField(null=True, blank=True)

    disposable: ClassVar[Mapping[str, Any]] = {"question": "", "answer": ""}
    objects = ScrutinyQuerySet.as_manager()  # type: ignore[misc]  # the base has one too

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-held_on", "-pk"]
        verbose_name_plural = _("scrutiny entries")
        constraints = [
            models.CheckConstraint(
                condition=~Q(meeting="") & (~Q(question="") | Q(disposal__isnull=False)),
                name="scrutiny_has_meeting_and_question",
            ),
            models.CheckConstraint(
                condition=Q(next_review_on=None) | Q(next_review_on__gt=models.F("held_on")),
                name="scrutiny_is_reviewed_after_it_is_held",
            ),
        ]
        indexes = [models.Index(fields=["body", "next_review_on"], name="scrutiny_by_next_review")]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("scrutiny", args=[self.pk])
