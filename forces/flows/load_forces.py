"""Forces, local policing bodies and who answers for which force, from the reference file."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from forces.models import Force, Jurisdiction, LocalPolicingBody


@dataclass(frozen=True)
class Loaded:
    """How many rows a load made; a row that was there already counts nothing."""

    forces: int = 0
    bodies: int = 0
    jurisdictions: int = 0


@transaction.atomic
def load_forces(path: Path) -> Loaded:
    """Add the forces and bodies of a reference file that are not held yet; what an office has changed stays.

    Cells that the reference does not vouch for are empty in the file, and stay empty here.
    """
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made = [_load(row) for row in rows]
    return Loaded(*(sum(counts) for counts in zip(*made, strict=True)))


def _load(row: dict[str, str]) -> tuple[int, int, int]:
    force, new_force = Force.objects.get_or_create(
        slug=row["slug"],
        defaults={
            "name": row["name"],
            "also_known_as": [name.strip() for name in row["also_known_as"].split(";") if name.strip()],
            "ons_code": row["ons_code"],
            "country": row["country"],
            "region": row["region"],
            "kind": row["kind"],
            "chief_officer_title": row["chief_officer_title"],
        },
    )
    body, new_body = _body(row) if row["body_slug"] else (None, False)
    return int(new_force), int(new_body), int(_begin(force, body, row))


def _begin(force: Force, body: LocalPolicingBody | None, row: dict[str, str]) -> bool:
    """Write that the body answers for the force, unless a row of that body or of that day is held already.

    An office may have corrected the day, or the body: then the reference's own is not put beside it.
    """
    from_on = first_day(row["from_on"])
    if force.jurisdictions.filter(Q(body=body) | Q(from_on=from_on)).exists():
        return False
    precision = row["from_precision"] or Jurisdiction.Precision.UNKNOWN
    Jurisdiction.objects.create(force=force, body=body, from_on=from_on, precision=precision, note=row["note"])
    return True


def first_day(written: str) -> date | None:
    """The day that a cell gives, or the first of the month where it gives a month alone; none where it is empty."""
    return date.fromisoformat(f"{written}-01"[:10]) if written else None


def _body(row: dict[str, str]) -> tuple[LocalPolicingBody, bool]:
    return LocalPolicingBody.objects.get_or_create(
        slug=row["body_slug"],
        defaults={
            "formal_name": row["body_formal_name"] or f"{row['office_holder_title']}, {row['name']}",
            "kind": row["body_kind"],
            "office_holder_title": row["office_holder_title"],
            "note": row["body_note"],
        },
    )
