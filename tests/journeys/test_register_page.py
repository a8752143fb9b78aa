"""An officer reads a page of the inspectorate's register in, mends what is doubtful, and takes it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.look import Look
from tests.journeys.people import open_recommendation, sign_in

pytestmark = pytest.mark.journey
PAGE = """\
Skip to content
Made-up register page
[on]12/01/2024[status]awaiting-review[/status][comment]The force's plan was received.[/comment][/on]
[on]31/02/2024[status]being-progressed[/status][comment]Two of the three actions are done.[/comment][/on]
[on]20/03/2024[status]Verified: shut[comment]Seen at the revisit, with the records of the year.[/comment]
[comment]Closed after the meeting.[/comment][/on]
Back to top
"""


def test_a_page_of_the_register(page: Page, look: Look):
    sign_in(page, "officer@west-mercia.example")
    page.get_by_role("link", name="Recommendations", exact=True).click()
    open_recommendation(page, 2)
    page.get_by_role("link", name="Read in the inspectorate’s register").click()
    page.get_by_label("Text of the page").fill(PAGE)
    page.get_by_role("button", name="Read the page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the register’s page says")
    page.get_by_role("button", name="Record what is not left out").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look("register-page-refused")
    page.get_by_label("Verified: shut").select_option("Complete")
    for part, typed in (("Day", "28"), ("Month", "2"), ("Year", "2024")):
        page.get_by_label(part, exact=True).fill(typed)
    page.get_by_role("button", name="Record what is not left out").click()
    expect(page.get_by_role("alert")).to_contain_text("4 updates are recorded.")
    look("register-page-recorded")
    page.get_by_role("button", name="Take all of it back").click()
    expect(page.get_by_role("alert")).to_contain_text("All of it is taken back.")
