"""A person types and goes away: what was typed is there when they come back. Without JavaScript all is as it was."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import window
from tests.journeys.look import Look
from tests.journeys.people import open_recommendation, sign_in

pytestmark = pytest.mark.journey
OFFICER = "officer@west-mercia.example"
KEPT = re.compile(r"Kept on the server at \d\d:\d\d, not saved yet\.")
WORDS = "Typed for a journey, and not saved: the radios are counted."


def to_the_update_form(page: Page, number: int) -> str:
    sign_in(page, OFFICER)
    page.get_by_role("link", name="Recommendations", exact=True).click()
    open_recommendation(page, number)
    page.get_by_role("button", name="Record an update").click()
    return page.url


def test_typed_closed_opened_again_used_and_saved(page: Page, look: Look):
    address = to_the_update_form(page, 3)
    page.get_by_label("What was done").fill(WORDS)
    expect(page.locator("[data-typed-line]")).to_have_text(KEPT, timeout=8_000)
    expect(page.get_by_role("status")).to_have_text(KEPT)
    look("typed-kept")
    page.goto("/")

    page.goto(address)
    expect(page.get_by_text("You typed something here on")).to_be_visible()
    expect(page.get_by_label("What was done")).to_have_value("")
    look("typed-offered")
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_label("What was done")).to_have_value(WORDS)
    look("typed-used")
    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_text("The update is recorded.")).to_be_visible()

    page.goto(address)
    expect(page.get_by_text("You typed something here on")).to_have_count(0)


def test_what_was_typed_last_is_kept_as_the_page_goes(page: Page):
    address = to_the_update_form(page, 6)
    page.get_by_label("What was done").fill(WORDS)
    page.goto("/")
    offer = page.get_by_role("button", name="Put it away")
    for _time in range(5):  # what a page sends as it goes may come in after the next page is asked for
        page.goto(address)
        if offer.count():
            break
    offer.click()
    expect(page.get_by_text("You typed something here on")).to_have_count(0)
    expect(page.get_by_label("What was done")).to_have_value("")


def test_the_record_moved_on_and_both_are_compared(page: Page, look: Look):
    address = to_the_update_form(page, 5)
    action = page.get_by_label("What the force does")
    saved = action.input_value()
    action.fill(saved.replace("the", "each", 1) + " It is done by May.")
    expect(page.locator("[data-typed-line]")).to_have_text(KEPT, timeout=8_000)
    with page.context.expect_page() as opened:
        page.evaluate("address => { window.open(address) }", address)
    other = opened.value
    other.get_by_label("What the force does").fill(saved + " It is done by June, as the board asked for.")
    other.get_by_role("button", name="Record the update").click()
    expect(other.get_by_text("The update is recorded.")).to_be_visible()
    other.close()

    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_role("alert")).to_contain_text("Not saved: this response has changed since you opened it")
    expect(page.locator("del").filter(has_text="June")).to_be_visible()
    look("typed-compared")
    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_text("The update is recorded.")).to_be_visible()
    page.get_by_text("Show what changed").first.click()
    look("typed-history")


def test_signed_out_the_words_stay_and_signing_in_elsewhere_lets_them_be_saved(page: Page):
    to_the_update_form(page, 6)
    page.context.clear_cookies()
    page.get_by_label("What was done").fill(WORDS)
    line = page.locator("[data-typed-line]")
    expect(line).to_contain_text("you are signed out. Sign in in another tab, then save.", timeout=8_000)
    elsewhere = page.context.new_page()
    sign_in(elsewhere, OFFICER)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("My work")
    elsewhere.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(line).to_have_text(KEPT)
    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_text("The update is recorded.")).to_be_visible()


def test_a_server_out_of_reach_is_said_and_tried_again(page: Page):
    to_the_update_form(page, 6)
    page.context.set_offline(True)
    page.get_by_label("What was done").fill(WORDS)
    line = page.locator("[data-typed-line]")
    expect(line).to_contain_text("the server can’t be reached", timeout=8_000)
    page.context.set_offline(False)
    expect(line).to_have_text(KEPT)
    page.get_by_role("button", name="Record the update").click()
    expect(page.get_by_text("The update is recorded.")).to_be_visible()


@pytest.fixture
def plain(site: str, browser: Browser) -> Iterator[Page]:
    with window(browser, site, javascript=False) as page:
        yield page


def test_without_javascript_all_is_as_it_was_and_what_is_kept_can_be_used(plain: Page, page: Page):
    address = to_the_update_form(plain, 2)
    plain.get_by_label("What was done").fill("Typed without a script.")
    expect(plain.locator("[data-typed]")).to_be_hidden()
    plain.goto("/")
    plain.goto(address)
    expect(plain.get_by_text("You typed something here on")).to_have_count(0)
    plain.get_by_label("What was done").fill("Saved without a script.")
    plain.get_by_role("button", name="Record the update").click()
    expect(plain.get_by_text("The update is recorded.")).to_be_visible()

    to_the_update_form(page, 2)
    page.get_by_label("What was done").fill(WORDS)
    expect(page.locator("[data-typed-line]")).to_have_text(KEPT, timeout=8_000)
    plain.goto(address)
    plain.get_by_role("button", name="Use it").click()
    expect(plain.get_by_label("What was done")).to_have_value(WORDS)
    plain.goto(address)
    plain.get_by_role("button", name="Put it away").click()
    expect(plain.get_by_text("You typed something here on")).to_have_count(0)
