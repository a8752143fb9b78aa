"""Marks to HTML, to Word and back to marks."""

import json
from dataclasses import asdict
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.rendering.docx import render_docx
from letters.rendering.html import render_document
from letters.rendering.marked import digest
from letters.rendering.marks import Notes, text_html
from letters.rendering.tree import tree_of
from letters.rendering.word.regions import WordDraft
from letters.rendering.word.told import told_of_html
from responses.intake.sheets import wire
from responses.intake.word.bounded import told_of_plain
from responses.intake.word.reader import read
from tests.letters.builders import letter

TEXTS = [
    "Plain words.",
    "One.\n\nTwo.",
    "A **bold** word, an *italic* one and ***both***.",
    "- one\n- two\n   - deep\n   - deeper\n- three",
    "1. one\n2. two\n\nBetween.\n\n1. again",
    "1. one\n\n   more of it\n2. two",
    "[words](https://a.example/x?y=1&z=2) and https://b.example/ and [post](mailto:c@d.example)",
    "[brackets](<https://a.example/x(1)>)",
    "Noted[^1] twice[^2].\n\n[^1]: The first.\n[^2]: The *second*.",
    r"Stars \*here\*, 5 * 3, a_b, \_c\_, \[d\], \<e",
    r"1\. no list",
    r"\- no list",
    "2023. A year.",
    "<b>&amp; &lt;",
    "مرحبا 👍🏽",
]


def there_and_back(text: str) -> str:
    """What Word's file tells of an opening with this text."""
    draft = letter(introduction=text, items=(), has_marks=True, is_draft=True)
    draft_told = read(BytesIO(render_docx(draft, draft=WordDraft())))
    from_html = told_of_html(render_document(draft))
    if "introduction" not in from_html.parts:
        return ""
    told = told_of_plain(json.loads(wire.line(asdict(draft_told))))
    assert told.marks("introduction") == from_html.marks("introduction")
    return from_html.marks("introduction")


def shown(text: str) -> str:
    notes = Notes()
    html = text_html(text, notes, has_marks=True)
    return " ".join([html, *notes.texts]).replace("\n", "")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_read_back_looks_as_what_went_out(text: str) -> None:
    back = there_and_back(text)
    assert shown(back) == shown(text)
    assert there_and_back(back) == back


@given(st.lists(st.sampled_from([*"ab.,: *_-[]()<>\\\n1", "**", "\n\n", "- ", "1. ", "[^1]", "https://a.example "])))
def test_any_text_comes_back_as_the_same_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    back = there_and_back(text)
    assert there_and_back(back) == back
    assert words(back) == words(text)


def words(text: str) -> list[str]:
    notes = Notes()
    html = text_html(text, notes, has_marks=True)
    return " ".join(tree_of(f"<p>{one}</p>").text() for one in [html, *notes.texts]).split()


def test_white_space_alone_is_no_change() -> None:
    assert digest("a\n\nb  c") == digest("a b c") != digest("a bc")
