"""A reply as the rules of the duty take it: plain values, read in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from recommendations.models import Recommendation
from responses.domain.clock import ClockRule, due_on
from responses.domain.completeness import AnswerFacts, Missing, ReplyFacts, TextFacts, missing_for
from responses.domain.duty import DutyFacts
from responses.domain.status import Acceptance, Applies
from responses.domain.workflow import Stage
from responses.record.models import Position
from responses.replies.letters import first_half_of
from responses.replies.models import Reply
from responses.replies.translations import still_to_translate


@dataclass(frozen=True)
class Answered:
    """A finding of the report, and where the force's response to it stands: None where none is held."""

    recommendation: Recommendation
    position: Position | None

    @property
    def blocks(self) -> bool:
        """Whether section 55(5B) names it: a recommendation, and no area for improvement or cause of concern."""
        return self.recommendation.kind == Recommendation.Kind.RECOMMENDATION


def reply_facts(reply: Reply, found: Iterable[Answered] | None = None) -> ReplyFacts:
    """What is decided, said and recorded for the reply, as it stands now; `found` are its findings where at hand."""
    held = findings_of(reply) if found is None else list(found)
    return ReplyFacts(
        rule=ClockRule(reply.report.clock_rule),
        answers=tuple(_answer(one) for one in held),
        addressee=reply.addressee_name or reply.addressee_role,
        signatory=reply.signatory_name,
        invited_on=reply.invited_on,
        comments_wanted_by=reply.comments_wanted_by,
        comments_received_on=reply.comments_received_on,
        no_comments_on=reply.no_comments_on,
        comments=reply.chief_officer_comments,
        reply_to_comments=reply.reply_to_comments,
        untranslated=_untranslated(reply, held),
    )


def _untranslated(reply: Reply, found: Iterable[Answered]) -> int:
    """How many texts of a draft in two languages lack the second."""
    if not reply.second_language:
        return 0
    letter = first_half_of(reply, [one.position for one in found if one.position is not None])
    return still_to_translate(letter, reply)


def findings_of(reply: Reply) -> list[Answered]:
    """Each finding of the report, in its order, with what its response says now: two queries."""
    asked = reply.report.recommendations.standing().order_by("position")
    positions = Position.objects.current().filter(report=reply.report, force=reply.force)
    held = {row.response.recommendation_id: row for row in positions.select_related("response__recommendation")}
    return [Answered(one, held.get(one.pk)) for one in asked]


def _answer(found: Answered) -> AnswerFacts:
    asked, position = found.recommendation.pk, found.position
    if position is None:
        return AnswerFacts(recommendation=asked, blocks=found.blocks, is_held=False)
    return AnswerFacts(
        recommendation=asked,
        blocks=found.blocks,
        applies=Applies(position.applies),
        acceptance=Acceptance(position.acceptance),
        body_action=position.body_action,
        no_action_reason=position.no_action_reason,
        force_action=position.force_action,
    )


def text_facts(snapshot: Mapping[str, Any] | None) -> TextFacts:
    """What a frozen text holds of the parts that section 55 names; nothing where there is no text."""
    if snapshot is None:
        return TextFacts()
    letter = snapshot["letter"]
    return TextFacts(
        recommendations=frozenset(snapshot["recommendations"]),
        comments=letter["chief_officer_comments"],
        reply_to_comments=letter["reply_to_comments"],
    )


def missing_now(reply: Reply, today: date, found: Iterable[Answered] | None = None) -> tuple[Missing, ...]:
    """What is missing before the reply's next stage."""
    text = text_facts(reply.submission.snapshot if reply.submission else None)
    return missing_for(Stage(reply.stage), reply_facts(reply, found), text, today)


def due_on_of(reply: Reply) -> date | None:
    """The last day of the reply under its report's rule."""
    report = reply.report
    return due_on(ClockRule(report.clock_rule), report.published_on, report.clock_set_on)


def duty_facts(reply: Reply, *, answered: int, of: int) -> DutyFacts:
    """What is recorded of each part of the duty; `answered` of the report's recommendations stand in the letter."""
    return DutyFacts(
        rule=ClockRule(reply.report.clock_rule),
        report_published_on=reply.report.published_on,
        due_on=due_on_of(reply),
        is_adopted=reply.origin == Reply.Origin.ADOPTED,
        is_issued=reply.is_out,
        letter_date=reply.letter_date,
        invited_on=reply.invited_on,
        comments_received_on=reply.comments_received_on,
        no_comments_on=reply.no_comments_on,
        comments_wanted_by=reply.comments_wanted_by,
        has_comments=bool(reply.chief_officer_comments),
        has_reply_to_comments=bool(reply.reply_to_comments),
        published_on=reply.published_on,
        answered=answered,
        of=of,
        copied_to_inspectors_on=reply.copied_to_inspectors_on,
        copied_to_secretary_on=reply.copied_to_secretary_on,
    )
