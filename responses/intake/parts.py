"""A document that answers several reports, as the parts in which it is checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.models import DocumentMade, IncomingDocument


@dataclass(frozen=True)
class PartShown:
    """One part beside the one on the page, with the report that it answers, once that is in the records."""

    document: IncomingDocument
    report: str = ""


def parts_beside(document: IncomingDocument) -> Sequence[PartShown]:
    """The others that stand, in their order."""
    others = list(IncomingDocument.objects.parts_of(document).exclude(pk=document.pk).without_words())
    replies = DocumentMade.objects.filter(of__in=others).exclude(reply=None)
    reports = dict(replies.values_list("of", "reply__report__title"))
    return [PartShown(one, reports.get(one.pk, "")) for one in others]
