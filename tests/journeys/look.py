"""What is asked of every page that a journey visits: accessible, within its window, nothing refused or broken."""

from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Response

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text()
WINDOWS = {1280: 900, 390: 844}

# WCAG 2.2 AA and axe's own best practice, on the whole page.
VIOLATIONS = """
async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target.join(" ")}: ${node.failureSummary}`))
"""


class Look:
    """Looks at a page in each window size, keeps its picture, and holds it to what every page must be."""

    def __init__(self, page: Page, pictures: Path, *, javascript: bool = True) -> None:
        self.page = page
        self.javascript = javascript
        self.pictures = pictures
        self.complaints: list[str] = []
        self.addresses: set[str] = set()
        page.on("response", self.note_address)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script error on {page.url}: {error}"))

    def note_address(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.addresses.add(response.url)

    def hear(self, message: ConsoleMessage) -> None:
        """The browser reports here what the Content-Security-Policy refused, and what it could not load.

        That a page itself answers 404 or 403 is no complaint: the journey says what it expects of it.
        """
        own_status = message.text.startswith("Failed to load resource") and message.location["url"] in self.addresses
        if message.type in {"error", "warning"} and not own_status:
            self.complaints.append(f"{message.type} on {self.page.url}: {message.text}")

    def __call__(self, name: str) -> None:
        """Call it once on each page, or state of a page, that the journey reaches; `name` names the pictures."""
        if not self.javascript:  # axe is a script: the same pages are looked at where scripts run
            assert self.complaints == []
            return
        at_first = self.page.viewport_size
        for width, height in WINDOWS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.screenshot(path=self.pictures / f"{name}-{width}.png", full_page=True)
            if not self.page.evaluate("'axe' in window"):
                self.page.evaluate(AXE)
            violations = self.page.evaluate(VIOLATIONS)
            assert violations == [], f"axe-core on {name} at {width} pixels: {violations}"
            page_width = self.page.evaluate("document.documentElement.scrollWidth")
            assert page_width <= width, f"{name} is {page_width} pixels wide in a window of {width}"
        if at_first:
            self.page.set_viewport_size(at_first)
        assert self.complaints == []
