"""Registering a report: what is kept, what is refused, and that nothing typed is lost."""

from datetime import date

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from forces.models import Force
from recommendations.models import InspectionReport
from responses.replies.models import Reply
from tests.responses.replies.report_builders import (
    FIREARMS,
    committee,
    hmicfrs,
    make_force,
    make_report,
    member,
)

pytestmark = pytest.mark.django_db

NEW = "/reports/new/"


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def cheshire():
    return make_force("Cheshire Constabulary", "cheshire", body="Cheshire Commissioner")


@pytest.fixture
def registrar(client, officer):
    client.force_login(officer)
    return client


def typed(**changed):
    """The form of a report as a person fills it; `published` is the date's three boxes."""
    day, month, year = changed.pop("published", ("11", "7", "2023"))
    set_day, set_month, set_year = changed.pop("set_on", ("", "", ""))
    return {
        "source": hmicfrs().pk,
        "title": FIREARMS,
        "kind": "national-thematic",
        "is_out": "yes",
        "published_on_day": day, "published_on_month": month, "published_on_year": year,
        "address": "https://example.org/firearms",
        "number_known": "12",
        "concerns": "every",
        "clock_rule": "usual",
        "clock_set_on_day": set_day, "clock_set_on_month": set_month, "clock_set_on_year": set_year,
        "clock_reason": "",
        **changed,
    }  # fmt: skip


def errors(response):
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# A report


def test_a_national_report_is_kept_and_every_body_that_uses_the_tracker_owes_a_reply(registrar, officer, cheshire):
    response = registrar.post(NEW, typed())
    report = InspectionReport.objects.get()
    assert response.url == f"/reports/hmicfrs/{report.slug}/"
    assert told(response) == ["The report is registered. The last lawful day for the reply is Monday 4 September 2023."]
    assert (report.title, report.kind, report.published_on, report.address, report.number_known) == (
        FIREARMS, "national-thematic", date(2023, 7, 11), "https://example.org/firearms", 12,
    )  # fmt: skip
    assert (report.concerns_every_force, list(report.forces.all()), report.clock_rule) == (True, [], "section-55")
    assert [(reply.force.name, reply.stage) for reply in Reply.objects.order_by("force__name")] == [
        ("Cheshire Constabulary", "drafting"),
        ("West Mercia Police", "drafting"),
    ]


def test_a_report_of_chosen_forces_is_owed_by_their_bodies_alone(registrar, west_mercia, cheshire):
    registrar.post(NEW, typed(concerns="chosen", forces=[west_mercia.pk]))
    assert list(InspectionReport.objects.get().forces.all()) == [west_mercia]
    assert list(Reply.objects.values_list("force__name", flat=True)) == ["West Mercia Police"]


def test_forces_are_not_read_where_the_report_concerns_every_force(registrar, west_mercia):
    registrar.post(NEW, typed(concerns="every", forces=[west_mercia.pk]))
    assert list(InspectionReport.objects.get().forces.all()) == []


def test_ones_own_force_is_chosen_beforehand(registrar, west_mercia, cheshire):
    page = registrar.get(NEW).content.decode()
    assert {force.name: _is_checked(page, force) for force in Force.objects.all()} == {
        "Cheshire Constabulary": False,
        "West Mercia Police": True,
    }


def _is_checked(page, force):
    [box] = [part for part in page.split("<input") if 'name="forces"' in part and f'value="{force.pk}"' in part]
    return " checked" in box.split(">")[0]


def test_a_source_without_a_clock_gives_the_reply_no_last_day(registrar):
    response = registrar.post(NEW, typed(source=committee().pk))
    assert told(response) == ["The report is registered. Its reply has no last day."]
    assert InspectionReport.objects.get().clock_rule == "none"


def test_another_rule_is_kept_with_its_reason(registrar):
    response = registrar.post(
        NEW, typed(clock_rule="set-date", set_on=("29", "9", "2023"), clock_reason="Super-complaint: it sets its date.")
    )
    assert told(response) == ["The report is registered. The date set for the reply is Friday 29 September 2023."]
    report = InspectionReport.objects.get()
    assert (report.clock_rule, report.clock_set_on, report.clock_reason) == (
        "set-date", date(2023, 9, 29), "Super-complaint: it sets its date.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        (
            {"published": ("31", "2", "2023")},
            {
                "published_on": [
                    "Date of publication must be a real date: 31 February 2023 is not one."
                    " Enter a date such as 27 3 2024."
                ]
            },
        ),
        (
            {"published": ("23", "8", "2023")},
            {"published_on": ["Date of publication must be today or earlier: 23 August 2023 has not come yet."]},
        ),
        ({"title": ""}, {"title": ["Enter the report’s title."]}),
        ({"title": "???"}, {"title": ["Enter a title with letters or numbers in it: its address is made of them."]}),
        ({"source": ""}, {"source": ["Choose who published the report."]}),
        ({"kind": ""}, {"kind": ["Choose what kind of report it is."]}),
        ({"is_out": ""}, {"is_out": ["Choose whether the report is out."]}),
        (
            {"published": ("", "", "")},
            {"published_on": ["Date of publication is missing. Enter a date such as 27 3 2024."]},
        ),
        ({"concerns": ""}, {"concerns": ["Choose whether it concerns every force or chosen ones."]}),
        ({"concerns": "chosen"}, {"forces": ["Choose at least one force, or choose “Every force”."]}),
        (
            {"address": "javascript:alert(1)"},
            {"address": ["Enter an address that begins with https://, or leave it empty."]},
        ),
        ({"number_known": "a dozen"}, {"number_known": ["Enter a whole number, such as 12, or leave it empty."]}),
        ({"number_known": "1001"}, {"number_known": ["Enter a whole number from 0 to 1,000, or leave it empty."]}),
        (
            {"clock_rule": "set-date", "clock_reason": "It sets one."},
            {"clock_set_on": ["Enter the date that the report sets, or choose another rule."]},
        ),
        (
            {"clock_rule": "set-date", "clock_reason": "It sets one.", "set_on": ("10", "7", "2023")},
            {"clock_set_on": ["Date that the report sets must be on or after its publication, 11 July 2023."]},
        ),
        ({"clock_rule": ""}, {"clock_rule": ["Choose what sets the last day of the reply."]}),
        (
            {"clock_rule": "none"},
            {"clock_reason": ["Say why the rule is not the one that is usual for this source."]},
        ),
    ],
)
def test_a_mistake_is_named_and_nothing_is_kept(registrar, changed, refused):
    response = registrar.post(NEW, typed(**changed))
    assert errors(response) == refused
    [[message]] = refused.values()
    summary = response.content.decode().split("govuk-error-summary__list")[1].split("</ul>")[0]
    assert message in summary
    assert response.content.decode().split("<title>")[1].startswith("Error: ")
    assert not InspectionReport.objects.exists()


def test_what_was_typed_stays_after_a_mistake(registrar):
    page = registrar.post(NEW, typed(published=("31", "2", "2023"), title="Kept & whole")).content.decode()
    assert 'value="Kept &amp; whole"' in page
    assert 'value="https://example.org/firearms"' in page
    boxes = [f'name="published_on_{part}" value="{box}"' for part, box in (("day", 31), ("month", 2), ("year", 2023))]
    assert [box for box in boxes if box not in page] == []


def test_the_day_of_publication_may_be_today(registrar):
    registrar.post(NEW, typed(published=("22", "8", "2023")))
    assert InspectionReport.objects.get().published_on == date(2023, 8, 22)


def test_a_second_report_of_the_same_title_is_refused_beside_the_title(registrar):
    sent = typed()
    make_report()
    assert errors(registrar.post(NEW, sent)) == {
        "title": ["HMICFRS has a report of this title already. Add its date or area to the title."]
    }


def test_the_usual_answers_are_given_beforehand(registrar):
    """HMICFRS, since most reports are its; national thematic; out; of every force; the clock of its source."""
    committee()
    make_report()
    form = registrar.get(NEW).context["form"]
    given = ("kind", "is_out", "concerns", "clock_rule")
    assert {name: form[name].value() for name in given} == {
        "kind": "national-thematic", "is_out": "yes", "concerns": "every", "clock_rule": "usual",
    }  # fmt: skip
    assert form["source"].value() == hmicfrs().pk


# Who may


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("officer", 200),
        ("register-editor", 200),
        ("reader", 403),
        ("office-holder", 403),
        ("liaison", 403),
        ("administrator", 403),
    ],
)
def test_who_may_use_the_forms(client, west_mercia, role, status):
    report = make_report()
    client.force_login(member(role, west_mercia))
    assert [client.get(address).status_code for address in (NEW, adding(report))] == [status, status]
    assert [client.post(address, {}).status_code for address in (NEW, adding(report))] == [status, status]
    assert InspectionReport.objects.count() == 1


def adding(report):
    return reverse("recommendation-new", args=["hmicfrs", report.slug])


def test_a_stranger_is_asked_to_sign_in(client):
    addresses = [NEW, adding(make_report())]
    asked_to = [f"/sign-in/?next={address}" for address in addresses]
    assert [client.post(address, {}).url for address in addresses] == asked_to
