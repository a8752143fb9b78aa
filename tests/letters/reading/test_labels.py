"""Every label of the sample letters says only what its text says, at the place where the text says it."""

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
LABELS = sorted([*HERE.glob("tuning/*.json"), *HERE.glob("held_out/*.json")])

KEYS = {
    "provenance",
    "source_url",
    "truncated",
    "kind",
    "body",
    "forces",
    "report_title",
    "report_published",
    "letter_date",
    "reference",
    "addressee_name",
    "addressee_role",
    "signatory_name",
    "signatory_role",
    "copies_to",
    "recommendations",
    "notes",
}
ITEM_KEYS = {
    "number",
    "text_start",
    "text_end",
    "deadline",
    "owner",
    "kind",
    "response_start",
    "response_end",
    "status_judgement",
    "status_also_defensible",
    "evidence_phrase",
    "span",
    "response_span",
}
DEADLINE_KEYS = {"kind", "date", "precision", "phrase", "phrase_outside_item"}
KINDS = {"letter", "form", "web-page", "other-body", "not-a-reply"}
ITEM_KINDS = {"recommendation", "afi", "cause-of-concern"}
DEADLINE_KINDS = {"fixed", "immediate", "relative", "none"}
PRECISIONS = {"day", "month", "quarter", "year"}
STATUSES = {
    "already-compliant",
    "complete",
    "in-progress",
    "planned",
    "depends-on-others",
    "not-accepted",
    "not-applicable",
    "unclear",
}
STATED = ("body", "report_title", "reference", "addressee_name", "addressee_role", "signatory_name", "signatory_role")


def spaced(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def read(path: Path) -> tuple[dict[str, Any], str]:
    """A label, and the text that it labels with its line ends as they are."""
    text = path.with_suffix(".txt").read_bytes().decode()
    return json.loads(path.read_text(encoding="utf-8")), text


def holds(text: str, phrase: str | None) -> bool:
    return phrase is None or spaced(phrase) in spaced(text)


def check_span(text: str, span: list[int] | None, start: str | None, end: str | None) -> None:
    """The span is the passage that begins and ends with the labelled words, without blanks at its edges."""
    if span is None:
        assert start is None
        assert end is None
        return
    assert start
    assert end
    passage = text[span[0] : span[1]]
    assert passage
    assert passage == passage.strip()
    assert spaced(passage).startswith(spaced(start))
    assert spaced(passage).endswith(spaced(end))


def check_deadline(deadline: dict[str, Any], text: str, passage: str) -> None:
    """The kind, the date and the phrase agree, and the phrase stands where the label says."""
    assert deadline.keys() == DEADLINE_KEYS
    assert deadline["kind"] in DEADLINE_KINDS
    fixed = deadline["kind"] == "fixed"
    assert fixed == (deadline["date"] is not None) == (deadline["precision"] in PRECISIONS)
    assert not fixed or date.fromisoformat(deadline["date"])
    assert (deadline["kind"] == "none") == (deadline["phrase"] is None)
    assert holds(text, deadline["phrase"])
    assert deadline["phrase_outside_item"] == (not holds(passage, deadline["phrase"]))


def check_number(item: dict[str, Any], text: str) -> None:
    """A number stands in the text at or before the item's first words."""
    if item["number"] is not None:
        before = text[: item["span"][0] + 30]
        assert re.search(rf"(?<![0-9.]){re.escape(item['number'])}(?![0-9])", before)


def check_item(item: dict[str, Any], text: str) -> None:
    """One labelled item: its keys, its values and its places in the text."""
    assert item.keys() == ITEM_KEYS
    assert item["kind"] in ITEM_KINDS
    assert item["status_judgement"] in STATUSES
    assert set(item["status_also_defensible"]) <= STATUSES - {item["status_judgement"]}
    check_span(text, item["span"], item["text_start"], item["text_end"])
    check_span(text, item["response_span"], item["response_start"], item["response_end"])
    check_deadline(item["deadline"], text, text[slice(*item["span"])])
    check_number(item, text)
    assert holds(text, item["owner"])
    assert holds(text, item["evidence_phrase"])


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_the_header_is_complete_and_stands_in_the_text(path: Path) -> None:
    label, text = read(path)
    assert label.keys() == KEYS
    assert label["kind"] in KINDS
    for field in ("report_published", "letter_date"):
        assert label[field] is None or date.fromisoformat(label[field])
    for phrase in [*(label[field] for field in STATED), *label["forces"], *label["copies_to"]]:
        assert holds(text, phrase), phrase


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_every_item_stands_in_the_text_in_order(path: Path) -> None:
    label, text = read(path)
    for item in label["recommendations"]:
        check_item(item, text)
    spans = [tuple(item["span"]) for item in label["recommendations"]]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_evidence_stands_in_the_answer_or_in_a_status_box(path: Path) -> None:
    label, text = read(path)
    for item in label["recommendations"]:
        evidence, span = item["evidence_phrase"], item["response_span"]
        if evidence and not (span and holds(text[slice(*span)], evidence)):
            assert re.search(r"(?i)\b(rag|status|progress|position|statws|sefyllfa)\b", text), evidence
        assert evidence or item["status_judgement"] == "unclear"


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_what_is_no_reply_is_labelled_with_nothing(path: Path) -> None:
    label, _ = read(path)
    if label["kind"] == "not-a-reply":
        assert not any(label[field] for field in (*STATED, "forces", "copies_to", "recommendations"))
    else:
        assert label["body"]
        assert label["recommendations"]


def test_every_text_has_a_label_and_every_label_a_text() -> None:
    texts = {path.with_suffix("") for path in [*HERE.glob("tuning/*.txt"), *HERE.glob("held_out/*.txt")]}
    assert texts == {path.with_suffix("") for path in LABELS}
