"""The colours of a board: two published definitions, and reading a body's own."""

from datetime import date
from itertools import product

import pytest

from responses.domain.status import RAG_PRESETS, Colour, Fact, RagRule, Status, facts_on, parse_rag_rules, rag

DUE, TARGET = date(2023, 10, 31), date(2023, 12, 31)
DAYS = (date(2023, 10, 31), date(2023, 11, 1), date(2023, 12, 31), date(2024, 1, 1))
"""The inspectorate's last day and the day after, our target's last day and the day after."""

LETTERS = {"G": "green", "A": "amber", "R": "red", "W": "white", "E": "grey"}

# One letter for each of DAYS. The four columns: both dates set, the deadline alone, the target alone, neither.
# City of London: GREEN implemented; AMBER ongoing and expected to be met; RED past its deadline (our target, where the
# inspectorate set none) or will not be done; WHITE not ours, or waiting on another body.
CITY_OF_LONDON = """
not-started        ARRR  ARRR  AAAR  AAAA
planned            ARRR  ARRR  AAAR  AAAA
in-progress        ARRR  ARRR  AAAR  AAAA
awaiting-sign-off  ARRR  ARRR  AAAR  AAAA
unclear            ARRR  ARRR  AAAR  AAAA
waiting-on-others  WWWW  WWWW  WWWW  WWWW
already-compliant  GGGG  GGGG  GGGG  GGGG
complete           GGGG  GGGG  GGGG  GGGG
not-accepted       RRRR  RRRR  RRRR  RRRR
not-applicable     WWWW  WWWW  WWWW  WWWW
superseded         WWWW  WWWW  WWWW  WWWW
"""
# Leicestershire: RED outstanding and past target (the deadline, where no target is set); AMBER outstanding, not past;
# GREEN completed; GREY (E) not adopted.
LEICESTERSHIRE = """
not-started        AAAR  ARRR  AAAR  AAAA
planned            AAAR  ARRR  AAAR  AAAA
in-progress        AAAR  ARRR  AAAR  AAAA
awaiting-sign-off  AAAR  ARRR  AAAR  AAAA
unclear            AAAR  ARRR  AAAR  AAAA
waiting-on-others  AAAR  ARRR  AAAR  AAAA
already-compliant  GGGG  GGGG  GGGG  GGGG
complete           GGGG  GGGG  GGGG  GGGG
not-accepted       EEEE  EEEE  EEEE  EEEE
not-applicable     EEEE  EEEE  EEEE  EEEE
superseded         EEEE  EEEE  EEEE  EEEE
"""
DATES = ((DUE, TARGET), (DUE, None), (None, TARGET), (None, None))


def expected(table: str) -> dict[tuple[str, tuple[date | None, date | None], date], str]:
    rows = {line.split()[0]: line.split()[1:] for line in table.strip().splitlines()}
    return {
        (status, dates, day): LETTERS[cells[column][place]]
        for status, cells in rows.items()
        for column, dates in enumerate(DATES)
        for place, day in enumerate(DAYS)
    }


@pytest.mark.parametrize(("preset", "table"), [("city-of-london", CITY_OF_LONDON), ("leicestershire", LEICESTERSHIRE)])
def test_the_colour_of_every_status_on_each_day(preset: str, table: str) -> None:
    rules = parse_rag_rules(RAG_PRESETS[preset])
    given = {}
    for status, dates, day in product(Status, DATES, DAYS):
        rule = rag(rules, facts_on(status, *dates, day))
        given[(status.value, dates, day)] = rule.colour.value if rule else "none"
    assert given == expected(table)


@pytest.mark.parametrize(
    ("preset", "status", "day", "colour", "meaning"),
    [
        ("city-of-london", "complete", DAYS[3], "green", "Implemented"),
        ("city-of-london", "in-progress", DAYS[0], "amber", "Ongoing and expected to be met"),
        ("city-of-london", "in-progress", DAYS[1], "red", "Past its deadline, or will not be done"),
        ("city-of-london", "not-accepted", DAYS[0], "red", "Past its deadline, or will not be done"),
        ("city-of-london", "not-applicable", DAYS[0], "white", "Not ours, or waiting on another body"),
        ("city-of-london", "waiting-on-others", DAYS[3], "white", "Not ours, or waiting on another body"),
        ("leicestershire", "complete", DAYS[3], "green", "Completed"),
        ("leicestershire", "in-progress", DAYS[2], "amber", "Outstanding, and not past it"),
        ("leicestershire", "planned", DAYS[3], "red", "Outstanding and past its target or, without one, its deadline"),
        ("leicestershire", "not-accepted", DAYS[0], "grey", "Not adopted"),
    ],
)
def test_a_colour_comes_with_its_word(preset: str, status: str, day: date, colour: str, meaning: str) -> None:
    rule = rag(parse_rag_rules(RAG_PRESETS[preset]), facts_on(Status(status), DUE, TARGET, day))
    assert rule is not None
    assert (rule.colour, rule.meaning) == (Colour(colour), meaning)


RED = RagRule(Colour.RED, "Late", frozenset({Fact.PAST_TARGET}))
AMBER = RagRule(Colour.AMBER, "Going", frozenset({Fact.OPEN}))


def test_the_first_rule_that_fits_gives_the_colour() -> None:
    facts = frozenset({Fact.OPEN, Fact.PAST_TARGET})
    assert rag((RED, AMBER), facts) is RED
    assert rag((AMBER, RED), facts) is AMBER


def test_no_rule_no_colour() -> None:
    assert rag((), frozenset({Fact.OPEN})) is None
    assert rag((RED,), frozenset({Fact.OPEN})) is None
    assert rag((RED, AMBER), frozenset()) is None


def test_a_bodys_own_rules_are_read_in_their_order() -> None:
    assert parse_rag_rules(
        [
            {"colour": "red", "meaning": "Late", "any_of": ["past-target"]},
            {"colour": "white", "meaning": "Elsewhere", "any_of": ["waiting", "not-ours"]},
        ]
    ) == (RED, RagRule(Colour.WHITE, "Elsewhere", frozenset({Fact.WAITING, Fact.NOT_OURS})))
    assert parse_rag_rules([]) == ()


KNOWN = (
    "The words known are: red, amber, green, white, grey, done, refused, not-ours, waiting, past-deadline, "
    "past-target, past-working-date, past-due-date, open."
)
SHAPE = "must have colour, meaning and any_of, and nothing else."
CONTENT = "needs a meaning in words, and any_of a list of at least one fact."
GOOD = {"colour": "red", "meaning": "Late", "any_of": ["past-target"]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "RAG rules must be a list of rules."),
        ({"colour": "red"}, "RAG rules must be a list of rules."),
        ("red", "RAG rules must be a list of rules."),
        (["red"], f"RAG rule 1 {SHAPE}"),
        ([GOOD, {"colour": "red", "meaning": "Late"}], f"RAG rule 2 {SHAPE}"),
        ([GOOD | {"order": 1}], f"RAG rule 1 {SHAPE}"),
        ([GOOD | {"colour": "blue"}], f"RAG rule 1: 'blue' is not a valid Colour. {KNOWN}"),
        ([GOOD | {"colour": None}], f"RAG rule 1: None is not a valid Colour. {KNOWN}"),
        ([GOOD, GOOD | {"any_of": ["open", "late"]}], f"RAG rule 2: 'late' is not a valid Fact. {KNOWN}"),
        ([GOOD | {"any_of": [["open"]]}], f"RAG rule 1: ['open'] is not a valid Fact. {KNOWN}"),
        ([GOOD | {"any_of": "open"}], f"RAG rule 1 {CONTENT}"),
        ([GOOD | {"any_of": None}], f"RAG rule 1 {CONTENT}"),
        ([GOOD | {"any_of": []}], f"RAG rule 1 {CONTENT}"),
        ([GOOD | {"meaning": "  "}], f"RAG rule 1 {CONTENT}"),
        ([GOOD | {"meaning": None}], f"RAG rule 1 {CONTENT}"),
    ],
)
def test_rules_that_cannot_be_read_say_what_is_wrong(data: object, message: str) -> None:
    with pytest.raises(ValueError, match="RAG rule") as raised:
        parse_rag_rules(data)
    assert str(raised.value) == message


@pytest.mark.parametrize("preset", ["city-of-london", "leicestershire"])
def test_under_a_preset_nothing_is_without_a_colour(preset: str) -> None:
    rules = parse_rag_rules(RAG_PRESETS[preset])
    bare = [status for status in Status if rag(rules, facts_on(status, None, None, DUE)) is None]
    assert bare == []
    assert set(RAG_PRESETS) == {"city-of-london", "leicestershire"}
