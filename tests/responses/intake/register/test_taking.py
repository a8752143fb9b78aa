"""A page of the register becomes updates of the inspectorate's, in one batch that can be taken back."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.models import Event
from responses.intake.flows.take_register_page import PageGiven, take_register_page
from responses.intake.models import SheetMemory
from responses.intake.register.plan import Decisions
from responses.record.flows.undo_batch import undo_batch
from responses.record.flows.verify_history import Verification
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Batch, Document, Position, Update
from tests import builders
from tests.responses.intake.register.pages import PAGE

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def response(body):
    return builders.opened(builders.a_report(2))[0]


@pytest.fixture
def take(officer, response):
    def taken(text=PAGE, name="page.html", by=officer, **decisions):
        decisions = {"matches": {0: response.pk}, **decisions}
        return take_register_page(
            given=PageGiven(text, name), decisions=Decisions(**decisions), by=by, at=AT, today=TODAY
        )

    return taken


def assert_whole():
    assert [str(fault) for fault in Verification(documents=True).faults()] == []
    assert [faults for _pk, faults in verify_positions() if faults] == []


def said(response):
    rows = Update.objects.filter(response=response, party=Update.Party.INSPECTORATE).order_by("seq")
    return [(row.effective_on, row.changes, row.note) for row in rows]


IN_THE_RECORD = [
    (date(2024, 1, 12), {"inspectorate_status": "being-progressed"}, "A plan is made."),
    (date(2024, 2, 20), {"inspectorate_status": "complete"}, "Seen at the revisit."),
    (date(2024, 2, 20), {}, "Closed."),
]


def test_each_entry_is_an_update_of_the_inspectorates(take, response, officer, body):
    batch = take()
    assert said(response) == IN_THE_RECORD
    facts = (batch.kind, batch.body, batch.made_by, batch.made_at, batch.note)
    assert facts == (Batch.Kind.REGISTER_PAGE, body, officer, AT, "page.html")
    rows = list(batch.updates.all())
    assert {(row.by, row.origin, row.document_name) for row in rows} == {(officer, Update.Origin.ADOPTED, "page.html")}
    document = Document.objects.get()
    assert {row.document for row in rows} == {document}
    assert (document.content_type, document.size) == ("text/plain", len(PAGE.encode()))
    event = Event.objects.about(batch, body)[0]
    assert event.facts == {"did": "made", "kind": "register-page", "responses": 1}
    assert_whole()


def test_what_the_force_and_the_body_say_stays_as_it_is(take, response, officer):
    builders.record(response, on=date(2024, 1, 20), by=officer, progress="in-progress", body_view="not-satisfied")
    take()
    position = Position.objects.get(response=response, is_current=True)
    told = (position.inspectorate_status, position.progress, position.body_view, position.force_says)
    assert told == ("complete", "in-progress", "not-satisfied", "nothing")


def test_each_day_has_the_status_that_held_on_it(take, response):
    take()
    rows = Position.objects.filter(response=response).order_by("from_on")
    assert [(row.from_on, row.inspectorate_status) for row in rows][-2:] == [
        (date(2024, 1, 12), "being-progressed"),
        (date(2024, 2, 20), "complete"),
    ]


def test_the_same_page_again_doubles_nothing(take, response):
    take()
    assert take() is None
    assert said(response) == IN_THE_RECORD
    assert Batch.objects.count() == 1


def test_a_longer_page_adds_what_is_new(take, response):
    """Also what it says of days between: the later days keep what was said of them."""
    take()
    between = "[on]25/01/2024[status]awaiting-review[/status][/on]"
    batch = take(PAGE + between)
    assert [row.effective_on for row in batch.updates.all()] == [date(2024, 1, 25)]
    rows = Position.objects.filter(response=response, from_on__gte=date(2024, 1, 12)).order_by("from_on")
    statuses = [row.inspectorate_status for row in rows]
    assert statuses == ["being-progressed", "awaiting-review", "complete"]


def test_a_status_said_again_later_holds_also_where_another_is_found_between(take, response):
    """Each update gives its status, also where it is the one that held: what is read in later can't change that."""
    take("".join(f"[on]{day}[status]being-progressed[/status][/on]" for day in ("12/01/2024", "20/02/2024")))
    take("[on]25/01/2024[status]complete[/status][/on]")
    assert Position.objects.get(response=response, is_current=True).inspectorate_status == "being-progressed"


def test_it_is_taken_back_whole_and_can_be_read_in_again(take, response, officer):
    undo_batch(batch=take(), by=officer, at=AT)
    assert Position.objects.get(response=response, is_current=True).inspectorate_status == "nothing"
    again = take()
    assert again.updates.count() == len(IN_THE_RECORD)
    assert Position.objects.get(response=response, is_current=True).inspectorate_status == "complete"
    assert_whole()


def test_it_is_not_taken_back_once_something_was_built_on_it(take, response, officer):
    batch = take()
    builders.record(response, on=TODAY, by=officer, progress="complete", body_action="We ask.")
    with pytest.raises(ValidationError, match="more was built on it"):
        undo_batch(batch=batch, by=officer, at=AT)


@pytest.mark.parametrize(
    "page",
    [
        PAGE + "[on]31/02/2024[comment]When?[/comment][/on]",
        PAGE + "[on]12/02/2024[status]closed[/status][/on]",
        PAGE + "[on]12/03/2024[status]complete[/status][/on]",
    ],
)
def test_nothing_is_recorded_while_something_is_still_asked(take, response, page):
    with pytest.raises(ValidationError, match="1 entry still needs"):
        take(page)
    assert (said(response), Batch.objects.count(), Document.objects.count()) == ([], 0, 0)


def test_responses_of_two_bodies_are_not_taken_together(take, response):
    builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    others = builders.opened(builders.a_report(1, title="Another"))
    other = next(row for row in others if row.force.slug == "kent")
    two = "Rec 1\n[on]12/01/2024[comment]A[/comment][/on]\nRec 2\n[on]12/01/2024[comment]B[/comment][/on]"
    with pytest.raises(ValidationError, match="one local policing body"):
        take(two, matches={0: response.pk, 1: other.pk})
    assert Batch.objects.count() == 0


def test_what_a_word_means_is_remembered_and_told_in_the_log(take, body):
    page = "[on]12/01/2024[status]Closed[/status][/on]"
    first = take(page, words={"closed": "complete", "complete": "complete"})
    assert SheetMemory.objects.get(body=body).register_words == {"closed": "complete"}
    assert Event.objects.about(first, body)[0].facts["after"] == {"register_words": {"closed": "complete"}}
    again = take(page, words={"closed": "no-further-action-needed"})
    facts = Event.objects.about(again, body)[0].facts
    assert (facts["before"], facts["after"]) == (
        {"register_words": {"closed": "complete"}},
        {"register_words": {"closed": "no-further-action-needed"}},
    )


def test_many_entries_cost_as_many_queries_as_few(take):
    def page(days):
        return "".join(f"[on]{day}/01/2024[comment]On {day}.[/comment][/on]" for day in days)

    take(page([1]))
    with CaptureQueriesContext(connection) as few:
        take(page([2, 3]), name="few")
    with CaptureQueriesContext(connection) as many:
        take(page(range(4, 29)), name="many")
    assert len(many) == len(few)
