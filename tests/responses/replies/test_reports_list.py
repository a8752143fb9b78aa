"""The list of reports: what it says, in which order, to whom, and at what cost."""

from datetime import date

import pytest
from django.urls import reverse

from recommendations.flows.register_report import Early
from recommendations.models import InspectionReport
from tests.responses.replies.report_builders import (
    AFTER,
    DAY_43,
    adopt_letter,
    asks,
    committee,
    list_of,
    make_report,
    member,
    numbered,
    page,
    queries_of,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db


@DAY_43
def test_the_list_says_each_reports_facts_and_the_state_of_our_reply(client, officer):
    asks(make_report(asked=numbered(2), number_known=12), officer)
    text = words(list_of(sign_in(client, officer)))
    assert (
        "An inspection of how effective police forces are in the deployment of firearms HMICFRS 11 Jul 2023"
        " National thematic 12 Draft. 13 days left." in text
    )


@AFTER
def test_the_list_says_what_is_known_of_letters_that_are_out(client, officer, west_mercia):
    adopt_letter(make_report("Dated", asked=numbered(1)), west_mercia, letter_date=date(2023, 9, 4))
    adopt_letter(make_report("Undated", asked=numbered(1)), west_mercia)
    adopt_letter(
        make_report("Published", asked=numbered(1)), west_mercia,
        letter_date=date(2023, 9, 1), published_on=date(2023, 9, 4),
    )  # fmt: skip
    make_report("Unanswered", asked=numbered(1))
    make_report("Of another force", forces=[], asked=numbered(1))
    table = list_of(sign_in(client, officer)).context["table"]
    assert {row.record.title: row.get_cell("reply") for row in table.rows} == {
        "Dated": "Issued, dated 4 Sep 2023. Not proven: no publication recorded.",
        "Undated": "Issued, undated. Not proven: no publication recorded.",
        "Published": "Issued, dated 1 Sep 2023. In time.",
        "Unanswered": "No record held",
        "Of another force": "Not for us to answer",
    }


@AFTER
def test_a_source_without_a_clock_gives_its_reply_no_lateness(client, officer, west_mercia):
    asks(make_report("Gun crime", source=committee(), asked=numbered(1)), officer)
    assert "Draft. About this site" in words(list_of(sign_in(client, officer)))


@DAY_43
def test_reports_come_newest_first_and_one_without_its_day_last(client, officer):
    make_report("Older", published_on=date(2022, 1, 1))
    make_report("Known from a reply", published_on=None, published_as_written="23 January")
    make_report("Newer", published_on=date(2023, 8, 22))
    client = sign_in(client, officer)
    newest_first = ["Newer", "Older", "Known from a reply"]
    assert [row.record.title for row in list_of(client).context["table"].rows] == newest_first
    oldest_first = list_of(client, sort="published_on").context["table"]
    assert [row.record.title for row in oldest_first.rows] == ["Older", "Newer", "Known from a reply"]


@DAY_43
def test_a_report_that_is_not_out_is_neither_listed_nor_found(client, officer):
    tomorrow = make_report("Tomorrow’s", published_on=date(2023, 8, 23))
    nowhere = make_report("Nobody’s", published_on=None, early=Early())
    client = sign_in(client, officer)
    assert list(list_of(client).context["table"].rows) == []
    assert [page(client, report).status_code for report in (tomorrow, nowhere)] == [404, 404]


@DAY_43
def test_the_list_has_25_reports_a_page(client, officer):
    for number in range(26):
        make_report(f"Report {number:02}")
    client = sign_in(client, officer)
    assert [len(list_of(client, page=number).context["table"].paginated_rows) for number in (1, 2)] == [25, 1]


@DAY_43
@pytest.mark.parametrize(
    ("role", "offered"),
    [("officer", True), ("register-editor", True), ("reader", False), ("office-holder", False), ("liaison", False)],
)
def test_the_forms_are_offered_to_those_who_may_use_them(client, west_mercia, role, offered):
    client = sign_in(client, member(role, west_mercia))
    report = make_report()
    adding = reverse("recommendation-new", args=["hmicfrs", report.slug])
    assert (f'href="{adding}"' in page(client, report).content.decode()) is offered
    assert (f'href="{reverse("report-new")}"' in list_of(client).content.decode()) is offered


@DAY_43
@pytest.mark.parametrize("size", [1, 30])
def test_the_list_costs_the_same_queries(client, django_assert_max_num_queries, officer, size):
    for number in range(size):
        asks(make_report(f"Report {number}", asked=numbered(2)), officer)
    assert InspectionReport.objects.count() == size
    assert queries_of(sign_in(client, officer), django_assert_max_num_queries, reverse("reports")) == 6
