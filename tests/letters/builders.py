"""Letters for tests: generated words, apart from the fields that a test gives."""

from datetime import date
from typing import Any

from letters.content import Letter, Letterhead, LetterItem

ITEMS = (
    LetterItem(
        heading="Recommendation 2", quoted_text="Quoted words two.", answer="Answer two.\n\n- point 1\n- point 2"
    ),
    LetterItem(heading="Recommendation 3", quoted_text="Quoted words three.", answer="Answer three.\n\nIts end."),
    LetterItem(heading="Recommendation 6", quoted_text="Quoted words six.", refers_to="Recommendation 3", note="Note."),
)


def letter(**fields: Any) -> Letter:
    """A letter that is issued and short, with what the test names changed."""
    values: dict[str, Any] = {
        "letterhead": Letterhead(body_name="Test body"),
        "subject": "A test report",
        "items": ITEMS,
        "is_draft": False,
        "dated": date(2024, 2, 29),
    }
    return Letter(**values | fields)


def full_letter(**fields: Any) -> Letter:
    """A letter with something in every field."""
    values: dict[str, Any] = {
        "letterhead": Letterhead(body_name="Test body", address=("1 Test Street", "Testtown"), contact=("Telephone",)),
        "reference": "REF-7",
        "marking": "Official-Sensitive",
        "letter_date": date(2024, 3, 1),
        "addressee_name": "Test Addressee",
        "addressee_role": "Test role",
        "addressee_lines": ("Addressee street", "Addressee town"),
        "salutation": "Dear Addressee,",
        "introduction": "Introduction one.\n\nIntroduction two.",
        "narrative_heading": "Narrative heading",
        "narrative": "Narrative words.",
        "chief_officer_title": "Chief Constable",
        "chief_officer_comments": "Comments words.",
        "reply_to_comments": "Reply words.",
        "closing": "Closing words.",
        "sign_off": "Yours sincerely,",
        "signatory_name": "Test Signatory",
        "signatory_role": "Signatory role",
        "signatory_area": "Signatory area",
        "copies": ("First copy", "Second copy"),
    }
    return letter(**values | fields)


def empty_letter(**fields: Any) -> Letter:
    """A letter of which nothing is known yet."""
    return Letter(letterhead=Letterhead(body_name=""), **fields)
