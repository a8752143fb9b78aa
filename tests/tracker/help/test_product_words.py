"""What the guide prints in bold is a button, a link, a page or a label: it is written as the product writes it."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.conf import settings

from tracker.help.pages import INDEX, PAGES, tokens_of

PACKAGES = ("tracker", "forces", "recommendations", "responses")
TRANSLATED = re.compile(r"""{%-?\s*translate\s+"([^"]+)"|\b_\("([^"]+)"\)""")
GETTEXT = {"_", "_now", "gettext", "gettext_lazy", "gettext_noop"}

NOT_YET: set[str] = set()
"""Names of pages that are still being built; each is struck off once the product has it."""


@cache
def product_words() -> frozenset[str]:
    """Every whole phrase that a template or a Python source marks for translation."""
    found = set()
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        if path.parent.name != "help":
            found |= {first or second for first, second in TRANSLATED.findall(path.read_text())}
    for package in PACKAGES:
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            found |= set(phrases_in(path.read_text()))
    return frozenset(found)


def phrases_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in GETTEXT:
                yield text


def bold_in(name: str) -> list[str]:
    """Each bold phrase of a page, in order."""
    found, is_bold = [], False
    for piece in [child for token in tokens_of(name) for child in token.children or []]:
        if piece.type == "strong_open":
            found.append("")
        is_bold = piece.type == "strong_open" or (is_bold and piece.type != "strong_close")
        if is_bold:
            found[-1] += piece.content
    return found


def test_every_name_in_bold_is_the_products():
    named = {phrase for name in (INDEX, *PAGES) for phrase in bold_in(name)}
    assert {phrase for phrase in named if phrase not in product_words()} == NOT_YET


@pytest.mark.parametrize("name", ["officer", "office-holder", "liaison", "administrator"])
def test_every_guide_names_what_to_choose(name):
    assert len(set(bold_in(name))) >= 5


def test_the_search_finds_whole_phrases():
    assert {"Add a report", "Record an update", "What was done", "Dashboard"} <= product_words()
    assert {"Register", "Record", "register a report", "Register a Report"} & product_words() == set()
    assert list(phrases_in('a = _("One"); b = str("Two"); c = gettext_lazy("Three" " four")')) == ["One", "Three four"]
    assert bold_in("liaison")[:3] == ["Recommendations", "Apply filters", "Say what the force says"]
