"""An office's earlier letter goes on the public pages, something later is said of it, and a stranger reads both."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import window
from tests.journeys.look import Look
from tests.journeys.people import sign_in

pytestmark = pytest.mark.journey
REPORT = "An inspection of how effective police forces are"
PUBLIC = [
    ("/public/", "public-index"),
    ("/public/mopac/", "public-body"),
    ("/public/data/", "public-data"),
    ("/public/accessibility/", "public-accessibility"),
]


def show(page: Page, look: Look, email: str) -> str:
    """From the report to the reply's own page, and on the public pages; the reply's address."""
    sign_in(page, email)
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("link", name=re.compile(REPORT)).first.click()
    page.get_by_role("button", name="See the reply").click()
    page.get_by_role("link", name="Show the letter on the public pages").click()
    look("show-adopted")
    page.get_by_role("button", name="Show it on the public pages").click()
    expect(page.get_by_text("Anyone can read the letter on the public pages from now on.")).to_be_visible()
    look("reply-on-the-public-pages")
    return page.url


def test_letters_of_before_are_read_by_anyone(site: str, browser: Browser, page: Page, look: Look):
    reply = show(page, look, "officer@mopac.example")
    with window(browser, site) as other:
        show(other, Look(other, look.pictures), "officer@cheshire.example")
    page.goto(f"{reply}progress/")
    page.get_by_role("link", name="Recommendation 1").first.click()
    look("progress-write")
    page.get_by_label("Complete").check()
    page.get_by_label("What is said in public").fill(
        "The review was finished in May 2024, and its findings are in use."
    )
    page.get_by_role("button", name="Put it before the approver").click()
    look("progress-waits")
    with window(browser, site) as stranger:
        looks = Look(stranger, look.pictures)
        for address, name in PUBLIC:
            stranger.goto(address)
            looks(name)
        stranger.goto("/public/")
        stranger.get_by_role("link", name=re.compile(REPORT)).click()
        looks("public-report")
        stranger.get_by_role("link", name=re.compile("Mayor")).first.click()
        expect(stranger.get_by_role("article", name="The letter")).to_be_visible()
        expect(stranger.get_by_text("The review was finished")).to_have_count(0)
        looks("public-reply")
        stranger.get_by_role("link", name="Version 1, for ever").click()
        looks("public-version")
