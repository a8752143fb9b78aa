"""A recommendation is corrected: its wording, number, kind, addressee, and a deadline that was read wrongly."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recommendations.flows.amend_recommendation import amend_recommendation, wording_of
from recommendations.flows.amend_report import StaleReport
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import Asked
from recommendations.models import Deadline, InspectionReport, Recommendation, ReportAmendment
from tests.builders import AT, a_report, officer, one_body

pytestmark = pytest.mark.django_db
ASKED = (
    Asked(number="1", text="By 31 July 2024, count the radios.", number_inferred=True),
    Asked(number="2", text="Label the radios."),
    Asked(number="1", text="Radios are lost.", kind="cause-of-concern"),
    Asked(number="1", text="Find them.", parent=2),
)
ENTERED = EnteredDeadline(date(2024, 8, 31), "by the end of August")


@pytest.fixture
def me():
    return officer(one_body())


@pytest.fixture
def report() -> InspectionReport:
    return a_report(ASKED)


def amended(me, which: str, *, seen: str = "", **changed) -> bool:
    held = Recommendation.objects.get(text=which)
    wording = wording_of(held)
    return amend_recommendation(
        recommendation=held, wording=replace(wording, **changed), seen=seen or wording.digest, reason="As printed.",
        by=me, at=AT,
    )  # fmt: skip


def due(number: str = "1") -> list[tuple[str, date | None, bool]]:
    rows = Deadline.objects.filter(recommendation__number=number)
    return list(rows.values_list("phrase", "due_on", "by_hand"))


def test_other_words_are_read_anew(report, me):
    assert amended(me, ASKED[0].text, text="By 31 May 2024, count them.\nWithin six months, report.") is True
    assert due() == [("By 31 May 2024", date(2024, 5, 31), False), ("Within six months", date(2024, 1, 11), False)]


def test_words_that_are_taken_out_are_said_not_to_be_held(report, me):
    amended(me, "Label the radios.", text="")
    assert Recommendation.objects.get(number="2").wording_held is False


def test_a_deadline_entered_stands_instead_and_taken_out_the_words_are_read_again(report, me):
    assert amended(me, ASKED[0].text, deadline=ENTERED) is True
    assert due() == [("by the end of August", date(2024, 8, 31), True)]
    assert amended(me, ASKED[0].text, theme="Kit") is False
    assert amended(me, ASKED[0].text, deadline=None) is True
    assert due() == [("By 31 July 2024", date(2024, 7, 31), False)]


def test_a_deadline_entered_outlives_other_words(report, me):
    amended(me, ASKED[0].text, deadline=ENTERED)
    amended(me, ASKED[0].text, text="Within a year, count the radios.")
    assert due() == [("by the end of August", date(2024, 8, 31), True)]


def test_a_number_that_is_corrected_is_inferred_no_longer(report, me):
    amended(me, ASKED[0].text, addressee="chief constables")
    assert Recommendation.objects.get(text=ASKED[0].text).number_inferred is True
    amended(me, ASKED[0].text, number="3", theme="Kit")
    held = Recommendation.objects.get(text=ASKED[0].text)
    assert (held.number, held.number_inferred, held.addressee, held.theme) == ("3", False, "chief constables", "Kit")


def test_the_change_names_the_recommendation_before_and_after(report, me):
    amended(me, ASKED[0].text, number="3", deadline=ENTERED)
    [change] = ReportAmendment.objects.all()
    assert (change.report, change.by, change.reason) == (report, me, "As printed.")
    assert change.before == {"recommendation": "Recommendation 1", "number": "1", "deadline": None}
    assert change.after == {"recommendation": "Recommendation 3", "number": "3", "deadline": "2024-08-31"}


@pytest.mark.parametrize(
    ("text", "changed", "refused"),
    [
        (
            "Label the radios.",
            {"number": "1"},
            {"number": ["This report has a number 1 already. Change the number, or leave it empty."]},
        ),
        (
            "Radios are lost.",
            {"kind": "afi"},
            {"kind": ["It stands under a cause of concern, or others stand under it: its kind stays as it is."]},
        ),
        (
            "Find them.",
            {"kind": "cause-of-concern"},
            {"kind": ["It stands under a cause of concern, or others stand under it: its kind stays as it is."]},
        ),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(report, me, text: str, changed: dict, refused: dict):
    before = list(Recommendation.objects.values("pk", "kind", "number"))
    with pytest.raises(ValidationError) as error:
        amended(me, text, **changed)
    assert error.value.message_dict == refused
    assert list(Recommendation.objects.values("pk", "kind", "number")) == before


def test_a_recommendation_may_become_an_area_for_improvement_with_the_same_number(report, me):
    amended(me, ASKED[0].text, kind="afi")
    assert Recommendation.objects.get(text=ASKED[0].text).heading == "Area for improvement 1"


def test_words_that_someone_else_corrected_since_are_not_written_over(report, me):
    seen = wording_of(Recommendation.objects.get(number="2")).digest
    amended(me, "Label the radios.", addressee="Theirs")
    with pytest.raises(StaleReport):
        amended(me, "Label the radios.", seen=seen, addressee="Mine")
    assert Recommendation.objects.get(number="2").addressee == "Theirs"


def test_the_same_words_again_are_refused(report, me):
    with pytest.raises(ValidationError) as refused:
        amended(me, "Label the radios.")
    assert refused.value.messages == ["Nothing has changed. Change something, or leave the page."]
