"""A recommendation is corrected: which deadlines move is shown first, then saved; letters quote it as they did."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from letters.rendering.pdf import render_pdf
from recommendations.flows.register_report import Asked
from recommendations.models import Deadline, Recommendation, ReportAmendment
from responses.record.models import Position, Update
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from tests.responses.replies.page_as_sent import day_boxes, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import (
    AFTER,
    adopt_letter,
    asks,
    make_report,
    member,
    numbered,
    page,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db
ASKED = (
    Asked(number="1", text="Within one month, forces should count the radios.", addressee="forces"),
    Asked(number="2"),
)


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def editor(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def report(officer):
    return asks(make_report(asked=ASKED), officer)


def address_of(report, number="1"):
    one = report.recommendations.get(number=number)
    return reverse("recommendation-correct", args=[report.source.slug, report.slug, one.pk])


def previewed(client, address, reason="As it is printed.", **changed):
    return press(client, address, client.get(address), reason=reason, **changed)


def saved(client, address, **changed):
    return press(client, address, previewed(client, address, **changed), "confirmed")


def due():
    return list(Deadline.objects.values_list("phrase", "due_on", "by_hand"))


def test_what_moves_is_shown_and_nothing_is_saved(editor, report):
    shown = previewed(editor, address_of(report), text="Within three months, forces should count the radios.")
    [moved] = shown.context["moves"].deadlines
    assert (moved.before, moved.after) == (
        (("Within one month", "11 Aug 2023"),), (("Within three months", "11 Oct 2023"),),
    )  # fmt: skip
    assert [row.force.name for row in shown.context["moves"].no_longer_past] == ["West Mercia Police"]
    assert "Recommendation 1 Within one month 11 Aug 2023 Within three months 11 Oct 2023" in main_words(shown)
    assert due() == [("Within one month", date(2023, 8, 11), False)]


def test_saved_the_responses_follow(editor, report, officer):
    before = list(Update.objects.order_by("pk").values_list("hash", flat=True))
    done = saved(editor, address_of(report), text="Within three months, forces should count the radios.")
    assert done.url == report.get_absolute_url()
    assert due() == [("Within three months", date(2023, 10, 11), False)]
    assert Position.objects.get(response__recommendation__number="1").due_on == date(2023, 10, 11)
    assert list(Update.objects.order_by("pk").values_list("hash", flat=True)) == before
    [change] = ReportAmendment.objects.all()
    assert (change.by, change.before["recommendation"], change.after["text"]) == (
        officer, "Recommendation 1", "Within three months, forces should count the radios.",
    )  # fmt: skip


def test_a_date_entered_by_hand_stands_until_it_is_taken_out(editor, report):
    entered = {"due_phrase": "by the spring", **day_boxes("due_on", 1, 4, 2024)}
    saved(editor, address_of(report), **entered)
    assert due() == [("by the spring", date(2024, 4, 1), True)]
    sent = fields_of(editor.get(address_of(report)))
    assert (sent["due_phrase"], sent["due_on_day"], sent["due_on_month"]) == (["by the spring"], ["1"], ["4"])
    saved(editor, address_of(report), due_phrase="", **day_boxes("due_on", "", "", ""))
    assert due() == [("Within one month", date(2023, 8, 11), False)]


def test_a_wording_that_was_not_held_is_entered(editor, report):
    sent = fields_of(editor.get(address_of(report, "2")))
    assert (sent["text"], sent["wording_not_held"]) == ([""], ["on"])
    saved(editor, address_of(report, "2"), text="By 1 May 2024, forces should act.", wording_not_held=None)
    held = Recommendation.objects.get(number="2")
    assert (held.text, held.wording_held) == ("By 1 May 2024, forces should act.", True)
    assert Position.objects.get(response__recommendation=held).due_on == date(2024, 5, 1)


def test_a_letter_that_is_issued_quotes_it_as_it_did(editor, report, metropolitan):
    Reply.objects.filter(force=metropolitan).delete()
    issued = adopt_letter(report, metropolitan, letter_date=date(2023, 8, 20))
    before = render_pdf(letter_of(issued)), list(issued.items.values())
    saved(editor, address_of(report), text="Quite other words.", number="9", addressee="chief officers")
    held = Reply.objects.get(pk=issued.pk)
    assert (render_pdf(letter_of(held)), list(held.items.values())) == before
    assert issued.items.values_list("quoted_text", flat=True)[0] == ASKED[0].text


def test_the_reports_page_says_what_was_changed_and_why(editor, report):
    saved(editor, address_of(report), number="9", addressee="chief officers")
    text = main_words(page(editor, report))
    assert (
        "This entry was changed once. Last changed by officer person on Tuesday 22 August 2023. "
        "Why: As it is printed. Recommendation 1, Number: was 1 → , is 9 "
        "Recommendation 1, Whom it addresses: was forces → , is chief officers" in text
    )


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"reason": ""}, ("Enter why this is corrected. It stands beside the change.", "#id_reason")),
        (
            {"number": "2"},
            ("This report has a number 2 already. Change the number, or leave it empty.", "#id_number"),
        ),
        (
            {"text": ""},
            ("Enter what the recommendation asks, or say that its wording is not held.", "#id_text"),
        ),
        ({}, ("Nothing has changed. Change something, or leave the page.", "#id_kind")),
    ],
)
def test_a_mistake_is_named_and_nothing_is_saved(editor, report, changed, refused):
    shown = previewed(editor, address_of(report), **changed)
    assert summary_of(shown) == [refused]
    assert not ReportAmendment.objects.exists()


def test_a_correction_does_not_write_over_another(editor, report):
    mine = editor.get(address_of(report))
    saved(editor, address_of(report), addressee="Theirs", theme="Theirs")
    refused = press(editor, address_of(report), mine, reason="Mine.", addressee="Mine", number="9")
    assert refused.status_code == 409
    assert refused.context["differing"] == [("Number", "1", "9"), ("Whom it addresses", "Theirs", "Mine")]
    sent = fields_of(refused)
    assert [sent[name] for name in ("number", "addressee", "theme")] == [["9"], ["Mine"], ["Theirs"]]
    assert Recommendation.objects.get(text=ASKED[0].text).addressee == "Theirs"


def test_of_another_report_or_taken_back_it_is_not_found(editor, report):
    other = make_report("Another", asked=[])
    one = report.recommendations.get(number="1")
    strange = reverse("recommendation-correct", args=["hmicfrs", other.slug, one.pk])
    assert editor.get(strange).status_code == 404
    address = address_of(report)
    Recommendation.objects.filter(pk=one.pk).update(withdrawn_at="2023-08-01T09:00Z")
    assert editor.get(address).status_code == 404


def test_what_was_taken_back_is_on_no_page(editor, report):
    Recommendation.objects.filter(number="1").update(withdrawn_at="2023-08-01T09:00Z")
    shown = page(editor, report)
    assert [row.recommendation.number for row in shown.context["rows"]] == ["2"]
    assert shown.context["counts"] == "1 known; the wording of 1 is not held"


@pytest.mark.parametrize(
    ("role", "status"),
    [("officer", 200), ("register-editor", 200), ("reader", 403), ("office-holder", 403), ("liaison", 403)],
)
def test_who_may_correct(client, west_mercia, report, role, status):
    person = member(role, west_mercia, email=f"another-{role}@example.org")
    client = sign_in(client, person)
    assert client.get(address_of(report)).status_code == status
    assert client.post(address_of(report), {"reason": "Mine."}).status_code == status
    assert (address_of(report) in page(client, report).content.decode()) is (status == 200)


@pytest.mark.parametrize("size", [1, 30])
def test_the_preview_costs_the_same_queries(editor, officer, size):
    report = asks(make_report(asked=numbered(size)), officer)
    with CaptureQueriesContext(connection) as opened:
        shown = editor.get(address_of(report))
    with CaptureQueriesContext(connection) as preview:
        press(editor, address_of(report), shown, reason="Misread.", text="By 1 May 2022, forces should act.")
    assert (len(opened), len(preview)) == (9, 11)


# The changes of an entry


def changes(client, report):
    return client.get(reverse("report-changes", args=[report.source.slug, report.slug]))


def test_every_change_stands_there_newest_first(editor, report):
    saved(editor, address_of(report), theme="Kit")
    saved(editor, address_of(report), theme="")
    shown = changes(editor, report).context["changes"]
    assert [(change.about, [(fact.before, fact.after) for fact in change.facts]) for change in shown] == [
        ("Recommendation 1", [("Kit", "none")]),
        ("Recommendation 1", [("none", "Kit")]),
    ]  # fmt: skip


def test_without_a_change_it_says_so(editor, report):
    assert "Nothing was changed since the report was registered." in main_words(changes(editor, report))
    assert "This entry was changed" not in main_words(page(editor, report))


def test_a_liaison_reads_what_was_changed_and_not_by_whom(client, editor, report, west_mercia):
    saved(editor, address_of(report), addressee="chief officers")
    client = sign_in(client, member("liaison", west_mercia))
    for shown in (changes(client, report), page(client, report)):
        assert "Why: As it is printed." in main_words(shown)
        assert "officer person" not in main_words(shown)


@AFTER
def test_hostile_reasons_are_escaped(client, officer, report):
    client = sign_in(client, officer)
    saved(client, address_of(report), reason="<script>alert(1)</script>", theme="<script>alert(2)</script>")
    for shown in (changes(client, report), page(client, report)):
        assert b"<script>alert" not in shown.content
        assert "Why: <script>alert(1)</script>" in words(shown)


@pytest.mark.parametrize("size", [1, 30])
def test_the_changes_cost_the_same_queries(editor, report, officer, size):
    facts = {"at": "2023-08-01T09:00Z", "by": officer, "reason": "Misread."}
    told = {"before": {"title": "A"}, "after": {"title": "B"}}
    ReportAmendment.objects.bulk_create(ReportAmendment(report=report, **facts, **told) for _ in range(size))
    with CaptureQueriesContext(connection) as queries:
        changes(editor, report)
    assert len(queries) == 7
    with CaptureQueriesContext(connection) as queries:
        page(editor, report)
    assert len(queries) == 10
