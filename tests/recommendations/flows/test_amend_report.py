"""The facts of a report are corrected: what is written, what moves, what is refused, what stays beside it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recommendations.flows.amend_report import Facts, StaleReport, amend_report, facts_of
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import Asked
from recommendations.models import Deadline, InspectionReport, Recommendation, ReportAmendment
from tests.builders import AT, a_report, officer, one_body, one_force

pytestmark = pytest.mark.django_db
LATER = date(2023, 8, 11)
ASKED = (
    Asked(number="1", text="Within six months, label the radios."),
    Asked(number="2", text="By 31 July 2024, count the radios."),
    Asked(number="3", text="With immediate effect, keep them dry."),
    Asked(number="4", text="Within six months, sell them.", deadline=EnteredDeadline(date(2024, 3, 1), "by March")),
    Asked(number="5"),
)


@pytest.fixture
def me():
    return officer(one_body())


@pytest.fixture
def report() -> InspectionReport:
    return a_report(ASKED)


def amended(report: InspectionReport, me, *, seen: str = "", reason: str = "Misread.", **changed):
    facts = replace(facts_of(report), **changed)
    return amend_report(report=report, facts=facts, seen=seen or facts_of(report).digest, reason=reason, by=me, at=AT)


def due(report: InspectionReport) -> list[tuple[str, str, date | None]]:
    rows = Deadline.objects.filter(recommendation__report=report).order_by("recommendation__position")
    return list(rows.values_list("recommendation__number", "phrase", "due_on"))


def test_deadlines_counted_from_publication_move_and_others_stay(report, me):
    moved = amended(report, me, published_on=LATER)
    assert [one.number for one in moved] == ["1", "3"]
    assert due(report) == [
        ("1", "Within six months", date(2024, 2, 11)),
        ("2", "By 31 July 2024", date(2024, 7, 31)),
        ("3", "With immediate effect", LATER),
        ("4", "by March", date(2024, 3, 1)),
    ]
    assert InspectionReport.objects.get().published_on == LATER


def test_other_facts_move_no_deadline(report, me):
    before = due(report)
    assert amended(report, me, title="Radios, again", address="https://example.org/", number_known=12) == []
    assert due(report) == before


def test_the_change_is_written_beside_the_report(report, me):
    force = one_force()
    amended(report, me, published_on=LATER, forces=frozenset({force.pk}), title="Radios")
    [change] = ReportAmendment.objects.all()
    assert (change.report, change.by, change.at, change.reason) == (report, me, AT, "Misread.")
    assert change.before == {"title": "A report", "published_on": "2023-07-11", "forces": None}
    assert change.after == {"title": "Radios", "published_on": "2023-08-11", "forces": ["West Mercia Police"]}
    assert change.moved == {"deadlines": 2}


def test_forces_are_every_force_again(me):
    report = a_report(1, forces=[one_force()])
    amended(report, me, forces=None)
    report.refresh_from_db()
    assert (report.concerns_every_force, list(report.forces.all())) == (True, [])


def test_facts_that_someone_else_corrected_since_are_not_written_over(report, me):
    seen = facts_of(report).digest
    amended(report, me, title="Theirs")
    with pytest.raises(StaleReport):
        amended(InspectionReport.objects.get(), me, seen=seen, title="Mine")
    assert InspectionReport.objects.get().title == "Theirs"
    assert ReportAmendment.objects.count() == 1


def test_the_same_facts_again_are_refused(report, me):
    with pytest.raises(ValidationError) as refused:
        amended(report, me)
    assert refused.value.messages == ["Nothing has changed. Change something, or leave the page."]
    assert not ReportAmendment.objects.exists()


def test_a_reason_is_asked_for_by_the_database_too(report, me):
    with pytest.raises(Exception, match="an_amendment_has_its_reason"):
        amended(report, me, reason="", title="Radios")


def test_what_was_taken_back_is_left_alone(report, me):
    Recommendation.objects.filter(number="1").update(withdrawn_at=AT)
    assert [one.number for one in amended(report, me, published_on=LATER)] == ["3"]


@pytest.mark.parametrize("name", sorted(Facts.__dataclass_fields__))
def test_the_digest_tells_every_fact_apart(report, name: str):
    facts = facts_of(report)
    other = frozenset({1}) if name in {"forces", "seen_by"} else "other"
    assert replace(facts, **{name: other}).digest != facts.digest
