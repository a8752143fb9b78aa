"""A published reply as values: what its page, its feed entry and the open data are all made of.

All of it comes from the frozen snapshot, from what is recorded of the publication, and from approved progress updates.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from letters.content import Letter, LetterItem, letter_from_plain
from letters.rendering.marks import Notes, text_html
from recommendations.models import Recommendation
from responses.domain.clock import ClockRule
from responses.domain.status import Status
from responses.publication.queries import asked_in, progress_of, recorded_of
from responses.replies.facts import due_on_of
from responses.replies.models import IssuedLetter
from responses.replies.recorded import Publication, Recorded
from responses.replies.standings import Standing, standings_in, status_tone, status_words
from tracker.kit.clock import day_of, today


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A public progress update. `superseded_by` is the number of the one that took its place."""

    number: int
    recommendation: int
    on: date
    at: datetime
    status: Status
    words: str
    language: str
    superseded_by: int | None = None

    @property
    def status_words(self) -> str:
        return status_words(self.status)

    @property
    def tone(self) -> str:
        return status_tone(self.status)


@dataclass(frozen=True, kw_only=True)
class PublishedItem:
    """One recommendation of the letter, its answer, and what is said of it now. `current`: a progress update that is
    later than the letter; without it the letter's own status stands, as at the day of its issue."""

    place: int
    content: LetterItem
    asked: Recommendation | None
    standing: Standing | None
    statements: tuple[Statement, ...] = ()
    current: Statement | None = None

    @property
    def status(self) -> Status | None:
        if self.current:
            return self.current.status
        return self.standing.status if self.standing else None

    @property
    def status_words(self) -> str:
        return status_words(self.status)

    @property
    def tone(self) -> str:
        return status_tone(self.status)

    @property
    def asks_again(self) -> Recommendation | None:
        """The earlier recommendation that it asks again, where there are replies to its report here."""
        return self.asked.asks_again if self.asked and getattr(self.asked, "is_earlier_here", False) else None

    @property
    def heading(self) -> str:
        """As the letter has it, without the colon or dash that parts it from the words on its own line; where a form
        has none, as the inspectorate has it."""
        return self.content.heading.rstrip(" :–-") or (self.asked.heading if self.asked else str(self.place))


@dataclass(frozen=True, kw_only=True)
class Published:
    """One version of a reply that stands, or stood, on the public pages."""

    letter: IssuedLetter
    recorded: Recorded
    items: tuple[PublishedItem, ...]

    @cached_property
    def content(self) -> Letter:
        return letter_from_plain(self.letter.snapshot["letter"])

    @property
    def office(self) -> str:
        """The body, as the letter names it."""
        return self.content.letterhead.body_name

    @property
    def comments(self) -> SafeString:
        """The chief officer's comments, as the letter sets them; their footnotes stand in the letter."""
        return text_html(self.content.chief_officer_comments, Notes("comments-"), has_marks=self.content.has_marks)

    @property
    def reply_to_comments(self) -> SafeString:
        """The body's reply to them."""
        return text_html(self.content.reply_to_comments, Notes("reply-"), has_marks=self.content.has_marks)

    @property
    def is_adopted(self) -> bool:
        return self.letter.origin == IssuedLetter.Origin.ADOPTED

    @property
    def is_standing(self) -> bool:
        """Whether it is the version that stands."""
        return self.letter.version == self.letter.reply.public_version

    @property
    def shown_on(self) -> date:
        """The day from which it could be read here."""
        return self.recorded.here[self.letter.version]

    @property
    def first(self) -> Publication | None:
        """The publication that counts for the duty, here or elsewhere; None where none is recorded."""
        return self.recorded.first

    @property
    def newer_elsewhere(self) -> Publication | None:
        """A later version that was published on the body's own site, and not here."""
        later = [one for one in self.recorded.publications if one.which > self.letter.version and not one.is_here]
        return later[-1] if later and self.is_standing else None

    @property
    def issued_on(self) -> date:
        """The day of the letter's issue, as at which its own statuses stand."""
        return day_of(self.letter.issued_at)

    @property
    def last_day(self) -> date | None:
        """Of the reply, under its report's rule."""
        return due_on_of(self.letter.reply)

    @property
    def has_duty(self) -> bool:
        return self.letter.reply.report.clock_rule == ClockRule.SECTION_55


def published(letters: Sequence[IssuedLetter]) -> list[Published]:
    """The values of these letters, in their order, of those that stand or stood here: at most three queries."""
    ids = {letter.reply_id for letter in letters}
    recorded, said, asked = recorded_of(ids), progress_of(ids), asked_in(letters, today())
    return [
        Published(
            letter=letter,
            recorded=recorded[letter.reply_id],
            items=tuple(_items(letter, said.get(letter.reply_id, []), asked.get(letter.reply.report_id, {}))),
        )
        for letter in letters
        if letter.version in recorded[letter.reply_id].here
    ]


def _items(letter: IssuedLetter, said: Sequence[Any], asked: Mapping[int, Recommendation]) -> Iterable[PublishedItem]:
    content = letter_from_plain(letter.snapshot["letter"])
    standings = standings_in(letter.snapshot)
    is_standing = letter.version == letter.reply.public_version
    statements = _statements(said) if is_standing else []
    later = {row.number for row in said if letter.origin or row.at >= letter.issued_at}
    by_heading = {one.heading: one for one in asked.values()}
    for place, item in enumerate(content.items):
        standing = standings[place] if place < len(standings) else None
        about = asked.get(standing.recommendation) if standing else by_heading.get(item.heading)
        of_it = tuple(one for one in statements if about and one.recommendation == about.pk)
        current = of_it[0] if of_it and of_it[0].number in later else None
        yield PublishedItem(
            place=place + 1,
            content=item,
            asked=about,
            standing=standing,
            statements=of_it,
            current=current,
        )


def _statements(said: Sequence[Any]) -> list[Statement]:
    """Newest first; of those about one recommendation each supersedes the one before."""
    later: dict[int, int] = {}
    found = []
    for row in said:
        about = row.response.recommendation_id
        found.append(
            Statement(
                number=row.number,
                recommendation=about,
                on=row.on,
                at=row.at,
                status=Status(row.progress),
                words=row.words,
                language=row.language,
                superseded_by=later.get(about),
            )
        )
        later[about] = row.number
    return found
