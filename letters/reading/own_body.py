"""Which policing body writes: by its signature, its letterhead or title, its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.bodies import Named, bodies_in, constable_of, force_alone, forces_in, known_body, unnamed_body
from letters.reading.head_lines import HeadLine
from letters.reading.parties import Party
from letters.reading.values import Read


def own_body(
    text: str, head: Sequence[HeadLine], tail: Sequence[HeadLine], signatory: Party, furniture: Sequence[str]
) -> tuple[Read[str] | None, str]:
    """The body's name with its area: by its signature, its letterhead or title, its first words."""
    role = signatory.role
    if role and role.span and re.match(r"(?:The )?(?:Deputy |Temporary |Acting )?Chief Constable", role.value):
        force = constable_of(text, role.span)
        forces = forces_in(text, force or "")
        name = force or (forces[0].value if forces else "")
        return Read(f"Chief Constable of {name}" if name else role.value, role.span, 0.85), name
    signs_for_body = role is not None and re.search(r"Commissioner|Mayor|PCC", role.value) is not None
    head_force = next((force for line in head[:2] if (force := force_alone(line.text))), None)
    heads_body = any(True for line in head[:1] for _ in bodies_in(text, line.span.start, line.span.end))
    if head_force and not signs_for_body and not heads_body:
        return Read(head_force, head[0].span, 0.6), head_force
    named = _candidates(text, head, tail, signatory)
    if named:
        score, best = max(named, key=lambda one: one[0])
        area = best.area.title() if best.area.isupper() else best.area
        return Read(best.name, best.span, min(0.95, 0.6 + score / 20)), area
    short = known_body(text)
    if short:
        return short, ""
    running = next((found for line in furniture for found in bodies_in(line, 0, len(line))), None)
    if running:
        return Read(running.name, None, 0.7), running.area
    return _body_without_area(text, [*head[:20], *tail[-6:]], tail, role)


def _body_without_area(
    text: str, lines: Sequence[HeadLine], tail: Sequence[HeadLine], role: Read[str] | None
) -> tuple[Read[str] | None, str]:
    """The office by its title alone: the signatory's, with the area on the line below it, or what the head calls it."""
    if role and role.span:
        unnamed = unnamed_body(text, role.span)
        if unnamed or re.search(r"Mayor|Commissioner|Chair", role.value):
            area = _area_below(tail, role)
            words = text[unnamed.start : unnamed.end] if unnamed else role.value
            name = f"{words} for {area.value}" if area and "Commissioner" in words else words
            return Read(name, role.span, 0.75), area.value if area else ""
    found = next((span for line in lines if (span := unnamed_body(text, line.span))), None)
    return (Read(text[found.start : found.end], found, 0.5) if found else None), ""


def _candidates(
    text: str, head: Sequence[HeadLine], tail: Sequence[HeadLine], signatory: Party
) -> list[tuple[float, Named]]:
    found: list[tuple[float, Named]] = []
    role = signatory.role.span if signatory.role and signatory.role.span else None
    signs_as_mayor = signatory.role is not None and signatory.role.value.startswith(("Mayor of", "The Mayor of"))
    own = r"\b(?:I|we|my|our|on behalf of|response of|reply of|prepared by|office)\b"
    for place, line in enumerate(head):
        for named in bodies_in(text, line.span.start, line.span.end):
            short = len(line.text) < 120
            score = (4.0 if short else 2.0) - min(place, 20) * 0.05
            score += 0.6 if re.search(own, line.text, re.IGNORECASE) else 0
            score += 0.5 if named.name.lower().startswith("office") or "Office" in named.name else 0
            score -= 2.0 if named.name.startswith("MAYOR") else 0
            score -= 2.2 if "CC" in named.name else 0
            score -= 2.0 if named.name.upper().endswith("AUTHORITY") and "POLICE" not in named.name.upper() else 0
            letterhead = (
                place < 4
                and "CC" not in named.name
                and len(named.name) >= 0.7 * len(line.text)
                and not named.name.startswith("MAYOR")
                and not (signs_as_mayor and "AUTHORITY" in named.name.upper())
            )
            score += 1.7 if letterhead else 0
            score -= 1.5 if named.name.startswith("Comisiynydd") else 0
            found.append((score, named))
    signed = next(
        (at for at, line in enumerate(tail) if re.match(r"(?i)cc\b|c\.c|cop(?:y|ies|ied)\b|distribution", line.text)),
        len(tail),
    )
    for line in tail[:signed]:
        for named in bodies_in(text, line.span.start, line.span.end):
            if len(line.text) > 120:
                continue
            signs = role is not None and role.start <= named.span.start <= role.end + 3
            welsh = 1.5 if named.name.startswith("Comisiynydd") else 0
            found.append(((5.0 if signs else 3.0) - welsh, named))
    return found


def _area_below(tail: Sequence[HeadLine], role: Read[str]) -> Read[str] | None:
    """The line under the role that is the area: "West Mercia"."""
    assert role.span is not None
    place = next((at for at, line in enumerate(tail) if line.span.end == role.span.end), None)
    if place is None or place + 1 >= len(tail):
        return None
    line = tail[place + 1]
    plain = re.sub(r"^(?:for |of )", "", line.text)
    if (
        re.fullmatch(r"(?:[A-Z][\w'’-]+)(?:,? (?:(?:and|of|the|&|upon) )*[A-Z][\w'’-]+){0,4}", plain)
        and len(plain) < 50
    ):
        return None if re.match(r"(?:HMICFRS|Copy|Copies|Cc|Encl?)\b", plain) else Read(plain, line.span, 0.8)
    return None
