"""Sheets made at random, read in one after another and taken back, beside a record of plain dictionaries."""

from datetime import date
from typing import NamedTuple

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from responses.intake.flows.undo_import import undo_import
from responses.record.models import Position
from tests import builders
from tests.responses.intake.generated_sheet import as_csv
from tests.responses.intake.reading_in import NOW, another_installation, counted, faults, read_in

pytestmark = pytest.mark.django_db
HEADINGS = ("Report", "Date published", "Kind", "Number", "Text", "Status", "Owner", "Target date")
STATES = {"In progress": "in-progress", "Complete": "complete", "Planned": "planned"}


class Name(NamedTuple):
    """What a row is about; without a number, its text alone tells."""

    report: str
    kind: str
    number: str
    text: str


class Said(NamedTuple):
    """What a row says: an empty cell says nothing."""

    status: str
    owner: str
    target: date | None


NAMES = st.builds(
    lambda report, kind, number: Name(report, kind, number, f"Generated: {kind or 'plain'} {number or report}."),
    st.sampled_from(["Generated A", "Generated B"]),
    st.sampled_from(["Recommendation", "Area for improvement"]),
    st.sampled_from(["", "1", "2", "3a"]),
)
SAYS = st.builds(
    Said,
    st.sampled_from(["", *STATES]),
    st.sampled_from(["", "Owner one", "Owner two", "=Owner"]),
    st.sampled_from([None, date(2024, 2, 29), date(2024, 6, 30)]),
)
SHEETS = st.lists(st.dictionaries(NAMES, SAYS, min_size=1, max_size=6), min_size=1, max_size=3)
NOTHING = Said("", "", None)
Held = dict[Name, Said]


def after(held: Held, rows: Held) -> tuple[Held, dict[str, int]]:
    """What stands once the rows are read in, and how many of them were new, changed and the same."""
    counts = dict.fromkeys(("new", "changed", "same"), 0)
    found = dict(held)
    for name, said in rows.items():
        before = held.get(name, NOTHING)
        found[name] = Said(*(new or old for new, old in zip(said, before, strict=True)))
        counts["new" if name not in held else "changed" if found[name] != before else "same"] += 1
    return found, {name: number for name, number in counts.items() if number}


def sheet(rows: Held) -> bytes:
    return as_csv([[name.report, date(2020, 3, 1), *name[1:], *said] for name, said in rows.items()], HEADINGS)


def stored() -> Held:
    """What the records say, in the sheet's words."""
    words = {state: word for word, state in STATES.items()} | {"not-started": ""}
    rows = Position.objects.current().select_related("report", "response__recommendation")
    return {
        Name(row.report.title, asked.get_kind_display(), asked.number, asked.text): Said(
            words[row.status], row.owner, row.target_on
        )
        for row in rows
        for asked in [row.response.recommendation]
    }


@settings(max_examples=settings.default.max_examples // 3)
@given(SHEETS)
def test_any_sheets_say_what_a_plain_record_of_them_says(sheets):
    with time_machine.travel(NOW, tick=False), another_installation():
        builders.the_inspectorate()
        officer = builders.officer(builders.one_body(on=date(2022, 11, 1)))
        stood: list[Held] = [{}]
        done = []
        for rows in sheets:
            expected, counts = after(stood[-1], rows)
            done.append(read_in(officer, sheet(rows)))
            assert (counted(done[-1]), stored()) == (counts, expected)
            stood.append(expected)
        assert faults() == []
        for imported, before in zip(reversed(done), reversed(stood[:-1]), strict=True):
            undo_import(imported=imported, by=officer, at=NOW)
            assert stored() == before
        assert faults() == []
