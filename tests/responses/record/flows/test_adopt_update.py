"""What a document says is recorded from the document's own day, as it says it, and once."""

from datetime import date

from responses.domain.status import Acceptance, Progress
from responses.record.flows.adopt_update import adopt_update
from responses.record.models import Response, Update
from tests.builders import PUBLISHED_ON, record
from tests.responses.record.conftest import NOW, TODAY

LETTER_DAY = date(2023, 9, 4)


def adopt(response, **values):
    return adopt_update(response=response, values=values, effective_on=LETTER_DAY, at=NOW, note="Read from a letter.")


def test_it_holds_from_the_documents_day_and_is_recorded_now(response):
    said = adopt(response, progress=Progress.IN_PROGRESS, force_action="We train.")
    assert (said.effective_on, said.recorded_at, said.origin, said.by, said.note) == (
        LETTER_DAY,
        NOW,
        "adopted",
        None,
        "Read from a letter.",
    )
    spans = response.positions.order_by("from_on").values_list("from_on", "progress")
    assert list(spans) == [(PUBLISHED_ON, "not-started"), (LETTER_DAY, "in-progress")]


def test_repeating_it_writes_nothing(response):
    values = {"progress": Progress.IN_PROGRESS, "force_action": "We train."}
    adopt(response, **values)
    before = Response.objects.values().get(pk=response.pk)
    assert adopt(response, **values) is None
    assert Update.objects.filter(response=response).count() == 2
    assert Response.objects.values().get(pk=response.pk) == before


def test_a_document_may_say_of_its_day_what_was_recorded_only_for_a_later_one(response):
    record(response, on=TODAY, progress=Progress.IN_PROGRESS)
    assert adopt(response, progress=Progress.IN_PROGRESS).changes == {"progress": "in-progress"}
    spans = response.positions.order_by("from_on").values_list("from_on", "progress")
    assert list(spans) == [(PUBLISHED_ON, "not-started"), (LETTER_DAY, "in-progress")]


def test_the_gates_of_a_live_update_do_not_judge_a_document(response):
    """A letter may leave its progress unclear, and name no review date."""
    adopt(response, progress=Progress.UNCLEAR)
    said = adopt(response, progress=Progress.WAITING, waiting_on="Not named", waiting_for="guidance")
    assert said.changes == {"progress": "waiting-on-others", "waiting_on": "Not named", "waiting_for": "guidance"}


def test_what_was_recorded_for_a_later_day_goes_on_standing(response):
    record(response, on=TODAY, progress=Progress.COMPLETE)
    adopt(response, progress=Progress.IN_PROGRESS, acceptance=Acceptance.ACCEPTED)
    spans = response.positions.order_by("from_on").values_list("from_on", "progress", "acceptance")
    assert list(spans) == [
        (PUBLISHED_ON, "not-started", "undecided"),
        (LETTER_DAY, "in-progress", "accepted"),
        (TODAY, "complete", "accepted"),
    ]
