"""Which body answers for a force on a day: the force's last row that has begun."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from forces.models import Force, Jurisdiction, LocalPolicingBody
from tests.builders import one_force

pytestmark = pytest.mark.django_db
DAY, MONTH, UNKNOWN = Jurisdiction.Precision.DAY, Jurisdiction.Precision.MONTH, Jurisdiction.Precision.UNKNOWN
ONE = timedelta(days=1)


def a_body(slug: str) -> LocalPolicingBody:
    return LocalPolicingBody.objects.create(slug=slug, formal_name=slug, kind=LocalPolicingBody.Kind.PCC)


def starts(force: Force, body: LocalPolicingBody | None, on: date | None, precision: str = DAY) -> Jurisdiction:
    return Jurisdiction.objects.create(force=force, body=body, from_on=on, precision=precision)


def answering(day: date) -> dict[str, str]:
    """The body of each force that has a row that day; "-" where the row says that there is none."""
    rows = Jurisdiction.objects.on(day).select_related("force", "body")
    return {row.force.slug: row.body.slug if row.body else "-" for row in rows}


@pytest.fixture
def mercia() -> Force:
    return one_force()


@pytest.fixture
def york() -> Force:
    return one_force("north-yorkshire", "North Yorkshire Police")


def test_a_row_holds_from_its_first_day(mercia: Force) -> None:
    starts(mercia, a_body("pcc"), date(2012, 11, 22))
    assert answering(date(2012, 11, 21)) == {}
    assert answering(date(2012, 11, 22)) == answering(date(9999, 12, 31)) == {"west-mercia": "pcc"}


def test_a_row_without_a_start_holds_on_every_day(mercia: Force) -> None:
    starts(mercia, a_body("council"), None, UNKNOWN)
    assert answering(date.min) == answering(date(1829, 9, 29)) == answering(date.max) == {"west-mercia": "council"}


def test_the_start_to_the_month_is_its_first_day(york: Force) -> None:
    starts(york, a_body("mayor"), date(2024, 5, 1), MONTH)
    assert answering(date(2024, 4, 30)) == {}
    assert answering(date(2024, 5, 1)) == {"north-yorkshire": "mayor"}


@pytest.mark.parametrize("successor_first", [False, True])
def test_a_successor_takes_over_on_its_day(mercia: Force, successor_first: bool) -> None:
    """In whatever order the rows were written."""
    rows = [(a_body("pcc"), date(2012, 11, 22)), (a_body("mayor"), date(2024, 5, 7)), (None, date(2028, 5, 4))]
    for body, on in reversed(rows) if successor_first else rows:
        starts(mercia, body, on)
    assert [answering(on + step) for _, on in rows for step in (-ONE, 0 * ONE)] == [
        {},
        {"west-mercia": "pcc"},
        {"west-mercia": "pcc"},
        {"west-mercia": "mayor"},
        {"west-mercia": "mayor"},
        {"west-mercia": "-"},
    ]


@pytest.mark.parametrize("unrecorded_first", [False, True])
def test_a_row_without_a_start_comes_before_any_other(mercia: Force, unrecorded_first: bool) -> None:
    """Databases differ on whether an empty date sorts first or last."""
    rows = [(a_body("old"), None, UNKNOWN), (a_body("new"), date(1964, 4, 1), DAY)]
    for body, on, precision in rows if unrecorded_first else reversed(rows):
        starts(mercia, body, on, precision)
    assert answering(date(1964, 3, 31)) == {"west-mercia": "old"}
    assert answering(date(1964, 4, 1)) == answering(date(2024, 1, 1)) == {"west-mercia": "new"}


def test_each_force_has_its_own_row_of_the_day(mercia: Force, york: Force) -> None:
    pcc, mayor = a_body("pcc"), a_body("mayor")
    btp = one_force("btp", "British Transport Police")
    starts(mercia, pcc, date(2012, 11, 22))
    starts(york, pcc, None, UNKNOWN)
    starts(york, mayor, date(2024, 5, 1), MONTH)
    starts(btp, None, None, UNKNOWN)
    assert answering(date(2012, 11, 21)) == {"north-yorkshire": "pcc", "btp": "-"}
    assert answering(date(2024, 4, 30)) == {"west-mercia": "pcc", "north-yorkshire": "pcc", "btp": "-"}
    assert answering(date(2024, 5, 1)) == {"west-mercia": "pcc", "north-yorkshire": "mayor", "btp": "-"}


def test_what_is_asked_first_does_not_change_which_row_holds(mercia: Force) -> None:
    """A body that has handed over no longer answers, though its own rows alone are looked at."""
    pcc, mayor = a_body("pcc"), a_body("mayor")
    starts(mercia, pcc, date(2012, 11, 22))
    starts(mercia, mayor, date(2024, 5, 7))
    day = date(2024, 5, 7)
    assert list(pcc.jurisdictions.on(day)) == list(Jurisdiction.objects.filter(body=pcc).on(day)) == []
    assert [row.body for row in Jurisdiction.objects.on(day).filter(force=mercia)] == [mayor]


def test_a_forces_rows_are_listed_from_the_first(mercia: Force) -> None:
    later = starts(mercia, a_body("new"), date(1964, 4, 1))
    first = starts(mercia, a_body("old"), None, UNKNOWN)
    last = starts(mercia, None, date(2028, 5, 4))
    assert list(mercia.jurisdictions.all()) == [first, later, last]


@pytest.mark.parametrize(
    ("on", "precision"),
    [
        (None, DAY),
        (None, MONTH),
        (date(2024, 5, 1), UNKNOWN),
        (date(2024, 5, 1), "year"),
    ],
)
def test_start_and_precision_agree(mercia: Force, on: date | None, precision: str) -> None:
    with pytest.raises(IntegrityError, match="jurisdiction_start_and_precision_agree"), transaction.atomic():
        starts(mercia, None, on, precision)


@pytest.mark.parametrize(("on", "precision"), [(None, UNKNOWN), (date(2024, 5, 1), DAY)])
def test_a_force_starts_once_on_a_day(mercia: Force, york: Force, on: date | None, precision: str) -> None:
    """An empty start counts as one day, though empty values differ from each other for a database."""
    starts(mercia, a_body("one"), on, precision)
    with pytest.raises(IntegrityError), transaction.atomic():
        starts(mercia, a_body("two"), on, precision)
    starts(york, LocalPolicingBody.objects.get(slug="one"), on, precision)
    assert Jurisdiction.objects.count() == 2
