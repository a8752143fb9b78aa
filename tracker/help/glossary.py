"""The glossary's terms, as other pages explain them."""

from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString

from tracker.help.markdown import draw, words_of
from tracker.help.pages import GLOSSARY, address, tokens_of


@dataclass(frozen=True)
class Term:
    """A word with its short definition: the first paragraph under it."""

    name: str
    href: str
    definition: SafeString


def term(name: str) -> Term:
    """The glossary's entry, whatever its capitals. KeyError where there is none."""
    found = terms().get(name.casefold())
    if found is None:
        raise KeyError(f"docs/guide/glossary.md has no entry {name!r}.")
    return found


@cache
def terms() -> dict[str, Term]:
    """Every entry by its name in small letters."""
    tokens = tokens_of(GLOSSARY)
    found = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h3":
            name = words_of(tokens[at + 1])
            href = f"{address(GLOSSARY)}#{token.attrGet('id')}"
            found[name.casefold()] = Term(name, href, draw([tokens[at + 4]]))
    return found
