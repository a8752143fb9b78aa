"""The id of a row: read back as it was written, and by no other hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.intake.update_sheet_ids import RowId, parse_row_id

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
ids = st.builds(RowId, st.integers(1, 10**18 - 1), st.integers(1, 10**9 - 1))


@given(ids)
def test_an_id_is_read_back_as_it_was_written(row_id: RowId):
    assert parse_row_id(str(row_id)) == row_id
    assert parse_row_id(f"  {str(row_id).lower()} ") == row_id


@given(ids, ids)
def test_the_code_of_one_id_does_not_fit_another(one: RowId, other: RowId):
    if one != other:
        assert parse_row_id(f"R{one.response}-{one.version}-{other.code}") is None


def test_every_slip_of_one_character_is_noticed():
    row_id = RowId(1204, 3)
    written = str(row_id)
    start = written.index("1204")
    slips = {
        written[:at] + letter + written[at + 1 :]
        for at in range(start, len(written))
        for letter in f"{ALPHABET}0189-"
        if letter != written[at]
    }
    assert len(slips) > 400
    assert [slip for slip in slips if parse_row_id(slip)] == []


def test_figures_put_in_another_order_are_noticed():
    row_id = RowId(1204, 3)
    assert parse_row_id(f"R1240-3-{row_id.code}") is None
    assert parse_row_id(f"R1204-4-{row_id.code}") is None


@pytest.mark.parametrize(
    "text",
    ["", "R", "1204", "R1204-3", "R1204-3-", "R-3-AAAAAAAA", "R1204-3-AAAAAAAAA", "=R1204-3-AAAAAAAA", "R٣-1-AAAAAAAA"],
)
def test_what_is_no_id(text: str):
    assert parse_row_id(text) is None


def test_an_id_is_made_with_the_products_own_key(settings):
    written = str(RowId(1204, 3))
    settings.SECRET_KEY = "another-key"
    assert parse_row_id(written) is None
