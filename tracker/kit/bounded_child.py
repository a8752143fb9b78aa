"""Runs a module of ours on a hostile file in a process of its own, within bounds: it fails alone, with a clear word.

The process has none of the product's settings in its environment: they hold its secrets. It bounds itself before it
looks at the file (`bound_this_process`), and can write no file and start no program. It is bounded, not shut in: it
runs as the same user.
"""

import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SOURCE = Path(__file__).resolve().parents[2]
PYTHON = [sys.executable, "-E", "-s", "-B", "-X", "utf8"]
KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH",)
FILES_MOST = 32
PIPE_BYTES = 64 * 1024
SAID_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of address space, seconds of processor, seconds that the caller waits, bytes that come back, files open."""

    memory: int
    cpu_seconds: int
    wait_seconds: float
    output_most: int
    files: int = FILES_MOST


class Stopped(Exception):
    """It met one of its bounds, or the machine stopped it."""


class Failed(Exception):
    """It ended by a fault of ours; what it said goes to the log."""


def bound_this_process(bounds: Bounds) -> None:
    """Set the limits of this process, for good. The child calls it first."""
    for what, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, bounds.files),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # its caller has gone: so does it


def run_bounded(module: str, arguments: Sequence[str], data: bytes, bounds: Bounds) -> bytes:
    """What `python -m module arguments` writes, with the data on its standard input."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with started([*PYTHON, "-m", module, *arguments], file) as process:
            return _ended(process, _output(process, bounds))


@contextmanager
def started(command: Sequence[str], file: IO[bytes]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process with the file on its standard input; it ends when the `with` does, whatever happened in it."""
    process = subprocess.Popen(  # noqa: S603  our own module, and of the request only a name
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=SOURCE,
        env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _output(process: "subprocess.Popen[bytes]", bounds: Bounds) -> bytes:
    assert process.stdout is not None
    pipe, held = process.stdout.fileno(), bytearray()
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    until = time.monotonic() + bounds.wait_seconds
    while poll.poll(max(until - time.monotonic(), 0) * 1000):
        piece = os.read(pipe, PIPE_BYTES)
        if not piece:
            return bytes(held)
        held += piece
        if len(held) > bounds.output_most:
            break
    raise Stopped


def _ended(process: "subprocess.Popen[bytes]", output: bytes) -> bytes:
    """The output of a process that ended well: a signal ended one that met a bound."""
    code = process.wait()
    if code < 0:
        raise Stopped
    if code:
        assert process.stderr is not None
        raise Failed(process.stderr.read()[-SAID_MOST:].decode(errors="replace"))
    return output
