"""Give a person an account and a role: the way in to a new installation."""

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from forces.flows.on_the_server import add_member
from forces.models import Force, LocalPolicingBody, User
from forces.roles import FORCE_ROLES, Role
from tracker.kit.clock import now


class Command(BaseCommand):
    help = "Give a person an account (asking for a password where it is new) and a role for a body or a force."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--body", help="slug of a local policing body")
        parser.add_argument("--force", help="slug of a force, for a liaison")

    def handle(self, *args: Any, **options: Any) -> None:
        role = Role(options["role"])
        wanted = "force" if role in FORCE_ROLES else "body"
        slug = options[wanted]
        if not slug:
            raise CommandError(f"The role {role} is held for a {wanted}: give --{wanted} SLUG.")
        owner = (Force if wanted == "force" else LocalPolicingBody)._default_manager.filter(slug=slug).first()
        if owner is None:
            raise CommandError(f"There is no {wanted} with the slug {slug!r}.")
        email, name = self._email(options["email"]), options["name"]
        held = User.objects.filter(email__iexact=email).exists()
        password = "" if held else self._password(email, name)
        try:
            user, created = add_member(email=email, name=name, password=password, role=role, owner=owner, at=now())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user.email} {'has a new account and ' if created else ''}is {role} for {owner}.")

    def _email(self, typed: str) -> str:
        try:
            validate_email(typed)
        except ValidationError as error:
            raise CommandError(f"{typed}: {' '.join(error.messages)}") from error
        return typed

    def _password(self, email: str, name: str) -> str:
        password = getpass(f"Password for {email} (12 characters at least): ")
        try:
            validate_password(password, User(email=email, name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
