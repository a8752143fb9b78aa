"""The code that lets the first administrator in: the server's own, and no one else's."""

import re

import pytest
from django.core.management import CommandError, call_command

from forces.set_up_code import is_set_up_code, set_up_code
from tests.builders import officer, one_body


def test_it_follows_from_the_secret_key_alone(settings) -> None:
    first = set_up_code()
    assert re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", first)
    assert set_up_code() == first
    settings.SECRET_KEY = "another-" + "x" * 50
    assert set_up_code() != first
    assert not is_set_up_code(first)


@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        (lambda code: code, True),
        (lambda code: code.lower(), True),
        (lambda code: f" {code.replace('-', '  ')}\n", True),
        (lambda code: code[:-1], False),
        (lambda code: code + "A", False),
        (lambda code: code[::-1], False),
        (lambda _code: "", False),
        (lambda _code: "é", False),
    ],
)
def test_what_counts_as_the_code(typed, opens: bool) -> None:
    assert is_set_up_code(typed(set_up_code())) is opens


@pytest.mark.django_db
@pytest.mark.usefixtures("nobody_yet")
def test_the_command_prints_it_while_nobody_has_an_account(capsys) -> None:
    call_command("set_up_code")
    assert capsys.readouterr().out == f"{set_up_code()}\n"
    officer(one_body())
    with pytest.raises(CommandError) as raised:
        call_command("set_up_code")
    assert str(raised.value) == "Someone has an account here: the set-up page is closed. add_member adds a person."
