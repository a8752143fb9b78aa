"""What a column of a table holds, by the words at its head: each with an example."""

from __future__ import annotations

import re
from enum import StrEnum


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    OWNER = "owner"
    ANSWER = "answer"
    UPDATE = "update"
    STATUS = "status"
    DEADLINE = "deadline"
    KIND = "kind"
    OTHER = ""


HEADINGS: tuple[tuple[Column, str, str], ...] = (
    (Column.NUMBER, r"rec(?:ommendation)? (?:and|&) owner", "Rec and owner"),
    (Column.KIND, r"(?:type|kind|category)(?: of finding)?", "Type"),
    (
        Column.UPDATE,
        r".*\b(?:update|latest|current position|progress (?:at|to)|position (?:at|in|on)|as at)\b.*",
        "January 2025 update",
    ),
    (
        Column.UPDATE,
        r"(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d",
        "March 2025",
    ),
    (
        Column.DEADLINE,
        r".*\b(?:deadline|due|target date|by when|timescales?|completion date|to be done by|when)\b.*",
        "Due date",
    ),
    (
        Column.STATUS,
        r"(?:.*\b(?:status|rag|rating|state|outcome|accepted)\b.*|delivered\??|complete\??|progress)",
        "RAG status",
    ),
    (
        Column.OWNER,
        r".*\b(?:owner|lead|responsible|responsibility|addressee|addressed to|for whom|who)\b.*",
        "Rec. Owner",
    ),
    (
        Column.NUMBER,
        (
            r"(?:(?:rec(?:ommendation)?s?\.?|afi|hmicfrs|item|serial|our|r)? "
            r"?(?:no\.?|number|num\.?|"
            r"ref(?:erence)?\.?|#|id)|no\.?|#|rec\.?|afi|item|r\.?)"
        ),
        "Rec No.",
    ),
    (
        Column.ANSWER,
        (
            r".*\b(?:response|reply|answer|comments?|commentary|position|action(?:s)?(?: taken)?|what (?:we|the "
            r"force|has|have|is).*|explanation|narrative|progress|ymateb|observations?|view)\b.*"
        ),
        "PCC comment",
    ),
    (
        Column.TEXT,
        (
            r".*\b(?:recommendations?|areas? for improvement|afis?|findings?|wording|text|description|details?|"
            r"requirement|causes? of concern|what (?:was recommended|is recommended|hmicfrs|the (?:report|"
            r"inspectors?|inspectorate)).*|"
            r"argymhelliad|issue|concern)\b.*"
        ),
        "Recommendation",
    ),
)
_HEADINGS = tuple((column, re.compile(pattern, re.IGNORECASE)) for column, pattern, _ in HEADINGS)


def column_of(head: str) -> Column:
    """What a column with this head holds."""
    plain = " ".join(head.replace("*", "").replace("/", " ").split())
    return (
        next((column for column, pattern in _HEADINGS if pattern.fullmatch(plain)), Column.OTHER)
        if plain
        else Column.OTHER
    )
