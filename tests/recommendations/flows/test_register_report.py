"""Reports and recommendations enter the register with the deadlines that their words set."""

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from recommendations.flows.register_report import Asked, add_context_link, add_recommendations, register_report
from recommendations.flows.register_source import load_sources
from recommendations.models import ContextLink, Deadline, InspectionReport, Recommendation, Source
from tests.builders import PUBLISHED_ON, a_report, one_force, the_inspectorate

pytestmark = pytest.mark.django_db


def registered(title: str = "Radios", **facts) -> InspectionReport:
    given = {"kind": InspectionReport.Kind.FORCE, "published_on": PUBLISHED_ON, "forces": None, **facts}
    return register_report(source=the_inspectorate(), title=title, **given)


def test_a_report_takes_its_sources_clock_unless_told_otherwise():
    other = registered("Another", clock_rule="set-date", clock_set_on=date(2024, 1, 1), clock_reason="Super-complaint.")
    assert registered().clock_rule == "section-55"
    assert (other.clock_rule, other.clock_set_on, other.clock_reason) == (
        "set-date", date(2024, 1, 1), "Super-complaint.",
    )  # fmt: skip


def test_forces_are_every_force_or_those_named():
    force = one_force()
    every, named = registered("Every"), registered("Named", forces=[force])
    assert (every.concerns_every_force, list(every.forces.all())) == (True, [])
    assert (named.concerns_every_force, list(named.forces.all())) == (False, [force])


def test_a_title_held_already_is_refused_and_says_what_to_do():
    registered()
    with pytest.raises(ValidationError) as refused:
        registered()
    assert refused.value.message_dict == {
        "title": ["HMICFRS has a report of this title already. Add its date or area to the title."]
    }


def test_recommendations_follow_those_held_and_bring_their_deadlines():
    report = a_report([Asked(number="1", text="By 31 July 2024, count the radios and, within six months, label them.")])
    add_recommendations(report=report, asked=[Asked(number="2"), Asked(text="Keep them dry.", kind="afi")])
    rows = list(report.recommendations.values_list("position", "number", "wording_held", "kind"))
    assert rows == [(1, "1", True, "recommendation"), (2, "2", False, "recommendation"), (3, "", True, "afi")]
    assert list(Deadline.objects.values_list("phrase", "kind", "due_on")) == [
        ("By 31 July 2024", "fixed", date(2024, 7, 31)),
        ("within six months", "relative", date(2024, 1, 11)),
    ]


@pytest.mark.parametrize("asked", [[Asked(number="1", text="Again.")], [Asked(number="9"), Asked(number="9")]])
def test_a_number_taken_is_refused_and_nothing_is_added(asked: list[Asked]):
    report = a_report(1)
    with pytest.raises(ValidationError) as refused:
        add_recommendations(report=report, asked=asked)
    assert list(refused.value.message_dict) == ["number"]
    assert Recommendation.objects.count() == 1


def test_an_area_for_improvement_may_bear_a_recommendations_number():
    report = a_report(1)
    add_recommendations(report=report, asked=[Asked(number="1", text="Keep them dry.", kind="afi")])
    assert [row.heading for row in report.recommendations.all()] == ["Recommendation 1", "Area for improvement 1"]


def test_a_context_link_stands_once():
    report = a_report(1)
    facts = {"publisher": "", "address": "", "published_on": None, "description": "About radios."}
    for _ in range(2):
        add_context_link(report=report, title="An article", **facts)
    assert ContextLink.objects.count() == 1


def test_the_reference_file_holds_the_inspectorate_and_loads_once():
    for _ in range(2):
        load_sources(settings.BASE_DIR / "fixtures" / "sources.csv")
    assert list(Source.objects.values_list("slug", "clock_rule")) == [("hmicfrs", "section-55")]
