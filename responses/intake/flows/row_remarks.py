"""What is not wrong with a row, and worth knowing: where its report comes from, and what of it is not used."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from responses.intake.asked_checks import Asked
from responses.intake.cell_values import shown
from responses.intake.fields import FIELDS
from responses.intake.flows.deadlines_said import BETWEEN, deadlines_read
from responses.intake.flows.match_rows import Finding, Match, Phrase, phrase_of
from responses.intake.known import Sheet
from responses.intake.plain_words import plain
from tracker.kit.dates import plain_date


def remarks_on(number: int, asked: Asked, match: Match | None, sheet: Sheet) -> Iterator[str]:
    """Every remark on the row of this number, the report's first."""
    yield from _on_report(number, asked, sheet)
    if match is None:
        return
    if not match.is_new:
        yield from _on_finding(asked, match.finding)
    if asked.due_on or asked.deadline_phrase:
        yield from _on_deadlines(asked, match, sheet)


def _on_report(number: int, asked: Asked, sheet: Sheet) -> Iterator[str]:
    if asked.taken_from is not None:
        message = _("No report is named: taken from row %(row)d, “%(title)s”.")
        yield message % {"row": asked.taken_from, "title": shown(asked.report_title)}
    if asked.report:
        if asked.published_on and sheet.known.published.get(asked.report, asked.published_on) is None:
            message = _("The sheet’s date of publication, %(day)s, is not used: the register has none. Enter it there.")
            yield message % {"day": plain_date(asked.published_on)}
    elif asked.source and not sheet.known.is_ours:
        key = (plain(asked.report_title), asked.source)
        if sheet.known.new_rows.get(key) == number and key not in sheet.known.new_reports:
            yield _("The report’s day of publication is not given: no clock runs until it is.")


def _on_finding(asked: Asked, finding: Finding) -> Iterator[str]:
    """The register is every office's: a sheet does not change what it holds."""
    if asked.text and not finding.has_words(asked.text):
        yield _("The text differs from the register’s, which stays as it is.")
    kind = asked.kind if asked.kind_is_said else ""
    said = {"kind": (kind, finding.kind), "addressee": (asked.addressee, finding.addressee)}
    for name, (here, held) in {**said, "theme": (asked.theme, finding.theme)}.items():
        if here and plain(here) != plain(held):
            message = _("%(field)s differs from the register’s, which stays as it is.")
            yield message % {"field": FIELDS[name].label}


def _on_deadlines(asked: Asked, match: Match, sheet: Sheet) -> Iterator[str]:
    """The due date and the words beside it, where others stand instead."""
    stand, of_text = _standing(asked, match, sheet), not match.finding.pk
    if asked.due_on and asked.due_on != _earliest(stand):
        message = _("The sheet’s due date, %(day)s, is not used: %(instead)s.")
        yield message % {"day": plain_date(asked.due_on), "instead": _instead(stand, of_text=of_text)}
    if asked.deadline_phrase and not _is_among(asked.deadline_phrase, stand, is_ours=sheet.known.is_ours):
        message = _("The sheet’s deadline, “%(phrase)s”, is not used: %(instead)s.")
        yield message % {"phrase": shown(asked.deadline_phrase), "instead": _instead(stand, of_text=of_text)}


def _standing(asked: Asked, match: Match, sheet: Sheet) -> Sequence[Phrase]:
    """The deadlines that the finding has, or will have from the first row that is about it."""
    finding = match.finding
    if finding.deadlines is None:
        first = asked if match.is_new else replace(asked, text=finding.text, due_on=None, deadline_phrase="")
        read = deadlines_read(first, _published(asked, sheet), is_ours=sheet.known.is_ours)
        finding.deadlines = [phrase_of(row) for row in read]
    return finding.deadlines


def _published(asked: Asked, sheet: Sheet) -> date | None:
    if asked.report:
        return sheet.known.published.get(asked.report)
    key = (plain(asked.report_title), asked.source or 0)
    day, _row = sheet.known.new_reports.get(key, (asked.published_on, 0))
    return day


def _instead(stand: Sequence[Phrase], *, of_text: bool) -> str:
    """What holds instead: the earliest day, else the words."""
    day = _earliest(stand)
    what = plain_date(day) if day else get_text_list([f"“{phrase}”" for phrase, _day in stand], _("and"))
    if of_text:
        return _("the text sets %(what)s") % {"what": what}
    return _("the register has %(what)s") % {"what": what or _("none")}


def _earliest(stand: Iterable[Phrase]) -> date | None:
    return min((day for _phrase, day in stand if day), default=None)


def _is_among(said: str, stand: Sequence[Phrase], *, is_ours: bool) -> bool:
    """Whether the words stand, in part or with more around them. Our own file has several in one cell."""
    held = [plain(phrase) for phrase, _day in stand]
    parts = [plain(part) for part in (said.split(BETWEEN) if is_ours else [said])]
    return all(any(part in one or one in part for one in held) for part in parts)
