"""The address that a form's page sends its words to: whose it takes, under which key, and what it answers."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client

from forces.models import Event, TypedText
from forces.typed import OpenedPage
from tests import builders
from tests.tracker.test_files import STATIC

NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(db):
    return builders.officer(builders.one_body())


@pytest.fixture
def page(officer):
    return OpenedPage(user_id=officer.pk, key="reply-edit:12", opened_at=NOW, goes_on=False)


def signed_in(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


def said(answer):
    return answer.status_code, answer.json()


def test_it_keeps_what_the_form_holds_and_nothing_of_its_own(officer, page):
    sent = {"typed_page": page.token, "csrfmiddlewaretoken": "x", "introduction": "Typed.", "forces": ["1", "2"]}
    assert said(signed_in(officer).post("/typed/", sent)) == (200, {"kept_at": "11:30"})
    row = TypedText.objects.get()
    assert (row.user, row.key, row.values) == (
        officer, "reply-edit:12", {"introduction": ["Typed."], "forces": ["1", "2"]},
    )  # fmt: skip
    assert Event.objects.count() == 0


@pytest.mark.parametrize("role", list(builders.Role))
def test_whoever_has_a_role_may(db, role):
    body, force = builders.one_body(), builders.one_force()
    user = builders.member(role, **({"force": force} if role == builders.Role.LIAISON else {"body": body}))
    page = OpenedPage(user_id=user.pk, key="any:1", opened_at=NOW, goes_on=False)
    assert signed_in(user).post("/typed/", {"typed_page": page.token}).status_code == 200


def test_who_has_none_may_not(db):
    user = builders.member(builders.Role.READER)
    page = OpenedPage(user_id=user.pk, key="any:1", opened_at=NOW, goes_on=False)
    assert signed_in(user).post("/typed/", {"typed_page": page.token}).status_code == 403
    assert TypedText.objects.count() == 0


def test_who_is_signed_out_is_told_so_and_not_sent_to_the_sign_in_page(page):
    assert said(Client().post("/typed/", {"typed_page": page.token})) == (403, {"why": "signed-out"})
    assert said(Client().get("/typed/", {"typed_page": page.token})) == (403, {"why": "signed-out"})


def test_another_persons_page_is_refused(officer, page):
    other = builders.reader(builders.one_body())
    sent = {"typed_page": page.token, "introduction": "Typed."}
    assert said(signed_in(other).post("/typed/", sent)) == (403, {"why": "someone-else"})
    assert said(signed_in(other).get("/typed/", sent)) == (403, {"why": "someone-else"})
    assert TypedText.objects.count() == 0


@pytest.mark.parametrize("token", ["", "forged", "a:b:c", None])
def test_a_key_that_no_form_gave_is_refused(officer, page, token):
    if token is None:
        token = signing.dumps([officer.pk, "any:1", NOW.isoformat(), False], salt="another")
    sent = {"typed_page": token, "introduction": "Typed."}
    assert said(signed_in(officer).post("/typed/", sent)) == (403, {"why": "page-too-old"})
    assert TypedText.objects.count() == 0


def test_a_page_of_last_week_is_too_old(officer, page):
    token = page.token
    with time_machine.travel(NOW + timedelta(days=7, seconds=1), tick=False):
        answer = signed_in(officer).post("/typed/", {"typed_page": token})
    assert said(answer) == (403, {"why": "page-too-old"})


def test_what_the_flow_refuses_is_said(officer, page):
    client = signed_in(officer)
    client.post("/typed/", {"typed_page": page.token, "introduction": "Kept."})
    later = OpenedPage(user_id=officer.pk, key=page.key, opened_at=NOW + timedelta(minutes=1), goes_on=False)
    answer = client.post("/typed/", {"typed_page": later.token, "introduction": "New."})
    assert said(answer) == (409, {"why": "another-page"})


def test_a_page_gets_a_new_csrf_token_after_signing_in_again(officer, page):
    client = signed_in(officer, enforce_csrf_checks=True)
    sent = {"typed_page": page.token, "introduction": "Typed."}
    assert client.post("/typed/", sent).status_code == 403
    csrf = client.get("/typed/", sent).json()["csrf"]
    assert client.post("/typed/", sent, headers={"X-CSRFToken": csrf}).status_code == 200


def test_nothing_of_ours_keeps_anything_in_the_browser():
    scripts = {path.name: path.read_text() for path in (STATIC / "tracker").rglob("*.js")}
    assert "typed.js" in scripts
    stores = ("localStorage", "sessionStorage", "indexedDB", "caches.", "document.cookie")
    assert {(name, store) for name, text in scripts.items() for store in stores if store in text} == set()
