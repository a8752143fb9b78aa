"""What a document became, thing by thing, for its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.models import DocumentMade, IncomingDocument


@dataclass(frozen=True)
class Made:
    """The report and the recommendations that it registered, the responses it opened and changed, and the reply."""

    reports: Sequence[DocumentMade]
    recommendations: Sequence[DocumentMade]
    opened: Sequence[DocumentMade]
    changed: Sequence[DocumentMade]
    replies: Sequence[DocumentMade]
    context: Sequence[DocumentMade]


def made_of(document: IncomingDocument) -> Made | None:
    """None where it made nothing. Links are to what stands alone: the page knows whether it does."""
    beside = (
        "report__source", "recommendation__report", "response__recommendation__report", "response__force",
        "reply__report", "context_link__report__source",
    )  # fmt: skip
    rows = list(document.made.select_related(*beside).order_by("place"))
    if not rows:
        return None
    return Made(
        reports=[row for row in rows if row.report_id],
        recommendations=[row for row in rows if row.recommendation_id],
        opened=[row for row in rows if row.response_id and row.is_new],
        changed=[row for row in rows if row.response_id and not row.is_new],
        replies=[row for row in rows if row.reply_id],
        context=[row for row in rows if row.context_link and row.context_link.withdrawn_at is None],
    )


def may_be_checked(document: IncomingDocument) -> bool:
    """Whether there is something to check: a document taken for a reply, read, and not disposed of."""
    is_read = document.stage == IncomingDocument.Stage.READ and document.disposal is None
    return is_read and document.purpose == IncomingDocument.Purpose.REPLY
