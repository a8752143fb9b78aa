"""My work tells a force's liaison of the comments that are invited, and no one else."""

from datetime import date

import pytest

from forces.access import access_of
from responses.insight.my_work import Task, tasks_for
from responses.replies.flows.record_invitation import record_invitation
from tests import builders
from tests.responses.replies.beside import a_reply, at, comments_sent

pytestmark = pytest.mark.django_db
INVITED, WANTED = date(2023, 7, 14), date(2023, 8, 4)


@pytest.fixture
def reply():
    held = a_reply()
    by = builders.officer(held.body)
    record_invitation(reply=held, seen=1, invited_on=INVITED, wanted_by=WANTED, by=by, at=at(INVITED))
    return held


def invited(user, day: date) -> list[Task]:
    found = tasks_for(access_of(user), user, day, frozenset())
    return [task for task in found if task.action == "Write the comments"]


def test_the_liaison_is_told_until_they_are_sent(reply):
    liaison = builders.liaison(reply.force)
    [task] = invited(liaison, date(2023, 7, 21))
    assert (task.what, task.why, task.tag, task.tone, task.by) == (
        "Comments on A report are invited by Friday 4 August 2023",
        "Police and Crime Commissioner for West Mercia wants them in 14 days, or to hear that there are none.",
        "Invited",
        "attention",
        WANTED,
    )
    assert task.href == f"/replies/{reply.pk}/comments/"
    comments_sent(reply, liaison, on=date(2023, 7, 22))
    assert invited(liaison, date(2023, 7, 23)) == []


def test_after_the_date_it_is_said_and_after_the_issue_no_more(reply):
    liaison = builders.liaison(reply.force)
    [task] = invited(liaison, date(2023, 8, 5))
    assert (task.tag, task.tone) == ("Past the date", "late")
    assert task.why == (
        "Police and Crime Commissioner for West Mercia wanted them on Friday 4 August 2023, 1 day ago. They can be "
        "sent until its letter is issued."
    )
    builders.issued(reply)
    assert invited(liaison, date(2023, 8, 24)) == []


def test_nobody_else_is_told(reply):
    kent = builders.one_force("kent", "Kent Police")
    others = (builders.officer(reply.body), builders.office_holder(reply.body), builders.liaison(kent))
    assert [invited(user, date(2023, 7, 21)) for user in others] == [[], [], []]
