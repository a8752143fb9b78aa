"""Print what the reader makes of a document: its kind, header, recommendations and answers, and what it left over."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.reading.as_json import as_json
from letters.reading.bounded import extract_bounded
from letters.reading.read import read
from letters.reading.refusals import Unreadable
from letters.reading.values import Reading


class Command(BaseCommand):
    help = "Reads a letter, form or web page (txt, html, docx, pdf) and prints what it says. Nothing is stored."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON object with every field")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}. Name a file that can be read.") from error
        try:
            reading = read(extract_bounded(data, path.name))
        except Unreadable as refusal:
            raise CommandError(f"{path.name}: {refusal}") from refusal
        if options["json"]:
            self.stdout.write(json.dumps(as_json(reading), ensure_ascii=False, indent=1))
        else:
            self._tell(reading)

    def _tell(self, reading: Reading) -> None:
        header = reading.header
        self.stdout.write(f"{reading.kind}: {reading.reason}")
        for name in ("body", "report_title", "report_published", "letter_date", "signatory_name"):
            found = getattr(header, name)
            self.stdout.write(f"{name}: {found.value if found else '-'}")
        for item in reading.items:
            self.stdout.write(
                f"{item.kind} {item.number or '-'}: {item.status.judgement} ({item.status.phrase or '-'})"
            )
