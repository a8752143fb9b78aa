"""Pictures that an office sends for its letters: what may be in them, and nothing else.

A PNG is looked at chunk by chunk before it is opened. An SVG may hold shapes, text and paints of its own: no script, no
style sheet, no address that leads out of it. A file with anything else is refused, with what it is, and never
changed.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree
from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_PNG = 1_000_000
LARGEST_SVG = 200_000
"""Bytes: many times what a logo needs."""
LONGEST_SIDE = 4_000
"""Dots of a side: 30 cm in print."""
LONGEST_VIEW = 100_000
"""An SVG's own units of a side."""
MOST_ELEMENTS = 5_000
SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {
    "svg", "g", "title", "desc", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "metadata",
}  # fmt: skip
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|data:|\\", re.IGNORECASE)
_OTHER_ENCODING = re.compile(r"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(?:px|pt|mm)?\s*")


class PictureRefused(ValueError):
    """The file is no picture that a letter can bear. Its words say what it is, and what to do."""


@dataclass(frozen=True)
class CheckedPicture:
    """A picture that a letter can bear: its bytes as they were sent."""

    data: bytes
    media_type: str
    width: int
    height: int


def check_picture(data: bytes) -> CheckedPicture:
    """What the file is. Raises PictureRefused, in words for a person, where it is anything but a plain PNG or SVG."""
    if data.startswith(PNG):
        return _png(data)
    if b"<svg" in data[:2_000]:
        return _svg(data)
    raise PictureRefused(_("The file must be a PNG or an SVG picture: this is neither."))


def _png(data: bytes) -> CheckedPicture:
    if len(data) > LARGEST_PNG:
        raise PictureRefused(_too_large(len(data), LARGEST_PNG))
    kinds = list(_chunks(data))
    if b"acTL" in kinds:
        raise PictureRefused(_("The picture moves. Send a still one."))
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            width, height = image.size
            if max(width, height) > LONGEST_SIDE:
                raise PictureRefused(_too_long(width, height))
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, PictureRefused):
            raise
        raise PictureRefused(_("The PNG file is broken. Save it again, and send that.")) from error
    return CheckedPicture(data, "image/png", width, height)


def _chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of a PNG's chunks. Raises PictureRefused where they don't add up, or something follows the last."""
    place = len(PNG)
    while place + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        if (kind == b"IHDR") != (place == len(PNG)) or (kind == b"IHDR" and length != 13):
            raise PictureRefused(_("The PNG file is broken, or has something behind the picture. Save it again."))
        place += 12 + length
        if kind == b"IHDR" and max(struct.unpack(">II", data[16:24])) > LONGEST_SIDE:
            raise PictureRefused(_too_long(*struct.unpack(">II", data[16:24])))
        yield kind
        if kind == b"IEND":
            break
    if place != len(data):
        raise PictureRefused(_("The PNG file is broken, or has something behind the picture. Save it again."))


def _svg(data: bytes) -> CheckedPicture:
    if len(data) > LARGEST_SVG:
        raise PictureRefused(_too_large(len(data), LARGEST_SVG))
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PictureRefused(_("The SVG file is not in UTF-8. Save it again, and send that.")) from error
    if "\0" in words or _OTHER_ENCODING.search(words[:200]):
        raise PictureRefused(_("The SVG file is not in UTF-8. Save it again, and send that."))
    if re.search(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", words, re.IGNORECASE):
        raise PictureRefused(_("The SVG file has a document type, entities or a style sheet. Save it as plain SVG."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PictureRefused(_("The SVG file is broken: %(why)s.") % {"why": str(error)[:120]}) from error
    if root.tag != f"{SVG}svg":
        raise PictureRefused(_("The file must be an SVG picture: its first element is not “svg”."))
    if root.getroottree().docinfo.doctype:
        raise PictureRefused(_("The SVG file has a document type, entities or a style sheet. Save it as plain SVG."))
    for place, element in enumerate(root.iter()):
        if place > MOST_ELEMENTS:
            raise PictureRefused(_("The SVG file has too many elements. Send a simpler picture, or a PNG."))
        _check_element(element)
    width, height = _size(root)
    return CheckedPicture(data, "image/svg+xml", width, height)


def _check_element(element: etree._Element) -> None:
    if element.tag is etree.Comment:
        return
    if not isinstance(element.tag, str):
        raise PictureRefused(_("The SVG file has instructions or entities in it. Save it as plain SVG."))
    name = element.tag.removeprefix(SVG)
    is_foreign = element.tag.startswith("{") and not element.tag.startswith(SVG)
    if is_foreign and any(parent.tag == f"{SVG}metadata" for parent in element.iterancestors()):
        return  # what a drawing program says of the picture: never drawn
    if name not in _ELEMENTS:
        raise PictureRefused(_("The SVG file has “%(name)s” in it, which a letter cannot bear.") % {"name": name[:60]})
    for key, value in element.attrib.items():
        local = str(key).rpartition("}")[2].lower()
        leads_out = local == "href" and not str(value).startswith("#")
        if local.startswith("on") or leads_out or _ADDRESS.search(str(value)):
            said = {"name": local[:60], "value": str(value)[:60]}
            raise PictureRefused(_("The SVG file has “%(name)s=%(value)s” in it, which a letter cannot bear.") % said)


def _size(root: etree._Element) -> tuple[int, int]:
    """Width and height from its view box, or as it gives them."""
    box = (root.get("viewBox") or "").replace(",", " ").split()
    given = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [_NUMBER.fullmatch(one) for one in given]
    sides = [float(one[1]) for one in found if one and len(one[1]) < 12]
    if len(sides) == 2 and max(sides) > LONGEST_VIEW:
        raise PictureRefused(
            _("The SVG file is too large: neither side may be over %(most)d.") % {"most": LONGEST_VIEW}
        )
    if len(sides) != 2 or min(sides) < 1:
        raise PictureRefused(_("The SVG file gives no size: it needs a viewBox, or a width and a height."))
    return round(sides[0]), round(sides[1])


def _too_large(size: int, most: int) -> str:
    said = {"size": f"{size / 1000:,.0f}", "most": f"{most / 1000:,.0f}"}
    return _("The file must be %(most)s kB or smaller: it has %(size)s kB.") % said


def _too_long(width: int, height: int) -> str:
    said = {"width": width, "height": height, "most": LONGEST_SIDE}
    return _("Neither side of the picture may be longer than %(most)d dots: it is %(width)d by %(height)d.") % said
