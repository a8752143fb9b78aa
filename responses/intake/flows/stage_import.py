"""A spreadsheet comes in: its bytes are kept, its rows are read, understood as well as can be guessed, and checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.seen_values import values_of
from forces.models import Force, Jurisdiction, LocalPolicingBody, User
from recommendations.models import InspectionReport, Source
from responses.intake import columns, statuses
from responses.intake.flows.judge_rows import AT_ONCE, judge
from responses.intake.flows.known_for import sheet_for
from responses.intake.flows.log_import import log_import
from responses.intake.flows.match_rows import Matcher
from responses.intake.known import Sheet
from responses.intake.models import Import, ImportRow, SheetMemory
from responses.intake.on_disk import on_disk
from responses.intake.plain_words import plain
from responses.intake.sheets.bounded import read_rows
from responses.intake.sheets.values import Row, Unreadable, Value
from responses.intake.sheets.wire import plain_value
from responses.intake.sheets.words import note_words, refusal_words
from responses.record.flows.store_document import WORKBOOK, store_document
from tracker.kit.dates import plain_date

MOST_WORDS = 60
"""Different words of a status column: beyond that it is no status column."""
LONGEST_WORD = 100
LONGEST_NAME = 200
"""Of a file, as it is kept."""


def stage_import(
    *, body: LocalPolicingBody, name: str, file: File, by: User, at: datetime, today: date, sheet: str | None = None
) -> Import:
    """Keep a spreadsheet and read its rows, each with what is wrong with it. Nothing is in the records yet.

    Raises ValidationError where the file can't be read, saying what and where.
    """
    with on_disk(file) as path:
        try:
            with read_rows(path, sheet=sheet) as reading, transaction.atomic():
                kind = WORKBOOK if reading.names else "text/csv"
                document = store_document(name=name, file=file, by=by, at=at, content_type=kind)
                imported = Import(body=body, document=document, made_by=by, made_at=at, holds_from=today)
                imported.name = name[:LONGEST_NAME]
                imported.sheet, imported.sheets = reading.sheet, list(reading.names)
                rows = reading.rows()
                first = list(islice(rows, columns.HEADING_ROWS + columns.SAMPLE_ROWS))
                _guess_columns(imported, first)
                imported.save()
                _put_rows(imported, chain(first, rows), today=today)
                imported.notes = [note_words(note) for note in reading.notes]
                imported.save(update_fields=["notes", "statuses"])
                log_import(imported, "sent", by=by, at=at, added={"sha256": document.sha256})
        except Unreadable as refusal:
            raise ValidationError({"file": refusal_words(refusal)}) from refusal
    return imported


@transaction.atomic
def understand(
    *,
    imported: Import,
    columns_chosen: Mapping[int, str],
    statuses_chosen: dict[str, str],
    date_order: str,
    holds_from: date,
    force: Force | None,
    report: InspectionReport | None,
    source: Source | None,
    by: User,
    at: datetime,
    today: date,
    sheet: str | None = None,
    heading_row: int | None = None,
) -> Import:
    """Say how the sheet is to be understood, and check its rows anew. It is remembered for the body's next sheet.

    Another worksheet, or another row of headings (as the spreadsheet counts), has the file read again: what was mended
    in its rows is left behind with them, and nothing is remembered: nobody has seen its columns yet.

    Raises ValidationError, by field, for a force that the body does not answer for, and for a day that has not come.
    """
    held = (
        Import.objects.select_for_update(of=("self",)).select_related("document", "body", "report").get(pk=imported.pk)
    )
    _refuse_finished(held)
    before = values_of(held, _UNDERSTOOD)
    _refuse_for_all_rows(held, force=force, report=report, holds_from=holds_from, today=today)
    held.columns = {str(place): name for place, name in columns_chosen.items()}
    held.statuses = _statuses_said(held, statuses_chosen)
    held.date_order, held.holds_from = date_order, holds_from
    held.force, held.report, held.source = force, report, source
    held.stage = Import.Stage.CHECKING
    moved = (sheet is not None and sheet != held.sheet) or (heading_row not in (None, held.heading_row))
    if moved:
        _restage(held, sheet=held.sheet if sheet is None else sheet, heading_row=heading_row, today=today)
    else:
        held.statuses = _words_found(held, (row.cells for row in held.rows.order_by("number").iterator(AT_ONCE)))
        held.save()
        recheck(imported=held, today=today)
        _remember(held)
    log_import(held, "understood", by=by, at=at, **_moved(before, values_of(held, _UNDERSTOOD)))
    return held


def _statuses_said(held: Import, chosen: dict[str, str]) -> dict[str, str]:
    """What the sheet's words mean, where a person has now said it of a word, however it is written."""
    plainly = {plain(word): state for word, state in chosen.items()}
    return {word: plainly.get(plain(word), state) for word, state in held.statuses.items()} | chosen


def _moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    changed = [name for name in _UNDERSTOOD if before[name] != after[name]]
    return {when: {name: values[name] for name in changed} for when, values in (("before", before), ("after", after))}


_UNDERSTOOD = ("sheet", "heading_row", "columns", "statuses", "date_order", "holds_from", "force", "report", "source")
"""What a person says of a sheet, and what the log says that it was and is."""


@transaction.atomic
def recheck(*, imported: Import, today: date) -> None:
    """Check every row that is not left out again, and write down what changed."""
    sheet = sheet_for(imported, today)
    matcher = Matcher(says_parents="parent" in sheet.places)
    for rows in staged(imported):
        changed = [one.row for one in judge(sheet, matcher, rows, imported.body_id) if one.put_into_row()]
        ImportRow.objects.bulk_update(changed, ["problems", "is_wrong", "remarks", "outcome"], batch_size=AT_ONCE)
    imported.counts = {**imported.counts, "reports": _new_reports(sheet)}
    imported.save(update_fields=["counts"])


def staged(imported: Import) -> Iterator[list[ImportRow]]:
    """The import's rows, some hundred at a time, in the sheet's order."""
    last = 0
    while rows := list(imported.rows.filter(number__gt=last).order_by("number")[:AT_ONCE]):
        yield rows
        last = rows[-1].number


def _refuse_finished(imported: Import) -> None:
    if imported.stage not in {Import.Stage.MAPPING, Import.Stage.CHECKING}:
        message = _("Nothing can be changed in this sheet any more: %(stage)s.")
        raise ValidationError(message % {"stage": imported.get_stage_display()})


def _refuse_for_all_rows(
    imported: Import, *, force: Force | None, report: InspectionReport | None, holds_from: date, today: date
) -> None:
    """What holds for every row must make sense once, here: no row could be told from another by it."""
    if force and not Jurisdiction.objects.on(today).filter(body=imported.body, force=force).exists():
        message = _("Force: %(body)s does not answer for %(force)s. Choose one of its own forces.")
        raise ValidationError({"force": message % {"body": imported.body, "force": force}})
    if report and not InspectionReport.objects.out_on(today).filter(pk=report.pk).exists():
        message = _("Report: “%(report)s” is not out, or was taken back. Choose another, or publish it first.")
        raise ValidationError({"report": message % {"report": report}})
    if holds_from > today:
        message = _("Date from which the rows hold: %(day)s has not come yet. Enter today or an earlier day.")
        raise ValidationError({"holds_from": message % {"day": plain_date(holds_from)}})


def _restage(imported: Import, *, sheet: str, heading_row: int | None, today: date) -> None:
    imported.rows.all().delete()
    imported.stage = Import.Stage.MAPPING
    chosen_order = imported.date_order
    with on_disk(default_storage.open(imported.document.storage_key)) as path:
        try:
            with read_rows(path, sheet=sheet or None) as reading:
                imported.sheet = reading.sheet
                rows = reading.rows()
                first = list(islice(rows, columns.HEADING_ROWS + columns.SAMPLE_ROWS))
                _guess_columns(imported, first, heading_row)
                imported.date_order = chosen_order
                imported.save()
                _put_rows(imported, chain(first, rows), today=today)
                imported.notes = [note_words(note) for note in reading.notes]
                imported.save()
        except Unreadable as refusal:
            raise ValidationError({"sheet": refusal_words(refusal)}) from refusal


def _guess_columns(imported: Import, first: Sequence[Row], heading_row: int | None = None) -> None:
    """The headings, what each column holds, and how the body's last sheet was understood."""
    cells = [row.cells for row in first]
    numbers = [row.number for row in first]
    named = numbers.index(heading_row) if heading_row in numbers else None
    heading = columns.recognise(cells) if named is None else columns.heading_at(cells, named)
    memory = SheetMemory.objects.filter(body=imported.body).first() or SheetMemory()
    is_ours = columns.is_ours(heading.names)  # our own names are certain, whatever the office calls its columns
    below = () if is_ours else cells[heading.index + 1 :]
    guessed = columns.guess(heading.names, {} if is_ours else memory.headings, below)
    imported.heading_row = numbers[heading.index] if numbers else 0
    imported.headings = list(heading.names)
    imported.columns = {str(place): name for place, name in guessed.items()}
    imported.date_order = memory.date_order
    imported.statuses = {}


def _put_rows(imported: Import, rows: Iterable[Row], *, today: date) -> None:
    """Store the rows under the headings, each with its judgement, as the columns are guessed."""
    memory = SheetMemory.objects.filter(body=imported.body).first() or SheetMemory()
    sheet = sheet_for(imported, today)
    matcher = Matcher(says_parents="parent" in sheet.places)
    words: Counter[str] = Counter()
    below = (row for row in rows if row.number > imported.heading_row)
    while some := list(islice(below, AT_ONCE)):
        fresh = [
            ImportRow(of=imported, number=row.number, cells=[plain_value(cell) for cell in row.cells]) for row in some
        ]
        _count_words(words, sheet, (row.cells for row in some))
        for judged in judge(sheet, matcher, fresh, imported.body_id):
            judged.put_into_row()
        ImportRow.objects.bulk_create(fresh, batch_size=AT_ONCE)
    imported.statuses = _with_states(words, memory.statuses)
    imported.counts = {"reports": _new_reports(sheet)}
    imported.save(update_fields=["counts", "statuses"])
    if any(state != (statuses.guess(word) or "") for word, state in imported.statuses.items()):
        recheck(imported=imported, today=today)


def _new_reports(sheet: Sheet) -> list[list[Any]]:
    """The reports that the sheet brings, with the day of publication that any of their rows gives."""
    days = sheet.known.new_reports
    return [
        [title, key[1], days[key][0].isoformat() if key in days else None]
        for key, title in sheet.known.new_titles.items()
    ]


def _count_words(words: "Counter[str]", sheet: Sheet, rows: Iterable[Sequence[Value]]) -> None:
    place = sheet.places.get("status")
    if place is None:
        return
    for cells in rows:
        value = cells[place] if place < len(cells) else None
        if isinstance(value, str) and len(value) <= LONGEST_WORD and (value in words or len(words) < MOST_WORDS):
            words[value] += 1


def _words_found(imported: Import, rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """The words of the status column as it is chosen now, keeping what was said of each."""
    place = next((int(at) for at, name in imported.columns.items() if name == "status"), None)
    memory = SheetMemory.objects.filter(body=imported.body).first() or SheetMemory()
    said = memory.statuses | {plain(word): state for word, state in imported.statuses.items() if state}
    words: dict[str, str] = {}
    if place is None:
        return words
    for cells in rows:
        value = cells[place] if place < len(cells) else None
        if isinstance(value, str) and len(value) <= LONGEST_WORD and len(words) < MOST_WORDS:
            words.setdefault(value, said.get(plain(value)) or statuses.guess(value) or "")
    return words


def _with_states(words: "Counter[str]", remembered: Mapping[str, str]) -> dict[str, str]:
    return {word: remembered.get(plain(word)) or statuses.guess(word) or "" for word, _count in words.most_common()}


def _remember(imported: Import) -> None:
    if columns.is_ours(imported.headings):
        return  # our own names and words need no remembering, and must not pass for the office's
    memory, _created = SheetMemory.objects.get_or_create(body=imported.body)
    chosen = {int(place): name for place, name in imported.columns.items()}
    memory.headings = {**memory.headings, **columns.remembered(imported.headings, chosen)}
    said = {plain(word): state for word, state in imported.statuses.items() if state}
    memory.statuses = {**memory.statuses, **said}
    memory.date_order = imported.date_order
    memory.save()
