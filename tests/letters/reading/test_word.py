"""Word documents: paragraphs in order, lists with the marks that Word shows, tables by rows, notes at the end."""

from letters.reading.extract import extract
from letters.reading.extracted import Extracted, Media, RemarkCode
from tests.letters.reading.made_files import TYPES, W, document_xml, docx, listed, p, part, table, zipped


def level(kind: str, text: str, at: int = 0, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str) -> str:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>",
    )


def read(body: str, **parts: str | bytes) -> Extracted:
    return extract(docx(body, **parts), "letter.docx")


def codes(found: Extracted) -> list[RemarkCode]:
    return [remark.code for remark in found.remarks]


def test_paragraphs_stand_apart_and_know_their_place():
    found = read(p("One") + p("Two"))
    assert (found.text, found.media) == ("One\n\nTwo", Media.DOCX)
    assert [str(place) for place in found.places.places] == ["paragraph 1", "paragraph 2"]


def test_empty_paragraphs_part_the_others_where_the_writer_uses_them():
    assert read(p("A name") + p("A street") + p() + p("Dear reader,") + p() + p("Words.")).text == (
        "A name\nA street\n\nDear reader,\n\nWords."
    )


def test_numbers_count_as_word_counts_them():
    lists = numbering(level("decimal", "%1."), level("lowerLetter", "(%2)", 1), level("lowerRoman", "%1.%3", 2))
    body = listed("a") + listed("b") + listed("c", 1, 1) + listed("d", 1, 1) + listed("e", 1, 2) + listed("f")
    assert read(body + listed("g", 1, 1), numbering=lists).text.split("\n") == [
        "1. a", "2. b", "  (a) c", "  (b) d", "    2.i e", "3. f", "  (a) g",
    ]  # fmt: skip


def test_a_list_that_begins_anew():
    lists = numbering(level("upperRoman", "%1)"))
    assert read(listed("a") + listed("b") + p("x") + listed("c", 2), numbering=lists).text == "I) a\nII) b\n\nx\n\nI) c"


def test_bullets_and_a_list_by_its_style():
    styles = part(
        "styles",
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>',
    )
    body = p("a", '<w:pStyle w:val="Mine"/>') + p(
        "b", '<w:pStyle w:val="Mine"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert read(body, numbering=numbering(level("bullet", "\uf0b7")), styles=styles).text == "• a\n\nb"


def test_a_table_stands_in_its_place_a_row_a_line():
    found = read(
        p("Before") + table((p("Rec"), p("Answer")), (p("1"), p("First") + p("second")), (p("2"), p())) + p("After")
    )
    assert found.text == "Before\n\nRec\tAnswer\n1\tFirst second\n2\t\n\nAfter"
    assert [(item.rows, item.columns) for item in found.tables] == [(3, 2)]
    assert found.text[found.tables[0].start : found.tables[0].end] == "Rec\tAnswer\n1\tFirst second\n2\t"


def test_a_frame_and_a_long_cell_are_no_rows():
    assert read(table((p("One") + p("Two"),))).text == "One\n\nTwo"
    long = "".join(p(f"Passage {number}") for number in range(10))
    found = read(table((p("Rec"), p("Answer")), (p("Label"), long)))
    assert found.text.split("\n\n")[:4] == ["Rec\tAnswer", "Label", "Passage 0", "Passage 1"]


def test_tracked_changes_are_read_as_accepted():
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
        + p("Runs", "<w:rPr><w:del/></w:rPr>")
        + p("on")
        + "<w:p><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom></w:p>"
    )
    found = read(body)
    assert found.text == "Kept new\n\nRuns on"
    assert codes(found) == [RemarkCode.TRACKED_CHANGES]


def test_text_boxes_are_read_once_and_controls_without_their_hints():
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    choice = f"<mc:Choice><wps:x>{box}</wps:x></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    alternate = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Filled in')}</w:sdtContent></w:sdt>"
    hint = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>"
    found = read(f"<w:p><w:r><w:t>Anchor</w:t></w:r><w:r>{alternate}</w:r></w:p>" + control + hint)
    assert found.text == "Anchor\n\nIn the box\n\nFilled in"


def test_footnotes_come_at_the_end_in_the_order_of_the_text():
    notes = part(
        "footnotes", f'<w:footnote w:id="5">{p("Five")}</w:footnote><w:footnote w:id="2">{p("Two")}</w:footnote>'
    )
    refers = (
        "<w:p><w:r><w:t>A</w:t><w:footnoteReference w:id='2'/><w:t> b</w:t><w:footnoteReference w:id='5'/></w:r></w:p>"
    )
    assert read(refers + p("End"), footnotes=notes).text == "A[1] b[2]\n\nEnd\n\n[1] Two\n[2] Five"


def test_heads_and_feet_are_left_out_and_said():
    found = read(p("Words"), header1=part("hdr", p("The body's office")), footer1=part("ftr", p("OFFICIAL")))
    assert (found.text, found.furniture) == ("Words", ("OFFICIAL", "The body's office"))
    assert codes(found) == [RemarkCode.PAGE_HEADS]
    assert "“OFFICIAL”" in str(found.remarks[0])


def test_small_things_of_the_text():
    body = (
        "<w:p><w:r><w:t>Our ref:</w:t><w:tab/><w:t>AB</w:t><w:noBreakHyphen/><w:t>1</w:t><w:br/><w:t>next</w:t>"
        "<w:sym w:font='Wingdings' w:char='F0FC'/><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData></w:fldChar>"
        "<w:t> Local</w:t></w:r></w:p>"
    )
    assert read(body + p("1.\tTyped".replace("\t", ""))).text == "Our ref:\tAB-1\nnext✓\n\n☒ Local\n\n1.Typed"


def test_strict_open_xml_is_read():
    document = document_xml(p("Words")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert extract(zipped({"[Content_Types].xml": TYPES, "word/document.xml": document})).text == "Words"
