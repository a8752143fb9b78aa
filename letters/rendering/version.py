"""Which templates, styles, fonts and renderer a letter was made with, as one digest that an issued letter keeps."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

from letters.rendering.styles import FOLDER

ASSETS = Path(__file__).resolve().parent / "assets"
WORD = Path(__file__).resolve().parent / "word"


@functools.cache
def template_version() -> str:
    """SHA-256 over the letters' templates, styles and fonts, by name and content, and what draws them."""
    digest = hashlib.sha256(f"{version('weasyprint')} {version('python-docx')}".encode())
    for path in sorted([*FOLDER.rglob("*"), *ASSETS.rglob("*"), *WORD.glob("*.xml")]):
        if path.is_file():
            digest.update(
                path.relative_to(path.parents[1]).as_posix().encode()
                + b"\0"
                + hashlib.sha256(path.read_bytes()).digest()
            )
    return digest.hexdigest()
