"""Load the inspectorate whose reports start the section 55 clock."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from recommendations.flows.register_source import load_sources


class Command(BaseCommand):
    help = "Load who publishes reports, from the reference file. Repeating it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures" / "sources.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{len(load_sources(options['file']))} sources are held.")
