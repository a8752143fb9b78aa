"""The pages of the guide: a fixed table of the files in docs/guide, each drawn once in a process."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from markdown_it.token import Token

from tracker.help.markdown import Section, as_definitions, draw, headings, parse

GUIDE: Path = settings.BASE_DIR / "docs" / "guide"
INDEX = "index"
GLOSSARY = "glossary"
PAGES = ("officer", "office-holder", "liaison", "administrator", GLOSSARY)
"""In the order of the contents list. No other file is ever read, whatever an address says."""


@dataclass(frozen=True)
class Page:
    """A page of the guide as it is shown."""

    name: str
    title: str
    href: str
    sections: tuple[Section, ...]
    content: SafeString


def address(name: str) -> str:
    """Where the page is served."""
    return reverse("help" if name == INDEX else f"help-{name}")


@cache
def tokens_of(name: str) -> tuple[Token, ...]:
    """A file's text, parsed. KeyError for a name that is not in the table."""
    if name not in {INDEX, *PAGES}:
        raise KeyError(f"The guide has no page {name!r}.")

    def resolve(written: str) -> str:
        """Links lead from file to file, so that the guide can be read in the repository as well."""
        file, _, anchor = written.partition("#")
        linked = file.removesuffix(".md") if file else name
        if linked not in {INDEX, *PAGES} or (file and not file.endswith(".md")):
            raise ValueError(f"The guide's page {name} has a link to {written}, which is no page of the guide.")
        return address(linked) + (f"#{anchor}" if anchor else "")

    return tuple(parse((GUIDE / f"{name}.md").read_text(encoding="utf-8"), resolve))


@cache
def page(name: str) -> Page:
    """One page, drawn. Its first heading is its title."""
    tokens = list(tokens_of(name))
    title, body = headings(tokens, "h1")[0].words, tokens[3:]
    shown = as_definitions(body) if name == GLOSSARY else body
    return Page(name, title, address(name), tuple(headings(body, "h2")), draw(shown))


def every_page() -> list[Page]:
    """The guide's contents."""
    return [page(name) for name in (INDEX, *PAGES)]
