"""Pages of a response as people open them, and their forms as a browser sends them back."""

import html
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from forces.models import User
from responses.record.models import Response
from tracker.kit.date_input import PARTS, DateInput


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(response: Response, name: str = "response") -> str:
    return reverse(name, args=[response.pk])


def boxes(name: str, day: date | Sequence[object] | None) -> dict[str, str]:
    """A date, or what was typed for one, as it stands in its three boxes."""
    values = (day.day, day.month, day.year) if isinstance(day, date) else day or ("", "", "")
    return {f"{name}_{part}": str(value) for part, value in zip(PARTS, values, strict=True)}


def as_sent(form: BaseForm, **changed: Any) -> dict[str, Any]:
    """What a browser sends of a form: what it shows, with CR LF for line ends, and with what the person changed."""
    sent: dict[str, Any] = {}
    for bound in form:
        if bound.name == "file":
            continue  # a browser sends a file only where one was chosen
        shown = form.kept_token if bound.name == "kept_file" else bound.value()
        value = changed.pop(bound.name, shown)
        if isinstance(bound.field.widget, DateInput):
            sent |= boxes(bound.name, value)
        else:
            sent[bound.name] = "" if value is None else re.sub(r"\r?\n", "\r\n", str(value))
    return {**sent, **changed}


def opened_form(client: Client, address: str) -> BaseForm:
    page = client.get(address)
    assert page.status_code == 200
    return page.context["form"]


def text_of(page: Any) -> str:
    """The page's words as a person reads them: no markup, single blanks."""
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def problems(page: Any) -> list[str]:
    """The entries of the error summary, in order."""
    found = re.search(r'govuk-error-summary__list">(.*?)</ul>', page.content.decode(), flags=re.DOTALL)
    entries = re.findall(r"<li>(.*?)</li>", found[1], flags=re.DOTALL) if found else []
    return [html.unescape(re.sub(r"<[^>]+>", "", entry)).strip() for entry in entries]
