"""Documents sent in and read, as the pages do it. Their words are made up, and say so."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

from django.core.files.base import ContentFile

from forces.models import LocalPolicingBody, User
from responses.intake.flows.read_queue import work_queue
from responses.intake.flows.set_aside import put_aside
from responses.intake.flows.take_documents import take_files
from responses.intake.models import Delivery, IncomingDocument

REPLY = IncomingDocument.Purpose.REPLY
WORDS = (
    "A generated letter for tests, of no real body. Recommendation 1: by 31 July 2024, forces should count what they "
    "hold. We have counted it, and have asked the force to count it again each month from now on. Recommendation 2: "
    "forces should say what they count. We publish the count on our website each quarter, and the panel looks at it."
)


def letter(number: int = 0) -> bytes:
    """One of many letters without a run of words in common."""
    return " ".join(f"{word}-{number}" if number else word for word in WORDS.split()).encode()


def zipped(files: Mapping[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def sent_in(
    body: LocalPolicingBody, files: Mapping[str, bytes], *, by: User, at: datetime, purpose: str = REPLY
) -> Delivery:
    named = [ContentFile(data, name) for name, data in files.items()]
    return take_files(body=body, files=named, purpose=purpose, by=by, at=at)


def read_in(body: LocalPolicingBody, *, by: User, at: datetime) -> tuple[IncomingDocument, IncomingDocument]:
    """One that was read, and one that is put aside."""
    delivery = sent_in(body, {"Letter.txt": letter(), "Aside.txt": letter(1)}, by=by, at=at)
    work_queue(clock=lambda: at)
    one, other = delivery.documents.order_by("pk")
    return one, put_aside(document=other, by=by, at=at)
