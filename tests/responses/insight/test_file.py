"""The file of rows: what the list shows, for whoever may see it."""

import pytest

from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Inspectorate, Progress
from tests import builders
from tests.responses.insight.cases import DAY
from tests.responses.insight.reading import rows_of

pytestmark = pytest.mark.django_db
FILE, LIST = "/recommendations/export.csv", "/recommendations/"
INTERNAL = {"What we do", "Why we take no action", "Why it is not for us", "Why it is not accepted"}


@pytest.fixture
def body():
    return builders.one_body()


@pytest.mark.parametrize(
    "address",
    ["", "?status=planned&sort=-deadline", "?past_deadline=1&sort=owner", "?q=thing+1&sort=-updated", "?status=banana"],
)
def test_the_file_has_exactly_the_lists_rows_in_its_order(body, as_person, address):
    builders.many_responses(60)
    person = as_person(builders.officer(body))
    listed = []
    pages = person.get(LIST + address).context["table"].paginator.num_pages
    for page in range(1, pages + 1):
        found = person.get(f"{LIST}{address or '?'}&page={page}").context["table"].page.object_list
        listed += [row.record.response.recommendation.number for row in found]
    assert [row["Number"] for row in rows_of(person.get(FILE + address))] == listed
    assert listed


def test_a_row_says_all_of_it(body, as_person):
    text = "By 31 July 2024, forces should act. Within six months, they should report."
    [response] = builders.opened(builders.a_report([builders.Asked("2", text, addressee="chief constables")]))
    builders.record(
        response,
        on=DAY,
        progress=Progress.WAITING,
        waiting_on="=College",
        waiting_for="guidance",
        review_on=DAY,
        applies=Applies.YES,
        acceptance=Acceptance.IN_PART,
        acceptance_reason="The second half is not ours.",
        force_says=ForceSays.UNDER_WAY,
        body_view=BodyView.NOT_SATISFIED,
        inspectorate_status=Inspectorate.BEING_PROGRESSED,
        owner="Jo",
        target_on=DAY,
        force_action="A rota\nis kept.",
        body_action="We ask each month.",
    )
    got = as_person(builders.officer(body)).get(FILE)
    assert got["Content-Disposition"] == 'attachment; filename="recommendations-2024-02-29.csv"'
    [row] = rows_of(got)
    assert list(row.items()) == [
        ("Source", "HMICFRS"),
        ("Report", "A report"),
        ("Published on", "2023-07-11"),
        ("Part of", ""),
        ("Number", "2"),
        ("Kind", "Recommendation"),
        ("Text", text),
        ("Addressee", "chief constables"),
        ("Theme", ""),
        ("Force", "West Mercia Police"),
        ("Deadline as written", "By 31 July 2024; Within six months"),
        ("Due on", "2024-01-11"),
        ("Status", "Waiting on others"),
        ("Colour (RAG)", "Amber"),
        ("What the colour means", "Outstanding, and not past it"),
        ("For us", "For us"),
        ("Why it is not for us", ""),
        ("Accepted", "Accepted in part"),
        ("Why it is not accepted", "The second half is not ours."),
        ("Progress", "Waiting on others"),
        ("The force says", "Under way"),
        ("The local policing body’s view", "Not satisfied"),
        ("The inspectorate’s status", "Being progressed"),
        ("Waiting on", "'=College"),
        ("Waiting for", "guidance"),
        ("Review on", "2024-02-29"),
        ("Owner", "Jo"),
        ("Target", "2024-02-29"),
        ("Last update", "2024-02-29"),
        ("What the force does", "A rota\nis kept."),
        ("What we do", "We ask each month."),
        ("Why we take no action", ""),
    ]


def test_the_words_of_the_status_and_of_the_progress_that_it_is_made_of_stand_side_by_side(body, as_person):
    [response] = builders.opened(builders.a_report(1))
    builders.record(response, on=DAY, progress=Progress.PLANNED, force_says=ForceSays.DONE)
    [row] = rows_of(as_person(builders.officer(body)).get(FILE))
    assert (row["Status"], row["Progress"], row["The force says"]) == ("Awaiting sign-off", "Planned", "Done")


def test_a_finding_says_which_it_is_part_of(body, as_person):
    asked = [
        builders.Asked("1", "Victims wait too long.", kind="cause-of-concern"),
        builders.Asked("1", "Forces should answer sooner.", parent=0),
        builders.Asked("", "Calls are lost.", kind="cause-of-concern"),
        builders.Asked("2", "Forces should count lost calls.", kind="afi", parent=2),
    ]
    builders.opened(builders.a_report(asked))
    found = rows_of(as_person(builders.officer(body)).get(FILE))
    assert [(row["Part of"], row["Kind"], row["Number"]) for row in found] == [
        ("", "Cause of concern", "1"),
        ("Cause of concern 1", "Recommendation", "1"),
        ("", "Cause of concern", ""),
        ("Cause of concern", "Area for improvement", "2"),
    ]


def test_a_row_with_many_deadlines_is_one_row_and_says_them_in_the_texts_order(body, as_person):
    asked = [
        builders.Asked("1", "By 31 July 2024, forces should act. By 31 May 2024 they should plan. Immediately, stop."),
        builders.Asked("2", "Forces should think."),
        builders.Asked("3", "Within six months, forces should report."),
    ]
    builders.opened(builders.a_report(asked))
    person = as_person(builders.officer(body))
    for sort in ("", "?sort=deadline", "?sort=-updated"):
        found = {row["Number"]: row["Deadline as written"] for row in rows_of(person.get(FILE + sort))}
        assert found["1"].startswith("By 31 July 2024; By 31 May 2024")
        assert {"2": found["2"], "3": found["3"]} == {"2": "", "3": "Within six months"}
    assert len(rows_of(person.get(FILE))) == len(asked)


def test_a_liaisons_file_lacks_the_bodys_unissued_words(body, as_person):
    [response] = builders.opened(builders.a_report(1))
    builders.record(response, on=DAY, body_action="A private word.", force_action="A rota.")
    [held] = rows_of(as_person(builders.officer(body)).get(FILE))
    [given] = rows_of(as_person(builders.liaison(builders.one_force())).get(FILE))
    assert set(held) - set(given) == INTERNAL
    assert held["What we do"] == "A private word."
    assert {name: held[name] for name in given} == given


def test_why_there_is_no_action_is_in_the_bodys_file_alone(body, as_person):
    [response] = builders.opened(builders.a_report(1))
    builders.record(response, on=DAY, no_action_reason="Only the College can.")
    [held] = rows_of(as_person(builders.officer(body)).get(FILE))
    assert (held["What we do"], held["Why we take no action"]) == ("", "Only the College can.")
    taken = b"".join(as_person(builders.liaison(builders.one_force())).get(FILE).streaming_content)
    assert b"College" not in taken


def test_who_works_for_one_body_and_speaks_for_anothers_force_sees_no_words_of_the_other(body, as_person):
    essex = builders.one_force("essex", "Essex Police")
    builders.one_body(essex, slug="essex-pfcc", name="Essex")
    person = builders.officer(body)
    builders.give_role(user=person, role=builders.Role.LIAISON, force=essex)
    for response in builders.opened(builders.a_report(1)):
        builders.record(response, on=DAY, body_action=f"Words about {response.force.name}.")
    said = {row["Force"]: row["What we do"] for row in rows_of(as_person(person).get(FILE))}
    assert said == {"West Mercia Police": "Words about West Mercia Police.", "Essex Police": ""}


def test_a_stranger_gets_no_file(client, as_person):
    assert client.get(FILE).status_code == 302
    assert as_person(builders.member(builders.Role.READER)).get(FILE).status_code == 403
