"""The product as it is served: a process of its own, a fresh folder and database, the demo data."""

import fcntl
import os
import secrets
import shutil
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
SQLITE, POSTGRESQL = "sqlite", "postgresql"


def usual_engine() -> str:
    return os.environ.get("JOURNEYS_ON", SQLITE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sqlite_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'tracker.sqlite3'}"


@contextmanager
def database(folder: Path, engine: str) -> Iterator[str]:
    """A database's address: SQLite in the folder, or one made on the PostgreSQL server and dropped after."""
    if engine != POSTGRESQL:
        yield sqlite_in(folder)
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


def lay_out(folder: Path, shared: Path, *, demo: bool) -> None:
    """A copy of the database and files that `prepare` makes where there is nothing: it makes them once for all sites.

    The processes of the journeys share one folder for it; the first to come makes them, another waits.
    """
    kind = "demo" if demo else "empty"
    with (shared / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = shared / kind
        if not ready.exists():
            making = shared / f"{kind}-in-the-making"
            making.mkdir()
            if demo:
                lay_out(making, shared, demo=False)
            Site("", environment(making, 0, sqlite_in(making), demo)).manage("prepare", "--verbosity", "0")
            making.rename(ready)
    shutil.copytree(ready, folder, dirs_exist_ok=True)


@contextmanager
def served(folder: Path, *, shared: Path, demo: bool = True, engine: str = "") -> Iterator[Site]:
    """The served product; its own process is ended after, by its id. Without the demo it is empty.

    `shared` is a folder of this run of the journeys, where what a fresh site begins with is kept.
    """
    port, log, engine = free_port(), folder / "site.log", engine or usual_engine()
    with database(folder, engine) as database_url, log.open("w") as output:
        site = Site(f"http://127.0.0.1:{port}", environment(folder, port, database_url, demo))
        if engine == SQLITE:
            lay_out(folder, shared, demo=demo)
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
