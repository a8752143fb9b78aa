"""Which report a document answers, and the day that it gives for the report's publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine, find_labelled
from letters.reading.parties import PERSON, ROLE
from letters.reading.values import Read, Span

_LABELS = re.compile(
    r"(?:(?:re|subject|report|title|inspection|title of (?:the )?(?:inspection|report)|inspection title|"
    r"report title|name of (?:the )?(?:inspection|report)|hmicfrs (?:report|inspection)(?: title)?|"
    r"inspection report|publication|document|pwnc|testun|adroddiad|inspection/report|report name|regarding))"
)
_PUBLISHED_LABELS = re.compile(
    (
        r"(?:date (?:of )?(?:inspection |report )?(?:published|publication)(?: of (?:the )?report)?|(?:report|"
        r"inspection) published(?: on)?|date (?:the )?(?:report|inspection)(?: was)? published|publication "
        r"date(?: of (?:the )?report)?|(?:published|issued|out)(?: on| by (?:hmicfrs|hmic|the inspectorate)(?: "
        r"on)?)?|date of (?:the )?report|report date|date inspection published|hmicfrs publication date|"
        r"cyhoeddwyd)"
    )
)
_RE = re.compile(r"^(?:re|subject|ref|fw|fwd|sj)\b ?[:.–-] ?", re.IGNORECASE)
_RESPONSE_TO = re.compile(
    (
        r"(?:^|.*?\b)(?:response|reply|comments?|responds?|statement|replies|responding) (?:to|on|in respect of|"
        r"regarding|about) (?:(?-i:the) )?(?:(?:HMICFRS|HMIC|HMI|inspection|inspectorate['’]?s?|His "
        r"Majesty[^:]{0,80}?\(HMICFRS\)|recent|national|thematic|joint|latest|[A-Z][a-z]+ 20\d\d)['’]?s? "
        r")*(?:(?:inspection|report|publication|review|Inspections?|super-complaint)s?(?: report)?(?: (?:on|"
        r"into|of|titled|entitled|called))?)?(?P<colon> ?[:–—-] | ?: ?| )(?P<title>.+)$"
    ),
    re.IGNORECASE,
)
_TITLE_BEHIND = re.compile(
    r"(?:[A-Z][\w’' ]{0,60}? )?(?:response|reply|comments) ?: ?(?P<title>[A-Z].+)$", re.IGNORECASE
)
_TITLE_BEFORE = re.compile(
    r"(?P<title>[A-Z].{10,200}?)(?:: | [–—-] )(?:the )?(?:\w+['’]?s? ){0,3}(?:response|reply)$", re.IGNORECASE
)
_TRAIL = re.compile(r" [>›»|] | / .+ / ")
"""Where a page of a website stands in it: "Home / News / Reports"."""
_FIRST_OF_TWO = re.compile(r"\((?:1|i|a)\) (?P<first>.+?)[;,]? (?:and )?\((?:2|ii|b)\)")
_QUOTED = re.compile(
    (
        r"[“\"](?P<double>[A-Z][^”\"\n]{11,220})[”\"]|(?<![\w’'])[‘'](?P<single>[A-Z](?:[^’'\n]|"
        r"(?<=\w)[’'](?=\w)){11,220})[’'](?!\w)|(?<!\*)\*(?P<star>[A-Z][^*\n]{11,220})\*(?!\*)"
    )
)
_PUBLISHED_BEHIND = re.compile(
    r"[ ,]*\((?:(?:HMICFRS|HMIC|report|first),? ?)?(?:published|publication|issued|released)?[^()]{0,60}\)?.*$",
    re.IGNORECASE,
)
_BRACKET_DATE = re.compile(r"(?P<title>[^()]{12,220}?) ?\((?P<inside>[^()]{0,60}\d{2,4}[^()]{0,20})\)")
_IN_PROSE = re.compile(
    (
        r"(?:report|inspection|thematic|review|publication)(?:,| -)? (?:(?:titled|entitled|called|named|on|into|"
        r"about|of|is|was):? )?(?P<quote>[“‘\"'*]?)(?P<title>[A-Z][^.\n]{11,220}?)(?:[”’\"'*],?|,)? (?:,? "
        r"?(?:which (?:was )?(?:HMICFRS |the inspectorate |his majesty[^,]{0,60} )?(?:published|issued|released|"
        r"appeared|came out)|published|issued|released|that (?:was|HMICFRS)|\(published|dated|was published)|"
        r"\()"
    )
)
_CUE_BEFORE = re.compile(
    (
        r"(?:publish\w*|publication|releas\w+|issued|came out|brought out|put out|made public|appeared|"
        r"launched)(?: by [A-Z]\w+)?(?: report)?(?: (?:was|is|its|the|this|report|above|inspection|findings|"
        r"full|national|thematic|joint|its|to|in|earlier))*[,:]? ?(?:on|in|of|dated)?(?: the)?(?: (?:mon|tues|"
        r"wednes|thurs|fri|satur|sun)day)?,? ?$"
    ),
    re.IGNORECASE,
)
_CUE_REPORT_OF = re.compile(
    (
        r"(?:report|inspection|letter|visit|publication|notice)s?(?: \w+){0,3},? (?:of|dated|from|on)(?: "
        r"the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day)? ?$"
    ),
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(r"^[ ,)]*(?:when|on which|,? was (?:the (?:day|date)|published)|\) ?$)", re.IGNORECASE)
_PUBLISHED_SENTENCE = re.compile(r"\bpublish(?:ed|ing|es|cation)?\b|\breleased\b|\bissued\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:dear\b|annwyl\b|our ref|your ref|ref\b|date\b|by e-?mail|official|private|page \d|tel|e-?mail|"
    r"www\.|https?:|skip to|home\b|menu\b|search\b|contents|sent\b|from:|to:|cc\b|attachments|"
    r"we use|accept|published|posted|key:|office of the police and crime|police and crime commissioner|"
    r"accessibility|croesewir|welcome|copy|(?:mayor|office) of|by hand|by post|for publication)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    (
        r"\b(?:Street|Road|House|Hall|Avenue|Lane|Building|Headquarters|Office|Square|Way|Place|Court)\b|"
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    )
)
_INSPECTS = re.compile(
    r"\b(?:inspection|report|PEEL|thematic|super-complaint|review|visit|how |investigation|JTAI|effectiveness)",
    re.IGNORECASE,
)
_CUT = re.compile(
    (
        r"(?: [–—-] |: )(?:PROGRESS|UPDATE|RESPONSE|progress (?:since|update)|update (?:since|on)|our "
        r"(?:response|reply)|(?:PCC|Commissioner['’]?s?|statutory|formal|section 55) (?:response|reply|"
        r"comments)).*$"
    )
)
_SUFFIX = re.compile(
    (
        r"(?: [–—-] | ?: ?)(?:(?:the )?(?:PCC|Commissioner|Mayor|Police and Crime Commissioner)['’]?s? "
        r")?(?:[Rr]esponse|[Rr]eply|[Cc]omments)(?: (?:of|from|by) .*)?$"
    )
)
_OWN_TITLE = re.compile(
    (
        r"(?:(?:HMICFRS|HMIC|PCC|OPCC)['’]?s? )?(?:(?:statutory|formal|section 55|s\.? ?55) )?(?:response|reply|"
        r"comments?|inspections?|report|letter|inspection report)s?(?: (?:letter|form|template|pro-?forma))?"
    ),
    re.IGNORECASE,
)


def title_in(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    """The report's title as the document words it. `lines` are those of its head, `prose` its first paragraphs."""
    for finder in (
        _labelled,
        _dated_heading,
        _quoted_heading,
        _answering_heading,
        _subject,
        _quoted_prose,
        _prose,
        _first_line,
    ):
        found = finder(lines, prose, text)
        if found:
            return found
    return None


def _clean(title: str, span: Span, sure: float) -> Read[str] | None:
    words = _RE.sub("", " ".join(title.split()))
    first = _FIRST_OF_TWO.search(words)
    words = first["first"] if first else _CUT.sub("", words)
    words = _SUFFIX.sub("", words) if len(_SUFFIX.sub("", words)) > 11 else words
    bracket = _BRACKET_DATE.match(words)
    if bracket and dates_in(bracket["inside"]):
        words = bracket["title"]
    words = (
        re.sub(r" \((?:HMICFRS|HMIC|published)[^()]*\)$", "", words)
        .strip(' .,:;*_"“”‘–—-')
        .removesuffix("'")
        .removeprefix("'")
    )
    if words.count("’") == 1 and words.endswith("’"):
        words = words[:-1]
    if len(words) < 6 or _OWN_TITLE.fullmatch(words):
        return None
    return Read(words, span, sure)


def _labelled(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for _label, value, span in find_labelled(lines, _LABELS):
        if len(value) > 11 and not value.lower().startswith(("national", "hmicfrs inspections")):
            inner = _answers(value, span)
            found = inner or _clean(value, span, 0.95)
            if found and not re.fullmatch(
                r"(?:national |local |force )?(?:thematic|peel|joint)(?: inspection)?", found.value, re.IGNORECASE
            ):
                return found
    return None


def _dated_heading(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    """A line that is a title with the day of its publication behind it."""
    for line in lines:
        found = _BRACKET_DATE.match(line.text)
        if found and len(line.text) < 260 and dates_in(found["inside"]) and not line.text.endswith("."):
            words = re.sub(r"^[A-Z0-9]{1,2}[.)] (?=[A-Z])", "", found["title"])
            if len(words.split()) > 2 and not _NO_TITLE.match(words):
                inner = _answers(words, line.span)
                return inner or _clean(words, line.span, 0.9)
    return None


def _quotes(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for found in _QUOTED.finditer(text, start, end):
        group = next(name for name in ("double", "single", "star") if found[name])
        if len(found[group].split()) > 2:
            yield found[group], Span(found.start(group), found.end(group))


def _quoted_heading(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for line in lines:
        if len(line.text) < 260 and _INSPECTS.search(line.text) and not line.text.endswith("."):
            for words, span in _quotes(text, line.span.start, line.span.end):
                before = text[line.span.start : span.start - 1]
                bare = _RE.sub("", before).strip(" –—-:")
                named = not bare or re.search(r"respon|reply|report|comment", bare, re.IGNORECASE)
                if not words.endswith((".", ",")) and (named or len(words) > 0.6 * len(line.text)):
                    return _clean(words, span, 0.9)
    return None


def _answers(words: str, span: Span) -> Read[str] | None:
    found = _RESPONSE_TO.match(words)
    if not found:
        return None
    title = found["title"]
    quoted = next((words for words, _ in _quotes(title, 0, len(title))), "")
    title = quoted or title
    return _clean(title, span, 0.85) if title[:1].isupper() or title[:1] in "‘“'\"*" else None


def _answering_heading(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for line in lines:
        if len(line.text) < 260 and not line.text.endswith("."):
            pieces = re.split(r" [>›»] ", line.text)
            found = _answers(pieces[-1], line.span) or _answers_behind(pieces[-1], line.span)
            if (
                found
                and len(found.value.split()) > 2
                and not re.match(
                    r"(?:the )?(?:home secretary|secretary of state|recommendation|each|minister)",
                    found.value,
                    re.IGNORECASE,
                )
            ):
                return found
    return None


def _answers_behind(words: str, span: Span) -> Read[str] | None:
    """ "Response: Digital doors", and "Strip searches of children: the Commissioner's response"."""
    found = _TITLE_BEHIND.match(words) or _TITLE_BEFORE.match(words)
    return _clean(found["title"], span, 0.8) if found else None


def _subject(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    """The subject line: the likeliest line of the head that is a title."""
    dear = next((place for place, line in enumerate(lines) if re.match(r"(?:Dear|Annwyl)\b", line.text)), None)
    best: tuple[float, HeadLine] | None = None
    for place, line in enumerate(lines):
        score = _subject_score(line, place, dear)
        if score > 0 and (best is None or score > best[0]):
            best = score, line
    if best is None:
        return None
    return _clean(_wrapped(lines, best[1]), best[1].span, min(0.95, 0.55 + best[0] / 10))


def _wrapped(lines: Sequence[HeadLine], line: HeadLine) -> str:
    """A title of two lines: the next goes on with it where it begins small or the line breaks off."""
    place = next(at for at, one in enumerate(lines) if one is line)
    words = line.text
    while place + 1 < len(lines) and not lines[place + 1].is_apart:
        following = lines[place + 1].text
        if not (
            following[:1].islower() or words.endswith((" of", " the", " and", " to", ",", ":", " in", " for", " by"))
        ):
            break
        words, place = f"{words} {following}", place + 1
    return words


def _subject_score(line: HeadLine, place: int, dear: int | None) -> float:
    """How likely a line is to be the subject; 0 where it is none."""
    text = _RE.sub("", line.text)
    explicit = text != line.text and not re.match(r"ref", line.text, re.IGNORECASE)
    if not _may_be_subject(text) or (not explicit and _is_other_line(text)):
        return 0
    words = text.split()
    next_to_dear = dear is not None and place == dear + 1
    score = 4.0 if explicit else 1.0
    if (
        dear is not None
        and dear < place <= dear + 2
        and (not text.endswith((".", ",")) or (next_to_dear and len(words) < 18))
    ):
        score += 2.5
    score += 2.0 if _INSPECTS.search(text) else 0.0
    score += 0.7 if ":" in text else 0.0
    score -= 3.0 if text.endswith(".") and (not next_to_dear or len(words) > 22) else 0.0
    score -= 3.0 if re.search(r"\b(?:I|we|my|our)\b", text) else 0.0
    return score if score >= 2 else 0


def _may_be_subject(text: str) -> bool:
    opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "‘“'\""
    return opens and len(text) <= 240 and not text.endswith(":") and not _TRAIL.search(text)


def _is_other_line(text: str) -> bool:
    """A name, a role, an address, a day or a line of a few words: no subject."""
    words = text.split()
    if len(words) < 3 or _NO_TITLE.match(text) or PERSON.match(text) or ROLE.match(text) or _ADDRESS.search(text):
        return True
    return len(words) < 5 and bool(dates_in(text))


def _quoted_prose(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for span in prose:
        for words, place in _quotes(text, span.start, span.end):
            around = text[max(0, place.start - 160) : place.start] + text[place.end : place.end + 100]
            if re.search(r"report|inspection|publish|thematic", around, re.IGNORECASE) and not words.endswith("."):
                return _clean(words, place, 0.8)
    return None


def _prose(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for span in prose:
        found = _IN_PROSE.search(text, span.start, span.end)
        if found:
            return _clean(found["title"], Span(found.start("title"), found.end("title")), 0.7)
    return None


def _first_line(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for line in lines:
        words = line.text.split()
        if (
            len(words) > 3
            and not _TRAIL.search(line.text)
            and _INSPECTS.search(line.text)
            and len(line.text) < 200
            and not line.text.endswith(".")
        ):
            return _clean(line.text, line.span, 0.5)
    for line in lines[:6]:
        if ":" in line.text and len(line.text.split()) > 3 and not line.labelled() and not _NO_TITLE.match(line.text):
            return _clean(line.text, line.span, 0.4)
    return None


def published_in(lines: Sequence[HeadLine], prose: Sequence[Span], text: str, taken: Span | None) -> Read[date] | None:
    """The day that the document gives for the report's publication; `taken` is the document's own date."""
    for _label, value, span in find_labelled(lines, _PUBLISHED_LABELS):
        days = dates_in(value)
        if days and (taken is None or not taken.start <= span.start < taken.end):
            return Read(days[0][0], Span(span.start + days[0][1].start, span.start + days[0][1].end), 0.95)
    for line in lines:
        found = _BRACKET_DATE.search(line.text)
        days = dates_in(found["inside"]) if found and len(line.text) < 260 else []
        if days:
            day, place = dates_in(text, line.span)[0]
            return Read(day, place, 0.9)
    return _published_in_prose([*prose, *(line.span for line in lines)], text, taken)


def _published_in_prose(spans: Sequence[Span], text: str, taken: Span | None) -> Read[date] | None:
    """The date behind "published on" or "the report of"; else one whose sentence speaks of publishing."""
    dated = [(day, place, span) for span in spans for day, place in dates_in(text, span)]
    dated = [one for one in dated if taken is None or one[1].start != taken.start]
    for cue, sure in ((_CUE_BEFORE, 0.95), (_CUE_REPORT_OF, 0.8)):
        for day, place, span in dated:
            before = text[max(span.start, place.start - 120) : place.start].replace("-\n", "")
            if cue.search(" ".join(before.split()) + " "):
                return Read(day, place, sure)
    for day, place, span in dated:
        if len(span) > 90 and _PUBLISHED_SENTENCE.search(text[max(span.start, place.start - 120) : place.end + 40]):
            return Read(day, place, 0.6)
    return None
