"""The queue of documents that wait to be read: each is claimed by one reader, read in a process of its own, written.

A claim that is older than any reading takes is of a reader that died: the document is taken up again, some times.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from letters.reading.bounded import read_bounded
from letters.reading.bounds import WAIT_SECONDS_MOST
from letters.reading.extracted import Extracted
from letters.reading.likeness import MUCH_THE_SAME, likeness, marks_of, sketch_of
from letters.reading.read_wire import packed_reading
from letters.reading.refusals import Unreadable
from letters.reading.values import DocumentKind, Reading
from letters.reading.wire import packed_extracted
from responses.intake.matching import match_reading
from responses.intake.models import IncomingDocument, TextMark
from tracker.kit.clock import day_of

logger = logging.getLogger(__name__)
Stage = IncomingDocument.Stage
STALE = timedelta(seconds=2 * WAIT_SECONDS_MOST + 30)
"""After it no reader is at work on a claim: the process is stopped well before."""
ATTEMPTS_MOST = 3
_ALIKE_MOST = 20
"""Earlier documents that are compared with one, those first that have most marks in common."""


def to_be_read(at: datetime) -> Q:
    """What waits, and what a reader began and left."""
    return Q(stage=Stage.WAITING) | Q(stage=Stage.READING, claimed_at__lt=at - STALE)


def work_queue(*, clock: Callable[[], datetime], told: Callable[[IncomingDocument], None] | None = None) -> int:
    """Read what waits until nothing does; how many documents were read or refused."""
    done = 0
    while claimed := claim_next(at=clock()):
        read_claimed(claimed, clock=clock)
        done += 1
        if told:
            told(claimed)
    return done


@transaction.atomic
def claim_next(*, at: datetime) -> IncomingDocument | None:
    """The next document, for this reader alone; None where nothing waits. One that was begun too often is refused."""
    waiting = IncomingDocument.objects.filter(to_be_read(at)).order_by("pk").without_words()
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True, of=("self",))
    while one := waiting.first():
        if one.attempts >= ATTEMPTS_MOST:
            words = _("Reading it stopped the reader %(count)s times. Save it anew as PDF or DOCX, and send that in.")
            _refuse(one, words % {"count": one.attempts}, at=at)
        elif _claimed(one, at):
            return one
    return None


def read_claimed(claimed: IncomingDocument, *, clock: Callable[[], datetime]) -> None:
    """Read what was claimed, outside of any transaction, and write what was found, or why nothing was."""
    try:
        with default_storage.open(claimed.document.storage_key) as file:
            data = file.read()
        extracted, reading = read_bounded(data, claimed.name)
    except FileNotFoundError:
        logger.exception("The file of an incoming document is not in storage: %s", claimed.document.storage_key)
        _write(claimed, refusal=_("Its file is not in the store any more. Send it in again."), at=clock())
    except Unreadable as unreadable:
        _write(claimed, refusal=str(unreadable), at=clock())
    else:
        found = _Found(extracted, reading, sketch_of(extracted.text), _warnings(claimed, reading, clock()))
        _write(claimed, refusal=_no_text(extracted), found=found, at=clock())


@dataclass(frozen=True)
class _Found:
    """What a document that can be read was found to hold."""

    extracted: Extracted
    reading: Reading
    sketch: Sequence[int]
    warnings: int


def _warnings(claimed: IncomingDocument, reading: Reading, at: datetime) -> int:
    """How many disagreements with the register wait for an answer, as the person would see who sent it in."""
    if claimed.purpose != IncomingDocument.Purpose.REPLY or reading.kind == DocumentKind.NOT_A_REPLY:
        return 0
    try:
        return len(match_reading(reading, user=claimed.delivery.made_by, today=day_of(at)).warnings)
    except Exception:
        logger.exception("What was read could not be matched to the register: document %s", claimed.pk)
        return 0


def _claimed(one: IncomingDocument, at: datetime) -> bool:
    """Whether the claim is this reader's: compared and set in one step."""
    was = IncomingDocument.objects.filter(pk=one.pk, stage=one.stage, claimed_at=one.claimed_at)
    one.stage, one.claimed_at, one.attempts = Stage.READING, at, one.attempts + 1
    return bool(was.update(stage=one.stage, claimed_at=at, attempts=one.attempts))


def _no_text(extracted: Extracted) -> str:
    """Why there is nothing to read in a file that can be opened."""
    if extracted.text.strip():
        return ""
    if extracted.is_scanned:
        return _(
            "Its pages are pictures without text, as a scanner makes them. Ask for the document that it was printed "
            "from, or have a program recognise its text (OCR), and send that in."
        )
    return _("It has no text. Open it, and look whether it is the right one.")


@transaction.atomic
def _write(
    claimed: IncomingDocument,
    *,
    refusal: str,
    at: datetime,
    found: _Found | None = None,
) -> None:
    """Write what came of a claim, unless another reader has taken it up since."""
    held = (
        IncomingDocument.objects.select_for_update(of=("self",))
        .filter(pk=claimed.pk, stage=Stage.READING, claimed_at=claimed.claimed_at)
        .first()
    )
    if held is None:
        return
    if found is not None:
        held.extracted = {name: value for name, value in packed_extracted(found.extracted).items() if name != "text"}
    if refusal or found is None:
        _refuse(held, refusal, at=at)
        return
    reading = found.reading
    held.text, held.fingerprint, held.warnings = found.extracted.text, list(found.sketch), found.warnings
    held.reading = {name: value for name, value in packed_reading(reading).items() if name != "text"}
    held.kind, held.reason, held.items = reading.kind, reading.reason, len(reading.items)
    held.stage, held.claimed_at, held.read_at, held.refusal = Stage.READ, None, at, ""
    held.like = _like(held)
    held.save()
    held.marks.all().delete()
    marks = (TextMark(of=held, body_id=held.body_id, mark=mark) for mark in marks_of(held.fingerprint))
    TextMark.objects.bulk_create(marks)


def _refuse(held: IncomingDocument, refusal: str, *, at: datetime) -> None:
    """What an earlier reading found is gone with it: nobody had decided anything of it."""
    held.stage, held.claimed_at, held.read_at, held.refusal = Stage.REFUSED, None, at, refusal
    held.text, held.reading, held.fingerprint, held.like = "", None, [], None
    held.kind, held.reason, held.items, held.warnings = "", "", 0, 0
    held.save()
    held.marks.all().delete()


def _like(held: IncomingDocument) -> IncomingDocument | None:
    """The earlier document of the body that has most of the words in common, where that is nearly all."""
    marks = marks_of(held.fingerprint)
    earlier = IncomingDocument.objects.filter(body=held.body_id, marks__mark__in=marks).exclude(pk=held.pk)
    first = earlier.annotate(common=Count("marks")).order_by("-common", "pk")
    alike = [
        (likeness(held.fingerprint, one.fingerprint), -one.pk, one) for one in first.only("fingerprint")[:_ALIKE_MOST]
    ]
    best = max(alike, default=None)
    return best[2] if best and best[0] >= MUCH_THE_SAME else None
