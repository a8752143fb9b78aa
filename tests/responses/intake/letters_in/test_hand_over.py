"""A document that was sent in for one of a person's bodies is handed over to another of them."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from forces.flows.accounts import give_role
from forces.models import Event, LocalPolicingBody
from forces.roles import Role
from letters.reading.values import Read
from responses.intake.flows.hand_over import hand_over
from responses.intake.flows.set_aside import put_aside
from responses.intake.models import IncomingDocument, TextMark
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.deciding import decided
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    incoming.all_forces()
    builders.the_inspectorate()


@pytest.fixture
def cheshire() -> LocalPolicingBody:
    return incoming.using("cheshire-pcc")


@pytest.fixture
def officer(cheshire):
    """Of two bodies."""
    person = builders.officer(incoming.using("west-mercia-pcc"))
    give_role(user=person, role=Role.OFFICER, body=cheshire)
    return person


@pytest.fixture
def document(officer) -> IncomingDocument:
    """Cheshire's form, sent in for West Mercia."""
    read = by_hand.reading_of(by_hand.CHESHIRE)
    wrote = Read("Police and Crime Commissioner for Cheshire", None, 0.9)
    named = replace(read, header=replace(read.header, body=wrote))
    return incoming.waiting("sent-in", officer, reading=named)


@pytest.fixture
def desk(officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def links(page) -> list[str]:
    return [link.attributes["href"] for link in read(page.content.decode()).all("a")]


def test_it_is_offered_where_the_letter_names_another_body_and_is_then_that_bodys(desk, document, cheshire):
    address = f"/letters-in/{document.pk}/hand-over/"
    assert address in links(desk.get(f"/letters-in/{document.pk}/"))
    assert address in links(desk.get(f"/letters-in/{document.pk}/check/"))
    page = desk.get(address)
    assert page.context["form"].initial == {"to": cheshire.pk}
    assert list(page.context["form"].fields["to"].queryset) == [cheshire]
    response = desk.post(address, {"to": cheshire.pk})
    assert (response.status_code, response.url) == (302, f"/letters-in/{document.pk}/")
    document.refresh_from_db()
    assert document.body == cheshire
    after = desk.get(f"/letters-in/{document.pk}/check/").content.decode()
    assert "was handed in for" not in after


def test_only_to_a_body_of_the_persons_own(desk, document):
    mopac = LocalPolicingBody.objects.get(slug="mopac")
    page = desk.post(f"/letters-in/{document.pk}/hand-over/", {"to": mopac.pk})
    assert page.context["form"].errors == {"to": ["Choose a local policing body from the list."]}
    document.refresh_from_db()
    assert document.body.slug == "west-mercia-pcc"


def test_someone_of_one_body_is_offered_nothing(document):
    alone = Client()
    alone.force_login(builders.member(Role.OFFICER, body=document.body, email="alone@west-mercia.example"))
    assert [href for href in links(alone.get(f"/letters-in/{document.pk}/check/")) if "hand-over" in href] == []
    assert alone.get(f"/letters-in/{document.pk}/hand-over/").url == f"/letters-in/{document.pk}/"


def test_what_was_typed_and_its_marks_go_with_it_and_both_logs_tell_it(document, cheshire, officer):
    TextMark.objects.create(of=document, body=document.body, mark=1)
    review = decided(document, reference="A1", force=next(iter(str(pk) for pk in _forces(document))))
    held = hand_over(document=document, to=cheshire, by=officer, at=incoming.NOW)
    assert held.decisions["typed"]["reference"] == "A1"
    assert {"force", "warn-another-body"} & set(held.decisions["typed"]) == set()
    assert held.decisions["version"] == review.decisions.version + 1
    assert set(held.marks.values_list("body", flat=True)) == {cheshire.pk}
    told = Event.objects.filter(kind=Event.Kind.DOCUMENT, facts__did="handed over")
    assert {event.body.slug for event in told} == {"west-mercia-pcc", "cheshire-pcc"}


def _forces(document) -> list[int]:
    return list(document.body.jurisdictions.values_list("force", flat=True))


def test_not_where_that_body_has_it_already_or_it_is_aside(document, cheshire, officer):
    IncomingDocument.objects.create(
        delivery=document.delivery,
        body=cheshire,
        document=document.document,
        name=document.name,
        stage=IncomingDocument.Stage.WAITING,
    )
    with pytest.raises(ValidationError, match="has the same document already"):
        hand_over(document=document, to=cheshire, by=officer, at=incoming.NOW)
    aside = put_aside(document=document, by=officer, at=incoming.NOW)
    with pytest.raises(ValidationError, match="not to be checked any more: Put aside"):
        hand_over(document=aside, to=cheshire, by=officer, at=incoming.NOW)
