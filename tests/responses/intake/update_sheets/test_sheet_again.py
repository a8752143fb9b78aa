"""The same answers come back in another file, after what was made of them the first time."""

import pytest

from responses.domain.status import ForceSays
from responses.record.flows.undo_batch import undo_batch
from responses.record.models import Batch
from tests import builders
from tests.responses.intake.update_sheets.conftest import NOW, TODAY
from tests.responses.intake.update_sheets.filled import (
    NOTE,
    SAYS,
    fill_in,
    proposed,
    rearranged,
    send,
    sent_in,
    take_all,
    taken_out,
)

FILLED = {2: {SAYS: "Done", NOTE: "All are mended."}}
WHOLE = {(2, "force_says", "nothing", "done"), (2, "note", "", "All are mended.")}


@pytest.fixture
def book(desk, responses):
    return fill_in(taken_out(desk), FILLED)


def again(desk, book) -> set[tuple[int, str, str, str]]:
    page = send(desk, rearranged(book, list), "another-name.xlsx")
    return proposed(page.context["sheet"])


def test_after_taking_nothing_is_proposed(desk, book):
    take_all(desk, sent_in(desk, book))
    assert again(desk, book) == set()


def test_after_taking_and_a_later_change_an_old_sheet_proposes_nothing(desk, book, responses):
    take_all(desk, sent_in(desk, book))
    builders.record(responses[2], on=TODAY, force_says=ForceSays.UNDER_WAY)
    assert again(desk, book) == set()


def test_after_leaving_it_is_proposed_again(desk, book):
    take_all(desk, sent_in(desk, book), "left")
    assert again(desk, book) == WHOLE


def test_after_taking_back_it_is_proposed_again(desk, book, officer):
    take_all(desk, sent_in(desk, book))
    undo_batch(batch=Batch.objects.get(), by=officer, at=NOW)
    assert again(desk, book) == WHOLE


def test_a_new_sheet_may_say_the_same_again(desk, book, responses):
    """The same words each month are news each month."""
    take_all(desk, sent_in(desk, book))
    builders.record(responses[2], on=TODAY, force_says=ForceSays.UNDER_WAY)
    fresh = fill_in(taken_out(desk), FILLED)
    assert proposed(sent_in(desk, fresh)) == {
        (2, "force_says", "under-way", "done"),
        (2, "note", "", "All are mended."),
    }
