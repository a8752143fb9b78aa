"""An office's first week, from an empty database: with a mouse, and again with the keyboard alone and no JavaScript.

With a mouse it is gone through on PostgreSQL too, where TEST_DATABASE_URL names a server.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import window
from tests.journeys.hands import Hand, Keyboard, Mouse
from tests.journeys.look import Look
from tests.journeys.site import POSTGRESQL, served, usual_engine
from tests.journeys.week import Week

pytestmark = pytest.mark.journey


def go_through(address: str, browser: Browser, pictures: Path, folder: Path, hand: type[Hand]) -> None:
    javascript = hand is Mouse
    with window(browser, address, javascript=javascript) as page:
        look = Look(page, pictures, javascript=javascript)
        week = Week(page, hand(page), look, folder)
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


@pytest.mark.parametrize("hand", [Mouse, Keyboard])
def test_the_first_week(hand, browser: Browser, pictures: Path, shared: Path, tmp_path: Path):
    with served(tmp_path, shared=shared, demo=False) as site:
        go_through(site.address, browser, pictures, tmp_path, hand)


@pytest.mark.skipif(not os.environ.get("TEST_DATABASE_URL"), reason="TEST_DATABASE_URL names no PostgreSQL server")
@pytest.mark.skipif(usual_engine() == POSTGRESQL, reason="all journeys are on PostgreSQL")
def test_the_first_week_on_postgresql(browser: Browser, pictures: Path, shared: Path, tmp_path: Path):
    with served(tmp_path, shared=shared, demo=False, engine=POSTGRESQL) as site:
        go_through(site.address, browser, pictures, tmp_path, Mouse)
