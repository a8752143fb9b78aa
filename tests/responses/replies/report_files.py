"""One report in every form in which reports come: as text, as a web page with its menus, as PDF with heads and feet, as
a Word document. Made up for these tests, of `fixtures/pasted/twelve-recommendations.txt` and in its words."""

import io
from dataclasses import dataclass

from docx import Document
from weasyprint import HTML

TITLE = "Kept in order: an inspection of how forces look after property"
HEADINGS = {"h1", "h2", "h3"}


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a list item."""

    tag: str
    words: str


def of(tag: str, *words: str) -> list[Block]:
    return [Block(tag, each) for each in words]


REPORT = [
    *of("h1", TITLE),
    *of("p", "Published on: 11 July 2023"),
    *of("h2", "Summary"),
    *of(
        "p",
        "We inspected ten forces. Recommendation 4 of our last report has been met by most of them. We make four "
        "recommendations, and name one cause of concern and two areas for improvement.",
    ),
    *of("h2", "Cause of concern"),
    *of("p", "Eastmarch Police does not know what is in its stores. This puts evidence, and the cases that rest on it, "
        "at risk."),
    *of("h3", "Recommendations"),
    *of("p", "Within three months, Eastmarch Police should:"),
    *of("li", "count every firearm and all cash in its main store;", "reconcile that count with its records; and",
        "report what it can’t account for to the chief constable."),
    *of("p", "We will return to the force within a year."),
    *of("h2", "Areas for improvement"),
    *of("li", "Eastmarch Police should make better use of bar-codes.",
        "Eastmarch Police should tell owners that they may collect their property."),
    *of("h2", "Our recommendations to all forces"),
    *of("h3", "Recommendation 1"),
    *of("p", "By 30 September 2031, chief constables should complete a physical count of every high-value item held in "
        "a main store."),
    *of("h3", "Recommendation 2"),
    *of("p", "With immediate effect, chief constables should stop the practice of leaving cash in temporary lockers "
        "overnight."),
    *of("h3", "Recommendation 3"),
    *of("p", "By 31 December 2031, the National Police Chiefs’ Council lead for criminal justice should agree one form "
        "of label."),
    *of("h3", "Recommendation 4"),
    *of("p", "Within six months, local policing bodies should review the money spent on stores."),
]  # fmt: skip
EASTMARCH = "Eastmarch Police"
SHOULD = "Within three months, Eastmarch Police should: "
PROPOSED = [
    ("cause-of-concern", "", REPORT[5].words, "", ""),
    ("recommendation", "", f"{SHOULD}count every firearm and all cash in its main store", EASTMARCH, "row-1"),
    ("recommendation", "", f"{SHOULD}reconcile that count with its records", EASTMARCH, "row-1"),
    ("recommendation", "", f"{SHOULD}{REPORT[10].words}", EASTMARCH, "row-1"),
    ("afi", "", REPORT[13].words, EASTMARCH, ""),
    ("afi", "", REPORT[14].words, EASTMARCH, ""),
    ("recommendation", "1", REPORT[17].words, "chief constables", ""),
    ("recommendation", "2", REPORT[19].words, "chief constables", ""),
    ("recommendation", "3", REPORT[21].words, "National Police Chiefs’ Council lead for criminal justice", ""),
    ("recommendation", "4", REPORT[23].words, "local policing bodies", ""),
]
"""Its rows: kind, number, words, addressee, and the row of the cause of concern that it stands under."""


def as_text() -> bytes:
    lines = [f"• {one.words}" if one.tag == "li" else one.words for one in REPORT]
    return "\n\n".join(lines).encode()


def as_web_page() -> bytes:
    menu = "<nav><ul><li>Home</li><li>Our reports</li><li>Recommendation 9</li></ul></nav>"
    body = f"<body><header>{menu}</header><main>{_html()}</main><footer>Crown copyright</footer></body>"
    return f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head>{body}</html>".encode()


def as_pdf() -> bytes:
    """With the report's name at the head of each page and the number at its foot, on small pages: several of them."""
    page = (
        "@page { size: 15cm 12cm; margin: 2.2cm;"
        f" @top-left {{ content: '{TITLE}'; font-size: 8pt }}"
        " @bottom-right { content: counter(page); font-size: 8pt } }"
        " body { font: 11pt serif } h1 { font-size: 18pt } h2 { font-size: 15pt } h3 { font-size: 12pt }"
    )
    pdf: bytes = HTML(string=f"<html><head><style>{page}</style></head><body>{_html()}</body></html>").write_pdf()
    return pdf


def as_word() -> bytes:
    document, styles = Document(), {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "li": "List Bullet"}
    for one in REPORT:
        document.add_paragraph(one.words, style=styles.get(one.tag))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _html() -> str:
    made, is_list = "", False
    for one in REPORT:
        if (one.tag == "li") != is_list:
            is_list = not is_list
            made += "<ul>" if is_list else "</ul>"
        made += f"<{one.tag}>{one.words}</{one.tag}>"
    return made


FORMS = {"report.txt": as_text, "report.html": as_web_page, "report.pdf": as_pdf, "report.docx": as_word}
