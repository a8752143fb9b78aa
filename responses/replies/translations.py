"""The Welsh (or English) of a letter in both languages, as the reply keeps it beside its drafts."""

import json

from letters.content import Letter
from letters.translating import Held, Translated, untranslated
from responses.replies.models import Reply


def held_translations(reply: Reply) -> dict[str, Translated]:
    """What is translated so far, by key."""
    plain = json.loads(reply.translations or "{}")
    return {key: Translated(text=one["text"], of=one["of"]) for key, one in plain.items()}


def texts_in(kept: str | None) -> list[str]:
    """The texts of translations as they are kept; of those that were disposed of, the word that says so."""
    try:
        return [one["text"] for one in json.loads(kept or "{}").values()]
    except json.JSONDecodeError:
        return [kept or ""]


def as_kept(held: Held) -> str:
    """The translations as the reply's one text holds them; the same translations are the same text."""
    plain = {key: {"text": one.text, "of": one.of} for key, one in sorted(held.items())}
    return json.dumps(plain, ensure_ascii=False, indent=0) if plain else ""


def with_typed(reply: Reply, typed: Held) -> str:
    """The translations with what a person typed; a text that was emptied is none."""
    held = held_translations(reply) | dict(typed)
    return as_kept({key: one for key, one in held.items() if one.text})


def still_to_translate(letter: Letter, reply: Reply) -> int:
    """How many texts of a letter in two languages lack a translation of the words as they stand."""
    return len(untranslated(letter, held_translations(reply))) if reply.second_language else 0
