"""The command with which a body hands over."""

from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from forces.models import LocalPolicingBody
from responses.replies.models import Reply
from tests import builders
from tests.tracker.office.office_pages import administrator
from tests.tracker.office.succession_cast import NOTE, TODAY, the_mayor

pytestmark = pytest.mark.django_db
WORDS = ("west-mercia-pcc", "--to", "severn-mayor", "--on", "2023-08-08", "--note", NOTE)
PASSES = (
    "Forces: West Mercia Police\n"
    "2 recommendations, of which 2 are open\n"
    "1 reply that is not done\n"
    "0 scrutiny reviews to come\n"
    "0 update sheets to decide on\n"
    "  A report, West Mercia Police: last day 4 September 2023; names the old body in: Closing\n"
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def mayor() -> LocalPolicingBody:
    return the_mayor()


@pytest.fixture
def email(mayor) -> str:
    body = builders.one_body()
    builders.opened(builders.a_report(2))
    Reply.objects.update(closing=f"On behalf of the {body.formal_name}")
    return administrator(body).email


def run(*words: str) -> str:
    output = StringIO()
    call_command("hand_over", *words, stdout=output)
    return output.getvalue()


def test_a_check_prints_what_would_pass_and_changes_nothing(email):
    said = run(*WORDS, "--by", email, "--check")
    assert said == (
        PASSES
        + "Mayor of the Severn Combined Authority has no administrator yet: name one with --administrator.\n"
        + "Nothing was changed.\n"
    )
    assert list(LocalPolicingBody.objects.exclude(ended_on=None)) == []


def test_it_hands_over_once(email, mayor):
    said = run(*WORDS, "--by", email, "--administrator", email)
    name = "Police and Crime Commissioner for West Mercia"
    assert said == PASSES + f"{name} has handed over to {mayor}, from 8 August 2023.\n"
    assert Reply.objects.get().body == mayor
    with pytest.raises(CommandError, match=f"{name} has handed over already: to {mayor}, from 8 August 2023."):
        run(*WORDS, "--by", email)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "nobody@example.org"], "Nobody has an account with the address nobody@example.org."),
        (["--by", "officer@west-mercia-pcc.example"], "officer@west-mercia-pcc.example is no administrator of Police"),
        (["--to", "nowhere", "--by", "x"], "There is no local policing body with the slug 'nowhere'. A new one is"),
        (["--on", "2023-08-11", "--by", "x"], "Day must be today or in the past: 11 August 2023 has not come yet."),
    ],
)
def test_what_cannot_be_is_said(email, words, said):
    builders.officer(LocalPolicingBody.objects.get(slug="west-mercia-pcc"))
    with pytest.raises(CommandError, match=said.replace(".", r"\.")):
        run(*WORDS, *words)


def test_without_an_administrator_for_the_successor_nothing_is_done(email):
    with pytest.raises(CommandError, match="has no administrator who can sign in yet"):
        run(*WORDS, "--by", email)
    assert list(LocalPolicingBody.objects.exclude(ended_on=None)) == []
