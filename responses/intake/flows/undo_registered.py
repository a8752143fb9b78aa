"""What reading something in entered in the register is withdrawn with it, while nobody has built on it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.models import InspectionReport, Recommendation
from responses.record.flows.append_updates import AT_ONCE, Addition, append_updates, locked_all
from responses.record.flows.undo_batch import SHOWN, more_words
from responses.record.models import Batch, Response, Update
from responses.replies.models import Reply, ReplyItem


@dataclass(frozen=True, kw_only=True)
class Registered:
    """The reports and recommendations that one reading-in entered, its batch, and its reply if it made one."""

    batch: Batch
    recommendations: "QuerySet[Recommendation]"
    reports: "QuerySet[InspectionReport]"
    reply: Reply | None = None

    def against(self) -> list[str]:
        """What others have built on it, in words."""
        return [
            *_named(self._others_answers(), _("%(it)s: something was recorded on it.")),
            *_named(self._scrutinised(), _("%(it)s: a scrutiny entry is about it.")),
            *_named(self._in_letters(), _("%(it)s: a letter answers it.")),
            *_named(self._added_to(), _("The report “%(it)s”: it was corrected, or recommendations were added to it.")),
            *_named(self._replied_to(), _("The report “%(it)s”: work on its reply has begun.")),
        ]

    def withdraw(self, *, note: str, by: User, at: datetime) -> dict[str, int]:
        """Take it out of all lists, with what other forces were given for it; how many of each."""
        self._void_openings(note=note, by=by, at=at)
        withdrawn = {"recommendations": self.recommendations.update(withdrawn_at=at)}
        withdrawn["reports"] = self.reports.update(withdrawn_at=at)
        return withdrawn

    def _void_openings(self, *, note: str, by: User, at: datetime) -> None:
        """The responses that other forces were given for what was registered, of which nothing is said yet."""
        opened = Response.objects.filter(recommendation__in=self.recommendations, positions__is_current=True)
        responses = locked_all(opened.values_list("pk", flat=True))
        for start in range(0, len(responses), AT_ONCE):
            by_id = {response.pk: response for response in responses[start : start + AT_ONCE]}
            append_updates(
                [
                    Addition(
                        response=by_id[opening.response_id],
                        party=Update.Party.BODY,
                        by=by,
                        at=at,
                        effective_on=opening.effective_on,
                        note=note,
                        voids=opening,
                    )
                    for opening in _standing().filter(response__in=by_id, origin=Update.Origin.REGISTER)
                ]
            )

    def _others_answers(self) -> QuerySet[Response]:
        """Responses to what was registered that the reading-in did not write, and of which something is said."""
        said = _standing().exclude(origin=Update.Origin.REGISTER).exclude(batch=self.batch)
        rows = Response.objects.filter(recommendation__in=self.recommendations).exclude(updates__batch=self.batch)
        return rows.filter(pk__in=said.values("response"))

    def _scrutinised(self) -> QuerySet[Response]:
        mine = Response.objects.filter(recommendation__in=self.recommendations)
        return mine.exclude(scrutiny=None).distinct()

    def _in_letters(self) -> QuerySet[Response]:
        others = ReplyItem.objects.filter(reply__withdrawn_at=None).exclude(reply=self.reply)
        mine = Response.objects.filter(recommendation__in=self.recommendations)
        return mine.filter(pk__in=others.values("response"))

    def _added_to(self) -> QuerySet[InspectionReport]:
        """Reports of ours that someone corrected, or put more into; others, with more under our findings."""
        mine, made = self.recommendations, self.reports.values("pk")
        others = Recommendation.objects.standing().exclude(pk__in=mine).filter(Q(report__in=made) | Q(parent__in=mine))
        corrected = InspectionReport.objects.filter(pk__in=made).exclude(amendments=None)
        return InspectionReport.objects.filter(Q(pk__in=others.values("report")) | Q(pk__in=corrected.values("pk")))

    def _replied_to(self) -> QuerySet[InspectionReport]:
        begun = ~Q(stage=Reply.Stage.DRAFTING) | Q(steps_taken__gt=1) | ~Q(items=None)
        replies = Reply.objects.filter(begun, report__in=self.reports)
        if self.reply:
            replies = replies.exclude(pk=self.reply.pk)
        return InspectionReport.objects.filter(pk__in=replies.values("report"))


def _standing() -> QuerySet[Update]:
    """What was said and not taken back."""
    return Update.objects.filter(voids=None, voided_by=None)


def _named(rows: "QuerySet[Response] | QuerySet[InspectionReport]", message: str) -> list[str]:
    named = [message % {"it": row} for row in rows.order_by("pk")[:SHOWN]]
    return named + more_words(rows.count() - SHOWN if len(named) == SHOWN else 0)
