"""The four people of a reply, each at a window of their own, and what each of them does in a page or two."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import window
from tests.journeys.look import Look
from tests.journeys.people import sign_in
from tests.journeys.test_officer import set_date

TITLE = "Journey: a report that four people answer"
ACTION = "We ask for the count of radios at each performance meeting."
COMMENTS = "The force accepts the finding and has counted its radios."


@dataclass
class Person:
    """Someone at their own window; `look` holds each page to what every page must be."""

    page: Page
    look: Look

    def press(self, name: str) -> None:
        """A link or a button of this name."""
        wanted = re.compile(rf"^{re.escape(name)}")
        self.page.get_by_role("link", name=wanted).or_(self.page.get_by_role("button", name=wanted)).first.click()

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words, exact=False).first).to_be_visible()

    def sees_no(self, name: str) -> None:
        """Neither a button nor a link of this name is offered."""
        expect(self.page.get_by_role("button", name=name)).to_have_count(0)
        expect(self.page.get_by_role("link", name=name)).to_have_count(0)

    def sees_problem(self, words: str) -> None:
        expect(self.page.get_by_role("alert")).to_contain_text(words)

    def field(self, label: str, value: str) -> None:
        self.page.get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$")).fill(value)

    def day(self, legend: str, day: list[str] | None = None) -> None:
        set_date(self.page, legend, *(day or self.today()))

    def today(self) -> list[str]:
        """Day, month and year in London, as the browser says."""
        ask = "new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/London'}).format(new Date()).split('/')"
        return list(self.page.evaluate(ask))


@dataclass
class People:
    """Officer, a second officer, the force's liaison and the office holder."""

    officer: Person
    colleague: Person
    liaison: Person
    holder: Person


@contextmanager
def people_at_work(browser: Browser, site: str, pictures: Path, emails: tuple[str, str, str, str]) -> Iterator[People]:
    with ExitStack() as windows:
        found = []
        for email in emails:
            page = windows.enter_context(window(browser, site))
            sign_in(page, email)
            found.append(Person(page, Look(page, pictures)))
        yield People(*found)
        for person in found:
            assert person.look.complaints == []


def open_reply(person: Person, title: str = TITLE) -> None:
    """By the list of reports, to the reply's own page."""
    person.page.goto("/reports/")
    person.page.get_by_role("link", name=title).click()
    words = re.compile("^(Work on|See) the reply")
    person.page.get_by_role("link", name=words).or_(person.page.get_by_role("button", name=words)).first.click()
    expect(person.page.get_by_role("heading", level=1)).to_have_text("The reply")
