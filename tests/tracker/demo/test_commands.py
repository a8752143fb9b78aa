"""The demonstration is loaded only where the site answers to this machine's own address alone."""

import pytest
from django.core.management import CommandError, call_command

from forces.models import Force, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("hosts", "named"),
    [
        (["tracker.example.org"], "tracker.example.org"),
        (["localhost", "tracker.example.org", "127.0.0.1", "10.0.0.1"], "tracker.example.org, 10.0.0.1"),
        (["*"], "*"),
        (["localhost", ".localhost"], ".localhost"),
        (["0.0.0.0"], "0.0.0.0"),
    ],
)
def test_a_public_host_is_refused_and_named(settings, hosts: list[str], named: str) -> None:
    settings.ALLOWED_HOSTS = hosts
    with pytest.raises(CommandError) as raised:
        call_command("load_demo")
    assert str(raised.value) == f"ALLOWED_HOSTS names {named}: demo accounts are for this machine alone."
    assert (User.objects.count(), Force.objects.count()) == (0, 0)


def test_on_this_machine_it_loads(settings, capsys) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    call_command("load_demo")
    assert capsys.readouterr().out == "The demonstration is loaded.\n"
    assert set(User.objects.values_list("is_demo", flat=True)) == {True}
    assert Force.objects.count() == 47
