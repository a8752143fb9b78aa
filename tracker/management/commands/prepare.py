"""Makes the database and the static files ready for this version of the product, in one process."""

import hashlib
import io
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from forces.loopback import is_loopback_name
from forces.models import User
from tracker.demo.accounts import ACCOUNTS, PASSWORD
from tracker.kit import triggers


class Command(BaseCommand):
    """Each step looks first whether there is anything to do: repeating the command is quick and changes nothing."""

    help = "Bring the database up to date, load the reference data, collect static files; with DEMO=on, load the demo."
    # They would load every page to look at it, on each start: `make check` runs them.
    requires_system_checks: list[str] = []

    def handle(self, *, verbosity: int, **options: Any) -> None:
        self.verbosity = verbosity
        try:
            self.migrate()
        except OperationalError as error:
            raise CommandError(f"The database that DATABASE_URL names could not be used: {error}") from error
        self.quietly("createcachetable")
        self.quietly("load_forces")
        self.quietly("load_sources")
        self.quietly("sweep_typed")
        if settings.DEMO and not User.objects.exists():
            self.say("Loading the demo data")
            self.quietly("load_demo")
        self.quietly("seal_history")
        if not static_files_are_current():
            self.say("Collecting the static files")
            collect_static_files()
        if settings.DEMO:
            self.say_demo_accounts()
        if not User.objects.exists():
            self.say_set_up()

    def migrate(self) -> None:
        """Run the migrations that this database lacks."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Bringing the database up to date")
            self.quietly("migrate", interactive=False)
        triggers.install(connection)  # also where an earlier start was cut off before it came to them

    def say_demo_accounts(self) -> None:
        """Those that this database holds."""
        held = set(User.objects.filter(is_demo=True).values_list("email", flat=True))
        if held:
            self.say(f"Demo sign-ins, on this machine's own address alone. Password for all: {PASSWORD}")
        for account in ACCOUNTS:
            if account.email in held:
                self.say(f"    {account.email:<36}{account.name}")

    def say_set_up(self) -> None:
        """Nobody has an account: where the first administrator begins, as the web server will be reached."""
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        if is_loopback_name(host) and all(map(is_loopback_name, settings.ALLOWED_HOSTS)):
            self.say(f"Nobody has an account yet. Set your office up at http://{host}:{port}/set-up/")
        else:
            self.say("Nobody has an account yet. Set your office up at /set-up/ of this site's address.")
            self.say("It asks for a set-up code, which this command prints: manage.py set_up_code")

    def say(self, line: str) -> None:
        if self.verbosity:
            self.stdout.write(line)

    def quietly(self, command: str, **options: Any) -> None:
        call_command(command, verbosity=0, stdout=io.StringIO(), **options)


def static_stamp() -> Path:
    return Path(settings.STATIC_ROOT).parent / "static.sha256"


def static_files_are_current() -> bool:
    stamp = static_stamp()
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return manifest.exists() and stamp.exists() and stamp.read_text() == static_fingerprint()


def collect_static_files() -> None:
    """Collect, then stamp: an interrupted collection is done again."""
    static_stamp().unlink(missing_ok=True)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    static_stamp().write_text(static_fingerprint())


def static_fingerprint() -> str:
    """Changes when a static file, its place or the way of storing it changes."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in finders.get_finders():
        for path, storage in finder.list(ignore_patterns=None):
            facts = Path(storage.path(path)).stat()
            digest.update(f"\0{path}\0{facts.st_size}\0{facts.st_mtime_ns}".encode())
    return digest.hexdigest()
