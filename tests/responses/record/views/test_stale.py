"""Two people open the same version: the second save is refused, shows the first's change and loses no word typed."""

from datetime import date

import pytest
import time_machine
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from responses.domain.status import Progress
from responses.record.flows.record_update import current_state
from responses.record.models import Document
from tests import builders
from tests.responses.record.conftest import NOW
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, problems, signed_in, text_of


@pytest.fixture
def first(body):
    return builders.member(builders.Role.OFFICER, body=body, email="first@west-mercia.example")


@pytest.fixture
def second(body):
    return builders.member(builders.Role.OFFICER, body=body, email="second@west-mercia.example")


@pytest.fixture
def two(response, first, second):
    """Both have the update form of the same version open."""
    builders.record(
        response,
        on=date(2023, 8, 1),
        progress=Progress.PLANNED,
        force_action="Train.\n\nThen test.",
        body_action="Ask.\n\nFund.",
    )
    address = page_of(response, "response-update")
    clients = signed_in(first), signed_in(second)
    return address, *((client, opened_form(client, address)) for client in clients)


def save(client, address, form, **changed):
    return client.post(address, as_sent(form, **changed))


FIRST = {"progress": "in-progress", "force_action": "Train all.\n\nThen test.", "note": "Booked by the first."}
SECOND = {
    "progress": "complete",
    "body_action": "Ask.\n\nFund twice.",
    "note": "Typed by the second.",
    "internal_note": "Kept too.",
    "evidence_url": "https://example.org/second",
    "effective_on": date(2023, 9, 12),
}


def test_the_second_save_is_refused_and_shows_the_firsts_change(two, response, first):
    address, (one, one_form), (other, other_form) = two
    assert save(one, address, one_form, **FIRST).status_code == 302
    page = save(other, address, other_form, **SECOND)
    assert page.status_code == 409
    assert response.updates.count() == 3
    shown = text_of(page)
    assert "Not saved: this response has changed since you opened it" in shown
    assert f"The local policing body, {first}, 12 Sep 2023: Booked by the first." in shown
    assert "Progress: In progress" in shown
    assert "What the force does: Train all. Then test." in shown
    assert [(each.label, each.theirs, each.yours) for each in page.context["conflicts"]] == [
        ("Progress", "In progress", "Complete")
    ]
    assert "Progress In progress Complete" in shown
    assert "<title>Not saved: Record an update: Recommendation 1" in page.content.decode()


def test_every_word_typed_is_kept_and_what_was_not_touched_is_the_firsts(two, response):
    address, (one, one_form), (other, other_form) = two
    save(one, address, one_form, **FIRST)
    page = save(other, address, other_form, **SECOND)
    form = page.context["form"]
    kept = {name: form[name].value() for name in SECOND}
    assert kept == SECOND
    assert form["force_action"].value() == "Train all.\n\nThen test."
    assert form["version"].value() == 3
    assert form.errors == {}


def test_saving_again_works(two, response):
    address, (one, one_form), (other, other_form) = two
    save(one, address, one_form, **FIRST)
    page = save(other, address, other_form, **SECOND)
    assert save(other, address, page.context["form"]).status_code == 302
    state = current_state(response)
    assert (state.progress, state.force_action, state.body_action) == (
        Progress.COMPLETE,
        "Train all.\n\nThen test.",
        "Ask.\n\nFund twice.",
    )
    said = response.updates.latest("seq")
    assert said.changes == {"progress": "complete"}
    assert said.texts == {
        "body_action": "Ask.\n\nFund twice.",
        "note": "Typed by the second.",
        "internal_note": "Kept too.",
    }


def test_a_third_change_in_between_is_refused_again(two, response):
    address, (one, one_form), (other, other_form) = two
    save(one, address, one_form, **FIRST)
    page = save(other, address, other_form, **SECOND)
    builders.record(response, on=date(2023, 9, 12), note="And a third.")
    again = save(other, address, page.context["form"])
    assert again.status_code == 409
    assert "And a third." in text_of(again)
    assert "Booked by the first." not in text_of(again)


def test_a_change_of_what_the_second_left_alone_is_no_conflict(two):
    address, (one, one_form), (other, other_form) = two
    save(one, address, one_form, force_action="Train all.")
    page = save(other, address, other_form, note="Only a note.")
    assert page.status_code == 409
    assert page.context["conflicts"] == []
    assert "Changed by both of you" not in text_of(page)


def test_the_same_change_by_both_is_no_conflict(two):
    address, (one, one_form), (other, other_form) = two
    save(one, address, one_form, progress="complete")
    page = save(other, address, other_form, progress="complete", note="Seen it.")
    assert page.status_code == 409
    assert page.context["conflicts"] == []


def test_a_file_sent_with_a_stale_save_is_kept(two, response):
    address, (one, one_form), (other, other_form) = two
    save(one, address, one_form, **FIRST)
    page = save(other, address, other_form, **SECOND, file=SimpleUploadedFile("minutes.txt", b"Agreed."))
    assert page.status_code == 409
    assert "The file minutes.txt is kept." in text_of(page)
    assert save(other, address, page.context["form"]).status_code == 302
    said = response.updates.latest("seq")
    assert (said.document_name, said.document.size) == ("minutes.txt", 7)


def test_the_target_form_keeps_its_reason(response, first, second):
    address = page_of(response, "response-target")
    other = signed_in(second)
    form = opened_form(other, address)
    builders.record(response, on=date(2023, 9, 12), owner="Head of firearms")
    page = save(other, address, form, target_on=date(2024, 1, 31), reason="It is agreed.")
    assert page.status_code == 409
    shown = {name: page.context["form"][name].value() for name in ("target_on", "owner", "reason")}
    assert shown == {"target_on": date(2024, 1, 31), "owner": "Head of firearms", "reason": "It is agreed."}


def test_the_decision_form_keeps_a_reason_that_its_choice_does_not_need(response, first, second):
    address = page_of(response, "response-decide")
    other = signed_in(second)
    form = opened_form(other, address)
    builders.record(response, on=date(2023, 9, 12), note="Meanwhile.")
    page = save(other, address, form, applies="yes", applies_reason="Typed, then the choice was changed.")
    assert page.status_code == 409
    assert page.context["form"]["applies_reason"].value() == "Typed, then the choice was changed."


def test_an_action_and_a_reason_for_none_typed_by_two_people_are_shown_side_by_side(response, first, second):
    address, other = page_of(response, "response-decide"), signed_in(second)
    form = opened_form(other, address)
    builders.record(response, on=date(2023, 9, 12), body_action="We ask.")
    page = save(other, address, form, no_action_reason="Not ours.")
    assert page.status_code == 409
    shown = {name: page.context["form"][name].value() for name in ("body_action", "no_action_reason")}
    assert shown == {"body_action": "We ask.", "no_action_reason": "Not ours."}
    again = save(other, address, page.context["form"])
    assert problems(again) == ["Give either what we do or why we take no action, not both. Empty one of the two."]


def test_a_liaison_is_told_of_a_change_that_is_not_shown(response, liaison, officer):
    address = page_of(response, "response-force-word")
    client = signed_in(liaison)
    form = opened_form(client, address)
    builders.record(response, on=date(2023, 9, 12), by=officer, body_action="SECRET", internal_note="SECRET")
    page = save(client, address, form, force_says="done", note="Ours.")
    assert page.status_code == 409
    shown = text_of(page)
    assert "Not saved: this response has changed since you opened it" in shown
    assert "The change is in words that are not shown to you." in shown
    assert "SECRET" not in page.content.decode()
    assert str(officer) not in page.content.decode()
    assert save(client, address, page.context["form"]).status_code == 302


@pytest.mark.parametrize("version", ["999", "10" * 20, "-1", "0"])
def test_a_version_that_never_was_is_refused(response, officer, version):
    client = signed_in(officer)
    address = page_of(response, "response-update")
    page = save(client, address, opened_form(client, address), version=version, note="Forged.")
    assert page.status_code == 409
    assert response.updates.count() == 1


@pytest.mark.parametrize("version", ["", "one"])
def test_a_form_without_its_version_is_refused(response, officer, version):
    client = signed_in(officer)
    address = page_of(response, "response-update")
    page = save(client, address, opened_form(client, address), version=version, note="Forged.")
    assert page.status_code == 200
    assert len(problems(page)) == 1
    assert response.updates.count() == 1


class TestKeptFile:
    """The signed token that carries a file sent with mistakes to the form that is right."""

    @pytest.fixture
    def sent_with_a_mistake(self, response, officer):
        client = signed_in(officer)
        address = page_of(response, "response-update")
        form = opened_form(client, address)
        file = SimpleUploadedFile("minutes.txt", b"Agreed.")
        page = save(client, address, form, note="N.", effective_on=date(2023, 9, 13), file=file)
        assert problems(page) == [
            "The date must be today or in the past: Wednesday 13 September 2023 has not come yet."
        ]
        return client, address, page

    GONE = "The file sent before is no longer at hand. Choose it again."

    def test_it_outlives_the_mistake(self, sent_with_a_mistake, response):
        client, address, page = sent_with_a_mistake
        assert "The file minutes.txt is kept." in text_of(page)
        assert save(client, address, page.context["form"], effective_on=date(2023, 9, 12)).status_code == 302
        said = response.updates.latest("seq")
        assert (said.document_name, said.document.size) == ("minutes.txt", 7)

    def test_another_file_takes_its_place(self, sent_with_a_mistake, response):
        client, address, page = sent_with_a_mistake
        file = SimpleUploadedFile("better.txt", b"Agreed again.")
        save(client, address, page.context["form"], effective_on=date(2023, 9, 12), file=file)
        assert response.updates.latest("seq").document_name == "better.txt"

    def test_a_wrong_file_after_it_does_not_take_it_away(self, sent_with_a_mistake, response):
        client, address, page = sent_with_a_mistake
        file = SimpleUploadedFile("worse.exe", b"MZ\x90\x00")
        page = save(client, address, page.context["form"], effective_on=date(2023, 9, 12), file=file)
        assert len(problems(page)) == 1
        assert "The file minutes.txt is kept." in text_of(page)

    def test_it_expires(self, sent_with_a_mistake, response, officer):
        client, address, page = sent_with_a_mistake
        data = as_sent(page.context["form"], effective_on=date(2023, 9, 12))
        with time_machine.travel(NOW.replace(day=13, minute=31), tick=False):
            client.force_login(officer)  # the session is over by then too
            later = client.post(address, data)
        assert problems(later) == [self.GONE]
        assert response.updates.count() == 1

    @pytest.mark.parametrize("token", ["forged", "a:b:c", "of another salt"])
    def test_a_forged_one_is_refused(self, sent_with_a_mistake, response, officer, token):
        client, address, page = sent_with_a_mistake
        if token == "of another salt":
            token = signing.dumps([Document.objects.get().pk, "minutes.txt", officer.pk], salt="another")
        later = save(client, address, page.context["form"], effective_on=date(2023, 9, 12), kept_file=token)
        assert problems(later) == [self.GONE]
        assert response.updates.count() == 1

    def test_another_persons_is_refused(self, sent_with_a_mistake, response, second):
        _client, address, page = sent_with_a_mistake
        later = save(signed_in(second), address, page.context["form"], effective_on=date(2023, 9, 12))
        assert problems(later) == [self.GONE]
        assert "minutes.txt" not in later.content.decode()
        assert response.updates.count() == 1

    def test_one_whose_file_is_gone_is_refused(self, sent_with_a_mistake, response):
        client, address, page = sent_with_a_mistake
        data = as_sent(page.context["form"], effective_on=date(2023, 9, 12))
        Document.objects.all().delete()
        assert problems(client.post(address, data)) == [self.GONE]
