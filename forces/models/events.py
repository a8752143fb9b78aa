"""What people did that leaves no other trace: files taken out, and the like. Written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forces.models.bodies import LocalPolicingBody
from forces.models.people import User
from tracker.kit.append_only import AppendOnlyModel


class Event(AppendOnlyModel):
    """Who did what, when. `facts` are plain values: what was taken, by which filters, how many rows."""

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

    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="events")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    facts = models.JSONField(default=dict, blank=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["body", "-at"], name="events_of_a_body_newest_first")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.by}"
