"""The documents that wait are read from the command line: for a timer, or a server that reads none by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from responses.intake.flows.read_queue import work_queue
from responses.intake.models import IncomingDocument
from tracker.kit.clock import now


class Command(BaseCommand):
    help = "Read the documents that were sent in and wait, each in a process of its own, until none is left."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        done = work_queue(clock=now, told=self._told if verbosity else None)
        if verbosity:
            self.stdout.write(f"{done} read." if done else "Nothing waits to be read.")

    def _told(self, claimed: IncomingDocument) -> None:
        self.stdout.write(f"{claimed.body}: {claimed.name}")
