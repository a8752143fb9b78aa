"""Reports and recommendations enter the register with the deadlines that their words set."""

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import (
    Asked,
    ClockGiven,
    Early,
    add_recommendations,
    register_report,
)
from recommendations.flows.register_source import load_sources
from recommendations.models import Deadline, InspectionReport, Recommendation, Source
from tests.builders import AT, PUBLISHED_ON, a_report, officer, one_body, one_force, the_inspectorate

pytestmark = pytest.mark.django_db


def registered(title: str = "Radios", **facts) -> InspectionReport:
    given = {"kind": InspectionReport.Kind.FORCE, "published_on": PUBLISHED_ON, "forces": None, **facts}
    return register_report(source=the_inspectorate(), title=title, **given)


def test_a_report_takes_its_sources_clock_unless_told_otherwise():
    other = registered("Another", clock=ClockGiven("set-date", date(2024, 1, 1), "Super-complaint."))
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


CAUSE = Asked(number="1", text="Radios are lost.", kind="cause-of-concern")


def test_recommendations_stand_under_their_cause_of_concern_and_may_bear_the_same_number():
    report = a_report([CAUSE, Asked(number="1", text="Find them.", parent=0), Asked(number="1", text="Label them.")])
    [held] = report.recommendations.filter(kind="cause-of-concern")
    add_recommendations(report=report, asked=[Asked(number="2", text="Keep them.", parent=held)])
    assert list(report.recommendations.values_list("position", "text", "parent__text")) == [
        (1, "Radios are lost.", None),
        (2, "Find them.", "Radios are lost."),
        (3, "Label them.", None),
        (4, "Keep them.", "Radios are lost."),
    ]


@pytest.mark.parametrize("parent", ["in the list", "held"])
def test_a_number_stands_once_under_its_cause(parent: str):
    report = a_report([CAUSE])
    [held] = report.recommendations.all()
    asked = [Asked(number="9", kind="cause-of-concern")] if parent == "in the list" else []
    under = 0 if asked else held
    asked += [Asked(number="1", parent=under), Asked(number="1", parent=under)]
    with pytest.raises(ValidationError):
        add_recommendations(report=report, asked=asked)
    assert Recommendation.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "phrase", "kept"),
    [
        ("By 31 July 2024, count.", "", "By 31 July 2024"),
        ("By 31 July 2024, count.", "by the summer", "by the summer"),
        ("Count the radios.", "", "Entered by hand"),
    ],
)
def test_a_deadline_entered_by_hand_takes_the_place_of_all_that_is_read(text: str, phrase: str, kept: str):
    day = date(2024, 8, 31)
    a_report([Asked(text=text, deadline=EnteredDeadline(day, phrase))])
    rows = Deadline.objects.values_list("kind", "phrase", "date", "due_on", "by_hand")
    assert list(rows) == [("fixed", kept, day, day, True)]


def early(title: str = "Radios", by=None, **facts) -> InspectionReport:
    given = {"expected_on": date(2023, 8, 1), **facts}
    return registered(title, published_on=None, early=Early(**given), by=by, at=AT)


def test_an_early_report_is_seen_by_those_named_and_whoever_enters_it():
    body = one_body()
    me, other = officer(body), officer(one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent"))
    report = early(by=me, seen_by=[other.pk])
    assert (report.not_published, report.expected_on, set(report.seen_by.all())) == (
        True, date(2023, 8, 1), {me, other},
    )  # fmt: skip
    seen = InspectionReport.objects.visible_to
    assert [list(seen(person, PUBLISHED_ON)) for person in (me, other)] == [[report], [report]]


def test_an_early_report_neither_takes_a_title_from_others_nor_tells_them_of_it():
    me = officer(one_body())
    other = officer(one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent"))
    mine = early(by=me)
    theirs = early(by=other)
    out = registered(by=officer(one_body(one_force("essex", "Essex Police"), slug="essex", name="PFCC")), at=AT)
    assert out.slug == "radios"
    assert len({mine.slug, theirs.slug, out.slug}) == 3
    assert mine.slug.startswith("radios-")


@pytest.mark.parametrize("again", ["early", "out"])
def test_whoever_holds_an_early_report_is_told_that_they_do(again: str):
    me = officer(one_body())
    early(by=me)
    with pytest.raises(ValidationError) as refused:
        early("radios", by=me) if again == "early" else registered("radios", by=me, at=AT)
    assert refused.value.message_dict == {
        "title": ["You hold a report of this title that is not out yet. Open it and say that it is out."]
    }


def test_what_is_out_is_not_held_early_as_well():
    registered()
    with pytest.raises(ValidationError) as refused:
        early(by=officer(one_body()))
    assert refused.value.message_dict == {
        "title": ["HMICFRS has a report of this title already. Add its date or area to the title."]
    }


def test_the_address_of_an_early_report_fits_however_long_its_title():
    assert len(early("r" * 300, by=officer(one_body())).slug) == 100


def test_the_reference_file_holds_the_inspectorate_and_loads_once():
    for _ in range(2):
        load_sources(settings.BASE_DIR / "fixtures" / "sources.csv")
    assert list(Source.objects.values_list("slug", "clock_rule")) == [("hmicfrs", "section-55")]
