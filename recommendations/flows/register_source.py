"""Who publishes reports with recommendations."""

import csv
from pathlib import Path

from django.db import transaction

from recommendations.models import Source


@transaction.atomic
def register_source(*, slug: str, name: str, short_name: str, kind: str, clock_rule: str) -> Source:
    """The source of this slug, made if it is not known yet."""
    facts = {"name": name, "short_name": short_name, "kind": kind, "clock_rule": clock_rule}
    source, _created = Source.objects.get_or_create(slug=slug, defaults=facts)
    return source


@transaction.atomic
def load_sources(path: Path) -> list[Source]:
    """Register the sources of a reference file that are not held yet; what an office has changed stays."""
    with path.open(newline="", encoding="utf-8") as file:
        return [register_source(**row) for row in csv.DictReader(file)]
