"""The letters that answer a report, each as a file in a folder."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from forces.models import LocalPolicingBody
from letters.rendering.coverage import LetterNotPrintable
from letters.rendering.formats import FORMATS
from recommendations.models import InspectionReport
from responses.replies.letter_files import file_names, letters_made
from responses.replies.models import Reply


class Command(BaseCommand):
    help = (
        "Write the letters that answer a report into a folder, one file for each body: the latest version that was "
        "issued, else the draft, or the letter as it was read from a document."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--report", required=True, metavar="SLUG", help="or SOURCE/SLUG, where two share it")
        parser.add_argument("--body", action="append", default=[], metavar="SLUG", help="a body; may be repeated")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="made where there is none")

    def handle(self, *, out: Path, format: str, **options: Any) -> None:  # noqa: A002  the option's own name
        replies = _replies(_report(options["report"]), options["body"])
        if out.exists() and not out.is_dir():
            raise CommandError(f"{out} is a file. Give a folder.")
        out.mkdir(parents=True, exist_ok=True)
        named = file_names(replies)
        for place, (name, made) in enumerate(letters_made(named, format), start=1):
            if isinstance(made, LetterNotPrintable):
                raise CommandError(f"{named[name]}: {made}")
            (out / f"{name}.{format}").write_bytes(made)
            self._say(place, len(replies))
        self.stdout.write(f"{len(replies)} letters written to {out}.")

    def _say(self, place: int, of: int) -> None:
        """How far it is, where someone watches."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{place} of {of}", ending="\n" if place == of else "")
            self.stderr.flush()


def _report(typed: str) -> InspectionReport:
    source, _slash, slug = typed.rpartition("/")
    found = InspectionReport.objects.filter(slug=slug).select_related("source")
    found = found.filter(source__slug=source) if source else found
    reports = list(found)
    if not reports:
        known = ", ".join(InspectionReport.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"--report: no report is called {typed}. There are: {known or 'none'}.")
    if len(reports) > 1:
        each = ", ".join(f"{report.source.slug}/{report.slug}" for report in reports)
        raise CommandError(f"--report: more than one report is called {typed}. Give one of: {each}.")
    return reports[0]


def _replies(report: InspectionReport, bodies: list[str]) -> list[Reply]:
    """The replies that have a letter of their own, in the order of bodies and forces."""
    every = Reply.objects.standing().filter(report=report).exclude(stage=Reply.Stage.ANSWERED_BY)
    known = set(LocalPolicingBody.objects.filter(slug__in=bodies).values_list("slug", flat=True))
    if unknown := sorted(set(bodies) - known):
        there = ", ".join(sorted(set(every.values_list("body__slug", flat=True))))
        raise CommandError(f"--body: no body is called {', '.join(unknown)}. These reply to the report: {there}.")
    if bodies:
        every = every.filter(body__slug__in=bodies)
    found = list(every.select_related("body", "force", "report__source").order_by("body__slug", "force__slug"))
    if not found:
        raise CommandError(f"No letter answers {report.title}{' from these bodies' if bodies else ''}.")
    return found
