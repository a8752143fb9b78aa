"""Print the code that the set-up page asks for on any address but this machine's own."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forces.queries import someone_has_an_account
from forces.set_up_code import set_up_code


class Command(BaseCommand):
    help = (
        "Print the code that lets the first administrator set up an office. There is none once anyone has an account."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if someone_has_an_account():
            raise CommandError("Someone has an account here: the set-up page is closed. add_member adds a person.")
        self.stdout.write(set_up_code())
