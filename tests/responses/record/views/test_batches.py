"""What was done in one step is shown, with its way back while nothing has been built on it."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.roles import Role
from responses.domain.status import Applies
from responses.record.allocation import Wanted
from responses.record.flows.allocate import allocate
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.record_update import current_state
from responses.record.flows.undo_batch import undo_batch
from responses.record.models import Batch, Response, Update
from tests import builders
from tests.responses.record.conftest import NOW, TODAY
from tests.responses.record.forms_as_sent import page_of, signed_in, text_of
from tests.tracker.markup import read

FIRST, SECOND = date(2023, 12, 31), date(2024, 3, 31)
LATER = datetime(2023, 9, 12, 11, tzinfo=UTC)


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(2, title="Radios"))


def allocated(rows, by, **wanted) -> Batch:
    seen = dict(Response.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "version"))
    return allocate(seen=seen, wanted=Wanted(**wanted), by=by, at=NOW, today=TODAY)


@pytest.fixture
def batch(responses, officer):
    builders.record(responses[0], on=TODAY, owner="Sam Short", target_on=FIRST)
    return allocated(responses, officer, owner="Jo Bright", target_on=SECOND, reason="Late.")


def address(batch: Batch) -> str:
    return reverse("batch", args=[batch.pk])


def undo(client: Client, batch: Batch):
    return client.post(reverse("batch-undo", args=[batch.pk]))


def offers_undo(client: Client, batch: Batch) -> bool:
    return "Take all of it back" in client.get(address(batch)).content.decode()


class TestPage:
    def test_it_says_who_changed_what_and_when(self, batch, officer):
        words = text_of(signed_in(officer).get(address(batch)))
        assert f"Allocation 2 changes in one step Made by {officer} on Tuesday 12 September 2023." in words
        assert (
            "Recommendation 1 Radios West Mercia Police Owner: Sam Short Our target: 31 Dec 2023 "
            "Owner: Jo Bright Our target: 31 Mar 2024"
        ) in words
        assert (
            "Recommendation 2 Radios West Mercia Police Owner: none Our target: none "
            "Owner: Jo Bright Our target: 31 Mar 2024"
        ) in words

    def test_a_later_change_is_not_this_batchs(self, batch, responses, officer):
        builders.record(responses[1], on=TODAY, owner="Kim Late")
        page = signed_in(officer).get(address(batch))
        assert "Kim Late" not in text_of(page)
        assert len(page.context["rows"]) == 2

    def test_long_words_are_shown_before_and_after(self, responses, officer):
        builders.record(responses[0], on=TODAY, applies=Applies.NO, applies_reason="It is Kent’s.")
        batch = allocated(responses, officer, applies=Applies.NO, applies_reason="It is the College’s.")
        words = text_of(signed_in(officer).get(address(batch)))
        assert "Why it is not for us: It is Kent’s. Why it is not for us: It is the College’s." in words
        assert "For us: Not decided yet Why it is not for us: none For us: Not for us" in words

    def test_the_history_of_each_leads_to_it(self, batch, responses, officer, liaison):
        link = f'href="{address(batch)}"'
        assert [link in signed_in(officer).get(page_of(row)).content.decode() for row in responses] == [True, True]
        assert link not in signed_in(liaison).get(page_of(responses[0])).content.decode()


class TestTakingBack:
    def test_all_of_it_is_taken_back_and_said_to_be(self, batch, responses, officer):
        client = signed_in(officer)
        assert offers_undo(client, batch)
        page = undo(client, batch)
        assert (page.status_code, page["Location"]) == (302, address(batch))
        batch.refresh_from_db()
        assert (batch.undone_by, batch.undone_at) == (officer, NOW)
        states = [(current_state(row).owner, current_state(row).target_on) for row in responses]
        assert states == [("Sam Short", FIRST), ("", None)]
        words = text_of(client.get(address(batch)))
        assert "All of it is taken back." in words
        assert f"All of it was taken back by {officer} on Tuesday 12 September 2023." in words
        assert "Owner: Sam Short Our target: 31 Dec 2023 Owner: Jo Bright" in words
        assert "Take all of it back" not in words

    def test_it_is_not_taken_back_twice(self, batch, officer):
        client = signed_in(officer)
        undo(client, batch)
        page = undo(client, batch)
        said = [str(message) for message in get_messages(page.wsgi_request)]
        assert said[-1] == "This was taken back already, on 12 Sep 2023."

    def test_what_was_built_on_it_is_named_and_keeps_it(self, batch, responses, officer):
        builders.record(responses[1], on=TODAY, note="Begun.")
        client = signed_in(officer)
        words = text_of(client.get(address(batch)))
        assert not offers_undo(client, batch)
        assert "This can no longer be taken back in one step, since more was built on it:" in words
        assert "West Mercia Police: Recommendation 2, Radios: something was recorded after it." in words
        page = undo(client, batch)
        said = [str(message) for message in get_messages(page.wsgi_request)]
        assert said == ["This cannot be taken back: more was built on it since."]
        assert current_state(responses[0]).owner == "Jo Bright"

    def test_an_import_is_taken_back_on_its_own_page(self, body, officer):
        batch = Batch.objects.create(kind=Batch.Kind.IMPORT, body=body, made_by=officer, made_at=NOW)
        client = signed_in(officer)
        assert not offers_undo(client, batch)
        assert undo(client, batch).status_code == 404
        assert "No response was changed." in text_of(client.get(address(batch)))

    def test_it_is_only_asked_by_post(self, batch, officer):
        assert signed_in(officer).get(reverse("batch-undo", args=[batch.pk])).status_code == 405


class TestHistory:
    """What was taken back still stands in the history, and is said no longer to hold."""

    def test_both_steps_are_told(self, batch, responses, officer):
        undo_batch(batch=batch, by=officer, at=LATER)
        builders.record(responses[0], on=date(2023, 9, 13), by=officer, owner="Kim Late")
        entries = signed_in(officer).get(page_of(responses[0])).context["entries"]
        told = [(one.update.seq, one.taken_back_by.seq if one.taken_back_by else None) for one in entries]
        assert told == [(5, None), (4, None), (3, 4), (2, None), (1, None)]
        assert [(one.before, one.after) for one in entries[0].changes] == [("Sam Short", "Kim Late")]
        words = text_of(signed_in(officer).get(page_of(responses[0])))
        assert "Taken back on 12 Sep 2023: it no longer holds. Late. Owner: Jo Bright (was: Sam Short)" in words

    def test_a_taking_back_that_is_taken_back_lets_it_hold_again(self, batch, responses, officer):
        undo_batch(batch=batch, by=officer, at=LATER)
        response = responses[0]
        voiding = response.updates.latest("seq")
        held = locked_all([response.pk])[0]
        addition = {"party": Update.Party.BODY, "by": officer, "at": LATER, "effective_on": TODAY}
        append_updates([Addition(response=held, voids=voiding, **addition)])
        entries = {one.update.seq: one for one in signed_in(officer).get(page_of(response)).context["entries"]}
        assert {seq: one.taken_back_by.seq for seq, one in entries.items() if one.taken_back_by} == {4: 5}
        assert current_state(response).owner == "Jo Bright"

    def test_the_force_is_told_only_of_what_it_was_told(self, responses, officer, liaison):
        """A quotation in what we do is the body's own word, and so is that it was taken back."""
        asked = {"meeting": "The board", "held_on": TODAY, "question": "How many?", "quote": True}
        record_scrutiny(responses=[responses[0].pk], by=officer, at=NOW, today=TODAY, **asked)
        undo_batch(batch=Batch.objects.get(), by=officer, at=LATER)
        undo_batch(batch=allocated(responses[:1], officer, owner="Jo Bright"), by=officer, at=LATER)
        shown = {
            name: [one.update.seq for one in signed_in(person).get(page_of(responses[0])).context["entries"]]
            for name, person in (("officer", officer), ("liaison", liaison))
        }
        assert shown == {"officer": [5, 4, 3, 2, 1], "liaison": [5, 4, 1]}
        assert "crutiny" not in signed_in(liaison).get(page_of(responses[0])).content.decode()


class TestScope:
    @pytest.mark.parametrize("role", [Role.OFFICE_HOLDER, Role.READER, Role.REGISTER_EDITOR, Role.ADMINISTRATOR])
    def test_who_only_reads_takes_nothing_back(self, batch, body, role):
        client = signed_in(builders.member(role, body=body))
        assert client.get(address(batch)).status_code == 200
        assert not offers_undo(client, batch)
        assert undo(client, batch).status_code == 403

    def test_a_liaison_and_another_bodys_officer_find_nothing(self, batch, liaison):
        kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        statuses = {
            who: (signed_in(person).get(address(batch)).status_code, undo(signed_in(person), batch).status_code)
            for who, person in (("liaison", liaison), ("kent", builders.officer(kent)))
        }
        assert statuses == {"liaison": (404, 403), "kent": (404, 404)}
        batch.refresh_from_db()
        assert batch.undone_at is None

    def test_an_officer_who_reads_elsewhere_takes_nothing_back_there(self, officer, batch):
        kents = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        reader = builders.officer(kents)
        builders.member(Role.READER, body=batch.body, email=reader.email)
        client = signed_in(reader)
        assert client.get(address(batch)).status_code == 200
        assert undo(client, batch).status_code == 403

    def test_a_stranger_signs_in(self, batch):
        assert (Client().get(address(batch)).status_code, undo(Client(), batch).status_code) == (302, 302)

    @pytest.mark.parametrize("pk", [0, 999_999, 10**30])
    def test_what_is_not_there_is_not_found(self, officer, pk):
        client = signed_in(officer)
        statuses = (
            client.get(reverse("batch", args=[pk])).status_code,
            client.post(reverse("batch-undo", args=[pk])).status_code,
        )
        assert statuses == (404, 404)


def test_the_page_costs_the_same_for_one_and_for_thirty(body, officer):
    client = signed_in(officer)
    costs = []
    for number in (1, 30):
        rows = builders.opened(builders.a_report(number, title=f"A report of {number}"))
        batch = allocated(rows, officer, owner="Jo Bright")
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(address(batch)).context["rows"]) == number
        costs.append(len(queries))
    assert costs == [costs[0]] * 2
    assert costs[0] <= 10


def test_a_long_one_is_read_page_by_page(body, officer):
    rows = builders.opened(builders.a_report(51))
    batch = allocated(rows, officer, owner="Jo Bright")
    client = signed_in(officer)
    pages = [client.get(address(batch), {"page": number}) for number in (1, 2)]
    assert [len(page.context["rows"]) for page in pages] == [50, 1]
    assert read(pages[0].content.decode()).one("h1").text == "51 changes in one step"
