"""What every person does: sign in as one of the demonstration's people, and open a row of the list."""

import re

from playwright.sync_api import Page

from tracker.demo.accounts import PASSWORD


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Through the sign-in page, as a person does."""
    page.goto("/sign-in/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def open_recommendation(page: Page, number: int) -> None:
    """From a list of recommendations to the response of this number."""
    page.get_by_role("link", name=re.compile(rf"^Recommendation {number}\b")).click()
