"""Delete what people typed in forms and did not save within 30 days."""

from typing import Any

from django.core.management.base import BaseCommand

from forces.flows.typed import sweep_typed
from tracker.kit.clock import now


class Command(BaseCommand):
    help = "Delete what people typed and did not save within 30 days. Meant for once a day; repeating it is no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{sweep_typed(at=now())} drafts deleted.")
