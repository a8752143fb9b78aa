"""What is written once stays: every way of changing or deleting an update is refused, and adding one works."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from responses.record.models import Response, Update
from tests.builders import a_report, one_body, opened, record
from tracker.kit.append_only import AppendOnlyError

pytestmark = pytest.mark.django_db


@pytest.fixture
def update() -> Update:
    one_body()
    (response,) = opened(a_report())
    return record(response, on=date(2023, 8, 1), progress="planned", note="The plan is agreed.")


def rows() -> list[dict[str, object]]:
    return list(Update.objects.order_by("pk").values())


def save_again(update: Update) -> None:
    update.seq = 9
    update.save()


def save_a_field(update: Update) -> None:
    update.seq = 9
    update.save(update_fields=["seq"])


def save_one_read_again(update: Update) -> None:
    Update.objects.get(pk=update.pk).save()


def insert_over_it(update: Update) -> None:
    update.texts = {}
    Update.objects.bulk_create(
        [update], update_conflicts=True, unique_fields=["response", "seq"], update_fields=["texts"]
    )


CHANGES: dict[str, Callable[[Update], object]] = {
    "saving it again": save_again,
    "saving one field": save_a_field,
    "saving it forced": lambda update: update.save(force_update=True),
    "saving it once more after reading": save_one_read_again,
    "updating a queryset": lambda _: Update.objects.update(evidence_url="https://example.org/"),
    "updating what a filter leaves": lambda update: Update.objects.filter(pk=update.pk).update(texts={}),
    "updating a response's": lambda update: update.response.updates.update(texts={}),
    "updating in bulk": lambda update: Update.objects.bulk_update([update], ["texts"]),
    "updating or creating": lambda update: Update.objects.update_or_create(pk=update.pk, defaults={"texts": {}}),
    "inserting over it": insert_over_it,
}
DELETIONS: dict[str, Callable[[Update], object]] = {
    "deleting it": lambda update: update.delete(),
    "deleting a queryset": lambda _: Update.objects.all().delete(),
    "deleting what a filter leaves": lambda update: Update.objects.filter(pk=update.pk).delete(),
    "deleting a response's": lambda update: update.response.updates.all().delete(),
    "deleting through the base manager": lambda _: Update._base_manager.all().delete(),
}


@pytest.mark.parametrize("way", CHANGES)
def test_no_way_of_changing_it(update: Update, way: str) -> None:
    before = rows()
    with pytest.raises(AppendOnlyError, match=r"add a new one\.$"):
        CHANGES[way](update)
    assert rows() == before


@pytest.mark.parametrize("way", DELETIONS)
def test_no_way_of_deleting_it(update: Update, way: str) -> None:
    before = rows()
    with pytest.raises(AppendOnlyError, match=r"never deleted\.$"):
        DELETIONS[way](update)
    assert rows() == before
    assert len(before) == 2


def test_what_it_belongs_to_cannot_be_deleted_either(update: Update) -> None:
    with pytest.raises((AppendOnlyError, IntegrityError)), transaction.atomic():
        Response.objects.get(pk=update.response_id).delete()
    assert Update.objects.filter(pk=update.pk).exists()


def test_a_new_row_under_its_key_is_refused(update: Update) -> None:
    before = rows()
    with pytest.raises(IntegrityError), transaction.atomic():
        Update(**Update.objects.filter(pk=update.pk).values().get()).save()
    assert rows() == before


def test_adding_works_one_by_one_and_in_bulk(update: Update) -> None:
    facts = Update.objects.filter(pk=update.pk).values().get() | {"id": None}
    Update(**facts | {"seq": 3}).save()
    Update.objects.bulk_create([Update(**facts | {"seq": 4}), Update(**facts | {"seq": 5})])
    assert list(update.response.updates.values_list("seq", flat=True)) == [1, 2, 3, 4, 5]
