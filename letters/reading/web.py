"""A web page: its main content as text. Nothing that it names is fetched, and no script of it is looked at."""

import re

from lxml import etree

from letters.reading import bounds
from letters.reading.extracted import Extracted, Media, Remark, RemarkCode
from letters.reading.refusals import Reason, Unreadable
from letters.reading.text_file import decoded
from letters.reading.web_blocks import Blocks
from letters.reading.web_main import Main, main_of, text_of
from letters.reading.written import Written
from tracker.kit.decoding import is_marked

SNIFFED = 4096
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{1,40})|encoding\s*=\s*["']([\w-]{1,40})""", re.IGNORECASE)
KNOWN_CHARSETS = re.compile(
    r"(?:utf-?8|utf-?16(?:le|be)?|us-ascii|iso-?8859-\d{1,2}|latin-?1|(?:windows-|cp)125\d)", re.I
)
SINGLE_BYTE = re.compile(r"(?:us-ascii|iso-?8859-1|latin-?1)", re.IGNORECASE)
TITLE_MOST = 300
ABOUT = "Left out what stands around the page's content, such as menus and feet: about {words} words."


def read_web(data: bytes) -> Extracted:
    """The page's content; `Unreadable` where it is out of bounds."""
    if b"<!entity" in data[:SNIFFED].lower():
        raise Unreadable(Reason.ENTITIES)
    text, remarks = _decoded(data)
    root = _tree(text)
    title = text_of(found)[:TITLE_MOST] if (found := root.find(".//title")) is not None else ""
    main = main_of(root)
    written = Written()
    blocks = Blocks(written)
    if main.heading is not None:
        blocks.read(main.heading)
    blocks.read(main.content)
    furniture = (title,) if title else ()
    all_remarks = (*remarks, *_remarks(main, written))
    return Extracted(written.text, Media.HTML, written.places, written.tables, all_remarks, furniture)


def _remarks(main: Main, written: Written) -> list[Remark]:
    found = []
    if main.left_out > 20:
        found.append(Remark(RemarkCode.AROUND_CONTENT, ABOUT.format(words=max(main.left_out // 6, 1))))
    if not written.text:
        found.append(Remark(RemarkCode.NO_TEXT, "The page has no text: its text may be put there by a script."))
    return found


def _decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """By its mark, else as it says, else as a text file."""
    if is_marked(data):
        return decoded(data)
    match = CHARSET.search(data[:SNIFFED])
    said = (match[1] or match[2]).decode("ascii") if match else ""
    if not KNOWN_CHARSETS.fullmatch(said) or said.lower().startswith("utf"):
        return decoded(data)
    text = data.decode("cp1252" if SINGLE_BYTE.fullmatch(said) else said, "replace")
    if "\0" in text:
        raise Unreadable(Reason.NULLS, line=text[: text.index("\0")].count("\n") + 1)
    return text, ()


def _tree(text: str) -> etree._Element:
    if text.count("<") > 2 * bounds.HTML_ELEMENTS_MOST:
        raise Unreadable(Reason.TOO_DEEP)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.DAMAGED) from error
    if root is None:
        raise Unreadable(Reason.EMPTY)
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise Unreadable(Reason.TOO_DEEP)
    _check_depth(root)
    return root


def _check_depth(root: etree._Element) -> None:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > bounds.HTML_DEPTH_MOST:
            raise Unreadable(Reason.TOO_DEEP)
