"""The workbook: how its sheets look, and that nothing of it is left behind."""

import gc
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date
from itertools import count, islice

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from openpyxl import load_workbook

from tests.tracker.kit.workbooks import DAY, book_of, held, made, midnight, read
from tracker.kit.xlsx_file import Fact, Fill, Heading, XlsxFile, xlsx_response

RED, AMBER = Fill("#ca3535", "#ffffff"), Fill("#ffbf47", "#0b0c0c")


def test_the_head_stays_in_sight_and_each_column_has_its_filter_and_width():
    with XlsxFile(title="Things", day=DAY) as book:
        book.add_table("Things", [Heading("One", 12), Heading("Two", 70)], [["a", "b"], ["c", "d"]])
    sheet = read(held(book))
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B3", "$1:$1")
    assert {letter: int(column.width) for letter, column in sheet.column_dimensions.items()} == {"A": 12, "B": 70}
    assert [(cell.font.b, cell.alignment.wrap_text, cell.fill.fgColor.rgb) for cell in sheet[1]] == [
        (True, True, "FF0B5575")
    ] * 2
    assert [(cell.alignment.wrap_text, cell.alignment.vertical) for cell in sheet[2]] == [(True, "top")] * 2


def test_a_table_without_rows_has_its_head_and_no_more():
    sheet = read(made([])[0])
    assert (sheet.dimensions, sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:C1", "A1:C1", "A2")


def test_a_word_gives_its_column_its_colours():
    fills = {"Red": RED, 'So-called "amber"': AMBER}
    with XlsxFile(title="Things", day=DAY) as book:
        book.add_table("Things", [Heading("What"), Heading("Colour", fills=fills)], [["a", "Red"], ["b", ""]])
    found = {
        (str(area.sqref), rule.formula[0], rule.dxf.fill.bgColor.rgb, rule.dxf.font.color.rgb)
        for area in read(held(book)).conditional_formatting
        for rule in area.rules
    }
    assert found == {
        ("B2:B3", '"Red"', "FFCA3535", "FFFFFFFF"),
        ("B2:B3", '"So-called ""amber"""', "FFFFBF47", "FF0B0C0C"),
    }


def test_a_sheet_explains_line_by_line():
    with XlsxFile(title="Things", day=DAY) as book:
        book.add_table("Things", [Heading("One")], [])
        book.add_facts("About", [Fact("What", "=1+1"), Fact("Red", "Late", RED)])
    workbook = load_workbook(held(book))
    about = workbook["About"]
    assert workbook.sheetnames == ["Things", "About"]
    assert [[cell.value for cell in row] for row in about.iter_rows()] == [["What", "=1+1"], ["Red", "Late"]]
    assert (about["A2"].fill.fgColor.rgb, about["A2"].font.color.rgb) == ("FFCA3535", "FFFFFFFF")
    assert [about[place].font.b for place in ("A1", "A2", "B1")] == [True, True, False]


def test_a_marking_stands_at_the_head_and_foot_of_each_sheet():
    with XlsxFile(title="Things", day=DAY, marking="OFFICIAL & MORE") as book:
        book.add_table("Things", [Heading("One")], [])
        book.add_facts("About", [])
    for sheet in load_workbook(held(book)).worksheets:
        assert (sheet.oddHeader.center.text, sheet.oddFooter.center.text) == ("OFFICIAL && MORE",) * 2
    assert read(made([])[0]).oddHeader.center.text is None


def test_the_same_rows_of_the_same_day_are_the_same_bytes():
    rows = [["a", date(2023, 9, 4), 1], ["=b", None, "c"]]
    first, again, later = (made(rows, day=day)[0].read() for day in (DAY, DAY, date(2024, 3, 1)))
    assert first == again
    assert first != later
    properties = load_workbook(made(rows)[0]).properties
    assert (properties.title, properties.created, properties.modified) == (
        "Things",
        midnight(DAY),
        midnight(DAY),
    )


def test_what_does_not_fit_into_a_worksheet_is_refused():
    with pytest.raises(ValueError, match=r"^Row 2, column 16385 does not fit into a worksheet"):
        made([["x"] * 16_385], headings=["One"] * 16_384)


@pytest.fixture
def folder(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


def test_nothing_is_left_on_disk(folder):
    seen = []

    def rows():
        yield ["a", "b", "c"]
        seen.extend(folder.rglob("*"))

    file, _written = made(rows())
    assert seen
    assert list(folder.rglob("*")) == []
    assert read(file)["A2"].value == "a"


def test_a_fault_on_the_way_leaves_nothing_either_and_is_passed_on(folder):
    def rows():
        yield ["a", "b", "c"]
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"), XlsxFile(title="Things", day=DAY) as book:
        book.add_table("Things", [Heading("One")] * 3, rows())
    assert list(folder.rglob("*")) == []
    assert book.file.closed


def test_a_disk_that_is_full_leaves_nothing_either(folder, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    book = XlsxFile(title="Things", day=DAY)
    with pytest.raises(Exception, match="No space left on device"), book:
        book.add_table("Things", [Heading("One")], [["a"]])
    assert list(folder.rglob("*")) == []
    gc.collect()  # the writer's own hold on the file goes with its error
    book.file.close()


def test_rows_are_taken_one_at_a_time():
    taken = []

    def rows():
        for number in count():
            taken.append(number)
            if number == 3:
                raise LookupError
            yield [number]

    with suppress(LookupError):
        made(rows(), headings=["One"])
    assert taken == [0, 1, 2, 3]


@pytest.fixture
def _no_request():
    """Closing an answer ends a request, and with it connections to the database: here there is neither."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.mark.usefixtures("_no_request")
def test_the_download_names_its_file_its_size_and_is_kept_by_no_cache():
    book, _written = book_of([["a", "b", "c"]])
    whole = book.file.read()
    book.file.seek(0)
    response = xlsx_response("things.xlsx", book.file)
    assert response.streaming
    assert b"".join(response) == whole
    assert {
        name: response[name] for name in ("Content-Type", "Content-Disposition", "Content-Length", "Cache-Control")
    } == {
        "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Content-Disposition": 'attachment; filename="things.xlsx"',
        "Content-Length": str(len(whole)),
        "Cache-Control": "private, no-store",
    }
    response.close()
    assert book.file.closed


@pytest.mark.usefixtures("_no_request")
def test_the_file_is_closed_when_the_client_goes_away():
    book, _written = book_of([[n, "x" * 50, n] for n in range(5_000)])
    response = xlsx_response("things.xlsx", book.file)
    assert len(list(islice(response, 2))) == 2
    response.close()
    assert book.file.closed


@pytest.mark.deep
def test_ten_times_the_rows_take_no_more_memory():
    def peak(number):
        tracemalloc.start()
        book_of([n, f"text {n}", DAY] for n in range(number))[0].file.close()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak(10)
    assert peak(50_000) < 1.2 * peak(5_000)
