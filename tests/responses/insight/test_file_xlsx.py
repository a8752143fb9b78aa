"""The workbook of rows: the list's rows cell by cell, the CSV file's words to the letter, and a sheet that explains."""

import zipfile
from datetime import datetime
from io import BytesIO
from itertools import combinations

import pytest
from django.utils import translation

from forces.models import LocalPolicingBody
from responses.domain.status import RAG_PRESETS, Colour, ForceSays, Progress
from responses.insight import cells
from responses.insight.export_columns import COLOUR_LABELS
from responses.insight.export_workbook import FILLS
from responses.record.labels import label_of
from tests import builders
from tests.in_welsh import mark_phrases_in_welsh
from tests.responses.insight.cases import DAY, every_case
from tests.responses.insight.reading import rows_of
from tests.responses.insight.workbooks import ROWS, about_of, sheet_rows_of, unguarded, workbook_of
from tracker.kit.xlsx_file import MOST_IN_A_CELL

pytestmark = pytest.mark.django_db
XLSX, CSV, LIST = "/recommendations/export.xlsx", "/recommendations/export.csv", "/recommendations/"
ADDRESSES = [
    "",
    "?status=planned&sort=-deadline",
    "?past_deadline=1&sort=owner",
    "?q=thing+1&sort=-updated",
    "?rag=red&sort=progress",
    "?status=banana",
    "?owner=Nobody",
]


@pytest.fixture
def body():
    return builders.one_body()


def listed(person, address):
    """Every row of the list, page by page."""
    pages = person.get(LIST + address).context["table"].paginator.num_pages
    for page in range(1, pages + 1):
        yield from person.get(f"{LIST}{address or '?'}&page={page}").context["table"].page.object_list


def on_the_list(row):
    """What the list shows of a row, in the file's form."""
    position, table = row.record, row.table
    force, us, inspectorate = cells.marks(position, is_of_body=True)
    return {
        "Report": position.report.title,
        "Number": position.response.recommendation.number,
        "Text": position.response.recommendation.text,
        "Force": position.force.name,
        "Due on": position.due_on.isoformat() if position.due_on else "",
        "Status": position.get_status_display(),
        "Colour (RAG)": cells.rag_words(position, table.at),
        "Progress": label_of("progress", position.progress),
        "The force says": force.words,
        "The local policing body’s view": us.words,
        "The inspectorate’s status": inspectorate.words,
        "Owner": position.owner,
        "Target": position.target_on.isoformat() if position.target_on else "",
        "Last update": position.updated_on.isoformat(),
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_workbook_has_exactly_the_lists_rows_in_its_order(body, as_person, address):
    builders.many_responses(60)
    person = as_person(builders.officer(body))
    shown = [on_the_list(row) for row in listed(person, address)]
    taken = sheet_rows_of(person.get(XLSX + address))
    assert [{name: row[name] for name in on_list} for row, on_list in zip(taken, shown, strict=True)] == shown
    assert bool(shown) == (address != "?owner=Nobody")


def test_every_state_and_date_is_as_in_the_list_and_in_the_csv_file(body, as_person):
    every_case()
    person = as_person(builders.officer(body))
    taken = sheet_rows_of(person.get(XLSX))
    assert taken == unguarded(rows_of(person.get(CSV)))
    shown = [on_the_list(row) for row in listed(person, "")]
    assert [{name: row[name] for name in on_list} for row, on_list in zip(taken, shown, strict=True)] == shown
    assert {row["Colour (RAG)"] for row in taken} == {"Red", "Amber", "Green", "Grey"}


TEXTS = {
    "waiting_on": "=College",
    "waiting_for": "@guidance\nof two lines",
    "owner": "-Siân Ŵyn 🚓",
    "force_action": " =1+1 <r>not markup</r> & _more_",
    "body_action": "<r><t>words</t></r>",
    "note": "Said.",
}


def a_waiting_response(**values):
    [response] = builders.opened(builders.a_report([builders.Asked("1", "'=1 '+2")]))
    told = {"progress": Progress.WAITING, "review_on": DAY, "target_on": DAY, **TEXTS, **values}
    builders.record(response, on=DAY, **told)
    return response


def test_both_files_say_the_same_to_the_letter_and_nothing_in_the_workbook_runs(body, as_person):
    a_waiting_response()
    person = as_person(builders.officer(body))
    [row] = sheet_rows_of(person.get(XLSX))
    assert [row] == unguarded(rows_of(person.get(CSV)))
    assert row["Text"] == "'=1 '+2"
    assert {row[name] for name in ("Waiting on", "Waiting for", "Owner", "What the force does", "What we do")} == {
        TEXTS[name] for name in ("waiting_on", "waiting_for", "owner", "force_action", "body_action")
    }
    assert {cell.data_type for line in workbook_of(person.get(XLSX))[ROWS].iter_rows() for cell in line} <= {
        "s",
        "d",
        "n",  # an empty cell
    }


def test_dates_are_typed(body, as_person):
    a_waiting_response()
    sheet = workbook_of(as_person(builders.officer(body)).get(XLSX))[ROWS]
    dates = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True) if cell.is_date}
    assert dates == {
        "Published on": datetime(2023, 7, 11),  # noqa: DTZ001
        "Review on": datetime(2024, 2, 29),  # noqa: DTZ001
        "Target": datetime(2024, 2, 29),  # noqa: DTZ001
        "Last update": datetime(2024, 2, 29),  # noqa: DTZ001
    }
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:AF2")


def test_a_text_too_long_for_a_cell_is_cut_and_said_to_be_while_the_csv_file_has_it_whole(body, as_person):
    text = "Ŵ🚓" * MOST_IN_A_CELL
    builders.opened(builders.a_report([builders.Asked("1", "Short."), builders.Asked("2", text)]))
    person = as_person(builders.officer(body))
    workbook = workbook_of(person.get(XLSX))
    held = workbook[ROWS]["G3"].value
    assert held.endswith(" … [Cut here: a cell of a workbook holds no more. The CSV file has the whole text.]")
    said = "Row 3, “Text”: the cell holds no more. The CSV file has the whole text."
    assert [line for line in about_of(workbook) if line[0] == "Cut short"] == [("Cut short", said)]
    assert [row["Text"] for row in rows_of(person.get(CSV))] == ["Short.", text]


def test_the_second_sheet_says_what_is_in_the_file(body, as_person):
    builders.many_responses(12)
    person = as_person(builders.officer(body))
    workbook = workbook_of(person.get(f"{XLSX}?status=planned&owner=Owner+1&kind=banana&sort=deadline"))
    assert workbook.sheetnames == [ROWS, "About this file"]
    count = len(list(workbook[ROWS].iter_rows(min_row=2)))
    assert about_of(workbook) == [
        ("What is in it", f"{count} recommendation, marked “Planned”, owner Owner 1, sorted by deadline"),
        ("What was not understood", "Kind: “banana” in the address is not known, so it is left out."),
        ("As it stood on", "29 February 2024"),
        ("Taken by", "Police and Crime Commissioner for West Mercia"),
        (
            "Why it is not for us; Why it is not accepted; What we do; Why we take no action",
            "For the local policing body’s own people. The file that a force takes has no such columns.",
        ),
        ("Green", "Completed"),
        ("Grey", "Not adopted"),
        ("Red", "Outstanding and past its target or, without one, its deadline"),
        ("Amber", "Outstanding, and not past it"),
    ]


def test_the_colours_of_every_body_are_explained_once(body, as_person):
    essex = builders.one_force("essex", "Essex Police")
    other = builders.one_body(essex, slug="essex-pfcc", name="Essex", preset="city-of-london")
    person = builders.officer(body)
    builders.give_role(user=person, role=builders.Role.READER, body=other)
    builders.opened(builders.a_report(1))
    about = about_of(workbook_of(as_person(person).get(XLSX)))
    colours = [line for line in about if line[0] in {str(label) for label in COLOUR_LABELS.values()}]
    assert sorted(colours) == sorted(
        (rule["colour"].capitalize(), rule["meaning"]) for rules in RAG_PRESETS.values() for rule in rules
    )


def test_a_word_stands_on_its_colour_and_can_be_read_there(body, as_person):
    builders.many_responses(3)
    sheet = workbook_of(as_person(builders.officer(body)).get(XLSX))[ROWS]
    [column] = [cell.column_letter for cell in sheet[1] if cell.value == "Colour (RAG)"]
    rules = {(str(area.sqref), rule.formula[0]) for area in sheet.conditional_formatting for rule in area.rules}
    assert rules == {(f"{column}2:{column}4", f'"{label}"') for label in COLOUR_LABELS.values()}
    assert {colour: round(contrast(fill.ground, fill.letters), 1) for colour, fill in FILLS.items()} == {
        Colour.RED: 5.2,
        Colour.AMBER: 11.9,
        Colour.GREEN: 5.3,
        Colour.WHITE: 19.6,
        Colour.GREY: 12.4,
    }
    assert all(one.ground != other.ground for one, other in combinations(FILLS.values(), 2))


def contrast(ground: str, letters: str) -> float:
    """WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((luminance(ground), luminance(letters)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_bodys_marking_stands_on_each_page_and_is_said(body, as_person):
    LocalPolicingBody.objects.update(marking=LocalPolicingBody.Marking.OFFICIAL_SENSITIVE)
    builders.opened(builders.a_report(1))
    workbook = workbook_of(as_person(builders.officer(body)).get(XLSX))
    assert ("Marking", "OFFICIAL-SENSITIVE") in about_of(workbook)
    assert {(sheet.oddHeader.center.text, sheet.oddFooter.center.text) for sheet in workbook.worksheets} == {
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")
    }


def test_a_liaisons_workbook_has_the_bodys_unissued_words_in_no_part_of_it(body, as_person):
    [response] = builders.opened(builders.a_report(1))
    words = {"body_action": "A private word.", "force_action": "A rota.", "note": "Said.", "internal_note": "Inside."}
    builders.record(response, on=DAY, force_says=ForceSays.UNDER_WAY, **words)
    [held] = sheet_rows_of(as_person(builders.officer(body)).get(XLSX))
    taken = as_person(builders.liaison(builders.one_force())).get(XLSX)
    content = b"".join(taken.streaming_content)
    parts = zipfile.ZipFile(BytesIO(content))
    whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"A rota." in whole
    assert [
        words for words in (b"private", b"Inside", b"What we do", b"Why it is not", b"Why we take") if words in whole
    ] == []
    taken = as_person(builders.liaison(builders.one_force())).get(XLSX)
    [given] = sheet_rows_of(taken)
    assert set(held) - set(given) == {
        "What we do",
        "Why we take no action",
        "Why it is not for us",
        "Why it is not accepted",
    }
    assert {name: held[name] for name in given} == given


def test_the_workbook_is_in_the_language_of_the_moment(body, as_person, monkeypatch):
    mark_phrases_in_welsh(monkeypatch)
    a_waiting_response()
    person = as_person(builders.officer(body))
    with translation.override("cy"):
        workbook = workbook_of(person.get(XLSX))
    assert workbook.sheetnames == ["«Recommendations»", "«About this file»"]
    head, row = workbook["«Recommendations»"].iter_rows(values_only=True)
    assert [words for words in head if not words.startswith("«")] == []
    said = dict(zip(head, row, strict=True))
    assert (said["«Progress»"], said["«Status»"], said["«Kind»"]) == ("«Waiting on others»",) * 2 + (
        "«Recommendation»",
    )
    assert (said["«Colour (RAG)»"], said["«Owner»"]) == ("«Amber»", "-Siân Ŵyn 🚓")
    [rule] = [
        rule
        for area in workbook["«Recommendations»"].conditional_formatting
        for rule in area.rules
        if rule.formula == ['"«Amber»"']
    ]
    assert rule.dxf.fill.bgColor.rgb == "FFFFBF47"


def test_the_csv_file_keeps_the_language_in_which_it_was_asked_for(body, as_person, monkeypatch):
    """Its lines are written after the view has answered."""
    mark_phrases_in_welsh(monkeypatch)
    a_waiting_response()
    person = as_person(builders.officer(body))
    with translation.override("cy"):
        taken = person.get(CSV)
    [row] = rows_of(taken)
    assert (row["«Progress»"], row["«What the colour means»"]) == (
        "«Waiting on others»",
        "«Outstanding, and not past it»",
    )


def test_the_same_rows_of_the_same_day_are_the_same_bytes(body, as_person):
    builders.many_responses(5)
    person = as_person(builders.officer(body))
    first, again = (b"".join(person.get(XLSX).streaming_content) for _ in range(2))
    assert first == again


def test_the_list_leads_to_both_files_of_its_rows(body, as_person):
    builders.many_responses(12)
    person = as_person(builders.officer(body))
    page = person.get(f"{LIST}?owner=Owner+1&sort=deadline&page=1").content.decode()
    for name in ("csv", "xlsx"):
        assert f'href="/recommendations/export.{name}?owner=Owner%201&amp;sort=deadline"' in page
    assert "Download these 3 rows:" in page
    assert "export." not in person.get(f"{LIST}?owner=Nobody").content.decode()
