"""How people come in: the first of all, who sets an office up, and those who are sent a link."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models.bodies import LocalPolicingBody
from forces.models.people import User


class SetUp(models.Model):
    """The one row of an installation that began in the browser: who began it, for which body, and how far it is."""

    class Step(models.TextChoices):
        """In the order in which they are taken."""

        BODY = "body", _("Your body")
        FORCES = "forces", _("Its forces")
        BEGINNING = "beginning", _("From when")
        LETTERS = "letters", _("Letters")
        COLOURS = "colours", _("Colours")
        HOLDERS = "office-holders", _("Office holder")
        PEOPLE = "people", _("People")
        DONE = "done", _("Done")

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    is_officer = models.BooleanField(help_text=_("Whether the first administrator does the officer's work as well."))
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="+")
    step = models.CharField(max_length=20, choices=Step, default=Step.BODY, help_text=_("The first that is not done."))
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="an_installation_is_set_up_once"),
            models.CheckConstraint(
                condition=Q(step="done", done_at__isnull=False) | ~Q(step="done") & Q(done_at=None),
                name="a_set_up_that_is_done_says_when",
            ),
            models.CheckConstraint(
                condition=Q(step="body") | Q(body__isnull=False), name="a_set_up_past_its_first_step_has_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body or _('no local policing body')}: {self.get_step_display()}"

    def has_reached(self, step: Step) -> bool:
        """Whether every step before this one is done."""
        steps = list(self.Step)
        return steps.index(step) <= steps.index(self.Step(self.step))


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def standing(self) -> "InvitationQuerySet":
        """Neither used nor withdrawn; it may have expired."""
        return self.filter(used_at=None, withdrawn_at=None)

    def usable_at(self, moment: datetime) -> "InvitationQuerySet":
        return self.standing().filter(expires_at__gt=moment)


class Invitation(models.Model):
    """A link with which one person chooses a password, once. The link itself is held nowhere: only its digest is."""

    user = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="a_person_has_one_standing_invitation",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None), name="a_used_invitation_is_not_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="an_invitation_expires_after_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.made_at:%Y-%m-%d}"
