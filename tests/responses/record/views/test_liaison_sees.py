"""A force's liaison sees its force's response and nothing of what the local policing body keeps to itself."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from forces.models import Event
from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Progress
from responses.record.flows.record_update import record_update
from responses.record.flows.store_document import store_document
from responses.record.models import Response, Update
from tests.responses.record.conftest import NOW
from tests.responses.record.forms_as_sent import page_of, signed_in, text_of


def say(response, by, day: int, *, file="", party=Update.Party.BODY, values=None, **words) -> Update:
    document = store_document(name=file, file=ContentFile(file.encode()), by=by, at=NOW) if file else None
    return record_update(
        response=response,
        version=Response.objects.get(pk=response.pk).version,
        values=values or {},
        by=by,
        at=datetime(2023, 9, day, 12, tzinfo=UTC),
        today=date(2023, 9, day),
        effective_on=date(2023, 9, day),
        party=party,
        document=document,
        document_name=file,
        **words,
    )


SECRETS = {
    "internal-note-secret",
    "internal-only-secret",
    "body-action-secret",
    "no-action-reason-secret",
    "applies-reason-secret",
    "acceptance-reason-secret",
    "https://example.org/body-link-secret",
    "body-file-secret.txt",
    "officer of west-mercia-pcc",
}
OPEN = {
    "Told to both sides.",
    "Train every commander.",
    "https://example.org/force-link",
    "force-file.txt",
    "liaison of west-mercia",
    "Waiting on others",
    "College of Policing",
    "Not satisfied",
}


@pytest.fixture
def told(response, officer, liaison):
    """A response of which the body and the force have both said much, and the numbers of its updates with evidence."""
    say(
        response,
        officer,
        1,
        values={
            "applies": Applies.NO,
            "applies_reason": "applies-reason-secret",
            "acceptance": Acceptance.IN_PART,
            "acceptance_reason": "acceptance-reason-secret",
            "no_action_reason": "no-action-reason-secret",
        },
    )
    say(
        response,
        officer,
        2,
        values={
            "body_action": "body-action-secret",
            "no_action_reason": "",
            "body_view": BodyView.NOT_SATISFIED,
            "progress": Progress.WAITING,
            "waiting_on": "College of Policing",
            "waiting_for": "its guidance",
            "review_on": date(2023, 12, 1),
        },
        note="Told to both sides.",
        internal_note="internal-note-secret",
    )
    body = say(response, officer, 3, file="body-file-secret.txt", evidence_url="https://example.org/body-link-secret")
    say(response, officer, 4, internal_note="internal-only-secret")
    force = say(
        response,
        liaison,
        5,
        file="force-file.txt",
        evidence_url="https://example.org/force-link",
        party=Update.Party.FORCE,
        values={"force_says": ForceSays.DONE, "force_action": "Train every commander."},
    )
    return response, body.seq, force.seq


def test_the_officer_sees_all_of_it(told, officer):
    page = signed_in(officer).get(page_of(told[0])).content.decode()
    assert {words for words in SECRETS | OPEN if words in page} == SECRETS | OPEN


def test_the_liaison_sees_what_is_said_to_both_sides(told, liaison):
    page = signed_in(liaison).get(page_of(told[0])).content.decode()
    assert {words for words in SECRETS | OPEN if words in page} == OPEN


def test_the_liaisons_form_holds_no_word_of_the_body(told, liaison):
    page = signed_in(liaison).get(page_of(told[0], "response-force-word"))
    assert {words for words in SECRETS if words in page.content.decode()} == set()
    assert set(page.context["form"].initial) == {"version", "force_says", "force_action", "effective_on"}


def test_the_history_leaves_out_what_holds_only_secrets(told, liaison, officer):
    """An update with the body's evidence alone, or an internal note alone, is nothing that the force may know of."""
    shown = {
        name: [entry.update.seq for entry in signed_in(person).get(page_of(told[0])).context["entries"]]
        for name, person in (("officer", officer), ("liaison", liaison))
    }
    assert shown == {"officer": [6, 5, 4, 3, 2, 1], "liaison": [6, 3, 2, 1]}


def test_the_bodys_own_headings_are_left_out(told, liaison, officer):
    assert "What we do" in text_of(signed_in(officer).get(page_of(told[0])))
    shown = text_of(signed_in(liaison).get(page_of(told[0])))
    for heading in (
        "What we do",
        "Why we take no action",
        "Internal note",
        "Why it is not for us",
        "Why it is not accepted",
    ):
        assert heading not in shown


def test_evidence_goes_to_those_who_may_see_it(told, liaison, officer):
    response, of_body, of_force = told
    addresses = [reverse("evidence", args=[response.pk, seq]) for seq in (of_body, of_force, 1)]
    statuses = {
        name: [signed_in(person).get(address).status_code for address in addresses]
        for name, person in (("officer", officer), ("liaison", liaison))
    }
    assert statuses == {"officer": [200, 200, 404], "liaison": [404, 200, 404]}


def test_evidence_is_a_download_of_what_its_bytes_are(told, officer):
    response, of_body, _of_force = told
    file = signed_in(officer).get(reverse("evidence", args=[response.pk, of_body]))
    assert b"".join(file.streaming_content) == b"body-file-secret.txt"
    assert file["Content-Type"] == "text/plain"
    assert file["Content-Disposition"] == 'attachment; filename="body-file-secret.txt"'
    assert file["X-Content-Type-Options"] == "nosniff"


def test_evidence_is_reached_only_by_get(told, officer):
    response, of_body, _of_force = told
    assert signed_in(officer).post(reverse("evidence", args=[response.pk, of_body])).status_code == 405


def test_evidence_that_is_taken_is_logged_and_what_is_refused_is_not(told, liaison, officer):
    response, of_body, of_force = told
    signed_in(liaison).get(reverse("evidence", args=[response.pk, of_body]))
    signed_in(liaison).get(reverse("evidence", args=[response.pk, of_force]))
    taken = Event.objects.filter(kind=Event.Kind.DOWNLOAD)
    facts = {"did": "evidence", "response": response.pk, "update": of_force, "file": "force-file.txt"}
    assert [(row.by, row.body, row.facts) for row in taken] == [(liaison, response.body, facts)]
