"""The id of a row of an update sheet: which response the row is about, and which version of it the sheet shows."""

import re
from base64 import b32encode
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "update-sheet-row"
_CODE_BYTES = 5
"""Forty bits: eight letters and figures, none of them 0, 1, 8 or 9, which are easily misread."""
_SHAPE = re.compile(r"R(?P<response>[0-9]{1,18})-(?P<version>[0-9]{1,9})-(?P<code>[A-Z2-7]{8})")


@dataclass(frozen=True)
class RowId:
    """Written as "R1204-3-K7QX2MPA": a letter first, so that no spreadsheet takes it for a number or a date."""

    response: int
    version: int

    def __str__(self) -> str:
        return f"R{self.response}-{self.version}-{self.code}"

    @property
    def code(self) -> str:
        """A check that a figure was not mistyped, and that the id was made here."""
        digest = salted_hmac(_SALT, f"{self.response}:{self.version}", algorithm="sha256").digest()
        return b32encode(digest[:_CODE_BYTES]).decode()


def parse_row_id(text: str) -> RowId | None:
    """The id, in whatever case it is typed; None where its check code is not ours."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None:
        return None
    made = RowId(int(found["response"]), int(found["version"]))
    return made if constant_time_compare(made.code, found["code"]) else None
