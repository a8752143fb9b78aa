"""A row of a sheet that has a column for every field, and what is read in it."""

from datetime import date

from responses.intake.fields import FIELDS
from responses.intake.known import Known, KnownReport, Sheet
from responses.intake.row_checks import read_row

TODAY = date(2024, 3, 1)
HMICFRS, COMMITTEE = 1, 2
WEST_MERCIA, CHESHIRE, KENT = 11, 12, 13
FIREARMS = KnownReport(7, HMICFRS, date(2023, 7, 11))
PLACES = {name: place for place, name in enumerate(FIELDS)}
"""The sheet of these tests has a column for every field, in the table's order."""


def known(**changed):
    facts = {
        "today": TODAY,
        "reports": {"firearms": [FIREARMS]},
        "sources": {"hmicfrs": HMICFRS, "the committee": COMMITTEE},
        "source_names": ["HMICFRS", "The committee"],
        "forces": {"west mercia police": WEST_MERCIA, "cheshire constabulary": CHESHIRE, "kent police": KENT},
        "force_names": {WEST_MERCIA: "West Mercia Police", KENT: "Kent Police"},
        **changed,
    }
    return Known(**facts)


def sheet(facts=None, *, columns=None, words=(), order="day-first"):
    columns = {place: name for name, place in PLACES.items()} if columns is None else columns
    return Sheet(columns, dict(words), order, facts or known())


def cells(**by_field):
    row = [None] * len(PLACES)
    for name, value in {"report_title": "Firearms", "number": 3, "force": "West Mercia Police", **by_field}.items():
        row[PLACES[name]] = value
    return tuple(row)


def read(of=None, mended=None, row=2, **by_field):
    return read_row(of or sheet(), row, cells(**by_field), mended or {})


def wrong(found):
    return {problem.field: problem.message for problem in found.problems}
