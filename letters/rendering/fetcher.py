"""What a letter's PDF may be made from: the files in letters/rendering/assets, each by its exact name.

A letter's words come from people and from documents sent in by others. None of them is ever markup, so no address in
them is ever fetched; and should a template slip, this refuses rather than read a file or call the network.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

ASSETS = Path(__file__).resolve().parent / "assets"
SCHEME = "letter-asset:"
CONTENT_TYPES = {
    "plain.css": "text/css",
    "draft-en.svg": "image/svg+xml",
    "draft-cy.svg": "image/svg+xml",
    "fonts/NotoSans-Regular.ttf": "font/ttf",
    "fonts/NotoSans-Bold.ttf": "font/ttf",
    "fonts/NotoSans-Italic.ttf": "font/ttf",
}


class AssetRefused(Exception):
    """A letter's HTML asked for something other than the product's own assets: a fault of a template."""


@dataclass(frozen=True)
class Asset:
    """A file of the product that a letter is made with."""

    body: bytes
    content_type: str


def read_asset(url: str) -> Asset:
    """The asset that "letter-asset:NAME" names; every other address is logged and refused."""
    name = url.removeprefix(SCHEME)
    if not url.startswith(SCHEME) or name not in CONTENT_TYPES:
        logger.error("A letter asked for an address that it may not read: %.200r", url)
        raise AssetRefused(f"A letter may not read {url[:200]!r}")
    return Asset((ASSETS / name).read_bytes(), CONTENT_TYPES[name])
