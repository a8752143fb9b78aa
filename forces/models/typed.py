"""What a person has typed in a form and not saved yet: theirs alone, and kept for a while only."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from forces.models.people import User

KEPT_FOR = timedelta(days=30)


class TypedTextQuerySet(models.QuerySet["TypedText"]):
    def of(self, user: User) -> "TypedTextQuerySet":
        """A person's own: nobody sees another's, whatever their role."""
        return self.filter(user=user)

    def kept(self, at: datetime) -> "TypedTextQuerySet":
        """Those that hold words, and are not too old to be offered."""
        return self.exclude(values={}).filter(saved_at__gt=at - KEPT_FOR)

    def too_old(self, at: datetime) -> "TypedTextQuerySet":
        return self.filter(saved_at__lte=at - KEPT_FOR)


class TypedText(models.Model):
    """A personal draft of one form's fields, as the browser would send them. No history, export or log holds it.

    Without values it is the mark that the form was saved or its draft put away: what a page opened before that still
    sends comes too late.
    """

    user = models.ForeignKey(
        User, models.CASCADE, related_name="typed_texts"
    )  # goes with its person: no record of work
    key = models.CharField(max_length=200, help_text=_("The form: the name of its page and what the page is about."))
    values = models.JSONField(default=dict, blank=True, help_text=_("Each field’s name and what was sent for it."))
    opened_at = models.DateTimeField(help_text=_("When the page that it was typed on was opened."))
    saved_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = TypedTextQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_person_has_one_draft_of_a_form")]
        indexes = [models.Index(fields=["saved_at"], name="typed_texts_by_age")]

    def __str__(self) -> str:
        return f"{self.user}: {self.key}"

    def holds_words(self, at: datetime) -> bool:
        """Whether there is anything in it to be offered."""
        return bool(self.values) and self.saved_at > at - KEPT_FOR
