"""The West Mercia officer's way: a status changed, a figure that follows, the list behind it, the letter."""

import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.look import Look
from tests.journeys.people import open_recommendation, sign_in

pytestmark = pytest.mark.journey


def figure(page: Page, words: str) -> int:
    """The number that the dashboard gives above these words."""
    return int(figure_link(page, words).inner_text().split()[0])


def figure_link(page: Page, words: str) -> Locator:
    return page.locator("a.app-figure__link", has_text=words)


def test_a_status_is_changed_and_the_dashboard_follows(page: Page, look: Look, tmp_path: Path):
    look_at_sign_in(page, look)
    sign_in(page, "officer@west-mercia.example")
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")
    page.get_by_role("link", name="Dashboard", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Police and Crime Commissioner for West Mercia")
    look("dashboard")
    past = figure(page, "Past the inspectorate’s deadline")

    figure_link(page, "Past the inspectorate’s deadline").click()
    expect(page.locator("tbody tr")).to_have_count(past)
    look("recommendations-past-the-deadline")
    open_recommendation(page, 3)
    look("response")

    page.get_by_role("button", name="Record an update").click()
    look("update")
    page.get_by_label("Waiting on others").check()
    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter who you are waiting for")
    look("update-with-errors")
    page.get_by_label("Complete").check()
    page.get_by_label("What was done").fill("Every commander is trained; the record was seen on 20 November.")
    page.get_by_label("Internal note").fill("Seen by the officer in person.")
    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_text("The update is recorded.")).to_be_visible()
    expect(page.get_by_text("Seen by the officer in person.")).to_be_visible()
    look("response-after-the-update")

    page.get_by_role("link", name="Back to the list").click()
    expect(page.locator("tbody tr")).to_have_count(past - 1)
    page.get_by_role("link", name="Dashboard", exact=True).click()
    assert figure(page, "Past the inspectorate’s deadline") == past - 1

    page.get_by_role("link", name="Reports", exact=True).click()
    look("reports")
    page.get_by_role("link", name="An inspection of how effective police forces are").click()
    look("report")
    page.get_by_role("button", name="letter").or_(page.get_by_role("link", name="letter")).first.click()
    look("letter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as PDF").click()
    download.value.save_as(tmp_path / "letter.pdf")
    document = pypdfium2.PdfDocument(BytesIO((tmp_path / "letter.pdf").read_bytes()))
    text = " ".join(part.get_textpage().get_text_bounded() for part in document)
    assert "Asset tracking through the Airbox software has been distributed" in " ".join(text.split())


def test_all_letters_to_a_report_come_in_one_file(page: Page, look: Look, tmp_path: Path):
    sign_in(page, "officer@west-mercia.example")
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("link", name="An inspection of how effective police forces are").click()
    page.get_by_role("link", name="All the letters in one file").click()
    look("report-letters")
    page.get_by_label("Word", exact=True).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a ZIP file").click()
    download.value.save_as(tmp_path / "letters.zip")
    with zipfile.ZipFile(tmp_path / "letters.zip") as archive:
        assert archive.namelist() == ["west-mercia-pcc.docx"]
        assert archive.testzip() is None
    page.get_by_role("link", name="Show how far the download is").click()
    expect(page.get_by_text("The last file is complete: 1 letter is in it.")).to_be_visible()
    look("report-letters-progress")


def look_at_sign_in(page: Page, look: Look) -> None:
    """The pages that a stranger sees."""
    for address, name in (("/sign-in/", "sign-in"), ("/accessibility/", "accessibility"), ("/privacy/", "privacy")):
        page.goto(address)
        look(name)
    page.goto("/no/such/page/")
    look("not-found")


def test_a_target_is_moved_with_a_reason_and_a_decision_recorded(page: Page, look: Look):
    sign_in(page, "officer@cheshire.example")
    page.get_by_role("link", name="Recommendations", exact=True).click()
    open_recommendation(page, 2)
    page.get_by_role("link", name="Target date and owner").click()
    look("target")
    set_date(page, "Our target date", "31", "3", "2027")
    page.get_by_label("Owner").fill("Assistant Chief Constable (Operations)")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("31 March 2027")).to_be_visible()
    page.get_by_role("link", name="Target date and owner").click()
    set_date(page, "Our target date", "30", "6", "2027")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter why the target date moves")
    look("target-without-a-reason")
    page.get_by_label("Why does the date move?").fill("The regional rota is agreed in May.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The regional rota is agreed in May.")).to_be_visible()
    page.get_by_role("link", name="Our answer").click()
    look("decide")


def set_date(page: Page, legend: str, day: str, month: str, year: str) -> None:
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(label).fill(value)


def test_a_report_is_registered_and_its_draft_letter_printed(page: Page, look: Look):
    sign_in(page, "officer@mopac.example")
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("button", name="Add a report").click()
    look("register-a-report")
    page.get_by_label("Title").fill("Journey: a report made up for the browser tests")
    page.get_by_role("button", name="Register this report").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look("register-a-report-with-errors")
    page.get_by_label("Who published it").select_option(label="HMICFRS")
    page.get_by_label("Kind of report").select_option(label="National thematic")
    today = page.evaluate("new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/London'}).format(new Date()).split('/')")
    set_date(page, "Date of publication", *today)
    page.get_by_label("The forces chosen below").check()
    page.get_by_role("button", name="Register this report").click()
    look("report-with-its-clock")
    expect(page.get_by_text("Day 1 of 56", exact=False).first).to_be_visible()

    page.get_by_role("button", name="Add recommendations").click()
    page.get_by_label("Number", exact=False).first.fill("1")
    page.get_by_label("What it asks").fill("Within six months, chief constables should label their radios.")
    page.get_by_role("button", name="Add these recommendations").click()
    expect(page.locator(".app-deadline", has_text="Within six months")).to_be_visible()
    look("check-the-deadlines")
    page.get_by_role("button", name="Add these recommendations").click()
    look("report-with-a-recommendation")

    page.get_by_role("button", name="Edit the draft").or_(page.get_by_role("link", name="Edit the draft")).first.click()
    look("edit-the-draft")
    page.get_by_label("To: office").fill("Home Secretary")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    look("draft-letter")
