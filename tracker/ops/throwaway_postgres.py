"""Runs a command with a PostgreSQL server of its own, made for it and removed after it.

    throwaway_postgres.py COMMAND [ARGUMENT ...]    TEST_DATABASE_URL names the server to COMMAND
    throwaway_postgres.py --found                   succeeds where PostgreSQL's server programs are installed

The server listens on loopback alone, on a free port, with a password made for this run. Whatever ends the command
(its failure, Ctrl-C, SIGTERM), the server is stopped and its folder removed.
"""

import glob
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

# For tests alone: nothing here has to outlive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def programs() -> Path | None:
    """The folder of the newest server programs: Debian's place first, then the search path."""
    found = [Path(initdb).parent for initdb in glob.glob("/usr/lib/postgresql/*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: [int(part) for part in re.findall(r"\d+", str(folder))])
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def owner() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root. None where this process is not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.")


def as_owner(*command: str | Path) -> None:
    """Runs one of PostgreSQL's programs; its output is shown only where it fails."""
    user = owner()
    done = subprocess.run(
        command,
        check=False,
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )
    if done.returncode:
        raise SystemExit(f"PostgreSQL for the tests: {Path(command[0]).name} failed.\n{done.stdout}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """A running server's address; stopped, and its folder removed, at the end."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-postgres-", dir="/tmp"))
    data, password, port = folder / "data", secrets.token_hex(16), free_port()
    try:
        (folder / "password").write_text(password)
        if user := owner():
            os.chown(folder, user.pw_uid, user.pw_gid)
            os.chown(folder / "password", user.pw_uid, user.pw_gid)
        as_owner(
            bin_folder / "initdb",
            "--pgdata",
            data,
            "--username",
            "tracker",
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--auth",
            "scram-sha-256",
            "--pwfile",
            folder / "password",
            "--no-sync",
        )
        options = {**FAST, "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder}
        settings = " ".join(f"-c {name}={value}" for name, value in options.items())
        as_owner(bin_folder / "pg_ctl", "start", "--wait", "--pgdata", data, "--log", folder / "log", "-o", settings)
        yield f"postgres://tracker:{password}@127.0.0.1:{port}/postgres"
    finally:
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        if (data / "postmaster.pid").exists():
            as_owner(bin_folder / "pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", data)
        shutil.rmtree(folder)


def end(number: int, _frame: object) -> None:
    """Unwinds, so that the command is ended and the server removed."""
    raise SystemExit(128 + number)


def run(command: list[str], environment: dict[str, str]) -> int:
    """The command's exit status. Ctrl-C reaches the command by itself, and it may close its account first."""
    child = subprocess.Popen(command, env=environment)
    try:
        return child.wait()
    except KeyboardInterrupt:
        return child.wait() or 130
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def main(arguments: list[str]) -> int:
    bin_folder = programs()
    if arguments == ["--found"]:
        return 0 if bin_folder else 1
    if not arguments or not bin_folder:
        raise SystemExit("PostgreSQL's server programs are not installed." if arguments else __doc__)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    with server(bin_folder) as address:
        return run(arguments, {**os.environ, "TEST_DATABASE_URL": address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
