"""What the words of an answer make of a response: the reader's judgement as the record's own states."""

import re
from collections.abc import Mapping
from typing import Any

from letters.reading.sentences import sentences
from letters.reading.values import Judgement, Span
from responses.domain.status import Acceptance, Applies, Progress

PROGRESS: Mapping[Judgement, Progress] = {
    Judgement.ALREADY_COMPLIANT: Progress.ALREADY_COMPLIANT,
    Judgement.COMPLETE: Progress.COMPLETE,
    Judgement.IN_PROGRESS: Progress.IN_PROGRESS,
    Judgement.PLANNED: Progress.PLANNED,
    Judgement.DEPENDS_ON_OTHERS: Progress.WAITING,
    Judgement.NOT_ACCEPTED: Progress.NOT_STARTED,
    Judgement.NOT_APPLICABLE: Progress.NOT_STARTED,
    Judgement.UNCLEAR: Progress.UNCLEAR,
}
NEEDS_REASON = frozenset({Judgement.NOT_ACCEPTED, Judgement.NOT_APPLICABLE})


def outcome(
    judgement: Judgement,
    *,
    accepted: bool = False,
    reason: str = "",
    waiting_on: str = "",
    waiting_for: str = "",
    force_action: str = "",
    body_action: str = "",
) -> dict[str, Any]:
    """The values of the update that the answer makes."""
    waits = judgement is Judgement.DEPENDS_ON_OTHERS
    is_ours = judgement is not Judgement.NOT_APPLICABLE
    refused = judgement is Judgement.NOT_ACCEPTED
    stance = Acceptance.NOT_ACCEPTED if refused else Acceptance.ACCEPTED if accepted else Acceptance.UNDECIDED
    return {
        "applies": Applies.YES if is_ours else Applies.NO,
        "applies_reason": "" if is_ours else reason,
        "acceptance": stance,
        "acceptance_reason": reason if refused else "",
        "progress": PROGRESS[judgement],
        "waiting_on": waiting_on if waits else "",
        "waiting_for": waiting_for if waits else "",
        "force_action": force_action,
        "body_action": body_action,
    }


def sentence_with(answer: str, phrase: str) -> str:
    """The sentence of an answer that holds the phrase; the whole answer where it is in none."""
    wanted = " ".join(phrase.casefold().split())
    for span in sentences(answer, Span(0, len(answer))):
        sentence = answer[span.start : span.end]
        if wanted and wanted in " ".join(sentence.casefold().split()):
            return sentence
    return answer


_ACCEPTS = re.compile(
    r"\b(?:(?:fully )?accepts?(?: and \w+)?|(?:has|have|is|are) accepted|takes? forward(?: fully)?|agrees? with)"
    r" (?:\w+ ){0,2}recommendations?\b|\brecommendation is (?:fully )?accepted\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:not|never|cannot|unable to)\b(?: \w+){0,2} $", re.IGNORECASE)


def accepts(answer: str) -> bool:
    """Whether the words say that the recommendation is accepted: silence is no acceptance."""
    plain = " ".join(answer.split())
    return any(not _NOT_BEFORE.search(plain[: match.start()]) for match in _ACCEPTS.finditer(plain))


_OWN = (
    r"(?:i|we|my office|our office|the mayor(?: and i)?|the (?:p\w?cc|commissioner)|"
    r"the (?:police(?:,? fire)? and crime|deputy) commissioner|(?:the )?(?:office of the|opcc|opfcc|mopac)\b[\w ]*?)"
)
_DOES = (
    r"(?:(?:is|are|am|was|were|will|shall|has|have|had|be|been|continues?|intends?|expects?|believe[sd]?|firmly|also|"
    r"ask(?:s|ed)?|monitors?|scrutinises?|funds?|holds?|meets?|seeks?|receives?|support(?:s|ed)?)\b)"
)
_OF_THE_BODY = re.compile(rf"^{_OWN} {_DOES}", re.IGNORECASE)
_ONLY_TELLS = re.compile(
    r"^(?:i|we) (?:am|are) (?:pleased|assured|informed|told|satisfied|advised|aware|confident|delighted|grateful)\b"
    r"|^(?:i|we) have been (?:assured|informed|told|advised)\b",
    re.IGNORECASE,
)


def whose_action(answer: str) -> tuple[str, str]:
    """Of an answer, what the force does and what the body itself does, sentence by sentence: a proposal for a person.

    The body's own are sentences that begin with it ("MOPAC will monitor"); "I am pleased to report that" tells of the
    force. Paragraphs stay apart.
    """
    force: list[str] = []
    body: list[str] = []
    for paragraph in re.split(r"\n\s*\n", answer):
        own: list[str] = []
        others: list[str] = []
        for span in sentences(paragraph, Span(0, len(paragraph))):
            sentence = paragraph[span.start : span.end]
            is_own = _OF_THE_BODY.match(sentence) and not _ONLY_TELLS.match(sentence)
            (own if is_own else others).append(sentence)
        force += [" ".join(others)] if others else []
        body += [" ".join(own)] if own else []
    return ("\n\n".join(force), "\n\n".join(body)) if body else (answer, "")
