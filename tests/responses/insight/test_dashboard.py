"""The dashboard: every figure is the length of the list that it opens, and nobody else's body is found."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from recommendations.models.reports import ClockRuleChoices
from responses.domain.status import RAG_PRESETS, Fact, ForceSays, Progress, Status, facts_on, parse_rag_rules, rag
from responses.record.models import Position
from responses.replies.flows.adopt_reply import adopt_reply
from responses.replies.models import Reply
from tests import builders
from tests.responses.insight.cases import DAY, every_case
from tests.responses.insight.reading import rows_of

pytestmark = pytest.mark.django_db
DASHBOARD = "/bodies/west-mercia-pcc/"


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def officer(body, as_person):
    return as_person(builders.officer(body))


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def figures_of(page) -> dict[str, tuple[int, str]]:
    """Every figure on the page: its number and where it leads."""
    context = page.context
    counted = [context["every"], context["applies"], *context["attention"], *context["states"], *context["colours"]]
    counted += [one for one, _words in context["shares"]]
    found = {one.figure.key: (one.count, one.href) for one in counted}
    return found | {f"waits {one.whom}": (one.count, one.href) for one in context["waited_for"].listed}


@pytest.mark.parametrize(("preset", "is_of_two_bodies"), [("city-of-london", False), ("leicestershire", True)])
def test_every_figure_opens_the_list_of_exactly_its_rows(as_person, preset, is_of_two_bodies):
    body = builders.one_body(preset=preset)
    person = builders.officer(body)
    if is_of_two_bodies:
        other = builders.one_body(builders.one_force("essex", "Essex Police"), slug="essex-pfcc", name="Essex")
        builders.give_role(user=person, role=builders.Role.READER, body=other)
        builders.opened(builders.a_report(3, title="Another"))
    rows = every_case() if not is_of_two_bodies else list(Position.objects.all())
    client = as_person(person)
    figures = figures_of(client.get(DASHBOARD))
    opened = {key: client.get(href) for key, (_count, href) in figures.items()}
    assert {key: page.context["count"] for key, page in opened.items()} == {
        key: n for key, (n, _href) in figures.items()
    }
    assert {key: page.context["refused"] for key, page in opened.items()} == dict.fromkeys(figures, ())
    listed = {key: len(rows_of(client.get(href.replace("/?", "/export.csv?")))) for key, (_n, href) in figures.items()}
    assert listed == {key: n for key, (n, _href) in figures.items()}
    assert figures["every"][0] == sum(row.body_id == body.pk for row in rows)


def test_the_figures_are_those_of_the_rules(officer):
    rows = every_case()
    figures = {key: number for key, (number, _href) in figures_of(officer.get(DASHBOARD)).items()}
    facts = [facts_on(Status(row.status), row.due_on, row.target_on, DAY) for row in rows]
    colours = Counter(rag(parse_rag_rules(RAG_PRESETS["leicestershire"]), each).colour.value for each in facts)

    def having(fact: Fact) -> int:
        return sum(fact in each for each in facts)

    def due_in(days: int) -> int:
        last = DAY + timedelta(days=days)
        return sum(row.is_open and row.due_on is not None and DAY <= row.due_on <= last for row in rows)

    expected = {
        "every": len(rows),
        "applies": len(rows) - having(Fact.NOT_OURS),
        "past_deadline": having(Fact.PAST_DEADLINE),
        "past_target": having(Fact.PAST_TARGET),
        "due_30": due_in(30),
        "due_90": due_in(90),
        "waiting": having(Fact.WAITING),
        "sign_off": sum(row.status == Status.AWAITING_SIGN_OFF for row in rows),
        **{f"rag_{colour}": number for colour, number in colours.items()},
        **{f"status_{status.name.lower()}": sum(row.status == status for row in rows) for status in Status},
    }
    assert {key: figures[key] for key in expected} == expected
    assert sum(number for key, number in figures.items() if key.startswith("standing_")) == figures["applies"]


def test_the_first_sentence_shares_out_all_that_apply(officer):
    texts = ["By 1 February 2024, act."] * 2 + ["Act."] * 6
    asked = [builders.Asked(str(n), text) for n, text in enumerate(texts, start=1)]
    responses = builders.opened(builders.a_report(asked))
    builders.record(responses[1], on=DAY, progress=Progress.COMPLETE)
    builders.record(responses[2], on=DAY, progress=Progress.IN_PROGRESS, target_on=date(2024, 2, 1))
    builders.record(responses[3], on=DAY, progress=Progress.PLANNED)
    builders.record(responses[4], on=DAY, force_says=ForceSays.DONE)
    builders.record(responses[5], on=DAY, acceptance="not-accepted", acceptance_reason="No.")
    builders.record(responses[6], on=DAY, applies="no", applies_reason="Not a chief constable.")
    page = officer.get(DASHBOARD)
    said = (
        "Of 7 recommendations that apply to West Mercia Police, 1 is done , 1 is past the inspectorate’s deadline ,"
        " 1 more is past our target , 1 more awaits our sign-off , 1 more is not started , 1 is not accepted and"
        " 1 is on course ."
    )
    assert said in words(page)


def owed(page) -> list[tuple[str, str]]:
    return [(one.standing, one.day_words) for one in page.context["replies"].owed]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-07-11", ("55 days left", "Day 1 of 56, last day Monday 4 September 2023")),
        ("2023-08-22", ("13 days left", "Day 43 of 56, last day Monday 4 September 2023")),
        ("2023-09-04", ("Today is the last day", "Day 56 of 56, last day Monday 4 September 2023")),
        ("2023-09-05", ("Overdue by 1 day", "Last day Monday 4 September 2023")),
        ("2023-10-09", ("Overdue by 35 days", "Last day Monday 4 September 2023")),
    ],
)
def test_a_reply_owed_has_its_clock(body, client, day, expected):
    builders.opened(builders.a_report(1))
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=False):
        client.force_login(builders.officer(body))
        page = client.get(DASHBOARD)
    assert owed(page) == [expected]
    assert all(part in words(page) for part in expected)
    gone = int(re.search(r'app-clock__past" x="0" y="0" width="(\d+)"', page.content.decode())[1])
    assert gone == 10 * min((date.fromisoformat(day) - builders.PUBLISHED_ON).days + 1, 56)


def test_the_reply_due_first_comes_first_and_one_without_a_clock_last(body, officer):
    no_clock = builders.register_source(
        slug="committee", name="A committee", short_name="Committee", kind="committee", clock_rule=ClockRuleChoices.NONE
    )
    builders.opened(builders.a_report(1, title="Late", published_on=date(2024, 2, 10)))
    builders.opened(builders.a_report(1, title="Early", published_on=date(2024, 2, 1)))
    builders.opened(builders.a_report(1, title="Never", published_on=date(2020, 2, 1), source=no_clock))
    page = officer.get(DASHBOARD)
    assert [one.reply.report.title for one in page.context["replies"].owed] == ["Early", "Late", "Never"]
    assert owed(page)[-1] == ("No last day", "")


def test_an_issued_reply_without_a_publication_is_not_proven(body, officer):
    for title, published_on in (("Unproven", None), ("Proven", date(2023, 9, 1))):
        report = builders.a_report(1, title=title)
        facts = {"letter_date": date(2023, 9, 5), "published_on": published_on}
        adopt_reply(report=report, force=builders.one_force(), body=body, facts=facts, answers=[], at=builders.AT)
    page = officer.get(DASHBOARD)
    [one] = page.context["replies"].not_proven
    assert (one.reply.report.title, one.standing, one.letter) == (
        "Unproven",
        "Not proven: no publication recorded",
        "Dated 1 day after the last lawful day",
    )
    assert page.context["replies"].owed == ()
    assert Reply.objects.count() == 2


def test_whom_we_wait_for_most_first(officer):
    responses = builders.opened(builders.a_report(4))
    for response, whom in zip(responses, ["College", "Home Office", "Home Office"], strict=False):
        builders.record(
            response, on=DAY, progress=Progress.WAITING, waiting_on=whom, waiting_for="words", review_on=DAY
        )
    assert [(one.whom, one.count) for one in officer.get(DASHBOARD).context["waited_for"].listed] == [
        ("Home Office", 2),
        ("College", 1),
    ]


def test_the_newest_updates_say_what_changed_and_no_internal_note(officer):
    responses = builders.opened(builders.a_report(12))
    for response in responses[:11]:
        builders.record(response, on=DAY - timedelta(days=20), progress=Progress.PLANNED)
    builders.record(responses[11], on=DAY, body_action="Secret plan.", owner="Jo", internal_note="Between us.")
    opened_since = builders.opened(builders.a_report(3, title="Newer"), at=datetime(2024, 2, 29, 18, tzinfo=UTC))
    assert [row.updates.count() for row in opened_since] == [1, 1, 1]
    page = officer.get(DASHBOARD)
    news = page.context["news"]
    assert [one.update.response_id for one in news] == [row.pk for row in reversed(responses)][:10]
    assert [one.words for one in news[:2]] == ["What we do: new words; Owner: Jo", "Progress: Planned"]
    assert b"Between us" not in page.content
    assert b"Secret plan" not in page.content


def test_the_oldest_past_the_deadline_come_first_five_at_most(officer):
    asked = [builders.Asked(str(n), f"By {n} January 2024, forces should act.") for n in range(7, 0, -1)]
    builders.opened(builders.a_report(asked))
    page = officer.get(DASHBOARD)
    past = page.context["past"]
    assert [one.position.response.recommendation.number for one in past] == ["1", "2", "3", "4", "5"]
    assert past[0].by == "past by 59 days"
    assert "See all 7" in words(page)


def test_an_empty_dashboard_says_how_it_fills(officer):
    page = words(officer.get(DASHBOARD))
    assert "No record held. This page fills once a report is registered" in page
    assert "0 recommendations" not in page


def test_only_the_bodys_own_people_find_it(body, as_person, client):
    other = builders.one_body(builders.one_force("essex", "Essex Police"), slug="essex-pfcc", name="Essex")
    found = {
        who: as_person(person).get(DASHBOARD).status_code
        for who, person in {
            "officer": builders.officer(body),
            "office holder": builders.office_holder(body),
            "reader": builders.reader(body),
            "liaison": builders.liaison(builders.one_force()),
            "of another body": builders.officer(other),
            "without a role": builders.member(builders.Role.READER),
        }.items()
    }
    assert found == {
        "officer": 200,
        "office holder": 200,
        "reader": 200,
        "liaison": 404,
        "of another body": 404,
        "without a role": 403,
    }
    assert as_person(builders.officer(body)).get("/bodies/no-such/").status_code == 404
    assert client.get(DASHBOARD).url == f"{reverse('sign-in')}?next={DASHBOARD}"


def test_the_first_page_is_my_work_for_whoever_has_a_role(body, as_person, client):
    assert "Nothing needs you now." in words(as_person(builders.officer(body)).get("/"))
    assert "Nothing needs you now." in words(as_person(builders.liaison(builders.one_force())).get("/"))
    assert client.get("/").url == f"{reverse('sign-in')}?next=/"
    page = as_person(builders.member(builders.Role.READER, email="new@tests.example")).get("/")
    assert page.status_code == 200
    assert "Ask the administrator" in words(page)
    assert "new@tests.example" in words(page)


def test_the_day_is_londons(body, client):
    builders.opened(builders.a_report([builders.Asked("1", "By 1 April 2024, forces should act.")]))
    for moment, number in (("2024-04-01T22:59:00+00:00", 0), ("2024-04-01T23:01:00+00:00", 1)):
        with time_machine.travel(datetime.fromisoformat(moment), tick=False):
            client.force_login(builders.officer(body))
            assert figures_of(client.get(DASHBOARD))["past_deadline"][0] == number
