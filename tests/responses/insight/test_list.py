"""The list of recommendations: what it shows, to whom, in which order, and what it makes of a bad address."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from responses.domain.status import Acceptance, ForceSays, Progress
from responses.record.models import Position
from tests import builders
from tests.responses.insight.cases import DAY
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db
LIST = "/recommendations/"
ASKED = [
    builders.Asked("1", "By 17 February 2024, forces should act. They should also report."),
    builders.Asked("2", "With immediate effect, forces should act."),
    builders.Asked("3", ""),
    builders.Asked("4", "Within nine months, forces should act. By 31 July 2025, they should finish."),
    builders.Asked("5", "As soon as practicable, forces should act."),
    builders.Asked("6", "By 29 February 2024, forces should act."),
    builders.Asked("7", "By 1 March 2024, forces should act.", number_inferred=True),
]


@pytest.fixture
def body():
    return builders.one_body(preset="city-of-london")


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(ASKED))


@pytest.fixture
def officer(body, as_person):
    return as_person(builders.officer(body))


def numbers(response) -> list[str]:
    return [row.record.response.recommendation.number for row in response.context["table"].page.object_list]


def text_of(response) -> str:
    """The page's words, without its tags, each run of blanks as one."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_cells_say_deadline_progress_colour_and_marks_in_words(responses, officer):
    builders.record(responses[0], on=DAY, force_says=ForceSays.DONE, owner="Jo Bright")
    builders.record(
        responses[1], on=DAY, progress=Progress.WAITING, waiting_on="College", waiting_for="words", review_on=DAY
    )
    page = officer.get(LIST)
    words = text_of(page)
    assert numbers(page) == ["1", "2", "3", "4", "5", "6", "7"]
    for expected in (
        "Recommendation 1 A report By 17 February 2024, forces should act. … 17 Feb 2024 past by 12 days",
        "past by 12 days Awaiting sign-off",
        "Colour: Red Force: Done Us: – Not recorded HMICFRS: – Not recorded Jo Bright 29 Feb 2024",
        "With immediate effect open 233 days Waiting on others Colour: White",
        "Recommendation 3 A report Wording not held None set Not started Colour: Amber",
        "11 Apr 2024 42 days left and 1 other in the text",
        "As soon as practicable Not started",
        "29 Feb 2024 today is the last day",
        "Recommendation 7 (number inferred) A report By 1 March 2024, forces should act. 1 Mar 2024 1 day left",
    ):
        assert expected in words


def test_a_closed_row_is_not_late_whatever_its_date(responses, officer):
    builders.record(responses[0], on=DAY, progress=Progress.COMPLETE)
    assert "past by" not in text_of(officer.get(LIST))


def test_the_row_leads_to_the_response_and_back_to_this_very_list(responses, officer):
    address = f"{LIST}?status=not-started&sort=-deadline&page=1"
    page = officer.get(address).content.decode()
    back = (
        f"/responses/{responses[0].pk}/?back=%2Frecommendations%2F%3Fstatus%3Dnot-started%26sort%3D-deadline%26page%3D1"
    )
    assert f'href="{back}"' in page
    assert parse_qs(urlsplit(back).query)["back"] == [address]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "7 recommendations, newest report first"),
        ("?past_deadline=1&sort=deadline", "1 recommendation past the inspectorate’s deadline, sorted by deadline"),
        (
            "?past_deadline=1&past_target=1",
            "0 recommendations past the inspectorate’s deadline and past our target, newest report first",
        ),
        (
            "?due_within=30&status=not-started&status=planned&force=west-mercia",
            "2 recommendations due within 30 days, marked “Not started” or “Planned”, West Mercia Police, newest report"
            " first",
        ),
        (
            "?q=act+forces&sort=-updated",
            "6 recommendations, with the words “act forces”, sorted by last update, newest first",
        ),
        (
            "?rag=red&report=hmicfrs/a-report",
            "1 recommendation, Red: Past its deadline, or will not be done, “A report”, newest report first",
        ),
    ],
)
def test_a_sentence_says_what_is_shown(responses, officer, address, sentence):
    page = officer.get(LIST + address)
    assert page.context["sentence"] == sentence
    assert page.context["count"] == int(sentence.split()[0])
    assert page.context["refused"] == ()


def test_each_chosen_filter_is_a_tag_that_takes_itself_away(responses, officer):
    page = officer.get(f"{LIST}?status=planned&status=not-started&due_within=90&kind=&q=&sort=owner&page=2")
    assert {tag.words: tag.href for tag in page.context["chosen"]} == {
        "Due within 90 days": "?status=planned&status=not-started&sort=owner",
        "Planned": "?due_within=90&status=not-started&sort=owner",
        "Not started": "?due_within=90&status=planned&sort=owner",
    }
    assert page.context["clear_href"] == "?sort=owner"
    shown = read(page.content.decode())
    assert {link.text: link.attributes["href"] for link in shown.all("a", class_="moj-filter__tag")} == {
        f"Remove this filter: {tag.words}": tag.href for tag in page.context["chosen"]
    }
    assert shown.one("a", class_="app-chosen__clear").attributes["href"] == "?sort=owner"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("?status=banana", ["banana"]),
        ("?due_within=abc", ["abc"]),
        ("?due_within=-1", ["-1"]),
        ("?due_within=99999999999999999999", ["99999999999999999999"]),
        ("?due_within=²", ["²"]),
        ("?force=atlantis&report=999999999999999999999", ["999999999999999999999", "atlantis"]),
        ("?report=hmicfrs/no-such", ["hmicfrs/no-such"]),
        ("?rag=mauve&kind=x&standing=y&applies=z", ["y", "z", "mauve", "x"]),
        ("?sort=colour", ["colour"]),
        ("?q=a%00b&owner=%00", ["�", "a�b"]),
        (f"?q={'x' * 201}", ["x" * 60 + "…"]),
        ("?past_deadline=perhaps", ["perhaps"]),
    ],
)
def test_a_bad_value_is_left_out_and_named(responses, officer, address, named):
    page = officer.get(LIST + address)
    assert page.status_code == 200
    assert page.context["count"] == len(ASKED)
    assert [message.split("“")[1].split("”")[0] for message in page.context["refused"]] == named
    assert all(value in text_of(page) for value in named)


@pytest.mark.parametrize(
    ("asked", "shown"), [("999", 2), ("9" * 30, 2), ("9" * 5000, 1), ("0", 2), ("-3", 2), ("x", 1), ("", 1), ("2", 2)]
)
def test_a_page_past_the_end_is_the_last(body, officer, asked, shown):
    builders.many_responses(26)
    page = officer.get(LIST, {"page": asked})
    assert page.status_code == 200
    assert page.context["table"].page.number == shown


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("deadline", ["1", "6", "7", "4", "2", "3", "5"]),
        ("-deadline", ["4", "7", "6", "1", "2", "3", "5"]),
        ("progress", ["3", "4", "5", "6", "7", "2", "1"]),
        ("-progress", ["1", "2", "3", "4", "5", "6", "7"]),
        ("-updated", ["2", "1", "3", "4", "5", "6", "7"]),
        ("owner", ["1", "2", "3", "4", "5", "6", "7"]),
        ("-owner", ["2", "1", "3", "4", "5", "6", "7"]),
        ("report", ["1", "2", "3", "4", "5", "6", "7"]),
    ],
)
def test_sorted_by_a_column_with_nothing_last(responses, officer, sort, order):
    builders.record(responses[0], on=date(2024, 2, 1), progress=Progress.COMPLETE, owner="Ann")
    builders.record(responses[1], on=date(2024, 2, 2), progress=Progress.IN_PROGRESS, owner="Zed")
    page = officer.get(LIST, {"sort": sort})
    assert numbers(page) == order
    assert page.context["refused"] == ()


def test_the_form_shows_what_is_chosen_and_offers_what_there_is(responses, officer):
    builders.record(responses[0], on=DAY, owner="Jo", acceptance=Acceptance.NOT_ACCEPTED, acceptance_reason="No.")
    form = officer.get(f"{LIST}?owner=Jo&due_within=45&status=planned&standing=done&past_deadline=1").context["form"]
    assert set(form.fields) == {
        "q", "past_deadline", "past_target", "due_within", "status", "rag", "kind", "owner", "standing",
    }  # fmt: skip
    assert form.fields["owner"].choices == [("", "All"), ("Jo", "Jo")]
    assert [value for value, _words in form.fields["due_within"].choices] == ["", "30", "45", "90"]
    html = str(form)
    for chosen in ('value="Jo" selected', 'value="45" selected', 'name="standing" value="done"'):
        assert chosen in html
    assert html.count("checked") == 2


def test_force_is_a_column_and_a_filter_where_there_are_several(body, officer):
    builders.one_body(builders.one_force("cheshire", "Cheshire Constabulary"))
    builders.opened(builders.a_report(1))
    page = officer.get(LIST)
    assert "force" in page.context["table"].columns.names()
    assert list(page.context["form"].fields["force"].choices) == [
        ("", "All"),
        ("cheshire", "Cheshire Constabulary"),
        ("west-mercia", "West Mercia Police"),
    ]
    assert [row.record.force.slug for row in officer.get(f"{LIST}?sort=-force").context["table"].page] == [
        "west-mercia",
        "cheshire",
    ]


def test_each_person_sees_their_own_rows(body, as_person):
    essex = builders.one_force("essex", "Essex Police")
    other = builders.one_body(essex, slug="essex-pfcc", name="Police, Fire and Crime Commissioner for Essex")
    builders.opened(builders.a_report(2))
    people = {
        builders.officer(body): {"west-mercia"},
        builders.reader(other): {"essex"},
        builders.liaison(essex): {"essex"},
    }
    for person, slugs in people.items():
        page = as_person(person).get(LIST)
        assert {row.record.force.slug for row in page.context["table"].page} == slugs
        assert page.context["count"] == 2
        stranger = ({"essex", "west-mercia"} - slugs).pop()
        refused = as_person(person).get(LIST, {"force": stranger})
        assert [stranger in message for message in refused.context["refused"]] == [True]
        assert {row.record.force.slug for row in refused.context["table"].page} == slugs


def test_a_liaison_finds_no_row_by_the_bodys_unissued_words(responses, body, as_person):
    builders.record(responses[0], on=DAY, body_action="A private word with the chief.", force_action="A public rota.")
    officer, liaison = as_person(builders.officer(body)), as_person(builders.liaison(builders.one_force()))
    counts = [
        [person.get(LIST, {"q": words}).context["count"] for words in ("private", "public")]
        for person in (officer, liaison)
    ]
    assert counts == [[1, 1], [0, 1]]
    page = liaison.get(LIST)
    assert b"private" not in page.content
    assert "Policing body: – Not recorded" in text_of(page)
    assert "Past the policing body’s target" in text_of(page)
    assert "Colour: Red" in text_of(page)


def test_an_empty_list_says_why(body, officer):
    assert "No record held. Recommendations are listed here once" in text_of(officer.get(LIST))
    builders.opened(builders.a_report(1))
    assert "No recommendation matches all of these filters." in text_of(officer.get(f"{LIST}?past_deadline=1"))


def test_a_stranger_signs_in_and_someone_without_a_role_is_refused(client, as_person):
    assert client.get(LIST).url == f"{reverse('sign-in')}?next={LIST}"
    assert as_person(builders.member(builders.Role.READER)).get(LIST).status_code == 403


def test_only_what_holds_now_is_listed(responses, officer):
    builders.record(responses[0], on=DAY, progress=Progress.COMPLETE)
    assert Position.objects.count() == len(ASKED) + 1
    assert officer.get(LIST).context["count"] == len(ASKED)
