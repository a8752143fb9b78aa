"""Load the 43 territorial forces, the four national ones, and the local policing bodies of today."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from forces.flows.load_forces import load_forces


class Command(BaseCommand):
    help = "Load forces and local policing bodies from the reference file. Repeating it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures" / "forces.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        made = load_forces(options["file"])
        self.stdout.write(f"{made.forces} forces, {made.bodies} bodies, {made.jurisdictions} jurisdictions added.")
