"""What a document is: a reply to an inspectorate's report, to another source's, or none; and why.

Cues are data: each has a weight and the words that say to people what was seen. Those against a reply are of things
that look like one (news, minutes, an answer to a request for information). What is left is a letter, a form or a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.reading.blocks import Document
from letters.reading.drafts import Draft
from letters.reading.extracted import Media
from letters.reading.tables import TableRead
from letters.reading.values import DocumentKind, Header


@dataclass(frozen=True)
class Cue:
    """Words that speak for or against a reply, with what they show and a line that has them."""

    words: re.Pattern[str]
    weight: float
    shows: str
    example: str
    times: int = 1


def _cue(words: str, weight: float, shows: str, example: str, times: int = 1) -> Cue:
    return Cue(re.compile(words, re.MULTILINE), weight, shows, example, times)


AGAINST: tuple[Cue, ...] = (
    _cue(
        r"^(?:By|by) [A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, .{0,40})?$|^(?:Words|Report(?:ing)?|Story) by [A-Z]",
        3,
        "a journalist’s name stands at its head",
        "By Rosa Finch, 12 December 2023",
    ),
    _cue(
        (
            r"[Ll]eave a (?:[Rr]eply|[Cc]omment)|[Rr]eaders['’] comments|Your email address will not be published|"
            r"Post a comment"
        ),
        2.5,
        "readers can comment on it",
        "Leave a Reply",
    ),
    _cue(
        r"[Rr]elated (?:[Ss]tories|[Pp]osts|[Aa]rticles|[Nn]ews)|[Mm]ost read|[Mm]ore on this story|Sport \|",
        2,
        "it links to other stories",
        "Related Posts",
    ),
    _cue(
        (
            r"^(?:[A-Z ]+ )?(?:MINUTES|Minutes|DRAFT MINUTES) (?:of|OF)\b|\b[Mm]inutes of (?:the|a) (?:\w+ "
            r"){0,4}(?:meeting|[Bb]oard|[Pp]anel|[Cc]ommittee) held\b"
        ),
        5,
        "it is the minutes of a meeting",
        "Minutes of the meeting held on 13 June",
    ),
    _cue(
        r"^(?:Apologies|Present|In attendance|Attendees|Attendance)(?: for absence)?\b ?[:\n]",
        2,
        "it lists who was present",
        "Present: Councillors Bright (Chair)",
    ),
    _cue(
        (
            r"\bRESOLVED\b|^(?:Resolved|Action|ACTION) ?:|^The meeting (?:closed|ended|opened)|[Mm]embers (?:noted|"
            r"considered|asked|are asked|are (?:invited|recommended))|[Dd]ate of (?:the )?next meeting"
        ),
        2.5,
        "it records what a meeting decided",
        "RESOLVED: that the report be noted",
    ),
    _cue(
        (
            r"^(?:AGENDA|Agenda)\b|\b[Aa]genda [Ii]tem\b|\bAGENDA ITEM\b|\b(?:Board|Committee|Panel|Members?) (?:is|"
            r"are) (?:asked|recommended|invited) to\b|^(?:Purpose of (?:the |this )?(?:report|paper)|REPORT TO|"
            r"Report to)\b|^(?:Report (?:of|by) the|Author of report)\b"
        ),
        4,
        "it is a paper for a meeting",
        "Agenda item 7",
        2,
    ),
    _cue(
        (
            r"Freedom of Information (?:Act|request)|\bFOI (?:ref|request)|\binternal review\b|\bunder section "
            r"(?:21|12|40) as\b"
        ),
        3.5,
        "it answers a request for information",
        "Freedom of Information Act 2000",
        2,
    ),
    _cue(
        (
            r"[Hh]ave your say|[Cc]onsultation (?:opens|closes|questions)|Do you agree\?|[Yy]es / [Nn]o / |Online "
            r"survey|Give us your views"
        ),
        3,
        "it asks the public’s views",
        "Do you agree? Yes / No / Don't know",
        2,
    ),
    _cue(
        (
            r"[Nn]otes to [Ee]ditors|NOTES TO EDITORS|^(?:ENDS|Ends|-ends-|# ?# ?#)$|[Mm]edia (?:enquiries|contact|"
            r"office)|[Pp]ress (?:office|release|statement)|PRESS RELEASE|For immediate release"
        ),
        3.5,
        "it is a statement to the press",
        "Notes to editors",
        2,
    ),
    _cue(
        r"^(?:Statement|A statement|Reaction|Comment) (?:on|from|by|about)\b",
        2.5,
        "it is headed as a statement",
        "Statement on HMICFRS report",
    ),
    _cue(
        (
            r"\b(?:PDF|Word|DOCX?|XLSX?|HTML),? ?[\d.,]* ?[KkMm][Bb]\b.*$|[Rr]esponse awaited|[Rr]ead (?:the|our|"
            r"my) (?:\w+['’]?s? ){0,3}response|[Vv]iew (?:the )?response|^.{5,90} [–-] (?:[Oo]ur |[Tt]he "
            r")?[Rr]esponse$"
        ),
        1.8,
        "it lists responses that stand elsewhere",
        "Read the Commissioner's response (PDF, 214 KB)",
        4,
    ),
    _cue(
        (
            r"\b(?:Salary|Closing date|How to apply|Person specification|Job title|Hours of work|Apply now|"
            r"Interviews? (?:will be )?held)\b"
        ),
        2.5,
        "it advertises a post",
        "Closing date: 12 May",
        3,
    ),
    _cue(
        (
            r"\b(?:said|says|told)[,.]? (?:today|the|us|reporters|last|that|he|she|[A-Z]\w+)|\b(?:he|she|they) "
            r"(?:said|added|told)\b|,[”\"] (?:said|he|she|added)"
        ),
        0.8,
        "it reports what people said",
        '"I welcome the report," she added.',
        3,
    ),
    _cue(
        (
            r"\bWe (?:inspected|re-?visited|revisited|found that your|have (?:closed|decided|concluded)|will "
            r"(?:revisit|inspect|continue to monitor))\b|\b(?:your force|you have made)\b.{0,120}\bcause of concern|"
            r"\bI have (?:decided|concluded) (?:to|that) (?:close|the cause)"
        ),
        2.5,
        "an inspectorate writes in it",
        "We revisited your force in May.",
    ),
)
FOR: tuple[Cue, ...] = (
    _cue(
        (
            r"\bDear (?:Home Secretary|Secretary of State|Minister|HM Inspector|Sir or Madam|Ms|Mr|Sir|Madam|"
            r"[A-Z]\w+,?$)"
        ),
        1.5,
        "it is written as a letter",
        "Dear Home Secretary,",
    ),
    _cue(
        r"^(?:Yours (?:sincerely|faithfully)|Yn gywir|Kind regards)",
        0.8,
        "it is signed off as a letter",
        "Yours sincerely",
    ),
    _cue(
        r"\bDear (?:Home Secretary|Secretary of State|Minister)",
        2,
        "it is written to the Home Secretary",
        "Dear Home Secretary",
    ),
    _cue(
        r"[Ss]ection 55|\bs\.? ?55\b",
        1.2,
        "it names section 55 of the Police Act 1996",
        "under section 55(5) of the Police Act 1996",
    ),
    _cue(
        (
            r"(?:PCC|[Cc]ommissioner|[Mm]ayor|[Ff]orce|[Aa]uthority)['’]?s? ?(?:statutory |formal )?[Rr]esponse(?: "
            r"to|:)|[Rr]esponse (?:of|from|by) the (?:Police|Mayor|Office|Commissioner)|^Response to\b|[Ss]tatutory "
            r"response|: response to\b|PCC (?:[Rr]esponse|[Cc]omment)s?\b|^# Response"
        ),
        2,
        "it is headed as a response",
        "Commissioner's response to HMICFRS report",
    ),
    _cue(
        (
            r"\bI (?:write|am writing|respond|reply|enclose|set out)\b|\b(?:my|our) (?:comments|response|reply)\b|"
            r"[Hh]ere is the response|\b[Bb]elow (?:I|we) set out"
        ),
        1.5,
        "it says that it responds",
        "I am writing to you in response",
    ),
)
_OTHER_SOURCES: tuple[tuple[str, str], ...] = (
    (r"[Rr]egulation 28|[Pp]revent(?:ion of)? future deaths|\bCoroner\b", "a coroner’s report"),
    (
        (
            r"(?:Police and Crime|Home Affairs|Select|Scrutiny|Assembly|Public Accounts|Oversight|Parliamentary|"
            r"Overview and Scrutiny|Justice|Audit|Standards) (?:\w+ ){0,3}?(?:Select )?Committee|London Assembly|"
            r"\b[A-Z]\w+ Assembly\b|Senedd|[Ss]crutiny (?:[Pp]anel|[Cc]ommittee|[Rr]eview)"
        ),
        "a committee’s report",
    ),
    (
        (
            r"House of (?:Commons|Lords)\b(?!.{0,40}London)|\b(?:Special|First|Second|Third|Fourth|Fifth|Sixth) "
            r"(?:Special )?Report of Session"
        ),
        "a committee’s report",
    ),
    (r"\bPolice(?:, Fire)? and Crime Panel\b", "the police and crime panel"),
    (
        r"\bIOPC\b|Independent Office for Police Conduct|[Pp]aragraph 28A|[Ll]earning recommendation",
        "the Independent Office for Police Conduct",
    ),
    (r"\bOmbudsman\b", "an ombudsman’s report"),
    (
        (
            r"[Ii]nternal [Aa]udit|[Ee]xternal [Aa]udit|Audit Wales|National Audit Office|\bauditors?['’]? "
            r"(?:report|recommendation)"
        ),
        "an audit report",
    ),
    (
        (
            r"\b(?:independent report|task (?:and finish )?group)\b|\b[A-Z][\w'’]+ (?:[A-Z][\w'’]+ ){0,3}(?:Trust|"
            r"Charity|Foundation|Federation|University|Institute|Association|Alliance)\b"
        ),
        "another body’s report",
    ),
    (
        (
            r"Information Commissioner['’]?s? Office|\bICO\b|Health and Safety Executive|Equality and Human Rights "
            r"Commission|Biometrics (?:and Surveillance Camera )?Commissioner|Surveillance Camera|Investigatory "
            r"Powers Commissioner|\bIPCO\b|Children['’]s Commissioner|Victims['’] Commissioner|Law Commission|"
            r"Public Inquiry|\bInquiry\b.{0,30}\breport|[Dd]omestic [Hh]omicide [Rr]eview|[Ss]afeguarding "
            r"[Pp]ractice [Rr]eview|Independent Custody Visit"
        ),
        "another body’s report",
    ),
)
_OTHER = tuple((re.compile(pattern), name) for pattern, name in _OTHER_SOURCES)
_OWN_REPORT = re.compile(
    r"HMICFRS|\bHMIC\b|PEEL|[Ss]uper-complaint|[Ss]ection 55|[Ii]nspection (?:report|of)|[Ii]nspectors"
)
_HMI = re.compile(r"(?:HM|His Majesty['’]s|Her Majesty['’]s) (?:Chief )?Inspector|HMICFRS|HMCIC", re.IGNORECASE)
_WEB = re.compile(
    r"^#{1,3} [A-Z]|^[A-Z][\w ]+ [>›»] [A-Z]|[Cc]ookies?\b|Skip to (?:main )?content|^(?:Home|Hafan) ?[>/|"
    r"»]|[Bb]readcrumb|[Ss]hare this (?:page|article)|^Categor(?:y|ies)|[Pp]osted(?: on)?:|Was this page|"
    r"[Rr]elated pages|Back to top|^Menu$|"
    r"[Ss]ign up (?:for|to)|Download this|Print this page|^Search$|[Pp]age last (?:updated|reviewed)|"
    r"^Published:? (?:\d|[A-Z][a-z]+day)|^Tagged|^Share:|^Home$|^Publications$|^☰|^Home ›|In this section|"
    r"^News$|^What we do$|^Hafan|Accept all|Cymraeg \| English|English \| Cymraeg|Skip to navigation|Follow "
    r"us|Tags?:|Last updated",
    re.MULTILINE,
)
_SALUTATION = re.compile(
    r"^[ \t]*(?:(?:Annwyl .{2,40} / )?(?:Dear|Annwyl)\b|(?:Sir|Madam|My Lord|Minister),?$)", re.MULTILINE
)
_EMAIL = re.compile(r"^From: .+\n(?:.+\n){0,3}?(?:To|Sent|Date|Subject): ", re.MULTILINE)
_SIGN_OFF = re.compile(r"^[ \t]*(?:Yours (?:sincerely|faithfully|truly)|Yn gywir|Kind regards)", re.MULTILINE)
_FORM = re.compile(
    (
        r"^(?:Title of |Name of |Inspection|Report|Type of|Date (?:of|published|inspection)|Prepared by|"
        r"Document|Version|Force|Response (?:owner|date)|Summary of)[^\n:\t]{0,40}(?:[:\t]|$)"
    ),
    re.MULTILINE,
)


HEAD_MOST, FOOT_MOST = 20_000, 8_000


@dataclass(frozen=True)
class KindRead:
    """A kind, the sentence that tells why, and how sure that is."""

    kind: DocumentKind
    reason: str
    confidence: float


def kind_of(
    document: Document, header: Header, drafts: Sequence[Draft], tables: Sequence[TableRead], media: Media
) -> KindRead:
    """What the document is."""
    told = _head_and_foot(document.text)
    against, seen = _against(told, header)
    answered = sum(1 for draft in drafts if draft.paragraphs or draft.boxes)
    speaks_for = _for(told, header, answered)
    if against > speaks_for:
        sure = min(0.97, 0.6 + (against - speaks_for) / 20)
        return KindRead(DocumentKind.NOT_A_REPLY, f"Not a reply: {seen}.", round(sure, 2))
    if not drafts and speaks_for < 3:
        return KindRead(
            DocumentKind.NOT_A_REPLY,
            "Not a reply: it answers no recommendation and says of itself that it replies to none.",
            0.7,
        )
    sure = round(min(0.97, 0.6 + (speaks_for - against) / 20), 2)
    other = _other_source(document, header)
    if other:
        return KindRead(DocumentKind.OTHER_BODY, f"A reply to {other}, not to an inspectorate’s report.", sure)
    kind, reason = _shape(told, header, tables, media)
    return KindRead(kind, reason, sure)


def _head_and_foot(text: str) -> str:
    """Where a document says what it is: its first pages and its last."""
    return text if len(text) <= HEAD_MOST + FOOT_MOST else f"{text[:HEAD_MOST]}\n\n{text[-FOOT_MOST:]}"


def is_web(text: str, media: Media) -> bool:
    """Whether it is a page of a website by what stands around it, and no letter."""
    text = _head_and_foot(text)
    return (_web_marks(text) > 1 or media is Media.HTML) and _SALUTATION.search(text) is None


def _web_marks(text: str) -> int:
    """How many marks of a website stand at the text's head and foot."""
    head, foot = 4000, max(len(text) - 1500, 0)
    return sum(1 for found in _WEB.finditer(text) if found.start() < head or found.start() >= foot)


def _against(text: str, header: Header) -> tuple[float, str]:
    total, best = 0.0, (0.0, "")
    for cue in AGAINST:
        times = min(len(cue.words.findall(text)), cue.times)
        if times:
            weight = cue.weight * (1 + 0.5 * (times - 1))
            total += weight
            best = max(best, (weight, cue.shows))
    role = header.signatory_role.value if header.signatory_role else ""
    if _HMI.search(role):
        total += 7
        best = (7.0, "an inspector signs it")
    return total, best[1]


def _for(text: str, header: Header, answered: int) -> float:
    total = sum(cue.weight for cue in FOR if cue.words.search(text))
    total += min(answered, 4) * 0.9
    role = header.signatory_role.value if header.signatory_role else ""
    if re.search(r"Commissioner|Mayor|Chair|Chief Executive|Chief Constable|Monitoring Officer|Director|Head of", role):
        total += 1.5
    if header.addressee_role or header.addressee_name:
        total += 1.0
    return total


def _other_source(document: Document, header: Header) -> str:
    """Whose report it answers, where that is not an inspectorate's."""
    title = header.report_title.value if header.report_title else ""
    whom = " ".join(read.value for read in (header.addressee_name, header.addressee_role) if read)
    opening = " ".join(block.text for block in document.blocks[:14])[:2500]
    for pattern, name in _OTHER:
        if pattern.search(whom) and not _HMI.search(whom):
            return name
        if pattern.search(title) and not re.search(r"HMICFRS|PEEL|inspection", title):
            return name
    if re.search(r"House of (?:Commons|Lords)\n|Report of Session", document.text[:600]):
        return "a committee’s report"
    for pattern, name in _OTHER:
        for found in pattern.finditer(opening):
            near = opening[max(0, found.start() - 140) : found.end() + 100]
            if re.search(r"\b(?:report|recommend\w*|findings|review|investigation)\b", near) and not _OWN_REPORT.search(
                opening
            ):
                return name
    return ""


def _shape(text: str, header: Header, tables: Sequence[TableRead], media: Media) -> tuple[DocumentKind, str]:
    """A letter, a form or a web page."""
    web = _web_marks(text)
    written = _as_letter(text, header, web if not tables else 2)
    if written:
        return DocumentKind.LETTER, f"A letter: {written}."
    is_form = bool(tables) or _FORM.search(text) is not None
    if web > 1 or (media is Media.HTML and not tables) or (web and not is_form):
        return DocumentKind.WEB_PAGE, "A web page: a website’s menus or links stand around it."
    if is_form:
        return DocumentKind.FORM, "A form: it gives its facts in a table or under labels."
    return DocumentKind.FORM, "A response without a salutation or an address."


def _as_letter(text: str, header: Header, web: int) -> str:
    """What makes it a letter; empty where it is none."""
    if _SALUTATION.search(text):
        return "it has a salutation"
    if _EMAIL.search(text):
        return "it was sent by e-mail"
    signs_off = _SIGN_OFF.search(text) is not None
    if header.addressee_name and (header.letter_date or signs_off):
        return "it is addressed to a person"
    return "it is signed off as one" if signs_off and web < 2 else ""
