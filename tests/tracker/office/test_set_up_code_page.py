"""The set-up code, which only who runs the server can print: asked for wherever the page is opened from elsewhere."""

import pytest
from django.test import Client

from forces.models import User
from forces.set_up_code import set_up_code
from tests.builders import PASSWORD
from tests.responses.record.forms_as_sent import problems
from tests.tracker.office.office_pages import PUBLIC

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_yet")]
YOU = {"name": "Robin Example", "email": "robin@tests.example", "password": PASSWORD}
ELSEWHERE = {"headers": {"host": PUBLIC}, "REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture(autouse=True)
def _any_host(settings):
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC-DDDD", "0"])
def test_a_wrong_code_makes_no_account(client: Client, code: str):
    page = client.post("/set-up/", YOU | {"code": code}, **ELSEWHERE)
    [said] = problems(page)
    assert said == (
        f"Set-up code {code} is not the one of this server. Copy it from manage.py set_up_code."
        if code
        else "Enter the set-up code. Whoever runs the server has it."
    )
    assert User.objects.count() == 0


@pytest.mark.parametrize("written", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_the_code_opens_however_it_is_typed(client: Client, written):
    answer = client.post("/set-up/", YOU | {"code": written(set_up_code())}, **ELSEWHERE)
    assert answer["Location"] == "/set-up/body/"
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "where",
    [
        ELSEWHERE,
        {"headers": {"host": "127.0.0.1:8000", "x-forwarded-for": "192.0.2.7"}, "REMOTE_ADDR": "127.0.0.1"},
        {"headers": {"host": PUBLIC}, "REMOTE_ADDR": "127.0.0.1"},
        {"headers": {"host": "127.0.0.1"}, "REMOTE_ADDR": "192.0.2.7"},
    ],
)
def test_without_it_nothing_opens_behind_a_proxy_or_from_outside(client: Client, where: dict):
    assert "code" in client.get("/set-up/", **where).context["form"].fields
    assert client.post("/set-up/", YOU, **where).status_code == 200
    assert User.objects.count() == 0


def test_on_the_server_itself_no_code_is_asked_for(client: Client):
    here = {"headers": {"host": "localhost:8000"}, "REMOTE_ADDR": "127.0.0.1"}
    assert "code" not in client.get("/set-up/", **here).context["form"].fields
    assert client.post("/set-up/", YOU, **here)["Location"] == "/set-up/body/"
