"""A whole report, written for this test, as it comes out of a PDF."""

from __future__ import annotations

from pathlib import Path

from tests.recommendations.domain.pieces import afi, cause, left_over, rec, told

REPORT = Path(__file__).parents[3] / "fixtures" / "pasted" / "twelve-recommendations.txt"
HEAD = "Kept in order: an inspection of how forces look after property"
LEAD = "Within three months, Eastmarch Police should:"
EASTMARCH = "Eastmarch Police"


def test_its_findings() -> None:
    assert told(REPORT.read_text(encoding="utf-8")) == [
        cause(
            "Eastmarch Police does not know what is in its stores. This puts evidence, and the cases that rest on it, "
            "at risk."
        ),
        rec(f"{LEAD} count every firearm and all cash in its main store", to=EASTMARCH, parent=0),
        rec(f"{LEAD} reconcile that count with its records", to=EASTMARCH, parent=0),
        rec(f"{LEAD} report what it can’t account for to the chief constable.", to=EASTMARCH, parent=0),
        afi("Eastmarch Police should make better use of bar-codes.", to=EASTMARCH),
        afi("Eastmarch Police should tell owners, within 28 days, that they may collect their property.", to=EASTMARCH),
        rec(
            "By 30 September 2031, chief constables should complete a physical count of every high-value item held in "
            "a main store.",
            "1",
            to="chief constables",
        ),
        rec(
            "With immediate effect, chief constables should stop the practice of leaving cash in temporary lockers "
            "overnight.",
            "2",
            to="chief constables",
        ),
        rec(
            "By 31 March 2032, all chief constables should introduce a retention schedule. The schedule should cover:\n"
            "(a) what may be returned, sold or destroyed; and\n(b) digital copies.",
            "3",
            to="all chief constables",
        ),
        rec(
            "By 31 March 2032, chief constables should publish the number of items that could not be accounted for in "
            "the year before.",
            "4",
            to="chief constables",
        ),
        rec(
            "With immediate effect, chief constables, with their finance directors, should make a named superintendent "
            "answerable for each store.",
            "5",
            to="chief constables",
        ),
        rec(
            "By 31 December 2031, the National Police Chiefs’ Council lead for criminal justice should agree one form "
            "of label.",
            "6",
            to="National Police Chiefs’ Council lead for criminal justice",
        ),
        rec(
            "By 31 December 2031, the College of Policing and the Home Office should publish guidance on the storage "
            "of digital media, such as telephones seized under a warrant.",
            "7",
            to="College of Policing and the Home Office",
        ),
        rec(
            "Within six months, local policing bodies should review the money spent on stores.",
            "8",
            to="local policing bodies",
        ),
        rec(
            "Forces should, by December 2031, review who holds a key.\n\nThey should also change the locks.",
            "9",
            to="Forces",
        ),
    ]


def test_what_is_left_over() -> None:
    first, *rest = left_over(REPORT.read_text(encoding="utf-8"))
    assert first.startswith("Written for tests.")
    assert first.endswith("two areas for\nimprovement.\n\n2\n\n" + HEAD)
    assert rest == [
        f"We will return to the force within a year.\n\n3\n\n{HEAD}",
        f"4\n\n{HEAD}",
        "Some forces already do.",
        f"5\n\n{HEAD}",
    ]
