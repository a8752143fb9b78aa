"""Lists of findings under a heading in the plural, and text without any heading."""

from __future__ import annotations

import pytest

from recommendations.domain.split_markers import STYLES, marker_of
from tests.recommendations.domain.pieces import Told, afi, left_over, rec, told

ACT, PLAN, WRITE = "Forces should act.", "Forces should plan.", "Forces should write."


def _two(first: str = "", second: str = "") -> list[Told]:
    return [rec(ACT, first, to="Forces"), rec(PLAN, second, to="Forces")]


LISTS: dict[str, tuple[str, list[Told]]] = {
    "numbers": (f"Recommendations\n1. {ACT}\n2. {PLAN}", _two("1", "2")),
    "numbers-with-bracket": (f"Recommendations:\n\n1) {ACT}\n\n2) {PLAN}", _two("1", "2")),
    "numbers-in-brackets": (f"Our recommendations\n(1) {ACT}\n(2) {PLAN}", _two("1", "2")),
    "numbers-left-out": (f"Recommendations\n2. {ACT}\n5. {PLAN}", _two("2", "5")),
    "levels": (f"Recommendations\n3.1 {ACT}\n3.2 {PLAN}", _two("3.1", "3.2")),
    "roman": (
        f"Recommendations\ni) {ACT}\nii) {PLAN}\niii) {WRITE}",
        [*_two("i", "ii"), rec(WRITE, "iii", to="Forces")],
    ),
    "letters": (f"Recommendations\na. {ACT}\nb. {PLAN}", _two("a", "b")),
    "bullets": (f"Recommendations\n\n• {ACT}\n• {PLAN}", _two()),
    "hyphens": (f"Recommendations\n- {ACT}\n- {PLAN}", _two()),
    "asterisks": (f"Recommendations\n* {ACT}\n* {PLAN}", _two()),
    "bullets-alone-on-their-lines": (f"Recommendations\n•\n{ACT}\n•\n{PLAN}", _two()),
    "from-word": (f"Recommendations\r\n•\t{ACT}\r\n\uf0b7\u00a0{PLAN}\r\n".replace("\uf0b7", "•"), _two()),
    "from-a-table": (f"Recommendations\n3\t{ACT}\n4\t{PLAN}", _two("3", "4")),
    "paragraphs": (f"Recommendations\n\n{ACT}\n\n{PLAN}", _two()),
    "lines": (f"Recommendations\n{ACT}\n{PLAN}", _two()),
    "singular-over-a-list": (f"Recommendation\n1. {ACT}\n2. {PLAN}", _two("1", "2")),
    "headings-under-the-heading": (
        f"Recommendations\n\nRecommendation 1\n{ACT}\nRecommendation 2\n{PLAN}",
        _two("1", "2"),
    ),
    "annex": (f"Annex A: Summary of recommendations\n1. {ACT}\n2. {PLAN}", _two("1", "2")),
    "afis": (
        "Areas for improvement\n• The force should act.\n• The force should plan.",
        [afi("The force should act.", to="force"), afi("The force should plan.", to="force")],
    ),
    "heading-names-the-addressee": (
        "Recommendations for the Home Office\n- Publish it; and\n- The College of Policing should read it.",
        [rec("Publish it", to="Home Office"), rec("The College of Policing should read it.", to="College of Policing")],
    ),
    "items-lean-on-an-opening": (
        "Areas for improvement\n\nThe force should:\n• act at once;\n• plan; and\n• write.",
        [afi(f"The force should: {what}", to="force") for what in ("act at once", "plan", "write.")],
    ),
    "two-openings": (
        "Recommendations\nWithin three months, the force should:\n- act.\n"
        "By May 2024, the force should:\n- plan; or\n- write.",
        [
            rec("Within three months, the force should: act.", to="force"),
            rec("By May 2024, the force should: plan; or", to="force"),
            rec("By May 2024, the force should: write.", to="force"),
        ],
    ),
    "numbers-that-begin-again": (
        f"Recommendations\n1. {ACT}\n2. {PLAN}\n1. {WRITE}",
        [*_two("1", "2"), rec(WRITE, "1", to="Forces")],
    ),
    "same-numbers-within-an-item": (
        "Recommendations\n2. Forces should do this:\n1. The plan must be written.\n3. Forces should write.",
        [rec("Forces should do this:\n1. The plan must be written.", "2", to="Forces"), rec(WRITE, "3", to="Forces")],
    ),
    "list-within-an-item": (
        "Recommendations\n1. Forces should:\n   a) act; and\n   b) plan.\n2. Forces should write.",
        [rec("Forces should:\na) act; and\nb) plan.", "1", to="Forces"), rec(WRITE, "2", to="Forces")],
    ),
    "same-bullets-within-an-item": (
        "Recommendations\n• By May 2024, forces should:\n• act; and\n• plan.\n• Forces should write.",
        [rec("By May 2024, forces should:\n• act; and\n• plan.", to="forces"), rec(WRITE, to="Forces")],
    ),
    "indented-within-an-item": (
        "Recommendations\n- Forces should act:\n    - By day\n    - By night\n- Forces should write.",
        [rec("Forces should act:\n• By day\n• By night", to="Forces"), rec(WRITE, to="Forces")],
    ),
    "paired-marks": (
        f"Recommendations\n1(a) {ACT}\n1(b) {PLAN}\n2(a) {WRITE}",
        [*_two("1(a)", "1(b)"), rec(WRITE, "2(a)", to="Forces")],
    ),
    "letters-with-numbers": (
        f"Recommendations\nA1. {ACT}\nA2. {PLAN}\nB1. {WRITE}",
        [*_two("A1", "A2"), rec(WRITE, "B1", to="Forces")],
    ),
    "a-list-that-is-one-item's": (
        "Area for improvement\nThe force should improve how it plans by:\n• acting; and\n• writing.",
        [afi("The force should improve how it plans by:\n• acting; and\n• writing.", to="force")],
    ),
}


@pytest.mark.parametrize(("pasted", "expected"), LISTS.values(), ids=LISTS)
def test_list(pasted: str, expected: list[Told]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == []


@pytest.mark.parametrize(
    ("pasted", "expected", "rest"),
    [
        (
            f"Recommendations\n\nWe make two.\n\n1. {ACT}\n2. {PLAN}",
            _two("1", "2"),
            ["Recommendations\n\nWe make two."],
        ),
        (
            f"Recommendations\n\nWe recommend:\n1. {ACT}\n2. {PLAN}",
            _two("1", "2"),
            ["Recommendations\n\nWe recommend:"],
        ),
        (
            f"Recommendations\n• {ACT}\n• {PLAN}\n\nConclusion\n\n• We thank you.",
            _two(),
            ["Conclusion\n\n• We thank you."],
        ),
        (
            f"Recommendations\n\nCustody\n\n• {ACT}\n\nStop and search\n\n• {PLAN}",
            _two(),
            ["Custody", "Stop and search"],
        ),
        (
            "Recommendations\n\nOne.\n\nTwo.\n\nThree.\n\n• Four.",
            [],
            ["Recommendations\n\nOne.\n\nTwo.\n\nThree.\n\n• Four."],
        ),
    ],
    ids=["introduced", "led-to", "ended", "titles-within", "no-list-after-all"],
)
def test_what_stands_around_a_list(pasted: str, expected: list[Told], rest: list[str]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == rest


BY = "By 31 July 2024, chief constables should act."


@pytest.mark.parametrize(
    ("pasted", "expected", "rest"),
    [
        (BY, [rec(BY, to="chief constables")], []),
        (
            f"Hello.\n\n{BY}\n\nWe saw much. They should hear.",
            [rec(BY, to="chief constables")],
            ["Hello.", "We saw much. They should hear."],
        ),
        (
            f"{BY}\nWith immediate effect, the Home Office must plan.",
            [
                rec(BY, to="chief constables"),
                rec("With immediate effect, the Home Office must plan.", to="Home Office"),
            ],
            [],
        ),
        (
            "Within six months, forces should:\n• plan; and\n• write.\n\nAll is well.",
            [rec("Within six months, forces should:\n• plan; and\n• write.", to="forces")],
            ["All is well."],
        ),
        (f"- {BY}\n- {BY}", [rec(BY, to="chief constables")] * 2, []),
        (f"2. {BY}", [rec(BY, "2", to="chief constables")], []),
        (
            "We recommend that, by May 2024, forces act and the Home Office should pay.",
            [rec("We recommend that, by May 2024, forces act and the Home Office should pay.")],
            [],
        ),
        (
            "By 31 March 2022, the force had trained 40 officers.",
            [],
            ["By 31 March 2022, the force had trained 40 officers."],
        ),
        ("By 31 July 2024, all is well.", [], ["By 31 July 2024, all is well."]),
        ("Forces should act.", [], ["Forces should act."]),
        (
            "By May 2024, forces should:\nRecommendation",
            [rec("By May 2024, forces should:", to="forces")],
            ["Recommendation"],
        ),
        ("", [], []),
        (" \n\n", [], [""]),
    ],
    ids=[
        "one",
        "among-others",
        "two-lines",
        "with-a-list",
        "bulleted",
        "numbered",
        "we-recommend",
        "past",
        "no-duty",
        "no-deadline",
        "heading-without-text",
        "empty",
        "blank",
    ],
)
def test_without_any_heading(pasted: str, expected: list[Told], rest: list[str]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == rest


@pytest.mark.parametrize(("style", "example"), [(style, example) for style, _, example in STYLES])
def test_each_style_of_list_reads_its_example(style: str, example: str) -> None:
    marker = marker_of(example)
    assert marker is not None
    assert marker.style == style
    assert example[marker.length :] in ("By 31 July 2024", "keep a log")
