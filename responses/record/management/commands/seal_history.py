"""Seal what was written since the last seal: a timer runs it every day."""

from typing import Any

from django.core.management.base import BaseCommand

from responses.record.flows.seal_history import seal_history
from tracker.kit.clock import now, today


class Command(BaseCommand):
    help = "Seal what was written since the last seal. Keep the hash that it prints away from this server."

    def handle(self, *args: Any, **options: Any) -> None:
        seal = seal_history(at=now(), today=today())
        if seal is None:
            self.stdout.write("Nothing is new since the last seal, of today.")
        else:
            self.stdout.write(f"Seal {seal.number} of {seal.day.isoformat()}, over {seal.leaf_count}: {seal.hash}")
