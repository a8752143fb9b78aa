"""Many letters by a pool of processes: in order, the same bytes as one alone, and memory that stays flat."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from letters.rendering.bench import sample_letter
from letters.rendering.coverage import LetterNotPrintable
from letters.rendering.pdf import render_pdf
from letters.rendering.pool import LetterPool, Order
from tests.letters.builders import letter
from tests.letters.sample import PICTURES, SAMPLES

GROWTH = 0.03
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


@pytest.mark.deep
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="/proc is Linux's")
def test_memory_is_flat_over_two_hundred_letters() -> None:
    def orders() -> Iterator[Order]:
        for place in range(200):
            yield Order(str(place), replace(sample_letter(4), subject=f"A generated report {place}"), "pdf")

    held: list[int] = []
    with LetterPool(2) as pool:
        for _key, _made in pool.made(orders()):
            held.append(max(map(kilobytes, list(pool._executor._processes)), default=0))
    before, after = max(held[:20]), max(held[20:])
    print(f"the largest process: {before} kB until the 20th letter, {after} kB after it")  # noqa: T201
    assert after <= before * (1 + GROWTH)
