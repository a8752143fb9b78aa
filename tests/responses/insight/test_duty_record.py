"""A body's record over its reports: every count is the number of the rows that it opens."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.models import Event
from responses.insight.duty_record import Group, lines_of
from responses.replies.flows.step_back import close_as_answered
from responses.replies.models import Reply
from tests import builders
from tests.responses.replies.beside import at, published
from tests.responses.replies.report_builders import adopt_letter, committee

pytestmark = pytest.mark.django_db
RECORD, CSV = "/bodies/west-mercia-pcc/record/", "/bodies/west-mercia-pcc/record.csv"
TODAY = date(2023, 9, 10)


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def officer(body):
    return builders.officer(body)


def a_reply(title: str, **facts) -> Reply:
    builders.opened(builders.a_report(1, title=title, **facts))
    return Reply.objects.get(report__title=title, force__slug="west-mercia")


@pytest.fixture
def cases(body, officer):
    """One of each sort, and what must not be among them: another source's, another body's."""
    in_time, late, unproven = a_reply("In time"), a_reply("Late"), a_reply("Unproven")
    for reply in (in_time, late, unproven):
        builders.issued(reply, officer)
    published(in_time, officer, on=date(2023, 9, 4))
    published(late, officer, on=date(2023, 9, 5))
    own = a_reply("Our own", published_on=date(2023, 9, 1), forces=[builders.one_force()])
    a_reply("Overdue")
    national = a_reply("National", published_on=date(2023, 9, 1))
    close_as_answered(reply=national, answered_by=own, seen=1, reason="The same.", by=officer, at=at(TODAY))
    adopt_letter(builders.a_report(1, title="Adopted"), builders.one_force(), body=body, letter_date=date(2023, 9, 4))
    a_reply("Committee’s", source=committee())
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    builders.opened(builders.a_report(1, title="Kent’s", forces=[builders.one_force("kent")]))
    return kent


EXPECTED = {
    "in-time": {"In time"},
    "late": {"Late"},
    "not-proven": {"Unproven", "Adopted"},
    "running": {"Our own"},
    "overdue": {"Overdue"},
    "answered-by": {"National"},
}


def titles(page) -> set[str]:
    return {line.reply.report.title for line in page.context["page"].object_list}


@time_machine.travel("2023-09-10 12:00", tick=False)
def test_every_count_opens_exactly_its_rows(client, officer, cases):
    client.force_login(officer)
    page = client.get(RECORD)
    assert {one.group.value: one.number for one in page.context["counts"]} == {
        group: len(found) for group, found in EXPECTED.items()
    }
    opened = {group: client.get(RECORD, {"standing": group}) for group in EXPECTED}
    assert {group: titles(found) for group, found in opened.items()} == EXPECTED
    assert titles(page) == set().union(*EXPECTED.values())
    assert titles(client.get(RECORD, {"standing": "banana"})) == titles(page)


def test_each_line_says_how_it_stands(body, officer, cases):
    said = {line.reply.report.title: (line.words, line.letter) for line in lines_of(body, TODAY)}
    before = "Dated 12 days before the last lawful day"
    assert said == {
        "In time": ("In time", before),
        "Late": ("Late by 1 day", before),
        "Unproven": ("Not proven: no publication recorded", before),
        "Adopted": ("Not proven: no publication recorded", "Dated on the last lawful day"),
        "Our own": ("46 days left", ""),
        "Overdue": ("Overdue by 6 days", ""),
        "National": ("Answered by another reply", ""),
    }


def test_a_report_without_a_day_is_in_a_group_of_its_own(body):
    adopt_letter(
        builders.a_report(1, title="Undated", published_on=None), builders.one_force(), body=body,
        letter_date=date(2023, 9, 4),
    )  # fmt: skip
    [line] = lines_of(body, TODAY)
    assert (line.group, line.due_on) == (Group.NO_DAY, None)


@time_machine.travel("2023-09-10 12:00", tick=False)
def test_the_file_holds_the_same_lines_and_is_logged(client, officer, body, cases):
    client.force_login(officer)
    text = b"".join(client.get(CSV, {"standing": "not-proven"}).streaming_content).decode()
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == ["Adopted", "Unproven"]
    assert text.splitlines()[1] == (
        "Adopted,HMICFRS,West Mercia Police,2023-07-11,2023-09-04,2023-09-04,,,Not proven: no publication recorded,,,"
    )
    event = Event.objects.get(kind=Event.Kind.EXPORT)
    assert (event.by, event.body, event.facts) == (
        officer,
        body,
        {"format": "csv", "what": "duty-record", "query": "not-proven", "rows": 2},
    )


@pytest.mark.parametrize("address", [RECORD, CSV])
def test_it_is_the_bodys_own(client, body, cases, address):
    found = {}
    for person in (builders.reader(body), builders.officer(cases), builders.liaison(builders.one_force())):
        client.force_login(person)
        found[person.email] = client.get(address).status_code
    assert list(found.values()) == [200, 404, 404]


def test_it_costs_the_same_queries_with_1_and_with_30_replies(client, body, officer):
    client.force_login(officer)
    found = []
    for number in (1, 29):
        for n in range(number):
            a_reply(f"Report {number} {n}")
        with CaptureQueriesContext(connection) as queries:
            client.get(RECORD)
        found.append(len(queries))
    assert found[0] == found[1] <= 10


def test_the_dashboard_leads_to_it(client, officer, body):
    a_reply("A report")
    client.force_login(officer)
    assert f'href="{RECORD}"' in client.get(body.get_absolute_url()).content.decode()
