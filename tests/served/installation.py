"""The product in processes of its own, with a database of its own: what can be killed, and asked by many at once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests.journeys.site import free_port, wait_until_it_answers

SIGN_IN = """
import json
from django.test import Client
from forces.models import User
def cookie(user):
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
print(json.dumps([cookie(User.objects.get(email=email)) for email in {emails!r}]))
"""


class Installation:
    """A database, and the processes that use it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        self.manage("migrate", "--verbosity", "0")

    def command(self, *args: str) -> list[str]:
        return [sys.executable, str(settings.BASE_DIR / "manage.py"), *args]

    def manage(self, *args: str) -> str:
        done = subprocess.run(self.command(*args), env=self.env, check=False, capture_output=True, text=True)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def shell(self, script: str) -> Any:
        """What a script prints last, as JSON."""
        return json.loads(self.manage("shell", "--verbosity", "0", "-c", script).strip().splitlines()[-1])

    def sessions(self, *emails: str) -> list[str]:
        """A session for each person, as their cookie holds it."""
        return list(self.shell(SIGN_IN.format(emails=emails)))

    @contextmanager
    def server(self) -> Iterator["Server"]:
        """gunicorn as `make run` starts it, on a free port; ended by its own process group."""
        port, log = free_port(), self.folder / "server.log"
        env = {**self.env, "HOST": "127.0.0.1", "PORT": str(port)}
        command = [sys.executable, "-m", "gunicorn", "--config", "tracker/ops/gunicorn.conf.py"]
        with log.open("a") as output:
            process = subprocess.Popen(
                [*command, "tracker.wsgi:application"],
                cwd=settings.BASE_DIR,
                env=env,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
            try:
                wait_until_it_answers(process, f"http://127.0.0.1:{port}/health/", log)
                yield Server(process, f"http://127.0.0.1:{port}")
            finally:
                if process.poll() is None:
                    process.terminate()
                    process.wait(timeout=30)


class Server:
    """A served product: its address, and its end."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str) -> None:
        self.process = process
        self.address = address

    def kill(self) -> None:
        """kill -9 of every process of it, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)


@contextmanager
def installation_in(folder: Path, name: str) -> Iterator[Installation]:
    """An installation on the kind of database that the suite runs on; dropped after."""
    if connection.vendor == "sqlite":
        yield Installation(folder, f"sqlite:///{folder / f'{name}.sqlite3'}")
        return
    url = os.environ["DATABASE_URL"]
    _administer(f"DROP DATABASE IF EXISTS {name}")
    _administer(f"CREATE DATABASE {name}")
    yield Installation(folder, url.rpartition("/")[0] + f"/{name}")
    _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _administer(statement: str) -> None:
    """Databases are made and dropped outside of transactions."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
