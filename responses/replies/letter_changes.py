"""What one text of a letter says otherwise than another: part by part, in the letter's order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

HEAD = (
    "reference", "marking", "letter_date", "addressee_name", "addressee_role", "addressee_lines", "salutation",
    "subject",
)  # fmt: skip
FORM = ("form_title", "report_published", "report_type", "report_summary", "items_introduction")
FOOT = ("sign_off", "signatory_name", "signatory_role", "signatory_area", "copies")


@dataclass(frozen=True)
class PartChanged:
    """A part of the letter that differs; an empty text where one of the two has no such part."""

    label: str
    before: str
    after: str


def changes_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[PartChanged]:
    """The parts that differ between two letters as plain values; none where they read the same."""
    old, new = dict(_parts(before)), dict(_parts(after))
    labels = [*old, *(label for label in new if label not in old)]
    every = [PartChanged(label, old.get(label, ""), new.get(label, "")) for label in labels]
    return [part for part in every if part.before != part.after]


def _parts(letter: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    head = letter["letterhead"]
    yield _("Letterhead"), _lines([head["body_name"], *head["address"], *head["contact"]])
    yield _("Head of the letter"), _lines(letter[name] for name in HEAD)
    yield _("Opening"), letter["introduction"]
    yield _("Facts and summary of the report"), _lines(letter.get(name) for name in FORM)
    yield from _answers(letter)
    yield _("Narrative"), _lines([letter["narrative_heading"], letter["narrative"]])
    yield _("The chief officer’s comments"), letter["chief_officer_comments"]
    yield _("Our reply to those comments"), letter["reply_to_comments"]
    yield _("Closing"), letter["closing"]
    yield _("Signature and copies"), _lines(letter[name] for name in FOOT)


def _answers(letter: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Findings of one report may share a heading: each further one has its number among them."""
    times: dict[str, int] = {}
    for item in letter["items"]:
        heading = item["heading"]
        times[heading] = times.get(heading, 0) + 1
        label = heading if times[heading] == 1 else f"{heading} ({times[heading]})"
        yield label, "\n\n".join(filter(None, [item["quoted_text"], item["answer"]]))


def _lines(values: Any) -> str:
    flat = (line for value in values for line in (value if isinstance(value, list | tuple) else [value]))
    return "\n".join(line for line in flat if line)
