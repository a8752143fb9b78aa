"""A letter's own words follow its language, whatever the language of the page that shows it."""

from datetime import date

import pytest
from django.utils import translation

from letters.rendering.html import render_article
from recommendations.flows.register_report import Asked
from responses.domain.status import Acceptance, Applies
from responses.record.models import Position
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from tests.builders import a_report, one_body, opened, record
from tests.in_welsh import mark_phrases_in_welsh

pytestmark = pytest.mark.django_db
ASKED = (Asked(number="1", text="Count the radios."), Asked(number="2", text="Label the radios."), Asked(number="3"))


@pytest.fixture
def draft(monkeypatch: pytest.MonkeyPatch) -> Reply:
    """A letter of 4 September 2023 with each of the phrases that the product itself writes."""
    one_body()
    refused, accepted_in_part, not_ours = opened(a_report(ASKED, title="Radios"))
    why = {"acceptance_reason": "It is costly."}
    record(refused, on=date(2023, 8, 1), acceptance=Acceptance.NOT_ACCEPTED, **why)
    record(accepted_in_part, on=date(2023, 8, 1), acceptance=Acceptance.IN_PART, **why)
    record(not_ours, on=date(2023, 8, 1), applies=Applies.NO, applies_reason="We have none.")
    assert Position.objects.current().count() == 3
    Reply.objects.update(letter_date=date(2023, 9, 4))
    mark_phrases_in_welsh(monkeypatch)
    return Reply.objects.get()


def words_of(draft: Reply, letter: str, page: str) -> list[tuple[str, str, str]]:
    draft.language = letter
    with translation.override(page):
        return [(item.heading, item.answer, item.note) for item in letter_of(draft).items]


@pytest.mark.parametrize("page", ["en-gb", "cy"])
def test_the_words_of_a_letter_in_english_stay_english(draft: Reply, page: str):
    assert words_of(draft, "en-GB", page) == [
        ("Recommendation 1", "This recommendation is not accepted: It is costly.", ""),
        ("Recommendation 2", "This recommendation is accepted in part: It is costly.", ""),
        (
            "Recommendation 3",
            "This recommendation is not for us: We have none.",
            "The wording of this recommendation is not held.",
        ),
    ]


@pytest.mark.parametrize("page", ["en-gb", "cy"])
def test_the_words_of_a_letter_in_welsh_stay_welsh(draft: Reply, page: str):
    assert words_of(draft, "cy", page) == [
        ("«Recommendation» 1", "«This recommendation is not accepted: It is costly.»", ""),
        ("«Recommendation» 2", "«This recommendation is accepted in part: It is costly.»", ""),
        (
            "«Recommendation» 3",
            "«This recommendation is not for us: We have none.»",
            "«The wording of this recommendation is not held.»",
        ),
    ]


@pytest.mark.parametrize("page", ["en-gb", "cy"])
@pytest.mark.parametrize(("letter", "written"), [("en-GB", "4 September 2023"), ("cy", "4 «September» 2023")])
def test_the_date_of_a_letter_is_in_its_own_language(draft: Reply, page: str, letter: str, written: str):
    draft.language = letter
    with translation.override(page):
        article = render_article(letter_of(draft))
        assert translation.get_language() == page
    assert f"<p>{written}</p>" in article
    assert ("«" in article) == (letter == "cy")
