"""What the database refuses of a document on its way in."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from forces.access import access_of
from responses.intake.models import Delivery, IncomingDocument
from responses.record.models import Batch, Document
from tests import builders

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
Stage = IncomingDocument.Stage


def handed_in(body, by, *, sha256="a" * 64, **values) -> IncomingDocument:
    delivery = Delivery.objects.create(body=body, kind=Delivery.Kind.FILES, made_by=by, made_at=AT)
    document, _new = Document.objects.get_or_create(
        sha256=sha256, defaults={"size": 1, "content_type": "text/plain", "storage_key": sha256, "stored_at": AT}
    )
    facts = {"name": "Letter.txt", **values}
    return IncomingDocument.objects.create(delivery=delivery, body=body, document=document, **facts)


def batch(body, by) -> Batch:
    return Batch.objects.create(kind=Batch.Kind.DOCUMENT, body=body, made_by=by, made_at=AT)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"stage": Stage.ADOPTED}, "a_document_adopted_has_its_batch"),
        ({"stage": Stage.UNDONE}, "a_document_adopted_has_its_batch"),
        ({"stage": Stage.READING}, "a_document_being_read_is_claimed"),
        ({"stage": Stage.WAITING, "claimed_at": AT}, "a_document_being_read_is_claimed"),
        ({"stage": Stage.REFUSED}, "a_document_refused_has_its_reason"),
        ({"stage": Stage.READ, "read_at": AT}, "a_document_read_has_its_reading"),
    ],
)
def test_nonsense_is_refused(body, officer, values, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        handed_in(body, officer, **values)


def test_a_document_that_is_not_adopted_has_no_batch(body, officer):
    with pytest.raises(IntegrityError, match="a_document_adopted_has_its_batch"), transaction.atomic():
        handed_in(body, officer, batch=batch(body, officer))


def test_the_same_bytes_are_one_document_of_a_body_until_it_is_taken_back(body, officer):
    first = handed_in(body, officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        handed_in(body, officer)
    first.stage, first.batch = Stage.UNDONE, batch(body, officer)
    first.save()
    assert handed_in(body, officer).pk != first.pk


def test_another_body_may_hold_the_same_bytes_and_sees_its_own_alone(body, officer):
    other = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    ours, theirs = handed_in(body, officer), handed_in(other, builders.officer(other))
    assert list(IncomingDocument.objects.visible_to(access_of(officer))) == [ours]
    assert list(Delivery.objects.visible_to(access_of(officer))) == [ours.delivery]
    assert theirs.document == ours.document


def test_who_may_not_read_in_sees_no_document(body, officer):
    handed_in(body, officer)
    assert not IncomingDocument.objects.visible_to(access_of(builders.reader(body)))
