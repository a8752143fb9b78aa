"""Pages of the register, made up, and what a browser would send of their forms."""

from html.parser import HTMLParser
from typing import Any

PAGE = """\
Recommendation 1
[on]12/01/2024[status]being-progressed[/status][comment]A plan is made.[/comment][/on]
[on]20/02/2024[status]complete[/status][comment]Seen at the revisit.[/comment][comment]Closed.[/comment][/on]
"""


class _Controls(HTMLParser):
    """The controls of the page's forms, as a browser would send them untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        is_set = told.get("type") not in {"checkbox", "file", "submit"} or "checked" in told
        if tag == "input" and is_set and "name" in told:
            self.sent[told["name"]] = told.get("value", "")
        if tag == "select":
            self._select = told["name"]
            self.sent[self._select] = ""
        if tag == "option" and "selected" in told:
            self.sent[self._select] = told["value"]
        if tag == "textarea":
            self._textarea = told["name"]
            self.sent[self._textarea] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.sent[self._textarea] += data.removeprefix("\n") if not self.sent[self._textarea] else data


def form_of(response: Any) -> dict[str, str]:
    """What the page would send, untouched."""
    controls = _Controls()
    controls.feed(response.content.decode())
    return {name: value for name, value in controls.sent.items() if name != "csrfmiddlewaretoken"}
