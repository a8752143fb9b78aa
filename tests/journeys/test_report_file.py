"""A report comes as a PDF: read into rows, one of them asked before, linked, and shown on both pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from weasyprint import HTML

from tests.journeys.look import Look
from tests.journeys.people import sign_in

pytestmark = pytest.mark.journey

TITLE = "Firearms looked at again: a report made up for this test"
COUNT = "By 31 July 2031, chief constables should count their radios."
AUDIT = (
    "With immediate effect, chief constables should improve senior officer oversight of their armouries, including an "
    "independent annual audit."
)
REPORT = (
    f"<h1>{TITLE}</h1><p>Published on: 3 November 2025</p>"
    f"<h2>Recommendation 1</h2><p>{COUNT}</p><h2>Recommendation 2</h2><p>{AUDIT}</p>"
)


def test_a_report_is_read_from_its_pdf_and_linked_with_what_was_asked_before(page: Page, look: Look, tmp_path: Path):
    file = tmp_path / "report.pdf"
    file.write_bytes(HTML(string=REPORT).write_pdf())
    sign_in(page, "officer@mopac.example")
    page.goto("/reports/new/")
    page.get_by_label("Or choose the report as a file").set_input_files(file)
    look("report-file")
    page.get_by_role("button", name="Split the text into recommendations").click()
    expect(page.get_by_role("status")).to_contain_text("2 findings were read from the text.")
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    then = page.get_by_role("group", name="2. Recommendation 2")
    expect(then).to_contain_text("Answered in the letter of 9 October 2023:")
    expect(then).to_contain_text("The MPS have undertaken this work and they continue to explore how to improve")
    look("report-file-read")

    then.get_by_label("Recommendation 10, An inspection of how effective police forces are").check()
    page.get_by_label("The forces chosen below").check()  # its own alone: other journeys count the other offices' rows
    page.get_by_role("button", name="Register this report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("table.app-asked")).to_contain_text("Asks again: Recommendation 10")
    look("report-asks-again")
    page.get_by_role("row").filter(has_text="Asks again").get_by_role("link", name="Response").click()
    expect(page.locator("main")).to_contain_text("It asks again what was asked before: Recommendation 10")
    look("response-asks-again")
    page.get_by_role("link", name="Recommendation 10, An inspection of how effective").click()
    expect(page.locator("main")).to_contain_text(f"It was asked again: Recommendation 2, {TITLE}")
    look("response-asked-again")
