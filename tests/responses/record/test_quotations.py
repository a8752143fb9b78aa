"""An entry of scrutiny in one paragraph, in the page's language."""

from datetime import date

import pytest

from responses.record.quotations import paragraph, with_paragraph

FACTS = {"meeting": "The board", "held_on": date(2023, 9, 4)}


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("How many?", "Two.", "At The board on 4 September 2023 we asked: How many? They answered: Two."),
        ("How many?", "", "At The board on 4 September 2023 we asked: How many?"),
        ("How many?", " \n ", "At The board on 4 September 2023 we asked: How many?"),
        (
            "How many?\n\nSince when?",
            "Two.\nSince May.",
            "At The board on 4 September 2023 we asked: How many? Since when? They answered: Two. Since May.",
        ),
        ("100 % sure?", "%(day)s", "At The board on 4 September 2023 we asked: 100 % sure? They answered: %(day)s"),
    ],
)
def test_an_entry_is_one_paragraph(question, answer, words):
    assert paragraph(**FACTS, question=question, answer=answer) == words


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("", "New."),
        (" \n", "New."),
        ("Old.", "Old.\n\nNew."),
        ("Old.\n\n", "Old.\n\nNew."),
        ("Old.\n\nNew.", "Old.\n\nNew."),
        ("New.\n\nOld.", "New.\n\nOld."),
    ],
)
def test_a_paragraph_stands_once_at_the_end(held, words):
    assert with_paragraph(held, "New.") == words
