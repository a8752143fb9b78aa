"""Which recommendation each history of a page is about: proposed by its number and its words; a person chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from recommendations.domain.alike import Held
from recommendations.domain.register_headings import words_behind_numbers
from recommendations.domain.register_values import History
from responses.record.models import Response


@dataclass(frozen=True)
class Proposal:
    """The response that a history seems to be about, if any, and whether its number and its words name two."""

    response: int | None = None
    is_at_odds: bool = False


def propose(histories: Sequence[History], responses: Sequence[Response], given: int | None = None) -> list[Proposal]:
    """One for each history. `given` is the response from whose page a person came: a page that holds a single history
    is about that one, even where the page names no number."""
    held = Held([(row.pk, row.recommendation.text) for row in responses])
    found = [_proposed(history, responses, held) for history in histories]
    if given and len(found) == 1:
        return [Proposal(given, is_at_odds=found[0].response not in (None, given))]
    return found


def _proposed(history: History, responses: Sequence[Response], held: Held) -> Proposal:
    by_number, by_words = _by_number(history, responses), _by_words(history, held)
    if by_number and by_words and by_number != by_words:
        return Proposal(is_at_odds=True)
    return Proposal(by_number or by_words)


def _by_number(history: History, responses: Sequence[Response]) -> int | None:
    """The only response whose recommendation bears one of the numbers; the register's own ids are not ours."""
    found = {
        row.pk
        for number in history.numbers
        if number.kind != "id"
        for row in responses
        if row.recommendation.number == number.value and number.kind in {row.recommendation.kind, ""}
    }
    return found.pop() if len(found) == 1 else None


def _by_words(history: History, held: Held) -> int | None:
    found = held.nearest(words_behind_numbers(history.heading.words), limit=2) if history.heading else ()
    if len(found) == 2 and found[0].score == found[1].score:
        return None
    return found[0].id if found else None
