"""Switch a person's two-step sign-in off, for who has lost the telephone and is the only administrator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forces.models import User
from tracker.kit.clock import now, today
from tracker.signing_in.flows.reset_two_step import reset_two_step_on_the_server


class Command(BaseCommand):
    help = "Switch off the two-step sign-in of someone who has lost their telephone and their recovery codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **options: Any) -> None:
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody has an account with the email address {email}.")
        was_on = reset_two_step_on_the_server(user=person, at=now(), today=today())
        said = "is reset" if was_on else "was off already"
        self.stdout.write(f"The two-step sign-in of {person.email} {said}.")
