"""Scrutiny, batches and the preview of an allocation drawn in Welsh write every date in Welsh."""

from datetime import date

import pytest
from django.utils import translation

from responses.record.allocation import Wanted
from responses.record.flows.allocate import allocate
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.undo_batch import undo_batch
from tests import builders
from tests.responses.record.conftest import NOW, TODAY
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, signed_in, text_of
from tests.responses.test_pages_in_welsh import A_DATE, IN_ENGLISH

JULY = date(2023, 7, 31)


@pytest.fixture
def addresses(response, officer) -> dict[str, str]:
    asked = {"meeting": "The board", "held_on": date(2023, 8, 1), "question": "How many?"}
    entry = record_scrutiny(
        responses=[response.pk], by=officer, at=NOW, today=TODAY, next_review_on=date(2023, 9, 1), **asked
    )
    batch = allocate(seen={response.pk: 1}, wanted=Wanted(target_on=JULY), by=officer, at=NOW, today=TODAY)
    undo_batch(batch=batch, by=officer, at=NOW)
    builders.record(response, on=TODAY, target_on=JULY)
    return {
        "entries": "/scrutiny/",
        "entry": entry.get_absolute_url(),
        "batch": f"/batches/{batch.pk}/",
        "response": page_of(response),
        "quoted": f"{page_of(response, 'response-update')}?quote={entry.pk}",
    }


@pytest.mark.parametrize(
    ("page", "dates"), [("entries", 4), ("entry", 5), ("batch", 4), ("response", 19), ("quoted", 1)]
)
def test_a_page_in_welsh_writes_no_date_in_english(addresses, officer, page, dates):
    client = signed_in(officer)
    with translation.override("cy"):
        words = text_of(client.get(addresses[page]))
    assert IN_ENGLISH.findall(words) == []
    assert len(A_DATE.findall(words)) == dates


def test_a_preview_in_welsh_writes_no_date_in_english(addresses, response, officer):
    client = signed_in(officer)
    with translation.override("cy"):
        form = opened_form(client, f"/allocate/?response={response.pk}")
        changing = text_of(client.post("/allocate/", as_sent(form, target_on=date(2023, 12, 31), reason="Y rota.")))
        refused = text_of(client.post("/allocate/", as_sent(form, target_on=date(2023, 12, 31))))
    assert "Our target: 31 Gor 2023 Our target: 31 Rhag 2023" in changing
    assert "Its target date is 31 Gor 2023 already." in refused
    assert [IN_ENGLISH.findall(words) for words in (changing, refused)] == [[], []]
