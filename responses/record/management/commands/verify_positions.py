"""Fold every response's updates again and compare the outcome with the stored positions and chain."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from responses.record.flows.verify_positions import verify_positions


class Command(BaseCommand):
    help = "Refold all updates and compare with the stored positions; exit 1 on a difference, or --mend it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="rebuild the positions that differ")

    def handle(self, *args: Any, **options: Any) -> None:
        checked = 0
        wrong = []
        for response_id, faults in verify_positions(mend=options["mend"]):
            checked += 1
            wrong += [f"response {response_id}: {fault}" for fault in faults]
        for line in wrong:
            self.stderr.write(line)
        self.stdout.write(f"{checked} responses checked, {len(wrong)} faults{' mended' if options['mend'] else ''}.")
        if wrong and not options["mend"]:
            raise CommandError("The positions differ from the updates. Run again with --mend to rebuild them.")
