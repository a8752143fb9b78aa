"""A page's form as a browser sends it: every control as it stands, some of them changed, one button pressed."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.tracker.markup import Element, read

PASTED = """How well forces count their radios

Published on: 11 July 2023

Recommendations

Recommendation 1
By 31 July 2024, chief constables should count the radios.

Recommendation 2
Within six months, chief constables should label the radios and record each label in a list of their own.

Recommendation 3
With immediate effect, chief constables should keep the radios dry in every store and in every vehicle.

Back to contents
"""
"""A report made up for these tests."""


def fields_of(response: HttpResponse) -> dict[str, list[str]]:
    """What the first form of the page's main part would send, in the order of its controls."""
    form = read(response.content.decode()).one("main").all("form")[0]
    found: dict[str, list[str]] = {}
    for control in form.all():
        name = control.attributes.get("name")
        if name and control.name != "button":
            for value in _values(control):
                found.setdefault(name, []).append(value)
    return found


def press(client: Client, address: str, shown: HttpResponse, button: str = "", /, **changed: Any) -> Any:
    """Send the form that the page shows with these fields changed, and with this button pressed.

    In a field's name, two underscores stand for a hyphen: `row__1__text`. The button that saves has no name, or is
    the one that confirms: `confirmed`.
    """
    sent: dict[str, Any] = fields_of(shown)
    for name, value in changed.items():
        key = name.replace("__", "-")
        if value is None:
            sent.pop(key, None)
        else:
            sent[key] = value
    if button == "confirmed":
        sent["confirmed"] = _button(shown, "confirmed")
    elif button:
        sent["do"] = button
    return client.post(address, sent)


def day_boxes(name: str, day: int | str, month: int | str, year: int | str) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def summary_of(response: HttpResponse) -> list[tuple[str, str]]:
    """The errors at the top of the page, each with what it leads to."""
    summaries = read(response.content.decode()).all(class_="govuk-error-summary__list")
    return [(link.text, str(link.attributes["href"])) for summary in summaries for link in summary.all("a")]


def main_words(response: HttpResponse) -> str:
    """The page's main part as a person reads it."""
    return read(response.content.decode()).one("main").text


def _button(shown: HttpResponse, name: str) -> str:
    return str(read(shown.content.decode()).one("button", name=name).attributes["value"])


def _values(control: Element) -> list[str]:
    attributes = control.attributes
    if control.name == "textarea":
        return ["".join(control.words).removeprefix("\n")]
    if control.name == "select":
        options = control.all("option")
        chosen = [option for option in options if "selected" in option.attributes]
        return [str(option.attributes.get("value") or "") for option in chosen or options[:1]]
    if control.name != "input":
        return []
    if attributes.get("type") in {"checkbox", "radio"}:
        return [str(attributes.get("value", "on"))] if "checked" in attributes else []
    return [str(attributes.get("value") or "")]
