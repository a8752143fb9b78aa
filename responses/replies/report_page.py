"""What a report's page shows, as plain values: the clock, each reply of mine, the recommendations, who has answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from forces.access import Access
from forces.models import Force
from forces.roles import Permission
from recommendations.models import InspectionReport, Recommendation
from responses.domain.clock import Clock, ClockRule, Reason
from responses.domain.reply_findings import LetterFacts, ReportFacts, findings
from responses.record.asked_again import Again
from responses.record.models import Position
from responses.replies.holidays import bank_holidays
from responses.replies.models import Reply
from responses.replies.stage_words import stage_label, stage_tone
from responses.replies.words import clock_words, deadline_words, early_words, finding_words, warning_words


@dataclass(frozen=True, kw_only=True)
class ClockPanel:
    """The clock of a report's replies. There is no `reason` where no duty sets a last day."""

    headline: str
    warning: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class ReplyPanel:
    """The reply for a force of the person's own; `reply` is None where no record is held that they may see."""

    force: Force
    is_concerned: bool = True
    has_body: bool = True
    reply: Reply | None = None
    sentences: tuple[str, ...] = ()
    stage: str = ""
    tone: str = "unknown"
    may_edit: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one of the person's forces stands on a recommendation; `position` is None where no record is held."""

    force: Force
    position: Position | None = None


@dataclass(frozen=True, kw_only=True)
class RecommendationRow:
    """A recommendation, its deadlines as phrase and meaning, the standing of each of the person's forces, and where the
    same was asked before or since."""

    recommendation: Recommendation
    deadlines: tuple[tuple[str, str], ...]
    standings: tuple[Standing, ...]
    again: Again


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A force with the reply that its local policing body has given: public facts."""

    force: Force
    reply: Reply


@dataclass(frozen=True, kw_only=True)
class WhoAnswered:
    """Of the territorial forces: those whose reply is held, and those without record. Nothing is said of the latter."""

    held: tuple[Answered, ...]
    others: tuple[Force, ...]
    of: int


def report_facts(report: InspectionReport, recommendations_held: int) -> ReportFacts:
    return ReportFacts(
        title=report.title,
        published_on=report.published_on,
        rule=ClockRule(report.clock_rule),
        set_date=report.clock_set_on,
        known=max(report.number_known or 0, recommendations_held),
    )


def letter_facts(reply: Reply, answers: int) -> LetterFacts:
    return LetterFacts(
        is_issued=reply.is_out,
        title_as_written=reply.report_title_as_written,
        report_date_as_written=reply.report_date_as_written,
        report_date_read=reply.report_date_read,
        letter_date=reply.letter_date,
        published_on=reply.published_on,
        answers=answers,
    )


def clock_of(report: InspectionReport, today: date) -> Clock:
    return Clock.start(ClockRule(report.clock_rule), report.published_on, report.clock_set_on, today)


def clock_panel(report: InspectionReport, today: date) -> ClockPanel:
    if report.not_published:
        return ClockPanel(headline=early_words(report.expected_on))
    running = clock_of(report, today)
    if running.rule == ClockRule.NONE:
        return ClockPanel(headline=clock_words(running))
    return ClockPanel(
        headline=clock_words(running), warning=warning_words(running, bank_holidays()), reason=running.why(translation)
    )


def reply_panels(
    facts: ReportFacts, mine: Iterable[Force], replies: Iterable[Reply], access: Access, today: date
) -> list[ReplyPanel]:
    """One for each force of the person's own; a reply that the person may not open is not there for them."""
    by_force = {reply.force_id: reply for reply in replies if reply.is_visible}  # type: ignore[attr-defined]
    return [_reply_panel(facts, force, by_force.get(force.pk), access, today) for force in mine]


def _reply_panel(facts: ReportFacts, force: Force, reply: Reply | None, access: Access, today: date) -> ReplyPanel:
    if reply is None:
        has_body, is_concerned = bool(force.body_now), bool(force.is_concerned)  # type: ignore[attr-defined]
        return ReplyPanel(force=force, has_body=has_body, is_concerned=is_concerned)
    found = findings(facts, letter_facts(reply, reply.answers), today)  # type: ignore[attr-defined]
    edits = access.allows(Permission.EDIT_REPLIES, body_id=reply.body_id, force_id=reply.force_id)
    internal = reply.body_id in access.body_ids(Permission.SEE_INTERNAL)
    return ReplyPanel(
        force=force,
        reply=reply,
        sentences=tuple(finding_words(one, facts.rule) for one in found),
        stage=stage_label(reply, internal=internal),
        tone=stage_tone(reply, internal=internal),
        may_edit=edits and reply.may_change,
    )


def recommendation_rows(
    recommendations: Sequence[Recommendation],
    mine: Sequence[Force],
    positions: Iterable[Position],
    again: Mapping[int, Again],
) -> list[RecommendationRow]:
    """In the report's order, each with a standing for each force of the person's own."""
    held: dict[int, dict[int, Position]] = defaultdict(dict)
    for position in positions:
        held[position.response.recommendation_id][position.force_id] = position
    return [
        RecommendationRow(
            recommendation=asked,
            deadlines=tuple((row.phrase, deadline_words(row)) for row in asked.deadlines.all()),
            standings=tuple(Standing(force=force, position=held[asked.pk].get(force.pk)) for force in mine),
            again=again.get(asked.pk, Again()),
        )
        for asked in recommendations
    ]


def who_answered(forces: Iterable[Force], replies: Iterable[Reply]) -> WhoAnswered:
    """Drafts are no answers, whoever looks; of a force whose draft is here it is not said that no record is held."""
    replies = list(replies)
    seen = {reply.force_id for reply in replies}
    out = {reply.force_id: reply for reply in replies if reply.is_out}
    territorial = [force for force in forces if force.kind == Force.Kind.TERRITORIAL]
    return WhoAnswered(
        held=tuple(Answered(force=force, reply=out[force.pk]) for force in territorial if force.pk in out),
        others=tuple(force for force in territorial if force.pk not in seen),
        of=len(territorial),
    )
