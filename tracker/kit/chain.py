"""A chain of hashes: each row's hash covers its own facts and the hash of the row before it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
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


def texts_are_whole(texts: Mapping[str, str], digests: Mapping[str, str]) -> bool:
    """Whether each text is the one whose digest is in the chain, or was blanked by a disposal."""
    return set(texts) <= set(digests) and all(
        text == "" or text_digest(text) == digests[name] for name, text in texts.items()
    )


def merkle_root(leaves: Sequence[str]) -> str:
    """One hash over many: each pair is hashed to one, level by level; an odd last one goes up as it is."""
    level = list(leaves) or [GENESIS]
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [hashlib.sha256("".join(pair).encode()).hexdigest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0]
