"""Whatever a browser, or anything else, sends to the review page is answered: it is saved, refused or sent back."""

import pytest
import time_machine
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.intake.models import IncomingDocument
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.test_review_page import at, fields_of, signed_in

pytestmark = pytest.mark.django_db
ODD = st.one_of(
    st.sampled_from(["", "new", "0", "-1", "9" * 21, "None", "[]", "a\x00b", "9" * 400, "é" * 3, "correct-reading"]),
    st.text(max_size=40),
)  # fmt: skip


@pytest.fixture
def desk():
    with time_machine.travel(incoming.NOW, tick=False):
        incoming.all_forces()
        builders.the_inspectorate()
        document = incoming.waiting(by_hand.WEST_MERCIA, reading=by_hand.first_items(_reading(), 2))
        client = signed_in(document.delivery.made_by)
        yield client, document, fields_of(client.get(at(document)))


def _reading():
    return by_hand.reading_of(by_hand.WEST_MERCIA)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_odd_fields_never_break_it(desk, data):
    client, document, sent = desk
    names = data.draw(st.lists(st.sampled_from([*sent, "item-99-text", "then", "report", "adopt_as"]), max_size=8))
    version = IncomingDocument.objects.get(pk=document.pk).decisions.get("version", 0)
    odd = {**sent, "version": str(version), **{name: data.draw(ODD) for name in names}}
    missing = data.draw(st.lists(st.sampled_from(sorted(sent)), max_size=8))
    for name in missing:
        odd.pop(name, None)
    answer = client.post(at(document), odd)
    assert answer.status_code in {200, 302, 409}
    for address in (at(document), at(document) + "?check", at(document, "adopt/"), at(document, "text/")):
        assert client.get(address).status_code in {200, 302}
    adopting = client.post(at(document, "adopt/"), {"version": data.draw(ODD)})
    assert adopting.status_code in {200, 302}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=30))
def test_odd_pages_are_the_first_or_the_last(desk, query):
    client, document, _sent = desk
    asked = QueryDict(mutable=True)
    asked["page"] = query
    assert client.get(at(document), asked).status_code == 200
