"""The three offices' letters, held as records, come out in their house styles, word for word in their own order."""

import difflib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import docx
import pytest
from django.db import transaction

from letters.content import Letter
from letters.rendering.docx import render_docx
from letters.rendering.html import render_article
from letters.rendering.pdf import render_pdf
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from tests.data.documents import ROOT
from tracker.demo.load import load_demo

pytestmark = pytest.mark.django_db

LETTERS = {
    "mopac": ("headings", "mopac-2023-firearms"),
    "west-mercia-pcc": ("running", "west-mercia-2023-firearms"),
    "cheshire-pcc": ("form", "cheshire-2023-firearms"),
}
"""Each body's house style, and its document."""

LEFT_OUT = {
    "mopac": ["firearms."],  # the report's title is held without the full stop that the subject line puts after it
    "west-mercia-pcc": ["Accessibility", "Settings", "Skip", "to", "main", "content"],  # the site's menu
    "cheshire-pcc": [],
}
"""The words of a document that its letter lacks, with the reason."""
PUT_IN = {"mopac": ["firearms"], "west-mercia-pcc": [], "cheshire-pcc": []}
"""The words that a letter has and its document lacks. A PDF has its pages' numbers besides, which are taken off."""


@pytest.fixture(scope="module")
def letters(django_db_setup, django_db_blocker) -> dict[str, Letter]:
    """The three letters, as the demo's records make them. Nothing stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(ROOT, datetime(2026, 1, 1, tzinfo=UTC))
        found = Reply.objects.filter(report__slug="firearms-2023").select_related("body", "report", "force")
        made = {reply.body.slug: letter_of(reply) for reply in found}
        transaction.set_rollback(True)
    return made


def html_text(letter: Letter) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", render_article(letter)))


def pdf_text(letter: Letter) -> str:
    """As poppler's pdftotext reads it: a program that had no part in making it."""
    program = shutil.which("pdftotext")
    if program is None and not os.environ.get("REQUIRE_ALL"):
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    assert program, "Install poppler-utils: the letters' text is read back with its pdftotext."
    run = subprocess.run([program, "-", "-"], input=render_pdf(letter), capture_output=True, check=True)
    pages = run.stdout.decode().split("\f")
    numbered = [re.sub(rf"\n{page}\s*\Z", "\n", text) for page, text in enumerate(pages, start=1)]
    return "\n".join(numbered)


def word_text(letter: Letter) -> str:
    """The words of the Word file's paragraphs and cells, in their order."""
    document = docx.Document(io.BytesIO(render_docx(letter)))
    ends = {"p": "\n", "tab": "\t", "br": "\n"}
    words = []
    for node in document.element.body.iter():
        kind = node.tag.rpartition("}")[2]
        words.append((node.text or "") if kind == "t" else ends.get(kind, ""))
    return "".join(words)


FORMATS: dict[str, Callable[[Letter], str]] = {"html": html_text, "pdf": pdf_text, "docx": word_text}


def words(text: str) -> list[str]:
    """Words in order. How a list's item is marked (a hyphen, a dot) is no word."""
    return [word for word in text.split() if word not in {"-", "•"}]


def document(name: str) -> list[str]:
    return words((ROOT / "letters" / f"{name}.txt").read_text(encoding="utf-8"))


CASES = [(body, kind) for body in LETTERS for kind in FORMATS]


@pytest.mark.parametrize(("body", "kind"), CASES)
def test_the_letter_agrees_with_its_document_word_for_word(letters: dict[str, Letter], body: str, kind: str) -> None:
    style, name = LETTERS[body]
    said, held = document(name), words(FORMATS[kind](letters[body]))
    matcher = difflib.SequenceMatcher(None, said, held, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    lacks = [word for op, a, b, _c, _d in matcher.get_opcodes() if op != "equal" for word in said[a:b]]
    has = [word for op, _a, _b, c, d in matcher.get_opcodes() if op != "equal" for word in held[c:d]]
    assert letters[body].style == style
    assert (lacks, has) == (LEFT_OUT[body], PUT_IN[body])
    assert same / len(said) >= 0.99


@pytest.mark.parametrize(("body", "kind"), CASES)
def test_every_recommendation_and_answer_is_there_whole(letters: dict[str, Letter], body: str, kind: str) -> None:
    text = " ".join(words(FORMATS[kind](letters[body])))
    letter = letters[body]
    passages = [passage for item in letter.items for passage in (item.heading, item.quoted_text, item.answer)]
    every = [*passages, *letter.narrative.split("\n\n")]
    assert [passage for passage in every if " ".join(words(passage)) not in text] == []
    assert len(letter.items) == (8 if body == "cheshire-pcc" else 7)


def test_a_letter_read_from_a_document_has_no_word_of_the_products_own(letters: dict[str, Letter]) -> None:
    for letter in letters.values():
        assert "None received" not in html_text(letter)
        assert letter.letterhead.printed_name == ""
