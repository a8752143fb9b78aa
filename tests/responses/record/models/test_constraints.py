"""What the database itself refuses, however it is written to."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from responses.record.models import Document, Position, Response, Update
from tests.responses.record.conftest import NOW
from tracker.kit.append_only import AppendOnlyError

FOREVER = date(9999, 12, 31)


def copies(row: models.Model, **facts: Any) -> models.Model:
    """The row's facts with some others, not written yet."""
    values = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if not each.primary_key}
    return type(row)(**{**values, **facts})


def refused_by(write: Callable[[], object], constraint: str, columns: str = "") -> None:
    """PostgreSQL names every constraint; SQLite names a unique one by its columns."""
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        write()
    assert constraint in str(raised.value) or (columns and columns in str(raised.value))


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("a_refusal_has_its_reason", {"acceptance": "not-accepted"}),
        ("a_refusal_has_its_reason", {"acceptance": "in-part"}),
        ("not_for_us_has_its_reason", {"applies": "no"}),
        ("waiting_says_for_what", {"progress": "waiting-on-others", "waiting_on": "College"}),
        ("open_and_status_agree", {"status": "complete"}),
        ("open_and_status_agree", {"is_open": False}),
        ("position_ends_after_it_begins", {"from_on": date(2024, 2, 1), "until_on": date(2024, 2, 1)}),
        ("the_current_position_has_no_end", {"is_current": True, "until_on": date(2024, 3, 1)}),
        ("the_current_position_has_no_end", {"is_current": False, "until_on": FOREVER}),
    ],
)
def test_positions_that_make_no_sense(response, constraint, facts):
    row = response.positions.get()
    past = {"from_on": date(2023, 1, 1), "until_on": date(2023, 2, 1), "is_current": False}
    Position.objects.bulk_create([copies(row, **past)])  # all else is right about it
    past |= {"from_on": date(2023, 2, 1), "until_on": date(2023, 3, 1)}
    response.positions.filter(is_current=True).delete()  # so that a second current one is not what is refused
    refused_by(lambda: Position.objects.bulk_create([copies(row, **{**past, **facts})]), constraint)


def test_one_current_position_and_one_beginning_a_day(response):
    row = response.positions.get()
    refused_by(
        lambda: Position.objects.bulk_create([copies(row, from_on=date(2023, 1, 1))]),
        "a_response_has_one_current_position",
        "record_position.response_id",
    )
    refused_by(
        lambda: Position.objects.bulk_create([copies(row, until_on=date(2024, 1, 1), is_current=False)]),
        "position_begins_once_a_day",
        "record_position.response_id, record_position.from_on",
    )


def test_a_force_answers_a_recommendation_once(response):
    refused_by(
        lambda: Response.objects.bulk_create([copies(response)]),
        "a_force_answers_a_recommendation_once",
        "record_response.recommendation_id, record_response.force_id",
    )


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("what_is_recorded_here_is_recorded_by_someone", {"seq": 2, "by_id": None, "origin": "typed"}),
        ("evidence_has_its_name", {"seq": 2, "document_name": "minutes.pdf"}),
        ("updates_of_a_response_are_numbered", {}),
    ],
)
def test_updates_that_make_no_sense(response, constraint, facts):
    row = response.updates.get()
    refused_by(
        lambda: Update.objects.bulk_create([copies(row, **facts)]),
        constraint,
        "record_update.response_id, record_update.seq" if not facts else "",
    )


def test_evidence_without_its_name(response):
    document = Document.objects.create(sha256="a", size=1, content_type="text/plain", storage_key="a", stored_at=NOW)
    row = response.updates.get()
    refused_by(
        lambda: Update.objects.bulk_create([copies(row, seq=2, document_id=document.pk)]), "evidence_has_its_name"
    )
    Update.objects.bulk_create([copies(row, seq=2, document_id=document.pk, document_name="minutes.txt")])


def test_updates_are_written_once(response):
    row = response.updates.get()
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()
    for write in (
        lambda: Update.objects.update(party="force"),
        lambda: Update.objects.all().delete(),
        lambda: response.updates.all().delete(),
        lambda: Update.objects.bulk_update([row], ["party"]),
    ):
        with pytest.raises(AppendOnlyError):
            write()
