"""A letter that is generated and says so, with everything that a house style can hold: for pictures and their test."""

import hashlib
from dataclasses import replace
from datetime import date

from letters.content import Letter, Letterhead, LetterItem, Picture

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" width="220" height="60" viewBox="0 0 220 60">
<rect width="60" height="60" rx="8" fill="#1d4f6e"/><path d="M12 40 L30 14 L48 40 Z" fill="#fff"/>
<rect x="72" y="14" width="140" height="8" fill="#1d4f6e"/>
<rect x="72" y="32" width="96" height="8" fill="#1d4f6e"/></svg>
"""
SIGNATURE = b"""<svg xmlns="http://www.w3.org/2000/svg" width="220" height="60" viewBox="0 0 220 60">
<path d="M8 44 C30 4 44 4 40 40 S70 20 84 36 S110 10 118 38 S150 46 210 18"
fill="none" stroke="#0b0c0c" stroke-width="3"/>
</svg>
"""


def _picture(data: bytes, alt: str) -> Picture:
    digest = hashlib.sha256(data).hexdigest()
    return Picture(sha256=digest, media_type="image/svg+xml", alt=alt, width=220, height=60)


PICTURES = {hashlib.sha256(data).hexdigest(): data for data in (LOGO, SIGNATURE)}

ASKED = (
    "By 31 March 2027, chief constables should make sure that the generated thing of this sample is counted in every "
    "store, and that each count is recorded in a list of its own. They should train relevant staff in how to count it."
)
ANSWER = (
    "This answer is generated. It shows how **an action** is set out, with *a word in italics* and "
    "[a link](https://example.org/generated).\n\n- a first generated point\n- a second generated point, which is long "
    "enough to run over the end of the line and show how a list is set"
)
ITEMS = (
    LetterItem(heading="Recommendation 1", quoted_text=ASKED, answer=ANSWER),
    LetterItem(
        heading="Recommendation 2",
        quoted_text="With immediate effect, chief constables should look at the list of the sample once a month.",
        answer="This recommendation is not for us: this reason is generated.[^1]\n\n[^1]: A generated footnote.",
    ),
    LetterItem(heading="Recommendation 3", quoted_text=ASKED, refers_to="Recommendation 1"),
    LetterItem(
        heading="Area for improvement 1",
        quoted_text="The force should improve how it keeps the generated list of this sample.",
        answer="This answer is generated too. " * 12,
    ),
)


def sample(style: str, **fields: object) -> Letter:
    """The letter in one house style, issued."""
    return replace(_letter(style), **fields)


def _letter(style: str) -> Letter:
    return Letter(
        letterhead=Letterhead(
            body_name="Generated sample body",
            address=("1 Sample Street", "Sampletown", "ST1 1AA"),
            contact=("Telephone 01632 960000", "sample@example.org"),
            logo=_picture(LOGO, "Generated sample logo"),
            colour="#1d4f6e",
        ),
        style=style,
        has_marks=True,
        carries_comments=True,
        reference="SAMPLE-2026-1",
        letter_date=date(2026, 11, 2),
        dated=date(2026, 11, 2),
        addressee_name="Generated sample addressee",
        addressee_role="Home Secretary",
        addressee_lines=("Sample Office", "Sampletown ST2 2AA"),
        salutation="Dear Home Secretary,",
        subject="A generated sample report that no inspectorate published",
        introduction="This letter is generated to show a house style. It answers nothing, and no one signed it.",
        form_title="Response of the generated sample body to an inspection",
        report_published=date(2026, 9, 14),
        report_type="Thematic inspection",
        report_is_national=True,
        report_summary="A generated summary says in a sentence or two what the sample report looked at."
        if style == "form"
        else "",
        items=ITEMS,
        chief_officer_title="Chief Constable",
        chief_officer_comments="Generated comments of a chief officer stand here.",
        reply_to_comments="A generated reply to those comments stands here.",
        closing="This closing paragraph is generated. The body goes on holding the force to account.",
        sign_off="Yours sincerely,",
        signature=_picture(SIGNATURE, "Generated sample signature"),
        signatory_name="Generated sample signatory",
        signatory_role="Police and Crime Commissioner",
        copies=("HM Inspectorate of Constabulary and Fire & Rescue Services", "Chief Constable"),
        is_draft=False,
    )


def in_both() -> Letter:
    """The first style in English with Welsh beside it."""
    welsh = {
        "salutation": "Annwyl Ysgrifennydd Cartref,",
        "subject": "Adroddiad sampl",
        "introduction": "Llythyr sampl yw hwn.",
        "closing": "Geiriau olaf y sampl.",
        "sign_off": "Yn gywir,",
        "chief_officer_comments": "Sylwadau sampl.",
        "reply_to_comments": "Ateb sampl.",
    }
    letter = sample("headings")
    items = tuple(
        replace(item, quoted_text="Testun sampl.", answer="Ateb sampl." if item.answer else "") for item in ITEMS
    )
    return replace(letter, translation=replace(letter, language="cy", items=items, **welsh))


SAMPLES = {
    **{style: sample(style) for style in ("headings", "running", "form")},
    "both-languages": in_both(),
    "draft": sample("headings", is_draft=True, marking="Official-Sensitive", signature=None),
}
