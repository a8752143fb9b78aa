"""The journeys' ground: the served product, this machine's Chromium, and a look at each page.

A journey is `@pytest.mark.journey` and takes `page` (a fresh browser profile, `page.goto("/")` is the product) and
`look` (call it on every page reached). Pictures lie in var/pictures/.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys import chromium
from tests.journeys.look import WINDOWS, Look
from tests.journeys.site import ROOT, running_site

PATIENCE = 15_000
"""Milliseconds for which a page may keep a person waiting: two journeys go on at once, and share the cores."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One served product for all journeys: each uses records that no other touches."""
    with running_site(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.arguments())
        yield browser
        browser.close()


@contextmanager
def window(browser: Browser, site: str, *, javascript: bool = True) -> Iterator[Page]:
    """A person's own window, with no one signed in; nothing but the product can be reached from it."""
    width = max(WINDOWS)
    with browser.new_context(
        base_url=site,
        viewport={"width": width, "height": WINDOWS[width]},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        accept_downloads=True,
        java_script_enabled=javascript,
    ) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.fixture
def page(site: str, browser: Browser) -> Iterator[Page]:
    with window(browser, site) as page:
        yield page


@pytest.fixture(scope="session")
def pictures() -> Path:
    folder = ROOT / "var" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def look(page: Page, pictures: Path) -> Iterator[Look]:
    look = Look(page, pictures)
    yield look
    assert look.complaints == []
