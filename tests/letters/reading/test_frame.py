"""The parts of a letter around its items."""

import re
from pathlib import Path

import pytest

from letters.reading.extract import extract
from letters.reading.read import read

LETTERS = Path(__file__).resolve().parents[3] / "fixtures" / "letters"


def address_of(text: str) -> list[str]:
    reading = read(extract(text.encode(), "letter.txt"))
    return [" ".join(reading.text[span.start : span.end].split()) for span in reading.frame.address]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("west-mercia-2023-firearms", ["Home Office", "2 Marsham Street", "London SW1P 4DF"]),
        ("mopac-2023-firearms", ["2 Marsham Street,", "London,", "SW1P 4DF"]),
    ],
)
def test_an_address_is_read_to_its_postcode_also_where_each_line_stands_apart(name, lines):
    """West Mercia's letter is a web page copied as text: a blank line between each two."""
    assert " ".join(address_of((LETTERS / f"{name}.txt").read_text())) == " ".join(lines)


def test_without_a_postcode_it_ends_at_the_blank_line():
    text = (LETTERS / "west-mercia-2023-firearms.txt").read_text()
    assert address_of(re.sub(r"SW1P\s4DF", "", text, count=1)) == ["Home Office"]
