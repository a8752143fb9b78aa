"""What is missing from a reply before its next stage: each gap with the section of law that asks for it.

Police Act 1996 s.55(5B) asks, for each recommendation, for the action that the local policing body has taken or
proposes to take, or why there is none. Areas for improvement and causes of concern are not named there: they may be
answered and never block.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from responses.domain.clock import ClockRule
from responses.domain.status import Acceptance, Applies
from responses.domain.workflow import Stage


class Gap(StrEnum):
    """What is missing."""

    NOT_DECIDED = "not-decided"
    """Whether the recommendation is for us."""
    NO_ACTION = "no-action"
    """The body's own action, or why it takes none: s.55(5B)."""
    NO_ANSWER = "no-answer"
    """Anything at all in answer to a recommendation of a source without the section 55 duty."""
    NOT_HELD = "not-held"
    """A recommendation of the report that has no response to write in."""
    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"
    TRANSLATION = "translation"
    """A letter in two languages, of which words are in one alone."""
    INVITATION = "invitation"
    """The chief officer's comments were not invited: s.55(4)."""
    COMMENTS_AWAITED = "comments-awaited"
    """The date that the body set for them has not passed, and nothing has come."""
    COMMENTS_NOT_IN_TEXT = "comments-not-in-text"
    """The chief officer's comments are not, or not as they stand now, in the text that was submitted: s.55(5)(b)."""
    REPLY_NOT_IN_TEXT = "reply-not-in-text"
    """The body's reply to them is not, or not as it stands now, in that text: s.55(5)(c)."""
    ANSWERS_NOT_IN_TEXT = "answers-not-in-text"
    """A recommendation of the report is not answered in that text: it was added to the register since."""


PROVISIONS: dict[Gap, str] = {
    Gap.NOT_DECIDED: "s.55(5B)",
    Gap.NO_ACTION: "s.55(5B)",
    Gap.NOT_HELD: "s.55(5B)",
    Gap.INVITATION: "s.55(4)",
    Gap.COMMENTS_AWAITED: "s.55(4)",
    Gap.COMMENTS_NOT_IN_TEXT: "s.55(5)(b)",
    Gap.REPLY_NOT_IN_TEXT: "s.55(5)(c)",
    Gap.ANSWERS_NOT_IN_TEXT: "s.55(5)(a)",
}


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One gap. `about` is the recommendation's id where it is about one; `day` is a date that its words need."""

    gap: Gap
    about: int | None = None
    day: date | None = None

    @property
    def provision(self) -> str:
        return PROVISIONS.get(self.gap, "")


@dataclass(frozen=True, kw_only=True)
class AnswerFacts:
    """What is decided and said about one finding of the report. `blocks` is true of recommendations alone."""

    recommendation: int
    blocks: bool
    is_held: bool = True
    applies: Applies = Applies.UNDECIDED
    acceptance: Acceptance = Acceptance.UNDECIDED
    body_action: str = ""
    no_action_reason: str = ""
    force_action: str = ""


@dataclass(frozen=True, kw_only=True)
class TextFacts:
    """What a frozen text (submitted, or issued) holds of the parts that section 55 names."""

    recommendations: frozenset[int] = frozenset()
    comments: str = ""
    reply_to_comments: str = ""


@dataclass(frozen=True, kw_only=True)
class ReplyFacts:
    """A reply as its completeness is judged. Dates are None where nothing is recorded."""

    rule: ClockRule
    answers: tuple[AnswerFacts, ...] = ()
    addressee: str = ""
    signatory: str = ""
    invited_on: date | None = None
    comments_wanted_by: date | None = None
    comments_received_on: date | None = None
    no_comments_on: date | None = None
    comments: str = ""
    reply_to_comments: str = ""
    untranslated: int = 0
    """How many texts of a letter in two languages lack the second."""


def missing_to_submit(reply: ReplyFacts) -> tuple[Missing, ...]:
    """What stands between a draft and its approver."""
    return (*_answers(reply), *_letter_parts(reply))


def missing_to_issue(reply: ReplyFacts, text: TextFacts, today: date) -> tuple[Missing, ...]:
    """What stands between the approved text and its issue: the invitation, and all that has come since."""
    return (*_invitation(reply, today), *missing_to_publish(reply, text))


def missing_to_publish(reply: ReplyFacts, text: TextFacts) -> tuple[Missing, ...]:
    """Each existing part of s.55(5)(a) to (c) that a frozen text lacks."""
    if reply.rule != ClockRule.SECTION_55:
        return ()
    return tuple(_not_in_text(reply, text))


def missing_for(stage: Stage, reply: ReplyFacts, text: TextFacts, today: date) -> tuple[Missing, ...]:
    """What is missing for the stage after this one; nothing where there is none, or where only a decision is."""
    if stage in {Stage.DRAFTING, Stage.CHANGES_REQUESTED}:
        return missing_to_submit(reply)
    if stage in {Stage.SUBMITTED, Stage.APPROVED}:
        return missing_to_issue(reply, text, today)
    return ()


def _answers(reply: ReplyFacts) -> Iterator[Missing]:
    for answer in reply.answers:
        if answer.blocks and (gap := _gap_of(answer, reply.rule)):
            yield Missing(gap=gap, about=answer.recommendation)


def _gap_of(answer: AnswerFacts, rule: ClockRule) -> Gap | None:
    if not answer.is_held:
        return Gap.NOT_HELD
    if answer.applies == Applies.NO:
        return None
    if rule != ClockRule.SECTION_55:
        return None if answer.force_action or _explains(answer) else Gap.NO_ANSWER
    if answer.applies == Applies.UNDECIDED:
        return Gap.NOT_DECIDED
    return None if _explains(answer) else Gap.NO_ACTION


def _explains(answer: AnswerFacts) -> bool:
    """s.55(5B): the body's action, or why none; a recommendation that is not accepted has its reason already."""
    return bool(answer.body_action or answer.no_action_reason) or answer.acceptance == Acceptance.NOT_ACCEPTED


def _letter_parts(reply: ReplyFacts) -> Iterator[Missing]:
    if not reply.addressee:
        yield Missing(gap=Gap.ADDRESSEE)
    if not reply.signatory:
        yield Missing(gap=Gap.SIGNATORY)
    if reply.untranslated:
        yield Missing(gap=Gap.TRANSLATION)


def _invitation(reply: ReplyFacts, today: date) -> Iterator[Missing]:
    """The chief officer is asked, and has answered, said that there is nothing to say, or let the date pass."""
    if reply.rule != ClockRule.SECTION_55 or reply.comments_received_on or reply.no_comments_on:
        return
    if reply.invited_on is None:
        yield Missing(gap=Gap.INVITATION)
    elif reply.comments_wanted_by is None or today <= reply.comments_wanted_by:
        yield Missing(gap=Gap.COMMENTS_AWAITED, day=reply.comments_wanted_by)


def _not_in_text(reply: ReplyFacts, text: TextFacts) -> Iterator[Missing]:
    for answer in reply.answers:
        if answer.blocks and answer.recommendation not in text.recommendations:
            yield Missing(gap=Gap.ANSWERS_NOT_IN_TEXT, about=answer.recommendation)
    if reply.comments != text.comments:
        yield Missing(gap=Gap.COMMENTS_NOT_IN_TEXT)
    if reply.reply_to_comments != text.reply_to_comments:
        yield Missing(gap=Gap.REPLY_NOT_IN_TEXT)


def about_each(missing: Iterable[Missing]) -> dict[int, Gap]:
    """The gaps that are about one recommendation, by its id."""
    return {one.about: one.gap for one in missing if one.about is not None}
