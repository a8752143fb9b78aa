"""The invitation of the chief officer's comments: recorded, corrected, taken back, and each refusal."""

from datetime import date

import pytest

from responses.replies.flows.record_invitation import record_invitation
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.models import ReplyStep
from responses.replies.recorded import Record
from tests import builders
from tests.responses.replies.beside import a_reply, at, last_step, now, refused
from tests.responses.replies.report_builders import committee

pytestmark = pytest.mark.django_db
INVITED, WANTED, DAY = date(2023, 7, 14), date(2023, 8, 4), date(2023, 7, 20)


def invite(reply, *, invited_on=INVITED, wanted_by=WANTED, seen=None, note="", day=DAY):
    return record_invitation(
        reply=reply,
        seen=now(reply).steps_taken if seen is None else seen,
        invited_on=invited_on,
        wanted_by=wanted_by,
        by=builders.officer(reply.body),
        at=at(day),
        note=note,
    )


def test_an_invitation_is_a_step_with_both_its_days():
    reply = a_reply()
    step = invite(reply, note="Asked at the weekly meeting.")
    held = now(reply)
    assert (held.invited_on, held.comments_wanted_by, held.stage) == (INVITED, WANTED, "drafting")
    assert (step.kind, step.happened_on, step.note) == (ReplyStep.Kind.INVITED, INVITED, "Asked at the weekly meeting.")
    assert step.changes == {"invited_on": "2023-07-14", "comments_wanted_by": "2023-08-04"}
    assert step.hash == step.computed_hash() == held.head


def test_the_first_days_that_can_be_are_taken():
    reply = a_reply()
    invite(reply, invited_on=date(2023, 7, 11), wanted_by=date(2023, 7, 11), day=date(2023, 7, 11))
    assert now(reply).comments_wanted_by == date(2023, 7, 11)


def test_it_is_corrected_with_a_reason_alone():
    reply = a_reply()
    invite(reply)
    assert refused(lambda: invite(reply, wanted_by=date(2023, 8, 11))) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    invite(reply, wanted_by=date(2023, 8, 11), note="The force asked for a week more.")
    assert now(reply).comments_wanted_by == date(2023, 8, 11)
    assert last_step(reply).changes == {"comments_wanted_by": "2023-08-11"}


def test_it_is_taken_back_with_a_reason_alone():
    reply = a_reply()
    invite(reply)
    options = {"reply": reply, "record": Record.INVITATION, "which": 0, "by": builders.officer(reply.body)}
    again = {**options, "seen": now(reply).steps_taken, "at": at(DAY)}
    assert refused(lambda: take_back_record(**again, reason=" ")) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    take_back_record(**again, reason="It was another report.")
    held = now(reply)
    assert (held.invited_on, held.comments_wanted_by) == (None, None)
    assert last_step(reply).changes == {
        "invited_on": None,
        "comments_wanted_by": None,
        "undone": "invitation",
        "which": 0,
    }
    again["seen"] = held.steps_taken
    assert refused(lambda: take_back_record(**again, reason="Twice.")) == {
        "": ["This is not recorded, or has been taken back already."]
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"invited_on": date(2023, 7, 21)},
            {
                "invited_on": [
                    "Date of the invitation must be today, Thursday 20 July 2023, or earlier: Friday 21 July 2023 is "
                    "yet to come."
                ]
            },
        ),
        (
            {"invited_on": date(2023, 7, 10)},
            {
                "invited_on": [
                    "Date of the invitation must be Tuesday 11 July 2023 (the report’s) or later: Monday 10 July 2023 "
                    "is before it."
                ]
            },
        ),
        (
            {"wanted_by": date(2023, 7, 13)},
            {
                "wanted_by": [
                    "Comments wanted by must be Friday 14 July 2023 (the invitation’s) or later: Thursday 13 July 2023 "
                    "is before it."
                ]
            },
        ),
        ({"seen": 0}, {"": ["Someone did something to this reply since you opened the page. Look again."]}),
    ],
)
def test_each_refusal_names_the_field_the_value_and_the_mend(changed, said):
    reply = a_reply()
    assert refused(lambda: invite(reply, **changed)) == said
    assert now(reply).invited_on is None


def test_a_report_without_the_duty_has_no_invitation():
    builders.one_body()
    builders.opened(builders.a_report(source=committee()))
    reply = builders.Reply.objects.get()
    assert refused(lambda: invite(reply)) == {
        "": ["This report sets no duty under section 55: there is nothing of it to record."]
    }
