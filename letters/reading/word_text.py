"""A paragraph's words in Word: tracked changes as if accepted, hidden text and field codes left out."""

from collections.abc import Iterator

from lxml import etree

from letters.reading.symbols import SYMBOL_FONTS
from letters.reading.word_names import MC, child, is_on, w

SKIPPED = frozenset(
    [
        *(
            w(name)
            for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "txbxContent")
        ),
        *(w(name) for name in ("delInstrText", "annotationRef", "fldData", "rt")),
        f"{{{MC}}}Fallback",
    ]
)
"""What isn't the paragraph's text as it will stand. Text boxes are read after it."""
PLAIN = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip
NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


class Met:
    """What was met in the document's paragraphs that a person should know of, and its notes in order."""

    def __init__(self) -> None:
        self.changes = 0
        self.comments = 0
        self.hidden = 0
        self.notes: list[tuple[str, str]] = []


def words_of(paragraph: etree._Element, met: Met) -> str:
    """The paragraph's text, its line breaks kept."""
    lines = "".join(_pieces(paragraph, met)).split("\n")
    tidied = ["\t".join(" ".join(cell.split()) for cell in line.strip().split("\t") if cell.strip()) for line in lines]
    return "\n".join(tidied).strip("\n")


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes anchored in the paragraph, the outermost only, each once."""
    for box in paragraph.iter(w("txbxContent")):
        above = {ancestor.tag for ancestor in _ancestors(box, paragraph)}
        if not above & {f"{{{MC}}}Fallback", w("txbxContent"), w("del"), w("moveFrom")}:
            yield box


def _ancestors(element: etree._Element, upto: etree._Element) -> Iterator[etree._Element]:
    for ancestor in element.iterancestors():
        if ancestor is upto:
            return
        yield ancestor


def _pieces(paragraph: etree._Element, met: Met) -> Iterator[str]:
    """In the order of the text, without recursion: a hostile file can nest as it likes."""
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in SKIPPED:
            met.changes += element.tag in {w("del"), w("moveFrom")}
        elif _is_left_out(element, met):
            continue
        else:
            yield from _piece(element, met)
            stack.append(iter(element))


def _is_left_out(element: etree._Element, met: Met) -> bool:
    if element.tag == w("r"):
        is_hidden = is_on(child(element, "rPr", "vanish"))
        met.hidden += is_hidden
        return is_hidden
    return element.tag == w("sdt") and is_on(child(element, "sdtPr", "showingPlcHdr"))


def _piece(element: etree._Element, met: Met) -> Iterator[str]:
    tag = element.tag
    if tag == w("t"):
        yield (element.text or "").replace("\xad", "").replace("\xa0", " ")
    elif tag in PLAIN:
        yield PLAIN[tag]
    elif tag == w("br"):
        yield "" if element.get(w("type")) in {"page", "column"} else "\n"
    elif tag == w("sym"):
        yield SYMBOL_FONTS.get(_code(element.get(w("char"), "")), "")
    elif tag in NOTES:
        met.notes.append((NOTES[tag], element.get(w("id"), "")))
        yield f"[{len(met.notes)}]"
    elif tag == w("fldChar"):
        yield _check_box(element)
    elif tag == w("ins") or tag == w("moveTo"):
        met.changes += 1
    elif tag == w("commentReference"):
        met.comments += 1


def _check_box(element: etree._Element) -> str:
    """The state of a form's tick box of the older kind. The newer kind's is a character of its text."""
    box = child(element, "ffData", "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    return "☒" if is_on(child(box, "default") if state is None else state) else "☐"


def _code(text: str) -> int:
    try:
        code = int(text, 16)
    except ValueError:
        return 0
    return code if code >= 0xF000 else code + 0xF000
