"""Documents are handed in: those that can be read are kept and wait to be read, the others are named with why."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody, User
from responses.intake.door import LetIn, let_in, looked_at
from responses.intake.flows.log_document import log_delivery
from responses.intake.letter_zip import LeftOut, shortened
from responses.intake.models import Delivery, IncomingDocument
from responses.intake.models.letters import NAME_MOST
from responses.record.flows.store_document import store_document
from tracker.kit.dates import short_date

PASTED_NAME_MOST = 80


@dataclass(frozen=True, kw_only=True)
class _Handing:
    """Who hands in what for whom."""

    body: LocalPolicingBody
    kind: str
    purpose: str
    by: User
    at: datetime

    def delivery(self) -> Delivery:
        return Delivery.objects.create(body=self.body, kind=self.kind, made_by=self.by, made_at=self.at)


def take_files(
    *, body: LocalPolicingBody, files: "Iterable[File[Any]]", purpose: str, by: User, at: datetime
) -> Delivery:
    """Keep the documents of these files, and of the ZIP files among them.

    Raises ValidationError, a message for each file with what is wrong and how to mend it, where none was taken and none
    was here already. Otherwise the delivery's remarks have those messages.
    """
    handing = _Handing(body=body, kind=Delivery.Kind.FILES, purpose=purpose, by=by, at=at)
    return _take(handing, let_in(files), field="documents")


def take_pasted(*, body: LocalPolicingBody, text: str, purpose: str, by: User, at: datetime) -> Delivery:
    """Keep a text that was pasted, named by its first line. Raises ValidationError where there is none."""
    handing = _Handing(body=body, kind=Delivery.Kind.PASTED, purpose=purpose, by=by, at=at)
    plain = text.replace("\r\n", "\n").strip()
    return _take(handing, iter([looked_at(_name_of(plain), plain.encode())]), field="text")


def _take(handing: _Handing, pieces: Iterator[LetIn | LeftOut], *, field: str) -> Delivery:
    """Each document in a transaction of its own: what was taken stays where a later one falls."""
    delivery: Delivery | None = None
    remarks: list[dict[str, Any]] = []
    taken = 0
    for piece in pieces:
        if isinstance(piece, LeftOut):
            remarks.append({"name": piece.name, "words": piece.words})
            continue
        if held := _held(handing.body, piece.data):
            remarks.append(_here_already(piece.name, held))
            delivery = delivery or handing.delivery()
            continue
        delivery = delivery or handing.delivery()
        if (refused := _keep(handing, delivery, piece)) is None:
            taken += 1
        else:
            remarks.append(refused)
    if delivery is None:
        raise ValidationError({field: [f"{one['name']}: {one['words']}" for one in remarks]})
    delivery.remarks = remarks
    delivery.save(update_fields=["remarks"])
    log_delivery(delivery, at=handing.at, documents=taken)
    return delivery


def _keep(handing: _Handing, delivery: Delivery, piece: LetIn) -> dict[str, Any] | None:
    """Keep one document, or say why not: its bytes may have come in by another page meanwhile."""
    content = ContentFile(piece.data)
    kept = store_document(name=piece.name, file=content, by=handing.by, at=handing.at, content_type=piece.content_type)
    try:
        with transaction.atomic():
            IncomingDocument.objects.create(
                delivery=delivery,
                body=handing.body,
                document=kept,
                name=shortened(piece.name, NAME_MOST),
                purpose=handing.purpose,
            )
    except IntegrityError:
        held = _held(handing.body, piece.data)
        assert held is not None  # what else the database refuses of these facts is a fault of ours
        return _here_already(piece.name, held)
    return None


def _held(body: LocalPolicingBody, data: bytes) -> IncomingDocument | None:
    """The body's document with the same bytes. One that was taken back or disposed of may come in anew."""
    same = IncomingDocument.objects.filter(body=body, document__sha256=hashlib.sha256(data).hexdigest())
    return same.standing().without_words().select_related("delivery").order_by("part").first()


def _here_already(name: str, held: IncomingDocument) -> dict[str, Any]:
    words = _("It is here already, as “%(name)s”, sent in on %(day)s: %(stage)s. It is not doubled.")
    facts = {"name": held.name, "day": short_date(held.delivery.made_at), "stage": held.get_stage_display()}
    return {"name": name, "words": words % facts, "document": held.pk}


def _name_of(text: str) -> str:
    """The first line with words, shortened."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), _("Pasted text"))
    return line if len(line) <= PASTED_NAME_MOST else line[: PASTED_NAME_MOST - 1].rstrip() + "…"
