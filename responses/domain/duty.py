"""Proof of duty: each part of Police Act 1996 s.55 for one reply, whether it was done, on which day, by which office.

Nothing is inferred: a part that no record shows is "not recorded", and a letter's date proves no publication.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from responses.domain import clock
from responses.domain.clock import ClockRule, Timeliness


class Part(StrEnum):
    """A part of the duty, in the order of the section."""

    INVITATION = "invitation"
    BODY_COMMENTS = "body-comments"
    CHIEF_OFFICER_COMMENTS = "chief-officer-comments"
    REPLY_TO_COMMENTS = "reply-to-comments"
    IN_TIME = "in-time"
    EACH_RECOMMENDATION = "each-recommendation"
    COPY_TO_INSPECTORS = "copy-to-inspectors"
    COPY_TO_SECRETARY = "copy-to-secretary"


PROVISIONS: dict[Part, str] = {
    Part.INVITATION: "s.55(4)",
    Part.BODY_COMMENTS: "s.55(5)(a)",
    Part.CHIEF_OFFICER_COMMENTS: "s.55(5)(b)",
    Part.REPLY_TO_COMMENTS: "s.55(5)(c)",
    Part.IN_TIME: "s.55(5A)",
    Part.EACH_RECOMMENDATION: "s.55(5B)",
    Part.COPY_TO_INSPECTORS: "s.55(6)",
    Part.COPY_TO_SECRETARY: "s.55(6)",
}


class Standing(StrEnum):
    """How a part stands."""

    DONE = "done"
    LATE = "late"
    NOT_NEEDED = "not-needed"
    """There is nothing of it: the chief officer had no comments, or the body no reply to them."""
    TO_DO = "to-do"
    OVERDUE = "overdue"
    NOT_RECORDED = "not-recorded"
    """No document shows it: said of replies that were adopted from a document, and of what cannot be proven."""


@dataclass(frozen=True, kw_only=True)
class DutyFacts:
    """What is recorded of one reply. `is_adopted`: read from a document, so that a step it does not show is not known.

    answered and of: recommendations answered in the letter that was published (or, before, in the one that is issued),
    and those of the report. published_on: the first publication of a version. later: parts that this version lacked,
    each with the day on which a version that holds it was published, or None until one is.
    """

    rule: ClockRule
    report_published_on: date | None
    due_on: date | None
    is_adopted: bool = False
    is_issued: bool = False
    letter_date: date | None = None
    invited_on: date | None = None
    comments_received_on: date | None = None
    no_comments_on: date | None = None
    comments_wanted_by: date | None = None
    has_comments: bool = False
    has_reply_to_comments: bool = False
    published_on: date | None = None
    answered: int = 0
    of: int = 0
    copied_to_inspectors_on: date | None = None
    copied_to_secretary_on: date | None = None
    later: Mapping[Part, date | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """One part of the duty. `on` is the day on which it was done; `days` how late; `count` of `of` answered."""

    part: Part
    standing: Standing
    on: date | None = None
    days: int = 0
    count: int = 0
    of: int = 0

    @property
    def provision(self) -> str:
        return PROVISIONS[self.part]


def parts(facts: DutyFacts, today: date) -> tuple[PartShown, ...]:
    """Every part of the duty as it stands on a day; none where the report sets no duty under section 55."""
    if facts.rule != ClockRule.SECTION_55:
        return ()
    return (
        _invitation(facts),
        _published(Part.BODY_COMMENTS, facts, today),
        _chief_officer(facts, today),
        _reply_to_comments(facts, today),
        _in_time(facts, today),
        _each(facts),
        _copy(Part.COPY_TO_INSPECTORS, facts.copied_to_inspectors_on, facts),
        _copy(Part.COPY_TO_SECRETARY, facts.copied_to_secretary_on, facts),
    )


def is_proven(shown: Iterable[PartShown]) -> bool:
    """Whether every part was done, in time, or was not needed."""
    held = list(shown)
    return bool(held) and all(one.standing in {Standing.DONE, Standing.NOT_NEEDED} for one in held)


def counts(found: Iterable[Timeliness]) -> dict[Timeliness, int]:
    """How many replies were in time, late and not proven: all three, whatever they are."""
    held = list(found)
    return {code: held.count(code) for code in (Timeliness.IN_TIME, Timeliness.LATE, Timeliness.NOT_PROVEN)}


def _open(facts: DutyFacts) -> Standing:
    return Standing.NOT_RECORDED if facts.is_adopted else Standing.TO_DO


def _invitation(facts: DutyFacts) -> PartShown:
    standing = Standing.DONE if facts.invited_on else _open(facts)
    return PartShown(part=Part.INVITATION, standing=standing, on=facts.invited_on)


def _published(part: Part, facts: DutyFacts, today: date) -> PartShown:
    on = facts.later.get(part, facts.published_on)
    is_done = on is not None and on <= today
    return PartShown(part=part, standing=Standing.DONE if is_done else _open(facts), on=on)


def _chief_officer(facts: DutyFacts, today: date) -> PartShown:
    """Published with the reply where there are any; nothing to publish where none came and the body's date passed."""
    if facts.has_comments:
        return _published(Part.CHIEF_OFFICER_COMMENTS, facts, today)
    if facts.no_comments_on:
        standing, on = Standing.NOT_NEEDED, facts.no_comments_on
    elif not facts.is_adopted and facts.invited_on and facts.comments_wanted_by and today > facts.comments_wanted_by:
        standing, on = Standing.NOT_NEEDED, None
    else:
        standing, on = _open(facts), None
    return PartShown(part=Part.CHIEF_OFFICER_COMMENTS, standing=standing, on=on)


def _reply_to_comments(facts: DutyFacts, today: date) -> PartShown:
    part = Part.REPLY_TO_COMMENTS
    if facts.has_reply_to_comments:
        return _published(part, facts, today)
    if facts.is_adopted and not facts.has_comments:
        return PartShown(part=part, standing=Standing.NOT_RECORDED)
    if facts.has_comments and not facts.published_on:
        return PartShown(part=part, standing=_open(facts))
    return PartShown(part=part, standing=Standing.NOT_NEEDED)


def _in_time(facts: DutyFacts, today: date) -> PartShown:
    found = clock.timeliness(facts.due_on, facts.published_on, today, owed=not facts.is_issued)
    standing = {
        Timeliness.IN_TIME: Standing.DONE,
        Timeliness.LATE: Standing.LATE,
        Timeliness.OVERDUE: Standing.OVERDUE,
        Timeliness.RUNNING: _open(facts),
    }.get(Timeliness(found.code), Standing.NOT_RECORDED)
    days = found.days if standing in {Standing.LATE, Standing.OVERDUE} else 0
    return PartShown(part=Part.IN_TIME, standing=standing, on=facts.published_on, days=days)


def _each(facts: DutyFacts) -> PartShown:
    is_whole = facts.is_issued and facts.of and facts.answered >= facts.of
    standing = Standing.DONE if is_whole else _open(facts)
    on = facts.letter_date if standing is Standing.DONE else None
    return PartShown(part=Part.EACH_RECOMMENDATION, standing=standing, on=on, count=facts.answered, of=facts.of)


def _copy(part: Part, sent_on: date | None, facts: DutyFacts) -> PartShown:
    """No day is set for sending a copy: it is sent or not sent, never late."""
    return PartShown(part=part, standing=Standing.DONE if sent_on else _open(facts), on=sent_on)
