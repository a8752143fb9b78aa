"""What a person said is to be corrected in the register stays on the document's page until it is, or is settled."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.test import Client

from forces.models import Event
from recommendations.flows.amend_report import amend_report, facts_of
from responses.intake.models import IncomingDocument
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.deciding import adopted, review_of
from tests.responses.intake.letters_in.test_review_page import words

pytestmark = pytest.mark.django_db
TITLE = "An inspection of how effective police forces are in the deployment of firearms"
HEADING = "Still to be corrected in the register"


@pytest.fixture(autouse=True)
def register():
    with time_machine.travel(incoming.NOW, tick=False):
        incoming.all_forces()
        yield


@pytest.fixture
def report():
    """Held as published a day earlier than the letter says."""
    return builders.a_report(0, title=TITLE, published_on=date(2023, 7, 10))


@pytest.fixture
def document(report) -> IncomingDocument:
    """Adopted, its word on the report's date said to be the right one."""
    document = incoming.waiting(by_hand.WEST_MERCIA)
    typed = {f"item-{index}-recommendation": "new" for index in range(7)} | {"report": str(report.pk)}
    asked = [one for one in review_of(document).questions if one.key.startswith("report-date-differs")]
    assert len(asked) == 1
    return adopted(document, **typed, **{asked[0].name: "correct-register"})


@pytest.fixture
def desk(document) -> Client:
    client = Client()
    client.force_login(document.delivery.made_by)
    return client


def page(desk, document):
    return desk.get(document.get_absolute_url())


def test_it_is_listed_with_the_page_where_it_is_corrected(desk, document, report):
    shown = page(desk, document)
    assert HEADING in words(shown)
    assert f'href="{report.get_absolute_url()}correct/"' in shown.content.decode()
    assert [one.key.startswith("report-date-differs") for one in shown.context["to_correct"]] == [True]


@pytest.mark.parametrize(("day", "is_open"), [(date(2023, 7, 11), False), (date(2023, 7, 12), True)])
def test_it_goes_once_the_register_agrees(desk, document, report, day, is_open):
    before = facts_of(report)
    facts = replace(before, published_on=day)
    amend_report(
        report=report,
        facts=facts,
        seen=before.digest,
        reason="As the letter says.",
        by=document.delivery.made_by,
        at=incoming.NOW,
    )
    assert (HEADING in words(page(desk, document))) is is_open


def test_it_goes_once_someone_says_that_it_is_settled(desk, document):
    (said,) = page(desk, document).context["to_correct"]
    address = f"{document.get_absolute_url()}settled/"
    assert desk.post(address, {"promise": "nothing"}).status_code == 302
    assert HEADING in words(page(desk, document))
    desk.post(address, {"promise": said.key})
    assert HEADING not in words(page(desk, document))
    log = [event.facts for event in Event.objects.about(document, document.body) if event.facts["did"] == "settled"]
    assert [facts["what"] for facts in log] == [said.words]


def test_without_a_promise_nothing_is_matched_anew(report):
    document = incoming.waiting(by_hand.WEST_MERCIA)
    typed = {f"item-{index}-recommendation": "new" for index in range(7)} | {"report": str(report.pk)}
    document = adopted(document, **typed)
    desk = Client()
    desk.force_login(document.delivery.made_by)
    assert HEADING not in words(page(desk, document))
