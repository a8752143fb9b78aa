"""What is frozen beside the letter of where each recommendation stands, and shown to who approves it."""

from datetime import date

import pytest
import time_machine

from responses.domain.status import Acceptance, Applies, Progress, Status
from responses.replies.standings import standings_in
from tests import builders
from tests.responses.replies.beside import a_reply
from tests.responses.replies.page_as_sent import main_words
from tests.responses.replies.stages import opened_by, responses_of

pytestmark = pytest.mark.django_db


def test_a_text_holds_where_each_recommendation_stands():
    reply = a_reply()
    submission = builders.submitted(reply)
    first, second = submission.snapshot["standings"]
    assert submission.snapshot["v"] == 2
    assert first == {
        "recommendation": responses_of(reply)[0].recommendation_id, "heading": "Recommendation 1",
        "progress": Progress.IN_PROGRESS, "applies": Applies.YES, "acceptance": Acceptance.ACCEPTED,
    }  # fmt: skip
    assert second["heading"] == "Recommendation 2"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"progress": "complete", "applies": "yes", "acceptance": "accepted"}, Status.COMPLETE),
        ({"progress": "planned", "applies": "no", "acceptance": "undecided"}, Status.NOT_APPLICABLE),
        ({"progress": "planned", "applies": "yes", "acceptance": "not-accepted"}, Status.NOT_ACCEPTED),
        ({"progress": "", "applies": "", "acceptance": ""}, None),
    ],
)
def test_the_status_is_made_of_the_frozen_facts(facts, status):
    (one,) = standings_in({"standings": [{"recommendation": 1, "heading": "Recommendation 1", **facts}]})
    assert one.status == status


def test_a_text_of_an_earlier_release_states_nothing():
    assert standings_in({"v": 1, "letter": {}, "recommendations": [1]}) == []


@time_machine.travel("2023-08-22 09:00", tick=False)
def test_the_approver_sees_what_the_public_pages_will_say():
    reply = a_reply()
    builders.submitted(reply)
    builders.record(responses_of(reply)[0], on=date(2023, 8, 22), progress=Progress.COMPLETE)
    words = main_words(opened_by(builders.office_holder(reply.body), reply, "reply-approve"))
    assert "What the public pages also say" in words
    assert "Recommendation 1 In progress" in words
    assert "Complete" not in words
