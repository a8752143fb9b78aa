"""A report's page: the clock, what is recommended, who has answered, and at what cost."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from recommendations.flows.link_context import add_context_link
from recommendations.flows.register_report import Asked, ClockGiven
from tests.responses.replies.report_builders import (
    AFTER,
    DAY_43,
    adopt_letter,
    asks,
    committee,
    links,
    list_of,
    make_force,
    make_report,
    member,
    numbered,
    page,
    queries_of,
    row_texts,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db


# The clock


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2023-07-11", "Day 1 of 56, last day Monday 4 September 2023."),
        ("2023-08-22", "Day 43 of 56, last day Monday 4 September 2023."),
        ("2023-09-04", "Day 56 of 56: today, Monday 4 September 2023, is the last lawful day."),
        ("2023-09-05", "The last lawful day was Monday 4 September 2023, 1 day ago."),
        ("2023-10-09", "The last lawful day was Monday 4 September 2023, 35 days ago."),
    ],
)
def test_the_clock_says_where_today_falls(client, officer, today, says):
    with time_machine.travel(f"{today} 09:00", tick=False):
        response = page(sign_in(client, officer), make_report())
    assert response.context["clock"].headline == says
    assert says in words(response)


@DAY_43
def test_why_this_date_cites_the_subsection(client, officer):
    text = words(page(sign_in(client, officer), make_report()))
    assert (
        "Why this date? Police Act 1996 s.55(5A): 56 days beginning with the day of publication. Day 1 is the day of"
        " publication, Tuesday 11 July 2023, so day 56, the last lawful day, is Monday 4 September 2023." in text
    )


def test_a_last_day_that_is_no_working_day_is_warned_of_and_not_moved(client, officer):
    """2 July 2023 + 55 days is 26 August 2023, the Saturday before a bank holiday."""
    with time_machine.travel("2023-08-22 09:00", tick=False):
        response = page(sign_in(client, officer), make_report(published_on=date(2023, 7, 2)))
    assert response.context["clock"].headline == "Day 52 of 56, last day Saturday 26 August 2023."
    assert response.context["clock"].warning == (
        "Saturday 26 August 2023 is not a working day, and that does not move it."
        " The last working day before it is Friday 25 August 2023."
    )


def test_a_last_day_that_is_over_is_no_longer_warned_of(client, officer):
    with time_machine.travel("2023-08-27 09:00", tick=False):
        response = page(sign_in(client, officer), make_report(published_on=date(2023, 7, 2)))
    assert response.context["clock"].warning == ""


@DAY_43
def test_a_last_day_on_a_working_day_gives_no_warning(client, officer):
    assert page(sign_in(client, officer), make_report()).context["clock"].warning == ""


@AFTER
def test_a_source_without_a_clock_is_said_to_set_no_date_and_nothing_more(client, officer, west_mercia):
    report = make_report("Gun crime", source=committee(), asked=numbered(1))
    adopt_letter(report, west_mercia, letter_date=date(2023, 9, 4))
    text = words(page(sign_in(client, officer), report))
    assert "No duty under section 55: this source sets no date." in text
    assert "Answers 1 of the 1 recommendation known." in text
    for absent in ("Why this date", "lawful", "s.55", "proven", "late"):
        assert absent not in text.replace("section 55: this source", "")


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2023-08-22", "The date set is Thursday 31 August 2023: 9 days left."),
        ("2023-08-31", "The date set is today, Thursday 31 August 2023."),
        ("2023-09-01", "The date set was Thursday 31 August 2023, 1 day ago."),
    ],
)
def test_a_date_that_the_report_sets_is_no_lawful_day(client, officer, today, says):
    report = make_report(clock=ClockGiven("set-date", date(2023, 8, 31)))
    with time_machine.travel(f"{today} 09:00", tick=False):
        text = words(page(sign_in(client, officer), report))
    assert says in text
    assert "lawful" not in text


# The recommendations


@DAY_43
def test_the_recommendations_with_deadlines_and_where_my_force_stands(client, officer, west_mercia):
    report = make_report(
        asked=[
            Asked(number="2", text="By 31 July 2024, chief officers should share. They should train.", addressee="all"),
            Asked(number="7", text="Within six months, forces should meet.", number_inferred=True),
            Asked(number="8", text="With immediate effect, leads should attend."),
            Asked(number="9"),
        ],
        number_known=12,
    )
    adopt_letter(report, west_mercia, answers=3)
    response = page(sign_in(client, officer), report)
    assert row_texts(response) == [
        ("2", (("By 31 July 2024", "31 Jul 2024"),), ("not-started",)),
        ("7", (("Within six months", "11 Jan 2024"),), ("not-started",)),
        ("8", (("With immediate effect", "from 11 Jul 2023, the day of publication"),), ("not-started",)),
        ("9", (), (None,)),
    ]
    text = words(response)
    assert (
        "2 By 31 July 2024, chief officers should share. … Correct Recommendation 2"
        " all By 31 July 2024 31 Jul 2024 Not started Response" in text
    )
    assert "7 (number inferred) Within six months, forces should meet. Correct Recommendation 7 Not recorded" in text
    assert "9 Wording not held Correct Recommendation 9 Not recorded Not known No record held" in text
    assert "Recommendations 12 known; the wording of 9 is not held" in text


@DAY_43
def test_of_two_forces_each_standing_names_its_force(client, west_mercia, metropolitan):
    reader = member("reader", west_mercia)
    reader.memberships.create(body=metropolitan.jurisdictions.get().body, role="reader")
    report = make_report(asked=numbered(1))
    adopt_letter(report, west_mercia, letter_date=date(2023, 8, 1))
    text = words(page(sign_in(client, reader), report))
    assert "Metropolitan Police Service: No record held West Mercia Police: Not started Response" in text


@DAY_43
def test_a_deadline_not_understood_is_said_so(client, officer):
    text = words(page(sign_in(client, officer), make_report(asked=[Asked(text="By spring 2025, forces should act.")])))
    assert "No number By spring 2025, forces should act. Correct Recommendation Not recorded" in text
    assert "Not recorded By spring 2025 not understood as a date" in text


@DAY_43
def test_responses_of_another_body_are_not_shown(client, officer, metropolitan):
    report = make_report(asked=numbered(1))
    adopt_letter(report, metropolitan, letter_date=date(2023, 8, 1))
    assert row_texts(page(sign_in(client, officer), report)) == [("1", (("By 31 July 2024", "31 Jul 2024"),), (None,))]


@DAY_43
def test_a_report_without_recommendations_says_how_they_come(client, officer):
    text = words(page(sign_in(client, officer), make_report()))
    assert "No recommendation of this report is in the register yet." in text
    assert "Recommendations None known yet" in text


# Who has answered


@DAY_43
def test_who_has_answered_tells_public_facts_alone(client, officer, west_mercia, metropolitan):
    make_force("Cheshire Constabulary", "cheshire", body="Cheshire Commissioner", uses_from=None)
    make_force("British Transport Police", "btp", kind="national")
    report = make_report(asked=numbered(3))
    letter = adopt_letter(report, metropolitan, answers=2, letter_date=date(2023, 8, 1))
    asks(report, officer)
    response = page(sign_in(client, officer), report)
    answered = response.context["answered"]
    assert [(one.force.name, one.reply.answers) for one in answered.held] == [("Metropolitan Police Service", 2)]
    assert [force.name for force in answered.others] == ["Cheshire Constabulary"]
    text = words(response)
    assert "A reply is held for 1 of 3 territorial forces." in text
    assert "Metropolitan Police Service Mayor’s Office 1 Aug 2023 2 of 3" in text
    assert links(response, letter) == set()


# Context, safety, permission, cost


@DAY_43
def test_a_context_link_is_no_reply(client, officer):
    report = make_report()
    add_context_link(
        report=report, title="News article", publisher="", address="", published_on=None, description="It begins so."
    )
    text = words(page(sign_in(client, officer), report))
    assert "None of them is a reply to it. News article It begins so." in text


HOSTILE = "<script>alert(1)</script>"


@DAY_43
def test_hostile_words_are_escaped(client, officer, west_mercia):
    report = make_report(f"Title {HOSTILE}", asked=[Asked(number="1", text=HOSTILE, addressee=HOSTILE)])
    adopt_letter(report, west_mercia, report_title_as_written=HOSTILE)
    add_context_link(
        report=report, title=HOSTILE, publisher=HOSTILE, address="", published_on=None, description=HOSTILE
    )
    client = sign_in(client, officer)
    for response in (page(client, report), list_of(client)):
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
        assert b"&lt;script&gt;alert" in response.content


@DAY_43
def test_a_stranger_is_asked_to_sign_in(client):
    report = make_report()
    assert page(client, report).url == f"{reverse('sign-in')}?next={report.get_absolute_url()}"
    assert list_of(client).url == f"{reverse('sign-in')}?next={reverse('reports')}"


@DAY_43
def test_someone_without_a_role_is_refused(client, django_user_model):
    sign_in(client, django_user_model.objects.create_user("no-role@example.org", "a long password", name="No Role"))
    assert [page(client, make_report()).status_code, list_of(client).status_code] == [403, 403]


@DAY_43
@pytest.mark.parametrize("size", [1, 30, 300])
def test_a_reports_page_costs_the_same_queries(client, django_assert_max_num_queries, officer, size):
    """With as many other forces, up to 30, whose letters are out."""
    report = asks(make_report(asked=numbered(size)), officer)
    for number in range(min(size, 30)):
        other = make_force(f"Force {number:02}", f"force-{number}", body=f"Body {number:02}", uses_from=None)
        adopt_letter(report, other, answers=1, letter_date=date(2023, 8, 1))
    client = sign_in(client, officer)
    assert queries_of(client, django_assert_max_num_queries, report.get_absolute_url()) == 10
    assert len(page(client, report).context["rows"]) == min(size, 100)
