"""The pictures of docs/letters/: each page of each house style. `make pictures` draws them anew."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from letters.rendering.pdf import render_pdf
from tests.letters.sample import PICTURES, SAMPLES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "letters"
DOTS_AN_INCH = 60


def drawn() -> Iterator[tuple[str, Image.Image]]:
    """Each page's file name and its picture, in grey: what differs by colour alone is no other page."""
    for name, letter in SAMPLES.items():
        document = pypdfium2.PdfDocument(render_pdf(letter, PICTURES))
        for number, page in enumerate(document, start=1):
            image = page.render(scale=DOTS_AN_INCH / 72).to_pil().convert("RGB")
            yield f"{name}-{number}.png", image.quantize(32)


def write() -> None:
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, image in drawn():
        image.save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    import django

    django.setup()
    write()
