"""The parts of a letter, as its house style's template puts them in order: {% part "introduction" %}...{% endpart %}.

A style says each part once. Two languages side by side, the fields of a Word draft and the order in every format come
from that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@dataclass(frozen=True)
class Part:
    """One part: its key, the same in each language; its kind, which a style sheet knows; the record's field and, of an
    answer, the response that it is typed in, in a draft alone."""

    key: str
    kind: str
    html: SafeString
    field: str = ""
    response: int | None = None


@register.simple_block_tag(takes_context=True)
def part(
    context: template.Context, content: str, key: str, *, kind: str = "", field: str = "", response: int | None = None
) -> str:
    """Add a part to the letter. One that says nothing is left out, but for a field to be filled in Word."""
    if content.strip() or (field and context.get("for_word")):
        html = mark_safe(content.strip())  # noqa: S308  the template has escaped it
        context["found"].append(Part(key, kind or key, html, field, response))
    return ""


def one_language(parts: Iterable[Part]) -> SafeString:
    """The letter in one language: part after part."""
    return format_html_join("\n", "{}", ((_part(part),) for part in parts))


def two_languages(first: list[Part], second: list[Part], languages: tuple[str, str]) -> SafeString:
    """Two languages side by side, part by part; what both say alike, such as a name, stands once.

    The first side is a <section> and the second an <article>: a PDF's tags tell them apart by that.
    """
    others = {part.key: part for part in second}
    rows = [(part, others.pop(part.key, None)) for part in first] + [(None, part) for part in others.values()]
    return format_html_join("\n", "{}", ((_pair(one, other, languages),) for one, other in rows))


def _pair(one: Part | None, other: Part | None, languages: tuple[str, str]) -> SafeString:
    if one and other and one.html == other.html:
        return _part(one)
    return format_html(
        '<div class="pair"><section lang="{}">{}</section><article lang="{}">{}</article></div>',
        languages[0],
        _part(one) if one else "",
        languages[1],
        _part(other) if other else "",
    )


def _part(part: Part) -> SafeString:
    field = format_html(' data-field="{}"', part.field) if part.field else ""
    response = format_html(' data-response="{}"', part.response) if part.response else ""
    return format_html('<div class="part {}"{}{}>{}</div>', part.kind, field, response, part.html)
