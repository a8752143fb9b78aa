"""What the person's bodies answered to a recommendation when it was asked before: the letter's words, what was
published of it since, and where the response stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from forces.access import Access
from responses.record.models import Position
from responses.replies.models import IssuedLetter, ProgressUpdate, Reply, ReplyItem
from responses.replies.models.replies import OUT
from responses.replies.progress import ToldUpdate, told


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words that are out, and the day that they bear, if they bear one."""

    words: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerThen:
    """One force's response to an earlier recommendation. `letter` and `since` are None where nothing is out."""

    position: Position
    letter: Said | None = None
    since: Said | None = None

    @property
    def force(self) -> str:
        return self.position.force.name


def answers_then(recommendations: Collection[int], access: Access) -> dict[int, list[AnswerThen]]:
    """By recommendation, as far as the person may see them: five queries at most, one where nothing is held of it."""
    if not recommendations:
        return {}
    rows = Position.objects.visible_to(access).current().filter(response__recommendation__in=recommendations)
    positions = list(rows.select_related("response", "force").order_by("force__name"))
    letters = _letters([position.response_id for position in positions], recommendations, access)
    since = _since([position.response_id for position in positions])
    found: dict[int, list[AnswerThen]] = defaultdict(list)
    for position in positions:
        response = position.response
        found[response.recommendation_id].append(
            AnswerThen(
                position=position,
                letter=letters.get((response.recommendation_id, response.force_id)),
                since=since.get(response.pk),
            )
        )
    return found


def _letters(
    responses: Collection[int], recommendations: Collection[int], access: Access
) -> dict[tuple[int, int], Said]:
    """By recommendation and force, what the letters that are out answer."""
    if not responses:
        return {}
    out = Reply.objects.visible_to(access).filter(OUT, report__recommendations__in=recommendations).values("pk")
    items = ReplyItem.objects.filter(reply__in=out, response__in=responses).exclude(answer="")
    found = {
        (item.response.recommendation_id, item.response.force_id): Said(words=item.answer, on=item.reply.letter_date)
        for item in items.select_related("response", "reply")
    }
    issued = IssuedLetter.objects.issued_here().filter(reply__in=out).select_related("reply")
    for letter in issued.defer(*IssuedLetter.FILES).order_by("version"):
        answers = ((asked, said) for asked, said in _answers_in(letter) if asked in recommendations)
        found |= {(asked, letter.reply.force_id): said for asked, said in answers}
    return found


def _answers_in(letter: IssuedLetter) -> Iterable[tuple[int, Said]]:
    """What a letter that was issued here answers; one of a release that froze no standings does not say to what."""
    items, standings = letter.snapshot["letter"]["items"], letter.snapshot.get("standings", [])
    for item, standing in zip(items, standings, strict=False):
        if item["answer"]:
            yield standing["recommendation"], Said(words=item["answer"], on=letter.letter_date)


def _since(responses: Collection[int]) -> dict[int, Said]:
    """The public progress update that stands of each response."""
    if not responses:
        return {}
    rows = ProgressUpdate.objects.filter(response__in=responses).prefetch_related("steps").order_by("-number")
    return {one.update.response_id: _said(one) for one in told(rows) if one.is_public and not one.superseded_by}


def _said(one: ToldUpdate) -> Said:
    assert one.decision is not None  # it is public: approved
    return Said(words=one.update.words, on=one.decision.on)
