"""PDF: lines made into paragraphs, heads and feet left out, tables by rows, pages without text said."""

import pytest

from letters.reading.extract import extract
from letters.reading.extracted import Extracted, Media, RemarkCode
from letters.reading.refusals import Reason, Unreadable
from tests.letters.reading.hostile import picture_page
from tests.letters.reading.made_files import lines_drawn, pdf, stream

LONG = [
    "The force has trained its officers in each of the areas that were",
    "named, and has kept a record of who was trained and when it was",
    "done, which the board has seen.",
]
WHOLE = " ".join(LONG)


def read(*contents: bytes) -> Extracted:
    return extract(pdf(*contents), "letter.pdf")


def codes(found: Extracted) -> list[RemarkCode]:
    return [remark.code for remark in found.remarks]


def test_lines_of_a_paragraph_are_joined_and_an_addresss_are_not():
    address = lines_drawn(["Rt Hon A Name MP", "Home Secretary", "London"])
    found = read(address + lines_drawn(LONG, top=680) + lines_drawn(LONG, top=620))
    assert found.text == f"Rt Hon A Name MP\nHome Secretary\nLondon\n\n{WHOLE}\n\n{WHOLE}"
    assert (found.media, codes(found)) == (Media.PDF, [])


def test_items_stand_on_lines_of_their_own():
    shown = [*LONG[:2], "1. First item", "2. Second item", "- Third, with a", "(b) Fourth"]
    assert read(lines_drawn(shown)).text.split("\n") == [
        f"{LONG[0]} {LONG[1]}", "1. First item", "2. Second item", "- Third, with a", "(b) Fourth",
    ]  # fmt: skip


def test_a_number_in_mid_sentence_begins_no_item():
    shown = [
        "Some more words come before, and then there is a day such as the",
        "31. It goes on after it, as it does where none was ended there.",
    ]
    assert read(lines_drawn([*LONG[:2], *shown])).text.count("\n") == 0


def test_headings_are_known_by_size():
    heading = lines_drawn(["A heading"], size=16)
    assert read(heading + lines_drawn(LONG, top=744)).text.split("\n")[0] == "A heading"


def pages(*, head: str = "Office of the Test Body", foot: str = "Page {} of {}", count: int = 3) -> list[bytes]:
    made = []
    for number in range(1, count + 1):
        body = [f"Own words {'abc'[number - 1]}.", *LONG]
        made.append(
            lines_drawn([head], top=810)
            + lines_drawn(body)
            + lines_drawn([foot.format(number, count)], top=30, left=280)
        )
    return made


@pytest.mark.parametrize("foot", ["Page {} of {}", "{}", "Tudalen {} o {}", "- {} -", "Response | {}"])
def test_heads_and_feet_are_left_out_and_said(foot: str):
    found = read(*pages(foot=foot))
    assert "Office" not in found.text
    assert foot.split("{", maxsplit=1)[0].strip() not in found.text or foot[0] in "{-"
    assert "Office of the Test Body" in found.furniture
    assert RemarkCode.PAGE_HEADS in codes(found)
    assert found.text.count("Own words") == 3


def test_a_heading_that_begins_each_page_is_no_page_head():
    made = [lines_drawn([f"Recommendation {number}"], top=810) + lines_drawn(LONG) for number in (1, 2, 3)]
    assert [line for line in read(*made).text.split("\n") if line.startswith("Rec")] == [
        "Recommendation 1", "Recommendation 2", "Recommendation 3",
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_pages_end():
    found = read(lines_drawn(LONG[:2]), lines_drawn(LONG[2:]))
    assert found.text == WHOLE
    assert codes(found) == [RemarkCode.ACROSS_PAGES]
    assert str(found.places.at(0)) == "page 1"
    assert str(found.places.at(found.text.index("done, which"))) == "page 2"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("It names the counter-", "terrorism units.", "counter-terrorism units"),
        ("It was day-to-", "day business.", "day-to-day business"),
        ("The recommenda-", "tions. Other recommendations follow.", "The recommendations. Other"),
        ("See https://example.org/a/", "b-c.html for it.", "https://example.org/a/b-c.html for"),
    ],
)
def test_words_divided_at_a_lines_end(first: str, second: str, whole: str):
    start = "Some words that make the line so long that nothing more has room on it. "
    assert whole in read(lines_drawn([start + first, second])).text


def ruled(columns: list[int], rows: list[int]) -> bytes:
    across = b"".join(b"%d %d m %d %d l S " % (columns[0], y, columns[-1], y) for y in rows)
    return across + b"".join(b"%d %d m %d %d l S " % (x, rows[0], x, rows[-1]) for x in columns)


def test_a_ruled_table_has_a_row_a_line_with_its_wrapped_cells_joined():
    drawn = (
        lines_drawn(["Before"])
        + ruled([70, 120, 300], [740, 720, 680])
        + lines_drawn(["Rec"], left=75, top=725)
        + lines_drawn(["Answer"], left=125, top=725)
        + lines_drawn(["3.1"], left=75, top=705)
        + lines_drawn(["It was done in", "the spring."], left=125, top=705)
        + lines_drawn(["After"], top=650)
    )
    found = read(drawn)
    assert found.text == "Before\n\nRec\tAnswer\n3.1\tIt was done in the spring.\n\nAfter"
    assert [(table.rows, table.columns) for table in found.tables] == [(2, 2)]
    assert found.text[found.tables[0].start :].startswith("Rec\t")


def test_a_table_without_rules_is_told_by_its_columns():
    rows = [("Title of inspection", "A report of the test"), ("Date of publication", "11.7.23"), ("Type", "National")]
    drawn = b"".join(
        lines_drawn([label], top=740 - 20 * row) + lines_drawn([words], left=260, top=740 - 20 * row)
        for row, (label, words) in enumerate(rows)
    )
    found = read(drawn)
    assert found.text.split("\n") == ["\t".join(row) for row in rows]
    assert len(found.tables) == 1


def test_a_page_that_is_a_picture_is_said():
    found = read(lines_drawn(LONG), b"", lines_drawn(["Other words."]))
    assert codes(found) == [RemarkCode.EMPTY_PAGES]
    assert str(found.remarks[0]) == "Page 2 is without text."
    scanned = extract(picture_page())
    assert (scanned.text, scanned.is_scanned) == ("", True)
    assert str(scanned.remarks[0]) == "Every page is a picture without text, as a scanner makes it."


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_is_seen(turn: int):
    matrix = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    size = "/MediaBox[0 0 595 842]"
    drawn = f"q {matrix} cm ".encode() + lines_drawn(["First words here", "", "Second words"], top=500) + b" Q"
    found = extract(pdf(drawn, page=f"{size}/Rotate {turn}"))
    assert found.text == "First words here\n\nSecond words"


def test_text_that_is_drawn_out_of_order_is_put_in_order():
    found = read(
        lines_drawn(["Third part"], top=300)
        + lines_drawn(["First part"], top=700)
        + lines_drawn(["Second part"], top=500)
    )
    assert found.text == "First part\n\nSecond part\n\nThird part"
    assert codes(found) == [RemarkCode.REORDERED]


def test_strange_text_is_said():
    shown = ["Xqzv brfk plmt wrtz"] * 1
    found = read(*(lines_drawn([*shown, f"Zvbk {letter * 4} mrtk dpvl"] * 12, step=16) for letter in "xqz"))
    assert RemarkCode.NO_COMMON_WORDS in codes(found)


def form(entries: str, catalogue: str = "") -> bytes:
    """A form with one field, filled in."""
    appearance = stream(
        b"/Tx BMC BT /F 11 Tf 2 4 Td (Filled in words) Tj ET EMC",
        "/Type/XObject/Subtype/Form/BBox[0 0 200 16]/Resources<</Font<</F 4 0 R>>>>",
    )
    field = (
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Filled in words)/F 4/Rect[200 756 400 772]/AP<</N 6 0 R>>/P 10 0 R>>"
    )
    return pdf(
        lines_drawn(["Please wait"]),
        page="/Annots[5 0 R]",
        catalogue=f"{catalogue}/AcroForm<</Fields[5 0 R]{entries}>>",
        further={5: field, 6: appearance, 7: stream(b"<xdp/>")},
    )


def test_what_was_filled_into_a_form_is_read():
    assert extract(form("")).text == "Please wait\tFilled in words"


def test_a_form_that_only_adobes_programs_show_is_refused():
    with pytest.raises(Unreadable) as refusal:
        extract(form("/XFA 7 0 R", "/NeedsRendering true"))
    assert refusal.value.reason is Reason.FORM_PROGRAM
