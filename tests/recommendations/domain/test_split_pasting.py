"""What pasting does to a text: broken lines and words, pages between, and the spaces of Word."""

from __future__ import annotations

import pytest

from recommendations.domain.split_furniture import FURNITURE, furniture_in
from recommendations.domain.split_lines import lines_of
from tests.recommendations.domain.pieces import Told, left_over, rec, told

WRAPPED = """Recommendation 3
By 31 October 2023, all chief constables should make sure the armed response
vehicle asset tracking equipment is available and used in their forces.
They should train relevant staff in its use.
"""
JOINED = (
    "By 31 October 2023, all chief constables should make sure the armed response vehicle asset tracking equipment is "
    "available and used in their forces. They should train relevant staff in its use."
)
ALL = "all chief constables"

PASTED: dict[str, tuple[str, list[Told], list[str]]] = {
    "wrapped": (WRAPPED, [rec(JOINED, "3", to=ALL)], []),
    "wrapped-with-returns": (WRAPPED.replace("\n", "\r\n"), [rec(JOINED, "3", to=ALL)], []),
    "wrapped-with-soft-breaks": (WRAPPED.replace("\n", "\x0b"), [rec(JOINED, "3", to=ALL)], []),
    "double-spaced": (WRAPPED.replace("\nvehicle", "\n\nvehicle"), [rec(JOINED, "3", to=ALL)], []),
    "heading-on-the-first-line": (WRAPPED.replace("3\n", "3 – "), [rec(JOINED, "3", to=ALL)], []),
    "next-paragraph-after-a-short-line": (
        "Recommendations\nChief constables should make sure that every armed officer is trained every\n"
        "twelve months.\nThe Home Office should publish the number of those who were not, and the reasons\nfor it.",
        [
            rec(
                "Chief constables should make sure that every armed officer is trained every twelve months.",
                to="Chief constables",
            ),
            rec(
                "The Home Office should publish the number of those who were not, and the reasons for it.",
                to="Home Office",
            ),
        ],
        [],
    ),
    "a-deadline-opens-a-paragraph": (
        "Recommendations\nBy 31 May 2024, chief constables should make sure that all officers are trained.\n"
        "By 30 June 2024, the Home Office should publish the number of those who were not.",
        [
            rec(
                "By 31 May 2024, chief constables should make sure that all officers are trained.",
                to="chief constables",
            ),
            rec("By 30 June 2024, the Home Office should publish the number of those who were not.", to="Home Office"),
        ],
        [],
    ),
    "a-number-in-running-text": (
        "Recommendations\n1. Chief constables should make sure that every store is counted at least once by\n"
        "31. December is too late.\n2. Forces should act.",
        [
            rec(
                "Chief constables should make sure that every store is counted at least once by 31. December "
                "is too late.",
                "1",
                to="Chief constables",
            ),
            rec("Forces should act.", "2", to="Forces"),
        ],
        [],
    ),
    "broken-words": (
        "Recommendation 1\nForces should give tac-\ntical decision-\n"
        "makers and non-\nfirearms staff the 24-\nhour rota.",
        [rec("Forces should give tactical decision-makers and non-firearms staff the 24-hour rota.", "1", to="Forces")],
        [],
    ),
    "broken-as-the-text-knows-it": (
        "Recommendation 1\nForces should name bar-\ncode readers and re-\nview them.\nRecommendation 2\nBar-code it.",
        [rec("Forces should name bar-code readers and review them.", "1", to="Forces"), rec("Bar-code it.", "2")],
        [],
    ),
    "broken-where-the-text-has-no-hyphen": (
        "Recommendation 1\nForces should use day-\nlight, as daylight is free.",
        [rec("Forces should use daylight, as daylight is free.", "1", to="Forces")],
        [],
    ),
    "soft-hyphens": (
        "Recommendation 1\nForces should in\u00advesti\u00ad\ngate.",
        [rec("Forces should investigate.", "1", to="Forces")],
        [],
    ),
    "from-word": (
        "Recommendation\u00a01\tBy 31\u00a0July 2024, forces should use the \u2018rota\u2019\u200b."
        "\r\n\r\n\tThis would help.",
        [rec("By 31 July 2024, forces should use the ‘rota’.\n\nThis would help.", "1", to="forces")],
        [],
    ),
    "pages": (
        "PEEL | Eastmarch Police\n\nRecommendation 1\nForces should make sure that tactical\n\n12\n\f"
        "PEEL | Eastmarch Police\n\ncommanders are trained.\n\nRecommendation 2\nForces should plan.\n\n13\n\f"
        "PEEL | Eastmarch Police\nRecommendation 3\nForces should write.",
        [
            rec("Forces should make sure that tactical commanders are trained.", "1", to="Forces"),
            rec("Forces should plan.", "2", to="Forces"),
            rec("Forces should write.", "3", to="Forces"),
        ],
        ["PEEL | Eastmarch Police", "12\n\x0cPEEL | Eastmarch Police", "13\n\x0cPEEL | Eastmarch Police"],
    ),
    "numbered-running-heads": (
        "Recommendations\n• Forces should act and\nAn inspection of stores 11\nplan.\n• Forces should\n"
        "An inspection of stores 12\nwrite.",
        [rec("Forces should act and plan.", to="Forces"), rec("Forces should write.", to="Forces")],
        ["An inspection of stores 11", "An inspection of stores 12"],
    ),
    "continued": (
        "Recommendations\n• Forces should act.\nRecommendations (continued)\n• Forces should plan.",
        [rec("Forces should act.", to="Forces"), rec("Forces should plan.", to="Forces")],
        ["Recommendations (continued)"],
    ),
    "marked": (
        "OFFICIAL\nRecommendation 1\nForces should act.\nOFFICIAL\n\n"
        "Recommendation 2\nForces should plan.\nBack to top",
        [rec("Forces should act.", "1", to="Forces"), rec("Forces should plan.", "2", to="Forces")],
        ["OFFICIAL", "OFFICIAL", "Back to top"],
    ),
}


@pytest.mark.parametrize(("pasted", "expected", "rest"), PASTED.values(), ids=PASTED)
def test_pasted(pasted: str, expected: list[Told], rest: list[str]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == rest


def _furniture(text: str) -> list[str]:
    lines = lines_of(text)
    return [lines[at].text for at in sorted(furniture_in(lines))]


@pytest.mark.parametrize("example", [example for _, example in FURNITURE])
def test_each_kind_of_furniture_is_known_by_its_example(example: str) -> None:
    assert _furniture(f"Forces do well.\n{example}\nForces should act.") == [example]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["Recommendations", "Forces should act."] * 3),
        "\n".join(["Forces should act"] * 3),
        "\n".join(["• Chief constables"] * 3),
        "\n".join(["within the force"] * 3),
        "\n".join(["All forces must:"] * 3),
        "Chief constables\n\nChief constables",
        "In 2023\nIn 2024",
    ],
    ids=["headings", "duties", "items", "middles", "openings", "twice-without-a-page", "years"],
)
def test_what_recurs_is_not_always_furniture(text: str) -> None:
    assert _furniture(text) == []
