"""Dispose of what a body's retention rule lets go of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser

from forces.models import LocalPolicingBody, User
from forces.roles import Permission, Role
from responses.replies.flows.dispose import dispose
from responses.replies.retention import plan_of
from tracker.kit.clock import now, today


class Command(BaseCommand):
    help = "Dispose of the words of matters that were closed longer ago than the body's retention period."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--body", required=True, metavar="SLUG")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="an administrator of the body")
        parser.add_argument("--check", action="store_true", help="say what would go; change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        body = LocalPolicingBody.objects.filter(slug=options["body"]).first()
        if body is None:
            known = ", ".join(LocalPolicingBody.objects.values_list("slug", flat=True))
            raise CommandError(f"No body is called {options['body']}. There are: {known}.")
        of_body = {"memberships__body": body, "memberships__role": Role.ADMINISTRATOR.value}
        person = User.objects.filter(email__iexact=options["by"], **of_body).first()
        if person is None:
            raise CommandError(f"{options['by']} is not an administrator of {body} ({Permission.MANAGE_OFFICE}).")
        plan = plan_of(body, today())
        if plan is None:
            raise CommandError(f"{body} has set no retention period: nothing is ever disposed of.")
        self.stdout.write(
            f"Closed on or before {plan.last_day}: {len(plan.responses)} responses and {len(plan.replies)} replies go; "
            f"{plan.responses_held} responses and {plan.replies_held} replies are kept by a hold."
        )
        if plan.documents or plan.documents_held:
            self.stdout.write(
                f"Of the documents that were sent in and did not become records, {len(plan.documents)} go; "
                f"{plan.documents_held} are kept by a hold."
            )
        if options["check"] or plan.is_empty:
            return
        try:
            disposal = dispose(body=body, seen=plan.token, by=person, at=now(), today=today())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Disposed of, as disposal {disposal.pk}.")
