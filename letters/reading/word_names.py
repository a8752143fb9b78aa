"""Names of WordprocessingML, in both dialects: Word's usual one, and "Strict Open XML", mapped to it."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

VAL = f"{{{W}}}val"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The descendant down these names."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: etree._Element | None, *names: str) -> str:
    """The `val` of the descendant down these names; "" where it is not there or says nothing."""
    found = child(element, *names)
    return "" if found is None else found.get(VAL, "")


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number as a file says it; a hostile one can say anything."""
    try:
        return max(min(int(text or ""), 10**6), -(10**6))
    except ValueError:
        return otherwise


def is_on(element: etree._Element | None) -> bool:
    """A switch of the format: there, and not said to be off."""
    return element is not None and element.get(VAL, "true") not in {"0", "false", "off", "none"}
