"""A report's facts are corrected: what moves is shown first, then saved; what was issued stays as it was."""

from datetime import date

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from letters.rendering.html import render_article
from letters.rendering.pdf import render_pdf
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import Asked, Early
from recommendations.models import Deadline, InspectionReport, ReportAmendment
from responses.domain.status import Progress
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Position, Response, Update
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from tests import builders
from tests.responses.replies.page_as_sent import day_boxes, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import (
    adopt_letter,
    asks,
    make_force,
    make_report,
    member,
    page,
    sign_in,
)

pytestmark = pytest.mark.django_db
ASKED = (
    Asked(number="1", text="Within one month, forces should count the radios."),
    Asked(number="2", text="By 31 July 2024, forces should label the radios."),
    Asked(number="3", text="Within one month, forces should sell them.", deadline=EnteredDeadline(date(2024, 3, 1))),
)
LATER = day_boxes("published_on", 11, 8, 2023)


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def editor(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def report(officer):
    """Registered on the day of publication; West Mercia has three open responses and a draft."""
    return asks(make_report(asked=ASKED), officer)


def address_of(report):
    return reverse("report-correct", args=[report.source.slug, report.slug])


def previewed(client, report, reason="The page says August.", **changed):
    shown = client.get(address_of(report))
    return press(client, address_of(report), shown, reason=reason, **changed)


def saved(client, report, **changed):
    return press(client, address_of(report), previewed(client, report, **changed), "confirmed")


def due():
    return list(Deadline.objects.order_by("recommendation__position").values_list("due_on", flat=True))


def named(positions):
    return [(row.response.recommendation.number, row.force.name) for row in positions]


# What moves is shown


def test_what_moves_is_shown_and_nothing_is_saved(editor, report):
    shown = previewed(editor, report, **LATER)
    moves = shown.context["moves"]
    assert moves.last_day == (date(2023, 9, 4), date(2023, 10, 5))
    assert [(one.reply.force.name, one.is_issued, one.before, one.after) for one in moves.replies] == [
        ("West Mercia Police", False, "13 days left.", "44 days left.")
    ]
    assert [(one.recommendation.number, one.before, one.after) for one in moves.deadlines] == [
        ("1", (("Within one month", "11 Aug 2023"),), (("Within one month", "11 Sep 2023"),))
    ]
    assert (named(moves.newly_past), named(moves.no_longer_past)) == ([], [("1", "West Mercia Police")])
    text = main_words(shown)
    assert "The last day of every reply to this report: Monday 4 September 2023 → becomes Thursday 5 October" in text
    assert "Letters that are issued stay as they are" in text
    assert "No longer past the inspectorate’s deadline: 1 Recommendation 1, West Mercia Police" in text
    assert InspectionReport.objects.get().published_on == date(2023, 7, 11)
    assert not ReportAmendment.objects.exists()


def test_a_response_that_would_be_newly_past_is_named(editor, officer):
    report = asks(make_report(asked=[Asked(number="1", text="Within two months, forces should act.")]), officer)
    moves = previewed(editor, report, **day_boxes("published_on", 11, 6, 2023)).context["moves"]
    assert (named(moves.newly_past), named(moves.no_longer_past)) == ([("1", "West Mercia Police")], [])


@pytest.mark.parametrize(("day", "past"), [((22, 6, 2023), []), ((21, 6, 2023), [("1", "West Mercia Police")])])
def test_the_last_day_itself_is_not_past(editor, officer, day, past):
    """On 22 August: two months from 22 June end today."""
    report = asks(make_report(asked=[Asked(number="1", text="Within two months, forces should act.")]), officer)
    moves = previewed(editor, report, **day_boxes("published_on", *day)).context["moves"]
    assert named(moves.newly_past) == past


def test_what_is_done_is_not_late_whatever_moves(editor, report):
    done = Response.objects.get(recommendation__number="1")
    builders.record(done, on=date(2023, 8, 1), progress=Progress.COMPLETE)
    moves = previewed(editor, report, **LATER).context["moves"]
    assert (moves.newly_past, moves.no_longer_past) == ((), ())


def test_of_other_offices_only_what_is_public_is_shown(editor, officer, metropolitan):
    report = asks(make_report(asked=ASKED), officer)
    issued = make_force("Kent Police", "kent", body="Kent Commissioner", uses_from=None)
    adopt_letter(report, issued, letter_date=date(2023, 8, 1))
    moves = previewed(editor, report, **LATER).context["moves"]
    assert Response.objects.filter(force=metropolitan).count() == 3
    assert [(one.reply.force.name, one.is_issued) for one in moves.replies] == [
        ("Kent Police", True), ("West Mercia Police", False),
    ]  # fmt: skip
    assert named(moves.no_longer_past) == [("1", "West Mercia Police")]


def test_a_change_that_moves_nothing_says_so(editor, report):
    shown = previewed(editor, report, title="Another title")
    assert shown.context["moves"].is_nothing
    assert "No clock and no deadline moves." in main_words(shown)


def test_another_rule_of_the_clock_moves_the_last_day_alone(editor, report):
    rule = {"clock_rule": "set-date", "clock_reason": "It sets one.", **day_boxes("clock_set_on", 1, 12, 2023)}
    moves = previewed(editor, report, **rule).context["moves"]
    assert moves.last_day == (date(2023, 9, 4), date(2023, 12, 1))
    assert moves.deadlines == ()


# What is saved


def test_saved_everything_moves_as_it_was_shown(editor, report, officer):
    done = saved(editor, report, **LATER)
    assert done.url == report.get_absolute_url()
    assert [str(message) for message in get_messages(done.wsgi_request)] == ["The report is corrected."]
    assert InspectionReport.objects.get().published_on == date(2023, 8, 11)
    assert due() == [date(2023, 9, 11), date(2024, 7, 31), date(2024, 3, 1)]
    rows = Position.objects.current().order_by("response__recommendation__position")
    assert list(rows.values_list("due_on", flat=True)) == due()
    assert Reply.objects.get().report_date_read == date(2023, 8, 11)
    [change] = ReportAmendment.objects.all()
    assert (change.by, change.reason, change.before, change.after, change.moved) == (
        officer, "The page says August.", {"published_on": "2023-07-11"}, {"published_on": "2023-08-11"},
        {"last_day": ["2023-09-04", "2023-10-05"], "deadlines": 1},
    )  # fmt: skip


def test_positions_are_what_their_updates_make_and_history_is_untouched(editor, report):
    first = Response.objects.get(recommendation__number="1")
    builders.record(first, on=date(2023, 8, 1), progress=Progress.IN_PROGRESS, force_action="They count.")
    before = list(Update.objects.order_by("pk").values_list("pk", "hash"))
    saved(editor, report, **LATER)
    assert list(Update.objects.order_by("pk").values_list("pk", "hash")) == before
    assert {pk: faults for pk, faults in verify_positions() if faults} == {}
    spans = Position.objects.filter(response=first).order_by("from_on").values_list("from_on", "progress", "due_on")
    assert list(spans) == [
        (date(2023, 7, 11), "not-started", date(2023, 9, 11)),
        (date(2023, 8, 1), "in-progress", date(2023, 9, 11)),
    ]


def test_an_issued_letter_stays_as_it_was_to_the_byte(editor, report, west_mercia, metropolitan):
    as_written = {
        "letter_date": date(2023, 8, 20), "report_title_as_written": report.title,
        "report_date_as_written": "11 July 2023", "report_date_read": date(2023, 7, 11),
    }  # fmt: skip
    Reply.objects.filter(force=metropolitan).delete()
    issued = adopt_letter(report, metropolitan, **as_written)
    before = Reply.objects.filter(pk=issued.pk).values().get(), letter_of(issued), render_pdf(letter_of(issued))
    article = render_article(letter_of(issued))
    saved(editor, report, title="A corrected title", concerns="chosen", forces=[west_mercia.pk], **LATER)
    held = Reply.objects.get(pk=issued.pk)
    assert (Reply.objects.filter(pk=issued.pk).values().get(), letter_of(held), render_pdf(letter_of(held))) == before
    assert render_article(letter_of(held)) == article
    assert Reply.objects.get(force=west_mercia).report_title_as_written == "A corrected title"


def test_a_draft_that_someone_worded_otherwise_keeps_its_words(editor, report):
    Reply.objects.update(report_title_as_written="Our own words", report_date_read=date(2020, 1, 1))
    saved(editor, report, title="A corrected title", **LATER)
    draft = Reply.objects.get()
    assert (draft.report_title_as_written, draft.report_date_read, draft.version) == (
        "Our own words", date(2020, 1, 1), 1,
    )  # fmt: skip


def test_a_draft_whose_title_follows_is_at_a_new_version(editor, report):
    saved(editor, report, title="A corrected title")
    draft = Reply.objects.get()
    assert (draft.report_title_as_written, draft.version) == ("A corrected title", 2)


def test_the_address_of_a_report_outlives_its_title(editor, report):
    assert saved(editor, report, title="A corrected title").url == report.get_absolute_url()
    assert "A corrected title" in main_words(page(editor, report))


# Whom it concerns


def test_a_force_newly_concerned_gets_a_reply_and_responses(editor, officer, west_mercia, metropolitan):
    report = asks(make_report(asked=ASKED, forces=[metropolitan]), officer)
    shown = previewed(editor, report, forces=[metropolitan.pk, west_mercia.pk])
    assert [force.name for force in shown.context["moves"].joining] == ["West Mercia Police"]
    press(editor, address_of(report), shown, "confirmed")
    assert Response.objects.filter(force=west_mercia).count() == 3
    assert set(Reply.objects.values_list("force__name", flat=True)) == {
        "West Mercia Police", "Metropolitan Police Service",
    }  # fmt: skip
    [change] = ReportAmendment.objects.all()
    assert (change.before["forces"], change.after["forces"]) == (
        ["Metropolitan Police Service"], ["Metropolitan Police Service", "West Mercia Police"],
    )  # fmt: skip


def test_of_a_force_no_longer_concerned_everything_stays(editor, report, metropolitan):
    shown = previewed(editor, report, concerns="chosen", forces=[metropolitan.pk])
    assert [force.name for force in shown.context["moves"].leaving] == ["West Mercia Police"]
    assert "What is recorded for them stays, with its history." in main_words(shown)
    counts = Response.objects.filter(force__slug="west-mercia").count(), Reply.objects.count()
    press(editor, address_of(report), shown, "confirmed")
    assert (Response.objects.filter(force__slug="west-mercia").count(), Reply.objects.filter(
        force__slug="west-mercia").count()) == (3, 1)  # fmt: skip
    assert counts[0] == 3


def test_a_report_without_its_day_gets_one_and_is_answered_from_then_on(editor, officer, west_mercia):
    report = make_report("Known from a reply", published_on=None, published_as_written="11 July", asked=ASKED)
    shown = previewed(editor, report, **day_boxes("published_on", 11, 7, 2023))
    assert [force.name for force in shown.context["moves"].joining] == ["West Mercia Police"]
    assert shown.context["moves"].last_day == (None, date(2023, 9, 4))
    press(editor, address_of(report), shown, "confirmed")
    assert Response.objects.filter(force=west_mercia).count() == 3


# What is refused


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"reason": " "}, ("Enter why this is corrected. It stands beside the change.", "#id_reason")),
        (
            day_boxes("published_on", 23, 8, 2023),
            (
                "Date of publication must be today or earlier: 23 August 2023 has not come yet.",
                "#id_published_on_day",
            ),
        ),
        (
            day_boxes("published_on", "", "", ""),
            ("Date of publication is missing. Enter a date such as 27 3 2024.", "#id_published_on_day"),
        ),
        (
            {"concerns": "chosen"},
            ("Choose at least one force, or choose “Every force”.", "#id_forces_0"),
        ),
        (
            {"clock_rule": "none"},
            ("Say why the rule is not the one that is usual for this source.", "#id_clock_reason"),
        ),
        ({"title": "???"}, (
            "Enter a title with letters or numbers in it: its address is made of them.", "#id_title",
        )),
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_nothing_is_saved(editor, report, changed, refused):
    shown = previewed(editor, report, **{"number_known": "12", **changed})
    assert summary_of(shown) == [refused]
    assert fields_of(shown)["number_known"] == ["12"]
    assert InspectionReport.objects.get().number_known is None


def test_nothing_changed_is_said(editor, report):
    [(text, _target)] = summary_of(previewed(editor, report))
    assert text == "Nothing has changed. Change something, or leave the page."


def test_what_is_changed_after_the_preview_is_shown_again(editor, report):
    shown = previewed(editor, report, **LATER)
    again = press(editor, address_of(report), shown, "confirmed", published_on_day="12")
    assert again.context["moves"].last_day == (date(2023, 9, 4), date(2023, 10, 6))
    assert not ReportAmendment.objects.exists()


def test_what_comes_to_move_after_the_preview_is_shown_again(editor, report):
    """A recommendation that was added meanwhile moves too: nobody has seen that yet."""
    shown = previewed(editor, report, **LATER)
    builders.add_recommendations(report=report, asked=[Asked(number="4", text="Within two months, forces should act.")])
    again = press(editor, address_of(report), shown, "confirmed")
    assert [one.recommendation.number for one in again.context["moves"].deadlines] == ["1", "4"]
    assert not ReportAmendment.objects.exists()


def test_a_correction_does_not_write_over_another(editor, report, officer):
    mine = editor.get(address_of(report))
    saved(editor, report, title="Theirs", address="https://example.org/theirs")
    refused = press(editor, address_of(report), mine, reason="Mine.", title="Mine", number_known="12")
    assert refused.status_code == 409
    assert refused.context["differing"] == [("Title", "Theirs", "Mine"), (
        "How many recommendations it makes", "", "12")]  # fmt: skip
    sent = fields_of(refused)
    names = ("title", "number_known", "address", "reason")
    assert [sent[name] for name in names] == [["Mine"], ["12"], ["https://example.org/theirs"], ["Mine."]]
    press(editor, address_of(report), press(editor, address_of(report), refused), "confirmed")
    held = InspectionReport.objects.get()
    assert (held.title, held.number_known, held.address) == ("Mine", 12, "https://example.org/theirs")


def test_facts_that_are_not_the_pages_own_are_stale(editor, report):
    assert previewed(editor, report, title="Mine", seen="made up").status_code == 409
    assert not ReportAmendment.objects.exists()


# An early one


def test_of_an_early_report_the_people_are_corrected_and_no_clock_moves(editor, officer, west_mercia, metropolitan):
    colleague, other = member("reader", west_mercia), member("officer", metropolitan)
    early = Early(expected_on=date(2023, 9, 5), seen_by=[officer.pk, other.pk])
    report = make_report("Radios", published_on=None, early=early)
    shown = editor.get(address_of(report))
    assert "published_on_day" not in fields_of(shown)
    shown = press(editor, address_of(report), shown, reason="She must read it.", seen_by=[colleague.pk])
    assert shown.context["moves"].is_nothing
    press(editor, address_of(report), shown, "confirmed")
    assert set(report.seen_by.all()) == {officer, other, colleague}
    assert InspectionReport.objects.get().expected_on == date(2023, 9, 5)


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
def test_who_may_correct(client, west_mercia, role, status):
    report = make_report()
    client = sign_in(client, member(role, west_mercia))
    assert client.get(address_of(report)).status_code == status
    assert client.post(address_of(report), {"reason": "Mine."}).status_code == status
    assert ("Correct these facts" in main_words(page(client, report))) is (status == 200)


def test_a_stranger_is_asked_to_sign_in(client):
    report = make_report()
    assert client.post(address_of(report)).url == f"/sign-in/?next={address_of(report)}"


# Its cost


def test_chosen_forces_cost_no_more(editor, officer, west_mercia, metropolitan):
    report = asks(make_report(asked=ASKED, forces=[west_mercia]), officer)
    shown = editor.get(address_of(report))
    with CaptureQueriesContext(connection) as queries:
        press(editor, address_of(report), shown, reason="Misread.", forces=[metropolitan.pk], **LATER)
    assert len(queries) == 10


def test_the_preview_costs_the_same_at_any_size(client):
    """With 1, 30 and 3,000 responses; to save costs some queries for every five hundred of them."""
    client = sign_in(client, builders.officer(builders.one_body()))
    costs = []
    for number in (1, 29, 2970):
        asked = [Asked(number=str(n), text=f"Within one month, forces should do thing {n}.") for n in range(number)]
        report = builders.a_report(asked, title=f"A report of {number}")
        builders.opened(report)
        with CaptureQueriesContext(connection) as opened:
            shown = client.get(address_of(report))
        with CaptureQueriesContext(connection) as preview:
            shown = press(client, address_of(report), shown, reason="Misread.", **LATER)
        assert len(shown.context["moves"].no_longer_past) == number
        with CaptureQueriesContext(connection) as save:
            assert press(client, address_of(report), shown, "confirmed").status_code == 302
        costs.append((len(opened), len(preview), len(save)))
    assert [each[:2] for each in costs] == [(5, 10)] * 3
    assert costs[0][2] == costs[1][2]
    assert Position.objects.filter(due_on=date(2023, 9, 11)).count() == 3000
