"""Django's `flush` empties every table; the history is never emptied."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from tracker.kit import triggers


class Command(flush.Command):
    """Refused while the database's triggers stand. The suite lifts them first."""

    def handle(self, **options: Any) -> None:
        if triggers.installed(connections[options["database"]]):
            raise CommandError(
                "This would empty the history, which is never emptied. To begin anew, give the product a new database:"
                " another DATABASE_URL or VAR_DIR, then manage.py prepare."
            )
        super().handle(**options)
