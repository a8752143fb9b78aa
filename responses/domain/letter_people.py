"""Who wrote, for which force, and who signed: what the register does not know, or holds otherwise for that day."""

import re
from collections.abc import Iterator

from letters.reading.values import Reading
from responses.domain.letter_register import Beside, HeldHolder
from responses.domain.letter_warnings import LetterWarning, WarningCode, spans_of

_STYLES_WORDS = (
    "mr mrs ms miss mx dr sir dame lord lady rt hon the right honourable councillor cllr professor prof mp kc qc "
    "am ms cbe obe mbe qpm dl jp cstj"
)
_STYLES = frozenset(_STYLES_WORDS.split())


def people_warnings(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    yield from _of_the_body(reading, beside)
    yield from _of_the_force(reading, beside)
    yield from _of_the_signature(reading, beside)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same words without styles and honours, or initials for first names.
    "Sir John Campion KC" and "J Campion" are; "Jane Campion" and "John Campion" are not."""
    a, b = _name(one), _name(other)
    if not a or not b or a[-1] != b[-1] or bool(a[:-1]) != bool(b[:-1]):
        return False
    return all(_same_first(x, y) for x, y in zip(a[:-1], b[:-1], strict=False))


def _same_first(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))


def _name(written: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", written.casefold().replace("’", "'")) if word not in _STYLES]


def _of_the_body(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    body = reading.header.body
    if body is None and not beside.body:
        yield LetterWarning(code=WarningCode.BODY_NOT_STATED)
    elif body is not None and not beside.knows_body:
        yield LetterWarning(code=WarningCode.BODY_NOT_KNOWN, letter=body.value, spans=spans_of(body))


def _of_the_force(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    forces = reading.header.forces
    if not forces:
        return
    named = {"letter": ", ".join(read.value for read in forces), "spans": spans_of(*forces)}
    if beside.knows_force is False:
        yield LetterWarning(code=WarningCode.FORCE_NOT_KNOWN, **named)  # type: ignore[arg-type]
    elif not beside.answers_for_force:
        yield LetterWarning(code=WarningCode.FORCE_OF_ANOTHER, register=beside.body, **named)  # type: ignore[arg-type]


def _of_the_signature(reading: Reading, beside: Beside) -> Iterator[LetterWarning]:
    """Of a body that is not known nothing is said: there is nobody to compare with."""
    signed = reading.header.signatory_name
    if signed is None:
        yield LetterWarning(code=WarningCode.UNSIGNED)
        return
    if not beside.body:
        return
    dated = reading.header.letter_date
    in_office = [one for one in beside.holders if one.on(dated.value if dated else None)]
    same = [one for one in in_office if same_person(one.name, signed.value)]
    if any(one.is_holder for one in same):
        return
    yield LetterWarning(
        code=WarningCode.SIGNATORY_NOT_HOLDER,
        letter=signed.value,
        register=", ".join(_named(one) for one in in_office if one.is_holder),
        role=same[0].title if same else "",
        spans=spans_of(signed, reading.header.signatory_role),
    )


def _named(holder: HeldHolder) -> str:
    return f"{holder.name}, {holder.title}" if holder.title else holder.name
