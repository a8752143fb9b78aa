"""Which report of the register a letter answers: by its title, its date, the recommendations in it, and the force."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from responses.domain.letter_register import HeldReport

SURE = 75
"""From which score, of 100, a report is taken without a person's choice, if it leads the next by `LEAD`."""
LEAD = 10
LEAST = 40
"""Below this score a report is not offered."""
SHOWN = 5
TITLE_WEIGHT, ITEMS_WEIGHT, DATE_WEIGHT = 50, 35, 15
OTHER_YEAR = 0.6
"""What a title keeps of its likeness where its figures are other ones: "PEEL 2021/22" is not "PEEL 2018/19"."""
OTHER_FORCE = 0.5
"""What a report keeps of its score where it concerns other forces than the letter's."""
_FILLING_WORDS = "the a an of in on for and to by his hers her majesty s majestys hmicfrs hmic report"
_FILLING = frozenset(_FILLING_WORDS.split())


@dataclass(frozen=True, kw_only=True)
class ReportCandidate:
    """A report that may be meant, with what speaks for it: likeness of the title of 100 (None where the letter gives
    none), whether the dates are the same (None where one is not known), and how many items' words stand in it."""

    report: int
    score: int
    title: int | None = None
    same_date: bool | None = None
    items: int = 0
    of: int = 0
    concerns: bool = True


@dataclass(frozen=True, kw_only=True)
class ReportMatch:
    """The reports that may be meant, the likeliest first; without `chosen` a person chooses."""

    candidates: tuple[ReportCandidate, ...] = ()
    chosen: int | None = None


@dataclass(frozen=True)
class _Letter:
    """What a letter says of the report that it answers."""

    title: str
    published_on: date | None
    items: int
    force: int | None


def match_reports(
    reports: Sequence[HeldReport],
    *,
    title: str | None,
    published_on: date | None,
    items: int,
    items_in: Mapping[int, int],
    force: int | None = None,
) -> ReportMatch:
    """`items_in` has for each report of which any wording is held, by id, how many of the letter's `items` say the same
    as one of its findings."""
    letter = _Letter(title_folded(title or ""), published_on, items, force)
    scored = [_candidate(report, letter, items_in.get(report.id)) for report in reports]
    shown = sorted((one for one in scored if one.score >= LEAST), key=lambda one: (-one.score, one.report))[:SHOWN]
    if not shown:
        return ReportMatch()
    lead = shown[0].score - (shown[1].score if len(shown) > 1 else 0)
    is_sure = shown[0].score >= SURE and lead >= LEAD and shown[0].concerns
    return ReportMatch(candidates=tuple(shown), chosen=shown[0].report if is_sure else None)


def title_folded(title: str) -> str:
    """A title's words in small letters, without those that any title has."""
    plain = unicodedata.normalize("NFKC", title).casefold().replace("’", "'").replace("'s", " s")
    words = re.findall(r"\w+", plain)
    return " ".join([word for word in words if word not in _FILLING] or words)


def _candidate(report: HeldReport, letter: _Letter, found: int | None) -> ReportCandidate:
    """The weights of what is not known on either side are shared among the others; a day alone names no report."""
    title = _titles_alike(letter.title, title_folded(report.title)) if letter.title else None
    dated = letter.published_on and report.published_on
    same_date = letter.published_on == report.published_on if dated else None
    parts = [
        (TITLE_WEIGHT, title / 100 if title is not None else None),
        (ITEMS_WEIGHT, found / letter.items if letter.items and found is not None else None),
        (DATE_WEIGHT, float(same_date) if same_date is not None else None),
    ]
    known = [(weight, share) for weight, share in parts if share is not None]
    total = sum(weight for weight, _share in known)
    speaks = sum(weight * share for weight, share in known)
    concerns = letter.force is None or not report.forces or letter.force in report.forces
    score = 0.0 if total <= DATE_WEIGHT else 100 * speaks / total * (1 if concerns else OTHER_FORCE)
    return ReportCandidate(
        report=report.id,
        score=int(score),
        title=title,
        same_date=same_date,
        items=found or 0,
        of=letter.items,
        concerns=concerns,
    )


def _titles_alike(one: str, other: str) -> int:
    alike = max(fuzz.ratio(one, other), 0.95 * fuzz.token_sort_ratio(one, other))
    figures, others = re.findall(r"\d+", one), re.findall(r"\d+", other)
    return int(alike * (OTHER_YEAR if figures and others and set(figures) != set(others) else 1))
