"""Print what the reader makes of a document: its kind, header, recommendations and answers, and what it left over."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.reading.command import HELP, NotRead, add_arguments, told


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(told(options["file"], in_json=options["json"]))
        except NotRead as error:
            raise CommandError(str(error)) from error
