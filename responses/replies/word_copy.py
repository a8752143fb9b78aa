"""The draft of a reply as a Word file that can be changed and read back in.

The file remembers how each of its parts stood when it was made, signed, so that what came back can be told apart from
what was changed here meanwhile.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from letters.content import AnswerPart, Letter, LetterItem
from letters.rendering.docx import render_docx
from letters.rendering.html import render_document
from letters.rendering.marked import digest
from letters.rendering.word.regions import WordDraft
from letters.rendering.word.told import Told, told_of_html
from responses.record.labels import FIELD_LABELS
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from responses.replies.pictures import pictures_of

LINES = ("report_title_as_written", "salutation", "form_title", "narrative_heading", "sign_off")
"""Fields of one line, which knows no marks."""
TEXTS = ("introduction", "report_summary", "items_introduction", "narrative", "reply_to_comments", "closing")
ANSWERS = ("force_action", "body_action", "no_action_reason")
"""What an answer is made of: fields of the response."""
ASKED = ("salutation", "introduction", "reply_to_comments", "closing", "sign_off", "body_action")
"""What is asked for at its place where it is empty."""
PROPERTY, LONGEST = "Draft", 200
"""The file's own texts have at most 255 characters: what it remembers stands in several."""
_SALT = "word-draft"


@dataclass(frozen=True)
class Memory:
    """How the draft stood when its Word file was made: each part's digest, and that of all around them."""

    reply: int
    parts: dict[str, str]
    around: str


def word_copy(reply: Reply) -> bytes:
    """The Word file of a draft; the same draft gives the same bytes."""
    letter = word_letter(reply)
    told = told_of(letter)
    memory = [reply.pk, {key: digest(said(told, key)) for key in told.parts}, around(told)]
    text = signing.Signer(salt=_SALT).sign_object(memory, compress=True)
    pieces = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]
    properties = {f"{PROPERTY} {number}": piece for number, piece in enumerate(pieces, start=1)}
    prompts = {name: _("Write here: %(field)s") % {"field": field_name(name)} for name in ASKED}
    return render_docx(letter, pictures_of(letter), draft=WordDraft(prompts, properties))


def memory_of(properties: dict[str, str]) -> Memory | None:
    """What a file remembers; None where it was not made here, or has lost it."""
    pieces: list[str] = []
    while (piece := properties.get(f"{PROPERTY} {len(pieces) + 1}")) is not None:
        pieces.append(piece)
    try:
        held: list[Any] = signing.Signer(salt=_SALT).unsign_object("".join(pieces))
    except signing.BadSignature:
        return None
    return Memory(*held)


def word_letter(reply: Reply) -> Letter:
    """The draft as it goes to Word: an item without an action of the body has a place for it."""
    letter = letter_of(reply)
    return replace(letter, items=tuple(map(_with_place, letter.items)))


def _with_place(item: LetterItem) -> LetterItem:
    if {part.field for part in item.parts} & {"body_action", "no_action_reason"}:
        return item
    return replace(item, parts=(*item.parts, AnswerPart(field="body_action", text="")))


def told_of(letter: Letter) -> Told:
    """The letter's parts, as its Word file tells them."""
    return told_of_html(render_document(letter, for_word=True))


def said(told: Told, key: str) -> str:
    """A part's text as its field holds it: with marks, or a bare line."""
    return told.words(key) if field_of(key) in LINES else told.marks(key)


def around(told: Told) -> str:
    """The digest of the words that are no part."""
    return digest(" ".join(told.around))


def field_of(key: str) -> str:
    """ "body_action" of "12.body_action"."""
    return key.rpartition(".")[2]


def response_of(key: str) -> int | None:
    """The response of an answer's part; None of the letter's own parts, and of those in its second language."""
    head, _dot, name = key.rpartition(".")
    return int(head) if name in ANSWERS and head.isdecimal() else None


def may_be_taken(key: str) -> bool:
    """Whether the part is a field that a person types: not the chief officer's words, and no translation."""
    return key in LINES or key in TEXTS or response_of(key) is not None


def field_name(name: str) -> str:
    """What the field is called."""
    names = {
        "report_title_as_written": _("Subject: the report’s title"),
        "salutation": _("Salutation"),
        "form_title": _("Response form: its title"),
        "narrative_heading": _("Heading of a response to all recommendations together"),
        "sign_off": _("Sign-off"),
        "introduction": _("Opening"),
        "report_summary": _("Summary of the report"),
        "items_introduction": _("Before the recommendations"),
        "narrative": _("Response to all recommendations together"),
        "reply_to_comments": _("Our reply to the chief officer’s comments"),
        "closing": _("Closing"),
        "chief_officer_comments": _("The chief officer’s comments"),
        "decision": _("Whether the recommendation is for us, and accepted"),
    }
    return names[name] if name in names else str(FIELD_LABELS[name])
