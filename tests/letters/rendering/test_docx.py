import base64
import hashlib
import subprocess
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from letters.content import Letter, Letterhead, Picture
from letters.rendering.docx import render_docx
from letters.rendering.html import render_document
from letters.rendering.styles import house_styles
from letters.rendering.tree import Node, tree_of
from tests.letters.builders import empty_letter, full_letter, letter

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
PNG = base64.b64decode(PIXEL)
LISTS = "Before.\n\n1. one\n2. two\n   - deep\n\nBetween.\n\n1. again"
LIVE = "**Bold** *italic* [words](https://a.example/x?y=1&z=2) noted.[^1]\n\n[^1]: The note."


def opened(content: Letter, **more: Any) -> WordDocument:
    return Document(BytesIO(render_docx(content, **more)))


def styles(document: WordDocument) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in document.paragraphs if one.style]


def words(element: Any) -> str:
    return " ".join("".join(t.text or " " for t in p.iter(qn("w:t"), qn("w:br"))) for p in element.iter(qn("w:p")))


@pytest.mark.parametrize("style", list(house_styles()))
@pytest.mark.parametrize("translation", [None, letter(language="cy")])
def test_every_word_of_the_letter_in_its_order(style: str, translation: Letter | None) -> None:
    content = full_letter(style=style, introduction=LISTS, has_marks=True, translation=translation)
    said = " ".join(said_in(tree_of(render_document(content)).first("body"))).split()
    assert words(opened(content).element.body).split() == said


def said_in(node: Node) -> list[str]:
    """The words of the HTML, of which no two stand together that a block parts; heads of pages are not among them."""
    if {"running-head", "marking"} & set(node.classes):
        return []
    found: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            found.append(child)
        elif child.is_block or child.tag == "br":
            found += [" ", *said_in(child), " "]
        else:
            found += said_in(child)
    return ["".join(found)]


def test_headings_quotations_and_lists_are_words_own() -> None:
    found = styles(opened(letter(introduction=LISTS, has_marks=True)))
    assert found[1:11] == [
        ("Heading 1", "A test report"),
        ("Normal", "Before."),
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Bullet 2", "deep"),
        ("Normal", "Between."),
        ("List Number", "again"),
        ("Heading 2", "Recommendation 2:"),
        ("Quote", "Quoted words two."),
        ("Normal", "Answer two."),
    ]


def test_each_numbered_list_begins_at_one() -> None:
    document = opened(letter(introduction=LISTS, has_marks=True))
    used = [
        (one.text, one._p.pPr.numPr.numId.val, one._p.pPr.numPr.ilvl.val)
        for one in document.paragraphs
        if one._p.pPr.numPr is not None
    ]
    assert used[:4] == [("one", 2, 0), ("two", 2, 0), ("deep", 1, 1), ("again", 3, 0)]
    numbers = document.part.numbering_part.element.findall(qn("w:num"))
    assert [len(number.findall(qn("w:lvlOverride"))) for number in numbers] == [0, 9, 9]


def test_headings_and_recommendations_keep_with_what_follows() -> None:
    document = opened(letter())
    assert document.styles["Heading 2"].paragraph_format.keep_with_next
    kept = [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next]
    assert kept == [
        *("Recommendation 2:", "Quoted words two.", "Recommendation 3:", "Quoted words three."),
        *("Recommendation 6:", "Quoted words six."),
    ]
    [default] = document.styles.element.iter(qn("w:widowControl"))
    assert default.get(qn("w:val")) is None  # on


def test_a_run_in_heading_is_a_heading_on_the_line_of_its_words() -> None:
    document = opened(letter(style="running"))
    [first, *others] = [one for one in document.paragraphs if one._p.findall(f".//{qn('w:specVanish')}")]
    assert (first.style.name if first.style else "", first.text, len(others)) == ("Heading 2", "Recommendation 2: ", 2)


def test_the_words_of_a_recommendation_in_running_order_are_bold_as_in_the_pdf() -> None:
    document = opened(letter(style="running"))
    found = [text for name, text in styles(document) if name == "Run In"]
    assert found == ["Quoted words two.", "Quoted words three.", "Quoted words six."]
    assert document.styles["Run In"].font.bold


def test_an_items_first_line_keeps_with_its_next() -> None:
    document = opened(letter(style="form"))
    heads = [one for one in document.paragraphs if one.style and one.style.name == "List Bullet"][:3]
    assert [(one.text, one.paragraph_format.keep_with_next) for one in heads] == [
        ("Recommendation 2:", True),
        ("Recommendation 3:", True),
        ("Recommendation 6:", True),
    ]


def test_a_forms_facts_are_a_table_whose_rows_have_headings() -> None:
    [table] = opened(full_letter(style="form")).tables
    assert (table.style.name if table.style else "", table.rows[1].cells[1].text) == ("Table Grid", "REF-7")
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstColumn")), look.get(qn("w:firstRow"))) == ("1", "0")
    assert all(run.bold for row in table.rows for run in row.cells[0].paragraphs[0].runs)


def test_language_of_the_document_and_of_each_part_in_another() -> None:
    both = letter(introduction="English.", translation=letter(language="cy", introduction="Cymraeg."))
    document = opened(both)
    [default] = document.styles.element.iter(qn("w:lang"))
    assert (default.get(qn("w:val")), document.core_properties.language) == ("en-GB", "en-GB")
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    spoken = [{each.get(qn("w:val")) for each in cell._tc.iter(qn("w:lang"))} for cell in cells[:2]]
    assert spoken == [set(), {"cy-GB"}]
    assert [cell.text for cell in cells[:2]] == ["English.", "Cymraeg."]


def test_facts_and_dates_are_the_letters() -> None:
    facts = opened(letter(dated=date(2024, 2, 29))).core_properties
    assert (facts.title, facts.author) == ("A test report – Test body", "Test body")
    assert facts.created == facts.modified
    assert facts.created is not None
    assert facts.created.replace(tzinfo=None) == datetime(2024, 2, 29)  # noqa: DTZ001
    with zipfile.ZipFile(BytesIO(render_docx(letter(dated=None)))) as package:
        assert b"dcterms" not in package.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_first_page_has_the_marking_and_the_others_a_running_head() -> None:
    [section] = opened(full_letter(is_draft=True)).sections
    assert section.different_first_page_header_footer
    heads = [[p.text for p in head.paragraphs] for head in (section.first_page_header, section.header)]
    assert heads == [
        ["OFFICIAL-SENSITIVE", "DRAFT: not yet issued"],
        ["OFFICIAL-SENSITIVE", "DRAFT – Test body – A test report"],
    ]
    for foot in (section.first_page_footer, section.footer):
        assert words(foot._element) == "OFFICIAL-SENSITIVEPage 1 of 1"
        assert [each.get(qn("w:instr")) for each in foot._element.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]


def test_a_letter_read_from_a_document_has_a_bare_page_number() -> None:
    [section] = opened(letter(has_furniture=False)).sections
    assert [words(part._element) for part in (section.first_page_header, section.header, section.footer)] == [
        "",
        "",
        "1",
    ]


def test_links_are_live_and_notes_lead_there_and_back() -> None:
    document = opened(letter(introduction=LIVE, has_marks=True))
    links = list(document.element.body.iter(qn("w:hyperlink")))
    [outside] = [document.part.rels[link.get(qn("r:id"))].target_ref for link in links if link.get(qn("r:id"))]
    assert outside == "https://a.example/x?y=1&z=2"
    names = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    inside = {link.get(qn("w:anchor")) for link in links} - {None}
    assert inside == {"note_1"} < names
    looks = {run.text: (run.bold, run.italic) for one in document.paragraphs for run in one.runs}
    assert (looks["Bold"], looks["italic"]) == ((True, None), (None, True))


def test_pictures_have_their_words_and_a_drawing_is_shown_by_its_png() -> None:
    head = Letterhead(
        body_name="Test body",
        logo=Picture(sha256="a" * 64, media_type="image/svg+xml", alt="The crest", width=9, height=9),
    )
    document = opened(letter(letterhead=head), pictures={"a" * 64: b"<svg/>", "a" * 64 + ".png": PNG})
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["The crest"]
    assert (
        document.part.related_parts[document.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
        == PNG
    )
    without = opened(letter(letterhead=head), pictures={"a" * 64: b"<svg/>"})
    assert (len(without.inline_shapes), without.paragraphs[0].text) == (0, "The crest")


def test_the_bodys_colour_is_that_of_headings_and_of_the_rule() -> None:
    document = opened(letter(letterhead=Letterhead(body_name="Test body", colour="#1d4f91")))
    assert str(document.styles["Heading 2"].font.color.rgb) == "1D4F91"
    [rule] = document.element.body.iter(qn("w:bottom"))
    assert rule.get(qn("w:color")) == "1D4F91"
    assert b"brand" not in b"".join(parts(render_docx(letter())).values())


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_letter_gives_the_same_bytes_in_another_process_too() -> None:
    script = (
        "import django, hashlib, sys\n"
        "django.setup()\n"
        "from letters.rendering.docx import render_docx\n"
        "from tests.letters.builders import full_letter\n"
        "sys.stdout.write(hashlib.sha256(render_docx(full_letter())).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == hashlib.sha256(render_docx(full_letter())).hexdigest()
    assert render_docx(full_letter()) != render_docx(full_letter(closing="Other words."))


def test_each_part_is_xml_and_nothing_of_the_library_template_is_left() -> None:
    found = parts(render_docx(full_letter(introduction="\x0b\x00 \ud800 ￾ مرحبا 👍🏽", has_marks=True, style="form")))
    for name, content in found.items():
        assert etree.fromstring(content) is not None, name
    assert not [name for name in found if "thumbnail" in name or "customXml" in name or "Effects" in name]


def test_an_empty_letter_is_a_letter() -> None:
    assert [one.text for one in opened(empty_letter()).paragraphs] == ["Letter"]


def test_text_that_runs_right_to_left_says_so() -> None:
    document = opened(letter(introduction="مرحبا\n\nHello"))
    runs = {
        run.text: run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for p in document.paragraphs for run in p.runs
    }
    assert (runs["مرحبا"], runs["Hello"]) == (True, False)
