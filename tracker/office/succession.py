"""What passes when a body hands over to its successor, worked out once for the page, the command and the flow."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.models import Force, LocalPolicingBody
from forces.successions import administrators, rows_that_pass
from responses.intake.models import Import, UpdateSheet
from responses.record.models import Position, Response, Scrutiny
from responses.replies.flows.correct_report import last_day_of
from responses.replies.models import Reply
from responses.replies.old_names import names_of, places_naming
from tracker.kit.dates import plain_date


@dataclass(frozen=True)
class ReplyPassing:
    """A reply whose duty is not done: its last lawful day stays, and so do words that name the old body."""

    reply: Reply
    last_day: date | None
    names_old_body_in: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Passing:
    """All that passes, and what stands against it. `seen` changes when any of it does."""

    forces: tuple[Force, ...]
    open: int
    closed: int
    replies: tuple[ReplyPassing, ...]
    reviews: int
    sheets: int
    imports: tuple[Import, ...]
    issued_after: tuple[Reply, ...]
    needs_administrator: bool
    seen: str

    @property
    def against(self) -> list[str]:
        """What must be done first, in words."""
        unfinished = _("Finish reading in “%(sheet)s”, or put it aside: it is not in the records yet.")
        dated = _(
            "The letter about “%(report)s” is dated %(dated)s. A body that had ended could not have signed it: "
            "enter a later day."
        )
        return [
            *(unfinished % {"sheet": sheet.name} for sheet in self.imports),
            *(dated % {"report": reply.report.title, "dated": _day(reply)} for reply in self.issued_after),
        ]


def what_passes(body: LocalPolicingBody, successor: LocalPolicingBody, on: date) -> Passing:
    """In a fixed number of queries, however much the body holds."""
    counts = (
        Position.objects.current()
        .filter(body=body)
        .aggregate(open=Count("pk", filter=Q(is_open=True)), closed=Count("pk", filter=Q(is_open=False)))
    )
    versions = Response.objects.filter(body=body).aggregate(number=Count("pk"), versions=Sum("version"))
    replies = _replies(body)
    forces = tuple({row.force_id: row.force for row in rows_that_pass(body, successor, on)}.values())
    reviews = Scrutiny.objects.filter(body=body).review_due_on(date.max).count()
    sheets = UpdateSheet.objects.filter(body=body, proposals__decision="").distinct().count()
    imports = tuple(Import.objects.filter(body=body).unfinished().order_by("pk"))
    facts = {
        "successor": successor.pk,
        "on": on.isoformat(),
        "forces": [force.pk for force in forces],
        "responses": [versions["number"], versions["versions"], counts["open"]],
        "replies": [[one.reply.pk, one.reply.version, one.reply.steps_taken] for one in replies],
        "left": [reviews, sheets, [sheet.pk for sheet in imports]],
    }
    return Passing(
        forces=forces,
        **counts,
        replies=tuple(replies),
        reviews=reviews,
        sheets=sheets,
        imports=imports,
        issued_after=tuple(_issued_after(body, on)),
        needs_administrator=not administrators(successor),
        seen=_digest(facts),
    )


def _replies(body: LocalPolicingBody) -> list[ReplyPassing]:
    names = names_of([body])
    rows = Reply.objects.of_duty_left(body).standing().select_related("report__source", "force")
    return [
        ReplyPassing(row, last_day_of(row.report), tuple(places_naming(row, names)))
        for row in rows.order_by("report__published_on", "force__name", "pk")
    ]


def _issued_after(body: LocalPolicingBody, on: date) -> QuerySet[Reply]:
    """Letters that bear the body's name and a day on which it is to have ended."""
    dated = Q(letters__body=body, letters__letter_date__gte=on) | Q(origin=Reply.Origin.ADOPTED, letter_date__gte=on)
    return Reply.objects.standing().filter(dated, body=body).select_related("report").distinct().order_by("pk")


def _day(reply: Reply) -> str:
    return plain_date(reply.letter_date) if reply.letter_date else ""


def _digest(facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def counts_words(passing: Passing) -> list[str]:
    """What passes, a line each."""
    responses = ngettext(
        "%(all)s recommendation, of which %(open)s is open",
        "%(all)s recommendations, of which %(open)s are open",
        passing.open + passing.closed,
    )
    replies = ngettext("%(n)s reply that is not done", "%(n)s replies that are not done", len(passing.replies))
    reviews = ngettext("%(n)s scrutiny review to come", "%(n)s scrutiny reviews to come", passing.reviews)
    sheets = ngettext("%(n)s update sheet to decide on", "%(n)s update sheets to decide on", passing.sheets)
    return [
        responses % {"all": passing.open + passing.closed, "open": passing.open},
        replies % {"n": len(passing.replies)},
        reviews % {"n": passing.reviews},
        sheets % {"n": passing.sheets},
    ]
