"""The command that lets the first people in: what it makes, and how it says what is wrong."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from forces.management.commands import add_member
from forces.models import Membership, User
from forces.roles import Role
from tests.builders import member, one_body, one_force

pytestmark = pytest.mark.django_db
PASSWORD = "correct-horse-battery"


class Keyboard:
    """What is typed where a password is asked for, and what was asked."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.asked: list[str] = []

    def __call__(self, prompt: str) -> str:
        self.asked.append(prompt)
        return self.typed


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    typing = Keyboard(PASSWORD)
    monkeypatch.setattr(add_member, "getpass", typing)
    return typing


@pytest.fixture(autouse=True)
def _offices() -> None:
    one_body()


def add(email: str = "sam@tests.example", role: str = "officer", **options: Any) -> None:
    call_command("add_member", email, role=role, **options)


def roles() -> set[tuple[str, str, str | None, str | None]]:
    return set(Membership.objects.values_list("user__email", "role", "body__slug", "force__slug"))


def test_a_new_person_gets_an_account_and_a_role(keyboard: Keyboard, capsys) -> None:
    add(body="west-mercia-pcc", name="Sam")
    user = User.objects.get()
    assert (user.email, user.name, user.is_demo, user.check_password(PASSWORD)) == (
        "sam@tests.example",
        "Sam",
        False,
        True,
    )
    assert roles() == {("sam@tests.example", "officer", "west-mercia-pcc", None)}
    assert keyboard.asked == ["Password for sam@tests.example (12 characters at least): "]
    assert capsys.readouterr().out == (
        "sam@tests.example has a new account and is officer for Police and Crime Commissioner for West Mercia.\n"
    )


def test_a_liaison_is_of_a_force(keyboard: Keyboard, capsys) -> None:
    add(role="liaison", force="west-mercia")
    assert roles() == {("sam@tests.example", "liaison", None, "west-mercia")}
    assert capsys.readouterr().out.endswith("is liaison for West Mercia Police.\n")


def test_someone_with_an_account_is_asked_for_no_password(keyboard: Keyboard, capsys) -> None:
    held = member(Role.READER, body=one_body(), email="sam@tests.example")
    was = held.password
    add(email="SAM@tests.example", body="west-mercia-pcc", name="Eve")
    assert keyboard.asked == []
    assert User.objects.values_list("email", "name", "password").get() == ("sam@tests.example", held.name, was)
    assert {role for _, role, _, _ in roles()} == {"reader", "officer"}
    assert capsys.readouterr().out == (
        "sam@tests.example is officer for Police and Crime Commissioner for West Mercia.\n"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"role": "officer"}, "The role officer is held for a body: give --body SLUG."),
        ({"role": "officer", "force": "west-mercia"}, "The role officer is held for a body: give --body SLUG."),
        ({"role": "liaison", "body": "west-mercia-pcc"}, "The role liaison is held for a force: give --force SLUG."),
        ({"role": "officer", "body": "west-mercia"}, "There is no body with the slug 'west-mercia'."),
        ({"role": "liaison", "force": "west-mercia-pcc"}, "There is no force with the slug 'west-mercia-pcc'."),
        (
            {"role": "officer", "body": "west-mercia-pcc", "email": "sam"},
            "sam: Enter a valid email address.",
        ),
        ({"role": "officer", "body": "west-mercia-pcc", "email": ""}, ": Enter a valid email address."),
    ],
)
def test_what_is_wrong_is_said_before_a_password_is_asked_for(
    keyboard: Keyboard, options: dict[str, str], message: str
) -> None:
    with pytest.raises(CommandError) as raised:
        add(**options)
    assert str(raised.value) == message
    assert (keyboard.asked, User.objects.count(), roles()) == ([], 0, set())


def test_a_role_that_is_none_is_refused(keyboard: Keyboard) -> None:
    with pytest.raises(CommandError, match=r"invalid choice: 'owner' \(choose from .*officer"):
        call_command("add_member", "sam@tests.example", "--role", "owner", "--body", "west-mercia-pcc")
    assert (keyboard.asked, User.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("short-words", "This password is too short. It must contain at least 12 characters."),
        ("", "This password is too short. It must contain at least 12 characters."),
        ("qwerty123456", "This password is too common."),
        ("sam@tests.example", "The password is too similar to the email address."),
    ],
)
def test_a_weak_password_makes_no_account(keyboard: Keyboard, typed: str, message: str) -> None:
    keyboard.typed = typed
    with pytest.raises(CommandError) as raised:
        add(body="west-mercia-pcc")
    assert str(raised.value) == message
    assert (User.objects.count(), roles()) == (0, set())


def test_the_force_is_there() -> None:
    """What the refusals above could have found."""
    assert one_force().slug == "west-mercia"
