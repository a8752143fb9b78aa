"""Word files that were made to do harm, or by other programs, in the bounded process that reads them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from letters.rendering.docx import render_docx
from letters.rendering.word.regions import WordDraft
from letters.rendering.word.told import Told
from responses.intake.sheets.values import Refusal, Unreadable
from responses.intake.word.bounded import read_draft
from responses.intake.word.words import refusal_words
from tests.letters.builders import letter
from tests.letters.rendering.test_docx_opened import converted, needs_libreoffice

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPENING = "An opening with a **bold** word and [a link](https://a.example/)."


def good() -> bytes:
    return render_docx(
        letter(introduction=OPENING, is_draft=True, has_marks=True), draft=WordDraft(properties={"Draft 1": "x"})
    )


def with_parts(changed: Mapping[str, bytes]) -> bytes:
    """The draft's file with parts of it changed or added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(good())) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changed:
                target.writestr(name, source.read(name))
        for name, content in changed.items():
            target.writestr(name, content)
    return made.getvalue()


def document(inside: str) -> bytes:
    return f"<w:document {W}><w:body>{inside}</w:body></w:document>".encode()


def told(tmp_path: Path, content: bytes) -> Told:
    path = tmp_path / "sent.docx"
    path.write_bytes(content)
    return read_draft(path)[0]


BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + document(
    "<w:p>&b;</w:p>"
)
FILE = b'<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + document("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: b"", Refusal.NOT_WORD),
        (lambda: b"%PDF-1.7", Refusal.NOT_WORD),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_WORD),
        (lambda: b"PK\x03\x04 and no more", Refusal.DAMAGED),
        (lambda: good()[:-400], Refusal.DAMAGED),
        (lambda: b"PK\x03\x04" + b"\0" * (20 * 1024**2), Refusal.TOO_BIG),
        (lambda: with_parts({"word/vbaProject.bin": b"macro"}), Refusal.MACROS),
        (lambda: with_parts({"word/document.xml": BOMB}), Refusal.ENTITIES),
        (lambda: with_parts({"word/document.xml": FILE}), Refusal.ENTITIES),
        (lambda: with_parts({"docProps/custom.xml": BOMB}), Refusal.ENTITIES),
        (lambda: with_parts({"word/document.xml": document("<w:p>")}), Refusal.DAMAGED),
        (lambda: with_parts({"word/document.xml": document("<w:p>" * 300 + "</w:p>" * 300)}), Refusal.TOO_MUCH),
        (lambda: with_parts({"word/document.xml": document("<w:p/>" * 20_001)}), Refusal.TOO_MUCH),
        (lambda: with_parts({"word/document.xml": document(f"<w:t>{'ab ' * 700_000}</w:t>")}), Refusal.TOO_MUCH),
        (lambda: with_parts({"word/media/a.bin": b"\0" * (60 * 1024**2)}), Refusal.PACKED_TOO_TIGHT),
    ],
)  # fmt: skip
def test_a_hostile_or_wrong_file_is_refused_in_words(tmp_path: Path, content, code: Refusal) -> None:
    with pytest.raises(Unreadable) as refused:
        told(tmp_path, content())
    assert refused.value.code == code
    assert refusal_words(refused.value).endswith(".")


def test_a_fault_in_the_reader_is_ours_and_says_so(tmp_path: Path) -> None:
    assert "fault of ours" in refusal_words(Unreadable(Refusal.FAILED))


def test_tracked_changes_count_as_accepted_and_comments_and_boxes_are_passed_over(tmp_path: Path) -> None:
    runs = (
        '<w:r><w:t xml:space="preserve">Kept </w:t></w:r>'
        "<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        '<w:commentRangeStart w:id="7"/><w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id="7"/>'
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        "<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom>"
    )
    mark = '<w:bookmarkStart w:id="1" w:name="part__introduction"/>{}<w:bookmarkEnd w:id="1"/>'
    content = with_parts({"word/document.xml": document(mark.format(f"<w:p>{runs}</w:p>"))})
    assert told(tmp_path, content).marks("introduction") == "Kept added."


def test_looks_that_are_switched_off_and_words_own_styles_for_them(tmp_path: Path) -> None:
    runs = (
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve">plain </w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t xml:space="preserve">strong </w:t></w:r>'
        "<w:r><w:rPr><w:i/></w:rPr><w:t>slanted</w:t></w:r><w:r><w:br/><w:t>next</w:t></w:r>"
    )
    mark = '<w:bookmarkStart w:id="1" w:name="part__introduction"/>{}<w:bookmarkEnd w:id="1"/>'
    content = with_parts({"word/document.xml": document(mark.format(f"<w:p>{runs}</w:p>"))})
    assert told(tmp_path, content).marks("introduction") == "plain **strong** *slanted* next"


def test_a_footnote_made_in_word_comes_back_as_one(tmp_path: Path) -> None:
    body = (
        '<w:bookmarkStart w:id="1" w:name="part__introduction"/><w:p><w:r><w:t>Noted</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:bookmarkEnd w:id="1"/>'
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Its words.</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    content = with_parts({"word/document.xml": document(body), "word/footnotes.xml": notes.encode()})
    assert told(tmp_path, content).marks("introduction") == "Noted[^1].\n\n[^1]: Its words."


def test_a_link_to_a_place_that_is_no_address_is_words_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(good())) as package:
        links = package.read("word/_rels/document.xml.rels").replace(b"https://a.example/", b"javascript:alert(1)")
    content = with_parts({"word/_rels/document.xml.rels": links})
    assert told(tmp_path, content).marks("introduction") == "An opening with a **bold** word and a link."


@needs_libreoffice
def test_parts_and_what_the_file_remembers_outlive_libreoffice(tmp_path: Path) -> None:
    saved = converted(tmp_path, {"draft": good()}, "docx:MS Word 2007 XML")["draft"]
    found, properties = read_draft(saved)
    before, _properties = read_draft(tmp_path / "draft.docx")
    assert {key: found.marks(key) for key in found.parts} == {key: before.marks(key) for key in before.parts}
    assert (found.marks("introduction"), found.around, properties) == (OPENING, before.around, {"Draft 1": "x"})
