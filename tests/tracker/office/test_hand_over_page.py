"""The page on which a body hands over: shown first, then confirmed; refused where it has changed meanwhile."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.models import LocalPolicingBody
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.models import Position, Response
from responses.replies.models import Reply
from tests import builders
from tests.responses.record.forms_as_sent import as_sent, boxes, signed_in
from tests.tracker.office.office_pages import administrator, form_of, roles_of
from tests.tracker.office.succession_cast import AT, NOTE, ON, TODAY, handed_over, the_mayor

pytestmark = pytest.mark.django_db
HERE = "/settings/west-mercia-pcc/hand-over/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def body() -> LocalPolicingBody:
    return builders.one_body()


@pytest.fixture
def mayor() -> LocalPolicingBody:
    return the_mayor()


@pytest.fixture
def client(body):
    return signed_in(administrator(body))


def shown(client, mayor, on: date = ON):
    """The answer to the first step."""
    form = form_of(client, HERE)
    return client.post(HERE, {**as_sent(form), "successor": mayor.pk, "note": NOTE, **boxes("on", on)})


def confirmed(client, page, **changed):
    return client.post(HERE, {**page.context["form"].data, **changed}, follow=True)


def test_what_passes_is_shown_first_and_nothing_is_changed(client, body, mayor):
    builders.opened(builders.a_report(3))
    page = shown(client, mayor)
    text = page.content.decode()
    assert (page.status_code, page.context["counts"]) == (200, [
        "3 recommendations, of which 3 are open", "1 reply that is not done", "0 scrutiny reviews to come",
        "0 update sheets to decide on",
    ])  # fmt: skip
    assert "last day 4 Sep 2023" in text
    assert "Mayor of the Severn Combined Authority has no administrator yet. You become its first one" in text
    assert "Hand over now" in text
    body.refresh_from_db()
    assert (body.ended_on, Response.objects.filter(body=mayor).count()) == (None, 0)


def test_confirming_hands_over_and_leads_to_the_successors_people(client, body, mayor):
    builders.opened(builders.a_report(3))
    page = confirmed(client, shown(client, mayor))
    assert page.redirect_chain == [("/settings/severn-mayor/people/", 302)]
    said = "has handed over to Mayor of the Severn Combined Authority, from Tuesday 8 August 2023."
    assert said in page.content.decode()
    assert Response.objects.filter(body=mayor).count() == 3
    assert set(mayor.memberships.values_list("user__email", "role")) == {
        ("administrator@west-mercia-pcc.example", "administrator")
    }


def test_a_second_time_says_that_it_is_done(client, mayor):
    confirmed(client, shown(client, mayor))
    for answer in (client.get(HERE, follow=True), client.post(HERE, follow=True)):
        assert "has handed over already: to Mayor of the Severn Combined Authority" in answer.content.decode()


def test_what_has_changed_since_is_refused_and_shown_anew(client, body, mayor):
    [response] = builders.opened(builders.a_report())
    page = shown(client, mayor)
    builders.record(response, on=date(2023, 7, 20), progress="complete")
    answer = confirmed(client, page)
    assert (answer.status_code, answer.context["is_stale"], answer.context["passing"].closed) == (409, True, 1)
    assert "what passes has changed since you were shown it" in answer.content.decode()
    assert confirmed(client, answer).redirect_chain == [("/settings/severn-mayor/people/", 302)]


def test_another_day_or_successor_is_shown_before_it_is_done(client, body, mayor):
    page = shown(client, mayor)
    answer = confirmed(client, page, **boxes("on", date(2023, 8, 9)))
    body.refresh_from_db()
    assert (answer.status_code, answer.context["is_stale"], body.ended_on) == (200, False, None)


def test_a_day_to_come_is_refused_beside_its_field(client, mayor):
    page = shown(client, mayor, date(2028, 5, 8))
    assert page.context["form"].errors == {
        "on": ["Day must be today or in the past: 8 May 2028 has not come yet. Hand over on that day or after it; a "
               "day that has gone by can still be entered then."]
    }  # fmt: skip
    assert page.context["passing"] is None


def test_a_successor_that_is_not_held_is_added_and_chosen(client):
    address = reverse("office-successor-add", args=["west-mercia-pcc"])
    sent = {"formal_name": "Severn Policing Board", "kind": "board", "office_holder_title": "Lead"}
    page = client.post(address, sent, follow=True)
    assert page.redirect_chain == [(f"{HERE}?to=severn-policing-board", 302)]
    assert page.context["form"]["successor"].value() == LocalPolicingBody.objects.get(slug="severn-policing-board").pk
    again = client.post(address, sent)
    assert list(again.context["form"].errors) == ["formal_name"]


def test_the_old_administrator_sees_people_and_takes_roles_away_alone(client, body, mayor):
    reader = builders.reader(body)
    confirmed(client, shown(client, mayor))
    old = f"/settings/{body.slug}"
    membership = reader.memberships.get()
    assert {
        path: client.get(f"{old}/{path}").status_code
        for path in ("", "office/", "people/", "people/add/", f"people/{reader.pk}/", f"people/{reader.pk}/change/")
    } == {"": 404, "office/": 404, "people/": 200, "people/add/": 404, f"people/{reader.pk}/": 200,
          f"people/{reader.pk}/change/": 404}  # fmt: skip
    assert client.post(f"{old}/people/{reader.pk}/roles/{membership.pk}/end/").status_code == 302
    assert roles_of(reader) == set()
    assert client.get("/settings/").status_code == 200


def test_the_successors_officer_finds_all_and_the_old_one_no_longer_the_responses(body, mayor):
    [response] = builders.opened(builders.a_report())
    old, new = signed_in(builders.officer(body)), signed_in(builders.officer(mayor))
    handed_over(body, mayor)
    address = response.get_absolute_url()
    assert (old.get(address).status_code, new.get(address).status_code) == (404, 200)
    text = new.get(address).content.decode()
    assert (
        "Handed over from Police and Crime Commissioner for West Mercia to Mayor of the Severn Combined Authority on "
        "8 Aug 2023."
    ) in text
    assert new.get(Reply.objects.get().get_absolute_url()).status_code == 200
    assert old.get(reverse("response-update", args=[response.pk])).status_code == 403


def test_the_old_bodys_dashboard_says_to_whom_it_passed(body, mayor):
    builders.opened(builders.a_report(2))
    old = signed_in(builders.officer(body))
    handed_over(body, mayor)
    text = " ".join(old.get(body.get_absolute_url()).content.decode().split())
    assert (
        "Police and Crime Commissioner for West Mercia handed over to Mayor of the Severn Combined Authority on "
        "Tuesday 8 August 2023. On the day before, 2 recommendations were recorded for it."
    ) in text
    assert "This page fills once" not in text


def test_the_preview_costs_the_same_for_much(client, body, mayor):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(client, mayor)
        return len(captured)

    builders.opened(builders.a_report(1))
    few = cost()
    for number in range(12):
        builders.opened(builders.a_report(5, title=f"Report {number}"))
    assert (cost(), Position.objects.count()) == (few, 61)


def test_a_reports_page_names_the_body_then_and_now(body, mayor):
    report = builders.a_report()
    builders.opened(report)
    builders.issued(Reply.objects.get(), builders.officer(body))
    late = date(2023, 12, 1)
    with time_machine.travel(late, tick=False):
        handed_over(body, mayor, on=late, today=late)
        page = signed_in(builders.officer(mayor)).get(report.get_absolute_url())
        text = " ".join(page.content.decode().split())
    assert "Police and Crime Commissioner for West Mercia<br>Now with Mayor of the Severn Combined Authority" in text
    [answered] = page.context["answered"].held
    assert answered.reply.signed_by == body.formal_name


def test_a_draft_says_which_of_its_words_name_the_old_body(body, mayor):
    builders.opened(builders.a_report())
    Reply.objects.update(closing=f"For the {body.formal_name}")
    handed_over(body, mayor)
    page = signed_in(builders.officer(mayor)).get(reverse("reply-edit", args=[Reply.objects.get().pk]))
    assert page.context["old_names_in"] == ["Closing"]
    assert "Words that name the body before it are left as they were, in: Closing." in page.content.decode()


def test_an_entry_of_the_old_body_is_read_by_both_and_followed_up_by_the_new(body, mayor):
    [response] = builders.opened(builders.a_report())
    entry = record_scrutiny(
        responses=[response.pk], meeting="Board", held_on=date(2023, 8, 1), question="When?",
        next_review_on=date(2023, 8, 9), by=builders.officer(body), at=AT, today=TODAY,
    )  # fmt: skip
    old, new = signed_in(builders.officer(body)), signed_in(builders.officer(mayor))
    handed_over(body, mayor)
    before, after = (client.get(entry.get_absolute_url()).content.decode() for client in (old, new))
    assert ("They have passed to Mayor of the Severn" in before, "Follow it up" in before) == (True, False)
    assert ("They have passed" in after, "Follow it up" in after) == (False, True)
    assert "Look again at what was asked at Board" in new.get("/").content.decode()
    assert "Look again at what was asked at Board" not in old.get("/").content.decode()
