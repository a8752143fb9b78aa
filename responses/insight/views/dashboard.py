"""A body's dashboard, and the first page after signing in."""

from datetime import timedelta
from typing import Any

from django.http import Http404
from django.views.generic import TemplateView

from forces.access import Access
from forces.gate import Gate, access_on
from forces.models import Jurisdiction, LocalPolicingBody
from forces.roles import Permission
from responses.insight.figures import count, every_figure, groups
from responses.insight.listing import standpoint_of
from responses.insight.news import newest_updates
from responses.insight.owed import replies_of
from responses.insight.pressing import oldest_past, waited_for
from responses.record.models import Position
from tracker.kit.clock import today


class Dashboard(Gate, TemplateView):
    """Where a body stands today. Only its own people find it: it shows drafts and unissued words."""

    permission = Permission.SEE_RESPONSES
    template_name = "insight/dashboard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        access, day = access_on(self.request), today()
        body = own_body(access, self.kwargs["slug"])
        at = standpoint_of(access, day)
        also = {"body": body.slug} if len(access.memberships) > 1 else {}
        positions = Position.objects.current().filter(body=body)
        counted = count(every_figure(at, body.pk), positions, at, also)
        context = {
            "body": body,
            "other_bodies": [other for other in access.bodies if other != body],
            "day": day,
            "left_behind": left_behind(body),
            "forces": [row.force for row in Jurisdiction.objects.on(day).filter(body=body).select_related("force")],
            "replies": replies_of(body, day),
            "sees_log": body.pk in access.body_ids(Permission.SEE_LOG),
            "news": newest_updates(body),
            "past": oldest_past(positions, at),
            "waited_for": waited_for(positions, at, also),
        }
        return super().get_context_data(**groups(counted), **context, **kwargs)


def own_body(access: Access, slug: str) -> LocalPolicingBody:
    """The body, among those whose unissued words the person may see; otherwise Http404."""
    allowed = access.body_ids(Permission.SEE_INTERNAL)
    for body in access.bodies:
        if body.slug == slug and body.pk in allowed:
            return body
    raise Http404


def left_behind(body: LocalPolicingBody) -> int:
    """How many responses a body that has ended answered for on its last day."""
    if body.ended_on is None:
        return 0
    return Position.objects.on(body.ended_on - timedelta(days=1)).filter(body=body).count()
