"""An officer's sheets, read in by the flows and taken out again by the download, as an office does it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client

from forces.models import User
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.stage_import import stage_import
from responses.intake.models import Import
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Position

TODAY = date(2023, 11, 1)
NOW = datetime(2023, 11, 1, 10, 30, tzinfo=UTC)
OUTCOMES = ("new", "changed", "same", "left_out")


def staged(officer: User, data: bytes, name: str = "ours.csv", **facts: Any) -> Import:
    """The sheet with its rows checked; nothing of it is in the records."""
    body = officer.memberships.get().body
    return stage_import(body=body, name=name, file=ContentFile(data), by=officer, at=NOW, today=TODAY, **facts)


def committed(imported: Import, officer: User) -> Import:
    return commit_import(imported=imported, by=officer, at=NOW, today=TODAY)


def read_in(officer: User, data: bytes, name: str = "ours.csv") -> Import:
    """The sheet, in the records."""
    return committed(staged(officer, data, name), officer)


def counted(imported: Import) -> dict[str, int]:
    """How many rows became what; what became of none is not named."""
    return {name: imported.counts[name] for name in OUTCOMES if imported.counts[name]}


def wrong_in(imported: Import) -> dict[int, list[str]]:
    """What is wrong in which row."""
    rows = imported.rows.filter(is_wrong=True, left_out=False).order_by("number")
    return {row.number: [message for _place, _field, message in row.problems] for row in rows}


def remarks_in(imported: Import) -> dict[int, list[str]]:
    """What is worth knowing of which row."""
    return {row.number: row.remarks for row in imported.rows.order_by("number") if row.remarks}


def faults() -> list[object]:
    """What is wrong with the stored positions and chains."""
    return [fault for _pk, found in verify_positions() for fault in found]


def stands(**of: Any) -> list[tuple[str, str]]:
    """What each response stands at, by the finding's name."""
    rows = Position.objects.current().filter(**of).select_related("response__recommendation")
    found = [(row.response.recommendation.heading, row.status) for row in rows]
    return sorted(found)


def file_of(officer: User, form: str, query: str = "") -> bytes:
    """The officer's download."""
    client = Client()
    client.force_login(officer)
    return b"".join(client.get(f"/recommendations/export.{form}{query}").streaming_content)


def contents(data: bytes, form: str) -> object:
    """What two files must have in common: all bytes of a CSV, all cells of a workbook."""
    if form == "csv":
        return data
    book = openpyxl.load_workbook(BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@contextmanager
def another_installation() -> Iterator[None]:
    """What is done inside is done in a database of which nothing is left afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
