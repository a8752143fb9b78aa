"""A report that was held before it was out comes out, or is taken away."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recommendations.flows.publish_report import publish_report, withdraw_early_report
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import Asked, Early, add_recommendations, register_report
from recommendations.models import Deadline, InspectionReport, Recommendation, ReportAmendment
from tests.builders import AT, PUBLISHED_ON, a_report, officer, one_body, the_inspectorate

pytestmark = pytest.mark.django_db


@pytest.fixture
def me():
    return officer(one_body())


@pytest.fixture
def early(me) -> InspectionReport:
    report = register_report(
        source=the_inspectorate(), title="Radios", kind="force", published_on=None, forces=None,
        early=Early(expected_on=date(2023, 8, 1)), by=me, at=AT,
    )  # fmt: skip
    asked = [
        Asked(number="1", text="Within six months, label the radios."),
        Asked(number="2", text="Within six months, count them.", deadline=EnteredDeadline(date(2024, 3, 1))),
    ]
    add_recommendations(report=report, asked=asked)
    return report


def due() -> list[tuple[str, date | None]]:
    return list(Deadline.objects.values_list("recommendation__number", "due_on"))


def test_it_gets_its_day_its_address_and_the_deadlines_that_are_counted_from_it(me, early):
    assert due() == [("1", None), ("2", date(2024, 3, 1))]
    publish_report(report=early, published_on=PUBLISHED_ON, by=me, at=AT)
    early.refresh_from_db()
    assert (early.not_published, early.expected_on, early.published_on, early.slug) == (
        False, None, PUBLISHED_ON, "radios",
    )  # fmt: skip
    assert due() == [("1", date(2024, 1, 11)), ("2", date(2024, 3, 1))]


def test_who_said_so_is_written_down(me, early):
    publish_report(report=early, published_on=PUBLISHED_ON, by=me, at=AT)
    [change] = ReportAmendment.objects.all()
    assert (change.by, change.at, change.reason, change.before, change.after) == (
        me, AT, "The report is out.",
        {"not_published": True, "published_on": None},
        {"not_published": False, "published_on": "2023-07-11"},
    )  # fmt: skip


def test_it_comes_out_once(me, early):
    publish_report(report=early, published_on=PUBLISHED_ON, by=me, at=AT)
    with pytest.raises(ValidationError) as refused:
        publish_report(report=early, published_on=date(2023, 7, 12), by=me, at=AT)
    assert refused.value.messages == ["This report is out already, or was taken away. Open the list of reports."]
    assert InspectionReport.objects.get().published_on == PUBLISHED_ON


def test_it_does_not_come_out_beside_one_of_its_title(me, early):
    a_report(title="Radios")
    with pytest.raises(ValidationError) as refused:
        publish_report(report=early, published_on=PUBLISHED_ON, by=me, at=AT)
    assert refused.value.messages == [
        "The register holds a report of this title that is out. Correct the title, or take this one away."
    ]
    early.refresh_from_db()
    assert early.not_published
    assert due()[0] == ("1", None)


def test_taken_away_it_and_what_it_recommends_stand_nowhere(me, early):
    withdraw_early_report(report=early, by=me, at=AT)
    assert list(InspectionReport.objects.standing()) == []
    assert list(Recommendation.objects.standing()) == []
    assert InspectionReport.objects.get().withdrawn_at == AT


def test_what_is_out_is_not_taken_away(me):
    report = a_report(2)
    with pytest.raises(ValidationError):
        withdraw_early_report(report=report, by=me, at=AT)
    assert Recommendation.objects.standing().count() == 2
