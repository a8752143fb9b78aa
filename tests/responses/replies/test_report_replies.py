"""A report's page: what it says of our own reply, and to whom."""

from datetime import date

import pytest

from responses.replies.models import Reply
from tests.builders import issued
from tests.responses.replies.report_builders import (
    AFTER,
    DAY_43,
    adopt_letter,
    asks,
    body_of,
    links,
    list_of,
    make_force,
    make_report,
    member,
    numbered,
    page,
    row_texts,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db


@AFTER
def test_a_letter_on_the_last_day_proves_no_publication(client, officer, west_mercia):
    report = make_report(asked=numbered(12))
    adopt_letter(
        report, west_mercia, answers=7, letter_date=date(2023, 9, 4), report_title_as_written=report.title.upper(),
        report_date_as_written="11th July 2023", report_date_read=date(2023, 7, 11),
    )  # fmt: skip
    [panel] = page(sign_in(client, officer), report).context["panels"]
    assert panel.sentences == (
        "Dated on the last lawful day.",
        "Not proven: no publication recorded.",
        "Answers 7 of the 12 recommendations known.",
    )


@AFTER
def test_a_letter_that_names_the_report_otherwise_is_said_to(client, metropolitan):
    report = make_report(asked=numbered(12))
    adopt_letter(
        report, metropolitan, answers=7, letter_date=date(2023, 10, 9),
        report_title_as_written="An inspection of how effective police forces are, in deploying firearms",
        report_date_as_written="11 August 2023", report_date_read=date(2023, 8, 11),
    )  # fmt: skip
    [panel] = page(sign_in(client, member("reader", metropolitan)), report).context["panels"]
    assert panel.sentences == (
        "Dated 35 days after the last lawful day.",
        "By the date that the letter itself gives the report, still 4 days after the last lawful day.",
        "Not proven: no publication recorded.",
        "The letter dates the report 11 August 2023; the register says 11 July 2023.",
        "The letter calls the report “An inspection of how effective police forces are, in deploying firearms”; "
        "the register says “An inspection of how effective police forces are in the deployment of firearms”.",
        "Answers 7 of the 12 recommendations known.",
    )


@AFTER
def test_an_undated_letter_is_said_to_be_undated(client, officer, west_mercia):
    report = make_report(asked=numbered(1))
    adopt_letter(report, west_mercia)
    response = page(sign_in(client, officer), report)
    assert response.context["panels"][0].sentences[0] == "The letter bears no date of its own."
    assert "Date of the letter Undated Published No publication recorded" in words(response)


@DAY_43
def test_who_is_offered_the_draft_and_what_they_may_do_with_it(client, officer, west_mercia, metropolitan):
    report = asks(make_report(asked=numbered(1)), officer)
    draft = Reply.objects.get(force=west_mercia)
    people = {
        "officer": officer,
        "reader": member("reader", west_mercia),
        "office-holder": member("office-holder", west_mercia),
        "liaison": member("liaison", west_mercia),
        "officer of another body": member("officer", metropolitan),
    }
    assert {who: links(page(sign_in(client, user), report), draft) for who, user in people.items()} == {
        "officer": {"letter", "letter-pdf", "reply-edit"},
        "reader": {"letter", "letter-pdf"},
        "office-holder": {"letter", "letter-pdf"},
        "liaison": set(),
        "officer of another body": set(),
    }


@DAY_43
def test_a_liaison_sees_no_sign_of_a_draft_and_the_letter_once_it_is_out(client, officer, west_mercia, metropolitan):
    report = asks(make_report(asked=numbered(1)), officer)
    client = sign_in(client, member("liaison", west_mercia))
    draft = words(page(client, report))
    assert "The reply for West Mercia Police No record held of a letter that is out." in draft
    assert "Draft" not in draft
    assert "Draft" not in words(list_of(client))
    issued(Reply.objects.get(report=report, force=west_mercia))
    assert links(page(client, report), Reply.objects.get(force=west_mercia)) == {"letter", "letter-pdf"}


@DAY_43
def test_a_letter_that_is_out_is_not_edited(client, officer, west_mercia):
    report = make_report(asked=numbered(1))
    reply = adopt_letter(report, west_mercia, letter_date=date(2023, 8, 1))
    assert links(page(sign_in(client, officer), report), reply) == {"letter", "letter-pdf"}


@DAY_43
def test_a_report_of_another_force_is_said_not_to_concern_ours(client, officer, metropolitan):
    text = words(page(sign_in(client, officer), make_report(forces=[metropolitan])))
    assert "This report does not concern West Mercia Police." in text
    assert "Concerns Metropolitan Police Service" in text
    assert "Who has answered" not in text


@DAY_43
def test_a_force_without_a_local_policing_body_is_expected_no_reply(client):
    transport = make_force("British Transport Police", "btp", kind="national")
    text = words(page(sign_in(client, member("liaison", transport)), make_report()))
    assert "No local policing body answers for British Transport Police: no reply is expected." in text


@DAY_43
def test_what_another_body_answered_for_our_force_is_public_and_not_ours_to_open(
    client, officer, west_mercia, metropolitan
):
    report = make_report(asked=numbered(1))
    letter = adopt_letter(report, west_mercia, body=body_of(metropolitan), letter_date=date(2023, 8, 1))
    response = page(sign_in(client, officer), report)
    assert [panel.reply for panel in response.context["panels"]] == [None]
    assert row_texts(response) == [("1", (("By 31 July 2024", "31 Jul 2024"),), (None,))]
    assert [one.reply for one in response.context["answered"].held] == [letter]
    assert links(response, letter) == set()
