"""A file damaged anywhere is read or refused, and nothing else."""

import io
import random
from pathlib import Path

import pytest
import xlsxwriter

from responses.intake.sheets.reader import read
from responses.intake.sheets.values import Refusal, Row, Unreadable
from tests.responses.intake.sheets.made_files import DATE_STYLES, packed, parts, sheet

CELLS = "<c t='s'><v>0</v></c><c s='1'><v>45292</v></c><c><f>1+1</f><v>2</v></c><c t='inlineStr'><is><t>x</t></is></c>"
ROWS = "".join(f"<row r='{number}'>{CELLS}</row>" for number in range(1, 4))


def outcome(data: bytes) -> list[Row] | Refusal:
    try:
        return list(read(io.BytesIO(data)).rows)
    except Unreadable as refused:
        return refused.code


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("whole")
    with xlsxwriter.Workbook(folder / "packed.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ["Number", 2, True])
    stored = packed(
        folder / "stored.xlsx", parts(sheet(ROWS), strings="<si><t>a</t></si>", styles=DATE_STYLES), method=0
    )
    return {
        "packed": (folder / "packed.xlsx").read_bytes(),
        "stored": stored.read_bytes(),
        "text": 'Number,“Text”\r\n1,"a\nb"\r\n'.encode("utf-16"),
    }


@pytest.mark.parametrize("kind", ["packed", "stored", "text"])
def test_bytes_changed_at_random(kind: str, whole: dict[str, bytes]):
    chance = random.Random(3)
    seen = set()
    for _ in range(300):
        data = bytearray(whole[kind])
        for _ in range(chance.choice((1, 1, 2, 8))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        seen.add(type(outcome(bytes(data))))

    assert seen == {list, Refusal}


@pytest.mark.parametrize("kind", ["packed", "stored"])
def test_files_cut_short_anywhere(kind: str, whole: dict[str, bytes]):
    data = whole[kind]
    cuts = range(10, len(data) - 22, max(len(data) // 150, 1))

    assert {outcome(data[:cut]) for cut in cuts} == {Refusal.DAMAGED}


def test_a_workbook_that_is_whole(whole: dict[str, bytes]):
    assert outcome(whole["packed"]) == [Row(1, ("Number", 2, "TRUE"))]


def test_tags_changed_at_random():
    """A stored part's checksum would find each change: here the parts are changed before they are packed."""
    chance = random.Random(4)
    seen = set()
    for _ in range(300):
        made = parts(sheet(ROWS), strings="<si><t>a</t></si>", styles=DATE_STYLES)
        name = chance.choice([name for name in made if name != "[Content_Types].xml"])
        text = bytearray(str(made[name]).encode())
        for _ in range(chance.choice((1, 2, 3))):
            text[chance.randrange(len(text))] = chance.choice(b"<>/\"'=0123456789 rsctvi\x00\xff&;")
        held = io.BytesIO()
        packed(held, {**made, name: bytes(text)})
        seen.add(type(outcome(held.getvalue())))

    assert seen == {list, Refusal}
