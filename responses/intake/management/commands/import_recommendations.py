"""A spreadsheet of recommendations is read into the records from the command line, as on the pages."""

from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from forces.access import access_of
from forces.models import Force, LocalPolicingBody, User
from forces.roles import Permission
from recommendations.models import InspectionReport, Source
from responses.intake import fields, statuses
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.mend_rows import drop_import, mend_rows
from responses.intake.flows.stage_import import stage_import, understand
from responses.intake.models import Import
from responses.intake.plain_words import plain
from responses.intake.queries import count_rows, numbers_wrong
from tracker.kit.clock import now, today
from tracker.kit.numbers import grouped

WIDTH = 40
"""Of the progress bar, in characters."""
MOST_SAID = 50
"""Wrong cells that are printed one by one; the rest is counted."""


class Command(BaseCommand):
    help = (
        "Read a spreadsheet (CSV or XLSX) into a body's records: all of it, in one batch that can be undone, or none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--body", required=True, help="slug of the local policing body")
        parser.add_argument("--by", required=True, help="e-mail address of the officer who answers for the import")
        parser.add_argument("--sheet", help="the worksheet, where it is not the first with content")
        parser.add_argument("--column", action="append", default=[], type=_pair, metavar="HEADING=FIELD",
                            help="what a column holds; FIELD may be ignored")  # fmt: skip
        parser.add_argument("--state", action="append", default=[], type=_pair, metavar="WORD=STATE",
                            help="what a word of the status column means, such as Amber=in-progress")  # fmt: skip
        parser.add_argument("--dates", choices=Import.DateOrder.values,
                            help="how the sheet writes dates in figures; as the last sheet did without it")  # fmt: skip
        parser.add_argument("--from", dest="holds_from", type=date.fromisoformat, metavar="YYYY-MM-DD",
                            help="from when a row without a date of its own holds; today without it")  # fmt: skip
        parser.add_argument("--force", help="slug of the force, where the rows do not say")
        parser.add_argument("--report", help="SOURCE/REPORT, as in its page's address, where the rows do not say")
        parser.add_argument("--source", help="slug of who published the reports, where the rows do not say")
        parser.add_argument("--leave-out-wrong", action="store_true", help="read in the rows that are right")
        parser.add_argument("--check", action="store_true", help="say what would be read in, and read nothing in")

    def handle(self, *, file: Path, verbosity: int, **options: Any) -> None:
        by, body = _officer(options["by"]), _found(LocalPolicingBody, options["body"], "local policing body")
        if body.pk not in access_of(by).body_ids(Permission.IMPORT):
            raise CommandError(f"{by.email} may not read spreadsheets in for {body}.")
        _refuse_unknown(options["column"], [*fields.FIELDS, fields.IGNORED], "field")
        _refuse_unknown(options["state"], [value for value, _label in statuses.CHOICES], "state")
        for_all = {
            "force": _found(Force, options["force"], "force") if options["force"] else None,
            "report": _report(options["report"]) if options["report"] else None,
            "source": _found(Source, options["source"], "source") if options["source"] else None,
        }
        imported = self.staged(file, body, by, options["sheet"])
        try:
            with _said(), transaction.atomic():
                self.understand(imported, by, options, for_all)
        except CommandError:
            drop_import(imported=imported, by=by, at=now())
            raise
        self.say_wrong(imported)
        if options["check"]:
            drop_import(imported=imported, by=by, at=now())
            self.say_foreseen(imported)
        else:
            self.commit(imported, by, verbosity)

    @staticmethod
    def staged(file: Path, body: LocalPolicingBody, by: User, sheet: str | None) -> Import:
        try:
            with file.open("rb") as opened, _said():
                return stage_import(
                    body=body, name=file.name, file=File(opened), by=by, at=now(), today=today(), sheet=sheet
                )
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error

    @staticmethod
    def understand(imported: Import, by: User, options: dict[str, Any], for_all: dict[str, Any]) -> None:
        understood = understand(
            imported=imported,
            columns_chosen=_columns(imported, options["column"]),
            statuses_chosen=dict(options["state"]),
            date_order=options["dates"] or imported.date_order,
            holds_from=options["holds_from"] or today(),
            **for_all,
            by=by,
            at=now(),
            today=today(),
        )
        _refuse_words_not_met(understood, options["state"])
        while options["leave_out_wrong"] and (wrong := numbers_wrong(imported)):  # what stands under one is wrong next
            mend_rows(imported=imported, mended={}, left_out=dict.fromkeys(wrong, True), by=by, at=now(), today=today())

    def commit(self, imported: Import, by: User, verbosity: int) -> None:
        progress = self.bar(imported, verbosity)
        try:
            with _said():
                done = commit_import(imported=imported, by=by, at=now(), today=today(), progress=progress)
        except CommandError as refused:
            raise CommandError(f"{refused} It waits on its page, {imported.get_absolute_url()}") from refused
        if self.stderr.isatty():
            self.stderr.write("")
        self.stdout.write(self.outcome(done))

    def say_wrong(self, imported: Import) -> None:
        """Each wrong cell on a line of its own."""
        wrong = imported.rows.filter(is_wrong=True, left_out=False).order_by("number")
        for row in wrong[:MOST_SAID]:
            for _place, _field, message in row.problems:
                self.stderr.write(f"Row {row.number}: {message}")
        if more := max(wrong.count() - MOST_SAID, 0):
            self.stderr.write(f"And {grouped(more)} more rows.")

    def bar(self, imported: Import, verbosity: int) -> Any:
        """Shows how far the reading-in has come: a bar on a terminal, lines elsewhere where they are asked for."""
        last = imported.rows.order_by("-number").values_list("number", flat=True).first() or 1

        def show(number: int) -> None:
            if self.stderr.isatty():
                filled = WIDTH * number // last
                bar = "#" * filled + "." * (WIDTH - filled)
                self.stderr.write(f"\r[{bar}] row {grouped(number)} of {grouped(last)}", ending="")
            elif verbosity > 1:
                self.stderr.write(f"row {number} of {last}")

        return show

    def say_foreseen(self, imported: Import) -> None:
        """What would become of the rows. Raises CommandError where any is wrong: it could not be read in."""
        counts = count_rows(imported)
        self.stdout.write(
            f"It would be read in: {grouped(counts.new)} new, {grouped(counts.changed)} changed, "
            f"{grouped(counts.same)} held already, {grouped(counts.left_out)} left out."
        )
        if counts.wrong:
            raise CommandError(f"Rows that are wrong: {grouped(counts.wrong)}.")

    @staticmethod
    def outcome(done: Import) -> str:
        counts = {name: grouped(number) for name, number in done.counts.items() if isinstance(number, int)}
        return (
            f"Read in {done}: {counts['new']} new, {counts['changed']} changed, {counts['same']} held already, "
            f"{counts['left_out']} left out. It can be taken back on its page, {done.get_absolute_url()}"
        )


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.rpartition("=")
    if not (sign and name and value):
        raise ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE.")
    return name, value


def _officer(email: str) -> User:
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no account for {email}.")
    return user


def _found(model: Any, slug: str, what: str) -> Any:
    found = model.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no {what} with the slug {slug!r}.")
    return found


def _report(name: str) -> InspectionReport:
    source, _, slug = name.partition("/")
    found = InspectionReport.objects.out_on(today()).filter(source__slug=source, slug=slug).first()
    if found is None:
        raise CommandError(f"There is no report {name!r}: give SOURCE/REPORT as in its page's address.")
    return found


def _columns(imported: Import, chosen: list[tuple[str, str]]) -> dict[int, str]:
    """The columns as recognised, and as the person says."""
    places = {plain(heading): place for place, heading in enumerate(imported.headings)}
    held = {int(place): name for place, name in imported.columns.items()}
    for heading, name in chosen:
        if plain(heading) not in places:
            raise CommandError(f"No column is headed {heading!r}. There are: {', '.join(imported.headings)}.")
        held = {place: other for place, other in held.items() if other != name}
        held[places[plain(heading)]] = name
    return {place: name for place, name in held.items() if name != fields.IGNORED}


def _refuse_unknown(chosen: list[tuple[str, str]], known: list[str], what: str) -> None:
    for _name, value in chosen:
        if value not in known:
            raise CommandError(f"{value!r} is no {what}. The {what}s are: {', '.join(known)}.")


def _refuse_words_not_met(imported: Import, chosen: list[tuple[str, str]]) -> None:
    """A word that the sheet does not have is a slip of the pen: what was meant would be missed."""
    met = {plain(word) for word in imported.statuses}
    for word, _state in chosen:
        if plain(word) not in met:
            words = ", ".join(imported.statuses) or "none"
            raise CommandError(f"The status column has no {word!r}. Its words are: {words}.")


@contextmanager
def _said() -> Iterator[None]:
    """A refusal in the flows' own words."""
    try:
        yield
    except ValidationError as error:
        raise CommandError("\n".join(error.messages)) from error
