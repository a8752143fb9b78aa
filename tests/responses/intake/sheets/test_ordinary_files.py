"""Spreadsheets as offices send them, from several programs and in several encodings."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from responses.intake.sheets.values import BadCell, BadCellCode, Note, NoteCode, Row
from tests.responses.intake.sheets.conftest import Reader
from tests.responses.intake.sheets.made_files import DATE_STYLES, HEAD, STRICT, packed, parts, row, sheet

TEXT = "Number,Text\r\n1,Café – £5\r\n"
ROWS = [Row(1, ("Number", "Text")), Row(2, ("1", "Café – £5"))]
GUESSED = [Note.of(NoteCode.WINDOWS_1252)]


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        (TEXT.encode(), []),
        (TEXT.encode("utf-8-sig"), []),
        (TEXT.encode("utf-16"), []),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), []),
        (TEXT.encode("utf-32"), []),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), []),
        (TEXT.encode("cp1252"), GUESSED),
        (TEXT.replace("\r\n", "\n").encode(), []),
        (TEXT.replace("\r\n", "\r").encode(), []),
        (TEXT.encode() + b"\x1a", []),
    ],
)
def test_encodings_and_line_ends(content: bytes, notes: list[Note], tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "text.csv"
    path.write_bytes(content)

    assert outcome_of(path) == (ROWS, notes)


def test_latin_1_that_looks_like_utf_8_in_one_place(tmp_path: Path, outcome_of: Reader):
    """É and a closing quotation mark of Windows-1252 are a letter in UTF-8."""
    path = tmp_path / "text.csv"
    path.write_bytes("“CAFÉ”,œuvre,naïve\n".encode("cp1252"))

    assert outcome_of(path) == ([Row(1, ("“CAFÉ”", "œuvre", "naïve"))], GUESSED)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b;c\n1;x, y;3\n2;z, w, v;4\n", [("a", "b", "c"), ("1", "x, y", "3"), ("2", "z, w, v", "4")]),
        ("a\tb\n1, 2\t3\n", [("a", "b"), ("1, 2", "3")]),
        ("a|b\n1|2;3\n", [("a", "b"), ("1", "2;3")]),
        ('a,b\n"x; y; z",2\n"x; y",3\n', [("a", "b"), ("x; y; z", "2"), ("x; y", "3")]),
        ("Actions, as at 1 May\n\na;b;c\n1;2,5;3\n", [("Actions, as at 1 May",), ("a", "b", "c"), ("1", "2,5", "3")]),
        ("sep=;\r\na;b,c,d\r\n", [("a", "b,c,d")]),
        ("Number\n1\n", [("Number",), ("1",)]),
        ("ID;Priority\n1;High\n", [("ID", "Priority"), ("1", "High")]),
        ('a,b\n"one\ntwo;\r\nthree",2\n', [("a", "b"), ("one\ntwo;\nthree", "2")]),
        ('a,b\n"say ""yes""",2" pipe\n', [("a", "b"), ('say "yes"', '2" pipe')]),
        (" a ,\u00a0b\u00a0c\u00a0,\u200b\n", [("a", "b c", "\u200b")]),
        ("a\x07b,c\x0bd,\ufeffe\n", [("ab", "c\nd", "e")]),
        ("'=1+1,'-5,'tis,+44 20\n", [("'=1+1", "'-5", "'tis", "+44 20")]),
        ("007,1.0,01/02/2024,TRUE\n", [("007", "1.0", "01/02/2024", "TRUE")]),
        ("a" + "\x07" * 10 + "\n", [("a",)]),
        ("a,,\n,,b\n", [("a",), (None, None, "b")]),
    ],
)
def test_separators_and_cells(text: str, rows: list[tuple], tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "text.csv"
    path.write_bytes(text.encode())

    read, notes = outcome_of(path)

    assert ([cells for _, cells in read], notes) == (rows, [])


def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "text.csv"
    path.write_text('a\n\n"b\nb"\nc\n')

    assert outcome_of(path) == ([Row(1, ("a",)), Row(3, ("b\nb",)), Row(4, ("c",))], [])


def written_by_xlsxwriter(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "d mmm yyyy"})
        actions = book.add_worksheet("Actions & more")
        actions.write_row(0, 0, ["Number", "Text", "Due"])
        actions.write_row(1, 0, [3.0, " two \xa0lines\nhere "])
        actions.write_row(2, 0, [3.1, True])
        actions.write_column(1, 2, [date(2024, 2, 29), datetime.fromisoformat("2024-02-29T00:00")], day)
        actions.write_formula(3, 0, "=1+1", None, 2)
        actions.write_blank(3, 1, None, day)
        actions.set_row(2, None, None, {"hidden": True})
        actions.set_column(1, 1, None, None, {"hidden": True})
        actions.set_column(30, 16_383, None, None, {"hidden": True})
        book.add_worksheet("Lists").hide()
        book.add_worksheet("Notes").write(0, 0, "none")
        book.add_chartsheet("Chart").set_chart(chart := book.add_chart({"type": "bar"}))
        chart.add_series({"values": "=Notes!$A$1"})


def written_by_openpyxl(path: Path) -> None:
    book = openpyxl.Workbook()
    actions = book.active
    actions.title = "Actions & more"
    actions.append(["Number", "Text", "Due"])
    actions.append([3.0, " two \xa0lines\nhere ", date(2024, 2, 29)])
    actions.append([3.1, True, datetime.fromisoformat("2024-02-29T00:00")])
    actions.append(["=1+1"])
    actions.row_dimensions[3].hidden = True
    actions.column_dimensions["B"].hidden = True
    book.create_sheet("Lists").sheet_state = "hidden"
    book.create_sheet("Notes").append(["none"])
    book.save(path)


@pytest.mark.parametrize(
    ("write", "sum_of_two"),
    [(written_by_xlsxwriter, 2), (written_by_openpyxl, BadCell(BadCellCode.NO_RESULT, "=1+1"))],
)
def test_workbooks_of_two_programs(
    write: Callable[[Path], None], sum_of_two: object, tmp_path: Path, outcome_of: Reader
):
    path = tmp_path / "book.xlsx"
    write(path)

    assert outcome_of(path) == (
        [
            Row(1, ("Number", "Text", "Due")),
            Row(2, (3, "two  lines\nhere", date(2024, 2, 29))),
            Row(3, (3.1, "TRUE", date(2024, 2, 29))),
            Row(4, (sum_of_two,)),
        ],
        [
            Note.of(NoteCode.OTHER_SHEETS, names=("Notes",)),
            Note.of(NoteCode.HIDDEN_SHEETS, names=("Lists",)),
            Note.of(NoteCode.HIDDEN_ROWS, count=1),
            Note.of(NoteCode.HIDDEN_COLUMNS, count=1),
        ],
    )
    assert outcome_of(path, "Notes")[0] == [Row(1, ("none",))]


def test_days_and_times_as_openpyxl_reads_them(tmp_path: Path, outcome_of: Reader):
    """A day a week from 1900 to 2100, in both date systems, against the library's own reading."""
    for system in (1900, 1904):
        path = tmp_path / f"{system}.xlsx"
        days = [date(system, 4, 1) + timedelta(days=7 * week) for week in range(10_000)]
        with xlsxwriter.Workbook(path, {"date_1904": system == 1904}) as book:
            style = book.add_format({"num_format": "yyyy-mm-dd"})
            book.add_worksheet().write_column(0, 0, days, style)

        library = openpyxl.load_workbook(path, read_only=True, data_only=True)
        assert [cells[0].date() for cells in library.active.iter_rows(values_only=True)] == days
        library.close()
        assert outcome_of(path) == ([Row(number, (day,)) for number, day in enumerate(days, 1)], [])


@pytest.mark.parametrize(
    ("moment", "pattern", "value"),
    [
        (datetime.fromisoformat("2024-03-05T14:30"), "dd/mm/yyyy hh:mm", "2024-03-05 14:30"),
        (datetime.fromisoformat("2024-03-05T14:30:15"), "dd/mm/yyyy hh:mm", "2024-03-05 14:30:15"),
        (datetime.fromisoformat("2024-03-05T23:59:59.999900"), "dd/mm/yyyy hh:mm", date(2024, 3, 6)),
        (datetime.fromisoformat("2024-03-05T14:30"), "dd/mm/yyyy", date(2024, 3, 5)),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=27, minutes=30), "[h]:mm", "27:30"),
    ],
)
def test_times_of_day(moment: object, pattern: str, value: object, tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_datetime(0, 0, moment, book.add_format({"num_format": pattern}))

    assert outcome_of(path) == ([Row(1, (value,))], [])


def test_the_first_visible_sheet_with_content_is_read(tmp_path: Path, outcome_of: Reader):
    made = parts(
        sheet(HEAD), sheet("<row r='1'><c r='A1' s='1'/></row>"), sheet(HEAD), states=["hidden", "visible", "visible"]
    )
    others = [Note.of(NoteCode.OTHER_SHEETS, names=("Notes",)), Note.of(NoteCode.HIDDEN_SHEETS, names=("Actions",))]

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([Row(1, ("Number",))], others)


def test_a_workbook_saved_as_strict(tmp_path: Path, outcome_of: Reader):
    cells = "<c t='s'><v>0</v></c><c s='1' t='d'><v>2024-02-29</v></c><c t='d'><v>2024-02-29T00:00:00</v></c>"
    times = "<c t='d'><v>2024-02-29T14:30:00</v></c><c t='d'><v>14:30:00</v></c>"
    made = parts(
        sheet(f"<row>{cells}{times}</row>", uri=STRICT), strings="<si><t>a</t></si>", styles=DATE_STYLES, uri=STRICT
    )

    row_1 = Row(1, ("a", date(2024, 2, 29), date(2024, 2, 29), "2024-02-29 14:30", "14:30"))
    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([row_1], [])


def test_texts_in_runs_without_their_guides(tmp_path: Path, outcome_of: Reader):
    runs = "<r><t>Chief </t></r><r><rPr><b/></rPr><t>constables</t></r><rPh sb='0' eb='1'><t>no</t></rPh>"
    cells = f"<c t='s'><v>0</v></c><c t='inlineStr'><is>{runs}</is></c><c t='s'><v>1</v></c>"
    made = parts(sheet(f"<row>{cells}</row>"), strings=f"<si>{runs}</si><si><t xml:space='preserve'> </t></si>")

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([Row(1, ("Chief constables",) * 2)], [])


def test_the_1904_date_system(tmp_path: Path, outcome_of: Reader):
    days = "".join(f"<c s='1'><v>{serial}</v></c>" for serial in (0, 60, 2_957_003, 2_957_004))
    made = parts(sheet(f"<row>{days}</row>"), styles=DATE_STYLES, properties="<workbookPr date1904='1'/>")

    last = (date(9999, 12, 31), BadCell(BadCellCode.NO_SUCH_DATE, "2957004"))
    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == (
        [Row(1, (date(1904, 1, 1), date(1904, 3, 1), *last))],
        [],
    )


def test_numbers_are_those_shown(tmp_path: Path, outcome_of: Reader):
    written = ("0.30000000000000004", "3.0", "-0", "1E3", "+.5", "123456789012345678", "1e20", " 7 ")
    made = parts(sheet(row(1, *(f"<c><v>{number}</v></c>" for number in written))))

    read, _ = outcome_of(packed(tmp_path / "book.xlsx", made))

    assert [repr(cell) for cell in read[0].cells] == [
        "0.3",
        "3",
        "0",
        "1000",
        "0.5",
        "1.23456789012346e+17",
        "1e+20",
        "7",
    ]


def test_parts_named_as_other_programs_name_them(tmp_path: Path, outcome_of: Reader):
    """In another case, with backslashes, and by addresses from the package's root."""
    made = {name.replace("sheet1", "SHEET1").replace("/", "\\"): part for name, part in parts(sheet(HEAD)).items()}
    made["_rels\\.rels"] = str(made["_rels\\.rels"]).replace("xl/workbook.xml", "/xl/workbook.xml")

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([Row(1, ("Number",))], [])
