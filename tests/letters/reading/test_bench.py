"""What the bench measures is a document that reads well, and its bar is held (`make bench`)."""

import resource

import pytest

from letters.reading.bench import BAR, bare_text, dense_pdf, measure
from letters.reading.extract import extract


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
