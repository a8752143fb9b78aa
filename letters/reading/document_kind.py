"""What a document is: a reply to an inspectorate's report, to another source's, or none; and why.

Cues are data: each has a weight and the words that say to people what was seen. Those against a reply are of things
that look like one (news, minutes, an answer to a request for information). What is left is a letter, a form or a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from letters.reading.blocks import Document
from letters.reading.drafts import Draft
from letters.reading.extracted import Media
from letters.reading.kind_cues import AGAINST, FOR, OTHER_SOURCES
from letters.reading.tables import TableRead
from letters.reading.values import DocumentKind, Header

_OWN_REPORT = re.compile(
    r"HMICFRS|\bHMIC\b|PEEL|[Ss]uper-complaint|[Ss]ection 55|[Ii]nspection (?:report|of)|[Ii]nspectors"
)


_INSPECTED = re.compile(
    r"\bHMIC|\bHMI\b|[Ii]nspect|INSPECT|\bPEEL\b|[Ss]uper-complaint|[Ss]ection 55|\bs\.? ?55\b|AHGTAEF|arolyg"
)
_NO_INSPECTORATE = re.compile(r"\bnot (?:an|by an|of an) inspectorate\b")
_HMI = re.compile(r"(?:HM|His Majesty['’]s|Her Majesty['’]s) (?:Chief )?Inspector(?:ate)?|HMICFRS|HMCIC", re.IGNORECASE)


_WEB = re.compile(
    r"^#{1,3} [A-Z]|^[A-Z][\w ]+ [>›»] [A-Z]|[Cc]ookies?\b|Skip to (?:main )?content|^(?:Home|Hafan) ?[>/|"
    r"»]|[Bb]readcrumb|[Ss]hare this (?:page|article)|^Categor(?:y|ies)|[Pp]osted(?: on)?:|^Posted on \d|Was this page|"
    r"[Rr]elated pages|Back to top|^Menu$|"
    r"[Ss]ign up (?:for|to)|Download this|Print this page|^Search$|[Pp]age last (?:updated|reviewed)|"
    r"^Published:? (?:\d|[A-Z][a-z]+day)|^Tagged|^Share:|^Home$|^Publications$|^☰|^Home ›|In this section|"
    r"^Menu \||^Back to [a-z]|^© .{0,80}\||^News$|^What we do$|^Hafan|Accept all|Cymraeg \| English|English "
    r"\| Cymraeg|Skip to "
    r"navigation|Follow "
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
        r"^(?:Title|Title of |Name of |Inspection|Report|Type of|Date (?:of|published|inspection)|Prepared by|"
        r"Document|Version|Force|Response (?:owner|date)|Summary of)[^\n:\t]{0,40}(?:[:\t]|$)"
    ),
    re.MULTILINE,
)


LETTERHEAD, SIGNED_BY_HMI, ON_ITS_PAPER = 300, 7.0, 12.0
"""Characters in which a letterhead stands; what an inspector's signature weighs, alone and under such a letterhead."""
ANSWERS_UNDER_LABELS = 3.0
HEAD_MOST, FOOT_MOST = 20_000, 8_000


_RESPONDS = re.compile(
    r"\brespon(?:d|ds|se|ding)\b.{0,80}\b(?:report|inspection|recommendation)|[Ss]ection 55|[Mm]y comments|"
    r"Response to|(?:PCC|Commissioner['’]s) [Rr]esponse"
)


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
    labelled = sum(1 for draft in drafts if draft.paragraphs and draft.is_labelled)
    speaks_for += ANSWERS_UNDER_LABELS if labelled > 2 and not tables else 0.0
    if drafts and not answered and not header.report_published and not _RESPONDS.search(told):
        return KindRead(DocumentKind.NOT_A_REPLY, "Not a reply: it asks for things, and answers none.", 0.7)
    if not drafts and not header.report_published and not _RESPONDS.search(told):
        return KindRead(DocumentKind.NOT_A_REPLY, "Not a reply: it names no report and answers nothing.", 0.7)
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
    if not other and drafts and not _INSPECTED.search(_NO_INSPECTORATE.sub("", document.text)):
        other = "a report that it does not call an inspectorate’s"
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


@lru_cache(maxsize=1)
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
        weight = ON_ITS_PAPER if _HMI.search(text[:LETTERHEAD]) else SIGNED_BY_HMI
        total += weight
        best = (weight, "an inspector signs it")
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
    for pattern, name in OTHER_SOURCES:
        if pattern.search(whom) and not _HMI.search(whom):
            return name
        if pattern.search(title) and not re.search(r"HMICFRS|PEEL|inspection", title):
            return name
    if re.search(r"House of (?:Commons|Lords)\n|Report of Session", document.text[:600]):
        return "a committee’s report"
    for pattern, name in OTHER_SOURCES:
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
