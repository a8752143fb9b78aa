"""The three offices' letters, drawn in each format and read back: their words in order, their paragraphs whole."""

import difflib
import importlib.util
from collections.abc import Callable

import pytest

from letters.content import Letter
from letters.reading.extract import extract
from letters.reading.extracted import Media
from letters.rendering.html import render_document
from letters.rendering.pdf import render_pdf
from tests.data.test_letters_come_out import LETTERS, html_text, letters, words

__all__ = ["letters"]  # the fixture

pytestmark = pytest.mark.django_db


def render_docx(letter: Letter) -> bytes:
    if importlib.util.find_spec("letters.rendering.docx") is None:
        pytest.skip("Letters are not drawn as Word documents yet.")
    from letters.rendering.docx import render_docx  # noqa: PLC0415  # type: ignore

    return render_docx(letter)


FORMATS: dict[Media, Callable[[Letter], bytes]] = {
    Media.PDF: render_pdf,
    Media.HTML: lambda letter: render_document(letter).encode(),
    Media.DOCX: render_docx,
}
CASES = [(body, media) for body in LETTERS for media in FORMATS]


def passages(letter: Letter) -> list[str]:
    """Each paragraph and list item that stands on lines of its own, as words."""
    every = [letter.introduction, letter.narrative, letter.closing]
    every += [text for item in letter.items for text in (item.quoted_text, item.answer)]
    found = (line.removeprefix("- ") for text in every for line in text.replace("\n\n", "\n").split("\n"))
    return [" ".join(line.split()) for line in found if line.strip()]


@pytest.mark.parametrize(("body", "media"), CASES)
def test_its_words_are_read_back_in_order(letters: dict[str, Letter], body: str, media: Media) -> None:
    letter = letters[body]
    found = extract(FORMATS[media](letter), f"letter.{media}")
    held, read = words(html_text(letter)), words(found.text)
    matcher = difflib.SequenceMatcher(None, held, read, autojunk=False)
    assert found.media is media
    assert sum(block.size for block in matcher.get_matching_blocks()) / len(held) >= 0.99
    assert len(read) / len(held) <= 1.01


@pytest.mark.parametrize(("body", "media"), CASES)
def test_each_paragraph_and_item_is_whole_on_a_line_of_its_own(letters: dict[str, Letter], body: str, media: Media):
    letter = letters[body]
    read = extract(FORMATS[media](letter)).text.split("\n")
    lines = {" ".join(words(line)) for line in read}
    lost = [passage for passage in passages(letter) if passage not in lines]
    run_in = [passage for passage in lost if any(line.endswith(passage) for line in lines)]
    assert [passage for passage in lost if passage not in run_in] == []
    assert not run_in or letter.style == "running"  # that style has a recommendation's number and words on one line


@pytest.mark.parametrize(("body", "media"), CASES)
def test_every_place_is_in_the_file(letters: dict[str, Letter], body: str, media: Media) -> None:
    found = extract(FORMATS[media](letters[body]))
    assert found.places.starts[0] == 0
    assert list(found.places.starts) == sorted(set(found.places.starts))
    assert found.places.at(len(found.text)) is not None
