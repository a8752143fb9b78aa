"""Fold every response's updates again and compare the outcome with the stored positions and chain."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from responses.record.flows.verify_positions import Fault, verify_positions


class Command(BaseCommand):
    help = "Refold all updates and compare with the stored positions; exit 1 on a difference, or --mend it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="rebuild the positions that differ")

    def handle(self, *args: Any, **options: Any) -> None:
        checked = 0
        found: list[Fault] = []
        for response_id, faults in verify_positions(mend=options["mend"]):
            checked += 1
            found += faults
            for fault in faults:
                self.stderr.write(f"response {response_id}: {fault}")
        left = sum(not fault.is_mended for fault in found)
        self.stdout.write(f"{checked} responses checked, {len(found)} faults, {len(found) - left} mended.")
        if left and options["mend"]:
            raise CommandError("What is left cannot be mended: updates have been changed or are missing.")
        if left:
            raise CommandError("What is stored differs from what was recorded. --mend rebuilds positions alone.")
