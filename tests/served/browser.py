"""A browser without a face: one person's cookies, and forms sent as they are found on a page."""

import http.client
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit


class Answer(NamedTuple):
    """What came back. `address` is where a redirect leads."""

    status: int
    text: str
    address: str


class _Form(HTMLParser):
    """The fields of the page's forms, as a browser would send them: of the main part alone."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.area = ""
        self.select = ""
        self.is_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.is_main = self.is_main or tag == "main"
        if not self.is_main:
            return
        if tag == "input" and self._is_sent(given):
            self.fields[given["name"]] = given.get("value", "")
        elif tag == "textarea":
            self.area = given["name"]
            self.fields[self.area] = ""
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and ("selected" in given or self.select not in self.fields):
            self.fields[self.select] = given.get("value", "")

    @staticmethod
    def _is_sent(given: dict[str, str]) -> bool:
        if not given.get("name") or given.get("type") in {"submit", "file", "button"}:
            return False
        return given.get("type") not in {"radio", "checkbox"} or "checked" in given

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields[self.area] = self.fields[self.area].removeprefix("\n")
            self.area = ""
        self.is_main = self.is_main and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data


class Browser:
    """One signed-in person."""

    def __init__(self, address: str, session: str) -> None:
        self.host = urlsplit(address).netloc
        self.cookies = {"sessionid": session}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def form(self, path: str) -> dict[str, str]:
        """The form on a page, as it stands there."""
        page = self.get(path)
        assert page.status == 200, (path, page.status, page.address)
        return fields_of(page.text)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        finally:
            connection.close()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return Answer(response.status, text, response.getheader("Location") or "")


def fields_of(page: str) -> dict[str, str]:
    """The fields of a page's forms, by name."""
    form = _Form()
    form.feed(page)
    return form.fields
