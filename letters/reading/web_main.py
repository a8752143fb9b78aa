"""Which part of a web page is its content, and what stands around it: menus, banners, feet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DROPPED = frozenset([
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button", "input",
    "select", "textarea", "option", "datalist", "link", "meta", "base", "audio", "video", "map", "dialog",
])  # fmt: skip
AROUND_ROLES = frozenset([
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar",
])  # fmt: skip
AROUND_WORDS = frozenset([
    "cookie", "cookies", "breadcrumb", "breadcrumbs", "menu", "nav", "navbar", "navigation", "skip", "skiplink",
    "skiplinks", "share", "sharing", "social", "sidebar", "pagination", "pager", "related", "banner", "newsletter",
    "subscribe", "popup", "modal", "toolbar", "advert", "ads",
])  # fmt: skip
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
MAIN_SHARE = 0.15
"""Share of the page's text that what calls itself its main part must have: some sites leave that empty."""
ARTICLE_SHARE = 0.5
DENSE_SHARE = 0.85
"""Share of an element's text that one child must have for the rest to be taken as standing around it."""
KEPT_SHARE = 0.5
"""Share of the content from which a part is kept, whatever its class is called."""
LINKS_SHARE = 0.5
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_KEPT = 200
"""Letters from which hidden text inside the content is taken for a part that a click would open."""


@dataclass(frozen=True, slots=True)
class Main:
    """The content, a heading that stood outside it, and the letters that were left out."""

    content: etree._Element
    heading: etree._Element | None
    left_out: int


def main_of(root: etree._Element) -> Main:
    """Find the page's content, and take out of it what is none."""
    body = root.find(".//body")
    body = root if body is None else body
    _drop(body, DROPPED)
    whole = _length(body)
    headings = list(body.iter("h1"))
    _drop(body, frozenset({"nav"}))
    content = _content_of(body)
    _prune(content, is_whole=content is body)
    own = next(content.iter("h1"), None)
    outside = headings[0] if own is None and headings and content is not body else None
    return Main(content, outside, max(whole - _length(content), 0))


def _length(element: etree._Element) -> int:
    return len(text_of(element))


def text_of(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _drop(parent: etree._Element, tags: frozenset[str]) -> None:
    for element in [found for found in parent.iter() if found.tag in tags]:
        remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = " " + (element.tail or "")
    if before is not None:
        before.tail = _settable((before.tail or "") + tail)
    else:
        parent.text = _settable((parent.text or "") + tail)
    parent.remove(element)


def _settable(text: str) -> str:
    """The text without the characters that lxml gives out and does not take back."""
    return _NOT_XML.sub("\ufffd", text)


def _content_of(body: etree._Element) -> etree._Element:
    """What the page calls its main part, else its one article, else its densest block."""
    declared = [element for element in body.iter() if element.tag == "main" or element.get("role") == "main"]
    named = [element for element in body.iter() if _is_named_main(element)]
    for found, share in ((declared, MAIN_SHARE), (named, ARTICLE_SHARE), (list(body.iter("article")), ARTICLE_SHARE)):
        if (best := _largest(found, body, share)) is not None:
            return best
    return _densest(body)


def _is_named_main(element: etree._Element) -> bool:
    return element.get("id", "").lower() in {"main", "main-content", "maincontent", "content", "page-content"}


def _largest(found: list[etree._Element], body: etree._Element, share: float) -> etree._Element | None:
    """The one with most text, where it has so much of the page's."""
    best = max(found, key=_own_length, default=None)
    return best if best is not None and _own_length(best) >= share * max(_own_length(body), 1) else None


def _own_length(element: etree._Element) -> int:
    """Letters that are no link's: a menu has few, however long it is."""
    return _length(element) - sum(_length(link) for link in element.iter("a"))


def _densest(body: etree._Element) -> etree._Element:
    """Down from the body, as long as one child holds nearly all of the text."""
    element = body
    while True:
        whole = _own_length(element)
        heavy = next((part for part in _parts(element) if _own_length(part) >= DENSE_SHARE * max(whole, 1)), None)
        if heavy is None:
            return element
        element = heavy


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if child.tag in {"div", "section", "article", "main", "center", "form"})


def _prune(content: etree._Element, *, is_whole: bool) -> None:
    """Take out what stands around the content within it."""
    whole = _length(content)
    doomed = [element for element in content.iterdescendants() if _is_around(element, is_whole=is_whole)]
    for element in doomed:
        if _length(element) < KEPT_SHARE * max(whole, 1) and next(element.iter("h1"), None) is None:
            remove(element)


def _is_around(element: etree._Element, *, is_whole: bool) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag == "footer" or element.get("role", "") in AROUND_ROLES:
        return True
    if tag == "header":
        return is_whole and element.getparent() is not None and element.getparent().tag in {"body", "div"}
    if tag == "a":
        return element.get("href", "").startswith("#") and text_of(element).lower().startswith("skip")
    if tag == "aside":
        return _own_length(element) < LINKS_SHARE * max(_length(element), 1)
    return bool(_class_words(element) & AROUND_WORDS) or _is_hidden(element)


def _class_words(element: etree._Element) -> set[str]:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return {word.lower() for word in WORD.findall(names)} if names != " " else set()


def _is_hidden(element: etree._Element) -> bool:
    is_hidden = (
        element.get("aria-hidden") == "true"
        or "hidden" in element.attrib
        or bool(HIDDEN.search(element.get("style", "")))
    )
    return is_hidden and _length(element) < HIDDEN_KEPT
