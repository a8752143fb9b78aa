"""Which report a document answers, and the day that it gives for the report's publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine, find_labelled
from letters.reading.report_subject import INSPECTS, NO_TITLE, TRAIL, subject_line
from letters.reading.report_words import BRACKET_DATE, RE, clean_title
from letters.reading.values import Read, Span

_LABELS = re.compile(
    r"(?:(?:re|subject|report|title|inspection|title of (?:the )?(?:inspection|report)|inspection title|"
    r"report title|name of (?:the )?(?:inspection|report)|hmicfrs (?:report|inspection)(?: title)?|"
    r"inspection report|publication|document|pwnc|testun|adroddiad|inspection/report|report name|regarding|"
    r"iopc (?:investigation|case)|investigation))"
)


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


_QUOTED = re.compile(
    r"[“\"](?P<double>[A-Z][^”\"\n]{11,220})[”\"]|(?<![\w’'])[‘'](?P<single>[A-Z](?:[^’'\n]|"
    r"(?<=\w)[’'](?=\w)){11,220})[’'](?!\w)|(?<!\*)\*(?P<star>[A-Z][^*\n]{11,220})\*(?!\*)"
)


_IN_PROSE = re.compile(
    r"(?:report|inspection|thematic|review|publication)(?:,| -)? (?:(?:titled|entitled|called|named|on|into|"
    r"about|of|is|was):? )?(?P<quote>[“‘\"'*]?)(?P<title>[A-Z][^.\n]{11,220}?)(?:[”’\"'*],?|,)? (?:,? "
    r"?(?:which (?:was )?(?:HMICFRS |the inspectorate |his majesty[^,]{0,60} )?(?:published|issued|released|"
    r"appeared|came out)|published|issued|released|that (?:was|HMICFRS)|\(published|dated|was published)|"
    r"\()"
)


_NO_TITLES = ("national", "hmicfrs inspections", "response", "reply", "progress")


def title_in(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    """The report's title as the document words it. `lines` are those of its head, `prose` its first paragraphs."""
    for finder in (
        _labelled,
        _dated_heading,
        _quoted_heading,
        _answering_heading,
        subject_line,
        _quoted_prose,
        _prose,
        _first_line,
    ):
        found = finder(lines, prose, text)
        if found:
            return found
    return None


def _labelled(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for _label, value, span in find_labelled(lines, _LABELS):
        if len(value) > 11 and not value.lower().startswith(_NO_TITLES):
            inner = _answers(value, span)
            found = inner or clean_title(value, span, 0.95)
            if found and not re.fullmatch(
                r"(?:national |local |force )?(?:thematic|peel|joint)(?: inspection)?", found.value, re.IGNORECASE
            ):
                return found
    return None


def _dated_heading(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    """A line that is a title with the day of its publication behind it."""
    for line in lines:
        found = BRACKET_DATE.match(line.text)
        if found and len(line.text) < 260 and dates_in(found["inside"]) and not line.text.endswith("."):
            words = re.sub(r"^[A-Z0-9]{1,2}[.)] (?=[A-Z])", "", found["title"])
            if len(words.split()) > 2 and not NO_TITLE.match(words):
                inner = _answers(words, line.span)
                return inner or clean_title(words, line.span, 0.9)
    return None


def _quotes(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for found in _QUOTED.finditer(text, start, end):
        group = next(name for name in ("double", "single", "star") if found[name])
        if len(found[group].split()) > 2:
            yield found[group], Span(found.start(group), found.end(group))


def _quoted_heading(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for line in lines:
        if len(line.text) < 260 and INSPECTS.search(line.text) and not line.text.endswith("."):
            for words, span in _quotes(text, line.span.start, line.span.end):
                before = text[line.span.start : span.start - 1]
                bare = RE.sub("", before).strip(" –—-:")
                named = not bare or re.search(r"respon|reply|report|comment", bare, re.IGNORECASE)
                if not words.endswith((".", ",")) and (named or len(words) > 0.6 * len(line.text)):
                    return clean_title(words, span, 0.9)
    return None


def _answers(words: str, span: Span) -> Read[str] | None:
    found = _RESPONSE_TO.match(words)
    if not found:
        return None
    title = found["title"]
    quoted = next((words for words, _ in _quotes(title, 0, len(title))), "")
    title = quoted or title
    return clean_title(title, span, 0.85) if title[:1].isupper() or title[:1] in "‘“'\"*" else None


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
    return clean_title(found["title"], span, 0.8) if found else None


def _quoted_prose(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for span in prose:
        for words, place in _quotes(text, span.start, span.end):
            around = text[max(0, place.start - 160) : place.start] + text[place.end : place.end + 100]
            if re.search(r"report|inspection|publish|thematic", around, re.IGNORECASE) and not words.endswith("."):
                return clean_title(words, place, 0.8)
    return None


def _prose(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for span in prose:
        found = _IN_PROSE.search(text, span.start, span.end)
        if found:
            return clean_title(found["title"], Span(found.start("title"), found.end("title")), 0.7)
    return None


def _first_line(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    for line in lines:
        words = line.text.split()
        if (
            len(words) > 3
            and not TRAIL.search(line.text)
            and INSPECTS.search(line.text)
            and len(line.text) < 200
            and not line.text.endswith(".")
        ):
            return clean_title(line.text, line.span, 0.5)
    for line in lines[:6]:
        if ":" in line.text and len(line.text.split()) > 3 and not line.labelled() and not NO_TITLE.match(line.text):
            return clean_title(line.text, line.span, 0.4)
    return None
