"""A chain of hashes: each row's hash covers its own facts and the hash of the row before it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

GENESIS = "0" * 64
"""What stands in for the row before the first."""


def text_digest(text: str) -> str:
    """The SHA-256 of a text, which stands for it in the chain: the text can be blanked and the chain still verifies."""
    return hashlib.sha256(text.encode()).hexdigest()


def link(previous: str, facts: Mapping[str, Any]) -> str:
    """The hash of a row: SHA-256 over the previous hash and the row's facts as canonical JSON."""
    canonical = json.dumps({**facts, "previous": previous}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
