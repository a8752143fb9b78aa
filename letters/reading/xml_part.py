"""A part's XML as a tree, with nothing expanded and nothing fetched."""

from lxml import etree

from letters.reading import bounds
from letters.reading.refusals import Reason, Unreadable


def tree_of(data: bytes, part: str) -> etree._Element:
    """The part's root. A document type is refused before it is looked at, in whichever encoding."""
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise Unreadable(Reason.ENTITIES, part=part)
    if data.count(b"<") > 2 * bounds.XML_ELEMENTS_MOST:
        raise Unreadable(Reason.PACKED_TOO_TIGHT, part=part)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        is_deep = "depth" in str(error).lower()
        raise Unreadable(Reason.TOO_DEEP if is_deep else Reason.DAMAGED, part=part) from error
    except (ValueError, LookupError) as error:
        raise Unreadable(Reason.DAMAGED, part=part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(Reason.ENTITIES, part=part)
    return root
