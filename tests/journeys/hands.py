"""How a person works a page: with a mouse, or with the keyboard alone. Both count what they do."""

from contextlib import suppress
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Error, Locator, Page

FARTHEST = 600
"""Tab presses after which something is held to be out of a keyboard's reach."""
PRESSES, CHOOSER_MS = 5, 6_000


class Hand(Protocol):
    """What a journey asks of a hand. `acts` counts clicks and key presses; what is pasted counts one."""

    acts: int

    def press(self, target: Locator) -> None: ...

    def write(self, target: Locator, text: str) -> None: ...

    def paste(self, target: Locator, text: str) -> None: ...

    def choose(self, target: Locator, label: str) -> None: ...

    def tick(self, target: Locator) -> None: ...

    def give(self, target: Locator, file: Path) -> None: ...


class Mouse:
    """Clicks, and types what is written."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0

    def press(self, target: Locator) -> None:
        self.acts += 1
        target.click()

    def write(self, target: Locator, text: str) -> None:
        self.acts += 1 + len(text)
        target.fill(text)

    def paste(self, target: Locator, text: str) -> None:
        self.acts += 2
        target.fill(text)

    def choose(self, target: Locator, label: str) -> None:
        self.acts += 2
        target.select_option(label=label)

    def tick(self, target: Locator) -> None:
        self.acts += 1
        target.check()

    def give(self, target: Locator, file: Path) -> None:
        self.acts += 2
        target.set_input_files(file)


class Keyboard:
    """Reaches everything by Tab, and works it by Enter, Space, arrows and letters. It has no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0

    def key(self, name: str) -> None:
        self.acts += 1
        self.page.keyboard.press(name)

    def reach(self, target: Locator) -> None:
        """Press Tab until the thing has the focus; of radio buttons, the group's one that takes it."""
        target.wait_for(state="attached")
        self.page.wait_for_load_state()  # what is pressed while a page still comes in goes nowhere
        for _ in range(FARTHEST):
            if target.evaluate("it => it === document.activeElement"):
                return
            if target.evaluate(_IS_A_RADIO_BESIDE):
                return
            self.key("Tab")
        raise AssertionError(f"The keyboard does not reach {target}")

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.key("Enter")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.key("Control+a")
        self.acts += len(text)
        self.page.keyboard.insert_text(text)

    def paste(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.acts += 1
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, label: str) -> None:
        self.reach(target)
        self.acts += len(label)
        self.page.keyboard.type(label)

    def tick(self, target: Locator) -> None:
        self.reach(target)
        for _ in range(FARTHEST):
            if target.is_checked():
                return
            if target.evaluate("it => it === document.activeElement"):
                self.key("Space")
            else:
                self.key("ArrowDown")
        raise AssertionError(f"The keyboard does not choose {target}")

    def give(self, target: Locator, file: Path) -> None:
        """As a person does whose first press, on a page that has only just come in, opens nothing: press again."""
        self.reach(target)
        for _ in range(PRESSES):
            with suppress(Error):
                with self.page.expect_file_chooser(timeout=CHOOSER_MS) as chooser:
                    self.key("Enter")
                chooser.value.set_files(file)
                return
        raise AssertionError(f"No file chooser opens at {target}")


_IS_A_RADIO_BESIDE = """it => it.type === "radio" && document.activeElement.type === "radio"
    && document.activeElement.name === it.name && document.activeElement.form === it.form"""
