"""Letters made by a warm pool of processes: all of a report's in one go, on every core.

WeasyPrint leaves about 55 kB behind for each letter, in libraries under Python where nothing here can free it: so the
processes are renewed after some letters, and a batch's memory stays flat however long it is.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

import django

from letters.content import Letter, Pictures
from letters.rendering.coverage import LetterNotPrintable
from letters.rendering.formats import FORMATS

RENEWED_AFTER = 10
"""Letters for each process, before all are renewed. A new one is a copy of a process that has read the renderer
already: it costs little."""
AHEAD = 2
"""Letters that wait for each process: enough that none is idle, few enough that memory does not grow with the batch."""


@dataclass(frozen=True)
class Order:
    """One letter to make; `key` is given back with its bytes. Bytes that are `held` already come as they are."""

    key: str
    letter: Letter
    kind: str
    pictures: Pictures = field(default_factory=dict)
    held: bytes = b""


Made = bytes | LetterNotPrintable
"""A letter's bytes, or why it cannot be printed."""


def make(order: Order) -> Made:
    """The letter of the order, made in this process."""
    try:
        return order.held or FORMATS[order.kind](order.letter, order.pictures)
    except LetterNotPrintable as error:
        return error


class LetterPool:
    """Processes that make letters, ended with it: `with LetterPool() as pool`. Threads may share one.

    Processes are renewed all together: `max_tasks_per_child` can leave a pool without any (CPython's issue 115634).
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1
        self._lock = threading.Lock()
        self._executor = self._new()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def made(self, orders: Iterable[Order]) -> Iterator[tuple[str, Made]]:
        """Each letter's key and what was made of it, in the order given. Raises BrokenProcessPool where a process
        was killed at its work. Who stops listening stops the work."""
        waiting: deque[tuple[Order, Future[Made] | None]] = deque()
        try:
            for order in orders:
                waiting.append((order, None if order.held else self._begin(order)))
                if len(waiting) >= self.processes * AHEAD:
                    yield _given(*waiting.popleft())
            while waiting:
                yield _given(*waiting.popleft())
        finally:
            for _order, future in waiting:
                if future:
                    future.cancel()

    def _begin(self, order: Order) -> Future[Made]:
        with self._lock:
            if not self._left:
                self._renew()
            self._left -= 1
            try:
                return self._executor.submit(make, order)
            except BrokenProcessPool:  # by a letter of another thread's
                self._renew()
                return self._executor.submit(make, order)

    def _renew(self) -> None:
        self._executor.shutdown(wait=False)  # it still makes what it began
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        self._left = self.processes * RENEWED_AFTER
        context = multiprocessing.get_context("forkserver")  # a fork of a web server's threads could hang
        context.set_forkserver_preload([__name__])
        return ProcessPoolExecutor(self.processes, mp_context=context, initializer=_warm, initargs=(dict(os.environ),))


_shared_lock = threading.Lock()
_shared: list[LetterPool] = []
_sharers = 0


@contextmanager
def shared_pool() -> Iterator[LetterPool]:
    """The one pool of this process: however many people download at once, no more processes work than there are
    cores. The first who asks starts it, and the last who leaves ends it."""
    global _sharers  # noqa: PLW0603  one for the process is what it is for
    with _shared_lock:
        _sharers += 1
        if not _shared:
            _shared.append(LetterPool())
        pool = _shared[0]
    try:
        yield pool
    finally:
        with _shared_lock:
            _sharers -= 1
            ended = [] if _sharers else [_shared.pop()]
        for each in ended:
            each.__exit__()


def _given(order: Order, future: Future[Made] | None) -> tuple[str, Made]:
    return order.key, future.result() if future else order.held


def _warm(environment: Mapping[str, str]) -> None:
    """What a process does first. The renderer came with this module; the letters' words need the settings."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal: the first one answers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.update(environment)
    django.setup()


def _end_with_parent() -> None:
    """A server that is killed ends nothing by itself: this process would wait for its letters for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
