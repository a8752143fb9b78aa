"""The journeys' ground: the served product, this machine's Chromium, and a look at each page.

A journey is `@pytest.mark.journey` and takes `page` (a fresh browser profile, `page.goto("/")` is the product) and
`look` (call it on every page reached). Pictures lie in var/pictures/.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys import chromium
from tests.journeys.look import WINDOWS, Look
from tests.journeys.site import ROOT, served

PATIENCE = 15_000
"""Milliseconds for which a page may keep a person waiting: two journeys go on at once, and share the cores."""
expect.set_options(timeout=PATIENCE)


LONGEST_FIRST = ("test_letters_in", "test_first_week", "test_reply", "test_officer", "test_typed", "test_public")
"""Files of journeys, by the time that one of them takes; the others are shorter than these."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Dealt out by turns to the two halves that two processes begin with: neither is left alone with a long one."""
    if all(item.get_closest_marker("journey") for item in items):
        items.sort(key=place)
        items[:] = items[::2] + items[1::2]


def place(item: pytest.Item) -> int:
    file = item.path.stem
    return LONGEST_FIRST.index(file) if file in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for each of its processes."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[str]:
    """One served product for all journeys: each uses records that no other touches."""
    with served(tmp_path_factory.mktemp("site"), shared=shared) as product:
        yield product.address


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
