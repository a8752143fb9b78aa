"""Files that would do harm, or that are not what they say, each with its exact outcome."""

import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from letters.reading.extracted import RemarkCode as Remark
from letters.reading.refusals import Reason
from tests.letters.reading.made_files import (
    TYPES,
    W,
    document_xml,
    docx,
    lines_drawn,
    p,
    part,
    pdf,
    pdf_of,
    stream,
    zipped,
)
from tests.tracker.kit.hurt_zips import hurt_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAID = "Generated words that are read."
PLAIN_PDF = pdf(lines_drawn([SAID]))


@dataclass(frozen=True)
class Case:
    """A file, and what becomes of it: refused for a reason, or read, with these words in it and these remarks."""

    make: Callable[[], bytes]
    refused: Reason | None = None
    says: str = ""
    remarks: tuple[Remark, ...] = ()
    name: str = ""
    is_scanned: bool = False


def refused(make: Callable[[], bytes], reason: Reason, name: str = "") -> Case:
    return Case(make, refused=reason, name=name)


def read(
    make: Callable[[], bytes], *remarks: Remark, says: str = SAID, name: str = "", is_scanned: bool = False
) -> Case:
    return Case(make, says=says, remarks=remarks, name=name, is_scanned=is_scanned)


def locked_pdf(user: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN_PDF)) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="owner", user=user))
    return file.getvalue()


def twice_named() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", document_xml(p(SAID)))
        package.writestr("WORD/document.xml", document_xml(p("Other words.")))
    return file.getvalue()


def many_pages(count: int) -> bytes:
    kids = " ".join("3 0 R" for _ in range(count))
    return pdf_of({
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    })  # fmt: skip


def page_tree_in_a_circle() -> bytes:
    return pdf_of({
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 2/Parent 3 0 R>>",
        3: "<</Type/Pages/Kids[2 0 R]/Count 2/Parent 2 0 R>>",
    })  # fmt: skip


def form_within_itself() -> bytes:
    resources = "/Resources<</Font<</F 4 0 R>>/XObject<</X 5 0 R>>>>"
    form = stream(b"/X Do", f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}")
    return pdf(lines_drawn([SAID]) + b" /X Do", page=resources, further={5: form})


def unnamed_letters() -> bytes:
    """A font whose letters are named with numbers of its own: what they are is drawn, and said nowhere."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>"
    names = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
        b"1 beginbfrange <0003> <0059> <e003> endbfrange endcmap end"
    )
    inner = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0"
        "/CapHeight 1/StemV 1>>/DW 600>>"
    )
    shown = b"BT /F 11 Tf 72 700 Td <" + b"".join(b"%04x" % code for code in range(3, 90)) + b"> Tj ET"
    return pdf(shown, further={4: font, 6: inner, 8: names})


def picture_page(words: bytes = b"") -> bytes:
    resources = "/Resources<</Font<</F 4 0 R>>/XObject<</P 5 0 R>>>>"
    picture = stream(
        b"\x80" * 100, "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    return pdf(b"q 595 0 0 842 0 0 cm /P Do Q " + words, page=resources, further={5: picture})


def unpacks_to(size: int) -> bytes:
    objects: dict[int, str | bytes] = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[10 0 R]/Count 1>>",
        10: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 11 0 R>>",
        11: stream(b" " * size, is_packed=True),
    }
    return pdf_of(objects)


def deep(tag: str, depth: int, within: str = "") -> str:
    return f"<{tag}>" * depth + within + f"</{tag}>" * depth


def html(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
FETCHING = (
    '<img src="http://192.0.2.1/a.png"><iframe src="http://192.0.2.1/"></iframe><link rel=stylesheet '
    'href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script><object data="file:///etc/passwd"></object>'
)


def with_doctype(doctype: str, encoding: str = "utf-8") -> bytes:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<w:document xmlns:w="{W}"><w:body>{p("&a;")}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": xml.encode(encoding)})


TEXTS = {
    "nothing": refused(lambda: b"", Reason.EMPTY),
    "blanks": refused(lambda: b" \r\n\t\n", Reason.EMPTY),
    "too big": refused(lambda: b"a" * (20 * 1024**2 + 1), Reason.TOO_BIG),
    "too long a text": refused(lambda: b"word " * 700_000, Reason.TOO_MUCH_TEXT),
    "null bytes": refused(lambda: b"line one\nline\0 two, which is longer than that", Reason.NULLS),
    "random bytes": refused(lambda: bytes(range(1, 256)) * 8, Reason.NOT_TEXT),
    "broken UTF-8": refused(lambda: "£££ é é é".encode() + b"\xa3 more", Reason.ENCODING),
    "UTF-16 of an odd length": refused(lambda: "words".encode("utf-16") + b"x", Reason.ENCODING),
    "UTF-32 that is none": refused(lambda: b"\xff\xfe\x00\x00\xff\xff\xff\xff", Reason.ENCODING),
    "one endless line": read(lambda: (SAID + "x" * 2_000_000).encode()),
    "a million empty lines": read(lambda: SAID.encode() + b"\n" * 1_000_000),
    "Windows-1252": read(lambda: f"{SAID} £5".encode("cp1252"), Remark.WINDOWS_1252),
    "escape codes of a terminal": refused(lambda: b"\x1b]0;title\x07\x1b[31mred\x1b[0m" * 4, Reason.NOT_TEXT),
}
OTHER_KINDS = {
    "PNG": refused(lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, Reason.PICTURE, "letter.txt"),
    "JPEG": refused(lambda: b"\xff\xd8\xff\xe0" + b"\0" * 50, Reason.PICTURE, "letter.pdf"),
    "GIF": refused(lambda: b"GIF89a" + b"\0" * 50, Reason.PICTURE),
    "TIFF": refused(lambda: b"II*\0" + b"\0" * 50, Reason.PICTURE),
    "WebP": refused(lambda: b"RIFF\0\0\0\0WEBPVP8 ", Reason.PICTURE),
    "BMP": refused(lambda: b"BM\x00\x01" + b"\0" * 50, Reason.PICTURE),
    "RTF": refused(lambda: rb"{\rtf1\ansi words}", Reason.RTF, "letter.docx"),
    "old Word": refused(lambda: OLE + b"\0" * 600, Reason.OLD_WORD, "letter.doc"),
    "locked Word": refused(lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Reason.PROTECTED, "letter.docx"),
    "web archive": refused(lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Reason.WEB_ARCHIVE),
    "e-mail": refused(lambda: b"Received: from a by b\r\nSubject: x\r\n\r\nwords", Reason.MAIL),
    "gzip": refused(lambda: gzip.compress(b"words"), Reason.ARCHIVE),
    "7z": refused(lambda: b"7z\xbc\xaf\x27\x1c\0\4", Reason.ARCHIVE),
    "RAR": refused(lambda: b"Rar!\x1a\x07\x01\x00", Reason.ARCHIVE),
    "Windows program": refused(lambda: b"MZ\x90\0\3" + b"\0" * 50, Reason.PROGRAM, "letter.pdf"),
    "Linux program": refused(lambda: b"\x7fELF\2\1\1", Reason.PROGRAM),
    "script": refused(lambda: b"#!/bin/sh\necho words\n", Reason.PROGRAM, "letter.txt"),
    "PostScript": refused(lambda: b"%!PS-Adobe-3.0\n", Reason.UNKNOWN),
    "XML": refused(lambda: b"<?xml version='1.0'?><letter>words</letter>", Reason.XML),
    "entities in XML": refused(lambda: f"<?xml version='1.0'?>{LAUGHS}<x>&c;</x>".encode(), Reason.XML),
    "zip of texts": refused(lambda: zipped({"a.txt": "a", "b.txt": "b"}), Reason.ARCHIVE),
    "zip in a zip": refused(
        lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": "d"})})}), Reason.ARCHIVE, "letter.docx"
    ),
    "spreadsheet": refused(lambda: zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), Reason.SPREADSHEET),
    "slides": refused(lambda: zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), Reason.SLIDES),
    "OpenDocument": refused(
        lambda: zipped({"mimetype": "application/vnd.oasis", "content.xml": ""}), Reason.OPEN_DOCUMENT
    ),
    "PDF named docx": read(lambda: PLAIN_PDF, Remark.WRONG_EXTENSION, name="letter.docx"),
    "DOCX named pdf": read(lambda: docx(p(SAID)), Remark.WRONG_EXTENSION, name="letter.pdf"),
    "web page named txt": read(lambda: html(f"<p>{SAID}</p>"), Remark.WRONG_EXTENSION, name="letter.txt"),
    "text named pdf": read(lambda: SAID.encode(), Remark.WRONG_EXTENSION, name="letter.pdf"),
    "a name that is hostile": read(lambda: SAID.encode(), name="../../etc/passwd\n\0; rm -rf .txt"),
}
WEB = {
    "entities in a web page": refused(lambda: f"<?xml version='1.0'?>{LAUGHS.replace('x', 'html')}<html>&c;</html>".encode(), Reason.ENTITIES),
    "entities after a web page's doctype": refused(lambda: b"<!doctype html [<!ENTITY a 'b'>]><p>&a;", Reason.ENTITIES),
    "nested too deep": refused(lambda: html(deep("div", 5_000, SAID)), Reason.TOO_DEEP),
    "nested without an end": refused(lambda: html("<b><i><div>" * 20_000), Reason.TOO_DEEP),
    "too many elements": refused(lambda: html("<br>" * 900_000), Reason.TOO_DEEP),
    "names that could be fetched": read(lambda: html(f"<p>{SAID}</p>{FETCHING}", FETCHING)),
    "base and refresh": read(lambda: html(f"<p>{SAID}</p>", '<base href="http://192.0.2.1/"><meta http-equiv=refresh content="0;url=http://192.0.2.1/">')),
    "scripts alone": read(lambda: html("<script>document.write('words')</script>" * 3), Remark.NO_TEXT, says=""),
    "null bytes in a web page": refused(lambda: html(f"<p>{SAID}\0</p>"), Reason.NULLS),
    "a charset that is unknown": read(lambda: f"<meta charset=x-none><p>{SAID}</p>".encode()),
    "a charset that hides tags": read(lambda: f"<meta charset=utf-7><p>{SAID}</p>+ADw-script+AD4-".encode()),
    "an attribute of 5 MB": read(lambda: html(f"<p title='{'x' * 5_000_000}'>{SAID}</p>")),
    "a table of 100,000 cells": read(lambda: html(f"<p>{SAID}</p><table>{('<tr>' + '<td>x' * 100) * 1_000}")),
    "a list counted from far": read(lambda: html(f"<ol start=99999999999999999999><li>{SAID}</ol>")),
}  # fmt: skip
WORD = {
    "zip bomb": refused(lambda: docx("<w:p/>" * 4_000_000), Reason.PACKED_TOO_TIGHT),
    "zip bomb in a part that is not read": refused(lambda: docx(p(SAID), media=b"\0" * 60_000_000), Reason.PACKED_TOO_TIGHT),
    "sizes that lie low": refused(lambda: hurt_zip(docx(p("words " * 5_000)), size=20), Reason.DAMAGED),
    "sizes that lie high": refused(lambda: hurt_zip(docx(p(SAID)), size=0xFFFFFFF0), Reason.PACKED_TOO_TIGHT),
    "too many parts": refused(lambda: docx(p(SAID), **{f"x{number}": "" for number in range(2_500)}), Reason.TOO_MANY_PARTS),
    "a part named twice": refused(twice_named, Reason.DAMAGED),
    "locked part": refused(lambda: hurt_zip(docx(p(SAID)), flags=1), Reason.DAMAGED),
    "a packing that is not known": refused(lambda: hurt_zip(docx(p(SAID)), method=97), Reason.DAMAGED),
    "LZMA": refused(lambda: docx(p(SAID), zipfile.ZIP_LZMA), Reason.DAMAGED),
    "cut short": refused(lambda: docx(p(SAID))[:-200], Reason.DAMAGED),
    "macros": refused(lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": document_xml(p(SAID)), "word/vbaProject.bin": OLE}), Reason.MACROS, "letter.docm"),
    "macros by type": refused(lambda: zipped({"[Content_Types].xml": TYPES.replace("wordprocessingml.document", "macroEnabled"), "word/document.xml": document_xml(p(SAID))}), Reason.MACROS, "letter.docx"),
    "entities": refused(lambda: with_doctype(LAUGHS), Reason.ENTITIES),
    "an entity outside": refused(lambda: with_doctype(OUTSIDE), Reason.ENTITIES),
    "entities in UTF-16": refused(lambda: with_doctype(LAUGHS, "utf-16"), Reason.ENTITIES),
    "XML nested too deep": refused(lambda: docx(deep("w:p", 5_000)), Reason.TOO_DEEP),
    "controls nested too deep": refused(lambda: docx(deep("w:sdt", 100, deep("w:sdtContent", 1, p(SAID)))), Reason.TOO_DEEP),
    "XML that is none": refused(lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document"}), Reason.DAMAGED),
    "no body": refused(lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": part("document", "")}), Reason.DAMAGED),
    "no document": refused(lambda: zipped({"[Content_Types].xml": TYPES, "word/styles.xml": ""}), Reason.DAMAGED),
    "styles in a circle": read(lambda: docx(p(SAID, '<w:pStyle w:val="A"/>'), styles=part("styles", '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'), numbering=part("numbering", ""))),
    "a list counted from far": read(lambda: docx(p(SAID, '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=part("numbering", '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%1%1%1%9."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))),
    "a field that runs a program": read(lambda: docx(p(SAID) + '<w:p><w:r><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r></w:p>')),
    "a template on the web": read(lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": document_xml(p(SAID)), "word/_rels/settings.xml.rels": '<Relationships><Relationship Target="http://192.0.2.1/t.dotm" TargetMode="External"/></Relationships>'})),
    "files within": read(lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": document_xml(p(SAID)), "word/embeddings/a.bin": OLE, "word/embeddings/b.docx": docx(p("no"))}), Remark.FILES_WITHIN),
    "names that climb": read(lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": document_xml(p(SAID)), "../../etc/passwd": "x", "/etc/x": "y"})),
    "hidden words": read(lambda: docx(p(SAID) + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p>"), Remark.HIDDEN_TEXT),
    "200,000 paragraphs": read(lambda: docx(p(SAID) + p("a") * 200_000, zipfile.ZIP_STORED)),
}  # fmt: skip
PDF = {
    "a head alone": refused(lambda: b"%PDF-1.7\n", Reason.DAMAGED),
    "noise after the head": refused(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, Reason.DAMAGED),
    "10,000 pages": refused(lambda: many_pages(10_000), Reason.TOO_MANY_PAGES),
    "301 pages": refused(lambda: many_pages(301), Reason.TOO_MANY_PAGES),
    "300 empty pages": read(lambda: many_pages(300), Remark.EMPTY_PAGES, says=""),
    "a count that lies": read(lambda: PLAIN_PDF.replace(b"/Count 1", b"/Count 9"), Remark.BAD_PAGES),
    "pages in a circle": refused(page_tree_in_a_circle, Reason.DAMAGED),
    "a form within itself": read(form_within_itself),
    "a table of places in a circle": read(lambda: PLAIN_PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9")),
    "no table of places and no trailer": refused(lambda: PLAIN_PDF[: PLAIN_PDF.index(b"xref")], Reason.DAMAGED),
    "a table of places that is elsewhere": read(lambda: PLAIN_PDF.replace(b"startxref\n", b"startxref\n9")),
    "locked": refused(lambda: locked_pdf("secret"), Reason.PROTECTED),
    "locked against printing alone": read(lambda: locked_pdf("")),
    "letters without names": refused(unnamed_letters, Reason.LOST_LETTERS),
    "a scanned page": read(picture_page, Remark.PICTURE_PAGES, says="", is_scanned=True),
    "a picture with words": read(lambda: picture_page(lines_drawn([SAID]))),
    "unpacks to 400 MB": refused(lambda: unpacks_to(400_000_000), Reason.TOO_LONG),
    "a million letters on a page": refused(lambda: pdf(lines_drawn(["many words " * 40] * 2_500, top=39_000), page="/MediaBox[0 0 5000 40000]"), Reason.TOO_MUCH_TEXT),
    "100,000 lines drawn": read(lambda: pdf(lines_drawn([SAID]) + b" 0 0 m 9 9 l S" * 100_000)),
    "a thousand rules": read(lambda: pdf(lines_drawn([SAID]) + b"".join(b" %d 0 m %d 842 l S 0 %d m 595 %d l S" % (x, x, x, x) for x in range(0, 590, 5)))),
    "brackets nested deep": read(lambda: pdf(lines_drawn([SAID]), page="/X " + "[" * 3_000 + "]" * 3_000)),
    "a page of no size": read(lambda: pdf(lines_drawn([SAID]), page="/MediaBox[0 0 0 0]")),
    "a page of any size": read(lambda: pdf(lines_drawn([SAID]), page="/MediaBox[-1e30 -1e30 1e30 1e30]")),
    "script at its opening": read(lambda: pdf(lines_drawn([SAID]), catalogue="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
    "a program at its opening": read(lambda: pdf(lines_drawn([SAID]), catalogue="/OpenAction<</S/Launch/F(calc.exe)>>")),
    "a page of the web at its opening": read(lambda: pdf(lines_drawn([SAID]), catalogue="/OpenAction<</S/URI/URI(http://192.0.2.1/)>>")),
    "a font with a hostile name": read(lambda: pdf(lines_drawn([SAID]), further={4: "<</Type/Font/Subtype/Type1/BaseFont/..#2f..#2fetc#2fpasswd>>"})),
    "a font file of noise": read(lambda: pdf(lines_drawn([SAID]), further={4: "<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding/WinAnsiEncoding/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 32/FontFile2 7 0 R>>>>", 7: stream(bytes(range(256)) * 9)})),
    "null bytes in its words": read(lambda: pdf(lines_drawn([SAID, r"a\000b"]))),
    "a line before its head": read(lambda: b"From a mail program\r\n" + PLAIN_PDF),
    "a zip behind it": read(lambda: PLAIN_PDF + zipped({"word/document.xml": document_xml(p("no"))})),
}  # fmt: skip

CASES = {
    f"{kind}: {name}": case
    for kind, cases in (("text", TEXTS), ("kind", OTHER_KINDS), ("web", WEB), ("word", WORD), ("pdf", PDF))
    for name, case in cases.items()
}
