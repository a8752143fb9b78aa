"""Who signs a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.copies import COPIES
from letters.reading.head_lines import HeadLine, find_labelled
from letters.reading.parties import PERSON, PLAIN_PERSON, ROLE, Party, in_english, read_words
from letters.reading.values import Read, Span

_PRONOUNS = re.compile(r" \((?:he|she|they)/[a-z/]+\)$", re.IGNORECASE)


_OFFICE_BEHIND = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,4}(?:O?PF?CC|(?:Police(?:, Fire)?,? and Crime )?Commissioner|Mayor)$"
)


_NO_NAME = re.compile(
    (
        r"\[[^\]]*\]|A (?:handwritten|scanned|digital)|\(?[Ss]ignature|[Ss]igned (?:electronically|in the "
        r"absence)|\.{4,}|_{3,}|By e-?mail|Sent by"
    ),
    re.IGNORECASE,
)


_OFF = re.compile(
    (
        r"(?:yours (?:sincerely|faithfully|truly|ever|aye)|yours,?$|kind(?:est)? regards|(?:best|warm|with|"
        r"many)[a-z ]* (?:regards|wishes|thanks)|regards,?|yn gywir|yr eiddoch|sincerely|faithfully|best,?)"
    ),
    re.IGNORECASE,
)


_APPROVED = re.compile(r"(?:(?:response )?(?:agreed|approved|signed|signed off)(?: for publication)? by|signatory)")
_SIGNED = re.compile(
    (
        r"(?:signed|signed (?:off )?by|signature|name|(?:response )?agreed by|(?:response )?approved(?: for "
        r"publication)?(?: by)?|author|issued by|completed by|filled in by|submitted "
        r"by|response by|from)"
    ),
    re.IGNORECASE,
)


def signatory_in(lines: Sequence[HeadLine], text: str) -> Party:
    """Who signs: after the letter's sign-off, on a "Signed:" line, or in the last lines."""
    lines = [in_english(line) for line in lines]
    return signed_within(lines) or _labelled(lines, _SIGNED) or _signature(lines, loose=False)


def signed_within(lines: Sequence[HeadLine]) -> Party | None:
    """Who signs behind the sign-off, which in a covering letter stands before the answers."""
    party = _signature([in_english(line) for line in behind_signature(lines)[:8]], loose=True)
    return party if party.name or party.role else None


def behind_signature(lines: Sequence[HeadLine]) -> Sequence[HeadLine]:
    """The lines behind the last "Yours sincerely"."""
    off = next((at for at in range(len(lines) - 1, -1, -1) if _is_sign_off(lines[at].text)), None)
    return lines[off + 1 :] if off is not None else []


def _is_sign_off(text: str) -> bool:
    return _OFF.match(text) is not None and len(text) < 60


def approved_in(lines: Sequence[HeadLine]) -> Party | None:
    """Who approved a form, by what its head says."""
    return _labelled(lines, _APPROVED)


def _labelled(lines: Sequence[HeadLine], labels: re.Pattern[str]) -> Party | None:
    """Who signs by a label; a name in full, where the signature stands above it."""
    told = [one for one in find_labelled(lines, labels) if one[0] != "from"]
    for _label, value, span in sorted(told, key=lambda one: one[0] != "name"):
        both = re.match(r"(?P<name>[^,;–]{4,50}?)(?:,| [–-]) (?P<role>.+)$", value)
        if both and is_person(both["name"]):
            return Party(read_words(both["name"], span, value), read_words(both["role"], span, value))
        found = PLAIN_PERSON.match(value) or PERSON.match(value)
        if found:
            place = next(at for at, line in enumerate(lines) if line.span.end == span.end)
            after = lines[place + 1].text if place + 1 < len(lines) else ""
            after = re.sub(r"^(?:position|role|title|post|job title) ?[:\t]\s*", "", after, flags=re.IGNORECASE)
            is_role = ROLE.match(after) or _OFFICE_BEHIND.fullmatch(after)
            role = Read(after.strip(), lines[place + 1].span, 0.9) if is_role else None
            return Party(read_words(found["name"], span, value), role)
    return None


def _signature(lines: Sequence[HeadLine], *, loose: bool) -> Party:
    for place, line in enumerate(lines):
        if COPIES.match(line.text) and line.text.lower().startswith(("c", "d")):
            return Party()
        if _NO_NAME.match(line.text) or len(line.text) > 110:
            continue
        party = _name_and_role(lines, place, loose=loose)
        if party:
            return party
    return Party()


def _name_and_role(lines: Sequence[HeadLine], place: int, *, loose: bool) -> Party | None:
    """The person of a line and the role on it or below; `loose` after a sign-off, where a name alone is enough."""
    line = lines[place]
    both = re.match(r"(?P<name>[^,;–]{4,50}?)(?:,| [–-]) (?P<role>.+)$", line.text)
    if both and is_person(both["name"]) and (ROLE.match(both["role"]) or _OFFICE_BEHIND.match(both["role"])):
        return Party(read_words(both["name"], line.span, line.text), _role(lines, place, both["role"]))
    following = lines[place + 1] if place + 1 < len(lines) else None
    if is_person(line.text):
        return _person_above(lines, place, loose=loose)
    if loose and ROLE.match(line.text) and following is not None and is_person(following.text):
        return Party(Read(following.text.strip(" ,"), following.span, 0.9), Read(line.text, line.span, 0.9))
    return None


def _person_above(lines: Sequence[HeadLine], place: int, *, loose: bool) -> Party | None:
    name = _PRONOUNS.sub("", lines[place].text.strip(" ,"))
    near = range(place + 1, min(place + 3, len(lines)))
    role = next((at for at in near if ROLE.match(lines[at].text) or _OFFICE_BEHIND.fullmatch(lines[at].text)), None)
    if role is not None:
        following = lines[role + 1].text if role + 1 < len(lines) else ""
        role += 1 if lines[role].text.startswith("Comisiynydd") and ROLE.match(following) else 0
        return Party(Read(name, lines[place].span, 0.95), _role(lines, role, lines[role].text))
    if not loose:
        return None
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is not None and not below.is_apart and len(below.text) < 90 and not COPIES.match(below.text):
        return Party(Read(name, lines[place].span, 0.9), Read(below.text, below.span, 0.6))
    return Party(Read(name, lines[place].span, 0.85))


def _role(lines: Sequence[HeadLine], place: int, words: str) -> Read[str]:
    """The role, with the line that it goes on to."""
    start = lines[place].span.end - len(words)
    end = lines[place].span.end
    while place + 1 < len(lines) and (
        words.endswith((" for", " of", " and", ",", " &", " the"))
        or re.match(r"(?:for and )?on behalf of", lines[place + 1].text)
    ):
        if COPIES.match(lines[place + 1].text) or len(lines[place + 1].text) > 80:
            break
        place += 1
        words = f"{words} {lines[place].text}"
        end = lines[place].span.end
    return Read(words.strip(" ,"), Span(start, end), 0.95)


def is_person(text: str) -> bool:
    plain = _PRONOUNS.sub("", text.strip(" ,"))
    if ROLE.match(plain) and not re.match(r"(?:Lord|Cllr|Alderman|Deputy [A-Z]\w+ [A-Z]\w+$)", plain):
        return False
    if re.search(
        (
            r"\b(?:Police|Constabulary|Office|Council|Authority|Council|Service|House|Street|Road|Park|HMICFRS|"
            r"Commissioner|Response|Report|Inspection)\b"
        ),
        plain,
    ):
        return False
    found = PERSON.fullmatch(plain) or PLAIN_PERSON.fullmatch(plain)
    return found is not None and len(plain) < 60
