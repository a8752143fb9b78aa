"""Load the demonstration: the three offices' letters, and the sign-ins to look at them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from forces.loopback import is_loopback_name
from tracker.demo.load import load_demo
from tracker.kit.clock import now


class Command(BaseCommand):
    help = "Load the demonstration data and accounts. Only where ALLOWED_HOSTS names this machine's own address alone."

    def handle(self, *args: Any, **options: Any) -> None:
        public = [host for host in settings.ALLOWED_HOSTS if not is_loopback_name(host)]
        if public:
            raise CommandError(f"ALLOWED_HOSTS names {', '.join(public)}: demo accounts are for this machine alone.")
        load_demo(settings.BASE_DIR / "fixtures", now())
        self.stdout.write("The demonstration is loaded.")
