"""Whether a colour can be read on white paper: WCAG 2.2, success criterion 1.4.3."""

import re

LEAST = 4.5
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of "#rrggbb" on white, from 1 to 21. Raises ValueError where it is no such colour."""
    if not _COLOUR.fullmatch(colour):
        raise ValueError(colour)
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
