"""Who signed, against who held the office."""

from dataclasses import replace

import pytest

from tests.responses.letter_in_order import CODE, REGISTER, found, held_holder, read, with_header


@pytest.mark.parametrize(
    ("signed", "held", "same"),
    [
        ("Sir John Campion KC", "John Campion", True),
        ("J Campion", "John Campion", True),
        ("Jane Campion", "John Campion", False),
        ("John Smith", "John Campion", False),
        ("Campion", "John Campion", False),
        ("Cllr. Siân Gwenllian", "Siân Gwenllian", True),
    ],
)
def test_who_signed(signed, held, same):
    codes = found(with_header(signatory_name=read(signed)), replace(REGISTER, holders=[held_holder(held)]))
    assert (CODE.SIGNATORY_NOT_HOLDER not in codes) is same
