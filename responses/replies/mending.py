"""Where what is missing from a reply is mended: one table from each gap to the page, or the part of one, for it."""

from collections.abc import Callable

from django.urls import reverse

from responses.domain.completeness import Gap, Missing
from responses.record.models import Position
from responses.record.paths import with_way_back
from responses.replies.models import Reply

Place = Callable[[Reply, Position | None], str]


def mended_at(missing: Missing, reply: Reply, position: Position | None) -> str:
    """The address of the place that mends it. A response's page leads back to the reply."""
    return MENDED_AT[missing.gap](reply, position)


def _answer(reply: Reply, position: Position | None) -> str:
    if position is None:
        return _report(reply, position)
    return with_way_back(reverse("response-decide", args=[position.response_id]), reply.get_absolute_url())


def _report(reply: Reply, position: Position | None) -> str:
    return f"{reply.report.get_absolute_url()}#recommendations"


def _edit(control: str) -> Place:
    return lambda reply, position: f"{reverse('reply-edit', args=[reply.pk])}#id_{control}"


def _comments(reply: Reply, position: Position | None) -> str:
    """Where they are recorded, or that there are none."""
    return f"{reply.get_absolute_url()}#invitation"


def _back_to_drafting(reply: Reply, position: Position | None) -> str:
    """A frozen text is mended by taking it back."""
    is_approved = reply.stage == Reply.Stage.APPROVED
    return reverse("reply-take-back" if is_approved else "reply-withdraw", args=[reply.pk])


MENDED_AT: dict[Gap, Place] = {
    Gap.NOT_DECIDED: _answer,
    Gap.NO_ACTION: _answer,
    Gap.NO_ANSWER: _answer,
    Gap.NOT_HELD: _report,
    Gap.ADDRESSEE: _edit("addressee_role"),
    Gap.SIGNATORY: _edit("signatory_name"),
    Gap.TRANSLATION: lambda reply, position: reverse("reply-translation", args=[reply.pk]),
    Gap.INVITATION: lambda reply, position: reverse("reply-invitation", args=[reply.pk]),
    Gap.COMMENTS_AWAITED: _comments,
    Gap.COMMENTS_NOT_IN_TEXT: _back_to_drafting,
    Gap.REPLY_NOT_IN_TEXT: _back_to_drafting,
    Gap.ANSWERS_NOT_IN_TEXT: _back_to_drafting,
}
