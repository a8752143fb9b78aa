"""An officer records updates, moves targets and decides; a liaison says what the force says."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from responses.domain.positions import State
from responses.domain.status import Acceptance, Applies, ForceSays, Progress
from responses.record.flows.record_update import current_state
from responses.record.models import Update
from tests.builders import record
from tests.responses.record.conftest import NOW, TODAY
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, problems, signed_in, text_of

ONE_OF_TWO = "Give either what we do or why we take no action, not both. Empty one of the two."


def send(client, response, name, **changed):
    address = page_of(response, name)
    return client.post(address, as_sent(opened_form(client, address), **changed))


def latest(response) -> Update:
    return response.updates.latest("seq")


def test_an_officer_records_an_update(response, officer):
    client = signed_in(officer)
    page = send(
        client,
        response,
        "response-update",
        progress="waiting-on-others",
        waiting_on="College of Policing",
        waiting_for="its guidance",
        review_on=date(2023, 12, 1),
        note="Asked in writing.",
        force_action="We train.",
        body_action="We fund it.",
        force_says="under-way",
        body_view="not-satisfied",
        inspectorate_status="being-progressed",
        effective_on=date(2023, 9, 5),
        evidence_url="www.example.org/minutes",
        internal_note="The board asks in October.",
        file=SimpleUploadedFile("minutes.txt", b"Agreed."),
    )
    assert (page.status_code, page["Location"]) == (302, page_of(response))
    said = latest(response)
    assert (said.party, said.by, said.effective_on, said.recorded_at) == ("body", officer, date(2023, 9, 5), NOW)
    assert (said.note, said.internal_note) == ("Asked in writing.", "The board asks in October.")
    assert (said.evidence_url, said.document_name, said.document.size) == (
        "https://www.example.org/minutes",
        "minutes.txt",
        7,
    )
    state = current_state(response)
    assert state == State(
        progress=Progress.WAITING,
        waiting_on="College of Policing",
        waiting_for="its guidance",
        review_on=date(2023, 12, 1),
        force_action="We train.",
        body_action="We fund it.",
        force_says=ForceSays.UNDER_WAY,
        body_view=state.body_view,
        inspectorate_status=state.inspectorate_status,
    )
    assert (state.body_view.value, state.inspectorate_status.value) == ("not-satisfied", "being-progressed")
    shown = text_of(client.get(page["Location"]))
    assert "The update is recorded." in shown
    for words in (
        "Asked in writing.",
        "The board asks in October.",
        "We fund it.",
        "minutes.txt",
        "Friday 1 December 2023",
    ):
        assert words in shown


def test_words_of_several_lines_left_alone_do_not_count_as_changed(response, officer):
    """A browser sends CR LF where the record holds LF."""
    record(response, on=date(2023, 8, 1), force_action="First.\n\nSecond.\nThird.", body_action="One.\n\nTwo.")
    send(signed_in(officer), response, "response-update", note="Reviewed.")
    assert (latest(response).changes, latest(response).texts) == ({}, {"note": "Reviewed."})


def test_an_update_without_a_change_is_refused(response, officer):
    record(response, on=date(2023, 8, 1), force_action="First.\n\nSecond.")
    page = send(signed_in(officer), response, "response-update")
    assert page.status_code == 200
    assert "Nothing has changed. Change something, or say what was done." in text_of(page)
    assert response.updates.count() == 2


def test_unclear_is_no_choice_but_may_stay(response, officer):
    client = signed_in(officer)
    form = opened_form(client, page_of(response, "response-update"))
    offered = [value for value, _label in form.fields["progress"].choices]
    assert offered == [each.value for each in Progress if each != Progress.UNCLEAR]


def test_a_target_is_set_then_moved_with_a_reason(response, officer):
    client = signed_in(officer)
    send(client, response, "response-target", target_on=date(2023, 12, 31), owner="Head of firearms")
    assert (current_state(response).target_on, current_state(response).owner) == (
        date(2023, 12, 31),
        "Head of firearms",
    )
    page = send(client, response, "response-target", target_on=date(2024, 3, 31))
    assert "Enter why the target date moves: the reason stays in the history." in text_of(page)
    send(client, response, "response-target", target_on=date(2024, 3, 31), reason="The rota is agreed in March.")
    shown = text_of(client.get(page_of(response)))
    assert "Sunday 31 March 2024" in shown
    assert "Our target: 31 Mar 2024 (was: 31 Dec 2023)" in shown
    assert "The rota is agreed in March." in shown


def test_a_decision_has_its_printed_reason(response, officer):
    client = signed_in(officer)
    page = send(client, response, "response-decide", applies="yes", acceptance="not-accepted")
    assert "Enter why this is not accepted in full. The reason is printed in the letter." in text_of(page)
    send(
        client,
        response,
        "response-decide",
        applies="yes",
        acceptance="not-accepted",
        acceptance_reason="Structures exist.",
    )
    assert current_state(response) == State(
        applies=Applies.YES, acceptance=Acceptance.NOT_ACCEPTED, acceptance_reason="Structures exist."
    )
    shown = text_of(client.get(page_of(response)))
    assert "Accepted? Not accepted Structures exist." in shown
    send(client, response, "response-decide", acceptance="accepted")
    assert current_state(response) == State(applies=Applies.YES, acceptance=Acceptance.ACCEPTED)


def test_our_answer_is_given_whole_on_one_page(response, officer):
    record(response, on=date(2023, 8, 1), force_action="The force trains.")
    client = signed_in(officer)
    page = send(
        client,
        response,
        "response-decide",
        applies="yes",
        acceptance="accepted",
        body_action="We ask.",
        no_action_reason="It is for the College.",
    )
    assert problems(page) == [ONE_OF_TWO]
    assert "What the force does The force trains. What we do" in text_of(page)
    page = send(
        client,
        response,
        "response-decide",
        applies="yes",
        acceptance="accepted",
        no_action_reason="It is for the College.\n\nWe wait.",
    )
    assert (page.status_code, page["Location"]) == (302, page_of(response))
    said = latest(response)
    assert (said.party, said.by, said.effective_on, said.recorded_at) == ("body", officer, TODAY, NOW)
    assert said.changes == {"applies": "yes", "acceptance": "accepted"}
    assert said.texts == {"no_action_reason": "It is for the College.\n\nWe wait."}
    shown = text_of(client.get(page_of(response)))
    assert "Our answer is recorded." in shown
    assert "What we do Why we take no action It is for the College. We wait. Scrutiny" in shown
    assert "Section 55(5B) asks" not in shown


def test_why_we_take_no_action_is_recorded_with_an_update(response, officer):
    record(response, on=date(2023, 8, 1), body_action="We fund it.")
    client = signed_in(officer)
    page = send(client, response, "response-update", no_action_reason="The fund has ended.")
    assert problems(page) == [ONE_OF_TWO]
    send(client, response, "response-update", body_action="", no_action_reason="The fund has ended.")
    assert latest(response).texts == {"body_action": "", "no_action_reason": "The fund has ended."}
    assert current_state(response) == State(no_action_reason="The fund has ended.")
    shown = text_of(client.get(page_of(response)))
    assert "Why we take no action: changed Show the new words The fund has ended." in shown


def test_a_liaison_says_what_the_force_says_and_nothing_else(response, liaison):
    client = signed_in(liaison)
    forged = {
        "progress": "complete",
        "body_action": "Ours.",
        "no_action_reason": "None.",
        "body_view": "satisfied",
        "internal_note": "Psst.",
    }
    page = send(
        client,
        response,
        "response-force-word",
        force_says="done",
        force_action="Trained.",
        note="In October.",
        **forged,
    )
    assert (page.status_code, page["Location"]) == (302, page_of(response))
    said = latest(response)
    assert (said.party, said.by, said.effective_on) == ("force", liaison, TODAY)
    assert (said.changes, said.texts) == ({"force_says": "done"}, {"force_action": "Trained.", "note": "In October."})
    assert response.positions.get(is_current=True).status == "awaiting-sign-off"


@pytest.mark.parametrize("name", ["response-update", "response-target", "response-decide", "response-force-word"])
def test_each_page_is_headed_by_what_it_is_for(response, officer, liaison, name):
    page = signed_in(liaison if name == "response-force-word" else officer).get(page_of(response, name))
    heading = {
        "response-update": "Record an update",
        "response-target": "Target date and owner",
        "response-decide": "Our answer",
        "response-force-word": "Say what the force says",
    }[name]
    markup = page.content.decode()
    assert markup.count("<h1") == 1
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in markup
    assert f"<title>{heading}: Recommendation 1, West Mercia Police – " in markup
