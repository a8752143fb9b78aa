"""Pages drawn in Welsh write every date in Welsh, wherever on the page it is put into words."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from forces.models import LocalPolicingBody
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport
from responses.domain.dates import MONTHS, SHORT_MONTHS, WEEKDAYS
from responses.domain.status import RAG_PRESETS, Progress
from responses.record.models import Response
from responses.replies.models import Reply
from tests import builders
from tests.in_welsh import mark_phrases_in_welsh
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, signed_in
from tests.responses.replies.report_builders import adopt_letter, words

pytestmark = pytest.mark.django_db
ASKED = (
    Asked(number="1", text="Within one month, chief constables should count the radios."),
    Asked(number="2", text="With immediate effect, chief constables should label the radios."),
)
IN_ENGLISH = re.compile(rf"\b\d{{1,2}} (?:{'|'.join([*MONTHS, *SHORT_MONTHS])})\b|\b(?:{'|'.join(WEEKDAYS)})\b")
A_DATE = re.compile(r"\d{1,2} [^\W\d]+ \d{4}")
WELSH = {
    "July": "Gorffenaf",  # as Django's own catalogue spells it
    "August": "Awst",
    "September": "Medi",
    "Jul": "Gor",
    "Aug": "Aws",
    "Sep": "Med",
}


@pytest.fixture
def responses() -> list[Response]:
    """Answers with a date in every field that holds one; another force's letter on the same report is out."""
    builders.one_body()
    kent = builders.one_force("kent", "Kent Police")
    kents = builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
    report = builders.a_report(ASKED, title="Radios")
    adopt_letter(report, kent, body=kents, answers=0, letter_date=date(2023, 8, 22), report_date_read=date(2023, 8, 1))
    found = [row for row in builders.opened(report) if row.force != kent]
    builders.record(found[0], on=date(2023, 8, 1), target_on=date(2023, 8, 21), note="Set.")
    builders.record(found[0], on=date(2023, 8, 2), target_on=date(2023, 9, 11), note="Moved.")
    waits = {"waiting_on": "The College", "waiting_for": "its guidance", "review_on": date(2023, 9, 1)}
    builders.record(found[0], on=date(2023, 8, 3), progress=Progress.WAITING, **waits)
    Reply.objects.filter(force__slug="west-mercia").update(letter_date=date(2023, 8, 30))
    return found


def answer(slug: str, address: str, language: str) -> str:
    """The page's words on 22 August 2023, as an officer of the body reads them."""
    client = signed_in(builders.officer(LocalPolicingBody.objects.get(slug=slug)))
    with translation.override(language), time_machine.travel("2023-08-22 09:00", tick=False):
        return words(client.get(address))


def in_welsh(day: str) -> str:
    number, month, year = day.split()
    return f"{number} {WELSH[month]} {year}"


@pytest.mark.parametrize(
    ("page", "slug", "dates"),
    [
        ("first response", "west-mercia-pcc", 16),
        ("second response", "west-mercia-pcc", 3),
        ("report", "west-mercia-pcc", 8),
        ("report", "kent-pcc", 10),
        ("reports", "west-mercia-pcc", 1),
        ("reports", "kent-pcc", 2),
        ("recommendations", "west-mercia-pcc", 3),
        ("dashboard", "west-mercia-pcc", 10),
    ],
)
def test_a_page_in_welsh_writes_every_date_in_welsh(responses: list[Response], page: str, slug: str, dates: int):
    address = {
        "first response": responses[0].get_absolute_url(),
        "second response": responses[1].get_absolute_url(),
        "report": InspectionReport.objects.get().get_absolute_url(),
        "reports": reverse("reports"),
        "recommendations": reverse("recommendations"),
        "dashboard": reverse("dashboard", args=[slug]),
    }[page]
    english, welsh = answer(slug, address, "en-gb"), answer(slug, address, "cy")
    assert len(A_DATE.findall(english)) == dates
    assert A_DATE.findall(welsh) == [in_welsh(day) for day in A_DATE.findall(english)]
    assert IN_ENGLISH.findall(welsh) == []


def test_a_day_that_is_refused_is_named_in_welsh(responses: list[Response]):
    address = page_of(responses[1], "response-update")
    client = signed_in(builders.officer(LocalPolicingBody.objects.get(slug="west-mercia-pcc")))
    with translation.override("cy"), time_machine.travel("2023-08-22 09:00", tick=False):
        sent = as_sent(opened_form(client, address), note="Planned.", effective_on=date(2023, 9, 4))
        page = client.post(address, sent)
    assert "The date must be today or in the past: Dydd Llun 4 Medi 2023 has not come yet." in words(page)


def test_what_a_colour_means_is_said_in_welsh(responses: list[Response], monkeypatch: pytest.MonkeyPatch):
    mark_phrases_in_welsh(monkeypatch)
    meanings = [str(rule["meaning"]) for rule in RAG_PRESETS["leicestershire"]]
    dashboard = answer("west-mercia-pcc", reverse("dashboard", args=["west-mercia-pcc"]), "cy")
    listed = answer("west-mercia-pcc", reverse("recommendations"), "cy")
    assert [meaning for meaning in meanings if f"«{meaning}»" not in dashboard] == []
    assert [meaning for meaning in meanings if f": «{meaning}»" not in listed] == []


def test_the_kinds_of_file_are_said_in_welsh(responses: list[Response], monkeypatch: pytest.MonkeyPatch):
    mark_phrases_in_welsh(monkeypatch)
    page = answer("west-mercia-pcc", page_of(responses[0], "response-update"), "cy")
    assert "«Up to 20 MB: «PDF, Word (docx), Excel (xlsx), PNG, JPEG or plain text».»" in page
