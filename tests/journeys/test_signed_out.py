"""Someone without an account: the pages that are open to all, and the way in."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.look import Look
from tests.journeys.people import sign_in

pytestmark = pytest.mark.journey


def test_the_statements_are_open_to_all(page: Page, look: Look):
    page.goto("/sign-in/")
    look("sign-in")

    page.get_by_role("link", name="Accessibility").click()
    expect(page).to_have_url("/accessibility/")
    look("accessibility")

    page.get_by_role("link", name="Privacy").click()
    expect(page).to_have_url("/privacy/")
    look("privacy")


def test_a_page_of_records_asks_to_sign_in_first(page: Page, look: Look):
    page.goto("/")

    assert page.url.endswith("/sign-in/?next=/")


def test_an_unknown_address_is_a_page_of_the_product(page: Page, look: Look):
    answer = page.goto("/no-such-page/")

    assert answer.status == 404
    look("not-found")


def test_a_wrong_password_is_said_in_the_error_summary(page: Page, look: Look):
    sign_in(page, "officer@west-mercia.example", password="not the password")

    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look("sign-in-refused")
