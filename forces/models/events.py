"""What people did that leaves no other trace: files taken out, and the like. Written once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models.bodies import LocalPolicingBody
from forces.models.people import User
from tracker.kit.append_only import AppendOnlyModel, AppendOnlyQuerySet


class EventQuerySet(AppendOnlyQuerySet):
    def about(self, record: models.Model, body: LocalPolicingBody | None = None) -> "EventQuerySet":
        """What was done to one record, newest first, in a body's log; what concerns every body is in nobody's."""
        rows = self.filter(record=record._meta.label_lower, record_id=record.pk, body=body)
        return rows.select_related("by").order_by("-at", "-pk")


class Event(AppendOnlyModel):
    """Who did what, when. `facts` are plain values: what was taken, by which filters, how many rows.

    What a record was and is stands in `before` and `after`; one that was made has `added`.
    """

    class Kind(models.TextChoices):
        EXPORT = "export", _("Took a file of recommendations")
        UPDATE_SHEET = "update-sheet", _("Took an update sheet")
        SETTINGS = "settings", _("Changed the office’s settings")
        MEMBERS = "members", _("Changed who may sign in")
        SIGN_IN = "sign-in", _("Signed in")
        REFUSED = "refused", _("Was refused at sign-in")
        SIGN_OUT = "sign-out", _("Signed out")
        TWO_STEP = "two-step", _("Changed two-step sign-in")
        PASSWORD = "password", _("Changed a password")
        DOWNLOAD = "download", _("Took a document")
        HAND_OVER = "hand-over", _("One body handed over to another")
        RETENTION = "retention", _("Placed or lifted a hold, or disposed of words")
        REGISTER = "register", _("Changed the register")
        SPREADSHEET = "spreadsheet", _("Worked on a spreadsheet")
        DOCUMENT = "document", _("Worked on a document that was sent in")
        BATCH = "batch", _("Changed many responses in one step")

    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="events")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    record = models.CharField(max_length=60, blank=True, help_text=_("The model of the one thing that was changed."))
    record_id = models.PositiveBigIntegerField(null=True, blank=True)
    facts = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()  # type: ignore[misc]  # the base has one too

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(record="", record_id=None) | ~Q(record="") & Q(record_id__isnull=False),
                name="an_event_names_a_record_by_model_and_id",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "-at", "-id"], name="events_of_a_body_newest_first"),
            models.Index(fields=["body", "record", "record_id"], name="events_of_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.by}"
