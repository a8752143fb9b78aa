"""A reply's own page: what it says first at each stage, what is missing and where it is mended, who sees what."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from recommendations.flows.register_report import Asked
from recommendations.models import Recommendation
from responses.domain.status import Acceptance, Applies
from responses.domain.workflow import Move, Stage
from responses.replies.models import Reply
from tests import builders
from tests.in_welsh import mark_phrases_in_welsh
from tests.responses.record.forms_as_sent import signed_in, text_of
from tests.responses.replies.moves import people_of
from tests.responses.replies.page_as_sent import main_words
from tests.responses.replies.stages import (
    DAY,
    REACHED,
    a_reply,
    at_stage,
    goes_back,
    opened_by,
    page_of,
    responses_of,
    second_officer,
)
from tests.responses.test_pages_in_welsh import IN_ENGLISH

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


def buttons(page: Any) -> list[tuple[str, str]]:
    """The words and the page of each step that is offered."""
    return [(button.words, button.href.rsplit("/", 2)[1]) for button in page.context["desk"].buttons]


@pytest.mark.parametrize(
    ("stage", "first"),
    [
        (Stage.DRAFTING, "Draft Nothing is missing: an officer can submit it for approval."),
        (
            Stage.SUBMITTED,
            "Submitted for approval The office holder, or a delegate named in writing, approves it or asks for "
            "changes.",
        ),
        (
            Stage.CHANGES_REQUESTED,
            "Changes requested An officer makes the changes that were asked for, and submits it again.",
        ),
        (Stage.APPROVED, "Approved Nothing is missing: an officer can issue it."),
        (Stage.ISSUED, "Issued It is not published yet: an officer publishes it and records where."),
    ],
)
def test_it_says_first_where_the_reply_is_and_who_does_what_next(stage: Stage, first: str):
    reply = at_stage(stage)
    words = main_words(opened_by(builders.reader(reply.body), reply))
    clock = "Day 44 of 56, last day Monday 4 September 2023."
    assert words.startswith(f"A report · West Mercia Police The reply {first} {clock}")


def test_a_closed_reply_says_which_answers_it_and_why():
    reply = at_stage(Stage.ANSWERED_BY)
    words = main_words(opened_by(builders.reader(reply.body), reply))
    assert words.startswith(
        "A report · West Mercia Police The reply Answered by another reply No letter is owed for this report. "
        "officer of west-mercia-pcc closed it on Wednesday 23 August 2023: The same findings. "
        "Answered by the reply to: West Mercia alone"
    )


OFFERED: dict[Stage, dict[str, list[str]]] = {
    Stage.DRAFTING: {"officers": ["submit", "close"]},
    Stage.SUBMITTED: {
        "officer who wrote it": ["withdraw"],
        "second officer": ["record-approval", "withdraw"],
        "approvers": ["approve", "request-changes"],
    },
    Stage.CHANGES_REQUESTED: {"officers": ["submit", "close"]},
    Stage.APPROVED: {"officers": ["issue", "take-back"], "approvers": ["request-changes"]},
    Stage.ISSUED: {"officers": ["correct"]},
    Stage.ANSWERED_BY: {"officers": ["reopen"]},
}
GROUPS = {
    "officer who wrote it": "officers", "second officer": "officers", "office-holder": "approvers",
    "delegate": "approvers",
}  # fmt: skip


@pytest.mark.parametrize("stage", list(REACHED))
def test_each_person_is_offered_the_steps_that_they_may_take_and_no_other(stage: Stage):
    reply = at_stage(stage)
    outside = {"stranger", "liaison", "officer elsewhere"}
    inside = {who: person for who, person in people_of(reply).items() if who not in outside}
    found = {who: [name for _words, name in buttons(opened_by(person, reply))] for who, person in inside.items()}
    wanted = OFFERED[stage]
    assert found == {who: wanted.get(who, wanted.get(GROUPS.get(who, ""), [])) for who in inside}


def test_what_is_missing_is_a_list_of_links_to_what_mends_it_and_hides_the_button():
    reply = a_reply(3)
    first, second, third = responses_of(reply)
    builders.record(second, on=date(2023, 8, 1), applies=Applies.YES)
    builders.record(third, on=date(2023, 8, 1), applies=Applies.NO, applies_reason="It is the College’s.")
    page = opened_by(builders.officer(reply.body), reply)
    assert page.context["desk"].missing_heading == "Missing before you can submit: 4"
    back = f"?back=%2Freplies%2F{reply.pk}%2F"
    assert [(one.words, one.href) for one in page.context["desk"].missing] == [
        ("Recommendation 1: decide whether it is for us. (s.55(5B))", f"/responses/{first.pk}/decide/{back}"),
        (
            "Recommendation 2: say what we do or propose to do, or why we take no action. (s.55(5B))",
            f"/responses/{second.pk}/decide/{back}",
        ),
        ("Enter whom the letter is addressed to.", f"/replies/{reply.pk}/edit/#id_addressee_role"),
        ("Enter who signs the letter.", f"/replies/{reply.pk}/edit/#id_signatory_name"),
    ]
    assert [name for _words, name in buttons(page)] == ["close"]
    assert {one.href for one in opened_by(builders.reader(reply.body), reply).context["desk"].missing} == {""}


def test_every_link_that_mends_leads_to_a_page_with_what_it_names():
    reply = a_reply(2)
    officer = signed_in(builders.officer(reply.body))
    for one in officer.get(page_of(reply)).context["desk"].missing:
        address, _hash, anchor = one.href.partition("#")
        page = officer.get(address)
        assert (page.status_code, f'id="{anchor}"' in page.content.decode() or not anchor) == (200, True), one


def test_the_answer_page_leads_back_to_the_reply():
    reply = a_reply(1)
    officer = signed_in(builders.officer(reply.body))
    [mend, *_rest] = officer.get(page_of(reply)).context["desk"].missing
    form = officer.get(mend.href).context["form"]
    sent = {bound.name: bound.value() or "" for bound in form}
    answer = {"applies": "yes", "acceptance": "accepted", "body_action": "We ask.", "back": page_of(reply)}
    assert officer.post(mend.href, {**sent, **answer}).headers["Location"] == page_of(reply)


def test_what_is_missing_before_issue_is_said_while_it_is_submitted_and_leads_to_the_mend():
    reply = at_stage(Stage.SUBMITTED)
    Reply.objects.filter(pk=reply.pk).update(no_comments_on=None, chief_officer_comments="We agree.")
    page = opened_by(second_officer(reply.body), reply)
    assert page.context["desk"].missing_heading == "Missing before you can issue: 2"
    assert [one.href for one in page.context["desk"].missing] == [
        f"/replies/{reply.pk}/invitation/",
        f"/replies/{reply.pk}/withdraw/",
    ]
    assert [name for _words, name in buttons(page)] == ["record-approval", "withdraw"]


def test_an_approved_text_with_something_missing_is_not_offered_for_issue():
    reply = at_stage(Stage.APPROVED)
    Reply.objects.filter(pk=reply.pk).update(chief_officer_comments="We agree.")
    page = opened_by(builders.officer(reply.body), reply)
    assert ([one.href for one in page.context["desk"].missing], [name for _words, name in buttons(page)]) == (
        [f"/replies/{reply.pk}/take-back/"], ["take-back"]
    )  # fmt: skip


def test_answers_that_change_after_the_text_is_frozen_are_named():
    reply = a_reply(3)
    builders.approved(reply)
    officer = builders.officer(reply.body)
    assert opened_by(officer, reply).context["desk"].changed_since == ()
    _first, second, third = responses_of(reply)
    builders.record(second, on=date(2023, 8, 22), body_action="We fund it.")
    builders.record(third, on=date(2023, 8, 22), note="Nothing that a letter prints.")
    page = opened_by(officer, reply)
    assert page.context["desk"].changed_since == ("Recommendation 2",)
    assert (
        "1 answer has changed since the text was frozen, and is not in this text. Take it back to include it. "
        "Recommendation 2" in main_words(page)
    )


def test_areas_for_improvement_and_causes_of_concern_are_listed_and_do_not_block():
    kinds = Recommendation.Kind
    asked = [
        Asked(number="1", text="Forces should do thing 1."),
        Asked(number="1", text="The force should improve.", kind=kinds.AFI),
        Asked(number="1", text="The force is failing.", kind=kinds.CAUSE_OF_CONCERN),
    ]
    body = builders.one_body()
    report = builders.a_report(asked)
    builders.opened(report)
    page = opened_by(builders.officer(body), Reply.objects.get(report=report))
    rows = page.context["desk"].rows
    assert [(row.found.recommendation.heading, row.found.blocks, row.is_missing) for row in rows] == [
        ("Recommendation 1", True, True), ("Area for improvement 1", False, False), ("Cause of concern 1", False, False)
    ]  # fmt: skip
    assert main_words(page).count("does not block") == 2


def test_a_row_says_for_us_and_the_first_line_of_each_action():
    reply = a_reply(2)
    first, second = responses_of(reply)
    builders.record(
        first, on=date(2023, 8, 1), applies=Applies.YES, acceptance=Acceptance.ACCEPTED,
        body_action="We ask each month.\n\nAnd again.", force_action="It counts.",
    )  # fmt: skip
    builders.record(second, on=date(2023, 8, 1), applies=Applies.NO, applies_reason="It is the College’s.")
    rows = opened_by(builders.reader(reply.body), reply).context["desk"].rows
    assert [(row.for_us, row.body_line, row.force_line) for row in rows] == [
        ("For us", "We ask each month. …", "It counts."),
        ("Not for us", "It is the College’s.", ""),
    ]


def test_changes_that_were_asked_for_are_quoted_with_who_asked():
    reply = at_stage(Stage.CHANGES_REQUESTED)
    words = main_words(opened_by(builders.officer(reply.body), reply))
    assert "office-holder of west-mercia-pcc asked for changes on Wednesday 23 August 2023: Because." in words


def test_while_a_correction_is_drafted_the_page_says_that_a_version_is_out():
    reply = at_stage(Stage.ISSUED)
    goes_back(reply, Move.CORRECT)
    page = opened_by(builders.officer(reply.body), reply)
    assert main_words(page).startswith(
        "A report · West Mercia Police The reply Draft Version 1 is out, and stands until its correction is issued. "
        "Nothing is missing: an officer can submit it for approval."
    )
    assert [name for _words, name in buttons(page)] == ["submit", "drop-correction"]


def cost(who: Any, reply: Reply) -> int:
    client = signed_in(who)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page_of(reply)).status_code == 200
    return len(queries)


@pytest.mark.parametrize("stage", list(REACHED))
def test_the_page_costs_the_same_with_1_and_with_60_recommendations(stage: Stage):
    costs = {}
    for number in (1, 60):
        reply = a_reply(number, title=f"A report of {number}")
        REACHED[stage](reply)
        people = {"officer": builders.officer(reply.body), "approver": builders.office_holder(reply.body)}
        costs[number] = {who: cost(person, reply) for who, person in people.items()}
    assert costs[1] == costs[60]
    assert max(costs[60].values()) <= MOST_QUERIES


SAID = {
    Stage.SUBMITTED: ("You edited this text, so someone else must approve it.", "Take back before approval"),
    Stage.ISSUED: (
        "It is not published yet: an officer publishes it and records where.", "Correct the letter", "For us?"
    ),
}  # fmt: skip


@pytest.mark.parametrize("stage", list(SAID))
def test_the_page_in_welsh_says_every_date_and_phrase_in_welsh(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    reply = at_stage(stage)
    client = signed_in(builders.officer(reply.body))
    with translation.override("cy"):
        page = text_of(client.get(page_of(reply)))
        mark_phrases_in_welsh(monkeypatch)
        marked = text_of(client.get(page_of(reply)))
    assert ("Dydd Llun 4 Medi 2023" in page, IN_ENGLISH.findall(page)) == (True, [])
    assert [phrase for phrase in SAID[stage] if f"«{phrase}»" not in marked] == []
