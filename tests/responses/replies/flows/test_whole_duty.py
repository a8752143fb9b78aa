"""The duty from the invitation to the copies, with each thing corrected or taken back once: the chain stays whole."""

from datetime import date

import pytest

from responses.record.flows.verify_history import Verification
from responses.replies.flows.record_copy import Recipient, Sent, record_copy
from responses.replies.flows.record_invitation import record_invitation
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.recorded import Record
from tests import builders
from tests.responses.replies.beside import a_reply, at, comments_sent, now, published

pytestmark = pytest.mark.django_db
INVITED, DAY = date(2023, 7, 14), date(2023, 8, 25)
KINDS = [
    "opened", "invited", "invited", "comments-received", "edited", "no-comments", "submitted", "approved", "issued",
    "published", "published", "copied-to-inspectors", "record-undone", "copied-to-inspectors",
]  # fmt: skip


def test_the_chain_of_all_of_it_verifies():
    reply = a_reply()
    by, liaison = builders.officer(reply.body), builders.liaison(reply.force)
    for wanted_by, note in ((date(2023, 8, 4), ""), (date(2023, 8, 7), "A week more.")):
        seen = now(reply).steps_taken
        record_invitation(
            reply=reply, seen=seen, invited_on=INVITED, wanted_by=wanted_by, by=by, at=at(INVITED), note=note
        )
    comments_sent(reply, liaison, on=date(2023, 8, 1))
    builders.Reply.objects.filter(pk=reply.pk).update(comments_received_on=None)  # the builder says that there are none
    builders.issued(reply, by)
    published(reply, by, on=DAY)
    published(reply, by, on=date(2023, 8, 24), today=DAY, note="The page says the 24th.")
    for how in ("by post", "by e-mail"):
        sent = Sent(on=DAY, how=how)
        seen = now(reply).steps_taken
        record_copy(reply=reply, to=Recipient.INSPECTORS, seen=seen, sent=sent, by=by, at=at(DAY))
        if how == "by post":
            options = {"record": Record.INSPECTORS, "which": 0, "seen": seen + 1, "by": by, "at": at(DAY)}
            take_back_record(reply=reply, **options, reason="It came back.")
    assert [step.kind for step in reply.steps.order_by("seq")] == KINDS
    assert all(step.hash == step.computed_hash() for step in reply.steps.select_related("reply", "document"))
    assert list(Verification().faults()) == []
