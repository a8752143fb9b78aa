"""The glossary says what the product does, keeps its anchors, and is what pages explain their words by."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.template import Context, Template

from forces.roles import ROLE_LABELS
from recommendations.domain.deadlines import DeadlineKind, parse_deadlines
from responses.domain.clock import reply_due_on
from responses.domain.status import RAG_PRESETS, Colour, Progress
from responses.record.forms.update import PROGRESS_HINTS
from responses.record.labels import COLOUR_LABELS, label_of
from tests.tracker.markup import Element, read
from tracker.help.glossary import term, terms
from tracker.help.pages import page

ANCHORS = [
    "local-policing-body",
    "office-holder",
    "chief-officer",
    "liaison",
    "hmicfrs",
    "addressee",
    "successor",
    "section-55",
    "reply",
    "letter",
    "submission",
    "approval",
    "issue",
    "version",
    "sha-256",
    "chief-officers-comments",
    "proof-of-duty",
    "last-lawful-day",
    "in-time",
    "late",
    "overdue",
    "not-proven",
    "what-we-do",
    "why-we-take-no-action",
    "peel",
    "recommendation",
    "area-for-improvement",
    "cause-of-concern",
    "accelerated-cause-of-concern",
    "register",
    "deadline",
    "past-the-deadline",
    "our-target",
    "owner",
    "response",
    "update",
    "progress",
    "for-us",
    "accepted",
    "three-marks",
    "awaiting-sign-off",
    "unclear",
    "superseded",
    "scrutiny",
    "internal-note",
    "no-record-held",
    "rag",
    "city-of-londons-colours",
    "leicestershires-colours",
]
TAG = re.compile(r"{%-?\s*(term|explain)\s+(.*?)\s*-?%}")
NAMES = re.compile(r'(_\()?"([^"]+)"')


def entry(anchor: str) -> Element:
    """The definition under an anchor."""
    blocks = [block for group in read(page("glossary").content).all("dl") for block in group.children]
    at = [block.attributes.get("id") for block in blocks].index(anchor)
    return blocks[at + 1]


def rows(anchor: str) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in entry(anchor).one("tbody").all("tr")]


def test_an_anchor_stays_what_it_is():
    """Pages and people's own documents lead to these: an entry may be added, and none renamed."""
    assert [found.href for found in terms().values()] == [f"/help/glossary/#{anchor}" for anchor in ANCHORS]
    held = [element.attributes["id"] for element in read(page("glossary").content).all("dt")]
    assert held == ANCHORS


def test_every_entry_begins_with_a_definition_that_can_stand_alone():
    plain = {name: read(found.definition).text for name, found in terms().items()}
    assert [name for name, text in plain.items() if not text.endswith(".") or len(text) > 260] == []
    assert [found for found in terms().values() if re.search(r"<(?!/?a\b)", found.definition)] == []


def test_the_last_lawful_days_are_the_acts():
    published = [_day(row[0]) for row in rows("last-lawful-day")]
    assert published == [date(2023, 7, 11), date(2023, 8, 11), date(2025, 1, 1)]
    assert [_day(row[1]) for row in rows("last-lawful-day")] == [reply_due_on(day) for day in published]


def _day(text: str) -> date:
    """With its weekday or without; a weekday that is not the date's own is refused."""
    weekday, _, day = text.partition(" ") if text[0].isalpha() else ("", "", text)
    found = datetime.strptime(day, "%d %B %Y").replace(tzinfo=UTC).date()
    assert weekday in {"", f"{found:%A}"}
    return found


@pytest.mark.parametrize(
    ("preset", "anchor"),
    [("city-of-london", "city-of-londons-colours"), ("leicestershire", "leicestershires-colours")],
)
def test_the_colours_are_the_presets_in_their_order(preset, anchor):
    rules = [[COLOUR_LABELS[Colour(str(rule["colour"]))], rule["meaning"]] for rule in RAG_PRESETS[preset]]
    assert rows(anchor) == rules
    assert set(RAG_PRESETS) == {"city-of-london", "leicestershire"}


def test_the_states_of_progress_are_those_that_the_form_offers():
    listed = [item.text.replace(" .", ".") for item in entry("progress").all("li")]
    assert listed == [f"{label_of('progress', state)}. {hint}" for state, hint in PROGRESS_HINTS.items()]
    assert set(PROGRESS_HINTS) == set(Progress) - {Progress.UNCLEAR}


def test_the_deadlines_quoted_are_read_as_the_entry_says():
    quoted = re.findall("“(.+?)”", entry("deadline").text)
    read_as = [parse_deadlines(f"{phrase}, chief constables should act.", date(2023, 7, 11)) for phrase in quoted]
    assert [(phrase, found[0].kind, found[0].due_on) for phrase, found in zip(quoted, read_as, strict=True)] == [
        ("By 31 July 2024", DeadlineKind.FIXED, date(2024, 7, 31)),
        ("by December 2023", DeadlineKind.FIXED, date(2023, 12, 31)),
        ("With immediate effect", DeadlineKind.IMMEDIATE, date(2023, 7, 11)),
        ("Within six months", DeadlineKind.RELATIVE, date(2024, 1, 11)),
    ]


def test_the_administrators_guide_names_every_role():
    strong = {element.text for element in read(page("administrator").content).all("strong")}
    assert {str(label) for label in ROLE_LABELS.values()} <= strong


def test_every_word_that_a_template_explains_is_in_the_glossary():
    used = {}
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        for tag, rest in TAG.findall(path.read_text()):
            names = [name for is_words, name in NAMES.findall(rest) if not is_words]
            assert names, f"{path}: {tag} {rest}"
            used |= dict.fromkeys(names, path.name)
    assert {"three marks": "_stands.html", "addressee": "_for_whom.html"}.items() <= used.items()
    assert {name: file for name, file in used.items() if name.casefold() not in terms()} == {}


def test_a_term_in_a_sentence_leads_to_its_entry():
    drawn = Template('A {% term "reply" "replies" %}.').render(Context())
    assert drawn == (
        'A <a class="govuk-link" href="/help/glossary/#reply">replies'
        '<span class="govuk-visually-hidden"> (in the glossary)</span></a>.'
    )


def test_definitions_stand_behind_a_summary():
    drawn = Template('{% explain summary "reply" "in time" %}').render(Context({"summary": "Help with <replies>"}))
    found = read(drawn).one("details")
    assert found.one("summary").text == "Help with <replies>"
    assert found.one("div").attributes["lang"] == "en-GB"
    assert [each.one("a").attributes["href"] for each in found.all("dt")] == [term("reply").href, term("in time").href]
    assert [each.text for each in found.all("dt")] == ["Reply (in the glossary)", "In time (in the glossary)"]
    assert [each.text for each in found.all("dd")] == [
        read(term("reply").definition).text,
        "The reply was published on or before its last day.",
    ]


def test_a_word_without_an_entry_is_refused():
    with pytest.raises(KeyError, match=re.escape("docs/guide/glossary.md has no entry 'replay'.")):
        Template('{% term "replay" %}').render(Context())
    assert term("RAG") is term("rag")
