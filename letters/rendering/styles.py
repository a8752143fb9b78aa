"""The house styles that there are: the folders of templates/letters/ that hold a letter.html and a letter.css.

A new one needs no Python: its template says the letter's parts in order, and begins with a comment that names it.
"""

import functools
import re
from pathlib import Path

from letters.content import DEFAULT_STYLE

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "letters"
_NAME = re.compile(r"\{# (?P<name>[^:.#]+)[:.]? ?(?P<about>[^#]*?) ?#\}")


@functools.cache
def house_styles() -> dict[str, str]:
    """Each style's folder and its name, in English, as its template's first line gives it; the default style first."""
    found = {path.parent.name: _name(path) for path in sorted(FOLDER.glob("*/letter.html"))}
    return {DEFAULT_STYLE: found.pop(DEFAULT_STYLE), **found}


def style_of(name: str) -> str:
    """The style's folder; of a style that is no more, the default's."""
    return name if name in house_styles() else DEFAULT_STYLE


def _name(path: Path) -> str:
    with path.open(encoding="utf-8") as template:
        match = _NAME.match(template.readline())
    if match is None:
        raise ValueError(f"{path} must begin with a comment that names the style: {{# Name: what it is like. #}}")
    return match["name"].strip()
