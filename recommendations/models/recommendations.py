"""What a report recommends, to whom, and by when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models import User
from recommendations.models.reports import InspectionReport


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def standing(self) -> "RecommendationQuerySet":
        """All but those that were taken back."""
        return self.filter(withdrawn_at=None)


class Recommendation(models.Model):
    """A finding that asks for something: a recommendation, an area for improvement or a cause of concern."""

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", _("Recommendation")
        AFI = "afi", _("Area for improvement")
        CAUSE_OF_CONCERN = "cause-of-concern", _("Cause of concern")

    report = models.ForeignKey(InspectionReport, models.PROTECT, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    number_inferred = models.BooleanField(default=False)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.RECOMMENDATION)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    text = models.TextField(blank=True)
    wording_held = models.BooleanField(default=True)
    addressee = models.CharField(max_length=300, blank=True, help_text=_("As the report writes it."))
    theme = models.CharField(max_length=100, blank=True)
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    registered_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supersedes")
    asks_again = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asked_again_in",
        help_text=_(
            "The earlier one that a person found it to ask again. The earlier one’s responses stay as they are."
        ),
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was taken back: an import undone."))

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["report", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"], condition=Q(withdrawn_at=None), name="recommendation_has_its_place"
            ),
            models.UniqueConstraint(
                fields=["report", "kind", "number"],
                condition=~Q(number="") & Q(parent=None, withdrawn_at=None),
                name="recommendation_number_stands_once",
            ),
            models.UniqueConstraint(
                fields=["parent", "kind", "number"],
                condition=~Q(number="") & Q(parent__isnull=False, withdrawn_at=None),
                name="recommendation_number_stands_once_under_its_parent",
            ),
            models.CheckConstraint(
                condition=Q(wording_held=True) & ~Q(text="") | Q(wording_held=False, text=""),
                name="recommendation_wording_is_held_or_said_not_to_be",
            ),
            models.CheckConstraint(
                condition=Q(asks_again=None) | ~Q(asks_again=models.F("id")), name="no_recommendation_asks_itself_again"
            ),
        ]
        indexes = [
            models.Index(fields=["theme"], name="recommendation_by_theme", condition=~Q(theme="")),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """The finding's name: its kind and number, as a letter heads it."""
        return f"{self.get_kind_display()} {self.number}".strip()

    @property
    def first_sentence(self) -> str:
        """Enough of the text for a list; what is left out is said to be."""
        head, dot, rest = self.text.partition(". ")
        return f"{head}. …" if dot and rest else self.text


class Deadline(models.Model):
    """A deadline that the recommendation's text sets: the phrase as written, beside the date worked out from it."""

    class Kind(models.TextChoices):
        FIXED = "fixed", _("Fixed date")
        IMMEDIATE = "immediate", _("Immediate")
        RELATIVE = "relative", _("Counted from publication")
        NONE = "none", _("Not understood")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="deadlines")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    phrase = models.CharField(max_length=300)
    date = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    by_hand = models.BooleanField(
        default=False, help_text=_("A person entered the date: it stays where the words are read again.")
    )

    class Meta:
        ordering = ["recommendation", "position"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "position"], name="deadline_has_its_place"),
            models.CheckConstraint(
                condition=Q(kind="fixed", date__isnull=False) | ~Q(kind="fixed") & Q(date=None),
                name="only_a_fixed_deadline_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(by_hand=False) | Q(kind="fixed"), name="a_deadline_entered_by_hand_is_a_date"
            ),
        ]

    def __str__(self) -> str:
        return self.phrase

    @property
    def sets_lateness(self) -> bool:
        """Whether an open response is late after it: "with immediate effect" is late only past our own target."""
        return self.kind in {self.Kind.FIXED, self.Kind.RELATIVE} and self.due_on is not None
