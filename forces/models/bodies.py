"""Forces and the local policing bodies that hold them to account."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.models.pictures import LetterPicture


class Force(models.Model):
    """A police force, territorial or national."""

    class Kind(models.TextChoices):
        TERRITORIAL = "territorial", _("Territorial force")
        NATIONAL = "national", _("National force or agency")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200, unique=True)
    also_known_as = models.JSONField(default=list, blank=True)
    ons_code = models.CharField(max_length=9, blank=True)
    country = models.CharField(max_length=50, blank=True)
    region = models.CharField(max_length=50, blank=True, help_text=_("ONS region; policing regions differ."))
    kind = models.CharField(max_length=20, choices=Kind)
    chief_officer_title = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["ons_code"], condition=~Q(ons_code=""), name="force_has_its_own_ons_code"),
        ]

    def __str__(self) -> str:
        return self.name


class LocalPolicingBodyQuerySet(models.QuerySet["LocalPolicingBody"]):
    def standing(self) -> "LocalPolicingBodyQuerySet":
        """Those that have not handed over to a successor."""
        return self.filter(ended_on=None)


class LocalPolicingBody(models.Model):
    """A body that owes the reply under section 55 of the Police Act 1996, or one that did."""

    class Kind(models.TextChoices):
        PCC = "pcc", _("Police and crime commissioner")
        PFCC = "pfcc", _("Police, fire and crime commissioner")
        MAYOR = "mayor", _("Combined authority mayor")
        MOPAC = "mopac", _("Mayor's Office for Policing and Crime")
        COMMON_COUNCIL = "common-council", _("Common Council of the City of London")
        BOARD = "board", _("Policing and crime board")

    class Marking(models.TextChoices):
        NONE = "", _("No marking")
        OFFICIAL_SENSITIVE = "official-sensitive", _("OFFICIAL-SENSITIVE")

    slug = models.SlugField(unique=True)
    formal_name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    office_holder_title = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    ended_on = models.DateField(null=True, blank=True, help_text=_("The day from which its successor answers."))
    heir = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inherited",
        help_text=_("Who answers today for what it left: the last of its successors."),
    )
    uses_tracker_from = models.DateField(
        null=True, blank=True, help_text=_("Duties are kept where the last day of the reply is this day or later.")
    )
    letterhead_address = models.TextField(blank=True)
    letterhead_contact = models.TextField(blank=True)
    reference_prefix = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="en-GB")
    rag_rules = models.JSONField(blank=True, default=list)
    house_style = models.CharField(
        max_length=40, default="headings", help_text=_("A folder of templates/letters/: letters.rendering.styles.")
    )
    logo = models.ForeignKey(LetterPicture, models.PROTECT, null=True, blank=True, related_name="+")
    logo_alt = models.CharField(max_length=200, blank=True, help_text=_("What the logo says to who can't see it."))
    letter_colour = models.CharField(max_length=7, blank=True, help_text=_("#rrggbb, readable on white."))
    retention_years = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("How long words are kept after a matter is closed; empty: for ever.")
    )
    retention_policy = models.CharField(max_length=300, blank=True, help_text=_("The policy that says so."))
    marking = models.CharField(max_length=20, choices=Marking, default=Marking.NONE, blank=True)

    objects = LocalPolicingBodyQuerySet.as_manager()

    class Meta:
        ordering = ["formal_name"]
        verbose_name_plural = _("local policing bodies")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, successor=None, heir=None)
                | Q(ended_on__isnull=False, successor__isnull=False, heir__isnull=False),
                name="a_body_that_ended_has_its_successor",
            ),
            models.CheckConstraint(condition=Q(logo=None) | ~Q(logo_alt=""), name="a_logo_has_its_words"),
            models.CheckConstraint(
                condition=~Q(successor=models.F("id")) & ~Q(heir=models.F("id")), name="no_body_succeeds_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.formal_name

    def get_absolute_url(self) -> str:
        return reverse("dashboard", args=[self.slug])

    @property
    def answering_id(self) -> int:
        """The id of the body that answers today: its heir, where it ended."""
        return self.heir_id or self.pk


class JurisdictionQuerySet(models.QuerySet["Jurisdiction"]):
    def on(self, day: date) -> "JurisdictionQuerySet":
        """The row of each force that holds on a day; a row whose start is not recorded holds before any other."""
        started = Q(from_on__lte=day) | Q(from_on=None)
        latest = (
            Jurisdiction.objects.filter(started, force=models.OuterRef("force"))
            .order_by(Coalesce("from_on", models.Value(date.min)).desc())
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(latest))


class Jurisdiction(models.Model):
    """From this day on, this body (or none) is the local policing body of the force, until the force's next row."""

    class Precision(models.TextChoices):
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        UNKNOWN = "unknown", _("not recorded")

    force = models.ForeignKey(Force, models.PROTECT, related_name="jurisdictions")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="jurisdictions")
    from_on = models.DateField(null=True, blank=True, help_text=_("Empty where the start is not recorded."))
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    note = models.CharField(max_length=300, blank=True)

    objects = JurisdictionQuerySet.as_manager()

    class Meta:
        ordering = ["force", models.F("from_on").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["force", "from_on"], name="jurisdiction_starts_once_a_day"),
            models.UniqueConstraint(
                fields=["force"], condition=Q(from_on=None), name="jurisdiction_has_one_unrecorded_start"
            ),
            models.CheckConstraint(
                condition=Q(from_on=None, precision="unknown")
                | Q(from_on__isnull=False, precision__in=["day", "month"]),
                name="jurisdiction_start_and_precision_agree",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.force}: {self.body or _('no local policing body')}"


class OfficeHolder(models.Model):
    """A person who holds, or signs for, a body's office. Only the dates that a document supports are given."""

    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="office_holders")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    is_holder = models.BooleanField(default=True, help_text=_("No for someone who signs for the holder."))
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True, help_text=_("A day on which a document shows them in office."))
    named_in_writing = models.CharField(
        max_length=300,
        blank=True,
        help_text=_("For a delegate who may approve replies: the writing that names them, with its date."),
    )
    user = models.ForeignKey("forces.User", models.PROTECT, null=True, blank=True, related_name="offices")
    signature = models.ForeignKey(LetterPicture, models.PROTECT, null=True, blank=True, related_name="+")
    signature_alt = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["body", "name"]
        constraints = [
            models.UniqueConstraint(fields=["body", "name", "title"], name="office_holder_is_held_once"),
            models.CheckConstraint(condition=Q(signature=None) | ~Q(signature_alt=""), name="a_signature_has_words"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=models.F("from_on")),
                name="office_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"
