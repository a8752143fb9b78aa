"""Documents that were read, waiting to be checked: the real letters of fixtures/, for the bodies that wrote them."""

from datetime import UTC, date, datetime

from django.core.files.base import ContentFile

from forces.flows.load_forces import load_forces
from forces.flows.set_up_body import start_using
from forces.models import LocalPolicingBody, User
from letters.reading.read_wire import packed_reading
from letters.reading.values import Reading
from letters.reading.wire import packed_extracted
from responses.domain.status import RAG_PRESETS
from responses.intake.models import Delivery, IncomingDocument
from responses.record.flows.store_document import store_document
from tests import builders
from tests.responses.intake.letters_in import by_hand

NOW = datetime(2023, 11, 1, 10, 30, tzinfo=UTC)
TODAY = date(2023, 11, 1)
BODIES = {
    by_hand.WEST_MERCIA: "west-mercia-pcc",
    by_hand.MOPAC: "mopac",
    by_hand.MAYOR: "mopac",
    by_hand.NEWS: "mopac",
    by_hand.CHESHIRE: "cheshire-pcc",
}


def all_forces() -> None:
    """Every force and body of the register."""
    load_forces(by_hand.FIXTURES / "forces.csv")


def using(slug: str, on: date = date(2023, 10, 10)) -> LocalPolicingBody:
    body = LocalPolicingBody.objects.get(slug=slug)
    return start_using(body=body, on=on, rag_rules=RAG_PRESETS["city-of-london"])


def waiting(name: str, by: User | None = None, *, reading: Reading | None = None) -> IncomingDocument:
    """The letter, read and to be checked, for the body that wrote it."""
    body = using(BODIES.get(name, "west-mercia-pcc"))
    by = by or builders.officer(body)
    read = reading or by_hand.reading_of(name)
    content = ContentFile(read.text.encode())
    document = store_document(name=f"{name}.txt", file=content, by=by, at=NOW)
    delivery = Delivery.objects.create(body=body, kind=Delivery.Kind.FILES, made_by=by, made_at=NOW)
    extracted = packed_extracted(by_hand.extracted_of(read.text))
    return IncomingDocument.objects.create(
        delivery=delivery,
        body=body,
        document=document,
        name=f"{name}.txt",
        stage=IncomingDocument.Stage.READ,
        read_at=NOW,
        text=read.text,
        extracted={key: value for key, value in extracted.items() if key != "text"},
        reading={key: value for key, value in packed_reading(read).items() if key != "text"},
        kind=read.kind.value,
        reason=read.reason,
        items=len(read.items),
    )
