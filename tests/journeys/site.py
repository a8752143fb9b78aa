"""The product as it is served: a process of its own, a fresh folder and database, the demo data."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """A database's address: SQLite in the folder, or one made on the PostgreSQL server and dropped after."""
    if os.environ.get("JOURNEYS_ON", "sqlite") != "postgresql":
        yield f"sqlite:///{folder / 'tracker.sqlite3'}"
        return
    server = os.environ["TEST_DATABASE_URL"]
    name = f"journeys_{secrets.token_hex(4)}"
    connection = psycopg2.connect(server)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        connection.close()


def environment(folder: Path, port: int, address: str, demo: bool) -> dict[str, str]:
    """All that the product is told; nothing of this machine's settings reaches it."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "HTTPS": "off",
        "DEMO": "on" if demo else "off",
        "VAR_DIR": str(folder),
        "DATABASE_URL": address,
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }


def wait_until_it_answers(process: subprocess.Popen, address: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The site did not start within {START_SECONDS} s.\n{log.read_text()}")


@dataclass(frozen=True)
class Site:
    """The served product: its address, and the commands of whoever looks after the server."""

    address: str
    settings: dict[str, str]

    def manage(self, *command: str) -> None:
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=self.settings, check=True)


@contextmanager
def served(folder: Path, *, demo: bool = True) -> Iterator[Site]:
    """The served product; its own process is ended after, by its id. Without the demo it is empty."""
    port, log = free_port(), folder / "site.log"
    with database(folder) as database_url, log.open("w") as output:
        site = Site(f"http://127.0.0.1:{port}", environment(folder, port, database_url, demo))
        site.manage("prepare", "--verbosity", "0")
        command = [sys.executable, "-m", "gunicorn", "--config", "tracker/ops/gunicorn.conf.py"]
        process = subprocess.Popen(
            [*command, "tracker.wsgi:application"], cwd=ROOT, env=site.settings, stdout=output, stderr=output
        )
        try:
            wait_until_it_answers(process, f"{site.address}/", log)
            yield site
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def running_site(folder: Path, *, demo: bool = True) -> Iterator[str]:
    """The address of the served product."""
    with served(folder, demo=demo) as site:
        yield site.address
