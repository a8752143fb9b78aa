"""Words as they are compared: without case, accents, punctuation or spare spaces."""

import re
import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans({"#": " no ", "№": " no ", "&": " and "})
_NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """ "Rec. No:" and "rec no" are the same; so are "N/A" and "n a"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SIGNS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", bare).strip()
