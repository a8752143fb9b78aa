"""What is missing from a reply before its next stage: Police Act 1996 s.55(4), (5) and (5B)."""

from dataclasses import replace
from datetime import date

import pytest

from responses.domain.clock import ClockRule
from responses.domain.completeness import (
    AnswerFacts,
    Gap,
    Missing,
    ReplyFacts,
    TextFacts,
    about_each,
    missing_for,
    missing_to_issue,
    missing_to_publish,
    missing_to_submit,
)
from responses.domain.status import Acceptance, Applies
from responses.domain.workflow import Stage

TODAY = date(2023, 8, 21)
ANSWERED = AnswerFacts(recommendation=1, blocks=True, applies=Applies.YES, body_action="We ask each month.")
WHOLE = ReplyFacts(
    rule=ClockRule.SECTION_55,
    answers=(ANSWERED,),
    addressee="Home Secretary",
    signatory="Sam Example",
    no_comments_on=date(2023, 8, 10),
)
TEXT = TextFacts(recommendations=frozenset({1}))


def gaps(missing: tuple[Missing, ...]) -> list[str]:
    return [f"{one.gap.value} {one.about or ''}".strip() for one in missing]


def with_answer(**facts) -> ReplyFacts:
    return replace(WHOLE, answers=(replace(ANSWERED, **{"body_action": "", **facts}),))


@pytest.mark.parametrize("reply", [WHOLE], ids=["whole"])
def test_nothing_is_missing_from_a_whole_reply(reply):
    assert missing_to_submit(reply) == ()
    assert missing_to_issue(reply, TEXT, TODAY) == ()
    assert missing_to_publish(reply, TEXT) == ()


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"applies": Applies.UNDECIDED}, ["not-decided 1"]),
        ({"applies": Applies.UNDECIDED, "body_action": "We ask."}, ["not-decided 1"]),
        ({"applies": Applies.YES}, ["no-action 1"]),
        ({"applies": Applies.YES, "force_action": "The force counts."}, ["no-action 1"]),
        ({"applies": Applies.YES, "acceptance": Acceptance.IN_PART}, ["no-action 1"]),
        ({"applies": Applies.YES, "acceptance": Acceptance.NOT_ACCEPTED}, []),
        ({"applies": Applies.YES, "no_action_reason": "The force complies already."}, []),
        ({"applies": Applies.YES, "body_action": "We ask."}, []),
        ({"applies": Applies.NO}, []),
        ({"is_held": False}, ["not-held 1"]),
        ({"is_held": False, "blocks": False}, []),
        ({"blocks": False, "applies": Applies.UNDECIDED}, []),
    ],
)
def test_each_recommendation_is_decided_and_has_the_bodys_own_action_or_why_none(facts, wanted):
    assert gaps(missing_to_submit(with_answer(**facts))) == wanted


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"addressee": ""}, ["addressee"]),
        ({"signatory": ""}, ["signatory"]),
        ({"addressee": "", "signatory": ""}, ["addressee", "signatory"]),
    ],
)
def test_a_letter_has_someone_to_go_to_and_someone_who_signs(facts, wanted):
    assert gaps(missing_to_submit(replace(WHOLE, **facts))) == wanted


INVITED = {"no_comments_on": None, "invited_on": date(2023, 7, 20), "comments_wanted_by": date(2023, 8, 20)}


@pytest.mark.parametrize(
    ("facts", "today", "wanted"),
    [
        ({"no_comments_on": None}, TODAY, [(Gap.INVITATION, None)]),
        (INVITED, date(2023, 8, 19), [(Gap.COMMENTS_AWAITED, date(2023, 8, 20))]),
        (INVITED, date(2023, 8, 20), [(Gap.COMMENTS_AWAITED, date(2023, 8, 20))]),
        (INVITED, date(2023, 8, 21), []),
        ({**INVITED, "comments_wanted_by": None}, TODAY, [(Gap.COMMENTS_AWAITED, None)]),
        ({**INVITED, "comments_received_on": date(2023, 8, 1)}, date(2023, 8, 2), []),
        ({**INVITED, "no_comments_on": date(2023, 8, 1)}, date(2023, 8, 2), []),
        ({"no_comments_on": None, "comments_received_on": date(2023, 8, 1)}, TODAY, []),
    ],
)
def test_the_chief_officer_was_asked_and_had_until_the_day_that_the_body_set(facts, today, wanted):
    found = missing_to_issue(replace(WHOLE, **facts), TEXT, today)
    assert [(one.gap, one.day) for one in found] == wanted


@pytest.mark.parametrize(
    ("facts", "text", "wanted"),
    [
        ({"comments": "We agree."}, TEXT, ["comments-not-in-text"]),
        ({"comments": "We agree."}, replace(TEXT, comments="We agreed."), ["comments-not-in-text"]),
        ({"comments": "We agree."}, replace(TEXT, comments="We agree."), []),
        ({"reply_to_comments": "Thank you."}, TEXT, ["reply-not-in-text"]),
        ({"reply_to_comments": "Thank you."}, replace(TEXT, reply_to_comments="Thank you."), []),
        ({}, replace(TEXT, comments="Taken back since."), ["comments-not-in-text"]),
        ({"answers": (ANSWERED, replace(ANSWERED, recommendation=2))}, TEXT, ["answers-not-in-text 2"]),
        ({"answers": (ANSWERED, replace(ANSWERED, recommendation=2, blocks=False))}, TEXT, []),
        ({"rule": ClockRule.NONE, "comments": "We agree."}, TEXT, []),
    ],
)
def test_every_existing_part_is_in_the_text_that_goes_out(facts, text, wanted):
    reply = replace(WHOLE, **facts)
    assert gaps(missing_to_publish(reply, text)) == wanted
    assert gaps(missing_to_issue(reply, text, TODAY)) == wanted


def test_a_source_without_the_duty_asks_only_for_some_answer():
    other = replace(WHOLE, rule=ClockRule.NONE, no_comments_on=None)
    unanswered = replace(other, answers=(AnswerFacts(recommendation=1, blocks=True),))
    assert gaps(missing_to_submit(unanswered)) == ["no-answer 1"]
    by_force = replace(other, answers=(AnswerFacts(recommendation=1, blocks=True, force_action="The force counts."),))
    assert missing_to_submit(by_force) == ()
    assert missing_to_issue(other, TEXT, TODAY) == ()


@pytest.mark.parametrize(
    ("stage", "wanted"),
    [
        (Stage.DRAFTING, ["signatory"]),
        (Stage.CHANGES_REQUESTED, ["signatory"]),
        (Stage.SUBMITTED, ["invitation"]),
        (Stage.APPROVED, ["invitation"]),
        (Stage.ISSUED, []),
        (Stage.ANSWERED_BY, []),
    ],
)
def test_what_is_asked_for_depends_on_the_stage(stage, wanted):
    reply = replace(WHOLE, signatory="", no_comments_on=None)
    assert gaps(missing_for(stage, reply, TEXT, TODAY)) == wanted


def test_each_gap_that_the_law_makes_names_its_subsection():
    found = {gap: Missing(gap=gap).provision for gap in Gap}
    assert {gap for gap, provision in found.items() if not provision} == {
        Gap.NO_ANSWER,
        Gap.ADDRESSEE,
        Gap.SIGNATORY,
        Gap.TRANSLATION,
    }
    assert found[Gap.NO_ACTION] == "s.55(5B)"
    assert found[Gap.INVITATION] == "s.55(4)"


def test_the_gaps_of_each_recommendation():
    missing = (Missing(gap=Gap.NO_ACTION, about=7), Missing(gap=Gap.SIGNATORY))
    assert about_each(missing) == {7: Gap.NO_ACTION}
