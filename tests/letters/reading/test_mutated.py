"""Files that are hurt anywhere are read, or refused in words: no other exception leaves the reader."""

from hypothesis import given
from hypothesis import strategies as st

from letters.reading.extract import extract
from letters.reading.extracted import Extracted
from letters.reading.refusals import Unreadable
from tests.letters.reading.made_files import docx, lines_drawn, listed, p, part, pdf, table

WEB = b"<!doctype html><title>T</title><main><h1>H</h1><ul><li>one<ol><li>two</ol></ul><table><tr><td>a<td>b</table>"
NUMBERS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)
FILES = (
    "Recommendation 1 – £5 “words”\r\n\r\n1. one".encode(),
    "words".encode("utf-16"),
    WEB,
    docx(p("Words") + listed("one") + table((p("a"), p("b"))), method=0, numbering=NUMBERS),
    pdf(lines_drawn(["Recommendation 1:", "1. By 31 July,", "- words-", "go on."]), lines_drawn(["Page 2", "words"])),
)


def hurt(data: bytes, cuts: list[tuple[float, bytes, int]]) -> bytes:
    """The file with bytes put in, and bytes taken out, at places given as shares of its length."""
    for share, put, taken in cuts:
        at = int(share * len(data))
        data = data[:at] + put + data[at + taken :]
    return data


def check(found: Extracted) -> None:
    """What holds of every reading."""
    assert list(found.places.starts) == sorted(set(found.places.starts))
    assert all(0 <= start < max(len(found.text), 1) for start in found.places.starts)
    assert "\0" not in found.text
    assert "\r" not in found.text
    assert all(0 <= table.start < table.end <= len(found.text) for table in found.tables)
    assert all(found.text[table.start : table.end].count("\n") == table.rows - 1 for table in found.tables)


CUTS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 20)), min_size=1, max_size=6)


@given(st.sampled_from(FILES), CUTS)
def test_a_hurt_file_is_read_or_refused(data: bytes, cuts: list[tuple[float, bytes, int]]):
    try:
        found = extract(hurt(data, cuts), "letter.pdf")
    except Unreadable as refusal:
        assert str(refusal)  # noqa: PT017  either is right
    else:
        check(found)


WORDS = st.text(st.sampled_from("aAzé1.)-–•:; (“Rec"), min_size=1, max_size=60)


@given(
    st.lists(st.tuples(WORDS, st.integers(30, 500), st.integers(10, 830), st.sampled_from([8, 11, 16])), max_size=25)
)
def test_lines_may_stand_anywhere_on_a_page(drawn: list[tuple[str, int, int, int]]):
    safe = [
        (words.encode("cp1252", "ignore").decode("latin-1").replace("(", "").replace(")", ""), *at)
        for words, *at in drawn
    ]
    content = b"".join(lines_drawn([words], left=left, top=top, size=size) for words, left, top, size in safe)
    check(extract(pdf(content)))
