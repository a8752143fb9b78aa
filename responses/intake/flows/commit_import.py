"""A checked sheet goes into the records in one transaction, as one batch: all of it, or nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.models import Force, User
from recommendations.models import Recommendation
from responses.intake.flows.judge_rows import AT_ONCE, Judged, judge
from responses.intake.flows.known_for import sheet_for
from responses.intake.flows.log_import import log_import
from responses.intake.flows.make_asked import ReportMaker, make_recommendations
from responses.intake.flows.match_rows import Matcher
from responses.intake.flows.owed_by_some import owed_by_some
from responses.intake.flows.stage_import import staged
from responses.intake.known import Sheet
from responses.intake.models import Import, ImportMade, ImportRow
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.open_responses import begin_responses, unsaved
from responses.record.models import Batch, Response, Update
from responses.replies.flows.open_report import open_report


@transaction.atomic
def commit_import(
    *, imported: Import, by: User, at: datetime, today: date, progress: Callable[[int], None] | None = None
) -> Import:
    """Read every row that is not left out into the records. `progress` is told how many rows are done.

    The same sheet again changes what has changed, and doubles nothing. Raises ValidationError where a row is wrong
    still, also where the records have moved on since it was checked, or where the import is finished already.
    """
    held = (
        Import.objects.select_for_update(of=("self",)).select_related("document", "body", "report").get(pk=imported.pk)
    )
    if held.stage not in {Import.Stage.MAPPING, Import.Stage.CHECKING}:
        message = _("This sheet cannot be read in: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    if wrong := held.rows.filter(is_wrong=True, left_out=False).count():
        message = ngettext(
            "%(count)s row is wrong still. Mend it, or leave it out.",
            "%(count)s rows are wrong still. Mend them, or leave them out.",
            wrong,
        )
        raise ValidationError(message % {"count": wrong})
    _Commit(held, by=by, at=at, today=today).run(progress or (lambda done: None))
    return held


class _Commit:
    """The reading-in of one sheet, some hundred rows at a time."""

    def __init__(self, imported: Import, *, by: User, at: datetime, today: date) -> None:
        self.imported, self.by, self.at, self.today = imported, by, at, today
        self.sheet: Sheet = sheet_for(imported, today)
        self.matcher = Matcher(says_parents="parent" in self.sheet.places, lock=True)
        self.batch = Batch.objects.create(
            kind=Batch.Kind.IMPORT, body=imported.body, made_by=by, made_at=at, note=imported.name[:300]
        )
        self.forces = Force.objects.in_bulk()
        self.reports = ReportMaker(imported, by=by, at=at)
        self.counts: Counter[str] = Counter()

    def run(self, progress: Callable[[int], None]) -> None:
        for rows in staged(self.imported):
            self.take(rows)
            self.counts["left_out"] += sum(row.left_out for row in rows)
            progress(rows[-1].number)
        for report in owed_by_some(self.reports.grown()):
            open_report(report=report, at=self.at)
        self.finish()

    def take(self, rows: list[ImportRow]) -> None:
        """The rows become recommendations, responses and updates."""
        judged = judge(self.sheet, self.matcher, rows, self.imported.body_id, with_remarks=False)
        if any(one.problems for one in judged):
            raise ValidationError(
                _("The records have changed since the rows were checked: row %(row)s cannot be read in any more.")
                % {"row": next(one.row.number for one in judged if one.problems)}
            )
        self.reports.make(judged)
        asked, due = make_recommendations(judged, self.reports, by=self.by, at=self.at)
        new = [one for one in judged if one.begins]
        firsts = [self.addition(one, self.response_of(one, asked)) for one in new]
        begin_responses(firsts, due)
        written = {one.row.number: first.response for one, first in zip(new, firsts, strict=True)}
        written |= self.change(one for one in judged if one.outcome != ImportRow.Outcome.SAME and not one.begins)
        self.counts.update(str(one.outcome) for one in judged)
        ImportMade.objects.bulk_create(
            [
                ImportMade(
                    of_id=self.imported.pk,
                    number=one.row.number,
                    outcome=one.outcome,
                    response_id=written[one.row.number].pk,
                    recommendation_id=one.match.finding.pk if one.match and one.match.is_new else None,
                )
                for one in judged
                if one.row.number in written
            ],
            batch_size=AT_ONCE,
        )

    def change(self, judged: Iterable[Judged]) -> dict[int, Response]:
        """Add to responses that are held: those that stand, and those of which all was taken back."""
        wanted = list(judged)
        ids = {one.row.number: self.held_id(one) for one in wanted}
        locked = {response.pk: response for response in locked_all(ids.values())}
        append_updates([self.addition(one, locked[ids[one.row.number]]) for one in wanted])
        return {number: locked[pk] for number, pk in ids.items()}

    @staticmethod
    def held_id(one: Judged) -> int:
        if one.position:
            return one.position.response_id
        assert one.emptied is not None
        return one.emptied.pk

    def response_of(self, one: Judged, asked: Mapping[int, Recommendation]) -> Response:
        assert one.match is not None
        assert one.match.finding.pk is not None
        assert one.read.asked.force is not None
        return unsaved(asked[one.match.finding.pk], self.forces[one.read.asked.force], self.imported.body)

    def addition(self, one: Judged, response: Response) -> Addition:
        assert one.read.asked.effective_on is not None
        return Addition(
            response=response,
            party=Update.Party.BODY,
            by=self.by,
            at=self.at,
            effective_on=one.read.asked.effective_on,
            changes=one.changes,
            note=one.note,
            origin=Update.Origin.IMPORTED,
            batch=self.batch,
        )

    def finish(self) -> None:
        self.imported.reports_made.set(self.reports.made_here)
        self.imported.batch, self.imported.stage = self.batch, Import.Stage.DONE
        self.imported.finished_at = self.at
        self.imported.counts = {**self.imported.counts, **{name: self.counts[name] for name in _COUNTED}}
        self.imported.counts["recommendations"] = self.imported.made.exclude(recommendation=None).count()
        self.imported.save(update_fields=["batch", "stage", "finished_at", "counts"])
        made = {name: count for name, count in self.imported.counts.items() if isinstance(count, int)}
        log_import(self.imported, "read in", by=self.by, at=self.at, batch=self.batch.pk, added=made)


_COUNTED = (*(outcome.value for outcome in ImportRow.Outcome if outcome.value), "left_out")
