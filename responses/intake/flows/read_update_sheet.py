"""An update sheet comes back: its bytes are kept, and each cell that the force changed becomes a proposal."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.models import Force, User
from responses.intake.flows.log_import import log_sheet
from responses.intake.models import Proposal, UpdateSheet
from responses.intake.on_disk import on_disk
from responses.intake.update_sheet_changes import Changed, Comparison, ids_of
from responses.intake.update_sheet_ids import RowId
from responses.intake.update_sheet_rows import SentSheet, read_sent
from responses.intake.update_sheet_states import held_at, responses_of
from responses.record.flows.append_updates import AT_ONCE
from responses.record.flows.store_document import WORKBOOK, store_document
from responses.record.models import Document, Response
from tracker.kit.numbers import grouped

MOST_NOTES = 100
SAID_OF_A_REFUSAL = 5
"""Of a sheet without a row of ours: how many of its rows are named."""

Pair = tuple[int, int]
"""The ids of a local policing body and of a force."""


def read_update_sheet(*, name: str, file: File, pairs: Collection[Pair], by: User, at: datetime) -> UpdateSheet:
    """Keep a sheet that came back, with what it proposes. Nothing is in the records before an officer takes it.

    `pairs` are the bodies and forces that the person may send a sheet for: the sheet is of the one that most of its
    rows are about. A cell that was proposed already is not proposed again, and the same file with nothing new in it is
    the sheet that it was. Raises ValidationError on `file` where it can't be read, or no row of it is theirs.
    """
    with on_disk(file) as path:
        sent = read_sent(path)
    ids = ids_of(sent.rows)
    with transaction.atomic():
        responses = responses_of(ids.values())
        pair = _pair_of(ids.values(), responses, pairs)
        theirs = {pk: row for pk, row in responses.items() if (row.body_id, row.force_id) == pair}
        found = Comparison(sent.rows, ids, held_at(set(ids.values()), theirs))
        if pair is None:
            raise _none_of_theirs(found.notes)
        Force.objects.select_for_update().get(pk=pair[1])  # two readings of one sheet wait for each other
        kind = WORKBOOK if sent.is_workbook else "text/csv"
        document = store_document(name=name, file=file, by=by, at=at, content_type=kind)
        fresh = _not_proposed_yet(found.changes)
        if not fresh and (same := _same_sheet(document, pair)):
            return same
        sheet = UpdateSheet(body_id=pair[0], force_id=pair[1], document=document, name=name, read_by=by, read_at=at)
        sheet.notes = _notes(sent, found.notes)
        sheet.save()
        _propose(sheet, fresh)
        log_sheet(sheet, "came back", by=by, at=at, added={"proposals": len(fresh), "sha256": document.sha256})
    return sheet


def _pair_of(ids: Iterable[RowId], responses: Mapping[int, Response], pairs: Collection[Pair]) -> Pair | None:
    """The body and force, of those given, that most rows are about."""
    rows = [responses[row_id.response] for row_id in ids if row_id.response in responses]
    found = [(row.body_id, row.force_id) for row in rows if row.body_id]
    theirs = Counter(pair for pair in found if pair in pairs)
    return theirs.most_common(1)[0][0] if theirs else None


def _none_of_theirs(notes: list[str]) -> ValidationError:
    message = _("No row of the file is about an open item that you may send an update for. Choose another file.")
    return ValidationError({"file": [message, *notes[:SAID_OF_A_REFUSAL]]})


def _not_proposed_yet(changes: list[Changed]) -> list[Changed]:
    """Without those that wait for a decision already, or were taken after the sheet was made.

    One that was taken from an older sheet, or taken back since, may be proposed again: a force that says the same each
    month says it each month.
    """
    standing = Q(decision="") | Q(decision=Proposal.Decision.TAKEN, batch__undone_at=None)
    responses = sorted({change.response.pk for change in changes})
    before: set[tuple[int, str, str]] = set()
    taken: dict[tuple[int, str, str], int] = {}
    for start in range(0, len(responses), AT_ONCE):
        rows = Proposal.objects.filter(standing, response__in=responses[start : start + AT_ONCE])
        for row in rows.select_related("update"):
            key = (row.response_id, row.field, row.value)
            if row.decision:
                taken[key] = max(row.update.seq if row.update else 0, taken.get(key, 0))
            else:
                before.add(key)
    keys = [(change, (change.response.pk, str(change.field), change.value)) for change in changes]
    return [change for change, key in keys if key not in before and taken.get(key, 0) <= change.version]


def _same_sheet(document: Document, pair: Pair) -> UpdateSheet | None:
    """The last sheet of the same bytes."""
    return UpdateSheet.objects.filter(document=document, body=pair[0], force=pair[1]).first()


def _notes(sent: SentSheet, said: list[str]) -> list[str]:
    notes = [*sent.notes, *said]
    left = len(notes) - MOST_NOTES
    if left <= 0:
        return notes
    more = ngettext("And %(left)s more row or cell.", "And %(left)s more rows or cells.", left)
    return [*notes[:MOST_NOTES], more % {"left": grouped(left)}]


def _propose(sheet: UpdateSheet, changes: list[Changed]) -> None:
    proposals = [
        Proposal(
            sheet=sheet,
            response=change.response,
            row=change.row,
            field=change.field,
            was=change.was,
            value=change.value,
        )
        for change in changes
    ]
    Proposal.objects.bulk_create(proposals, batch_size=AT_ONCE)
