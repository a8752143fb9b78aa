"""The components and filters of every template; a builtin, so nothing need be loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django_tables2.utils import AttributeDict

from tracker.form_renderer import GovukBoundField
from tracker.kit import dates
from tracker.kit.word_diff import Segment, word_diff

register = template.Library()
register.filter("long_date", dates.long_date)
register.filter("short_date", dates.short_date)
register.filter("plain_date", dates.plain_date)
register.filter("clock_time", dates.clock_time)


@dataclass(frozen=True, kw_only=True)
class Tone:
    """How a status looks beside its word: GOV.UK's colour and a shape of its own, so that colour is never alone."""

    colour: str
    shape: str


# Shapes are SVG paths in a square of 16 by 16.
TONES: Mapping[str, Tone] = {
    "done": Tone(colour="green", shape="M2 8l4 4 8-9-2-2-6 7-2-2z"),
    "on_course": Tone(colour="blue", shape="M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z"),
    "attention": Tone(colour="yellow", shape="M8 1l7.5 14h-15z"),
    "late": Tone(colour="red", shape="M2 2h12v12H2z"),
    "waiting": Tone(colour="purple", shape="M3 2h4v12H3zM9 2h4v12H9z"),
    "closed": Tone(colour="grey", shape="M1 6h14v4H1z"),
    "unknown": Tone(colour="grey", shape="M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 3a4 4 0 1 1 0 8 4 4 0 1 1 0-8z"),
}


@register.inclusion_tag("components/tag.html")
def tag(word: str, tone: str) -> dict[str, Any]:
    """A status: its word, its shape, its colour. The tone is a key of TONES."""
    return {"word": word, "tone": TONES[tone]}


@register.simple_tag
def field(bound: GovukBoundField, label_size: str | None = None, heading: bool = False) -> SafeString:
    """One field of a form, with a label or legend of the size asked for; as the page's heading if it is one."""
    bound.label_size = label_size
    bound.is_page_heading = heading
    return bound.as_field_group()


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Every error of the forms, each a link to the control that is wrong; nothing where there is none."""
    return {"errors": [error for form in forms if form.is_bound for error in summary_errors(form)]}


def summary_errors(form: BaseForm) -> list[dict[str, Any]]:
    """An error of the whole form leads to its first visible field."""
    bound_fields = cast("list[GovukBoundField]", list(form))
    visible = [bound for bound in bound_fields if not bound.is_hidden]
    found = [{"text": text, "target": visible[0].error_target if visible else ""} for text in form.non_field_errors()]
    for bound in bound_fields:
        target = "" if bound.is_hidden else bound.error_target
        found += [{"text": text, "target": target} for text in bound.messages]
    return found


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Links to the other pages, keeping whatever else the address says."""
    query = context["request"].GET.copy()

    def href(number: int) -> str:
        query[parameter] = str(number)
        return "?" + query.urlencode()

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "previous": href(page.previous_page_number()) if page.has_previous() else "",
        "next": href(page.next_page_number()) if page.has_next() else "",
        "items": [(number, href(number) if isinstance(number, int) else "") for number in numbers],
    }


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*labels_and_addresses: str) -> dict[str, Any]:
    """Label, address, label, address ...; a last label without an address is the page itself."""
    labels, addresses = labels_and_addresses[::2], labels_and_addresses[1::2]
    padded = [*addresses, *[""] * (len(labels) - len(addresses))]
    return {"items": list(zip(labels, padded, strict=True))}


@register.inclusion_tag("components/back_link.html")
def back_link(words: str, href: str) -> dict[str, str]:
    """Back to the page before this one."""
    return {"words": words, "href": href}


@register.simple_block_tag
def summary_row(content: SafeString, key: str, href: str = "", action: str = "") -> SafeString:
    """One row of a summary list (`<dl class="govuk-summary-list">`), with a link to change it where there is one."""
    context = {"content": content, "key": key, "href": href, "action": action}
    return render_to_string("components/summary_row.html", context)


@register.simple_block_tag
def details(content: SafeString, summary: str) -> SafeString:
    """Text behind a summary that opens it."""
    return render_to_string("components/details.html", {"content": content, "summary": summary})


@register.inclusion_tag("components/word_diff.html", name="word_diff")
def show_word_diff(before: str, after: str) -> dict[str, Any]:
    """Two texts as one: what went and what came, each said in a word and shown by more than its colour."""
    return {"segments": [segment for segment in word_diff(before, after) if _is_seen(segment)]}


@register.inclusion_tag("components/word_diff_row.html")
def word_diff_row(label: str, before: Any, after: Any) -> dict[str, Any]:
    """A row for the words that differ, where both are texts too long to be compared at a glance."""
    texts = [str(text) for text in (before, after) if isinstance(text, str) and text]
    worth_it = len(texts) == 2 and max(map(len, texts)) > AT_A_GLANCE
    return {"label": label, "before": before, "after": after, "worth_it": worth_it}


AT_A_GLANCE = 40


def _is_seen(segment: Segment) -> bool:
    """One blank more or less between words is seen by nobody; a line break is."""
    return segment.kind != "removed" or not segment.is_blank or segment.breaks_line


@register.filter
def with_class(attributes: Mapping[str, Any] | None, name: str) -> SafeString:
    """HTML attributes of a table's cell, with one more class."""
    found = dict(attributes or {})
    found["class"] = " ".join(filter(None, [name, found.get("class")]))
    return AttributeDict(found).as_html()


@register.filter
def error_prefix(form: BaseForm | None) -> str:
    """What a page's title begins with when its form was sent with mistakes."""
    return gettext("Error: ") if isinstance(form, BaseForm) and form.is_bound and form.errors else ""
