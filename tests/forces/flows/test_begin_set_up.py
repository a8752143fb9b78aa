"""One first administrator, whatever happens at the same moment."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.test import Client

from forces.flows.begin_set_up import AlreadySetUp, begin_set_up, choose_body, go_on
from forces.models import Event, SetUp, User
from forces.queries import set_up_of
from tests.builders import PASSWORD, officer, one_body
from tests.responses.record.forms_as_sent import text_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)


def begin(email: str = "robin@tests.example", *, is_officer: bool = False) -> User:
    return begin_set_up(name="Robin", email=email, password=PASSWORD, is_officer=is_officer, at=AT)


@pytest.fixture
def _both_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each saw no account before the other wrote theirs."""
    monkeypatch.setattr(QuerySet, "exists", lambda _self: False)


def test_the_first_person_is_held_as_such() -> None:
    user = begin(is_officer=True)
    held = SetUp.objects.get()
    assert (held.begun_by, held.begun_at, held.is_officer, held.body, held.step) == (user, AT, True, None, "body")
    assert set_up_of(user) == held
    assert user.check_password(PASSWORD)


def test_there_is_no_second() -> None:
    begin()
    with pytest.raises(AlreadySetUp):
        begin("second@tests.example")
    assert list(User.objects.values_list("email", flat=True)) == ["robin@tests.example"]


def test_nor_beside_an_account_that_was_made_otherwise() -> None:
    officer(one_body())
    with pytest.raises(AlreadySetUp):
        begin()
    assert SetUp.objects.count() == 0


@pytest.mark.usefixtures("_both_looked_at_once")
@pytest.mark.parametrize("email", ["second@tests.example", "ROBIN@tests.example"])
def test_of_two_at_once_the_database_lets_one_in(email: str) -> None:
    first = begin()
    with pytest.raises(AlreadySetUp):
        begin(email)
    assert list(User.objects.all()) == [first]
    assert Event.objects.count() == 1


@pytest.mark.usefixtures("_both_looked_at_once", "nobody_yet")
def test_the_other_one_is_told() -> None:
    begin()
    client = Client(headers={"host": "localhost"})
    typed = {"name": "Second", "email": "second@tests.example", "password": PASSWORD}
    answer = client.post("/set-up/", typed)
    assert answer.status_code == 409
    assert "Someone else was first" in text_of(answer)
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"id": 2}, "an_installation_is_set_up_once"),
        ({"step": "done"}, "a_set_up_that_is_done_says_when"),
        ({"done_at": AT}, "a_set_up_that_is_done_says_when"),
        ({"step": "forces"}, "a_set_up_past_its_first_step_has_a_body"),
    ],
)
def test_the_database_refuses_nonsense(facts: dict, constraint: str) -> None:
    user = User.objects.create_user("robin@tests.example", PASSWORD, name="Robin")
    body = None if facts == {"step": "forces"} else one_body()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SetUp.objects.create(**{"begun_by": user, "begun_at": AT, "is_officer": False, "body": body, **facts})


def test_steps_follow_each_other_and_none_goes_back() -> None:
    begin()
    held = choose_body(set_up=SetUp.objects.get(), body=one_body(), at=AT)
    taken = []
    for past in (
        "forces",
        "letters",
        "beginning",
        "forces",
        "letters",
        "colours",
        "office-holders",
        "people",
        "people",
    ):
        held = go_on(set_up=held, past=SetUp.Step(past), at=AT)
        taken.append(str(held.step))
    assert taken == [
        "beginning", "beginning", "letters", "letters", "colours", "office-holders", "people", "done", "done",
    ]  # fmt: skip
    assert held.done_at == AT
    assert set_up_of(held.begun_by) is None
    assert [held.has_reached(step) for step in SetUp.Step] == [True] * 8
