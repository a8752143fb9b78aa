"""Five published documents are sent in at once, checked, adopted, seen in the records, and one is taken back."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import window
from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.letters import ALL, ASSEMBLY, CHESHIRE, MOPAC, NEWS, NUMBERS, REPORT, WEST_MERCIA, Letter, LettersIn
from tests.journeys.look import Look
from tests.journeys.site import Site, served
from tests.journeys.week import EMAIL, Week

pytestmark = pytest.mark.journey
GUN_CRIME, COMMITTEE = "Gun crime in London", "London Assembly Police and Crime Committee"
HEADLINE = "Soldiers offered to support armed police in London"
FORCES = {
    CHESHIRE: "Cheshire Constabulary",
    WEST_MERCIA: "West Mercia Police",
    MOPAC: "Metropolitan Police Service",
    ASSEMBLY: "Metropolitan Police Service",
}
SHOWN = {
    "Cheshire Constabulary": ("Issued", "Undated", "Answers 8 of the 12 recommendations known."),
    "West Mercia Police": ("Monday 4 September 2023", "Dated on the last lawful day.", "Answers 7 of the 12"),
    "Metropolitan Police Service": ("Monday 9 October 2023", "35 days after the last lawful day"),
}
DASHBOARDS = {"cheshire-pcc": (CHESHIRE,), "west-mercia-pcc": (WEST_MERCIA,), "mopac": (MOPAC, ASSEMBLY)}


@pytest.fixture
def empty_site(tmp_path: Path, shared: Path) -> Iterator[Site]:
    with served(tmp_path, shared=shared, demo=False) as site:
        yield site


def set_up_three_offices(site: Site, page: Page, folder: Path) -> None:
    """One office by its own pages; whoever looks after the server makes its officer the officer of two more."""
    Week(page, Mouse(page), lambda _name: None, folder).set_up_the_office()  # type: ignore[arg-type]
    for slug in ("mopac", "cheshire-pcc"):
        site.manage("start_using", slug, "--from", "2023-09-01")
        site.manage("add_member", EMAIL, "--role", "officer", "--body", slug)


def test_five_letters(empty_site: Site, browser: Browser, pictures: Path, tmp_path: Path):
    with window(browser, empty_site.address) as page:
        set_up_three_offices(empty_site, page, tmp_path)
        desk = LettersIn(page, Look(page, pictures))
        desk.add_the_report()
        desk.send_in(ALL, MOPAC.body)
        desk.hand_over(WEST_MERCIA)
        desk.hand_over(CHESHIRE)
        adopt_cheshire(LettersIn(page, desk.look, Keyboard(page)))
        adopt_west_mercia(desk)
        adopt_mopac(desk)
        adopt_the_reply_to_the_assembly(desk)
        attach_the_news(desk)
        the_records_agree(desk)
        take_back_and_adopt_again(desk)
        assert desk.look.complaints == []


def adopt_cheshire(desk: LettersIn) -> None:
    """By keyboard alone."""
    desk.check(CHESHIRE)
    desk.is_asked("The letter bears no date of its own.", "One narrative answers 8 items together")
    desk.answer_all()
    desk.adopt("8 responses of Cheshire Constabulary are recorded as of the report’s publication")


def adopt_west_mercia(desk: LettersIn) -> None:
    desk.check(WEST_MERCIA)
    desk.is_asked(
        "The letter is dated on the very last day, 4 September 2023.",
        "It answers 7 recommendations; other letters on the report answer others.",
        f"{CHESHIRE.body}: 8, with Recommendation 7 as well.",
    )
    desk.look("letters-in-check")
    desk.answer_all()
    desk.adopt("7 responses of West Mercia Police are recorded as of 4 September 2023")


def adopt_mopac(desk: LettersIn) -> None:
    """First without its answers: each is asked for by name, and nothing is adopted."""
    desk.check(MOPAC)
    desk.is_asked(
        "The letter says that the report was published on 11 August 2023; the register says 11 July 2023.",
        "The letter calls the report “An inspection of how effective police forces are, in deploying firearms",
        "The letter is dated 9 October 2023: 35 days after the last day, 4 September 2023.",
        "it is still dated 4 days after the last lawful day.",
        "The letter says that they are aimed at “Police and Crime Commissioners”; 7 of 7 are addressed to others",
    )
    desk.hand.press(desk.button("Save, and see what will be made"))
    expect(desk.page.locator(".govuk-error-summary")).to_contain_text("Answer this: The letter is dated 9 October 2023")
    desk.look("letters-in-check-refused")
    desk.answer_all()
    desk.adopt("7 responses of Metropolitan Police Service are recorded as of 9 October 2023", picture="mopac")


def adopt_the_reply_to_the_assembly(desk: LettersIn) -> None:
    """Its report is in no register yet: it is registered from the letter, and has no clock."""
    desk.check(ASSEMBLY)
    desk.register_report(COMMITTEE)
    desk.mend_where_it_stands(ASSEMBLY)
    desk.answer_all()
    desk.adopt(f"The report “{GUN_CRIME}” is registered.", "4 recommendations are registered.", picture="assembly")
    desk.open_report(GUN_CRIME)
    expect(desk.page.locator("main")).to_contain_text("No duty under section 55: this source sets no date.")
    expect(desk.reply_of("Metropolitan Police Service")).to_contain_text("Wednesday 18 April 2018")


def attach_the_news(desk: LettersIn) -> None:
    desk.check(NEWS)
    expect(desk.label("No reply: put beside a report as context")).to_be_checked()
    desk.hand.choose(desk.label("Which report it is put beside"), REPORT)
    desk.hand.write(desk.label("Title beside the report"), HEADLINE)
    desk.look("letters-in-check-news")
    desk.adopt(f"“{HEADLINE}” is put beside the report “{REPORT}”", "It answers nothing.", picture="news")


def the_records_agree(desk: LettersIn) -> None:
    """The report's page, the letters and the dashboards, against what people read in the documents."""
    desk.open_report(REPORT)
    expect(desk.page.locator("main")).to_contain_text(HEADLINE)
    for force, words in SHOWN.items():
        for one in words:
            expect(desk.reply_of(force)).to_contain_text(one)
    desk.look("letters-in-report")
    for letter, force in FORCES.items():
        desk.letter_is_as_written(letter, GUN_CRIME if letter is ASSEMBLY else REPORT, force)
    for slug, letters in DASHBOARDS.items():
        desk.page.goto(f"/bodies/{slug}/")
        assert states(desk.page) == said_in(letters)


def said_in(letters: tuple[Letter, ...]) -> dict[str, int]:
    """How many of each state the documents hold, and what the report asks that they do not answer: not started."""
    counts = Counter(word for letter in letters for word in letter.stands)
    counts["Not started"] = len(NUMBERS) - len(letters[0].facts["items"])
    return {**+counts, "All": sum(counts.values())}


def states(page: Page) -> dict[str, int]:
    """The dashboard's table of states: each word with its count."""
    rows = page.get_by_role("table", name="By state").locator("tbody tr, tfoot tr")
    pairs = (row.inner_text().split("\t") for row in rows.all())
    return {word.strip(): int(count.split()[0]) for word, count in pairs}


def take_back_and_adopt_again(desk: LettersIn) -> None:
    """Gone from the report's page and marked so in the queue; then checked anew, with all that was answered before."""
    desk.take_back(CHESHIRE)
    desk.open_report(REPORT)
    expect(desk.reply_of("Cheshire Constabulary")).not_to_contain_text("Issued")
    expect(desk.page.get_by_text("Cheshire Constabulary: Already compliant")).to_have_count(0)
    assert desk.stage_of(CHESHIRE) == ["Taken back"]
    desk.open(CHESHIRE)
    desk.hand.press(desk.button("Check and adopt it again"))
    desk.is_asked("It answers 8 recommendations; other letters on the report answer others.")
    desk.answer_all()
    desk.adopt("8 responses of Cheshire Constabulary are recorded")
    assert desk.stage_of(CHESHIRE) == ["In the records", "Taken back"]
