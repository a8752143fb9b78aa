"""What a letter and the register disagree on, each by its name: codes, the answers that a person may give, the law.

The words for people are made where they can be translated: `responses.intake.warning_words`.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from letters.reading.values import Read, Span
from responses.domain import clock

ACT = "Police Act 1996"
ADDRESS = clock.PROVISION_ADDRESS


class WarningCode(StrEnum):
    """What is found; each code's values are named beside it."""

    REPORT_NOT_HELD = "report-not-held"
    """`letter`: its title. No report of the register is it, or several may be."""
    REPORT_DATE_DIFFERS = "report-date-differs"
    """`letter`, `register`: the days on which the report was published. `days` lie between them."""
    REPORT_DATE_NOT_HELD = "report-date-not-held"
    """`letter`: that day, which the register does not hold."""
    TITLE_DIFFERS = "title-differs"
    """`letter`, `register`: the titles, for a comparison of their words."""
    REPLY_HELD = "reply-held"
    """The register holds a reply to this report already; `register`: its date."""

    LATE = "letter-after-last-day"
    """`letter`: its date; `register`: the last day; `days` after it. `own`: where it falls against the last day that
    follows from the publication date that it gives itself, where that differs."""
    LATE_BY_OWN_DATE = "late-by-own-date"
    """In time by the register, or nothing is held there; `days` late by the date that it gives itself."""
    ON_LAST_DAY = "letter-on-last-day"
    """`register`: the last day. Dated on it; publication is not proven."""
    BEFORE_REPORT = "letter-before-report"
    """`letter`: its date; `register`: the report's publication; `days` before it."""
    DATED_AHEAD = "letter-dated-ahead"
    """`letter`: its date, which has not come yet."""
    UNDATED = "letter-undated"
    PUBLICATION_NOT_RECORDED = "publication-not-recorded"
    """The duty is to publish; a letter's own date proves nothing of it."""

    BODY_NOT_STATED = "body-not-stated"
    BODY_NOT_KNOWN = "body-not-known"
    """`letter`: the body as it is written."""
    FORCE_NOT_KNOWN = "force-not-known"
    """`letter`: the force as it is written."""
    FORCE_OF_ANOTHER = "force-of-another-body"
    """`letter`: the force as it is written; `register`: the body, which did not answer for it on that day."""
    UNSIGNED = "letter-unsigned"
    SIGNATORY_NOT_HOLDER = "signatory-not-holder"
    """`letter`: who signed; `register`: who is held to be in office on that day ("" for nobody). `role`: what the
    register calls the signatory, where it holds them as signing for the office holder."""

    COUNT_DIFFERS = "count-differs"
    """`letter`: how many it says that there are; `count` items were read."""
    TOTAL_DIFFERS = "total-differs"
    """`letter`: how many it says that the report has; `register`: how many the register knows of."""
    OTHERS_DIFFER = "other-letters-differ"
    """`count` recommendations answered here; `others`: the letters that answer others."""
    NOT_ALL_ANSWERED = "not-all-answered"
    """`recommendations` of the report that it does not answer; `count` answered."""
    AIMED_AT = "aimed-at"
    """`letter`: at whom, by its words; `count` of `of` are addressed to others: `names`."""

    NUMBER_NOT_HELD = "number-not-held"
    """`letter`: a number that the report does not have in the register."""
    NUMBER_DIFFERS = "number-differs"
    """`letter`, `register`: the numbers of what has the same words."""
    NUMBER_INFERRED = "number-inferred"
    """`items` without a number, matched by their words."""
    REGISTER_NUMBER_INFERRED = "register-number-inferred"
    """`register`: a number that the register itself holds as inferred."""
    NOT_MATCHED = "item-not-matched"
    """`items` of which the register holds nothing."""
    SEVERAL_FIT = "item-several-fit"
    """`items` for which several recommendations of the register may be meant."""
    OF_ANOTHER_REPORT = "item-of-another-report"
    """`register`: the report in which the items' words stand."""
    TWO_TO_ONE = "two-items-one-recommendation"
    """`items` that are matched to one recommendation."""
    WORDING_DIFFERS = "wording-differs"
    """`letter`, `register`: the words, for a comparison."""
    WORDING_NOT_HELD = "wording-not-held"
    """`letter`: the words of a recommendation whose wording the register does not hold."""
    ADDRESSEE_DIFFERS = "addressee-differs"
    """`letter`, `register`: to whom it is addressed."""
    DEADLINE_DIFFERS = "deadline-differs"
    """`letter`, `register`: the phrases, or the days where there are no phrases."""

    NO_ANSWER = "item-without-answer"
    """`items` that the letter lists and does not answer."""
    AS_ABOVE = "answer-refers-back"
    """`letter`: the words that refer; `refers_to`: the item that is likely meant."""
    ONE_NARRATIVE = "one-narrative"
    """`items` answered together, in one narrative after the list."""
    SHARED_ANSWER = "shared-answer"
    """`items` that the same words answer."""


class Answer(StrEnum):
    """What a person may say to a warning."""

    NOTED = "noted"
    """Seen; the letter's words stay as written, the register stays as it is."""
    KEEP_REGISTER = "keep-register"
    """The register is right; the letter's words stay as written."""
    CORRECT_REGISTER = "correct-register"
    """The letter is right; the register is to be corrected."""
    CORRECT_READING = "correct-reading"
    """The letter was read wrongly; the field beside it is to be corrected."""
    CHOOSE = "choose"
    """One of several, or another one, is chosen."""
    ADD = "add"
    """It is added to the register."""
    LEAVE_OUT = "leave-out"
    """It is not taken over."""


_DIFFERS = (Answer.KEEP_REGISTER, Answer.CORRECT_REGISTER, Answer.CORRECT_READING)
_SEEN = (Answer.NOTED, Answer.CORRECT_READING)
_WHICH = (Answer.CHOOSE, Answer.ADD, Answer.LEAVE_OUT)

ANSWERS: dict[WarningCode, tuple[Answer, ...]] = {
    WarningCode.REPORT_NOT_HELD: (Answer.CHOOSE, Answer.ADD),
    WarningCode.REPORT_DATE_DIFFERS: _DIFFERS,
    WarningCode.REPORT_DATE_NOT_HELD: (Answer.CORRECT_REGISTER, Answer.NOTED, Answer.CORRECT_READING),
    WarningCode.TITLE_DIFFERS: (*_DIFFERS, Answer.CHOOSE),
    WarningCode.REPLY_HELD: (Answer.CHOOSE, Answer.LEAVE_OUT),
    WarningCode.LATE: _SEEN,
    WarningCode.LATE_BY_OWN_DATE: _SEEN,
    WarningCode.ON_LAST_DAY: _SEEN,
    WarningCode.BEFORE_REPORT: (Answer.CORRECT_READING, Answer.CHOOSE, Answer.NOTED),
    WarningCode.DATED_AHEAD: _SEEN,
    WarningCode.UNDATED: _SEEN,
    WarningCode.PUBLICATION_NOT_RECORDED: (Answer.NOTED, Answer.ADD),
    WarningCode.BODY_NOT_STATED: (Answer.CHOOSE,),
    WarningCode.BODY_NOT_KNOWN: (Answer.CHOOSE,),
    WarningCode.FORCE_NOT_KNOWN: (Answer.CHOOSE,),
    WarningCode.FORCE_OF_ANOTHER: (Answer.CHOOSE, Answer.NOTED),
    WarningCode.UNSIGNED: _SEEN,
    WarningCode.SIGNATORY_NOT_HOLDER: _SEEN,
    WarningCode.COUNT_DIFFERS: _SEEN,
    WarningCode.TOTAL_DIFFERS: _DIFFERS,
    WarningCode.OTHERS_DIFFER: _SEEN,
    WarningCode.NOT_ALL_ANSWERED: _SEEN,
    WarningCode.AIMED_AT: _SEEN,
    WarningCode.NUMBER_NOT_HELD: _WHICH,
    WarningCode.NUMBER_DIFFERS: (*_DIFFERS, Answer.CHOOSE),
    WarningCode.NUMBER_INFERRED: (Answer.NOTED, Answer.CHOOSE),
    WarningCode.REGISTER_NUMBER_INFERRED: (Answer.NOTED, Answer.CORRECT_REGISTER),
    WarningCode.NOT_MATCHED: _WHICH,
    WarningCode.SEVERAL_FIT: _WHICH,
    WarningCode.OF_ANOTHER_REPORT: (Answer.CHOOSE, Answer.LEAVE_OUT),
    WarningCode.TWO_TO_ONE: (Answer.CHOOSE, Answer.LEAVE_OUT),
    WarningCode.WORDING_DIFFERS: _DIFFERS,
    WarningCode.WORDING_NOT_HELD: (Answer.CORRECT_REGISTER, Answer.NOTED),
    WarningCode.ADDRESSEE_DIFFERS: _DIFFERS,
    WarningCode.DEADLINE_DIFFERS: _DIFFERS,
    WarningCode.NO_ANSWER: (Answer.NOTED, Answer.CORRECT_READING, Answer.LEAVE_OUT),
    WarningCode.AS_ABOVE: (Answer.CHOOSE, Answer.NOTED),
    WarningCode.ONE_NARRATIVE: _SEEN,
    WarningCode.SHARED_ANSWER: _SEEN,
}

PROVISIONS: dict[WarningCode, str] = {
    WarningCode.LATE: "s.55(5A)",
    WarningCode.LATE_BY_OWN_DATE: "s.55(5A)",
    WarningCode.ON_LAST_DAY: "s.55(5A)",
    WarningCode.PUBLICATION_NOT_RECORDED: "s.55(5A)",
    WarningCode.NOT_ALL_ANSWERED: "s.55(5B)",
    WarningCode.NO_ANSWER: "s.55(5B)",
}
"""Where it is law: the subsection, under the section 55 clock alone."""


@dataclass(frozen=True, kw_only=True)
class OtherCount:
    """Letters that answer the same recommendations as one another, and others than this one: by id what they lack of
    this letter's (`only_here`), and what they have beside them (`only_there`)."""

    bodies: tuple[str, ...]
    count: int
    only_here: tuple[int, ...] = ()
    only_there: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LetterWarning:
    """One disagreement, or something to know before the letter is taken over. `items` are indexes of the reading's
    items; `recommendations` ids; `spans` where in the letter's text it shows."""

    code: WarningCode
    letter: str | int | date | None = None
    register: str | int | date | None = None
    spans: tuple[Span, ...] = ()
    items: tuple[int, ...] = ()
    recommendations: tuple[int, ...] = ()
    days: int = 0
    own: clock.Finding | None = None
    count: int = 0
    of: int = 0
    names: tuple[str, ...] = ()
    role: str = ""
    refers_to: int | None = None
    others: tuple[OtherCount, ...] = ()
    is_law: bool = False
    """Whether the section 55 clock makes it a matter of law for this report."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        return ANSWERS[self.code]

    @property
    def provision(self) -> str:
        """ "Police Act 1996 s.55(5A)", where it is law."""
        return f"{ACT} {PROVISIONS[self.code]}" if self.is_law and self.code in PROVISIONS else ""

    @property
    def address(self) -> str:
        return ADDRESS if self.provision else ""

    @property
    def key(self) -> str:
        """Names this warning of this letter: the same as long as what it says is the same, so that an answer to it
        is not lost where the warnings are worked out anew, and does not stand for what was not asked."""
        said = (
            self.letter, self.register, self.items, self.recommendations, self.days, self.count, self.of, self.names,
            self.role, self.refers_to, [(one.bodies, one.only_here, one.only_there) for one in self.others],
        )  # fmt: skip
        return f"{self.code}-{hashlib.sha256(repr(said).encode()).hexdigest()[:16]}"


def spans_of(*reads: Read[Any] | None) -> tuple[Span, ...]:
    """Where the values stand in the letter, as far as they were not inferred."""
    return tuple(read.span for read in reads if read is not None and read.span is not None)
