"""The words by which a document shows what it is: each cue with a weight, what it shows, and a line that has it."""

from __future__ import annotations

import re
from dataclasses import dataclass


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
    _cue(
        (
            r"\bto invite your comments\b|\binvite you to (?:send|give|let)\b.{0,30}\bcomments\b|\b(?:grateful "
            r"(?:for|to have)|need|have) your comments (?:by|before|no later)\b"
        ),
        9,
        "it asks for the comments that a reply would hold",
        "I am writing to invite your comments on it.",
    ),
    _cue(
        r"\b(?:my|our) inspection (?:team|staff)\b|\b(?:[Pp]lease )?send me an? (?:updated )?action plan\b",
        2.5,
        "an inspectorate writes in it",
        "my inspection team visited your force",
        2,
    ),
    _cue(
        (
            r"\bISBN\b|© HMICFRS|^(?:Foreword|Contents|Executive summary|About (?:us|HMICFRS)|Terms of "
            r"reference)$|\bWe (?:found|visited|examined|inspected)\b"
        ),
        2.5,
        "it is an inspectorate’s report",
        "We found that most operators knew what to do.",
        3,
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


_SOURCES: tuple[tuple[str, str], ...] = (
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


OTHER_SOURCES = tuple((re.compile(pattern), name) for pattern, name in _SOURCES)
