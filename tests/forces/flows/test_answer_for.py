"""Which body answers for a force, as offices write it: beside the reference data, and never over another office."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F

from forces.flows.answer_for import answer_for, stop_answering_for
from forces.models import Force, Jurisdiction, LocalPolicingBody, User
from forces.roles import Role
from tests.builders import member, one_force

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
MAY_2028 = date(2028, 5, 4)


@pytest.fixture
def force() -> Force:
    return one_force()


@pytest.fixture
def by() -> User:
    return member(Role.READER)


def a_body(slug: str, *, begun: bool = False) -> LocalPolicingBody:
    day = date(2024, 1, 1) if begun else None
    return LocalPolicingBody.objects.create(slug=slug, formal_name=slug.upper(), kind="pcc", uses_tracker_from=day)


def rows(force: Force) -> list[tuple[str | None, str, str]]:
    """Body, first day, precision; in order."""
    held = Jurisdiction.objects.filter(force=force).select_related("body")
    return [
        (row.body.slug if row.body else None, str(row.from_on), row.precision)
        for row in held.order_by(F("from_on").asc(nulls_first=True))
    ]


def test_one_that_nobody_answers_for(force: Force, by: User) -> None:
    answer_for(body=a_body("ours"), force=force, from_on=MAY_2028, by=by, at=AT)
    assert rows(force) == [("ours", "2028-05-04", "day")]


def test_the_references_own_row_stays_where_another_begins_later(force: Force, by: User) -> None:
    Jurisdiction.objects.create(force=force, body=a_body("theirs"), from_on=date(2012, 11, 22))
    answer_for(body=a_body("ours"), force=force, from_on=MAY_2028, by=by, at=AT)
    assert rows(force) == [("theirs", "2012-11-22", "day"), ("ours", "2028-05-04", "day")]


@pytest.mark.parametrize("from_on", [None, date(2012, 11, 22)])
def test_the_references_row_of_the_same_day_is_corrected(force: Force, by: User, from_on: date | None) -> None:
    precision = "month" if from_on else "unknown"
    Jurisdiction.objects.create(force=force, body=a_body("theirs"), from_on=from_on, precision=precision)
    answer_for(body=a_body("ours"), force=force, from_on=from_on, by=by, at=AT)
    assert rows(force) == [("ours", str(from_on), "day" if from_on else "unknown")]


def test_an_office_is_not_robbed_and_may_hand_over(force: Force, by: User) -> None:
    theirs, ours = a_body("theirs", begun=True), a_body("ours")
    held = Jurisdiction.objects.create(force=force, body=theirs, from_on=date(2012, 11, 22))
    for day in (date(2012, 11, 22), date(2012, 11, 23), MAY_2028):
        with pytest.raises(ValidationError, match="THEIRS answers for West Mercia Police and uses the tracker"):
            answer_for(body=ours, force=force, from_on=day, by=by, at=AT)
    stop_answering_for(body=theirs, jurisdiction=held, on=MAY_2028, by=by, at=AT)
    answer_for(body=ours, force=force, from_on=MAY_2028, by=by, at=AT)
    assert rows(force) == [("theirs", "2012-11-22", "day"), ("ours", "2028-05-04", "day")]


def test_a_predecessor_before_another_office_takes_nothing_from_it(force: Force, by: User) -> None:
    Jurisdiction.objects.create(force=force, body=a_body("theirs", begun=True), from_on=MAY_2028)
    answer_for(body=a_body("ours"), force=force, from_on=date(2012, 11, 22), by=by, at=AT)
    assert rows(force) == [("ours", "2012-11-22", "day"), ("theirs", "2028-05-04", "day")]


@pytest.mark.parametrize("from_on", [None, date(2010, 1, 1), date(2012, 11, 22), MAY_2028])
def test_our_own_is_not_added_twice(force: Force, by: User, from_on: date | None) -> None:
    ours = a_body("ours")
    Jurisdiction.objects.create(force=force, body=ours, from_on=date(2012, 11, 22))
    with pytest.raises(ValidationError, match="West Mercia Police is among this body’s forces already"):
        answer_for(body=ours, force=force, from_on=from_on, by=by, at=AT)
    assert len(rows(force)) == 1


def test_it_ends_on_a_day_within_its_time(force: Force, by: User) -> None:
    ours = a_body("ours")
    held = Jurisdiction.objects.create(force=force, body=ours, from_on=date(2012, 11, 22))
    Jurisdiction.objects.create(force=force, body=a_body("next"), from_on=MAY_2028)
    for day, said in (
        (date(2012, 11, 21), "The day must be 22 November 2012, when it began, or later"),
        (MAY_2028, "The day must be before 4 May 2028, when the next entry of West Mercia Police begins"),
        (date(2030, 1, 1), "The day must be before 4 May 2028, when the next entry of West Mercia Police begins"),
    ):
        with pytest.raises(ValidationError, match=said):
            stop_answering_for(body=ours, jurisdiction=held, on=day, by=by, at=AT)
    stop_answering_for(body=ours, jurisdiction=held, on=date(2028, 5, 3), by=by, at=AT)
    assert [row[:2] for row in rows(force)] == [("ours", "2012-11-22"), (None, "2028-05-03"), ("next", "2028-05-04")]


@pytest.mark.parametrize("from_on", [date(2012, 11, 22), None])
def test_one_added_by_mistake_ends_on_the_day_it_begins(force: Force, by: User, from_on: date | None) -> None:
    ours = a_body("ours")
    held = answer_for(body=ours, force=force, from_on=from_on, by=by, at=AT)
    stop_answering_for(body=ours, jurisdiction=held, on=date(2012, 11, 22), by=by, at=AT)
    before = [] if from_on else [("ours", "None", "unknown")]
    assert rows(force) == [*before, (None, "2012-11-22", "day")]
