"""Whom a finding is addressed to."""

from __future__ import annotations

import re

from recommendations.domain.deadline_text import plain_text
from recommendations.domain.split_wording import DUTY, after_recommending, opening_deadline

# Who inspectorates address; an addressee is certain where it ends with one of these.
ADDRESSEES = (
    r"chief constables?(?:'s?)?|chief officers?(?: teams?)?|chief fire officers?|commissioners?|mayors?|"
    r"(?:assistant |deputy )?chief constable [a-z ]{0,40}leads?|[a-z -]{0,60}\bleads?|portfolios?(?: holders?)?|"
    r"(?:all |each |every |police |home office |fire )?forces?|constabular(?:y|ies)|police|services?|"
    r"national police chiefs' council|npcc|college of policing|college|home office|home secretary|"
    r"secretary of state(?: for [a-z ]{3,40})?|government|ministry of [a-z]{4,12}|department (?:for|of) [a-z ]{4,40}|"
    r"crown prosecution service|cps|director of public prosecutions|attorney general|"
    r"police and crime commissioners?|police, fire and crime commissioners?|p[f]?ccs?|mopac|"
    r"mayor's office for policing and crime|(?:local )?policing bod(?:y|ies)|combined authorit(?:y|ies)|"
    r"independent office for police conduct|iopc|hmicfrs|national crime agency|nca|british transport police|"
    r"association of police and crime commissioners|apcc|police digital service|agenc(?:y|ies)|inspectorates?|"
    r"local authorit(?:y|ies)|councils?|youth justice board|hm prison and probation service|probation service"
)
_NAMED = re.compile(ADDRESSEES)
_ENDS_WITH_ADDRESSEE = re.compile(rf"(?:^|.*[\s-])(?:{ADDRESSEES})$")
_AND = re.compile(r",? and (?!crime\b|probation\b)|,? or |, (?!fire\b)")
_HEAD = re.compile(
    r"\s(?:of|in|for|that|which|who|whose|with|without|from|across|not|responsible|using|where)\s(?!policing\b)"
)
_ASIDE = re.compile(
    r"(?:through|with|working|in|via|where|if|when|who|which|including|led|by|as|under|using|supported|after|before|"
    r"together|alongside|subject|on|at|within|following|having|supported|assisted|unless|for|to|from|throughout)\b"
)
_LONGEST = 160  # an addressee
_REACH = 400  # how far back of its "should" a sentence is followed


def is_addressee(words: str) -> bool:
    """Whether the words are one of those whom inspectorates address: "the Home Office", "chief constables in Wales"."""
    plain = without_article(plain_text(words).strip(" ,"))
    if len(plain) > _LONGEST:
        return False
    head = _HEAD.split(plain, maxsplit=1)[0]
    return _NAMED.fullmatch(plain) is not None or _ENDS_WITH_ADDRESSEE.match(head) is not None


def without_article(words: str) -> str:
    """The words without a leading "the"."""
    return words[4:] if words.lower().startswith("the ") else words


def addressee_of(text: str) -> str:
    """Whom the first "should" is addressed to, as the text writes it; empty where that is not certain.

    A leading "the" is left off. What stands between commas is an aside where it begins as one: "chief constables,
    through their governance structure, should" is addressed to chief constables.
    """
    plain = plain_text(text)
    duty = DUTY.search(plain)
    if duty is None:
        return ""
    sentence = re.split(r"[.;:?!]\s|\n", text[max(0, duty.start() - _REACH) : duty.start()])[-1]
    words = after_recommending(sentence.strip(" •-*"))
    words = _without_asides(words[opening_deadline(words) :].strip(" ,\n"))
    subject = without_article(words[opening_deadline(words) :].strip(" ,\n"))
    certain = all(is_addressee(part) for part in _AND.split(plain_text(subject)))
    return " ".join(subject.split()) if certain else ""


def _without_asides(subject: str) -> str:
    parts = [part.strip() for part in subject.split(",")]
    while len(parts) > 1 and (not parts[0] or _ASIDE.match(parts[0].lower())):
        parts.pop(0)
    for at, part in enumerate(parts):
        if at and _ASIDE.match(part.lower()):
            parts = parts[:at]
            break
    return ", ".join(parts).strip()
