"""Recommendations that a letter names in its sentences: "The second asks that forces should ...", and answers there."""

from __future__ import annotations

import re

from letters.reading.blocks import Block, Document
from letters.reading.drafts import Draft
from letters.reading.judge import says
from letters.reading.sentences import sentences
from letters.reading.values import ItemKind, Span
from letters.reading.wording import closes, ends_letter
from recommendations.domain.split_wording import has_duty

_ADVERBS = "Firstly|Secondly|Thirdly|Fourthly|Fifthly|Sixthly|Lastly|Finally|First|Second|Third|Next"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|next|other|remaining|only"
_COUNTED = "one|two|three|four|five|six|seven|eight|nine|ten"
_NAME = r"(?:recommendation|area for improvement|afi|cause of concern|proposal|matter|point)"
_SAYS = (
    r"(?:is|was|asks?|asked|says?|said|recommends?|recommended|calls?|called|requires?|required|proposes?|proposed|"
    r"suggests?|suggested|wants?|wanted|seeks?|sought|concerns|urges?|urged|invites?|invited|would have)"
)
_JOIN = r"(?: (?:that|for|us to|me to|us|me|on us to|upon us to|to(?= )))?"
_ASIDE = (
    r"(?:,? (?:for|addressed to|directed at|aimed at|which (?:is|was) (?:for|addressed to)|which I) [^,.;]{3,80},?)?"
)
_NAMED = re.compile(
    rf"(?:(?:And|But|Then|As (?:to|for|regards)|On|Turning to|Lastly|Finally|Secondly|Thirdly),? "
    rf")?(?:[Tt]he(?: (?:inspectorate|report|inspectors?|committee|panel)['’]s?)?|[Yy]our|[Ii]ts|[Tt]heir|"
    rf"HMICFRS['’]s?) "
    rf"(?:(?:{_ORDINALS})(?: and (?:last|final))?(?: (?:of (?:these|them|the [a-z]+)(?: to [a-z "
    rf"]{{3,40}}?)?|(?:[a-z]+ )?{_NAME}|one))?|"
    rf"(?:[a-z]+ )?{_NAME} (?:[0-9.]+|{_COUNTED})){_ASIDE},? (?:(?:{_SAYS})(?:,? (?:as it happens|"
    rf"rightly),?)?{_JOIN}) ",
)
_ADVERB = re.compile(
    r"(?:The (?:report|[Ii]nspectorate)|It|HMICFRS|Inspectors) goe?s? on(?:,? \w+,?)? to (?:recommend|ask|say) that |"
    rf"(?:{_ADVERBS}),? (?:it is recommended that |(?:the (?:[Ii]nspectorate|[Ii]nspectors?|report)|HMICFRS|"
    rf"HMIC|it|they|inspectors) "
    rf"(?:also )?(?:recommends?|recommended|asks?|asked|says?|said|wants?|suggests?) "
    r"(?:that |for )?)"
)
_APPOSED = re.compile(
    rf"[Tt]he (?:{_ORDINALS})(?: and last)? (?:[a-z]+ )?{_NAME},? (?:that|to) (?P<text>[^.]{{20,500}}?), "
    rf"(?=(?:is|was|has|carries|bears|comes|does|did|sets|gives|had|seems|we|I)\b)"
)
_NUMBERED = re.compile(
    rf"(?:(?:On|As (?:to|for|regards)|Turning to|With regard to|Regarding|In relation to|Under) )?"
    rf"(?:[Rr]ecommendation|[Rr]ec\.?|AFI|[Aa]rea for improvement) (?P<number>[0-9]+(?:\.[0-9]+)?)"
    rf"{_ASIDE},? (?:(?:which |that )?{_SAYS}{_JOIN}|that) ",
)
_WITHIN = re.compile(
    rf"(?:recommend(?:s|ed)? that (?P<whom>[^*.;]{{0,80}}?)|{_NAME}(?: (?:is|was|asks?|asked))? (?:that|to|"
    rf"for|asks us to|asks me to)|"
    rf"asks? (?:us|me) to) ?(?P<mark>\*\*|[“\"‘'])(?P<text>.{{15,900}}?)(?P=mark)|"
    rf"{_NAME}(?: (?:is|was|asks?|asked))? (?:that|to) “(?P<quoted>[^”]{{15,900}})”",
    re.DOTALL,
)


SHORT = 100
_NUMBER_BEFORE = re.compile(
    r"\b(?:[Rr]ecommendation|[Rr]ec\.?|AFI|[Aa]rea for improvement) "
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?)\b(?![^.“\"]*\. )"
)
_MARKS = re.compile(r"[“\"‘'*]")
QUOTE_BEGINS = 200
_QUOTE = re.compile(r"“(?P<quoted>[^”]{40,900})(?:”|\Z)|\"(?P<text>[^\"]{40,900})(?:\"|\Z)")


def prose_drafts(document: Document) -> list[Draft]:
    """A draft for each recommendation that a paragraph names, with what the paragraph says of it."""
    drafts: list[Draft] = []
    for block in document.blocks:
        if not block.words:  # a number or a bullet with nothing behind it
            continue
        if ends_letter(block.text):
            if drafts:
                break
            continue
        draft = (_marked(document, block) or _ordinal(document, block)) if block.words else None
        if draft:
            drafts.append(draft)
        elif drafts and (block.marker is not None or not closes(block.text)) and _may_go_on(block, drafts):
            drafts[-1].paragraphs.append(block.spans)
    return _without_tail(document, drafts)


def _may_go_on(block: Block, drafts: list[Draft]) -> bool:
    return block.heading is None and len(block.text) > 60 and block.start > drafts[-1].end


def _ordinal(document: Document, block: Block) -> Draft | None:
    """A recommendation that the paragraph's first sentence names, or its second behind a short one."""
    if block.heading is not None:
        return None
    found = _named(block.text, 0)
    told = sentences(document.text, Span(block.words[0].start, block.end))
    if found is None and len(told) > 1 and len(told[0]) < SHORT:
        told = told[1:]
        found = _named(block.text, block.text.find(document.text[told[0].start : told[0].start + 12]))
    if found is None:
        return None
    first = told[0]
    raw = document.text[first.start : first.end]
    apposed = found.re is _APPOSED
    plain_start = found.start("text") if apposed else found.end()
    tail = block.text[plain_start:].split(" ", 1)[0]
    at = raw.find(tail, max(0, plain_start - found.start() - 6))
    if at < 0:
        return None
    draft = Draft(ItemKind.RECOMMENDATION, found.groupdict().get("number") or "", sureness=0.85)
    draft.heading.append(Span(first.start, first.start + at))
    end = min(first.start + at + len(found["text"]) + 1, first.end) if apposed else first.end
    draft.text.append(Span(first.start + at, end))
    if len(told) > 1:
        draft.paragraphs.append((Span(told[1].start, block.end),))
    return draft


def _named(text: str, at: int) -> re.Match[str] | None:
    """What names a recommendation at that place of a paragraph."""
    if at < 0:
        return None
    ways = (pattern.match(text, at) for pattern in (_NAMED, _ADVERB, _APPOSED, _NUMBERED))
    return next((found for found in ways if found), None)


def _marked(document: Document, block: Block) -> Draft | None:
    """A recommendation set off by bold type or quotes in its sentence."""
    start, end = block.words[0].start, block.end
    if _MARKS.search(document.text, start, end) is None:
        return None
    found = _WITHIN.search(document.text, start, end) or _quoted_duty(document.text, start, end)
    if found is None or block.heading is not None:
        return None
    group = "text" if found["text"] else "quoted"
    number = _NUMBER_BEFORE.search(document.text, start, found.start(group))
    draft = Draft(ItemKind.RECOMMENDATION, number["number"] if number else "", sureness=0.85)
    words = Span(found.start(group), found.end(group))
    draft.text.append(words)
    before = document.text[start : found.start()]
    if says(before):
        draft.paragraphs.append((Span(start, end),))
        return draft
    draft.heading.append(Span(start, words.start))
    after = found.end()
    while after < end and document.text[after] in " ,;:*”\"'’.\n":
        after += 1
    if after < end:
        draft.paragraphs.append((Span(after, end),))
    return draft


def _quoted_duty(text: str, start: int, end: int) -> re.Match[str] | None:
    """A quote, near the paragraph's beginning, that says who should do what."""
    found = _QUOTE.search(text, start, min(end, start + QUOTE_BEGINS))
    found = _QUOTE.match(text, found.start(), end) if found else None
    return found if found and has_duty(found["quoted"] or found["text"]) else None


def _without_tail(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The last answer is no longer than the others: what follows it speaks of the whole."""
    if len(drafts) > 1:
        most = max(_own(document, draft) for draft in drafts[:-1])
        last = drafts[-1]
        kept: list[tuple[Span, ...]] = []
        for paragraph in last.paragraphs:
            if len([one for one in kept if not _is_item(document, one)]) >= max(most, 1) and not _is_item(
                document, paragraph
            ):
                break
            kept.append(paragraph)
        last.paragraphs = kept
    return drafts


def _own(document: Document, draft: Draft) -> int:
    return len([one for one in draft.paragraphs if not _is_item(document, one)])


def _is_item(document: Document, paragraph: tuple[Span, ...]) -> bool:
    return re.match(r"[•●▪*–-] ", document.text[paragraph[0].start : paragraph[0].start + 2]) is not None
