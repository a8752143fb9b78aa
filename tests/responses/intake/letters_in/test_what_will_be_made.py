"""What the page before the adoption says, and how an item is named in what is adopted."""

import pytest

from letters.reading.extract import extract
from letters.reading.read import read
from responses.domain.letter_warnings import WarningCode
from responses.intake.review.proposed import heading_of
from responses.intake.review.summary import summary_of
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.deciding import adopted, decided


def test_the_asterisks_that_set_off_what_is_asked_are_no_part_of_what_names_it():
    """The Mayor's letter sets the words of each recommendation off by two asterisks on either side."""
    path = by_hand.FIXTURES / "letters" / f"{by_hand.MAYOR}.txt"
    reading = read(extract(path.read_bytes(), path.name))
    headings = [heading_of(reading, item) for item in reading.items]
    assert headings[2:] == [
        "Your letter further recommends that the MPS and MOPAC",
        "The remaining recommendation asks us to",
    ]


@pytest.mark.django_db
def test_what_is_to_be_added_to_the_register_is_told_as_still_to_be_done():
    incoming.all_forces()
    builders.the_inspectorate()
    adopted(incoming.waiting(by_hand.CHESHIRE), report="new", new_source_name="HMICFRS")
    document = incoming.waiting(by_hand.WEST_MERCIA)
    review = decided(document)
    (asked,) = (one for one in review.questions if one.key.startswith(WarningCode.PUBLICATION_NOT_RECORDED))
    assert summary_of(review).to_correct == []
    assert summary_of(decided(document, **{asked.name: "add"})).to_correct == [asked.words.title]
