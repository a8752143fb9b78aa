"""Letters made by a warm pool of processes: all of a report's in one go, on every core.

WeasyPrint leaves about 55 kB behind for each letter, in libraries under Python where nothing here can free it: so a
process is renewed after some letters, and a batch's memory stays flat however long it is.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Self

import django

from letters.content import Letter, Pictures
from letters.rendering.coverage import LetterNotPrintable
from letters.rendering.formats import FORMATS

RENEWED_AFTER = 20
"""Letters that one process makes. A new one is a copy of a server that has the renderer already: it costs little."""
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
    """Processes that make letters, started once for a batch and ended with it: `with LetterPool() as pool`."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1
        context = multiprocessing.get_context("forkserver")  # a fork of a web server's threads could hang
        context.set_forkserver_preload([__name__])
        self._executor = ProcessPoolExecutor(
            self.processes,
            mp_context=context,
            initializer=_warm,
            initargs=(dict(os.environ),),
            max_tasks_per_child=RENEWED_AFTER,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def made(self, orders: Iterable[Order]) -> Iterator[tuple[str, Made]]:
        """Each letter's key and what was made of it, in the order given."""
        waiting: deque[tuple[Order, Future[Made] | None]] = deque()
        for order in orders:
            waiting.append((order, None if order.held else self._executor.submit(make, order)))
            if len(waiting) >= self.processes * AHEAD:
                yield _given(*waiting.popleft())
        while waiting:
            yield _given(*waiting.popleft())


def _given(order: Order, future: Future[Made] | None) -> tuple[str, Made]:
    return order.key, future.result() if future else order.held


def _warm(environment: Mapping[str, str]) -> None:
    """What a process does first. The renderer came with this module; the letters' words need the settings."""
    os.environ.update(environment)
    django.setup()
