"""Where a response stood from one day to another: derived from its updates, and all that lists and counts read."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import Force, LocalPolicingBody
from recommendations.models import InspectionReport
from responses.domain.positions import FIELDS, FOREVER, State, from_stored
from responses.domain.status import OPEN, Acceptance, Applies, Progress, Status
from responses.record.labels import STATUS_LABELS, STATUS_TONES, choices
from responses.record.models.responses import Response, scope

_OPEN_NOW = Q(is_current=True, is_open=True)


class PositionQuerySet(models.QuerySet["Position"]):
    def visible_to(self, access: Access) -> "PositionQuerySet":
        return self.filter(scope(access))

    def current(self) -> "PositionQuerySet":
        return self.filter(is_current=True)

    def on(self, day: date) -> "PositionQuerySet":
        """Where each response stood on a day; a response that was not open yet has no row."""
        return self.filter(from_on__lte=day, until_on__gt=day)


class Position(models.Model):
    """The whole state of a response on the days from `from_on` up to, but not including, `until_on`."""

    response = models.ForeignKey(Response, models.PROTECT, related_name="positions")
    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="+")
    report = models.ForeignKey(InspectionReport, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    is_current = models.BooleanField()

    applies = models.CharField(max_length=20, choices=choices("applies"))
    applies_reason = models.TextField(blank=True)
    acceptance = models.CharField(max_length=20, choices=choices("acceptance"))
    acceptance_reason = models.TextField(blank=True)
    progress = models.CharField(max_length=20, choices=choices("progress"))
    waiting_on = models.CharField(max_length=200, blank=True)
    waiting_for = models.CharField(max_length=500, blank=True)
    review_on = models.DateField(null=True, blank=True)
    force_says = models.CharField(max_length=20, choices=choices("force_says"))
    body_view = models.CharField(max_length=20, choices=choices("body_view"))
    inspectorate_status = models.CharField(max_length=40, choices=choices("inspectorate_status"))
    force_action = models.TextField(blank=True)
    body_action = models.TextField(blank=True)
    no_action_reason = models.TextField(blank=True, default="")
    owner = models.CharField(max_length=100, blank=True)
    target_on = models.DateField(null=True, blank=True)

    status = models.CharField(max_length=20, choices=[(each.value, STATUS_LABELS[each]) for each in Status])
    is_open = models.BooleanField()
    due_on = models.DateField(
        null=True, blank=True, help_text=_("The earliest day that the inspectorate's deadlines set.")
    )
    updated_on = models.DateField(help_text=_("When the last update so far took effect."))

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["response", "from_on"]
        constraints = [
            models.UniqueConstraint(fields=["response", "from_on"], name="position_begins_once_a_day"),
            models.UniqueConstraint(
                fields=["response"], condition=Q(is_current=True), name="a_response_has_one_current_position"
            ),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="position_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(is_current=True, until_on=FOREVER) | Q(is_current=False, until_on__lt=FOREVER),
                name="the_current_position_has_no_end",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True, status__in=sorted(OPEN))
                | Q(is_open=False, status__in=sorted(set(Status) - OPEN)),
                name="open_and_status_agree",
            ),
            models.CheckConstraint(
                condition=~Q(acceptance__in=[Acceptance.IN_PART, Acceptance.NOT_ACCEPTED]) | ~Q(acceptance_reason=""),
                name="a_refusal_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(applies=Applies.NO) | ~Q(applies_reason=""), name="not_for_us_has_its_reason"
            ),
            models.CheckConstraint(
                condition=~Q(progress=Progress.WAITING) | ~Q(waiting_for=""), name="waiting_says_for_what"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "status"], name="now_by_body", condition=Q(is_current=True)),
            models.Index(fields=["force", "status"], name="now_by_force", condition=Q(is_current=True)),
            models.Index(fields=["body", "due_on"], name="open_by_body_and_due", condition=_OPEN_NOW),
            models.Index(fields=["force", "due_on"], name="open_by_force_and_due", condition=_OPEN_NOW),
            models.Index(fields=["body", "target_on"], name="open_by_body_and_target", condition=_OPEN_NOW),
            models.Index(fields=["report", "force"], name="now_by_report", condition=Q(is_current=True)),
            models.Index(fields=["force", "until_on", "from_on"], name="as_at_by_force"),
            models.Index(fields=["body", "until_on", "from_on"], name="as_at_by_body"),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.get_status_display()} from {self.from_on}"

    @property
    def state(self) -> State:
        """The state that this row holds, as the rules take it."""
        return State(**{name: self._value(name) for name in FIELDS})

    @property
    def tone(self) -> str:
        """The colour and shape beside the status's word."""
        return STATUS_TONES[Status(self.status)]

    def _value(self, name: str) -> Any:
        value = getattr(self, name)
        return value if value is None or isinstance(value, date) else from_stored(name, value)
