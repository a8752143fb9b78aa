"""A local policing body that ends hands over to its successor."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from forces.access import access_of
from forces.models import LocalPolicingBody, User
from forces.roles import Permission
from forces.successions import why_not
from tracker.kit.clock import now, today
from tracker.kit.dates import plain_date
from tracker.office.flows.hand_over import hand_over
from tracker.office.succession import Passing, counts_words, what_passes


class Command(BaseCommand):
    help = "Hand a body's forces, responses, replies and duties to its successor, all at once or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("body", help="slug of the body that ends")
        parser.add_argument("--to", required=True, help="slug of its successor")
        parser.add_argument("--on", required=True, type=date.fromisoformat, help="the successor's first day")
        parser.add_argument("--by", required=True, help="email address of one of the body's administrators")
        parser.add_argument("--note", default="", help="the order or the law, as the history is to name it")
        parser.add_argument("--administrator", help="email address of the successor's first administrator")
        parser.add_argument("--check", action="store_true", help="say what would pass, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        body, successor = self._body(options["body"]), self._body(options["to"])
        on, day = options["on"], today()
        if against := why_not(body, successor, on, day):
            raise CommandError(" ".join(against.values()))
        by = self._administrator_of(body, options["by"])
        person = self._user(options["administrator"]) if options["administrator"] else None
        if options["check"]:
            self._check(what_passes(body, successor, on), successor)
            return
        facts = {"on": on, "note": options["note"], "by": by, "at": now(), "today": day, "administrator": person}
        try:
            passed = hand_over(body=body, successor=successor, **facts)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self._print(passed)
        self.stdout.write(f"{body} has handed over to {successor}, from {plain_date(on)}.")

    def _check(self, passing: Passing, successor: LocalPolicingBody) -> None:
        self._print(passing)
        if passing.needs_administrator:
            self.stdout.write(f"{successor} has no administrator yet: name one with --administrator.")
        if passing.against:
            raise CommandError("\n".join(passing.against))
        self.stdout.write("Nothing was changed.")

    def _print(self, passing: Passing) -> None:
        self.stdout.write("Forces: " + (", ".join(force.name for force in passing.forces) or "none"))
        for line in counts_words(passing):
            self.stdout.write(line)
        for one in passing.replies:
            last = f"last day {plain_date(one.last_day)}" if one.last_day else "no last day"
            names = f"; names the old body in: {', '.join(one.names_old_body_in)}" if one.names_old_body_in else ""
            self.stdout.write(f"  {one.reply.report.title}, {one.reply.force}: {last}{names}")

    def _body(self, slug: str) -> LocalPolicingBody:
        held = LocalPolicingBody.objects.filter(slug=slug).first()
        if held is None:
            raise CommandError(
                f"There is no local policing body with the slug {slug!r}. A new one is added on the page “Hand over”."
            )
        return held

    def _user(self, email: str) -> User:
        held = User.objects.filter(email__iexact=email).first()
        if held is None:
            raise CommandError(f"Nobody has an account with the address {email}.")
        return held

    def _administrator_of(self, body: LocalPolicingBody, email: str) -> User:
        person = self._user(email)
        if body.pk not in access_of(person).body_ids(Permission.MANAGE_OFFICE):
            raise CommandError(f"{email} is no administrator of {body}.")
        return person
