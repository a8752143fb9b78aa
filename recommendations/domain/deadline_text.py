"""Where in its sentence a phrase stands: what tells the deadline of a duty from a standard inside the duty.

"Within six months, the force should review its plan" sets a deadline. "The force should make sure that every case is
reviewed within 28 days" sets none: the 28 days belong to each case, for ever. Inspectorates write deadlines at the
head of a sentence, beside its "should", or at its end. They write standards inside it, of every case or all victims.
"""

from __future__ import annotations

import re

# One character for one character, so that an offset in the plain text is the same offset in the text.
_SPACES = "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680\u180e\u200b\u202f\u205f\u2060\u3000\ufeff"
PLAIN = (
    {ord(char): " " for char in _SPACES}
    | dict.fromkeys(range(0x2000, 0x200B), " ")
    | {ord(char): "\n" for char in "\x85\u2028\u2029"}
    | {ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
    | {ord(char): "'" for char in "\u2018\u2019\u02bc"}
    | {ord(char): '"' for char in "\u201c\u201d"}
    | {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
)
GAP = r"(?: {1,8}(?:\n {0,8})?|\n {0,8})"  # spaces, at most one line break: never over a blank line
MAYBE = r"(?: {0,8}(?:\n {0,8})?)"

_REACH = 400  # how far a sentence is followed to either side: keeps the reading linear in the length of the text
_BREAK = re.compile(r"[.;:!?|•](?=[\s)\"'|])|\n {0,8}\n|\n {0,8}(?:[-*•]|\(?[0-9a-z]{1,3}[.)]) ")
_MODAL = (
    r"\b(?:should|must|shall|will|ought to|needs?(?: to)?|(?:is|are|has|have) (?:required |expected )?to|"
    r"(?:is|are) asked to|recommend(?:s|ed)?(?: that)?)\b"
)
_MODALS = re.compile(_MODAL)
_AFTER_MODAL = re.compile(rf"{_MODAL}(?: also| now| then| therefore)?{MAYBE},?{MAYBE}$")
_AFTER_RECOMMEND = re.compile(r"\brecommend(?:s|ed)? that [^,.;:]{0,60}$")
_BEFORE_MODAL = re.compile(rf"{MAYBE},{MAYBE}{_MODAL}")
_JOINED = re.compile(r",? (?:and|but|or|then)(?:,? (?:in any (?:event|case)|at the latest|certainly))?,? {0,8}$")
_STAFF = (
    r"(?:(?<!chief )(?<!senior )(?<!finance )(?<!executive )officers?|staff|sergeants?|supervisors?|"
    r"handlers?|investigators?|detectives?|"
    r"responders?|dispatchers?|personnel)"
)
_STAFF_SUBJECT = re.compile(rf"\b{_STAFF} {_MODAL}[^.]{{0,120}}$")
_STAFF_NEXT = re.compile(rf"{MAYBE},?{MAYBE}(?:all |every |each |any |the |custody |call |frontline ){{0,2}}{_STAFF}\b")
_SAYS_MAKE_SURE = re.compile(r"\b(?:make sure|ensur(?:e|es|ing)|so) that\b")
_STANDARD = re.compile(
    r"\b(?:every|each|any|always|when|whenever|where|who|whose|which|that|if|unless|once|was|were|had|did|than)\b"
)
_DAILY_WORK = re.compile(
    r"\b(?:all|is|are|make sure|ensure|calls?|callers?|cases?|complaints?|crimes?|incidents?|victims?|suspects?|"
    r"witness(?:es)?|offenders?|offences?|detainees?|child(?:ren)?|allegations?|requests?|referrals?|enquiries|"
    r"inquiries|emails?|reports|correspondence|arrests?|warrants?|investigations|searches|evidence|exhibits|people|"
    r"persons?|public|applications|officers|supervisors|staff)\b"
)
_PAST = re.compile(r"\b(?:had|was|were)\b")
_WAS_DUE = re.compile(r"\b(?:was|were|had been) (?:originally )?(?:due|required|expected|meant|to)\b[^,]{0,60}$")
_HAD = re.compile(r",?(?: [a-z'-]{1,30}){1,8}? had\b")
_CLOSED = re.compile(r" {0,8}(?:\Z|[.,;:!?)\]|]|\n {0,8}(?:\Z|\n|[-*•]))")
_OPENERS = ".:;!?([|•*-\"'"


def plain_text(text: str) -> str:
    """The text in lower case with plain spaces, hyphens and quotes, each character in its place."""
    return text.translate(PLAIN)


class Place:
    """A phrase (`start` to `end`) in its sentence."""

    def __init__(self, text: str, plain: str, start: int, end: int) -> None:
        self._text, self._plain, self._start = text, plain, start
        window = plain[max(0, start - _REACH) : start]
        breaks = [found.end() for found in _BREAK.finditer(window)]
        self.before = window[breaks[-1] :] if breaks else window
        after = plain[end : end + _REACH]
        stop = _BREAK.search(after)
        self.after = after[: stop.start()] if stop else after
        self.closed = _CLOSED.match(plain[end : end + 32]) is not None
        modals = [found.end() for found in _MODALS.finditer(self.before)]
        self.has_modal = bool(modals)
        self.clause = self.before[modals[-1] :] if modals else self.before

    @property
    def heads_sentence(self) -> bool:
        """At the head of a sentence, list item, bracket or table cell, or begun with a capital letter."""
        before = self._plain[max(0, self._start - 32) : self._start]
        words = before.rstrip(" ")
        if not words.strip() and self._start <= 32:
            return True
        if words.rstrip("\n ") != words and words.count("\n", len(words.rstrip("\n "))) > 1:
            return True
        initial, second = self._text[self._start], self._text[self._start + 1 : self._start + 2]
        if initial.isupper() and not second.isupper():
            return True
        last = words.rstrip("\n ")[-1:]
        hyphenated = last == "-" and words == before
        return last in _OPENERS and not hyphenated

    @property
    def follows_modal(self) -> bool:
        """Beside the "should" itself, whose subject is not the staff of a force (that would be a standard)."""
        beside = _AFTER_MODAL.search(self.before) or _AFTER_RECOMMEND.search(self.before)
        return beside is not None and not _STAFF_SUBJECT.search(self.before)

    @property
    def stands_apart(self) -> bool:
        """At the head of a sentence, beside its "should", or after a comma."""
        return self.heads_sentence or self.follows_modal or self._after_comma

    @property
    def tells_of_past(self) -> bool:
        """Whether this is a finding, not a duty: "By 31 March 2022, the force had trained 40 officers"."""
        if _WAS_DUE.search(self.before):
            return True
        if self.has_modal or _MODALS.search(self.after):
            return False
        told_before = _PAST.search(self.before) is not None and not re.search(r"\b(?:who|that|which)\b", self.before)
        return told_before or _HAD.match(self.after) is not None

    def sets_deadline(self, *, brief: bool) -> bool:
        """Whether a period, an "immediately" or an "as soon as possible" that stands here is the deadline of the duty.

        Head of the sentence: yes. Beside its "should": yes. After a comma and before the "should": yes. Elsewhere only
        where nothing between the "should" and the phrase speaks of a standard (every, each, when, who). A `brief`
        phrase (days, weeks, immediately, as soon as possible) is also refused where the words are of daily work
        (calls, cases, victims): such words are how standards are written.
        """
        if self.heads_sentence:
            return not _STAFF_NEXT.match(self.after)
        if self.follows_modal:
            return True
        if self._joins_on or (self._after_comma and _BEFORE_MODAL.match(self.after)):
            return True
        if self._after_comma and not self.has_modal and _MODALS.search(self.after):
            return not (brief and self._speaks_of_standard(self.before, brief=True))
        if _STAFF_SUBJECT.search(self.before) or self._speaks_of_standard(self.clause, brief=brief):
            return False
        return self.closed or self.has_modal

    @property
    def speaks_of_standard(self) -> bool:
        """Whether the words up to the phrase are those of a standard or of daily work."""
        return self._speaks_of_standard(self.clause, brief=True)

    @property
    def _after_comma(self) -> bool:
        return self.before.rstrip(" \n").endswith(",")

    @property
    def _joins_on(self) -> bool:
        """Joined to a deadline that heads the sentence: "Immediately, and in any event within three months"."""
        return _JOINED.search(self.before) is not None and "," in self.before and not self.has_modal

    @staticmethod
    def _speaks_of_standard(words: str, *, brief: bool) -> bool:
        if brief and _DAILY_WORK.search(words):
            return True
        return _STANDARD.search(_SAYS_MAKE_SURE.sub(" ", words)) is not None
