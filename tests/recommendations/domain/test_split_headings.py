"""Findings under headings of their own."""

from __future__ import annotations

import pytest

from recommendations.domain.split_headings import ENDING, MANY, SINGLE, HeadingRule, heading_of
from tests.recommendations.domain.pieces import Told, afi, cause, left_over, rec, told

ACT, PLAN, WRITE = "Forces should act.", "Forces should plan.", "Forces should write."
FORCE_ACTS = "The force should act."

LAYOUTS: dict[str, tuple[str, list[Told]]] = {
    "line-of-its-own": (f"Recommendation 3\n{ACT}", [rec(ACT, "3", to="Forces")]),
    "apart": (f"Recommendation 3\n\n\n{ACT}\n", [rec(ACT, "3", to="Forces")]),
    "colon": (f"Recommendation 3: {ACT}", [rec(ACT, "3", to="Forces")]),
    "colon-small": ("Recommendation 3: act at once.", [rec("act at once.", "3")]),
    "dash": (f"Recommendation 3 – {ACT}", [rec(ACT, "3", to="Forces")]),
    "long-dash": (f"Recommendation 3—{ACT}", [rec(ACT, "3", to="Forces")]),
    "hyphen": (f"Recommendation 10- {ACT}", [rec(ACT, "10", to="Forces")]),
    "full-stop": (f"Recommendation 3. {ACT}", [rec(ACT, "3", to="Forces")]),
    "bracket": (f"Recommendation 3) {ACT}", [rec(ACT, "3", to="Forces")]),
    "in-brackets": (f"Recommendation (3): {ACT}", [rec(ACT, "3", to="Forces")]),
    "no-mark": (f"Recommendation 3 {ACT}", [rec(ACT, "3", to="Forces")]),
    "capitals": (f"RECOMMENDATION 3\n{ACT}", [rec(ACT, "3", to="Forces")]),
    "number-sign": (f"Recommendation No. 3: {ACT}", [rec(ACT, "3", to="Forces")]),
    "letter-behind": (f"Recommendation 3a: {ACT}", [rec(ACT, "3a", to="Forces")]),
    "part": (f"Recommendation 3(b): {ACT}", [rec(ACT, "3(b)", to="Forces")]),
    "letter": (f"Recommendation A: {ACT}", [rec(ACT, "A", to="Forces")]),
    "roman": (f"Recommendation IV\n{ACT}", [rec(ACT, "IV", to="Forces")]),
    "in-words": (f"Recommendation Three: {ACT}", [rec(ACT, "3", to="Forces")]),
    "rec": (f"Rec. 3.1 {ACT}\nRec 3.2: {PLAN}", [rec(ACT, "3.1", to="Forces"), rec(PLAN, "3.2", to="Forces")]),
    "r": (
        f"R3) {ACT}\nR4: {PLAN}\nR5\n{WRITE}",
        [rec(ACT, "3", to="Forces"), rec(PLAN, "4", to="Forces"), rec(WRITE, "5", to="Forces")],
    ),
    "several-numbers": (f"Recommendations 5 and 6\n{ACT}", [rec(ACT, "5 and 6", to="Forces")]),
    "without-number": (
        f"Recommendation\n\n{ACT}\n\nRecommendation: {PLAN}",
        [rec(ACT, to="Forces"), rec(PLAN, to="Forces")],
    ),
    "without-number-or-mark": (
        "Recommendation By 31 July 2024, forces should act.",
        [rec("By 31 July 2024, forces should act.", to="forces")],
    ),
    "bold": ("**Recommendation 3**\n\n**By May 2024**, we act.", [rec("By May 2024, we act.", "3")]),
    "bold-with-colon": (f"**Recommendation 3:** {ACT}", [rec(ACT, "3", to="Forces")]),
    "one-asterisk": (f"*Recommendation 3*\n{ACT}", [rec(ACT, "3", to="Forces")]),
    "underscores": (f"__Recommendation 3__\n{ACT}", [rec(ACT, "3", to="Forces")]),
    "markdown": (f"## Recommendation 3\n> {ACT}", [rec(ACT, "3", to="Forces")]),
    "bulleted": (f"• Recommendation 3: {ACT}", [rec(ACT, "3", to="Forces")]),
    "whose": (f"National recommendation 3\n{ACT}", [rec(ACT, "3", to="Forces")]),
    "titled": (
        f"Recommendation 3: Custody\n\n{ACT}",
        [rec(f"Custody\n\n{ACT}", "3", to="Forces")],
    ),
    "addressee-in-brackets": (
        "Recommendation 3 (the Home Office)\nPublish it.\nRecommendation 4 (all forces): Read it.",
        [rec("Publish it.", "3", to="Home Office"), rec("Read it.", "4", to="all forces")],
    ),
    "deadline-in-brackets": (
        "Recommendation 3 (by May 2024): Publish it.",
        [rec("(by May 2024): Publish it.", "3")],
    ),
    "all-on-one-line": (
        f"Recommendation 1: {ACT} Recommendation 2: {PLAN}",
        [rec(ACT, "1", to="Forces"), rec(PLAN, "2", to="Forces")],
    ),
    "afi": (
        f"Area for improvement 2\n{FORCE_ACTS}\nAFI 3: The force should plan.\nAFI4\nWrite.",
        [afi(FORCE_ACTS, "2", to="force"), afi("The force should plan.", "3", to="force"), afi("Write.", "4")],
    ),
    "afi-without-number": (f"Area for improvement\n{FORCE_ACTS}", [afi(FORCE_ACTS, to="force")]),
    "mixed": (
        f"AFI 1\n{FORCE_ACTS}\nRecommendation 1\n{ACT}\nCause of concern 1\nIt is slow.",
        [afi(FORCE_ACTS, "1", to="force"), rec(ACT, "1", to="Forces"), cause("It is slow.", "1")],
    ),
}


@pytest.mark.parametrize(("pasted", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(pasted: str, expected: list[Told]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == []


ENDS = {
    "what-was-seen": (
        f"Recommendation 3\n{ACT}\n\nWe visited ten forces.\n\nAll were busy.",
        [rec(ACT, "3", to="Forces")],
        ["We visited ten forces.\n\nAll were busy."],
    ),
    "before-the-first": (
        f"Summary\n\nForces do well.\n\nRecommendation 3\n{ACT}",
        [rec(ACT, "3", to="Forces")],
        ["Summary\n\nForces do well."],
    ),
    "section-title": (
        f"Recommendation 3\n{ACT}\n\nHow forces plan\n\nRecommendation 4\n{PLAN}",
        [rec(ACT, "3", to="Forces"), rec(PLAN, "4", to="Forces")],
        ["How forces plan"],
    ),
    "good-practice": (
        f"Recommendation 3\n{ACT}\nPromising practice\nThe force should be proud.",
        [rec(ACT, "3", to="Forces")],
        ["Promising practice\nThe force should be proud."],
    ),
    "goes-on": (
        f"Recommendation 3\n{ACT}\n\nThey should plan.\n\nThis would help them.\n\nThis is rare.",
        [rec(f"{ACT}\n\nThey should plan.\n\nThis would help them.", "3", to="Forces")],
        ["This is rare."],
    ),
    "goes-on-with-a-list": (
        f"Recommendation 3\n{ACT}\n\nThey should also:\n\n- plan; and\n\n- write.\n\nAll is well.",
        [rec(f"{ACT}\n\nThey should also:\n• plan; and\n• write.", "3", to="Forces")],
        ["All is well."],
    ),
    "second-deadline": (
        "Recommendation 3\nBy May 2024, forces should act.\n\nBy June 2024, they should plan.",
        [rec("By May 2024, forces should act.\n\nBy June 2024, they should plan.", "3", to="forces")],
        [],
    ),
    "numbered-paragraphs": (
        f"Recommendation 3\n{ACT}\n\n2.15 The force is large.",
        [rec(ACT, "3", to="Forces")],
        ["2.15 The force is large."],
    ),
    "bullets-after-a-stop": (
        f"Recommendation 3\n{ACT}\n\n• It is done.",
        [rec(ACT, "3", to="Forces")],
        ["• It is done."],
    ),
    "heading-without-text": (
        f"Recommendation 1\nRecommendation 2\n{ACT}",
        [rec(ACT, "2", to="Forces")],
        ["Recommendation 1"],
    ),
    "contents": (
        f"Recommendation 1 ........ 3\nRecommendation 2\t4\nCauses of concern 5\n\nRecommendation 1\n{ACT}",
        [rec(ACT, "1", to="Forces")],
        ["Recommendation 1 ........ 3\nRecommendation 2\t4\nCauses of concern 5"],
    ),
    "numbered-paragraphs-after-a-list": (
        "Recommendation 3\nForces should:\n• act; and\n• plan\n\n2.15 The force is large.",
        [rec("Forces should:\n• act; and\n• plan", "3", to="Forces")],
        ["2.15 The force is large."],
    ),
    "two-kinds-in-one-title": (
        f"Recommendation 1\n{ACT}\nRecommendations and areas for improvement\nAFI 1: Plan.",
        [rec(ACT, "1", to="Forces"), afi("Plan.", "1")],
        ["Recommendations and areas for improvement"],
    ),
}


@pytest.mark.parametrize(("pasted", "expected", "rest"), ENDS.values(), ids=ENDS)
def test_where_a_finding_ends(pasted: str, expected: list[Told], rest: list[str]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == rest


@pytest.mark.parametrize(
    "mention",
    [
        "As we said in\nRecommendation 3. The force has acted.",
        "The inspectors judged that the force had by then done all that was asked by it in the\nRecommendation 3 "
        "The force replied.",
        "Recommendation 3 has been met.",
        "Recommendation 3 of our report has been met.",
        "recommendation 3: see page 12",
        "The force accepts recommendation 3 and Recommendation 4. Recommendation 5 has been met.",
        "See recommendations 1-4 and Recommendation 5: they stand.",
        "Recommendation 1-4 are met.",
        "Recommendations were made.",
        "Recommendations to be met by May",
        "Rec. Owner",
        "R v Smith",
        "Recommendation 3. see page 12",
        "We visited ten forces, and read what each of them had written, and the board noted\n"
        "Recommendation 3 The force replied to it at once.",
        "Recommendation by the board",
        "Cause of concern was given.",
        "An area for improvement: custody.",
    ],
)
def test_a_mention_is_no_heading(mention: str) -> None:
    assert told(mention) == []
    assert left_over(mention) == [mention]


@pytest.mark.parametrize("rule", SINGLE + MANY + ENDING, ids=lambda rule: rule.examples[0])
def test_each_rule_reads_its_examples(rule: HeadingRule) -> None:
    read = [heading_of(example) for example in rule.examples]
    assert [(found.kind, found.many) for found in read if found] == [(rule.kind, rule.many)] * len(rule.examples)
