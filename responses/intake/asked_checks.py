"""Which recommendation a row is about, what the row says of it and of its report, and what is wrong with that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list, slugify
from django.utils.translation import gettext as _

from recommendations.models import Recommendation
from responses.intake.cell_values import NOT_NUMBERED, Numbered, as_kind, as_number, shown
from responses.intake.known import KnownReport, NamedReport
from responses.intake.lengths import LONGEST_OF
from responses.intake.plain_words import plain
from responses.intake.row_cells import RowCells
from tracker.kit.dates import plain_date

MOST_NAMED = 5
"""How many forces or sources a message lists."""
_NAMES_IT = frozenset({"report_title", "source", "number", "kind", "text", "force", "parent"})
"""Where one of these cannot be read, which recommendation the row is about cannot be told."""


@dataclass(frozen=True)
class Asked:
    """Which recommendation of which report the row is about, for which force, and what the row says of both."""

    report: int | None = None
    """Of the register; None where the title is new."""
    report_title: str = ""
    taken_from: int | None = None
    """The row above that names the report, where this one names none."""
    source: int | None = None
    published_on: date | None = None
    parent: Numbered = NOT_NUMBERED
    number: str = ""
    kind: str = Recommendation.Kind.RECOMMENDATION
    kind_is_said: bool = False
    text: str = ""
    addressee: str = ""
    theme: str = ""
    deadline_phrase: str = ""
    due_on: date | None = None
    force: int | None = None
    effective_on: date | None = None
    note: str = ""


def read_asked(row: RowCells) -> Asked:
    """What the row asks of whom."""
    title, text = row.text("report_title"), row.text("text")
    published_on, source = _published_on(row), _source(row)
    above = _named_above(row, title, source, published_on)
    if above:
        title, source = above.title, source or above.source
    report = _report(row, title, source, published_on)
    numbered = _numbered(row)
    if not (text or numbered.number or row.failed & {"text", "number"}):
        row.wrong("text", _("the row has neither a text nor a number. Enter one, or leave the row out."))
    asked = Asked(
        report=report.pk if report else None,
        report_title=title,
        taken_from=above.row if above else None,
        source=report.source if report else source or row.known.source,
        published_on=published_on or (above.published_on if above else None),
        parent=_parent(row),
        number=numbered.number,
        kind=numbered.kind or Recommendation.Kind.RECOMMENDATION,
        kind_is_said=numbered.kind is not None,
        text=text,
        addressee=row.text("addressee"),
        theme=row.text("theme"),
        deadline_phrase=row.text("deadline_phrase"),
        due_on=row.day("due_on"),
        force=_force(row),
        effective_on=_effective_on(row),
        note=row.text("note"),
    )
    if not row.failed & _NAMES_IT:
        _check_double(row, asked)
    return asked


def keep_name(row: RowCells) -> None:
    """A row that is left out says nothing but the report that the rows below it are about."""
    _named_above(row, row.text("report_title"), _source(row), _published_on(row))


def _named_above(row: RowCells, title: str, source: int | None, published_on: date | None) -> NamedReport | None:
    """What an empty cell under the report's heading means: the report of the nearest row above that names one.

    Sheets write a report's title in the first of its rows alone, or merge the cells. A report that was chosen for the
    rows that name none goes before it. Below a title that cannot be read, nobody can tell.
    """
    last = row.known.named_last
    if "report_title" not in row.sheet.places:
        return None
    if title or "report_title" in row.failed:
        last[:] = [NamedReport(row.number, title, source, published_on)] if title else []
        return None
    return last[0] if last and row.known.report is None else None


def _published_on(row: RowCells) -> date | None:
    day = row.day("published_on")
    if day and day > row.known.today:
        message = _("“%(day)s” has not come yet. Enter the day on which the report was published.")
        row.wrong("published_on", message % {"day": plain_date(day)})
    return day


def _effective_on(row: RowCells) -> date:
    day = row.day("effective_on")
    if day and day > row.known.today:
        message = _("“%(day)s” has not come yet. Enter the day from which this holds, today or earlier.")
        row.wrong("effective_on", message % {"day": plain_date(day)})
    return day or row.known.holds_from or row.known.today


def _source(row: RowCells) -> int | None:
    """The source that the row names; None where it names none."""
    name = row.text("source")
    if not name:
        return None
    found = row.known.sources.get(plain(name))
    if found is None:
        message = _("“%(shown)s” is not a source that is known. Enter %(names)s.")
        row.wrong("source", message % {"shown": shown(name), "names": _either(row.known.source_names)})
    return found


def _report(row: RowCells, title: str, source: int | None, published_on: date | None) -> KnownReport | None:
    """The report of the register; None for one that is new, or where it cannot be told."""
    if "report_title" in row.failed:
        return None
    if not title:
        if row.known.report is None:
            row.wrong("report_title", _("the row names no report. Enter its title, or choose one for all rows."))
        return _agreeing(row, row.known.report, published_on)
    held = row.known.reports.get(plain(title), ())
    if source or len(held) > 1:
        held = [report for report in held if report.source == (source or row.known.source)]
    if held:
        return _agreeing(row, held[0], published_on)
    _check_new_report(row, title, source or row.known.source, published_on)
    return None


def _agreeing(row: RowCells, report: KnownReport | None, published_on: date | None) -> KnownReport | None:
    if report and published_on and report.published_on and published_on != report.published_on:
        message = _("“%(day)s” is not the register’s date, %(held)s. Enter that one, or correct the report first.")
        days = {"day": plain_date(published_on), "held": plain_date(report.published_on)}
        row.wrong("published_on", message % days)
    return report


def _check_new_report(row: RowCells, title: str, source: int | None, published_on: date | None) -> None:
    """A title that is new is registered: it needs its publisher, and one date in all of its rows."""
    if not slugify(title):
        message = _("“%(shown)s” has no letters or numbers. Enter a title that has some.")
        row.wrong("report_title", message % {"shown": shown(title)})
    if source is None:
        if "source" not in row.failed:
            message = _("the report “%(title)s” is new, and nothing says who published it. Enter %(names)s.")
            row.wrong("source", message % {"title": shown(title), "names": _either(row.known.source_names)})
        return
    row.known.new_titles.setdefault((plain(title), source), title)
    row.known.new_rows.setdefault((plain(title), source), row.number)
    if published_on is None:
        return
    first, number = row.known.new_reports.setdefault((plain(title), source), (published_on, row.number))
    if first != published_on:
        message = _("“%(day)s” is not what row %(row)d says of the same report, %(first)s. Make the two agree.")
        days = {"day": plain_date(published_on), "row": number, "first": plain_date(first)}
        row.wrong("published_on", message % days)


def _numbered(row: RowCells) -> Numbered:
    """The number and, where a cell says it, the kind. Our own file's numbers are taken as they stand."""
    if row.known.is_ours:
        numbered = Numbered(row.text("number"))
    else:
        numbered = row.attempt("number", as_number, LONGEST_OF["number"], otherwise=NOT_NUMBERED)
    kind = row.attempt("kind", as_kind)
    if kind and numbered.kind and kind != numbered.kind:
        message = _("“%(kind)s” disagrees with the number, “%(number)s”. Change one of the two.")
        row.wrong("kind", message % {"kind": shown(row.value("kind")), "number": shown(row.value("number"))})
    return Numbered(numbered.number, kind or numbered.kind)


def _parent(row: RowCells) -> Numbered:
    """What the finding stands under. A number alone is a cause of concern's: nothing else has others under it."""
    found: Numbered = row.attempt("parent", as_number, LONGEST_OF["number"], otherwise=NOT_NUMBERED)
    return found if found.is_empty or found.kind else Numbered(found.number, Recommendation.Kind.CAUSE_OF_CONCERN)


def _force(row: RowCells) -> int | None:
    name, ours = row.text("force"), row.known.force_names
    if not name:
        if row.known.force is None and "force" not in row.failed:
            message = _("the row names no force. Enter %(names)s, or choose one for all rows.")
            row.wrong("force", message % {"names": _either(ours.values())})
        return row.known.force
    found = row.known.forces.get(plain(name))
    if found in ours:
        return found
    if found is None:
        message = _("“%(shown)s” is not a force that is known. Enter %(names)s.")
    else:
        message = _("your office does not answer for “%(shown)s”. Enter %(names)s, or leave the row out.")
    row.wrong("force", message % {"shown": shown(name), "names": _either(ours.values())})
    return None


def _check_double(row: RowCells, asked: Asked) -> None:
    """No two rows of a sheet may be about the same recommendation for the same force."""
    of = (asked.report or (plain(asked.report_title), asked.source), asked.force)
    parent = row.known.above.get((*of, asked.parent.kind, asked.parent.number), asked.parent)
    row.known.above[(*of, asked.kind, asked.number)] = row.number
    name = (parent, asked.kind, asked.number) if asked.number else (parent, plain(asked.text))
    first = row.known.seen.setdefault((*of, *name), row.number)
    if first == row.number:
        return
    if asked.number:
        message = _("row %(row)d is about number “%(number)s” already. Change the number, or leave this row out.")
        row.wrong("number", message % {"row": first, "number": asked.number})
    else:
        message = _("row %(row)d has the same text already. Give both a number, or leave this row out.")
        row.wrong("text", message % {"row": first})


def _either(names: Iterable[str]) -> str:
    """The first few of the names, as a message offers them."""
    return get_text_list([f"“{name}”" for name in list(names)[:MOST_NAMED]], _("or"))
