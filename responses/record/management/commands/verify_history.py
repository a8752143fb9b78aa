"""Look at all that is written once, and name the first broken row of each chain and table."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from responses.record.flows.verify_history import Verification


class Command(BaseCommand):
    help = "Check every chain, seal and table of history, and that the database refuses changes; exit 1 on a fault."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", action="store_true", help="read every stored document as well")
        parser.add_argument("--seal", default="", metavar="HASH", help="a hash that seal_history printed once")

    def handle(self, *args: Any, **options: Any) -> None:
        run = Verification(documents=options["documents"], seal=options["seal"])
        found = 0
        for fault in run.faults():
            found += 1
            self.stderr.write(str(fault))
        looked_at = ", ".join(f"{what} {number}" for what, number in run.counts.items()) or "nothing is written yet"
        self.stdout.write(f"Checked: {looked_at}. Faults: {found}.")
        self.stdout.write(
            "It cannot find what was cut off since the last seal, nor that the last seals themselves are gone:"
            " --seal, with a hash that you kept, finds that."
        )
        if found:
            raise CommandError("What is stored is not what was recorded.")
