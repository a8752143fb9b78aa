"""An office's first week, from an empty database: with a mouse, and again with the keyboard alone and no JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import window
from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.look import Look
from tests.journeys.site import running_site
from tests.journeys.week import Week

pytestmark = pytest.mark.journey


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    with running_site(tmp_path, demo=False) as address:
        yield address


@pytest.mark.parametrize(("hand", "javascript"), [(Mouse, True), (Keyboard, False)])
def test_the_first_week(empty_site: str, browser: Browser, pictures: Path, tmp_path: Path, hand, javascript):
    with window(browser, empty_site, javascript=javascript) as page:
        look = Look(page, pictures, javascript=javascript)
        week = Week(page, hand(page), look, tmp_path)
        week.set_up_the_office()
        week.read_the_sheet_in()
        week.add_the_report()
        week.allocate()
        sheet = week.take_the_update_sheet_out()
        week.fill_in(sheet)
        week.send_it_back_and_take_it(sheet)
        week.record_two_scrutiny_entries()
        week.take_the_rows_out()
        week.take_the_sheet_back()
        assert look.complaints == []
