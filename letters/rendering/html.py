"""A letter as HTML: the whole document that becomes the PDF, and the fragment that a page shows.

Both come from the house style's one template in templates/letters/, so that formats cannot differ in words; Word and
plain text are made from the same HTML. The templates have an engine of their own: nothing of a request or of the
site's pages can reach a letter.
"""

import functools
from collections.abc import Callable
from textwrap import shorten
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from letters.content import Letter, LetterItem, Picture
from letters.rendering.blocks import printable
from letters.rendering.fetcher import SCHEME
from letters.rendering.marks import Notes, text_html
from letters.rendering.parts import Part, one_language, two_languages
from letters.rendering.styles import FOLDER, style_of
from tracker.kit.dates import plain_date

RUNNING_HEAD_LENGTH = 95  # characters: one line of the page's head, with the word DRAFT before it

SITE_PICTURES = "/letter-pictures/"
"""Where the site's pages find a letter's pictures, by their SHA-256."""
PictureAddress = Callable[[Picture], str]


class _Undefined(str):
    """A letter with a silent hole is worse than an error: a template that names an unknown value fails."""

    def __contains__(self, key: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise LookupError(f"A letter template names an unknown value: {name}")


@functools.cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(FOLDER.parent)],
        builtins=["django.templatetags.i18n", "letters.rendering.parts"],
        loaders=[("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        string_if_invalid=_Undefined("%s"),
    )


def asset_address(picture: Picture) -> str:
    """Where a file's renderer finds a picture of the letter: never outside what it was handed."""
    return f"{SCHEME}picture/{picture.sha256}"


def render_document(letter: Letter, *, for_word: bool = False) -> SafeString:
    """The whole HTML document of the letter: what the PDF, the Word file and the plain text are made of.

    for_word: a draft's empty fields are parts too, which may be filled in Word.
    """
    return _render("letters/document.html", letter, heading=1, prefix="", address=asset_address, for_word=for_word)


def site_address(picture: Picture) -> str:
    """Where a page of the site finds a picture of the letter."""
    return f"{SITE_PICTURES}{picture.sha256}"


def render_article(letter: Letter, *, prefix: str = "") -> SafeString:
    """The letter as a fragment inside a page: the page has the h1, so the letter's own headings start at h2.

    prefix: keeps the addresses of footnotes apart where a page shows several letters.
    """
    return _render("letters/article.html", letter, heading=2, prefix=prefix, address=site_address)


def render_file(letter: Letter, *, style: SafeString, address: PictureAddress) -> SafeString:
    """The letter as a web page of its own, with its style sheet within it."""
    return _render("letters/file.html", letter, heading=1, prefix="", address=address, css=style)


def _render(
    frame: str,
    letter: Letter,
    *,
    heading: int,
    prefix: str,
    address: PictureAddress | None,
    css: str = "",
    for_word: bool = False,
) -> SafeString:
    parts = _parts(letter, heading, prefix, address, for_word=for_word)
    if letter.translation is None:
        whole = one_language(parts)
    else:
        others_prefix = f"{prefix}{letter.translation.language}-"
        others = _parts(letter.translation, heading, others_prefix, address, for_word=for_word)
        whole = two_languages(parts, others, (letter.language, letter.translation.language))
    with translation.override(letter.language.lower()):
        return _engine().get_template(frame).render(Context({**_frame(letter), "letter": whole, "css": css}))


def _parts(letter: Letter, heading: int, prefix: str, address: PictureAddress | None, *, for_word: bool) -> list[Part]:
    """The letter's parts in its own language, as its house style orders them."""
    with translation.override(letter.language.lower()):
        found: list[Part] = []
        levels = {"heading": heading, "subheading": heading + 1, "lower": heading + 2}
        values = _values(letter, Notes(prefix), address)
        template = _engine().get_template(f"letters/{style_of(letter.style)}/letter.html")
        template.render(Context({**levels, **values, "found": found, "prefix": prefix, "for_word": for_word}))
    return found if letter.is_draft else [Part(part.key, part.kind, part.html) for part in found]


def _frame(letter: Letter) -> dict[str, Any]:
    """What stands around the letter: the file's own facts, and the head and foot of its pages."""
    subject = _line(letter.subject) or _("Letter")
    body_name = _line(letter.letterhead.body_name)
    return {
        "language": letter.language,
        "style": style_of(letter.style),
        "is_draft": letter.is_draft,
        "has_furniture": letter.has_furniture,
        "stamp": letter.dated.isoformat() if letter.dated else "",
        "title": " – ".join(filter(None, [_("Draft") if letter.is_draft else "", subject, body_name])),
        "running_head": shorten(" – ".join(filter(None, [body_name, subject])), RUNNING_HEAD_LENGTH, placeholder=" …"),
        "page_words": _page_words() if letter.has_furniture else dict.fromkeys(("before", "between", "after"), ""),
        "marking": _line(letter.marking).upper(),
        "body_name": body_name,
    }


def _values(letter: Letter, notes: Notes, address: PictureAddress | None) -> dict[str, Any]:
    """The letter as its templates read it: texts as HTML, single lines cleaned, dates in words.

    Texts are read in the order of the letter, so that footnotes are numbered as they come.
    """

    def text(words: str) -> SafeString:
        return text_html(words, notes, has_marks=letter.has_marks)

    head = letter.letterhead
    return {
        "is_draft": letter.is_draft,
        "has_furniture": letter.has_furniture,
        "logo": _picture(head.logo, address),
        "printed_name": _line(head.body_name if head.printed_name is None else head.printed_name),
        "address": _lines(head.address),
        "contact": _lines(head.contact),
        "addressee": _lines((letter.addressee_name, letter.addressee_role, *letter.addressee_lines)),
        "reference": _line(letter.reference),
        "letter_date": _line(letter.letter_date_as_written) or plain_date(letter.letter_date),
        "salutation": _line(letter.salutation),
        "subject": _line(letter.subject) or ("" if letter.form_title else _("Letter")),
        "form_title": _line(letter.form_title) or _("Response to an inspection report"),
        "report_published": _line(letter.report_published_as_written) or plain_date(letter.report_published),
        "report_type": _line(letter.report_type),
        "report_is_national": letter.report_is_national,
        "report_is_local": letter.report_is_local,
        "introduction": text(letter.introduction),
        "report_summary": text(letter.report_summary),
        "items_introduction": text(letter.items_introduction),
        "items": _items(letter, text),
        "narrative_heading": _line(letter.narrative_heading),
        "narrative": text(letter.narrative),
        "comments_heading": _comments_heading(letter),
        "comments": text(letter.chief_officer_comments) or _no_comments(letter),
        "reply_to_comments": text(letter.reply_to_comments),
        "closing": text(letter.closing),
        "sign_off": _line(letter.sign_off),
        "signature": _picture(letter.signature, address),
        "signature_described": _line(letter.signature_described),
        "signatory": _lines((letter.signatory_name, letter.signatory_role, letter.signatory_area)),
        "copies": _lines(letter.copies),
        "notes": notes.texts,
    }


def _items(letter: Letter, text: Callable[[str], SafeString]) -> list[dict[str, Any]]:
    items = [_item(item, f"item-{place}", letter, text) for place, item in enumerate(letter.items, start=1)]
    return [item for item in items if any(item[name] for name in ("heading", "quoted", "is_answered"))]


def _item(item: LetterItem, key: str, letter: Letter, text: Callable[[str], SafeString]) -> dict[str, Any]:
    quoted = text(item.quoted_text)
    parts = [{"key": f"{key}-{one.field}", "field": one.field, "text": text(one.text)} for one in item.parts]
    answer = "" if parts else text(item.answer)
    refers_to = "" if answer or parts else _line(item.refers_to)
    note = text(item.note)
    return {
        "key": key,
        "answer_key": f"{key}-answer",
        "aside_key": f"{key}-aside",
        "heading": _heading(item, letter),
        "quoted": quoted,
        "response": item.response,
        "parts": parts,
        "answer": answer,
        "refers_to": refers_to,
        "note": note,
        "is_answered": bool(answer or parts or refers_to or note),
    }


def _heading(item: LetterItem, letter: Letter) -> str:
    """ "Recommendation 2:"; a letter read from a document keeps its own colon, dash or nothing."""
    heading = _line(item.heading)
    return f"{heading}:" if letter.has_furniture and heading[-1:].isalnum() else heading


def _comments_heading(letter: Letter) -> str:
    title = _line(letter.chief_officer_title)
    return _("Comments of the %(title)s") % {"title": title} if title else _("Comments of the chief officer")


def _no_comments(letter: Letter) -> str:
    """A reply under section 55 says that the chief officer gave no comments: s.55(5)(b)."""
    return format_html("<p>{}</p>", _("None received.")) if letter.carries_comments else ""


def _picture(picture: Picture | None, address: PictureAddress | None) -> dict[str, str] | None:
    return {"address": address(picture), "alt": picture.alt} if picture and address else None


def _page_words() -> dict[str, str]:
    """The words about the two page counters, which only the page's style knows: "Page 1 of 3"."""
    before, _page, rest = _("Page {page} of {pages}").partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    return {"before": before, "between": between, "after": after}


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _lines(texts: tuple[str, ...]) -> list[str]:
    return [line for line in map(_line, texts) if line]
