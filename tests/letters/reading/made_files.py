"""Files made in code: minimal DOCX and PDF, whole or hurt."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def document_xml(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:wps="urn:wps"><w:body>{body}</w:body></w:document>'
    )


def docx(body: str, method: int = zipfile.ZIP_DEFLATED, **parts: str | bytes) -> bytes:
    """A document of this body. Further parts of word/ by name: `numbering="<w:numbering …>"`."""
    further = {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document_xml(body), **further}, method)


def part(name: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{name} xmlns:w="{W}">{content}</w:{name}>'


def p(words: str = "", properties: str = "") -> str:
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p>{properties}{run}</w:p>"


def listed(words: str, list_id: int = 1, level: int = 0) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: Iterable[str]) -> str:
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def pdf_of(objects: Mapping[int, str | bytes], trailer: str = "", version: str = "1.7") -> bytes:
    """A PDF of these objects, the first its catalogue, with a right table of where they stand."""
    out = io.BytesIO()
    out.write(f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    places = {}
    for number, content in objects.items():
        places[number] = out.tell()
        body = content.encode("latin-1") if isinstance(content, str) else content
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, most = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % most)
    for number in range(1, most):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(f"trailer\n<</Size {most}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("latin-1"))
    return out.getvalue()


def stream(content: bytes, entries: str = "", *, is_packed: bool = False) -> bytes:
    if is_packed:
        content, entries = zlib.compress(content, 9), f"{entries}/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries.encode("latin-1"), len(content), content)


FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
RESOURCES = "/Resources<</Font<</F 4 0 R>>>>"


def lines_drawn(lines: Iterable[str], size: int = 11, left: int = 72, top: int = 760, step: int = 14) -> bytes:
    """A page's content: the lines, one below the other."""
    shown = "".join(f"1 0 0 1 {left} {top - index * step} Tm ({line}) Tj\n" for index, line in enumerate(lines))
    return f"BT /F {size} Tf\n{shown}ET\n".encode("latin-1")


def pdf(
    *contents: bytes, page: str = "", catalogue: str = "", further: Mapping[int, str | bytes] | None = None
) -> bytes:
    """A PDF with one page for each content."""
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(len(contents)))
    objects: dict[int, str | bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>",
        4: FONT,
        **(further or {}),
    }
    box = "" if "MediaBox" in page else "/MediaBox[0 0 595 842]"
    resources = "" if "/Resources" in page else RESOURCES
    for index, content in enumerate(contents):
        number = 10 + 2 * index
        objects[number] = f"<</Type/Page/Parent 2 0 R{box}{resources}{page}/Contents {number + 1} 0 R>>"
        objects[number + 1] = stream(content)
    return pdf_of(objects)
