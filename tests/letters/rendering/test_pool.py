"""Many letters by a pool of processes: in order, the same bytes as one alone, and memory that stays flat."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from letters.rendering import pool as pool_module
from letters.rendering.bench import sample_letter
from letters.rendering.coverage import LetterNotPrintable
from letters.rendering.pdf import render_pdf
from letters.rendering.pool import AHEAD, LetterPool, Order, shared_pool
from tests.letters.builders import letter
from tests.letters.sample import PICTURES, SAMPLES

GROWTH = 0.02
"""How much more the pool's processes may hold at any letter after the 20th than they held at most until then."""


def test_letters_come_in_their_order_with_the_bytes_that_each_has_alone() -> None:
    orders = [
        Order("a", SAMPLES["form"], "pdf", PICTURES),
        Order("b", letter(closing="\u4e2d"), "pdf"),
        Order("c", letter(), "pdf", held=b"as it went out"),
        *(Order(f"d{place}", letter(closing=f"{place}."), "pdf") for place in range(6)),
    ]
    with LetterPool(2) as pool:
        made = list(pool.made(orders))
    assert [key for key, _made in made] == [order.key for order in orders]
    found = dict(made)
    assert found["a"] == render_pdf(SAMPLES["form"], PICTURES)
    assert found["c"] == b"as it went out"
    assert found["d3"] == render_pdf(letter(closing="3."))
    refused = found["b"]
    assert isinstance(refused, LetterNotPrintable)
    assert "U+4E2D" in str(refused)


def kilobytes(process: int) -> int:
    """What a process holds in memory; 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGESIZE") // 1024


def texts(count: int, begun: list[int] | None = None) -> Iterator[Order]:
    """Short letters as plain text, which are made fast; `begun` is told of each as it is asked for."""
    for place in range(count):
        if begun is not None:
            begun.append(place)
        yield Order(str(place), letter(closing=f"{place}."), "txt")


def wait_until(it_is_so: Callable[[], object]) -> None:
    until = time.monotonic() + 10
    while not it_is_so() and time.monotonic() < until:
        time.sleep(0.02)
    assert it_is_so()


def processes(pool: LetterPool) -> list[int]:
    return list(pool._executor._processes)


def test_no_letter_is_lost_when_processes_are_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "RENEWED_AFTER", 2)
    used: set[int] = set()
    with LetterPool(1) as pool:
        for place, (key, made) in enumerate(pool.made(texts(7))):
            used.update(processes(pool))
            assert (key, isinstance(made, bytes) and f"{place}.".encode() in made) == (str(place), True)
    assert len(used) == 4


def test_what_nobody_waits_for_is_not_made() -> None:
    begun: list[int] = []
    with LetterPool(1) as pool:
        made = pool.made(texts(100, begun))
        next(made)
        made.close()
    assert len(begun) == AHEAD


def test_everyone_in_a_process_shares_its_pool_and_the_last_to_leave_ends_it() -> None:
    with shared_pool() as first:
        with shared_pool() as second:
            assert second is first
        assert len(list(first.made(texts(3)))) == 3
    with pytest.raises(RuntimeError, match="after shutdown"):
        list(first.made(texts(1)))
    with shared_pool() as third:
        assert third is not first


def test_a_process_that_was_killed_is_replaced_for_the_next_letters() -> None:
    with LetterPool(1) as pool:
        list(pool.made(texts(1)))
        os.kill(processes(pool)[0], signal.SIGKILL)
        wait_until(lambda: pool._executor._broken)
        assert len(list(pool.made(texts(3)))) == 3


PARENT = """
import django
django.setup()
from letters.rendering.pool import LetterPool, Order
from tests.letters.builders import letter
if __name__ == "__main__":
    with LetterPool(1) as pool:
        list(pool.made([Order("a", letter(), "txt")]))
        print(*pool._executor._processes, flush=True)
        input()
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="/proc is Linux's")
def test_processes_end_when_their_server_is_killed(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(settings.BASE_DIR), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    server = subprocess.Popen(
        [sys.executable, tmp_path / "server.py"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with server:
        assert server.stdout
        process = int(server.stdout.readline())
        assert kilobytes(process) > 0
        server.kill()
    wait_until(lambda: not kilobytes(process))


@pytest.mark.deep
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="/proc is Linux's")
def test_memory_is_flat_over_two_hundred_letters() -> None:
    def orders() -> Iterator[Order]:
        for place in range(200):
            yield Order(str(place), replace(sample_letter(4), subject=f"A generated report {place}"), "pdf")

    held: list[int] = []
    with LetterPool(2) as pool:
        for _key, _made in pool.made(orders()):
            held.append(max(map(kilobytes, processes(pool)), default=0))
    before, after = max(held[:20]), max(held[20:])
    print(f"the largest process: {before} kB until the 20th letter, {after} kB after it")  # noqa: T201
    assert after <= before * (1 + GROWTH)
