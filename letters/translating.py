"""A letter's words in its other language: which there are to translate, and the letter that they make.

Each translation remembers the words that it was made from, so that one whose original has changed since is found.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from letters.content import Letter, LetterItem

WORDS = (
    "addressee_role", "salutation", "subject", "introduction", "form_title", "report_type", "report_summary",
    "items_introduction", "narrative_heading", "narrative", "chief_officer_title", "chief_officer_comments",
    "reply_to_comments", "closing", "sign_off", "signatory_role", "signatory_area",
)  # fmt: skip
"""The letter's own texts that are translated, in its order; names, references and dates are not."""
OF_AN_ITEM = ("quoted_text", "answer")
NAME = "body_name"


@dataclass(frozen=True)
class Translated:
    """A text in the other language, and the digest of the words that it translates."""

    text: str
    of: str


Held = Mapping[str, Translated]


@dataclass(frozen=True)
class Words:
    """One text to translate. `key` names it in the record; `item` is the heading of the recommendation it is about."""

    key: str
    name: str
    original: str
    item: str = ""

    @property
    def digest(self) -> str:
        return digest(self.original)


def digest(text: str) -> str:
    """What a translation remembers of its original: equal for the same words, whatever the white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def words_of(letter: Letter) -> list[Words]:
    """Each text of the letter that its translation needs, in the letter's order; an empty one needs none."""
    return [words for words in _every(letter) if words.original.strip()]


def _every(letter: Letter) -> Iterator[Words]:
    yield Words(NAME, NAME, letter.letterhead.body_name)
    before = WORDS[: WORDS.index("narrative_heading")]
    yield from (Words(name, name, getattr(letter, name)) for name in before)
    for item in letter.items:
        yield from (Words(item_key(item, name), name, getattr(item, name), item.heading) for name in OF_AN_ITEM)
    yield from (Words(name, name, getattr(letter, name)) for name in WORDS[len(before) :])


def item_key(item: LetterItem, name: str) -> str:
    """The key of an item's text: by its response, so that it stays its own when the report's order changes."""
    return f"{item.response}.{name}"


def untranslated(letter: Letter, held: Held) -> list[Words]:
    """The texts that have no translation, or one of words that have changed since."""
    return [words for words in words_of(letter) if not _is_current(held.get(words.key), words)]


def _is_current(translated: Translated | None, words: Words) -> bool:
    return translated is not None and bool(translated.text.strip()) and translated.of == words.digest


def translation_of(letter: Letter, held: Held) -> Letter:
    """The letter, whose own words are in the other language already, with the translated texts in place of those that
    people typed; what is not translated yet is empty there.
    """

    def text(key: str) -> str:
        return held[key].text if key in held else ""

    own: dict[str, Any] = {name: text(name) if getattr(letter, name) else "" for name in WORDS}
    head = replace(letter.letterhead, printed_name=text(NAME))
    return replace(letter, letterhead=head, items=tuple(_item(item, text) for item in letter.items), **own)


def _item(item: LetterItem, text: Callable[[str], str]) -> LetterItem:
    own: dict[str, Any] = {name: text(item_key(item, name)) if getattr(item, name) else "" for name in OF_AN_ITEM}
    return replace(item, parts=(), note="", **own)
