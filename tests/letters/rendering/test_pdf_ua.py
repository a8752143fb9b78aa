"""PDF/UA-1, as two programs check it that had no part in making the letter: every house style, language and state.

What neither of them checks is in docs/decisions/letters-fonts-and-pdf.md; no certificate is claimed.
"""

import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from letters.content import Letter
from letters.rendering.pdf import render_pdf
from letters.rendering.styles import house_styles
from tests.letters.builders import full_letter

MARKED = "Words[^1] in **bold**, [a link](https://example.org/).\n\n1. first\n2. second\n   - within\n\n[^1]: A note."
WELSH = "Geiriau[^1] mewn **print trwm**.\n\n1. cyntaf\n\n[^1]: Nodyn."
LONG = "Many words that fill more than a page. " * 150


def whole(style: str, words: str, **fields: Any) -> Letter:
    """A letter with everything that a style can hold, over more than one page."""
    values = {
        "style": style, "has_marks": True, "carries_comments": True, "introduction": words, "report_summary": "Words.",
        "narrative": f"{words}\n\n{LONG}", "report_type": "Thematic", "report_is_national": True,
    }  # fmt: skip
    return full_letter(**values | fields)


def both(style: str, **fields: Any) -> Letter:
    english, welsh = whole(style, MARKED, **fields), whole(style, WELSH, language="cy", **fields)
    return replace(english, translation=replace(welsh, closing="Geiriau olaf.", subject="Adroddiad prawf"))


LETTERS = {
    f"{style}, {name}": letter
    for style in house_styles()
    for name, letter in {
        "English": whole(style, MARKED),
        "Welsh": whole(style, WELSH, language="cy"),
        "both": both(style),
        "draft": whole(style, MARKED, is_draft=True),
        "read from a document": whole(style, MARKED, has_furniture=False, has_marks=False, carries_comments=False),
        "no answers": full_letter(style=style, items=(), narrative="", copies=()),
    }.items()
}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {name: render_pdf(letter) for name, letter in LETTERS.items()}


@pytest.mark.parametrize("name", LETTERS)
def test_no_rule_of_the_first_checker_fails(made: dict[str, bytes], name: str) -> None:
    report = page.validate_pdf_bytes(made[name], profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert (report.is_compliant, report.rules.failed) == (True, 0)
    assert report.rules.passed >= 100


def test_the_second_checker_finds_nothing(made: dict[str, bytes], tmp_path: Path) -> None:
    paths = [tmp_path / f"{place}.pdf" for place, _name in enumerate(made)]
    for path, pdf in zip(paths, made.values(), strict=True):
        path.write_bytes(pdf)
    command = [sys.executable, "-W", "ignore", "-m", "pdfua", "check", "--format", "json", *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    reports = json.loads(f"[{re.sub(r'(?m)^}$', '},', run.stdout).strip().removesuffix(',')}]")  # one after another
    assert [report["findings"] for report in reports] == [[]] * len(made)
    # Its rule on the order of headings can't read WeasyPrint's kind of tree: the other has it, and the test below.
    assert {skipped["rule_id"] for report in reports for skipped in report["skipped"]} <= {"UA-14-001"}


@dataclass(frozen=True)
class Tag:
    """One element of the tag tree."""

    kind: str
    language: str
    scope: str
    kids: tuple[str, ...]


def tree_of(pdf: bytes) -> list[Tag]:
    """The elements of the tag tree in reading order."""

    def walk(element: Any) -> list[Tag]:
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        scope = element.A.get("/Scope", "") if isinstance(element.get("/A"), pikepdf.Dictionary) else ""
        tag = Tag(str(element.S), str(element.get("/Lang", "")), str(scope), tuple(str(kid.S) for kid in kids))
        return [tag, *(found for kid in kids for found in walk(kid))]

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return walk(document.Root.StructTreeRoot.K[0])


@pytest.mark.parametrize("name", LETTERS)
def test_headings_begin_with_the_first_and_skip_no_level(made: dict[str, bytes], name: str) -> None:
    levels = [int(tag.kind[2]) for tag in tree_of(made[name]) if tag.kind[1] == "H"]
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("style", house_styles())
def test_two_languages_are_told_apart_wherever_they_stand(made: dict[str, bytes], style: str) -> None:
    tags = tree_of(made[f"{style}, both"])
    sides = [(tag.kind, tag.language) for tag in tags if tag.kind in ("/Sect", "/Art")]
    assert set(sides) == {("/Sect", "en-GB"), ("/Art", "cy")}
    assert sides.count(("/Sect", "en-GB")) == sides.count(("/Art", "cy")) > 3
    assert {tag.language for tag in tree_of(made[f"{style}, Welsh"])} == {""}


def test_the_forms_rows_have_their_heads(made: dict[str, bytes]) -> None:
    heads = [tag.scope for tag in tree_of(made["form, English"]) if tag.kind == "/TH"]
    assert heads == ["/Row"] * 6


@pytest.mark.parametrize("name", LETTERS)
def test_an_item_of_a_list_is_a_label_and_a_body(made: dict[str, bytes], name: str) -> None:
    items = {tag.kids for tag in tree_of(made[name]) if tag.kind == "/LI"}
    assert items <= {("/Lbl", "/LBody"), ("/LBody",)}
