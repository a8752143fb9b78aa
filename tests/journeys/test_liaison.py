"""The West Mercia Police liaison's way: the force's word is added, and all else is refused."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.look import Look
from tests.journeys.people import open_recommendation, sign_in

pytestmark = pytest.mark.journey


def test_the_liaison_says_what_the_force_says_and_is_refused_the_rest(page: Page, look: Look):
    sign_in(page, "liaison@west-mercia.example")
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")
    look("liaison-my-work")
    page.get_by_role("link", name="Recommendations", exact=True).click()
    look("liaison-recommendations")
    expect(page.locator("tbody tr")).to_have_count(7)
    open_recommendation(page, 5)
    expect(page.get_by_role("heading", name="What we do")).to_have_count(0)
    page.get_by_role("button", name="Say what the force says").click()
    look("force-word")
    page.get_by_label("Done", exact=True).check()
    page.get_by_label("What was done").fill("The observation sessions took place in October.")
    page.get_by_role("button", name="Record what the force says").click()
    expect(page.get_by_text("What the force says is recorded.")).to_be_visible()
    expect(page.get_by_text("Awaiting sign-off")).to_be_visible()
    look("liaison-response")

    response = page.url.split("?")[0]
    refused = {
        response + "update/": 403,
        response + "target/": 403,
        response + "decide/": 403,
        "/bodies/west-mercia-pcc/": 404,
        "/bodies/mopac/": 404,
        "/reports/new/": 403,
        "/responses/1/": 404,
    }
    assert {address: page.request.get(address).status for address in refused} == refused
    page.goto(response + "update/")
    look("refused")
    page.goto("/responses/1/")
    look("out-of-reach")


def test_the_office_sees_the_forces_word_as_a_claim_of_its_own(page: Page):
    sign_in(page, "reader@west-mercia.example")
    page.get_by_role("link", name="Recommendations", exact=True).click()
    open_recommendation(page, 2)
    expect(page.get_by_role("button", name="Record an update")).to_have_count(0)
    assert page.request.get(page.url.split("?")[0] + "update/").status == 403
