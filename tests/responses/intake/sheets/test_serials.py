"""Which number formats show a day, and which day a number is."""

from datetime import date

import pytest

from responses.intake.sheets.serials import BUILT_IN, Shape, shape_of, shown_as
from responses.intake.sheets.values import BadCell, BadCellCode


@pytest.mark.parametrize(
    ("pattern", "shape"),
    [
        ("General", Shape.NUMBER),
        ("Standard", Shape.NUMBER),
        ("@", Shape.NUMBER),
        ("0.00E+00", Shape.NUMBER),
        ("#,##0.00;[Red]-#,##0.00", Shape.NUMBER),
        ('0 "days"', Shape.NUMBER),
        ("0\\d\\a\\y", Shape.NUMBER),
        ("_-[$£-809]* #,##0.00_-;_-d", Shape.NUMBER),
        ('"unclosed dd', Shape.NUMBER),
        ("dd/mm/yyyy", Shape.DAY),
        ("[$-F800]dddd, mmmm dd, yyyy", Shape.DAY),
        ("[$-809]d mmm yy;@", Shape.DAY),
        ("mmm-yy", Shape.DAY),
        ("mmmm", Shape.DAY),
        ("YYYY", Shape.DAY),
        ("dd/mm/yyyy hh:mm", Shape.MOMENT),
        ("m/d/yy h:mm AM/PM", Shape.MOMENT),
        ("hh:mm", Shape.TIME),
        ("h AM/PM", Shape.TIME),
        ("mm:ss.0", Shape.TIME),
        ("[h]:mm:ss", Shape.LENGTH),
        ("[Red][mm]:ss", Shape.LENGTH),
    ],
)
def test_what_a_format_shows(pattern: str, shape: Shape):
    assert shape_of(pattern) is shape


def test_formats_that_have_a_number_alone():
    """ECMA-376 part 1, 18.8.30: those of every language are 0 to 22, 37 to 40 and 45 to 49."""
    everywhere = {number: shape for number, shape in BUILT_IN.items() if number < 23 or number > 44}

    assert {number: shape for number, shape in everywhere.items() if number < 50} == {
        **dict.fromkeys((14, 15, 16, 17), Shape.DAY),
        **dict.fromkeys((18, 19, 20, 21, 45, 47), Shape.TIME),
        22: Shape.MOMENT,
        46: Shape.LENGTH,
    }


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (61.99, date(1900, 3, 1)),
        (45_292, date(2024, 1, 1)),
        (2_958_465, date(9999, 12, 31)),
        (0, BadCell(BadCellCode.NO_SUCH_DATE, "1900-01-00")),
        (60, BadCell(BadCellCode.NO_SUCH_DATE, "1900-02-29")),
        (60.5, BadCell(BadCellCode.NO_SUCH_DATE, "1900-02-29")),
        (2_958_466, BadCell(BadCellCode.NO_SUCH_DATE, "2958466")),
        (-0.5, BadCell(BadCellCode.NO_SUCH_DATE, "-0.5")),
    ],
)
def test_days_from_1900(serial: float, day: date | BadCell):
    assert shown_as(Shape.DAY, serial, from_1904=False) == day


@pytest.mark.parametrize(
    ("shape", "serial", "shown"),
    [
        (Shape.MOMENT, 45_292.0, date(2024, 1, 1)),
        (Shape.MOMENT, 45_292.5, "2024-01-01 12:00"),
        (Shape.MOMENT, 45_292.999999, date(2024, 1, 2)),
        (Shape.MOMENT, 59.9999999, BadCell(BadCellCode.NO_SUCH_DATE, "1900-02-29")),
        (Shape.TIME, 0.0, "00:00"),
        (Shape.TIME, 45_292.25, "06:00"),
        (Shape.LENGTH, 1.5, "36:00"),
        (Shape.LENGTH, -0.5, "-12:00"),
        (Shape.LENGTH, 4e6, BadCell(BadCellCode.NO_SUCH_DATE, "4000000")),
    ],
)
def test_times(shape: Shape, serial: float, shown: object):
    assert shown_as(shape, serial, from_1904=False) == shown
