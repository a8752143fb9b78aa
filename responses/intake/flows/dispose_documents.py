"""Documents that came of nothing are disposed of: their words go; what was sent in, when and by whom, stays."""

from collections.abc import Sequence
from typing import Any

from responses.intake.models import IncomingDocument, TextMark
from responses.intake.retention import LET_GO
from responses.record.models import Disposal

AT_ONCE = 500


def dispose_documents(ids: Sequence[int], disposal: Disposal) -> set[int]:
    """Blank these documents, in the transaction of the disposal; the ids of their files."""
    files: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        some = IncomingDocument.objects.select_for_update(of=("self",)).filter(pk__in=ids[start : start + AT_ONCE])
        held = some.filter(stage__in=LET_GO, disposal=None).order_by("pk")
        found = dict(held.values_list("pk", "document"))
        TextMark.objects.filter(of__in=found).delete()
        gone: dict[str, Any] = {
            "text": "",
            "extracted": None,
            "reading": None,
            "fingerprint": [],
            "decisions": {},
            "reason": "",
        }
        IncomingDocument.objects.filter(pk__in=found).update(disposal=disposal.pk, **gone)
        files |= set(found.values())
    return files
