"""A document that was read, against the register: which report, body, force and recommendations, and what disagrees.

    matched = match_reading(reading, user=user, today=today, decided=Decided(...))

- `matched.report`, `.body`, `.force` and each of `.items` (one for each of `reading.items`, in order) hold candidates,
  the likeliest first with what speaks for them, and `chosen`: an id, or None where a person has to choose. Nothing is
  chosen where two fit about equally.
- `decided` has what the person chose so far, and goes before what was found; call it again after each choice: the
  warnings follow. An item decided as None is left unmatched.
- `matched.held` is the chosen report with all of its findings, for the choices of each item; `matched.labels` names
  every id among the candidates.
- `matched.warnings` are the disagreements (`responses.domain.letter_warnings`): each has `code`, `key` (to keep an
  answer by), `answers` (those that may be given), `spans`, `items`, `provision`.
  `warning_words.words_of(warning, reading, matched)` makes their words.

Reads only, and a fixed number of queries. What the person may not see is no candidate; letters of other offices are
compared with as far as they are out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forces.models import User
from letters.reading.values import Item, Reading
from recommendations.domain.alike import Held
from responses.domain.letter_findings import letter_findings
from responses.domain.letter_register import Beside, HeldReport
from responses.domain.letter_warnings import LetterWarning
from responses.domain.match_items import By as ItemBy
from responses.domain.match_items import ItemCandidate, ItemMatch, match_items
from responses.domain.match_names import By, NameCandidate, NameMatch
from responses.domain.match_reports import ReportMatch, match_reports
from responses.intake.matching_people import People, match_people, people_of
from responses.intake.matching_queries import (
    Wording,
    heading_of,
    held_holders,
    held_reply,
    other_letters,
    report_heads,
    with_findings,
    wordings,
)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a person has chosen: ids of the register. `items` by the item's index; None leaves one unmatched.
    `of_others` are the items that answer another report: they say nothing of which one this is."""

    report: int | None = None
    body: int | None = None
    force: int | None = None
    items: Mapping[int, int | None] = field(default_factory=dict)
    of_others: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The names of what ids stand for."""

    reports: Mapping[int, str] = field(default_factory=dict)
    bodies: Mapping[int, str] = field(default_factory=dict)
    forces: Mapping[int, str] = field(default_factory=dict)
    recommendations: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Matched:
    """What was found, chosen, and what disagrees."""

    report: ReportMatch
    body: NameMatch
    force: NameMatch
    items: tuple[ItemMatch, ...]
    held: HeldReport | None
    warnings: tuple[LetterWarning, ...]
    labels: Labels

    @property
    def needs_choice(self) -> bool:
        """Whether a person has to choose before the document can be taken over."""
        chosen = self.report.chosen, self.body.chosen, self.force.chosen
        return None in chosen or any(item.is_unsure for item in self.items)


def match_reading(reading: Reading, *, user: User, today: date, decided: Decided | None = None) -> Matched:
    """Find what the document is about, as far as that is certain, and name what it and the register disagree on."""
    decided = decided or Decided()
    day = reading.header.letter_date.value if reading.header.letter_date else today
    people = match_people(reading.header, people_of(day))
    people = _people_decided(people, decided)
    heads = report_heads(user, today)
    words = wordings(user, today)
    alike = _alike(reading.items, words)
    report = _report(reading=reading, heads=heads, words=words, alike=alike, people=people, decided=decided)
    held = with_findings(next((one for one in heads if one.id == report.chosen), None))
    items = tuple(_items(reading.items, held, alike, words, decided))
    titles = {one.id: one.title for one in heads}
    beside = _beside(reading=reading, people=people, held=held, items=items, titles=titles, today=today)
    return Matched(
        report=report,
        body=people.body,
        force=people.force,
        items=items,
        held=held,
        warnings=letter_findings(reading, beside),
        labels=_labels(titles, people, held, words, items),
    )


def _alike(items: Sequence[Item], words: Sequence[Wording]) -> list[list[ItemCandidate]]:
    """For each item what says the same anywhere in the register."""
    register = Held([(place, one.text) for place, one in enumerate(words)])
    return [
        [
            ItemCandidate(recommendation=words[found.id].id, report=words[found.id].report, score=found.score)
            for found in register.nearest(item.text)
        ]
        for item in items
    ]


def _people_decided(people: People, decided: Decided) -> People:
    body, force = people.body, people.force
    if decided.body is not None:
        body = replace(body, candidates=_first(body, decided.body), chosen=decided.body)
    if decided.force is not None:
        force = replace(force, candidates=_first(force, decided.force), chosen=decided.force)
    return people.completed(body, force)


def _first(match: NameMatch, wanted: int) -> tuple[NameCandidate, ...]:
    others = tuple(one for one in match.candidates if one.id != wanted)
    return (NameCandidate(id=wanted, score=100, by=By.PERSON), *others)


def _report(
    *,
    reading: Reading,
    heads: Sequence[HeldReport],
    words: Sequence[Wording],
    alike: Sequence[Sequence[ItemCandidate]],
    people: People,
    decided: Decided,
) -> ReportMatch:
    mine = [candidates for index, candidates in enumerate(alike) if index not in decided.of_others]
    found = Counter(report for candidates in mine for report in {one.report for one in candidates})
    header = reading.header
    match = match_reports(
        heads,
        title=header.report_title.value if header.report_title else None,
        published_on=header.report_published.value if header.report_published else None,
        items=len(mine),
        items_in={one.report: found[one.report] for one in words},
        force=people.force.chosen,
    )
    return match if decided.report is None else replace(match, chosen=decided.report)


def _items(
    items: Sequence[Item],
    held: HeldReport | None,
    alike: Sequence[Sequence[ItemCandidate]],
    words: Sequence[Wording],
    decided: Decided,
) -> list[ItemMatch]:
    """In the chosen report; what is not found there, or without a report, has its candidates anywhere."""
    matches = match_items(items, held.recommendations) if held else [ItemMatch() for _item in items]
    found = []
    for index, match in enumerate(matches):
        candidates = match.candidates or tuple(alike[index])
        if index in decided.items:
            found.append(ItemMatch(candidates=candidates, chosen=decided.items[index], by=ItemBy.PERSON))
        else:
            found.append(replace(match, candidates=candidates))
    return found


def _beside(
    *,
    reading: Reading,
    people: People,
    held: HeldReport | None,
    items: Sequence[ItemMatch],
    titles: Mapping[int, str],
    today: date,
) -> Beside:
    body, force = people.body.chosen, people.force.chosen
    unmatched = {index: item for index, item in enumerate(items) if item.chosen is None and item.candidates}
    here = held.id if held else None
    mine = held_reply(here, force)
    return Beside(
        report=held,
        matched={index: item.chosen for index, item in enumerate(items) if item.chosen is not None},
        unsure=frozenset(index for index, item in unmatched.items() if _is_here(item, here) and item.by is None),
        elsewhere={
            index: titles[item.candidates[0].report]
            for index, item in unmatched.items()
            if held and not _is_here(item, here)
        },
        others=other_letters(here, force),
        body=people.bodies.get(body, "") if body else "",
        holders=held_holders(body),
        knows_body=body is not None,
        knows_force=force is not None,
        answers_for_force=people.answers(body, force),
        reply_published_on=mine.published_on if mine else None,
        reply_held=mine is not None,
        reply_dated=mine.letter_date if mine else None,
        today=today,
    )


def _is_here(item: ItemMatch, report: int | None) -> bool:
    return any(one.report == report for one in item.candidates)


def _labels(
    titles: Mapping[int, str],
    people: People,
    held: HeldReport | None,
    words: Sequence[Wording],
    items: Sequence[ItemMatch],
) -> Labels:
    wanted = {one.recommendation for item in items for one in item.candidates}
    named = {one.id: one.heading for one in words if one.id in wanted}
    if held:
        named |= {one.id: heading_of(one.kind, one.number) for one in held.recommendations}
    return Labels(reports=titles, bodies=people.bodies, forces=people.forces, recommendations=named)
