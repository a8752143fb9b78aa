"""What is typed in the draft of a reply, and the comparison of two people's words."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from forces.models import TypedText
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.models import Reply
from tests import builders
from tests.responses.record.forms_as_sent import as_sent, signed_in, text_of

NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)
OFFER = "You typed something here on 12 September 2023 at 11:30 that is not saved."


def later(minutes: int):
    return time_machine.travel(NOW + timedelta(minutes=minutes), tick=False)


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with later(0):
        yield


@pytest.fixture
def reply(db):
    builders.opened(builders.a_report()) if builders.one_body() else None
    return Reply.objects.get()


@pytest.fixture
def address(reply):
    return reverse("reply-edit", args=[reply.pk])


@pytest.fixture
def client_of(reply):
    return signed_in(builders.officer(reply.body))


def typed_in(client, address, **changed):
    page = client.get(address)
    sent = as_sent(page.context["form"], **changed) | {"typed_page": page.wsgi_request.typed.token}
    assert client.post("/typed/", sent).status_code == 200


def saved_by_another(reply, **values):
    other = builders.member(builders.Role.OFFICER, body=reply.body, email="other@west-mercia.example")
    edit_reply(reply=reply, version=reply.version, values=values, by=other, at=NOW)


def test_it_is_offered_used_saved_and_forgotten(client_of, address, reply):
    typed_in(client_of, address, introduction="We thank you.\n\nWe answer.", letter_date=["1", "9", ""])
    with later(5):
        assert OFFER in text_of(client_of.get(address))
        page = client_of.get(f"{address}?typed=use")
        form = page.context["form"]
        assert form["letter_date"].value() == ["1", "9", ""]
        assert client_of.post(address, as_sent(form, letter_date=date(2023, 9, 1))).status_code == 302
        assert OFFER not in text_of(client_of.get(address))
    reply.refresh_from_db()
    assert (reply.introduction, reply.letter_date, reply.version) == (
        "We thank you.\n\nWe answer.", date(2023, 9, 1), 2,
    )  # fmt: skip
    assert TypedText.objects.get().values == {}


def test_someone_saved_meanwhile_and_the_words_are_compared(client_of, address, reply):
    typed_in(
        client_of, address, introduction="The chief constable has trained all officers.", letter_date=["x", "", ""]
    )
    saved_by_another(reply, introduction="The chief constable will train all officers.", closing="Theirs alone.")
    with later(5):
        page = client_of.get(f"{address}?typed=use")
    assert page.status_code == 200
    shown = text_of(page)
    assert "Not saved: the draft has changed since you opened it" in shown
    assert "The chief constable removed: will train added: has trained as before: all officers." in shown
    form = page.context["form"]
    assert {name: form[name].value() for name in ("version", "introduction", "closing", "letter_date")} == {
        "version": 2, "introduction": "The chief constable has trained all officers.", "closing": "Theirs alone.",
        "letter_date": ["x", "", ""],
    }  # fmt: skip


def test_a_stale_save_is_compared_word_by_word_and_keeps_what_was_typed(client_of, address, reply):
    form = client_of.get(address).context["form"]
    saved_by_another(reply, introduction="The chief constable will train all officers.")
    page = client_of.post(address, as_sent(form, introduction="The chief constable has trained all officers."))
    assert page.status_code == 409
    html = page.content.decode()
    assert (
        '<del class="app-diff__removed"><span class="govuk-visually-hidden">removed: </span>will train </del>' in html
    )
    assert '<ins class="app-diff__added"><span class="govuk-visually-hidden">added: </span>has trained </ins>' in html
    assert TypedText.objects.count() == 0


def test_short_values_stand_side_by_side_alone(client_of, address, reply):
    form = client_of.get(address).context["form"]
    saved_by_another(reply, reference="A/1")
    page = client_of.post(address, as_sent(form, reference="A/2"))
    assert page.status_code == 409
    assert "app-diff" not in page.content.decode()
    assert "A/1 A/2" in text_of(page)


def test_markup_in_the_words_is_only_words(client_of, address, reply):
    form = client_of.get(address).context["form"]
    saved_by_another(reply, introduction="A <b>bold</b> word, long enough to be compared.")
    page = client_of.post(address, as_sent(form, introduction="A <script>x</script> word, long enough to be compared."))
    assert "<script>x" not in page.content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in page.content.decode()


def test_another_officer_sees_nothing_of_it(client_of, address, reply):
    typed_in(client_of, address, introduction="Mine alone.")
    other = builders.member(builders.Role.OFFICER, body=reply.body, email="other@west-mercia.example")
    with later(5):
        for seen in (
            address,
            f"{address}?typed=use",
            reverse("letter", args=[reply.pk]),
            reply.report.get_absolute_url(),
        ):
            page = signed_in(other).get(seen)
            assert page.status_code == 200
            assert "Mine alone." not in page.content.decode()
