"""The demonstration: what the documents say, in the records, once."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from forces.models import Force, Jurisdiction, LocalPolicingBody, Membership, OfficeHolder, User
from letters.content import LetterItem
from recommendations.models import ContextLink, Deadline, InspectionReport, Recommendation
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Document, Position, Response, Update
from responses.replies.letters import letter_of
from responses.replies.models import Reply, ReplyItem
from tracker.demo.load import load_demo

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
MODELS = (
    Force, LocalPolicingBody, Jurisdiction, OfficeHolder, User, Membership, InspectionReport, Recommendation, Deadline,
    ContextLink, Response, Update, Position, Document, Reply, ReplyItem,
)  # fmt: skip


@pytest.fixture
def _demo():
    load_demo(settings.BASE_DIR / "fixtures", AT)


def statuses(force: str, source: str = "hmicfrs") -> dict[str, str]:
    rows = Position.objects.current().filter(force__slug=force, report__source__slug=source)
    return {row.response.recommendation.number: row.status for row in rows.select_related("response__recommendation")}


@pytest.mark.usefixtures("_demo")
def test_loading_again_changes_nothing():
    before = [list(model.objects.order_by("pk").values()) for model in MODELS]
    load_demo(settings.BASE_DIR / "fixtures", datetime(2026, 3, 1, tzinfo=UTC))
    assert [list(model.objects.order_by("pk").values()) for model in MODELS] == before


@pytest.mark.usefixtures("_demo")
def test_the_three_replies_say_what_their_letters_say():
    assert statuses("metropolitan") == {
        "2": "in-progress", "3": "already-compliant", "5": "in-progress", "6": "already-compliant",
        "8": "already-compliant", "10": "complete", "12": "complete",
    }  # fmt: skip
    assert statuses("west-mercia") == {
        "2": "in-progress", "3": "in-progress", "5": "in-progress", "6": "waiting-on-others",
        "8": "already-compliant", "10": "waiting-on-others", "12": "already-compliant",
    }  # fmt: skip
    assert statuses("cheshire") == {
        "2": "in-progress", "3": "in-progress", "5": "already-compliant", "6": "already-compliant",
        "7": "already-compliant", "8": "complete", "10": "already-compliant", "12": "already-compliant",
    }  # fmt: skip


@pytest.mark.usefixtures("_demo")
def test_no_other_force_has_a_record():
    assert set(Response.objects.values_list("force__slug", flat=True)) == {"metropolitan", "west-mercia", "cheshire"}
    assert Reply.objects.count() == 4
    assert Force.objects.filter(kind=Force.Kind.TERRITORIAL).count() == 43
    assert Force.objects.filter(kind=Force.Kind.NATIONAL).count() == 4


@pytest.mark.usefixtures("_demo")
def test_the_firearms_report_holds_eight_wordings_and_knows_of_twelve():
    report = InspectionReport.objects.get(slug="firearms-2023")
    assert (report.published_on, report.number_known, report.clock_rule) == (date(2023, 7, 11), 12, "section-55")
    held = dict(report.recommendations.values_list("number", "wording_held"))
    assert held == {str(n): n in {2, 3, 5, 6, 7, 8, 10, 12} for n in range(1, 13)}
    due = Deadline.objects.filter(recommendation__report=report).values_list("recommendation__number", "kind", "due_on")
    assert set(due) == {
        ("2", "fixed", date(2024, 7, 31)), ("3", "fixed", date(2023, 10, 31)), ("5", "fixed", date(2023, 12, 31)),
        ("6", "fixed", date(2023, 12, 31)), ("7", "fixed", date(2023, 10, 31)), ("8", "immediate", date(2023, 7, 11)),
        ("10", "immediate", date(2023, 7, 11)), ("12", "immediate", date(2023, 7, 11)),
    }  # fmt: skip


@pytest.mark.usefixtures("_demo")
def test_each_reply_keeps_the_report_as_its_letter_writes_it():
    mopac = Reply.objects.get(body__slug="mopac", report__slug="firearms-2023")
    assert (mopac.report_date_read, mopac.letter_date) == (date(2023, 8, 11), date(2023, 10, 9))
    assert mopac.report_title_as_written == "An inspection of how effective police forces are, in deploying firearms"
    assert mopac.reference == "MOPAC250923-D4723"
    west_mercia = Reply.objects.get(body__slug="west-mercia-pcc")
    assert west_mercia.copies_to.splitlines() == ["West Mercia Police Chief Constable", "HMICFRS"]
    assert [item.refers_to.heading for item in west_mercia.items.exclude(refers_to=None).order_by("position")] == [
        "Recommendation 5", "Recommendation 6",
    ]  # fmt: skip
    assert Reply.objects.get(body__slug="cheshire-pcc").letter_date is None
    assert {reply.published_on for reply in Reply.objects.all()} == {None}


@pytest.mark.usefixtures("_demo")
def test_the_forms_letter_prints_its_narrative_once_and_each_response_has_its_passage():
    reply = Reply.objects.get(body__slug="cheshire-pcc")
    letter = letter_of(reply)
    assert [item.answer for item in letter.items] == [""] * 8
    assert all(item.answer and item.answer in reply.narrative for item in reply.items.all())
    assert isinstance(letter.items[0], LetterItem)


@pytest.mark.usefixtures("_demo")
def test_the_assembly_reply_has_no_clock_and_four_answers():
    reply = Reply.objects.get(report__source__kind="committee")
    assert (reply.report.clock_rule, reply.items.count(), reply.signatory_name) == ("none", 4, "Sadiq Khan")
    rows = Position.objects.current().filter(report=reply.report).order_by("response__recommendation__position")
    assert [row.status for row in rows] == ["planned", "not-accepted", "planned", "in-progress"]


@pytest.mark.usefixtures("_demo")
def test_what_is_loaded_verifies_and_every_account_is_of_the_demonstration():
    assert [faults for _, faults in verify_positions()] == [[]] * 26
    assert set(User.objects.values_list("is_demo", flat=True)) == {True}
