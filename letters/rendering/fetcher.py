"""What a letter's PDF may be made from: the files in letters/rendering/assets, each by its exact name, and the style
sheets of the house styles.

A letter's words come from people and from documents sent in by others. None of them is ever markup, so no address in
them is ever fetched; and should a template slip, this refuses rather than read a file or call the network.
"""

import logging
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from letters.content import Pictures
from letters.rendering.styles import FOLDER, house_styles

logger = logging.getLogger(__name__)

ASSETS = Path(__file__).resolve().parent / "assets"
_STYLE = re.compile(r"style/([a-z0-9-]+)\.css")
_PICTURE = re.compile(r"picture/([0-9a-f]{64})")
PNG = b"\x89PNG\r\n\x1a\n"
SCHEME = "letter-asset:"
CONTENT_TYPES = {
    "base.css": "text/css",
    "fonts.css": "text/css",
    "file.css": "text/css",
    "draft-en.svg": "image/svg+xml",
    "draft-cy.svg": "image/svg+xml",
    **{f"fonts/{path.name}": "font/ttf" for path in sorted((ASSETS / "fonts").glob("*.ttf"))},
}


class AssetRefused(Exception):
    """A letter's HTML asked for something other than the product's own assets: a fault of a template."""


@dataclass(frozen=True)
class Asset:
    """A file of the product that a letter is made with."""

    body: bytes
    content_type: str


def read_asset(url: str, pictures: Pictures = MappingProxyType({})) -> Asset:
    """The asset that "letter-asset:NAME" names: one of the product's own, or one of the letter's pictures, handed in.

    Every other address is logged and refused.
    """
    name = url.removeprefix(SCHEME)
    if url.startswith(SCHEME):
        if name in CONTENT_TYPES:
            return Asset((ASSETS / name).read_bytes(), CONTENT_TYPES[name])
        if (style := _STYLE.fullmatch(name)) and style[1] in house_styles():
            return Asset((FOLDER / style[1] / "letter.css").read_bytes(), "text/css")
        if (picture := _PICTURE.fullmatch(name)) and picture[1] in pictures:
            return _picture(pictures[picture[1]])
    logger.error("A letter asked for an address that it may not read: %.200r", url)
    raise AssetRefused(f"A letter may not read {url[:200]!r}")


def _picture(body: bytes) -> Asset:
    return Asset(body, "image/png" if body.startswith(PNG) else "image/svg+xml")
