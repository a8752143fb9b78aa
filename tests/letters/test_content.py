import dataclasses
import json
from datetime import date

import pytest

from letters.content import Letter, Letterhead, letter_as_plain, letter_from_plain
from tests.letters.builders import full_letter, letter


def test_a_letter_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        letter().subject = "Another"  # type: ignore[misc]


def test_letters_of_the_same_values_are_equal_and_one_key() -> None:
    assert letter(dated=date(2024, 1, 1)) == letter(dated=date(2024, 1, 1))
    assert len({letter(), letter(), letter(subject="Another")}) == 2


def test_a_letter_is_a_draft_in_british_english_until_someone_says_otherwise() -> None:
    new = Letter(letterhead=Letterhead(body_name="Test body"))
    assert (new.is_draft, new.language, new.letter_date, new.dated) == (True, "en-GB", None, None)


def test_a_letter_is_the_same_after_it_was_kept_as_plain_values() -> None:
    whole = full_letter()
    plain = json.loads(json.dumps(letter_as_plain(whole)))
    assert letter_from_plain(plain) == whole
    assert letter_as_plain(letter_from_plain(plain)) == plain


def test_plain_values_that_are_no_letters_are_refused() -> None:
    with pytest.raises(TypeError):
        letter_from_plain({**letter_as_plain(full_letter()), "colour": "red"})
