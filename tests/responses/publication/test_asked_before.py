"""A public page says that a recommendation was asked before, and leads to the replies to it: those that are public."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from recommendations.models import Recommendation
from responses.replies.models import Reply
from tests import builders
from tests.responses.publication.world import DAY
from tests.responses.replies.beside import now, published

pytestmark = pytest.mark.django_db
LATE = time_machine.travel("2023-12-01 09:00", tick=False)


def public(title: str, *, is_here: bool) -> Reply:
    body = builders.one_body()
    report = builders.a_report(2, title=title)
    builders.opened(report)
    reply = Reply.objects.get(report=report)
    officer = builders.officer(body)
    builders.issued(reply, officer)
    published(now(reply), officer, on=DAY, here=is_here)
    return reply


def linked(*, is_here: bool) -> Reply:
    """The first recommendation of Again asks what the second of Before asked."""
    before, again = public("Before", is_here=is_here), public("Again", is_here=True)
    earlier = before.report.recommendations.get(number="2")
    Recommendation.objects.filter(report=again.report, number="1").update(asks_again=earlier)
    return again


def pages() -> list[str]:
    found = []
    for address in addresses():
        answer = Client().get(address)
        assert answer.status_code == 200, address
        found.append(" ".join(answer.content.decode().split()))
    return found


def addresses() -> list[str]:
    place = ["west-mercia-pcc", "hmicfrs", "again"]
    return [reverse("public-letter", args=[*place, "west-mercia"]), reverse("public-report", args=place[1:])]


@LATE
def test_it_is_said_with_a_link_to_the_replies():
    linked(is_here=True)
    for page in pages():
        assert page.count("The inspectorate asked this before:") == 1
        assert "Recommendation 2 of “Before”, and the replies to it</a>." in page
        assert f'href="{reverse("public-report", args=["hmicfrs", "before"])}"' in page


@LATE
def test_nothing_is_said_of_a_report_without_public_replies():
    linked(is_here=False)
    for page in pages():
        assert "asked this before" not in page
        assert "Before" not in page
