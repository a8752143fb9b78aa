"""Hostile files that are read all the same: what they hold as data, and nothing that they ask for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from responses.intake.sheets.cells import BoundedText
from responses.intake.sheets.values import BadCell, BadCellCode, Note, NoteCode, Row, Value
from tests.responses.intake.sheets.conftest import Reader
from tests.responses.intake.sheets.made_files import DATE_STYLES, HEAD, SHEET_1, packed, parts, relations, row, sheet

HEADING = Row(1, ("Number",))


def a_million_empty_rows() -> Iterator[str]:
    """As a sheet has that was formatted to its end."""
    start, end = sheet("|").split("|")
    yield start + HEAD
    for first in range(2, 1_000_002, 10_000):
        yield "".join(
            f'<row r="{n}" ht="15" customHeight="1"><c r="A{n}" s="1"/></row>' for n in range(first, first + 10_000)
        )
    yield row(1_000_002, "<c r='A1000002'><v>1</v></c>") + end


def test_a_million_empty_rows(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", parts("") | {SHEET_1: a_million_empty_rows()})

    assert outcome_of(path) == ([HEADING], [Note.of(NoteCode.STOPPED, row=1)])


@pytest.mark.parametrize(
    ("gap", "rows", "notes"),
    [
        (2_000, [HEADING, Row(2_001, (1,))], []),
        (2_001, [HEADING], [Note.of(NoteCode.STOPPED, row=1)]),
        (1_048_575, [HEADING], [Note.of(NoteCode.STOPPED, row=1)]),
    ],
)
def test_a_cell_far_below(gap: int, rows: list[Row], notes: list[Note], tmp_path: Path, outcome_of: Reader):
    """The sheet's rows need not be there to be empty."""
    made = parts(sheet(HEAD + row(1 + gap, f"<c r='A{1 + gap}'><v>1</v></c>")))

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == (rows, notes)


def test_a_million_empty_lines(tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "text.csv"
    path.write_bytes(b"Number\n" + b",,,\n" * 1_000_000 + b"1\n")

    assert outcome_of(path) == ([HEADING], [Note.of(NoteCode.STOPPED, row=1)])


def test_20_000_rows(tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "text.csv"
    path.write_bytes(b"x\n" * 20_000)

    assert outcome_of(path) == ([Row(number, ("x",)) for number in range(1, 20_001)], [])


def test_16_384_columns_that_are_empty(tmp_path: Path, outcome_of: Reader):
    empty = "<c s='1'/>" * 16_383
    made = parts(sheet(f"<row><c><v>1</v></c>{empty}</row>", before='<dimension ref="A1:XFD1048576"/>'))

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([Row(1, (1,))], [])


def test_200_columns(tmp_path: Path, outcome_of: Reader):
    made = parts(sheet("<row>" + "<c><v>1</v></c>" * 200 + "</row>"))

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([Row(1, (1,) * 200)], [])


def test_a_cell_of_40_megabytes(tmp_path: Path, outcome_of: Reader):
    """It is never held whole, and its neighbours are read."""
    start, end = sheet(
        HEAD + row(2, '<c r="A2"><v>1</v></c><c r="B2" t="str"><v>|</v></c><c r="C2"><v>3</v></c>')
    ).split("|")
    pieces = (
        "".join(f"{number:08x}" for number in range(first, first + 50_000)) for first in range(0, 5_000_000, 50_000)
    )
    path = packed(
        tmp_path / "book.xlsx", parts("") | {SHEET_1: (piece for part in ([start], pieces, [end]) for piece in part)}
    )

    long = BadCell(BadCellCode.TOO_LONG, "".join(f"{number:08x}" for number in range(13))[:99] + "…")
    assert outcome_of(path) == ([HEADING, Row(2, (1, long, 3))], [])


def test_a_text_that_comes_in_pieces_is_let_go_past_its_bound():
    text = BoundedText()
    for _ in range(1_000):
        text.add("x" * 8_192)

    assert (len(str(text)), text.length) == (24_576, 8_192_000)


def test_a_long_cell_of_text(tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "text.csv"
    path.write_text(f"{'x' * 20_000},{'y' * 20_001}\n")

    assert outcome_of(path) == ([Row(1, ("x" * 20_000, BadCell(BadCellCode.TOO_LONG, "y" * 99 + "…")))], [])


# A cell's XML, its value. Formats as in DATE_STYLES; the texts are "one" and "two".
CELLS: list[tuple[str, Value]] = [
    ("<c s='1'><v>60</v></c>", BadCell(BadCellCode.NO_SUCH_DATE, "1900-02-29")),
    ("<c s='2'><v>60.75</v></c>", BadCell(BadCellCode.NO_SUCH_DATE, "1900-02-29")),
    ("<c s='1'><v>-1</v></c>", BadCell(BadCellCode.NO_SUCH_DATE, "-1")),
    ("<c s='1'><v>1e300</v></c>", BadCell(BadCellCode.NO_SUCH_DATE, "1e+300")),
    ("<c s='3'><v>1e300</v></c>", BadCell(BadCellCode.NO_SUCH_DATE, "1e+300")),
    ("<c t='e'><v>#REF!</v></c>", BadCell(BadCellCode.ERROR, "#REF!")),
    ("<c t='e'><f>NA()</f><v>#N/A</v></c>", BadCell(BadCellCode.ERROR, "#N/A")),
    ("<c><f>A1+B1</f></c>", BadCell(BadCellCode.NO_RESULT, "=A1+B1")),
    ("<c><f>A1+B1</f><v/></c>", BadCell(BadCellCode.NO_RESULT, "=A1+B1")),
    ("<c t='str'><f>A1</f></c>", BadCell(BadCellCode.NO_RESULT, "=A1")),
    ("<c><f t='shared' si='0'/></c>", BadCell(BadCellCode.NO_RESULT, "=")),
    ("<c t='str'><f>A1</f><v></v></c>", None),
    ("<c><f>1+1</f><v>2</v></c>", 2),
    ("<c s='1'><f>TODAY()</f><v>45292</v></c>", date(2024, 1, 1)),
    ("<c t='str'><f>cmd|'/c calc'!A0</f><v>0</v></c>", "0"),
    ("<c t='str'><f>HYPERLINK(\"http://127.0.0.1\")</f><v>here</v></c>", "here"),
    ("<c t='str'><v>=cmd|'/c calc'!A0</v></c>", "=cmd|'/c calc'!A0"),
    ("<c><v>1E999</v></c>", BadCell(BadCellCode.DAMAGED, "1E999")),
    ("<c><v>nan</v></c>", BadCell(BadCellCode.DAMAGED, "nan")),
    ("<c><v>1_000</v></c>", BadCell(BadCellCode.DAMAGED, "1_000")),
    ("<c><v>٣</v></c>", BadCell(BadCellCode.DAMAGED, "٣")),
    (f"<c><v>{'9' * 5_000}</v></c>", BadCell(BadCellCode.DAMAGED, "9" * 99 + "…")),
    ("<c s='99'><v>3</v></c>", 3),
    ("<c s='x'><v>3</v></c>", 3),
    ("<c t='s'><v>2</v></c>", BadCell(BadCellCode.DAMAGED, "2")),
    ("<c t='s'><v>-1</v></c>", BadCell(BadCellCode.DAMAGED, "-1")),
    (f"<c t='s'><v>{'1' * 5_000}</v></c>", BadCell(BadCellCode.DAMAGED, "1" * 99 + "…")),
    ("<c t='b'><v>2</v></c>", BadCell(BadCellCode.DAMAGED, "2")),
    ("<c t='d'><v>2024-02-30</v></c>", BadCell(BadCellCode.DAMAGED, "2024-02-30")),
    ("<c t='z'><v>1</v></c>", BadCell(BadCellCode.DAMAGED, "1")),
    ("<c t='inlineStr'><v>no</v><is><t>yes</t></is></c>", "yes"),
    ("<c t='str'><v>a_x0000__xD800_b_xFFFE_</v></c>", "a�b\ufffe"),
    ("<c t='str'><v>_xD83D__xDE00_</v></c>", "😀"),
    ("<c t='str'><v>_x005F_x000D_</v></c>", "_x000D_"),
    ("<c t='str'><v>&lt;script>alert(1)&lt;/script></v></c>", "<script>alert(1)</script>"),
    ("<c t='str'><v>a<!-- no --><?no no?><![CDATA[<b>]]></v></c>", "a<b>"),
    ("<c t='str'><v>a</v><v>b</v></c>", "b"),
    ("<c xmlns='urn:other' r='XFE1'><v>1</v></c>", None),
]  # fmt: skip


def test_hostile_cells(tmp_path: Path, outcome_of: Reader):
    """Each stands between two others, which are read whatever it is."""
    rows = "".join(f"<row><c r='A1'><v>1</v></c>{cell}<c r='C1'><v>3</v></c></row>" for cell, _ in CELLS)
    made = parts(sheet(rows), styles=DATE_STYLES, strings="<si><t>one</t></si><si><t>two</t></si>")

    read, notes = outcome_of(packed(tmp_path / "book.xlsx", made))

    assert dict(zip((cell for cell, _ in CELLS), (cells for _, cells in read), strict=True)) == {
        cell: (1, value, 3) for cell, value in CELLS
    }
    assert notes == []


# Parts beside the sheet, the note.
BESIDE = {
    "xl/externalLinks/externalLink1.xml": Note.of(NoteCode.EXTERNAL_LINKS),
    "xl/vbaProject.bin": Note.of(NoteCode.MACROS),
    "xl/macrosheets/sheet1.xml": Note.of(NoteCode.MACROS),
    "xl/connections.xml": Note.of(NoteCode.CONNECTIONS),
    "xl/queryTables/queryTable1.xml": Note.of(NoteCode.CONNECTIONS),
    "xl/embeddings/oleObject1.bin": Note.of(NoteCode.EMBEDDED, count=1),
    "more.zip": Note.of(NoteCode.EMBEDDED, count=1),
}


@pytest.mark.parametrize(("part", "note"), BESIDE.items())
def test_what_is_beside_the_sheet_is_left_alone(part: str, note: Note, tmp_path: Path, outcome_of: Reader):
    """The part is no XML, which opening it would show."""
    path = packed(tmp_path / "book.xlsm", parts(sheet(HEAD)) | {part: b"\x00not to be opened"})

    assert outcome_of(path) == ([HEADING], [note])


def test_the_value_of_a_linked_cell_is_the_one_stored(tmp_path: Path, outcome_of: Reader):
    linked = "<c><f>[1]Sheet1!$A$1</f><v>7</v></c>"
    links = {
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations({"r1": ("externalLinkPath", "http://127.0.0.1/")})
    }
    made = parts(sheet(f"<row>{linked}</row>")) | links | {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}

    assert outcome_of(packed(tmp_path / "book.xlsx", made)) == ([Row(1, (7,))], [Note.of(NoteCode.EXTERNAL_LINKS)])


def test_tags_within_tags(tmp_path: Path, outcome_of: Reader):
    """A hundred thousand deep."""
    deep = "<a>" * 100_000 + "</a>" * 100_000

    assert outcome_of(packed(tmp_path / "book.xlsx", parts(sheet(HEAD + deep)))) == ([HEADING], [])


def test_parts_whose_names_lead_elsewhere_are_never_written(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", parts(sheet(HEAD)) | {"../outside.txt": "no", "/etc/outside": "no"})

    assert outcome_of(path) == ([HEADING], [])
    assert {found.name for found in tmp_path.iterdir()} == {"book.xlsx"}
