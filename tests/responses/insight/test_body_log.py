"""The log of a body: what is in it, for whom, in which order, page after page; and the file."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.access import access_of
from forces.flows.change_office import change_office
from forces.flows.log_event import event_of
from forces.models import Event
from forces.roles import Role
from recommendations.flows.amend_report import amend_report, facts_of
from recommendations.flows.register_report import Early, register_report
from recommendations.models import InspectionReport
from responses.insight.body_log import Asked, Part, Place, every_row, page_of
from responses.insight.log_words import line_of
from responses.record.allocation import Wanted
from responses.record.flows.allocate import allocate
from responses.record.flows.record_scrutiny import record_scrutiny
from tests import builders

pytestmark = pytest.mark.django_db
ADDRESS = "/bodies/west-mercia-pcc/log/"
AT = datetime(2024, 2, 1, 9, tzinfo=UTC)
TODAY = date(2024, 2, 29)


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def admin(body):
    return builders.member(Role.ADMINISTRATOR, body=body)


def events(body, number: int, at: datetime = AT, step: timedelta = timedelta(minutes=1), **facts) -> None:
    """So many lines, one after the other."""
    by = builders.officer(body)
    Event.objects.bulk_create(
        [
            event_of(
                kind=Event.Kind.EXPORT, by=by, at=at + step * n, body=body, facts={"format": "csv", "rows": n, **facts}
            )
            for n in range(number)
        ]
    )


def text(response) -> str:
    return " ".join(response.content.decode().split())


def read(body, admin, **asked) -> list[str]:
    """The kind of each row, newest first."""
    found = every_row(Asked(body=body, user=admin, today=TODAY, **asked))
    return [str(row.kept._meta.model_name) for row in found]


def lived(body) -> None:
    """One thing of each sort, an hour apart, the setting last."""
    officer = builders.officer(body)
    report = builders.a_report(1)
    response = next(row for row in builders.opened(report, at=AT) if row.body_id == body.pk)
    builders.record(response, on=date(2024, 2, 2), by=officer, body_action="We ask.")
    seen = facts_of(report)
    amend_report(
        report=report, facts=replace(seen, title="A better title"), seen=seen.digest, reason="A slip.", by=officer,
        at=AT + timedelta(days=2),
    )  # fmt: skip
    record_scrutiny(
        responses={response.pk: None}, meeting="Board", held_on=date(2024, 2, 4), question="Why?", answer="",
        next_review_on=None, follows=None, quote=False, by=officer, at=AT + timedelta(days=3), today=date(2024, 2, 4),
    )  # fmt: skip
    response.refresh_from_db()
    wanted = Wanted(owner="Sam")
    allocate(
        seen={response.pk: response.version}, wanted=wanted, by=officer, at=AT + timedelta(days=4),
        today=date(2024, 2, 5),
    )  # fmt: skip
    change_office(
        body=body, page="letters", values={"reference_prefix": "WM"}, seen={"reference_prefix": ""},
        by=officer, at=AT + timedelta(days=5),
    )  # fmt: skip


def test_all_that_was_done_is_in_it_newest_first(body, admin):
    lived(body)
    assert read(body, admin) == [
        "event",
        "event",
        "scrutiny",
        "reportamendment",
        "update",
        "replystep",
    ]  # fmt: skip  the setting, the allocation, and so on back to the opening of the reply


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        (Part.RESPONSES, ["update"]),
        (Part.REPLIES, ["replystep"]),
        (Part.REPORTS, ["reportamendment"]),
        (Part.SCRUTINY, ["scrutiny"]),
        (Part.TOGETHER, ["event"]),
        (Part.SETTINGS, ["event"]),
        (Part.SIGNING_IN, []),
    ],
)
def test_a_part_of_it_alone(body, admin, part, kinds):
    lived(body)
    assert read(body, admin, part=part) == kinds


def test_days_and_people_narrow_it(body, admin):
    lived(body)
    assert read(body, admin, first_on=date(2024, 2, 4), last_on=date(2024, 2, 5)) == ["event", "scrutiny"]
    assert read(body, admin, people=frozenset({admin.pk})) == []
    assert len(read(body, admin, people=frozenset({builders.officer(body).pk}))) == 5  # the reply opened by itself


def test_another_bodys_doings_are_not_in_it(body, admin):
    other = builders.one_body(builders.one_force("essex", "Essex Police"), slug="essex-pfcc", name="Essex")
    lived(other)
    assert read(body, admin) == ["reportamendment", "replystep"]  # the report is national; our own reply to it


def test_a_report_that_is_not_out_is_told_to_those_named_alone(body, admin):
    officer = builders.officer(body)
    facts = {"kind": InspectionReport.Kind.PEEL, "published_on": None, "forces": None, "by": officer, "at": AT}
    register_report(source=builders.the_inspectorate(), title="Secret", early=Early(), **facts)
    assert read(body, admin) == []
    assert read(body, officer) == ["event"]
    [row] = every_row(Asked(body=body, user=officer, today=TODAY))
    line = line_of(row, access_of(officer))
    assert (line.did, line.about, line.href) == (
        "registered the report “Secret”", "The report", InspectionReport.objects.get().get_absolute_url(),
    )  # fmt: skip


def test_page_after_page_gives_each_row_once_also_of_one_moment(body, admin):
    lived(body)
    events(body, 7, step=timedelta(0))
    events(body, 5)
    asked = Asked(body=body, user=admin, today=TODAY)
    whole = [(row.kept._meta.model_name, row.kept.pk) for row in every_row(asked)]
    found, before = [], None
    while True:
        rows, before = page_of(asked, before, 4)
        found += [(row.kept._meta.model_name, row.kept.pk) for row in rows]
        if before is None:
            break
    assert found == whole
    assert len(found) == len(set(found)) == 18


@pytest.mark.parametrize("words", ["", "x", "2024-02-01T09:00:00~1~1", "2024-02-01T09:00:00+00:00~a~1", "~~", "a~1~2"])
def test_a_place_that_is_none_begins_at_the_newest(words):
    assert Place.read(words) is None


def test_the_page_says_who_did_what_and_leads_there(body, admin, as_person):
    lived(body)
    page = text(as_person(admin).get(ADDRESS))
    officer = "officer of west-mercia-pcc"
    assert f"<strong>{officer}</strong> changed the office’s settings" in page
    assert 'References begin with: WM <span class="app-was">(was: none)</span>' in page
    assert f"<strong>{officer}</strong> changed 1 responses in one step" in page
    assert f'<strong>{officer}</strong> recorded an update<br><span class="app-was">What we do</span>' in page
    assert "<strong>The product</strong> opened it when the report was registered" in page
    assert 'href="/reports/hmicfrs/a-report/changes/"' in page
    assert 'href="/settings/west-mercia-pcc/"' in page


def test_no_line_leads_where_the_reader_may_not_go(body, as_person):
    lived(body)
    page = text(as_person(builders.office_holder(body)).get(ADDRESS))
    assert "changed the office’s settings" in page
    assert "/settings/west-mercia-pcc/" not in page


def test_the_form_narrows_the_page(body, admin, as_person):
    lived(body)
    page = text(as_person(admin).get(f"{ADDRESS}?part=scrutiny"))
    assert ("entered scrutiny" in page, "recorded an update" in page) == (True, False)
    none = text(as_person(admin).get(f"{ADDRESS}?person=nobody"))
    assert "Nothing in the log is all of this." in none
    wrong = as_person(admin).get(
        f"{ADDRESS}?first_on_day=2&first_on_month=2&first_on_year=2024&last_on_day=1&last_on_month=2&last_on_year=2024"
    )
    assert "Until must be 2 February 2024 or later: 1 February 2024 is before it." in text(wrong)


def test_older_pages_follow(body, admin, as_person):
    events(body, 120)
    client = as_person(admin)
    first = client.get(ADDRESS)
    assert [line.did[-8:] for line in first.context["lines"]][::49] == ["119 rows", " 70 rows"]
    second = client.get(ADDRESS + first.context["older"])
    assert [line.did[-8:] for line in second.context["lines"]][::49] == [" 69 rows", " 20 rows"]
    third = client.get(ADDRESS + second.context["older"])
    assert (len(third.context["lines"]), third.context["older"]) == (20, "")


@pytest.mark.parametrize("number", [1, 120])
def test_a_page_costs_the_same_at_any_size(body, admin, as_person, number):
    lived(body)
    events(body, number)
    client = as_person(admin)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS).status_code == 200
    assert len(captured) == 10 - 1  # the session, the person, what they may do, and each of six sources


def test_the_file_has_every_row_and_is_itself_in_the_log(body, admin, as_person):
    lived(body)
    events(body, 60)
    response = as_person(admin).get("/bodies/west-mercia-pcc/log.csv?part=taken-out")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Day,Time,Kind,Who,What was done,About,What changed"
    assert len(lines) == 1 + 60 + 1
    assert lines[1].endswith("administrator of west-mercia-pcc,took a file of this log,Settings,")
    event = Event.objects.latest("pk")
    assert (event.kind, event.by, event.body, event.facts) == (
        "export", admin, body, {"what": "log", "format": "csv", "query": "?part=taken-out"},
    )  # fmt: skip
