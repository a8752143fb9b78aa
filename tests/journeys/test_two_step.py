"""Someone switches two-step sign-in on, signs in with a code, and switches it off; someone else must wait."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.look import Look
from tests.journeys.people import sign_in
from tests.tracker.signing_in.codes import code
from tracker.demo.accounts import PASSWORD

pytestmark = pytest.mark.journey
ME = "officer@cheshire.example"


def test_two_step_sign_in_from_end_to_end(page: Page, look: Look):
    sign_in(page, ME)
    page.get_by_role("link", name="Your account").click()
    look("account")

    page.get_by_role("button", name="Set up two-step sign-in").click()
    expect(page.get_by_alt_text("QR code of the key below")).to_be_visible()
    expect(page.locator(".app-qr")).to_have_js_property("complete", True)
    assert page.evaluate("document.querySelector('.app-qr').naturalWidth") > 100
    look("two-step-set-up")
    secret = page.locator(".app-key").inner_text()
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Switch it on").click()
    look("recovery-codes")
    page.get_by_role("button", name="I have kept them").click()

    page.get_by_role("button", name="Sign out").click()
    sign_in(page, ME)
    look("code")
    page.get_by_label("Code").fill(code(secret, steps=1))
    page.get_by_role("button", name="Continue").click()

    page.get_by_role("link", name="Your account").click()
    look("account-with-two-step")
    page.get_by_role("link", name="Switch it off").click()
    look("two-step-end")
    page.get_by_role("button", name="Switch it off").click()
    expect(page.get_by_role("alert")).to_contain_text("Two-step sign-in is switched off.")


def test_another_password(page: Page, look: Look):
    sign_in(page, ME)
    page.goto("/account/password/")
    look("change-password")
    page.get_by_label("Current password").fill("not the password")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Current password is not right.")


def test_too_many_wrong_passwords(page: Page, look: Look):
    for _ in range(6):
        sign_in(page, "nobody@tests.example", password="not the password")

    expect(page.get_by_role("alert")).to_contain_text(re.compile("Try again in [1-5] minutes?"))
    look("sign-in-waits")
