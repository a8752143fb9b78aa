"""What a status box beside an answer says, by its words; a person's words come first (letters/reading/judge.py)."""

from __future__ import annotations

import re

from letters.reading.values import Judgement

ALREADY, COMPLETE, PROGRESS = Judgement.ALREADY_COMPLIANT, Judgement.COMPLETE, Judgement.IN_PROGRESS
PLANNED, OTHERS = Judgement.PLANNED, Judgement.DEPENDS_ON_OTHERS
REFUSED, NOT_OURS = Judgement.NOT_ACCEPTED, Judgement.NOT_APPLICABLE

BOXES: tuple[tuple[Judgement, re.Pattern[str]], ...] = tuple(
    (judgement, re.compile(words, re.IGNORECASE))
    for judgement, words in (
        (
            REFUSED,
            r"\b(?:not (?:accepted|adopted|agreed|supported|taken forward)|rejected|declined|grey|won['’]t do"
            r"|no action)\b",
        ),
        (NOT_OURS, r"\b(?:not (?:applicable|for (?:this|our)|ours|relevant)|n/?a|white)\b"),
        (OTHERS, r"\b(?:on hold|paused|awaiting|waiting|dependent|depends|blocked|national|with (?:partner|another))"),
        (
            PLANNED,
            r"\b(?:not (?:yet )?(?:started|begun)|planned|to (?:start|begin|be done)|scheduled|proposed|pending)\b",
        ),
        (
            PROGRESS,
            r"\b(?:amber|in progress|on-?going|on (?:course|track|target)|under ?way"
            r"|partial(?:ly)?|part|started|being progressed|open|behind|delayed)\b",
        ),
        (ALREADY, r"\b(?:already|compliant|business as usual|bau|in place)\b"),
        (
            COMPLETE,
            r"\b(?:green|blue|complete[d]?|implemented|closed|done|delivered|achieved|discharged|met|fulfilled|finished)\b",
        ),
    )
)
