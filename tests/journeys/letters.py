"""The officer of three offices reads published letters in: sends, checks, adopts, looks, takes back."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import Hand, Mouse
from tests.journeys.look import Look
from tests.journeys.site import ROOT

LETTERS = ROOT / "fixtures" / "letters"
REPORT = "An inspection of how effective police forces are in the deployment of firearms"
REGISTER_IT = "It is not registered: register it from this document"
SEEN = "Seen: the letter’s words stay as written, and the register stays as it is"
REGISTER_IS_RIGHT = "The register is right: the letter’s words stay as written"
PROGRESS = {
    "planned": "Planned",
    "in-progress": "In progress",
    "waiting-on-others": "Waiting on others",
    "already-compliant": "Already compliant",
    "complete": "Complete",
    "not-started": "Not accepted",  # as the reply to the Assembly has it
}
READ_MS = 60_000
"""For all of them to be read, on a busy machine."""


@dataclass(frozen=True)
class Letter:
    """A document of the fixtures: its file, whose it is, and what is known of it."""

    name: str
    body: str

    @property
    def file(self) -> str:
        return f"{self.name}.txt"

    @property
    def path(self) -> Path:
        return LETTERS / self.file

    @property
    def facts(self) -> dict[str, Any]:
        """What a person read in it for the demonstration, word by word."""
        held: dict[str, Any] = json.loads((ROOT / "fixtures" / "demo" / f"{self.name}.json").read_text())
        return held["replies"][0]

    @property
    def stands(self) -> list[str]:
        """Where each item stands, by the words of its answer."""
        return [PROGRESS[item["progress"]] for item in self.facts["items"]]

    @property
    def answers(self) -> list[str]:
        """Its paragraphs that answer; without the footnotes among them, which belong to no answer."""
        answers = [self.facts["narrative"]] if self.facts["narrative"] else [it["answer"] for it in self.facts["items"]]
        parts = [part for answer in answers for part in answer.split("\n\n")]
        text = self.path.read_text()
        return [part for part in parts if not re.search(rf"[¹²³]\s*{re.escape(part.lstrip('¹²³ ')[:40])}", text)]


WEST_MERCIA = Letter("west-mercia-2023-firearms", "Police and Crime Commissioner for West Mercia")
MOPAC = Letter("mopac-2023-firearms", "Mayor's Office for Policing and Crime")
CHESHIRE = Letter("cheshire-2023-firearms", "Police and Crime Commissioner for Cheshire")
ASSEMBLY = Letter("mayor-of-london-2018-gun-crime", MOPAC.body)
NEWS = Letter("news-2023-armed-police", MOPAC.body)
NUMBERS = (2, 3, 5, 6, 7, 8, 10, 12)
"""Of the recommendations that Cheshire's form lists, in its order."""
ALL = (WEST_MERCIA, MOPAC, CHESHIRE, ASSEMBLY, NEWS)


class LettersIn:
    """One window, in which a hand works and every page that is new is looked at."""

    def __init__(self, page: Page, look: Look, hand: Hand | None = None) -> None:
        self.page, self.look, self.hand = page, look, hand or Mouse(page)

    # What a person sees and touches

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.locator("main").get_by_role("button", name=name).first

    def label(self, name: str) -> Locator:
        return self.page.locator("main").get_by_label(name, exact=True).first

    def is_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    def open(self, letter: Letter) -> None:
        """From the queue: the one that was sent in last, where one stands there twice."""
        self.page.goto("/letters-in/")
        self.hand.press(self.page.get_by_role("link", name=letter.file, exact=True).first)
        self.is_at(letter.file)

    # The report that the three letters answer

    def add_the_report(self) -> None:
        """Pasted: the eight recommendations whose wording the form quotes, of twelve."""
        listed = re.findall(r"^- (.*)$", CHESHIRE.path.read_text(), re.MULTILINE)
        asked = "\n\n".join(f"Recommendation {number}\n{words}" for number, words in zip(NUMBERS, listed, strict=True))
        text = f"{REPORT}\nPublished on: 11 July 2023\n\n{asked}\n"
        self.page.goto("/reports/new/")
        self.hand.paste(self.page.get_by_label("Paste the recommendations"), text)
        self.hand.press(self.button("Split the text into recommendations"))
        self.hand.write(self.page.get_by_label("How many recommendations it makes"), "12")
        self.hand.press(self.button("Register this report"))
        self.is_at(REPORT)
        expect(self.page.locator("main")).to_contain_text("12 known; the wording of 4 is not held")

    # Sending

    def send_in(self, letters: tuple[Letter, ...], body: str) -> None:
        self.page.goto("/letters-in/")
        self.look("letters-in-none")
        self.hand.press(self.button("Send documents in"))
        self.is_at("Send documents in")
        self.look("letters-in-new")
        self.hand.choose(self.label("Whose documents they are"), body)
        self.page.locator("input[type=file]").set_input_files([letter.path for letter in letters])
        self.hand.press(self.button("Send in and read"))
        self.is_at("What was sent in")
        self.wait_for_the_reader()
        expect(self.page.get_by_role("status")).to_contain_text(f"{len(letters)} documents are read and to be checked.")
        self.look("letters-in-read")

    def wait_for_the_reader(self) -> None:
        """Look again, as the page offers it, until nothing waits."""
        again = self.page.get_by_role("link", name="Look again")
        for _ in range(READ_MS // 200):
            if not again.count():
                return
            again.click()
            self.page.wait_for_timeout(200)
        raise AssertionError("The documents were not read in time.")

    # Checking

    def check(self, letter: Letter) -> None:
        self.open(letter)
        self.hand.press(self.button(re.compile("^(Check what was read|Go on checking)$")))
        self.is_at("Check what was read")

    def hand_over(self, letter: Letter) -> None:
        """It was sent in for another of the officer's bodies, and says so."""
        self.check(letter)
        self.is_asked(f"The letter is by {letter.body}.")
        self.hand.press(self.page.get_by_role("link", name="Hand it over to that body"))
        if letter is CHESHIRE:
            self.look("letters-in-hand-over")
        expect(self.label("Whose document it is").locator("option:checked")).to_have_text(letter.body)
        self.hand.press(self.button("Hand it over"))
        self.is_at(letter.file)
        expect(self.page.get_by_role("alert")).to_contain_text("is handed over")

    def is_asked(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator(".app-question").filter(has_text=one).first, one).to_be_visible()

    def save(self) -> None:
        self.hand.press(self.button("Save, and check again"))
        expect(self.page.get_by_role("alert")).to_contain_text("Saved. Nothing is in the records yet.")

    def register_report(self, source: str) -> None:
        """From the letter's own words; only who published it is entered."""
        self.hand.choose(self.label("Which report it answers"), REGISTER_IT)
        self.save()
        self.hand.write(self.label("Who published it, if not in the list"), source)

    def mend_where_it_stands(self, letter: Letter) -> None:
        """Where the reader judges an answer otherwise than a person; what is not accepted needs its reason."""
        fields = [self.page.locator(f"#id_item-{index}-status") for index in range(len(letter.stands))]
        for field, word in zip(fields, letter.stands, strict=True):
            if field.locator("option:checked").inner_text() != word:
                self.hand.choose(field, word)
        self.save()
        for index, word in enumerate(letter.stands):
            reason = self.page.locator(f"#id_item-{index}-reason")
            if word == "Not accepted" and not reason.input_value():
                self.hand.write(reason, "There are already sufficient structures in place.")

    def answer_all(self) -> None:
        """Each one seen; where the register has its own word, that stays."""
        for question in self.page.locator(".app-question").filter(has=self.page.locator("input[type=radio]")).all():
            right = question.get_by_label(REGISTER_IS_RIGHT, exact=True)
            self.hand.tick(right if right.count() else question.get_by_label(SEEN, exact=True))

    def adopt(self, *sentences: str, picture: str = "") -> None:
        """What will be made is said first. `picture` names those of it that are looked at."""
        self.hand.press(self.button("Save, and see what will be made"))
        self.is_at("What will be made")
        for sentence in sentences:
            expect(self.page.locator("main")).to_contain_text(sentence)
        if picture:
            self.look(f"letters-in-adopt-{picture}")
        self.hand.press(self.button("Adopt it"))
        expect(self.page.get_by_role("alert")).to_contain_text("is in the records.")
        if picture:
            self.look(f"letters-in-adopted-{picture}")

    # What came of it

    def open_report(self, title: str) -> None:
        self.page.goto("/reports/")
        self.page.get_by_role("link", name=title).first.click()
        self.is_at(title)

    def reply_of(self, force: str) -> Locator:
        """The report's page on the reply for a force."""
        return self.page.get_by_role("region", name=f"The reply for {force}")

    def letter_is_as_written(self, letter: Letter, title: str, force: str) -> None:
        """Its page has every answer and whoever signed it, word by word, and the date where it bears one."""
        self.open_report(title)
        self.reply_of(force).get_by_role("button", name="Preview the letter").click()
        shown = squeezed(self.page.locator("main").inner_text())
        facts = letter.facts
        words = [facts["signatory_name"], facts["letter_date_as_written"], *letter.answers]
        missing = [one for one in words if squeezed(one) not in shown]
        assert missing == [], f"{letter.name}: {missing}"

    def take_back(self, letter: Letter) -> None:
        self.open(letter)
        self.hand.press(self.button("Take it all back"))
        self.is_at("Take it all back")
        self.look("letters-in-undo")
        self.hand.press(self.button("Take it all back"))
        expect(self.page.get_by_role("alert")).to_contain_text("made is taken back.")
        self.look("letters-in-undone")

    def stage_of(self, letter: Letter) -> list[str]:
        """What the queue says of it, the newest first."""
        self.page.goto("/letters-in/")
        rows = self.page.locator("tbody tr").filter(has_text=letter.file)
        return [row.locator("td").last.inner_text().strip() for row in rows.all()]


def squeezed(words: str) -> str:
    """Without the marks of footnotes and lists, which a page sets in its own way."""
    return " ".join(re.sub(r"[¹²³]|^\s*- ", "", words, flags=re.MULTILINE).split())
