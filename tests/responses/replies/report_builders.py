"""Small builders for the pages of reports, and how their tests visit and read those pages."""

import html
import re
from datetime import UTC, date, datetime

import time_machine
from django.urls import reverse

from forces.models import Force, Jurisdiction, LocalPolicingBody, Membership, User
from recommendations.flows.register_report import Asked, add_recommendations, register_report
from recommendations.flows.register_source import register_source
from responses.replies.flows.adopt_reply import AnswerRead, adopt_reply
from responses.replies.flows.open_report import open_report

AT = datetime(2023, 7, 11, 9, tzinfo=UTC)
FIREARMS = "An inspection of how effective police forces are in the deployment of firearms"
PUBLISHED = date(2023, 7, 11)
USES_FROM = date(2023, 1, 1)
MOST_QUERIES = 10

DAY_43 = time_machine.travel("2023-08-22 09:00", tick=False)
AFTER = time_machine.travel("2023-09-05 09:00", tick=False)


def make_force(name, slug, *, body="", kind=Force.Kind.TERRITORIAL, uses_from=USES_FROM):
    """A force; with the name of a body, one that answers for it and uses the tracker from a day (or does not)."""
    force = Force.objects.create(name=name, slug=slug, kind=kind)
    if body:
        held = LocalPolicingBody.objects.create(
            slug=f"{slug}-body", formal_name=body, kind=LocalPolicingBody.Kind.PCC, uses_tracker_from=uses_from
        )
        Jurisdiction.objects.create(force=force, body=held, precision=Jurisdiction.Precision.UNKNOWN)
    return force


def body_of(force):
    return force.jurisdictions.get().body


def member(role, force, *, email=None):
    """Someone in a role: of the force itself for its liaison, of its local policing body for all others."""
    user = User.objects.create_user(
        email or f"{role}-{force.slug}@example.org", "a long password", name=f"{role} person"
    )
    whom = {"force": force} if role == "liaison" else {"body": body_of(force)}
    Membership.objects.create(user=user, role=role, **whom)
    return user


def hmicfrs():
    return register_source(
        slug="hmicfrs",
        name="HM Inspectorate of Constabulary and Fire and Rescue Services",
        short_name="HMICFRS",
        kind="inspectorate",
        clock_rule="section-55",
    )


def committee():
    return register_source(
        slug="committee", name="Police and Crime Committee", short_name="Committee", kind="committee", clock_rule="none"
    )


def make_report(title=FIREARMS, *, asked=(), published_on=PUBLISHED, forces=None, source=None, **facts):
    report = register_report(
        source=source or hmicfrs(),
        title=title,
        kind="national-thematic",
        published_on=published_on,
        forces=forces,
        **facts,
    )
    add_recommendations(report=report, asked=asked)
    return report


def numbered(count):
    return [
        Asked(number=str(number), text=f"By 31 July 2024, forces should do {number}.") for number in range(1, count + 1)
    ]


def adopt_letter(report, force, *, answers=None, body=None, **facts):
    """A letter that is out, which answers the first recommendations of the report: all, or as many as said."""
    recommendations = list(report.recommendations.order_by("position"))
    return adopt_reply(
        report=report,
        force=force,
        body=body or body_of(force),
        facts=facts,
        answers=[
            AnswerRead(recommendation=one, heading=one.heading, quoted_text=one.text, answer="Done.")
            for one in recommendations[:answers]
        ],
        at=AT,
    )


def words(response):
    """The page's text as a person reads it: no markup, single blanks."""
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def sign_in(client, user):
    client.force_login(user)
    return client


def page(client, report, **query):
    return client.get(report.get_absolute_url(), query)


def list_of(client, **query):
    return client.get(reverse("reports"), query)


def asks(report, user):
    """Open the report as if registered by this person."""
    open_report(report=report, at=AT)
    return report


def links(response, reply):
    """Which of the letter's pages are offered."""
    names = ("letter", "letter-pdf", "reply-edit")
    return {name for name in names if f'"{reverse(name, args=[reply.pk])}"' in response.content.decode()}


def row_texts(response):
    return [
        (
            row.recommendation.number,
            row.deadlines,
            tuple(standing.position and standing.position.status for standing in row.standings),
        )
        for row in response.context["rows"]
    ]


def queries_of(client, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(MOST_QUERIES) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
