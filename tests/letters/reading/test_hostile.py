"""Every hostile file is refused in words, or read within its bounds, and none of them reaches for the network."""

import pytest

from letters.reading import bounds
from letters.reading.bounded import extract_bounded
from letters.reading.refusals import Unreadable
from tests.letters.reading.hostile import CASES


def test_there_are_enough():
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_or_read(name: str) -> None:
    case = CASES[name]
    if case.refused:
        with pytest.raises(Unreadable) as refusal:
            extract_bounded(case.make(), case.name)
        assert refusal.value.reason is case.refused
        assert str(refusal.value).endswith(".")
        assert "{" not in str(refusal.value)
        return
    found = extract_bounded(case.make(), case.name)
    assert tuple(remark.code for remark in found.remarks) == case.remarks
    assert case.says in found.text
    assert bool(found.text) == bool(case.says)
    assert len(found.text) <= bounds.TEXT_MOST
    assert found.is_scanned == case.is_scanned
