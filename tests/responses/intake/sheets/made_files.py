"""Workbooks made part by part, as no program writes them. All that they hold is made up here."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, TypeVar

File = TypeVar("File", Path, BinaryIO)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_1 = "xl/worksheets/sheet1.xml"
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Number</t></is></c></row>'


def sheet(rows: str, *, before: str = "", uri: str = MAIN) -> str:
    """A worksheet's XML about its rows."""
    return f'<worksheet xmlns="{uri}">{before}<sheetData>{rows}</sheetData></worksheet>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: id to its kind and its target."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def parts(
    *sheets: str,
    names: Iterable[str] = ("Actions", "Notes", "Old"),
    states: Iterable[str] = ("visible", "visible", "visible"),
    strings: str | None = None,
    styles: str | None = None,
    properties: str = "",
    uri: str = MAIN,
) -> dict[str, str | bytes]:
    """The parts of a workbook of these worksheets."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>'
        for number, (name, state, _) in enumerate(zip(names, states, sheets, strict=False), 1)
    )
    links = {f"r{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)}
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{uri}" xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets></workbook>'
        ),
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets, 1)},
    }
    if strings is not None:
        links["rs"] = ("sharedStrings", "sharedStrings.xml")
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{uri}">{strings}</sst>'
    if styles is not None:
        links["rt"] = ("styles", "styles.xml")
        made["xl/styles.xml"] = f'<styleSheet xmlns="{uri}">{styles}</styleSheet>'
    return {**made, "xl/_rels/workbook.xml.rels": relations(links)}


def packed(path: File, made: Mapping[str, str | bytes | Iterable[str]], method: int = zipfile.ZIP_DEFLATED) -> File:
    """The parts as a file. A part given in pieces is written piece by piece."""
    with zipfile.ZipFile(path, "w", method, compresslevel=1 if method == zipfile.ZIP_DEFLATED else None) as archive:
        for name, content in made.items():
            if isinstance(content, str | bytes):
                archive.writestr(name, content)
                continue
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in content:
                    part.write(piece.encode())
    return path


DATE_STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="46"/><xf numFmtId="20"/></cellXfs>'
)
"""Formats 0 to 4 of a cell: none, a day, a moment, a length of time, a time of day."""
