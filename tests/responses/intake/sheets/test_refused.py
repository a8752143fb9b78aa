"""Files that are refused: each says why and where, in bounded time."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from responses.intake.sheets.values import Refusal, Unreadable
from tests.responses.intake.sheets.conftest import Reader
from tests.responses.intake.sheets.made_files import HEAD, MAIN, SHEET_1, packed, parts, relations, row, sheet
from tests.tracker.kit.hurt_zips import hurt_zip

MEGABYTE = 1024**2
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
OUTSIDE = '<!DOCTYPE t [<!ENTITY file SYSTEM "file:///etc/passwd">]>'

# The file's bytes, the code, its facts.
BYTES: dict[str, tuple[bytes, Refusal, dict[str, object]]] = {
    "nothing": (b"", Refusal.EMPTY, {}),
    "a byte order mark": (b"\xef\xbb\xbf", Refusal.EMPTY, {}),
    "spaces and separators": (b" , ,\r\n\t,\r\n", Refusal.EMPTY, {}),
    "an old workbook": (OLE + "Workbook".encode("utf-16-le"), Refusal.OLD_EXCEL, {}),
    "an older workbook": (OLE + "Book".encode("utf-16-le"), Refusal.OLD_EXCEL, {}),
    "a locked workbook": (OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.PROTECTED, {}),
    "an old letter": (OLE + "WordDocument".encode("utf-16-le"), Refusal.NOT_A_SHEET, {}),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Refusal.PDF, {}),
    "a web page": (b"\xef\xbb\xbf \r\n<HTML xmlns:x='urn:x'><table><tr><td>1", Refusal.WEB_PAGE, {}),
    "a table of a web page": (b"<!-- made --><table border=1><tr><td>1", Refusal.WEB_PAGE, {}),
    "a web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Refusal.WEB_PAGE, {}),
    "XHTML": (b"<?xml version='1.0'?>\n<html xmlns='x'>", Refusal.WEB_PAGE, {}),
    "XML": (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>", Refusal.XML, {}),
    "rich text": (b"{\\rtf1\\ansi Number}", Refusal.NOT_A_SHEET, {}),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), Refusal.NOT_A_SHEET, {}),
    "a packed file": (b"\x1f\x8b\x08\x00" + bytes(64), Refusal.NOT_A_SHEET, {}),
    "the head of a package alone": (b"PK\x03\x04" + bytes(300), Refusal.DAMAGED, {"part": ""}),
    "a package of nothing": (b"PK\x05\x06" + bytes(18), Refusal.NOT_A_SHEET, {}),
    "a null character": (b"Number,Text\n1,a\0b\n", Refusal.NULLS, {"line": 2}),
    "UTF-16 without its mark": ("Number,Text\n".encode("utf-16-le"), Refusal.NULLS, {"line": 1}),
    "rubbish": (bytes(random.Random(1).choices(range(1, 128), k=9000)), Refusal.NOT_TEXT, {"line": 1}),
    "half a character of UTF-16": ("\ufeffNumber\nText".encode("utf-16-le")[:-1], Refusal.ENCODING, {
        "encoding": "UTF-16", "line": 2,
    }),
    "half a surrogate pair": ("\ufeffNo\n\nX\ud83dY".encode("utf-16-le", "surrogatepass"), Refusal.ENCODING, {
        "encoding": "UTF-16", "line": 3,
    }),
    "a broken UTF-8": ("Sârs Énergie\nÉté, œuvre\n".encode() + b"\xff", Refusal.ENCODING, {
        "encoding": "UTF-8", "line": 3,
    }),
    "a broken UTF-8 with its mark": (b"\xef\xbb\xbfNumber\n\xe9", Refusal.ENCODING, {"encoding": "UTF-8", "line": 2}),
    "a code page of DOS": ("Number\r\nBrüggen\r\n".encode("cp850"), Refusal.ENCODING, {
        "encoding": "Windows-1252", "line": 2,
    }),
    "eleven control characters": (b"Number\n" + b"\x07" * 11, Refusal.NOT_TEXT, {"line": 2}),
    "an open quotation": (b'Number,Text\n1,"a\n2,"b"\n3,"c\n4,d\n', Refusal.OPEN_QUOTE, {"sheet": "", "row": 3}),
    "an open quotation at the end": (b'Number\n"a', Refusal.OPEN_QUOTE, {"sheet": "", "row": 2}),
    "201 columns of text": (b"x\n" + b"," * 200 + b"x\n", Refusal.TOO_MANY_COLUMNS, {
        "sheet": "", "row": 2, "columns": 201, "most": 200,
    }),
    "16,384 columns of text": (b"x," * 16_383 + b"x\n", Refusal.TOO_MANY_COLUMNS, {
        "sheet": "", "row": 1, "columns": 16_384, "most": 200,
    }),
    "20,001 rows of text": (b"x\n\n" * 20_001, Refusal.TOO_MANY_ROWS, {"sheet": "", "row": 40_001, "most": 20_000}),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code", "facts"), BYTES.values(), ids=BYTES)
def test_a_file_is_refused_by_its_bytes(
    content: bytes, code: Refusal, facts: dict[str, object], tmp_path: Path, outcome_of: Reader
):
    """Whatever its name says."""
    path = tmp_path / "named.xlsx"
    path.write_bytes(content)

    assert_refused(outcome_of(path), code, facts)


def test_a_file_over_20_megabytes(tmp_path: Path, outcome_of: Reader):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(20 * MEGABYTE + 1)

    assert_refused(outcome_of(path), Refusal.TOO_BIG, {"size": 20_971_521, "most": 20_971_520})


def one(rows: str, **options: str) -> dict[str, str | bytes]:
    return parts(sheet(rows), **options)


# The parts, the code, its facts. The sheet is called Actions.
PARTS: dict[str, tuple[Callable[[], dict], Refusal, dict[str, object]]] = {
    "a letter": (lambda: {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}, Refusal.NOT_A_SHEET, {}),
    "slides": (lambda: {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}, Refusal.NOT_A_SHEET, {}),
    "other files": (lambda: {"one.csv": "1,2"}, Refusal.NOT_A_SHEET, {}),
    "a package of no workbook": (lambda: {"[Content_Types].xml": "<Types/>"}, Refusal.NOT_A_SHEET, {}),
    "a binary workbook": (
        lambda: {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83"}, Refusal.BINARY_EXCEL, {},
    ),
    "an open document": (
        lambda: {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>"},
        Refusal.OPEN_DOCUMENT, {},
    ),
    "too many parts": (
        lambda: one(HEAD) | {f"xl/media/{number}": b"" for number in range(5_000)},
        Refusal.TOO_MANY_PARTS, {"count": 5_005, "most": 5_000},
    ),
    "parts that differ in case alone": (
        lambda: one(HEAD) | {"XL/Workbook.xml": "<workbook/>"}, Refusal.DAMAGED, {"part": ""},
    ),
    "a billion laughs in the sheet": (
        lambda: one("") | {SHEET_1: LAUGHS + sheet("<row><c t='str'><v>&l9;</v></c></row>")},
        Refusal.ENTITIES, {"part": SHEET_1},
    ),
    "a billion laughs in the workbook": (
        lambda: one(HEAD) | {"xl/workbook.xml": LAUGHS + "<workbook/>"}, Refusal.ENTITIES, {"part": "xl/workbook.xml"},
    ),
    "a billion laughs in another encoding": (
        lambda: one("") | {SHEET_1: f"<?xml version='1.0' encoding='utf-16'?>{LAUGHS}{sheet(HEAD)}".encode("utf-16")},
        Refusal.ENTITIES, {"part": SHEET_1},
    ),
    "another file among the texts": (
        lambda: one(HEAD, strings="") | {"xl/sharedStrings.xml": f"{OUTSIDE}<sst xmlns='{MAIN}'><si>&file;</si></sst>"},
        Refusal.ENTITIES, {"part": "xl/sharedStrings.xml"},
    ),
    "another file in the links": (
        lambda: one(HEAD) | {"_rels/.rels": OUTSIDE + relations({})}, Refusal.ENTITIES, {"part": "_rels/.rels"},
    ),
    "no XML": (lambda: one("") | {SHEET_1: "Number,Text"}, Refusal.DAMAGED, {"part": SHEET_1}),
    "half an XML": (lambda: one("") | {SHEET_1: sheet(HEAD)[:-20]}, Refusal.DAMAGED, {"part": SHEET_1}),
    "an encoding that no one knows": (
        lambda: one("") | {SHEET_1: "<?xml version='1.0' encoding='rot13'?>" + sheet(HEAD)},
        Refusal.DAMAGED, {"part": SHEET_1},
    ),
    "an entity that no one declares": (
        lambda: one("<row><c t='str'><v>&ha;</v></c></row>"), Refusal.DAMAGED, {"part": SHEET_1},
    ),
    "a tag of 3 megabytes": (
        lambda: one(f"<row a='{noise(3 * MEGABYTE)}'/>"), Refusal.DAMAGED, {"part": SHEET_1},
    ),
    "no sheet where it is said to be": (
        lambda: {name: part for name, part in one("").items() if name != SHEET_1}, Refusal.DAMAGED, {"part": SHEET_1},
    ),
    "a sheet outside the package": (
        lambda: one("") | {"xl/_rels/workbook.xml.rels": relations({"r1": ("worksheet", "../../../../etc/passwd")})},
        Refusal.DAMAGED, {"part": "etc/passwd"},
    ),
    "a sheet on another machine": (
        lambda: one("") | {"xl/_rels/workbook.xml.rels": relations({"r1": ("worksheet", "http://127.0.0.1/s.xml")})},
        Refusal.EMPTY, {},
    ),
    "a workbook on another machine": (
        lambda: one("") | {"_rels/.rels": relations({"r1": ("officeDocument", "http://127.0.0.1/w.xml")})},
        Refusal.NOT_A_SHEET, {},
    ),
    "no rows": (lambda: one(""), Refusal.EMPTY, {}),
    "empty cells": (lambda: one("<row r='1'><c r='A1' s='1'/><c r='B1' t='str'><v> </v></c></row>"), Refusal.EMPTY, {}),
    "rows hidden sheets alone have": (lambda: parts(sheet(HEAD), states=["veryHidden"]), Refusal.EMPTY, {}),
    "16,384 columns": (
        lambda: one("<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"),
        Refusal.TOO_MANY_COLUMNS, {"sheet": "Actions", "row": 1, "columns": 16_384, "most": 200},
    ),
    "content in the last column alone": (
        lambda: one(HEAD + row(7, "<c r='XFD7'><v>1</v></c>")),
        Refusal.TOO_MANY_COLUMNS, {"sheet": "Actions", "row": 7, "columns": 16_384, "most": 200},
    ),
    "a column after the last": (
        lambda: one(row(3, "<c r='XFE3'><v>1</v></c>")),
        Refusal.BAD_ROW, {"sheet": "Actions", "row": 3, "shown": "XFE3"},
    ),
    "more cells than columns": (
        lambda: one("<row>" + "<c/>" * 16_385 + "</row>"), Refusal.BAD_ROW, {"sheet": "Actions", "row": 1, "shown": ""},
    ),
    "a cell nowhere": (
        lambda: one(row(1, "<c r='1A'><v>1</v></c>")), Refusal.BAD_ROW, {"sheet": "Actions", "row": 1, "shown": "1A"},
    ),
    "a row after the last": (
        lambda: one(row(1_048_577)), Refusal.BAD_ROW, {"sheet": "Actions", "row": 0, "shown": "1048577"},
    ),
    "row 0": (lambda: one(row(0)), Refusal.BAD_ROW, {"sheet": "Actions", "row": 0, "shown": "0"}),
    "a row twice": (lambda: one(row(2) + row(2)), Refusal.BAD_ROW, {"sheet": "Actions", "row": 2, "shown": "2"}),
    "rows out of order": (lambda: one(row(9) + row(5)), Refusal.BAD_ROW, {"sheet": "Actions", "row": 9, "shown": "5"}),
    "a row of no number": (
        lambda: one("<row r='1e3'/>"), Refusal.BAD_ROW, {"sheet": "Actions", "row": 0, "shown": "1e3"},
    ),
    "20,001 rows": (
        lambda: one("".join(row(number, "<c><v>1</v></c>") for number in range(1, 20_002))),
        Refusal.TOO_MANY_ROWS, {"sheet": "Actions", "row": 20_001, "most": 20_000},
    ),
    "a long text many times over": (
        lambda: one(
            ("<row>" + "<c t='s'><v>0</v></c>" * 100 + "</row>") * 100,
            strings=f"<si><t>{'x' * 20_000}</t></si>",
        ),
        Refusal.TOO_MUCH_TEXT, {"sheet": "Actions", "row": 33, "most": 64_000_000},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "code", "facts"), PARTS.values(), ids=PARTS)
def test_a_workbook_is_refused(
    make: Callable[[], dict], code: Refusal, facts: dict[str, object], tmp_path: Path, outcome_of: Reader
):
    assert_refused(outcome_of(packed(tmp_path / "book.xlsx", make())), code, facts)


@pytest.mark.parametrize("part", [SHEET_1, "xl/media/picture.bmp"])
def test_a_bomb(part: str, tmp_path: Path, outcome_of: Reader):
    """In the sheet itself or beside it, where it would never be unpacked."""
    path = packed(tmp_path / "book.xlsx", one(HEAD) | {part: bytes(30 * MEGABYTE)})
    with zipfile.ZipFile(path) as archive:
        ratio = 30 * MEGABYTE // archive.getinfo(part).compress_size

    assert_refused(outcome_of(path), Refusal.PACKED_TOO_TIGHT, {"part": part, "ratio": ratio, "most": 200})


def test_a_sheet_that_is_not_there(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", parts(sheet(HEAD), sheet(HEAD), states=["visible", "hidden"]))
    text = tmp_path / "text.csv"
    text.write_text("Number\n1\n")

    facts = {"sheet": "actions", "names": ("Actions", "Notes")}
    assert_refused(outcome_of(path, "actions"), Refusal.NO_SUCH_SHEET, facts)
    assert_refused(outcome_of(text, "Actions"), Refusal.NO_SUCH_SHEET, {"sheet": "Actions", "names": ()})
    assert_refused(outcome_of(path, "\0\ud800"), Refusal.NO_SUCH_SHEET, {**facts, "sheet": "\0?"})


def test_a_package_cut_short(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", one(HEAD))
    path.write_bytes(path.read_bytes()[:-30])

    assert_refused(outcome_of(path), Refusal.DAMAGED, {"part": ""})


def test_a_locked_part(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", one(HEAD))
    hurt(path, "xl/workbook.xml", flags=1)

    assert_refused(outcome_of(path), Refusal.PROTECTED, {})


def test_a_part_packed_in_another_way(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", one(HEAD), zipfile.ZIP_BZIP2)

    assert_refused(outcome_of(path), Refusal.DAMAGED, {"part": "_rels/.rels"})


def test_parts_that_say_they_unpack_to_very_much(tmp_path: Path, outcome_of: Reader):
    """No such file is made: what the parts say of themselves is enough to refuse them."""
    path = packed(tmp_path / "book.xlsx", one(HEAD))
    hurt(path, SHEET_1, packed=4 * MEGABYTE, size=500 * MEGABYTE)
    said = 500 * MEGABYTE + sum(len(part) for name, part in one(HEAD).items() if name != SHEET_1)

    facts = {"part": "", "size": said, "most": 500 * MEGABYTE}
    assert_refused(outcome_of(path), Refusal.UNPACKS_TOO_BIG, facts)


def test_a_part_held_in_memory_that_is_too_large(tmp_path: Path, outcome_of: Reader):
    path = packed(tmp_path / "book.xlsx", one(HEAD))
    hurt(path, "xl/workbook.xml", packed=MEGABYTE, size=50 * MEGABYTE + 1)

    facts = {"part": "xl/workbook.xml", "size": 50 * MEGABYTE + 1, "most": 50 * MEGABYTE}
    assert_refused(outcome_of(path), Refusal.UNPACKS_TOO_BIG, facts)


def test_a_part_that_is_larger_than_it_says(tmp_path: Path, outcome_of: Reader):
    """It is not read past what it says, and so much of it is not what its checksum says."""
    path = packed(tmp_path / "book.xlsx", one(HEAD))
    hurt(path, SHEET_1, size=len(sheet(HEAD)) - 1)

    assert_refused(outcome_of(path), Refusal.DAMAGED, {"part": SHEET_1})


def noise(length: int) -> str:
    """Text that doesn't pack small."""
    return "".join(random.Random(2).choices("0123456789abcdef", k=length))


def hurt(path: Path, part: str, **fields: int) -> None:
    """Change what the package's directory says of a part."""
    path.write_bytes(hurt_zip(path.read_bytes(), part, **fields))


def assert_refused(outcome: object, code: Refusal, facts: dict[str, object]) -> None:
    assert isinstance(outcome, Unreadable), outcome
    assert (outcome.code, outcome.facts) == (code, facts)
