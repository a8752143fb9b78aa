"""What a reply's own page shows, as plain values: where it is, what is missing, each answer, the steps to take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from forces.access import Access
from forces.roles import Permission
from responses.domain import clock
from responses.domain.completeness import Gap, Missing, about_each
from responses.domain.workflow import Actor, Move
from responses.record.models import Position
from responses.record.paths import with_way_back
from responses.replies.facts import Answered, missing_now
from responses.replies.letters import snapshot_of
from responses.replies.mending import mended_at
from responses.replies.missing_words import words_of
from responses.replies.models import Reply, ReplyStep
from responses.replies.moves_allowed import Allowed, allowed_to
from responses.replies.report_page import ClockPanel, clock_of, clock_panel
from responses.replies.stage_words import BUTTONS, missing_heading, next_words

FORWARD = frozenset({Move.SUBMIT, Move.APPROVE, Move.ISSUE})
"""The steps that lead on: their buttons stand first, and only where nothing is missing."""


@dataclass(frozen=True)
class Mend:
    """One thing that is missing, in words, and where it is mended; no address for who may not mend it."""

    words: str
    href: str


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One finding: whether it is for us, and the first line of what we do and of what the force does."""

    found: Answered
    href: str
    for_us: str
    tone: str
    body_line: str
    force_line: str
    is_missing: bool


@dataclass(frozen=True)
class Button:
    words: str
    href: str
    is_primary: bool


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The part of the page that the body's own people see."""

    next_words: str
    missing_heading: str
    missing: tuple[Mend, ...]
    rows: tuple[AnswerRow, ...]
    buttons: tuple[Button, ...]
    changed_since: tuple[str, ...]
    """Headings of what would read otherwise if the text were frozen today."""


def desk_of(reply: Reply, found: Sequence[Answered], access: Access, today: date, *, editor: bool) -> Desk:
    """`editor`: whether the person's words may be in the text that stands submitted."""
    missing = missing_now(reply, today, found)
    edits = reply.body_id in access.body_ids(Permission.EDIT_REPLIES)
    return Desk(
        next_words=next_words(reply, len(missing), editor=editor),
        missing_heading=missing_heading(reply, len(missing)),
        missing=tuple(_mends(missing, reply, found, edits=edits)),
        rows=tuple(_rows(reply, found, missing, edits=edits)),
        buttons=tuple(_buttons(reply, access, missing, editor=editor)),
        changed_since=tuple(changed_since(reply, found)),
    )


def reply_clock(reply: Reply, today: date) -> ClockPanel:
    """Until a reply that is written here is published, where today falls; after that, and of one adopted, whether it
    was in time."""
    if reply.stage == Reply.Stage.ANSWERED_BY:
        return ClockPanel(headline=_("No letter is owed for this report."))
    running = clock_of(reply.report, today)
    if running.due_on is None or (reply.origin == Reply.Origin.TYPED and reply.published_on is None):
        return clock_panel(reply.report, today)
    said = clock.phrase(running.finding(reply.published_on, owed=False), running.rule, translation)
    return ClockPanel(headline=f"{said}.", reason=running.why(translation))


def changed_since(reply: Reply, found: Iterable[Answered]) -> list[str]:
    """What the frozen text says otherwise than the responses and the comments do now."""
    if reply.submission is None:
        return []
    rows = [one.position for one in found if one.position]
    return differences(reply.submission.snapshot["letter"], snapshot_of(reply, rows)["letter"])


def differences(frozen: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """The headings of the answers that differ, and of those that only one of the two has."""
    before, after = _by_finding(frozen), _by_finding(now)
    every = [*before, *(new for new in after if new not in before)]
    return [heading for heading, words in every if before.get((heading, words)) != after.get((heading, words))]


def _by_finding(letter: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Findings of one report may share a heading: the words that are quoted tell them apart."""
    return {(item["heading"], item["quoted_text"]): item["answer"] for item in letter["items"]}


def last_step_back(reply: Reply, steps: Sequence[ReplyStep]) -> ReplyStep | None:
    """Why a draft is a draft again, or the reply is closed; None where it was never sent on."""
    if reply.stage not in {Reply.Stage.DRAFTING, Reply.Stage.CHANGES_REQUESTED, Reply.Stage.ANSWERED_BY}:
        return None
    return next((step for step in reversed(steps) if step.to_stage), None)


def _mends(missing: Iterable[Missing], reply: Reply, found: Iterable[Answered], *, edits: bool) -> Iterable[Mend]:
    by_id = {one.recommendation.pk: one for one in found}
    for one in missing:
        about = by_id.get(one.about) if one.about is not None else None
        words = words_of(one, about.recommendation if about else None)
        yield Mend(words, mended_at(one, reply, about.position if about else None) if edits else "")


def _rows(reply: Reply, found: Iterable[Answered], missing: Iterable[Missing], *, edits: bool) -> Iterable[AnswerRow]:
    gaps: dict[int, Gap] = about_each(missing)
    for one in found:
        at = one.position
        yield AnswerRow(
            found=one,
            href=_answer_href(reply, at, edits=edits) if at else "",
            for_us=at.get_applies_display() if at else "",
            tone={"yes": "on_course", "no": "closed"}.get(at.applies if at else "", "unknown"),
            body_line=first_line(_own_words(at)) if at else "",
            force_line=first_line(at.force_action) if at else "",
            is_missing=one.recommendation.pk in gaps,
        )


def _own_words(position: Position) -> str:
    if position.applies == "no":
        return position.applies_reason
    return position.body_action or position.no_action_reason or position.acceptance_reason


def _answer_href(reply: Reply, position: Position, *, edits: bool) -> str:
    page = "response-decide" if edits and reply.may_change else "response"
    return with_way_back(reverse(page, args=[position.response_id]), reply.get_absolute_url())


def first_line(text: str) -> str:
    """Enough of an answer for a row; what is left out is said to be."""
    head, _newline, rest = text.strip().partition("\n")
    return f"{head} …" if rest.strip() else head


def _buttons(reply: Reply, access: Access, missing: Sequence[Missing], *, editor: bool) -> Iterable[Button]:
    offered = [one for one in allowed_to(access, reply) if _is_open(one, missing, editor=editor)]
    for one in sorted(offered, key=lambda one: one.move not in FORWARD):
        is_primary = one.move in FORWARD and (one.move, one.actor) != (Move.APPROVE, Actor.OFFICER)
        yield Button(str(BUTTONS[one.move, one.actor]), reverse(one.page, args=[reply.pk]), is_primary)


def _is_open(allowed: Allowed, missing: Sequence[Missing], *, editor: bool) -> bool:
    """What the flow would refuse is not offered."""
    if allowed.move in {Move.SUBMIT, Move.ISSUE}:
        return not missing
    if allowed.move is Move.APPROVE:
        return not editor
    return True
