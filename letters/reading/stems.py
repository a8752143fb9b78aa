"""The words of a text that tell what it is about, cut down so that "training" and "trained" are one."""

from __future__ import annotations

import re

STEM_MOST = 7
_WORD = re.compile(r"[a-z]{3,}|[0-9]{2,}")
_ENDINGS = """
    isations isation ations ation ments ment ings ing ies ied ers er als al ed es ly y s e
""".split()  # noqa: SIM905  plainer than a list of strings
_COMMON = frozenset(
    """
    the and for with that this these those their they them there where which who whose will would should could
    must have has had been being was were are from into over under upon each every all any some such than then
    when while also other make sure take takes chief constable constables force forces police constabulary
    recommendation recommendations report commissioner officer office inspection hmicfrs its his her our your
    not now but may can does did one two three set use used using need needs within before after about between
    through both year years month months day days january february march april june july august september
    october november december immediate effect
    """.split()  # noqa: SIM905
)


def stems_of(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, cut down to their stems."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _COMMON)


def _stem(word: str) -> str:
    for _pass in range(2):
        ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= 4), "")
        word = word[: len(word) - len(ending)]
    return word[:STEM_MOST]
