"""An office's first week, day by day: what its officer does on an installation that is empty at first."""

import io
import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import load_workbook
from playwright.sync_api import Error, Locator, Page, expect

from tests.journeys import office_sheet
from tests.journeys.hands import Hand, Keyboard
from tests.journeys.look import Look
from tests.journeys.site import ROOT

EMAIL, PASSWORD = "officer@office.example", "a-long-enough-password"
BODY = "Police and Crime Commissioner for West Mercia"
MAIN = "main"
PASTED = ROOT / "fixtures" / "pasted" / "twelve-recommendations.txt"
REPORT = "Kept in order: an inspection of how forces look after property"
MOST_ACTS = 40
"""Clicks and key presses in which the report is to be entered, the paste counted as two. (Tab by Tab it takes more.)"""


def today() -> date:
    """The product's own day: it runs in a process of its own, where no test sets the clock."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


class Week:
    """The officer, who is the administrator as well, at one window. `look` is called on each page reached."""

    def __init__(self, page: Page, hand: Hand, look: Look, folder: Path) -> None:
        self.page, self.hand, self.look, self.folder = page, hand, look, folder

    # What a person sees and touches

    def button(self, name: str) -> Locator:
        return self.page.locator(MAIN).get_by_role("button", name=name, exact=True).first

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True).first

    def label(self, name: str) -> Locator:
        return self.page.locator(MAIN).get_by_label(re.compile(rf"^{re.escape(name)}( \(optional\))?$")).first

    def write_day(self, group: str, day: str) -> None:
        """A date field: "1/9/2023"."""
        box = self.page.get_by_role("group", name=group)
        for part, digits in zip(("Day", "Month", "Year"), day.split("/"), strict=True):
            self.hand.write(box.get_by_label(part, exact=True), digits)

    def is_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    # Monday morning

    def goes_to(self, address: str) -> None:
        """Types an address. Where the press before still leads somewhere, that ends this: then types it again."""
        self.page.wait_for_load_state()
        with suppress(Error):
            self.page.goto(address)
            return
        self.page.wait_for_load_state()
        self.page.goto(address)

    def set_up_the_office(self) -> None:
        self.goes_to("/")
        self.is_at("About you")
        self.look("week-set-up")
        self.hand.write(self.label("Your name"), "Ada Example")
        self.hand.write(self.label("Your email address"), EMAIL)
        self.hand.write(self.label("Password"), PASSWORD)
        self.hand.tick(self.label("I also do the officer’s work"))
        self.hand.press(self.button("Save and continue"))
        self.is_at("Your local policing body")
        self.look("week-set-up-body")
        self.hand.choose(self.label("Local policing body"), BODY)
        self.hand.press(self.button("Save and continue"))
        self.is_at("Your forces")
        self.look("week-set-up-forces")
        self.hand.press(self.button("Continue"))
        self.is_at("From when you use the tracker")
        self.look("week-set-up-from-when")
        self.write_day("Day from which you use the tracker", "1/9/2023")
        self.hand.press(self.button("Save and continue"))
        self.is_at("Letters")
        self.look("week-set-up-letters")
        self.hand.press(self.button("Save and continue"))
        self.is_at("What your colours mean")
        self.look("week-set-up-colours")
        self.hand.tick(self.page.get_by_label("Leicestershire’s definition"))
        self.hand.press(self.button("Save and continue"))
        expect(self.page).to_have_url(re.compile("office-holders"))
        self.look("week-set-up-office-holders")

    # Monday: the sheet

    def read_the_sheet_in(self) -> None:
        sheet = self.folder / "Recommendations 2023.xlsx"
        sheet.write_bytes(office_sheet.workbook())
        self.goes_to("/")
        self.is_at("My work")
        self.look("week-my-work-at-first")
        self.hand.press(self.link("Import a spreadsheet"))
        self.look("week-imports")
        self.hand.give(self.page.locator("input[type=file]"), sheet)
        self.hand.press(self.button("Send and check"))
        self.is_at("Check the columns")
        self.look("week-import-columns")
        self.hand.choose(self.label("Parked"), "Planned")
        self.hand.press(self.button("Check the rows"))
        self.is_at("Check the rows")
        self.look("week-import-rows")
        self.mend_twelve_cells()
        self.look("week-import-rows-mended")
        self.hand.press(self.page.locator(MAIN).get_by_role("button", name="Read 157 rows into the records"))
        self.look("week-import-done")
        expect(self.page.get_by_text("This sheet is in the records.")).to_be_visible()

    def mend_twelve_cells(self) -> None:
        """One of the twelve, a word of the office's own, was said what it means with the columns."""
        in_rows = [fault for fault in office_sheet.FAULTS if fault.value != "Parked"]
        expect(self.page.locator(".app-row")).to_have_count(len(in_rows))
        for fault in in_rows:
            row = self.page.get_by_role("group", name=f"Row {fault.row}", exact=False).filter(
                has=self.page.locator(f"input[name=row][value='{fault.row}']")
            )
            self.hand.write(row.locator("input[type=text], textarea").first, fault.mend)
        self.hand.press(self.button("Save and check again"))
        expect(self.page.locator(".app-row")).to_have_count(0)

    # Tuesday: a report comes out

    def add_the_report(self) -> None:
        self.goes_to("/")
        before = self.hand.acts
        self.hand.press(self.link("Add a report"))
        self.hand.paste(self.label("Paste the recommendations"), self.text_of_the_report())
        self.hand.press(self.button("Split the text into recommendations"))
        self.hand.press(self.button("Register this report"))
        self.is_at(REPORT)
        assert isinstance(self.hand, Keyboard) or self.hand.acts - before < MOST_ACTS
        self.look("week-report")
        expect(self.page.get_by_text("12 known")).to_be_visible()

    def text_of_the_report(self) -> str:
        """As it comes from a PDF; it was published ten days ago, so that its clock runs."""
        head, body = PASTED.read_text().split("\n\n", 1)
        assert head.startswith("Written for tests.")
        title, rest = body.split("\n", 1)
        return f"{title}\nPublished on: {in_words(today() - timedelta(days=10))}\n{rest}"

    # Wednesday: who does what, by when

    def filter_by_the_report(self) -> None:
        self.goes_to("/")
        self.hand.press(self.link("Recommendations"))
        self.hand.choose(self.page.get_by_label("Report", exact=True), REPORT)
        self.hand.press(self.page.get_by_role("button", name="Apply filters"))

    def allocate(self) -> None:
        self.filter_by_the_report()
        self.look("week-list")
        self.hand.tick(self.page.get_by_label(re.compile("^Choose all 15")))
        self.hand.press(self.button("Allocate"))
        self.is_at("Allocate 15 recommendations")
        self.look("week-allocate")
        self.hand.write(self.label("Owner"), "Head of Property")
        self.hand.press(self.button("See what will change"))
        self.is_at("Check what will change")
        self.look("week-allocate-preview")
        self.hand.press(self.page.locator(MAIN).get_by_role("button", name="Change these 15"))
        self.look("week-batch")

    # Wednesday and Thursday: the force is asked, and answers

    def take_the_update_sheet_out(self) -> Path:
        self.goes_to("/")
        self.hand.press(self.link("Update sheets"))
        self.look("week-update-sheets")
        return self.downloaded(self.page.get_by_role("link", name="Download the update sheet"))

    def downloaded(self, link: Locator) -> Path:
        with self.page.expect_download() as download:
            self.hand.press(link)
        path = self.folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    @staticmethod
    def fill_in(sheet: Path) -> None:
        """As the force does: three of the report's items, in the cells that are theirs."""
        book = load_workbook(sheet)
        items = book[book.sheetnames[1]]
        places = {cell.value: cell.column for row in items.iter_rows(max_row=5) for cell in row if cell.value}
        ours = [row for row in range(2, items.max_row + 1) if items.cell(row, places["Report"]).value == REPORT]
        for row, word in zip(ours[:3], ("Done", "Under way", "Under way"), strict=True):
            items.cell(row, places["The force says"], word)
            items.cell(row, places["What the force does"], f"Written for a journey: {word.lower()}.")
        book.save(sheet)

    def send_it_back_and_take_it(self, sheet: Path) -> None:
        self.goes_to("/update-sheets/")
        self.hand.give(self.page.locator("input[type=file]"), sheet)
        self.hand.press(self.button("Send the sheet in"))
        self.is_at(sheet.name)
        self.look("week-update-sheet")
        self.goes_to("/")
        expect(self.page.get_by_text("6 changes are proposed.")).to_be_visible()
        self.look("week-my-work")
        self.hand.press(self.page.get_by_role("button", name=re.compile("^Decide")))
        self.hand.press(self.page.locator(MAIN).get_by_role("button", name=re.compile("^Take all")).first)
        expect(self.page.locator(MAIN).get_by_role("button", name=re.compile("^Take all"))).to_have_count(0)
        self.look("week-update-sheet-taken")

    # Thursday: the meeting

    def record_two_scrutiny_entries(self) -> None:
        self.filter_by_the_report()
        self.hand.press(self.page.get_by_role("link", name=re.compile("^Recommendation 1 ")))
        self.hand.press(self.link("Add a scrutiny entry"))
        self.look("week-scrutiny-new")
        self.write_an_entry("How many items are not accounted for?", quote=True)
        self.look("week-response-with-scrutiny")
        self.filter_by_the_report()
        self.hand.tick(self.page.get_by_label(re.compile("^Choose all 15")))
        self.hand.press(self.button("Add a scrutiny entry"))
        self.write_an_entry("Who answers for the stores until then?", quote=False)
        self.look("week-scrutiny")
        self.hand.press(self.link("Scrutiny"))
        self.is_at("Scrutiny")
        self.look("week-scrutiny-entries")
        expect(self.page.get_by_text("Who answers for the stores until then?").first).to_be_visible()

    def write_an_entry(self, question: str, *, quote: bool) -> None:
        self.hand.write(self.label("Meeting"), "Holding to account board")
        self.write_day("Date of the meeting", f"{today():%-d/%-m/%Y}")
        self.hand.write(self.label("What was asked"), question)
        if quote:
            self.hand.write(self.label("What was answered"), "Written for a journey: the count is under way.")
            self.hand.tick(self.label("Quote it as our own action"))
        self.hand.press(self.button("Record the entry"))
        expect(self.page.get_by_text("The entry is recorded.")).to_be_visible()

    # Friday: the rows for the board, and the sheet was the wrong one after all

    def take_the_rows_out(self) -> None:
        self.filter_by_the_report()
        path = self.downloaded(self.page.get_by_role("link", name=re.compile("^Excel")))
        rows = list(load_workbook(path).worksheets[0].values)
        assert len(rows) == 1 + 15
        assert {row[rows[0].index("Report")] for row in rows[1:]} == {REPORT}
        assert {row[rows[0].index("Owner")] for row in rows[1:]} == {"Head of Property"}
        says = [row[rows[0].index("The force says")] for row in rows[1:]]
        assert sorted(says) == ["Done", *["Not recorded"] * 12, "Under way", "Under way"]

    def take_the_sheet_back(self) -> None:
        assert self.recommendations_held() == 157 + 15
        self.goes_to("/imports/")
        self.hand.press(self.page.get_by_role("link", name="Recommendations 2023.xlsx"))
        self.hand.press(self.button("Take it all back"))
        self.is_at("Take it all back")
        self.look("week-import-undo")
        self.hand.press(self.button("Take it all back"))
        expect(self.page.get_by_text("All that this sheet made is taken back.")).to_be_visible()
        self.look("week-import-undone")
        assert self.recommendations_held() == 15

    def recommendations_held(self) -> int:
        self.goes_to("/recommendations/")
        path = self.downloaded(self.page.get_by_role("link", name=re.compile("^Excel")))
        return len(list(load_workbook(io.BytesIO(path.read_bytes())).worksheets[0].values)) - 1
