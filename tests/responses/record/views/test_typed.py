"""What is typed in the forms that change a response: offered, used, put away, compared, and forgotten once saved."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.models import TypedText
from responses.record.models import Response
from tests import builders
from tests.responses.record.conftest import NOW
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, signed_in, text_of

OFFER = "You typed something here on 12 September 2023 at 11:30 that is not saved."
IS_USED = "What you typed on 12 September 2023 at 11:30 is in the form below. It is not saved yet."
TYPED = {"note": "Typed, not saved.", "force_action": "Train.\n\nThen test.", "effective_on": date(2023, 9, 11)}


def later(minutes: int):
    return time_machine.travel(NOW + timedelta(minutes=minutes), tick=False)


def typed_in(client, address, **changed):
    """The page is opened and something typed in it, and it is left unsaved."""
    page = client.get(address)
    sent = as_sent(page.context["form"], **changed) | {"typed_page": page.wsgi_request.typed.token}
    assert client.post("/typed/", sent).status_code == 200


@pytest.fixture
def client_of(officer):
    return signed_in(officer)


@pytest.fixture
def address(response):
    return page_of(response, "response-update")


def test_what_was_typed_is_offered_and_used(client_of, address):
    typed_in(client_of, address, **TYPED)
    with later(5):
        page = client_of.get(address)
        assert OFFER in text_of(page)
        assert page.context["form"]["note"].value() is None
        used = client_of.get(f"{address}?typed=use")
    assert OFFER not in text_of(used)
    assert IS_USED in text_of(used)
    form = used.context["form"]
    assert (form["note"].value(), form["effective_on"].value()) == ("Typed, not saved.", ["11", "9", "2023"])
    assert form.errors == {}


def test_once_it_is_saved_it_is_forgotten(client_of, address, response):
    typed_in(client_of, address, **TYPED)
    with later(5):
        used = client_of.get(f"{address}?typed=use")
        assert client_of.post(f"{address}?typed=use", as_sent(used.context["form"])).status_code == 302
        assert OFFER not in text_of(client_of.get(address))
    assert response.updates.latest("seq").texts == {
        "note": "Typed, not saved.", "force_action": "Train.\n\nThen test.",
    }  # fmt: skip
    row = TypedText.objects.get()
    assert (row.values, row.put_away_at) == ({}, NOW + timedelta(minutes=5))


def test_a_form_sent_with_mistakes_keeps_it(client_of, address):
    typed_in(client_of, address, **TYPED)
    with later(5):
        form = opened_form(client_of, f"{address}?typed=use")
        page = client_of.post(address, as_sent(form, effective_on=date(2024, 1, 1)))
    assert page.status_code == 200
    assert "typed-offer" not in page.content.decode()
    assert TypedText.objects.get().values["note"] == ["Typed, not saved."]
    assert page.wsgi_request.typed.token  # and the page goes on with it
    with later(6):
        sent = as_sent(page.context["form"], note="More.") | {"typed_page": page.wsgi_request.typed.token}
        assert client_of.post("/typed/", sent).status_code == 200
    assert TypedText.objects.get().values["note"] == ["More."]


def test_it_is_put_away(client_of, address, response):
    typed_in(client_of, f"{address}?back=/recommendations/", **TYPED)
    with later(5):
        page = client_of.get(f"{address}?back=/recommendations/")
        assert f'action="{address}?back=%2Frecommendations%2F"' in page.content.decode()
        assert 'href="?back=%2Frecommendations%2F&amp;typed=use"' in page.content.decode()
        answer = client_of.post(f"{address}?back=/recommendations/&typed=use", {"typed": "put-away"})
        assert (answer.status_code, answer["Location"]) == (302, f"{address}?back=%2Frecommendations%2F")
        assert OFFER not in text_of(client_of.get(address))
    assert TypedText.objects.get().values == {}
    assert response.updates.count() == 1


def test_words_that_the_record_holds_already_are_not_offered(client_of, address):
    typed_in(client_of, address, note="A note.")
    with later(1):
        typed_again = client_of.get(f"{address}?typed=use")
        sent = as_sent(typed_again.context["form"], note="", effective_on=date(2023, 9, 12))
        client_of.post("/typed/", sent | {"typed_page": typed_again.wsgi_request.typed.token})
    with later(2):
        page = client_of.get(address)
        assert "typed-offer" not in page.content.decode()
        sent = as_sent(page.context["form"], note="Anew.") | {"typed_page": page.wsgi_request.typed.token}
        assert client_of.post("/typed/", sent).status_code == 200


def test_the_record_moved_on_and_both_are_compared(client_of, address, response):
    builders.record(response, on=date(2023, 8, 1), force_action="Train all the staff of the unit by 1 May.")
    typed_in(client_of, address, note="Mine.", force_action="Train all the staff of the unit by 1 June.")
    builders.record(
        response, on=date(2023, 9, 12), force_action="Train all the staff of the unit by 1 July.", progress="complete"
    )
    with later(5):
        page = client_of.get(f"{address}?typed=use")
    assert page.status_code == 200
    shown = text_of(page)
    assert "Not saved: this response has changed since you opened it" in shown
    assert (
        "What the force does: what yours would change, word by word Removed words are struck through , added words are"
        " underlined . Train all the staff of the unit by 1 removed: July. added: June."
    ) in shown
    form = page.context["form"]
    assert {name: form[name].value() for name in ("version", "note", "force_action", "progress")} == {
        "version": 3, "note": "Mine.", "force_action": "Train all the staff of the unit by 1 June.",
        "progress": "complete",
    }  # fmt: skip
    with later(6):
        assert client_of.post(address, as_sent(form)).status_code == 302


def test_half_a_date_is_compared_as_it_was_typed(client_of, response):
    address = page_of(response, "response-target")
    typed_in(client_of, address, target_on=["3", "", "2024"], reason="Half typed.")
    builders.record(response, on=date(2023, 9, 12), target_on=date(2024, 5, 1))
    with later(5):
        page = client_of.get(f"{address}?typed=use")
    assert [tuple(each) for each in page.context["conflicts"]] == [("Our target", "1 May 2024", "3 2024")]
    assert page.context["form"]["target_on"].value() == ["3", "", "2024"]
    assert page.context["form"].errors == {}


def test_a_stale_save_keeps_it(client_of, address, response):
    typed_in(client_of, address, **TYPED)
    form = opened_form(client_of, f"{address}?typed=use")
    builders.record(response, on=date(2023, 9, 12), note="Another's.")
    with later(5):
        assert client_of.post(address, as_sent(form)).status_code == 409
    assert TypedText.objects.get().values["note"] == ["Typed, not saved."]


def test_nobody_sees_another_persons(client_of, address, body, liaison, response):
    typed_in(client_of, address, **TYPED)
    other = builders.member(builders.Role.OFFICER, body=body, email="other@west-mercia.example")
    administrator = builders.member(builders.Role.ADMINISTRATOR, body=body)
    with later(5):
        for asked in ("", "?typed=use"):
            page = signed_in(other).get(f"{address}{asked}")
            assert page.status_code == 200
            assert "Typed, not saved." not in page.content.decode()
            assert "typed-offer" not in page.content.decode()
            own_word = signed_in(liaison).get(page_of(response, "response-force-word") + asked)
            assert "Typed, not saved." not in own_word.content.decode()
        for user in (other, administrator):
            for seen in (page_of(response), "/", "/recommendations/?q=Typed", "/recommendations/export.csv"):
                answer = signed_in(user).get(seen)
                assert b"Typed, not saved." not in b"".join(answer)
    assert "Typed, not saved." in client_of.get(f"{address}?typed=use").content.decode()


def test_a_forged_draft_never_saves_by_being_opened(client_of, address, response):
    page = client_of.get(address)
    for version in ("", "1", "2", "999", "x"):
        sent = as_sent(page.context["form"], note="Forged.", version=version)
        client_of.post("/typed/", sent | {"typed_page": page.wsgi_request.typed.token})
        assert client_of.get(f"{address}?typed=use").status_code == 200
    assert Response.objects.get(pk=response.pk).version == 1


def test_a_page_asks_one_question_more_of_the_database_and_no_more_with_a_draft(client_of, address):
    client_of.get(address)
    with CaptureQueriesContext(
        connection,
    ) as without:
        client_of.get(address)
    typed_in(client_of, address, **TYPED)
    with CaptureQueriesContext(connection) as offered:
        client_of.get(address)
    assert len(offered) == len(without) <= 10
    assert sum("forces_typedtext" in query["sql"] for query in offered) == 1


def test_the_history_shows_what_changed_in_a_long_text(client_of, response):
    builders.record(response, on=date(2023, 8, 1), force_action="Train all staff by May.")
    builders.record(response, on=date(2023, 8, 2), force_action="Train all new staff by May.")
    builders.record(response, on=date(2023, 8, 3), force_action="")
    shown = text_of(client_of.get(page_of(response)))
    assert "What the force does: changed Show the new words Train all staff by May." in shown
    assert "underlined . Train all added: new as before: staff by May." in shown
    assert "What the force does: emptied Show what changed" in shown
    assert "underlined . removed: Train all new staff by May." in shown
