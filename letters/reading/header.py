"""A document's header: who wrote to whom about which report, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from letters.reading.blocks import Document
from letters.reading.bodies import Named, bodies_in, constable_of, force_alone, forces_in, known_body, unnamed_body
from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine, find_labelled, lines_in
from letters.reading.parties import Party, addressee_in, addressee_labelled, copies_in, signatory_in
from letters.reading.report_named import published_in, title_in
from letters.reading.values import Header, Read, Span

_REF = re.compile(
    (
        r"(?:our ref(?:erence)?(?: no\.?)?|ref(?:erence)?(?: no\.?| number)?|document ref(?:erence)?|letter "
        r"ref(?:erence)?|file ref(?:erence)?|case ref(?:erence)?|(?:ein cyf(?:eirnod)?|cyf) ?/ ?(?:our "
        r")?ref(?:erence)?|opcc ref(?:erence)?|pcc ref(?:erence)?|correspondence ref(?:erence)?)"
    )
)
_YOUR_REF = re.compile(r"your ref(?:erence)?(?: no\.?)?")
_REF_INLINE = re.compile(
    (
        r"(?:our ref(?:erence)?|(?<!your )\bref(?:erence)?)(?: no\.?)? *[:.–-]? *(?P<value>[A-Z][\w./-]*(?: "
        r"?[/-] ?[\w.]+| \d[\w./-]*)*)"
    ),
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?=.*\d)[A-Z][A-Z0-9&]{1,}(?:[/\-_. ]{1,2}[A-Z0-9]{1,12})+$|(?=.*\d)[A-Z]{2,}[0-9]{3,}(?:[/-][A-Z0-9]+)*$"
)
_POSTCODE = re.compile(r"(?:.*\b)?[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
_DATE_LABEL = re.compile(
    (
        r"(?:date(?: of (?:this )?(?:letter|reply|response|comments?|publication of (?:this )?response))?|dated|"
        r"letter date|response date|sent|date sent|date issued|issued|dyddiad ?/ ?date|dyddiad|date of issue|"
        r"reply date|posted(?: on)?|date of (?:pcc|commissioner['’]s) response|version|status|submitted|date "
        r"submitted|response published|date completed|completed|approved|date approved|signed off|reply "
        r"published|(?:our |this |pf?cc |the |my |commissioner['’]s )?(?:response|reply) (?:was )?(?:published|"
        r"approved|agreed|signed|issued|dated|sent)(?: on)?|form completed|cleared(?: by (?:the )?pf?cc)?(?: "
        r"on)?|date cleared)"
    )
)
_WHOLE_DATE = re.compile(
    (
        r"(?:(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?, ?)?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?(?:the "
        r")?|[A-Z][a-z]+, ?)?(?P<date>.{6,40}?)(?: (?:at )?\d{1,2}[:.]\d\d ?(?:am|pm)?)?[.,]?"
    ),
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?:published|posted|date published|first published|added|publication date)(?: on)?", re.IGNORECASE
)
_OWN_DAY = re.compile(
    r"\b(?:(?:[Tt]his|[Oo]ur|[Mm]y) (?:response|reply|page|letter)|[Rr]esponse(?= dated)|statutory response|"
    r"PF?CC response),? (?:was )?(?:first )?(?:published|issued|sent|dated)(?: on)?|"
    r"\bresponse of the [^.]{5,90}, dated"
)
_BEHIND_BODY = re.compile(r"(?:response|reply|comments|statement|letter)\b.{0,120},? ?$", re.IGNORECASE)
_MONTH = re.compile(
    (
        r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chw|maw|ebr|mai|"
        r"meh|gor|aws|med|hyd|tach|rhag|(?:19|20)\d\d)"
    ),
    re.IGNORECASE,
)
_LATER_MESSAGE = re.compile(r"^-{3,} ?(?:Original|Forwarded) [Mm]essage", re.MULTILINE)
_HOLDER = re.compile(
    r",? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})(?=[,.;]| (?:has|said|welcom|writes|sets|gives|respond))"
)
_NO_HOLDER = re.compile(r"\b(?:Police|Chief|Home|Commissioner|The|His|Her|In|This)\b")
HEAD_MOST, TAIL_MOST = 9000, 4000


def header_of(document: Document, first: int, last: int, *, is_web: bool, furniture: Sequence[str] = ()) -> Header:
    """The header. `first` is where the first item begins, `last` where the last answer ends."""
    text = document.text
    head = lines_in(text, 0, min(first, HEAD_MOST))
    later = _LATER_MESSAGE.search(text, last)
    end = later.start() if later else len(text)
    tail = lines_in(text, max(last, end - TAIL_MOST, 0), end)
    prose = [
        Span(block.start, block.end)
        for block in document.blocks
        if len(block.text) > 90 and block.start < min(first, HEAD_MOST)
    ]
    letter_date = _letter_date(head, tail, text, is_web=is_web)
    taken = letter_date.span if letter_date else None
    signatory = signatory_in(tail, text)
    if not signatory.name and is_web:
        signatory = _named_within(text, head) or signatory
    addressee = addressee_in(_before_prose(head), text)
    if addressee == Party():
        addressee = addressee_labelled(tail)
    body, area = _body(text, head, tail, signatory, furniture)
    return Header(
        body=body,
        forces=forces_in("\n".join([text, *furniture]), area) if body or area else forces_in(text, ""),
        report_title=title_in(head, prose, text),
        report_published=published_in(head, prose, text, taken),
        letter_date=letter_date,
        reference=_reference(head, tail, text),
        addressee_name=addressee.name,
        addressee_role=addressee.role,
        signatory_name=signatory.name,
        signatory_role=signatory.role,
        copies_to=copies_in(tail) or copies_in(_before_prose(head)),
    )


def _before_prose(head: Sequence[HeadLine]) -> list[HeadLine]:
    """The lines of the head until the letter begins to speak."""
    found: list[HeadLine] = []
    for line in head:
        if len(line.text) > 130 and line.text.endswith((".", ":")) and found:
            break
        found.append(line)
    return found


def _body(
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
    if head_force and not signs_for_body:
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


def _letter_date(head: Sequence[HeadLine], tail: Sequence[HeadLine], text: str, *, is_web: bool) -> Read[date] | None:
    """The document's own date: labelled, on a line of its own, behind its title, or at its end."""
    opening = _before_prose(head)
    found = _labelled_date(opening) or next((one for line in opening if (one := _alone(line, text))), None)
    if found is None and is_web:
        found = next((one for line in [*head[:40], *tail] if (one := _posted(line, text))), None)
    if found is None:
        found = next((one for line in opening if (one := _behind_title(line, text))), None) or _said_in_prose(
            head, text
        )
    found = found or next((one for line in tail if (one := _at_end(line, text))), None)
    return found or next((one for line in opening if (one := _refreshed(line, text))), None)


def _labelled_date(lines: Sequence[HeadLine]) -> Read[date] | None:
    for label, value, span in find_labelled(lines, _DATE_LABEL):
        days = dates_in(value)
        if days and not (label in {"version", "status", "completed"} and len(value) > 60):
            return Read(days[0][0], Span(span.start + days[0][1].start, span.start + days[0][1].end), 0.95)
    return None


def _refreshed(line: HeadLine, text: str) -> Read[date] | None:
    """A tracker's day: when it was last brought up to date."""
    days = dates_in(text, line.span) if re.match(r"(?i)last (?:refreshed|updated|reviewed)", line.text) else []
    return Read(days[0][0], days[0][1], 0.5) if days else None


def _posted(line: HeadLine, text: str) -> Read[date] | None:
    """The day on which a web page says that it was put up."""
    label = (line.labelled() or (" ".join(line.text.split()[:1]).lower(),))[0]
    days = dates_in(text, line.span)
    is_reports = re.search("report|inspect|hmic", line.text, re.IGNORECASE) is not None
    if not days or not _POSTED.fullmatch(label) or len(line.text) >= 70 or is_reports:
        return None
    return Read(days[0][0], days[0][1], 0.75)


def _behind_title(line: HeadLine, text: str) -> Read[date] | None:
    """ "Response of the Commissioner for Saltern, 10 December 2024"."""
    days = dates_in(text, line.span) if len(line.text) < 160 else []
    if not days:
        return None
    day, place = days[-1]
    before = text[line.span.start : place.start]
    ends_line = place.end >= line.span.end - 2
    return (
        Read(day, place, 0.85)
        if ends_line and _BEHIND_BODY.search(before) and "publish" not in before.lower()
        else None
    )


def _said_in_prose(head: Sequence[HeadLine], text: str) -> Read[date] | None:
    """ "This response was published on 30 April 2025", "the response of the Commissioner, dated 22 March 2024"."""
    for line in head:
        for found in _OWN_DAY.finditer(text, line.span.start, line.span.end):
            days = dates_in(text, Span(found.end(), min(found.end() + 40, line.span.end)))
            if days and days[0][1].start - found.end() < 14:
                return Read(days[0][0], days[0][1], 0.8)
    return None


def _at_end(line: HeadLine, text: str) -> Read[date] | None:
    found = line.labelled()
    days = dates_in(text, line.span) if len(line.text) < 60 else []
    labelled = found is not None and _DATE_LABEL.fullmatch(found[0]) is not None
    return Read(days[0][0], days[0][1], 0.9) if days and (labelled or _alone(line, text)) else None


def _alone(line: HeadLine, text: str) -> Read[date] | None:
    """A line that is a date, in one language or two."""
    if len(line.text) > 80 or not _MONTH.search(line.text):
        return None
    days = dates_in(text, line.span)
    if not days:
        return None
    rest = text[line.span.start : line.span.end]
    for _day, place in reversed(days):
        rest = rest[: place.start - line.span.start] + rest[place.end - line.span.start :]
    plain = re.sub(
        (
            r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bmon|tue|wed|thu|fri|sat|sun|\bthe\b|\bdated?\b|"
            r"\d\d[:.]\d\d|dyddiad"
        ),
        "",
        rest,
        flags=re.IGNORECASE,
    )
    if (
        len(re.sub(r"[\W_]", "", plain)) <= 1
        or _CODE.fullmatch(plain.strip())
        or re.fullmatch(r"\W*[A-Z][a-z]+\W*", plain.strip())
    ):
        return Read(days[0][0], days[0][1], 0.95)
    return None


def _reference(head: Sequence[HeadLine], tail: Sequence[HeadLine], text: str) -> Read[str] | None:
    """The letter's own reference; where it has none, the reader's."""
    lines = _before_prose(head)
    return (
        next(_references(lines, _REF, 0.95), None)
        or _reference_inline(lines)
        or next(_references(lines, _YOUR_REF, 0.5), None)
        or next(_references(tail, _REF, 0.8), None)
    )


def _references(lines: Sequence[HeadLine], labels: re.Pattern[str], sure: float) -> Iterator[Read[str]]:
    """What stands behind such a label, without the date that may follow it."""
    for _label, value, span in find_labelled(lines, labels):
        days = dates_in(value)
        dated = bool(days) and days[0][1].start > 3 and days[0][1].end >= len(value) - 1
        plain = value[: days[0][1].start].strip() if dated else value
        plain = re.split(r"\s{2,}|[,;] ?(?:your|date)", plain, flags=re.IGNORECASE)[0].strip()
        if re.search(r"\d", plain) or re.match(r"[A-Z/]{2,}", plain):
            yield Read(plain, Span(span.start, span.start + len(plain)), sure)


def _reference_inline(lines: Sequence[HeadLine]) -> Read[str] | None:
    """A reference without a colon, or a line that is a code."""
    for line in lines:
        found = _REF_INLINE.match(line.text)
        if found and len(line.text) < 70 and re.search(r"\d", found["value"]):
            start = line.span.start + found.start("value")
            return Read(found["value"].strip(), Span(start, start + len(found["value"])), 0.9)
    for line in lines:
        if (
            len(line.text) < 40
            and _CODE.match(line.text)
            and not _POSTCODE.match(line.text)
            and not dates_in(line.text)
        ):
            return Read(line.text, line.span, 0.7)
    return None


def _named_within(text: str, head: Sequence[HeadLine]) -> Party | None:
    """A web page that names the office holder in its words: "the Commissioner for Ambleforth, Joss Tierney,"."""
    for line in head:
        for named in bodies_in(text, line.span.start, line.span.end):
            found = _HOLDER.match(text, named.span.end, named.span.end + 60)
            if found and not _NO_HOLDER.search(found["name"]):
                return Party(
                    Read(found["name"], Span(found.start("name"), found.end("name")), 0.7),
                    Read(named.name, named.span, 0.7),
                )
        short = re.search(
            r"\b[Tt]he (?P<role>Commissioner|Mayor|Deputy Mayor)(?=,)", text[line.span.start : line.span.end]
        )
        at = line.span.start + short.end() if short else 0
        found = _HOLDER.match(text, at, at + 60) if short else None
        if short and found and not _NO_HOLDER.search(found["name"]):
            role = Span(line.span.start + short.start("role"), at)
            return Party(
                Read(found["name"], Span(found.start("name"), found.end("name")), 0.6), Read(short["role"], role, 0.5)
            )
    return None
