"""The pages look as their pictures in docs/letters/ do. `make pictures` draws those anew, where a change is meant."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from letters.rendering.styles import house_styles
from tests.letters.pictures import FOLDER, drawn
from tests.letters.sample import SAMPLES

ROOT = Path(__file__).resolve().parents[3]
DARKER, SHARE = 48, 0.004
"""A dot differs where it is this much lighter or darker, of 255; a page, where more than this share of its dots do."""


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    difference = ImageChops.difference(one.convert("L"), other.convert("L"))
    return sum(difference.histogram()[DARKER:]) / (one.width * one.height)


@pytest.fixture(scope="module")
def pages() -> dict[str, Image.Image]:
    return dict(drawn())


def test_each_page_has_its_picture_and_each_style_its_pages(pages: dict[str, Image.Image]) -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == set(pages)
    assert set(house_styles()) < set(SAMPLES)


def test_each_page_looks_as_its_picture(pages: dict[str, Image.Image]) -> None:
    for name, page in pages.items():
        with Image.open(FOLDER / name) as held:
            assert held.size == page.size, name
            assert share_that_differs(held, page) < SHARE, name


def test_a_line_that_moves_would_be_seen(pages: dict[str, Image.Image]) -> None:
    page = pages["headings-1.png"].convert("L")
    moved = page.copy()
    moved.paste(page.crop((0, 300, page.width, 500)), (0, 306))
    assert share_that_differs(page, moved) > SHARE


def test_the_readme_shows_each_style() -> None:
    shown = set(re.findall(r"docs/letters/([\w-]+\.png)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {f"{style}-1.png" for style in house_styles()} <= shown
