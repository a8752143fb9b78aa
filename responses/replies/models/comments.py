"""The chief officer's comments while the force still writes them: the body sees nothing of them until they are sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forces.access import Access
from forces.models import User
from forces.roles import Permission
from responses.replies.models.replies import Reply


class ForceCommentsQuerySet(models.QuerySet["ForceComments"]):
    def visible_to(self, access: Access) -> "ForceCommentsQuerySet":
        """The force's own liaisons alone."""
        return self.filter(reply__force__in=access.force_ids(Permission.WRITE_COMMENTS))


class ForceComments(models.Model):
    """A force's private draft of its chief officer's comments on one report. Sending them makes a step of the reply."""

    reply = models.OneToOneField(Reply, models.PROTECT, related_name="force_comments")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, help_text=_("A save made from an older version is refused."))
    edited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()

    objects = ForceCommentsQuerySet.as_manager()

    class Meta:
        ordering = ["reply"]
        verbose_name_plural = _("force comments")

    def __str__(self) -> str:
        return f"{self.reply}: draft of the chief officer's comments"
