"""What the bench measures is a document that reads well, and its bar is held (`make bench`)."""

import resource

import pytest

from letters.reading.bench import BAR, LETTERS_LEAST, bare_text, dense_pdf, letters_a_second, measure, two_pages
from letters.reading.extract import extract
from letters.reading.read import read


def test_its_pages_are_dense_and_read_whole():
    data = dense_pdf(4)
    found = extract(data)
    assert bare_text(data) / 4 > 4_000
    assert found.furniture == ("Generated sample",)
    assert found.text.count("\n\n") < 4 * 9
    assert len(found.text) > 4 * 4_000


@pytest.mark.deep
def test_300_dense_pages_are_read_within_their_time_and_memory():
    took = measure(dense_pdf(), runs=3)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert took.bounded < 30
    assert memory < 500
    assert took.ratio < BAR * 1.5  # `make bench` holds it to the bar, on a machine that does nothing else


def test_its_letter_is_two_pages_and_is_read():
    assert 5_000 < len(two_pages(0)) < 6_500
    reading = read(extract(two_pages(0).encode()))
    assert [item.number for item in reading.items] == [str(number) for number in range(1, 9)]
    assert all(item.response for item in reading.items)


def test_letters_are_read_fast_enough_even_beside_other_work():
    assert letters_a_second(runs=2) > LETTERS_LEAST / 2  # `make bench` holds it to the bar
