"""What a report's title says of its kind and of whom it concerns, where the report is to be registered."""

import pytest

from letters.reading.values import DocumentKind, Header, Read, Reading
from responses.intake.review.proposed import kind_and_concern


def reading(kind: DocumentKind = DocumentKind.LETTER) -> Reading:
    return Reading("", kind, "", 0.9, Header(forces=(Read("Peverell Police", None, 0.9),)))


@pytest.mark.parametrize(
    ("title", "kind", "concerns"),
    [
        ("Lost for words: how forces communicate in a crisis", "national-thematic", "every"),
        ("Peverell Police: an inspection of the force's firearms licensing unit", "force", "mine"),
        ("PEEL 2023–2025: police effectiveness, efficiency and legitimacy", "peel", "mine"),
        ("National child protection inspection: PEVERELL  Police", "child-protection", "mine"),
        ("Report on an unannounced inspection visit to police custody suites of Peverell Police", "custody", "mine"),
        ("The strategic importance of custody", "national-thematic", "every"),
        ("A super-complaint about stop and search", "super-complaint", "every"),
        ("A joint thematic inspection of the response to fraud", "joint", "every"),
        ("", "national-thematic", "every"),
    ],
)
def test_kind_and_concern(title, kind, concerns):
    assert kind_and_concern(title, reading()) == (kind, concerns)


def test_what_answers_a_committee_is_a_committees_report():
    assert kind_and_concern("PEEL", reading(DocumentKind.OTHER_BODY)) == ("committee-report", "mine")
