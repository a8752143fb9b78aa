"""A report's corrected day of publication moves the parts of the duty, and no letter that was issued."""

from dataclasses import replace
from datetime import date

import pytest

from recommendations.flows.amend_report import facts_of
from recommendations.models import InspectionReport
from responses.replies.flows.correct_report import correct_report
from responses.replies.models import IssuedLetter
from responses.replies.proof import proof_of
from tests import builders
from tests.responses.replies.beside import a_reply, at, now, published

pytestmark = pytest.mark.django_db
TODAY = date(2023, 12, 1)


def in_time(reply) -> tuple[str, str]:
    """How the last day stands, and which it is."""
    proof = proof_of(now(reply), TODAY)
    assert proof is not None
    return proof.rows[4].word, proof.rows[4].detail


@pytest.mark.parametrize(
    ("published_on", "then"),
    [
        (date(2023, 7, 2), ("Late by 1 day", "The last lawful day: Saturday 26 August 2023.")),
        (date(2023, 7, 3), ("In time", "The last lawful day: Sunday 27 August 2023.")),
    ],
)
def test_the_parts_move_and_the_letter_does_not(published_on, then):
    reply = a_reply()
    by = builders.officer(reply.body)
    builders.issued(reply, by)
    published(reply, by, on=date(2023, 8, 27))
    assert in_time(reply) == ("In time", "The last lawful day: Monday 4 September 2023.")
    before, steps = list(IssuedLetter.objects.values()), now(reply).steps_taken
    facts = facts_of(InspectionReport.objects.get())
    corrected = replace(facts, published_on=published_on)
    correct_report(report=reply.report, facts=corrected, seen=facts.digest, reason="As printed.", by=by, at=at(TODAY))
    assert in_time(reply) == then
    assert list(IssuedLetter.objects.values()) == before
    assert (now(reply).steps_taken, now(reply).published_on) == (steps, date(2023, 8, 27))
