"""All replies to one report side by side: under each recommendation, what each body answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from letters.rendering.marks import Notes, text_html
from recommendations.models import Recommendation
from responses.publication.published import Published, PublishedItem


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One body's answer, as HTML with its footnotes."""

    one: Published
    item: PublishedItem
    html: SafeString
    notes: Sequence[SafeString]
    prefix: str


@dataclass(kw_only=True)
class Asked:
    """One recommendation, with the words of the first letter that quotes it."""

    heading: str
    words: str = ""
    asks_again: Recommendation | None = None
    answers: list[Answer] = field(default_factory=list)


def side_by_side(found: Sequence[Published]) -> list[Asked]:
    """In the report's order; what a letter of an earlier release answers under a heading of its own stands last."""
    items = [(one, item) for one in found for item in one.items]
    rows: dict[int | str, Asked] = {}
    for one, item in sorted(items, key=lambda each: _place(each[1])):
        row = rows.setdefault(_key(item), Asked(heading=item.asked.heading if item.asked else item.heading))
        row.asks_again = item.asks_again
        row.words = row.words or item.content.quoted_text
        row.answers.append(_answer(one, item))
    return list(rows.values())


def _key(item: PublishedItem) -> int | str:
    """The recommendation itself, whatever a letter heads it."""
    return item.asked.pk if item.asked else item.heading


def _place(item: PublishedItem) -> tuple[bool, int]:
    return (item.asked is None, item.asked.position if item.asked else item.place)


def _answer(one: Published, item: PublishedItem) -> Answer:
    prefix = f"letter-{one.letter.pk}-{item.place}-"
    notes = Notes(prefix)
    html = text_html(item.content.answer, notes, has_marks=one.content.has_marks)
    return Answer(one=one, item=item, html=html, notes=tuple(notes.texts), prefix=prefix)


def has_duty(found: Iterable[Published]) -> bool:
    """Whether section 55 asks for the chief officer's comments to be published with the replies."""
    return any(one.has_duty for one in found)
