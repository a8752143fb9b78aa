"""A letter as HTML: the whole document that becomes the PDF, and the fragment that a page shows.

Both come from one family of templates in templates/letters/, so that preview and PDF cannot differ in words. The
templates have an engine of their own: nothing of a request or of the site's pages can reach a letter.
"""

import functools
from pathlib import Path
from textwrap import shorten
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from letters.content import Letter, LetterItem
from letters.rendering.blocks import blocks, printable
from tracker.kit.dates import plain_date

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
RUNNING_HEAD_LENGTH = 95  # characters: one line of the page's head, with the word DRAFT before it


class _Undefined(str):
    """A letter with a silent hole is worse than an error: a template that names an unknown value fails."""

    def __contains__(self, key: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise LookupError(f"A letter template names an unknown value: {name}")


@functools.cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(TEMPLATES)],
        builtins=["django.templatetags.i18n"],
        loaders=[("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        string_if_invalid=_Undefined("%s"),
    )


def render_document(letter: Letter) -> SafeString:
    """The whole HTML document of the letter: what the PDF is made of."""
    return _render("letters/plain.html", letter, heading_level=1)


def render_article(letter: Letter) -> SafeString:
    """The letter as a fragment inside a page: the page has the h1, so the letter's own headings start at h2."""
    return _render("letters/article.html", letter, heading_level=2)


def _render(template: str, letter: Letter, *, heading_level: int) -> SafeString:
    with translation.override(letter.language.lower()):
        context = {"heading": heading_level, "subheading": heading_level + 1, **_values(letter)}
        return _engine().get_template(template).render(Context(context))


def _values(letter: Letter) -> dict[str, Any]:
    """The letter as its templates read it: texts parted into blocks, single lines cleaned, dates in words."""
    subject = _line(letter.subject) or _("Letter")
    body_name = _line(letter.letterhead.body_name)
    return {
        "language": letter.language,
        "is_draft": letter.is_draft,
        "stamp": letter.dated.isoformat() if letter.dated else "",
        "title": " – ".join(filter(None, [_("Draft") if letter.is_draft else "", subject, body_name])),
        "running_head": shorten(" – ".join(filter(None, [body_name, subject])), RUNNING_HEAD_LENGTH, placeholder=" …"),
        "page_words": _page_words(),
        "marking": _line(letter.marking).upper(),
        "body_name": body_name,
        "address": _lines(letter.letterhead.address),
        "contact": _lines(letter.letterhead.contact),
        "addressee": _lines((letter.addressee_name, letter.addressee_role, *letter.addressee_lines)),
        "reference": _line(letter.reference),
        "letter_date": plain_date(letter.letter_date),
        "salutation": _line(letter.salutation),
        "subject": subject,
        "introduction": blocks(letter.introduction),
        "items": [item for item in map(_item, letter.items) if any(item.values())],
        "narrative_heading": _line(letter.narrative_heading),
        "narrative": blocks(letter.narrative),
        "comments_heading": _comments_heading(letter),
        "chief_officer_comments": blocks(letter.chief_officer_comments),
        "reply_to_comments": blocks(letter.reply_to_comments),
        "closing": blocks(letter.closing),
        "sign_off": _line(letter.sign_off),
        "signatory": _lines((letter.signatory_name, letter.signatory_role, letter.signatory_area)),
        "copies": _lines(letter.copies),
    }


def _item(item: LetterItem) -> dict[str, Any]:
    answer = blocks(item.answer)
    return {
        "heading": _line(item.heading),
        "quoted": blocks(item.quoted_text),
        "answer": answer,
        "refers_to": "" if answer else _line(item.refers_to),
        "note": blocks(item.note),
    }


def _comments_heading(letter: Letter) -> str:
    title = _line(letter.chief_officer_title)
    return _("Comments of the %(title)s") % {"title": title} if title else _("Comments of the chief officer")


def _page_words() -> dict[str, str]:
    """The words about the two page counters, which only the page's style knows: "Page 1 of 3"."""
    before, _page, rest = _("Page {page} of {pages}").partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    return {"before": before, "between": between, "after": after}


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _lines(texts: tuple[str, ...]) -> list[str]:
    return [line for line in map(_line, texts) if line]
