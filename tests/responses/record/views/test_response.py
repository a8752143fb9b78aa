"""The page of a response: what was asked and by when, where it stands, and its history."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recommendations.flows.register_report import Asked
from responses.record.flows.append_update import append_update, locked
from responses.record.flows.store_document import store_document
from responses.record.models import Update
from tests import builders
from tests.responses.record.conftest import NOW
from tests.responses.record.forms_as_sent import page_of, signed_in, text_of


def shown(asked: Asked, officer, *, at=NOW) -> str:
    """The words of the page of a response to this recommendation."""
    (response,) = builders.opened(builders.a_report([asked]))
    with time_machine.travel(at, tick=False):
        return text_of(signed_in(officer).get(page_of(response)))


def test_a_recommendation_without_its_wording_says_so(body, officer):
    words = shown(Asked("4"), officer)
    assert "The wording of this recommendation is not held." in words
    assert "For whom Not recorded Deadline None set" in words


def test_the_words_addressee_theme_and_report_are_shown(body, officer):
    words = shown(Asked("4", "Forces should plan.", addressee="chief constables", theme="Firearms"), officer)
    assert "A report · HMICFRS · 11 Jul 2023 Recommendation 4 : West Mercia Police Forces should plan." in words
    assert (
        "Force West Mercia Police For whom chief constables Deadline None set Theme Firearms Report A report" in words
    )


def test_an_inferred_number_says_so(body, officer):
    said = "(number inferred from the order)"
    inferred, given = builders.opened(
        builders.a_report([Asked("7", "Do.", number_inferred=True), Asked("8", "Do more.")])
    )
    client = signed_in(officer)
    assert [said in text_of(client.get(page_of(row))) for row in (inferred, given)] == [True, False]


@pytest.mark.parametrize(
    ("day", "words", "is_late"),
    [
        (date(2023, 10, 31), "The last day is Tuesday 31 October 2023. Theme", False),
        (date(2023, 11, 1), "The last day is Tuesday 31 October 2023. Past by 1 day. Theme", True),
        (date(2023, 11, 12), "The last day is Tuesday 31 October 2023. Past by 12 days. Theme", True),
    ],
)
def test_a_deadline_is_past_from_the_day_after_it(body, officer, day, words, is_late):
    asked = Asked("3", "By 31 October 2023, all chief constables should train.", theme="Firearms")
    page = shown(asked, officer, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    assert words in page
    assert ("Past the deadline" in page) is is_late


def test_every_deadline_of_a_text_is_shown(body, officer):
    page = shown(Asked("2", "By 31 July 2023, forces should plan. By 31 July 2024, forces should act."), officer)
    assert "The last day is Monday 31 July 2023. Past by 43 days." in page
    assert "The last day is Wednesday 31 July 2024." in page
    assert page.count("Past the deadline") == 1


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW, "Open for 63 days since publication. Late only past our own target."),
        (datetime(2023, 7, 12, 12, tzinfo=UTC), "Open for 1 day since publication. Late only past our own target."),
        (datetime(2023, 7, 1, 12, tzinfo=UTC), "From the day of publication, Tuesday 11 July 2023."),
    ],
)
def test_with_immediate_effect_says_how_long_it_is_open(body, officer, at, words):
    page = shown(Asked("8", "With immediate effect, forces should review."), officer, at=at)
    assert words in page
    assert "Past the deadline" not in page


def test_a_deadline_without_a_date_says_so(body, officer):
    page = shown(Asked("9", "As soon as practicable, forces should review."), officer)
    assert "No date can be worked out from this." in page


def test_what_is_done_is_never_late(body, officer):
    asked = [
        Asked("3", "By 31 July 2023, forces should train."),
        Asked("8", "With immediate effect, forces should act."),
    ]
    fixed, immediate = builders.opened(builders.a_report(asked))
    for response in (fixed, immediate):
        builders.record(response, on=date(2023, 9, 1), progress="complete", target_on=date(2023, 8, 1))
    client = signed_in(officer)
    page = text_of(client.get(page_of(fixed)))
    assert "Past the deadline" not in page
    assert "Past by" not in page
    assert "Past our target" not in page
    assert "From the day of publication, Tuesday 11 July 2023." in text_of(client.get(page_of(immediate)))


@pytest.mark.parametrize(("day", "is_late"), [(11, True), (12, False), (13, False)])
def test_our_target_is_past_from_the_day_after_it(response, officer, day, is_late):
    builders.record(response, on=date(2023, 9, 1), target_on=date(2023, 9, day))
    assert ("Past our target" in text_of(signed_in(officer).get(page_of(response)))) is is_late


def test_an_empty_response_says_what_would_be_there(response, officer):
    page = text_of(signed_in(officer).get(page_of(response)))
    assert "What the force does Nothing is recorded yet." in page
    assert "What we do Nothing is recorded yet. Section 55(5B) asks for the local policing body’s own action" in page
    assert "History 11 Jul 2023 : Opened from the register The response was opened. Recorded 11 Jul 2023" in page


def test_the_history_is_told_newest_first_with_what_changed(response, officer):
    builders.record(response, on=date(2023, 8, 1), by=officer, progress="planned", note="Agreed.")
    builders.record(response, on=date(2023, 9, 1), by=officer, progress="in-progress", force_action="Train.\n\nTest.")
    page = text_of(signed_in(officer).get(page_of(response)))
    newest = (
        f"1 Sep 2023 : The local policing body, {officer} Progress: In progress (was: Planned) "
        "What the force does: changed Show the new words Train. Test. Recorded 1 Sep 2023"
    )
    older = f"1 Aug 2023 : The local policing body, {officer} Agreed. Progress: Planned (was: Not started)"
    assert page.index(newest) < page.index(older) < page.index("The response was opened.")


def test_an_update_dated_back_shows_what_it_changed_on_its_day(response, officer):
    builders.record(response, on=date(2023, 9, 1), by=officer, progress="complete")
    with time_machine.travel(NOW, tick=False):
        append_update(
            response=locked(response.pk, None),
            party=Update.Party.BODY,
            by=officer,
            at=NOW,
            effective_on=date(2023, 8, 1),
            changes={"progress": "planned"},
        )
    page = text_of(signed_in(officer).get(page_of(response)))
    assert "Progress: Planned (was: Not started) Recorded 12 Sep 2023" in page
    assert "Progress: Complete (was: Planned) Recorded 1 Sep 2023" in page


class TestQueries:
    """However long the history is, a page costs the same."""

    @pytest.fixture
    def lengthened(self, response, officer):
        document = store_document(name="m.txt", file=ContentFile(b"Agreed."), by=officer, at=NOW)

        def lengthen(number: int) -> None:
            held = locked(response.pk, None)
            for place in range(held.version, number):
                append_update(
                    response=held,
                    party=Update.Party.FORCE if place % 2 else Update.Party.BODY,
                    by=builders.member(builders.Role.OFFICER, body=response.body, email=f"{place % 7}@x.example"),
                    at=NOW,
                    effective_on=date(2023, 8, 1 + place % 28),
                    changes={"owner": f"Owner {place}"},
                    note=f"Note {place}.",
                    internal_note="Psst.",
                    document=document,
                    document_name="m.txt",
                )

        return lengthen

    @pytest.mark.parametrize("longest", [30, pytest.param(300, marks=pytest.mark.deep)])
    @pytest.mark.parametrize("name", ["response", "response-update", "response-force-word"])
    def test_a_page_costs_the_same_with_any_history(self, response, officer, liaison, lengthened, name, longest):
        client = signed_in(liaison if name == "response-force-word" else officer)
        counts = []
        for number in (1, longest):
            lengthened(number)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page_of(response, name)).status_code == 200
            counts.append(len(queries))
        assert response.updates.count() == longest
        assert counts == [counts[0]] * 2
        assert counts[0] <= 10
