"""A local policing body begins to use the product: the way in to a new installation, beside add_member."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forces.flows.on_the_server import begin_to_use
from forces.models import LocalPolicingBody
from responses.domain.status import RAG_PRESETS
from tracker.kit.clock import now


class Command(BaseCommand):
    help = "Keep a body's duties here, for reports published on or after a day. A body that has begun stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("body", help="slug of the local policing body, such as west-mercia-pcc")
        parser.add_argument("--from", dest="on", required=True, type=date.fromisoformat, help="YYYY-MM-DD")
        parser.add_argument(
            "--rag", default="city-of-london", choices=sorted(RAG_PRESETS), help="what the colours mean"
        )
        parser.add_argument("--address", default="", help="the letterhead's address, its lines parted by semicolons")
        parser.add_argument("--contact", default="", help="the letterhead's contact lines, parted by semicolons")

    def handle(self, *args: Any, **options: Any) -> None:
        body = LocalPolicingBody.objects.filter(slug=options["body"]).first()
        if body is None:
            raise CommandError(f"There is no local policing body with the slug {options['body']!r}.")
        begun = begin_to_use(
            body=body,
            on=options["on"],
            rag_rules=RAG_PRESETS[options["rag"]],
            address=_lines(options["address"]),
            contact=_lines(options["contact"]),
            at=now(),
        )
        self.stdout.write(f"{begun} has used the tracker from {begun.uses_tracker_from}.")


def _lines(parted: str) -> str:
    return "\n".join(line.strip() for line in parted.split(";") if line.strip())
