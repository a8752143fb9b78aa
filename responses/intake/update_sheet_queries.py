"""What the pages of update sheets ask of the database: each a fixed number of queries, whatever the sheet's size."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from forces.access import Access
from forces.models import Force, LocalPolicingBody
from forces.roles import Permission
from responses.intake.models import Proposal, UpdateSheet
from responses.record.models import Batch, Position
from responses.record.models.positions import PositionQuerySet


@dataclass(frozen=True)
class Items:
    """A force's items for which a body answers: how many are open, and whether the person may send their sheet."""

    body: LocalPolicingBody
    force: Force
    open: int
    may_send: bool
    is_only: bool
    """Whether the force has items of no other body: then its name alone says which sheet is meant."""

    @property
    def pair(self) -> tuple[int, int]:
        return self.body.pk, self.force.pk


def items_seen(access: Access) -> list[Items]:
    """The person's forces, by name, each with its body."""
    rows = Position.objects.current().visible_to(access).filter(body__isnull=False)
    counted = list(rows.values("body", "force").annotate(open=Count("pk", filter=Q(is_open=True))).order_by())
    bodies = LocalPolicingBody.objects.in_bulk({row["body"] for row in counted})
    forces = Force.objects.in_bulk({row["force"] for row in counted})
    of_bodies = access.body_ids(Permission.RECORD_UPDATES)
    of_forces = access.force_ids(Permission.RECORD_FORCE_WORD)
    found = [
        Items(
            body=bodies[row["body"]],
            force=forces[row["force"]],
            open=row["open"],
            may_send=row["body"] in of_bodies or row["force"] in of_forces,
            is_only=sum(other["force"] == row["force"] for other in counted) == 1,
        )
        for row in counted
    ]
    return sorted(found, key=lambda one: (one.force.name, -one.open, one.body.formal_name))


def items_of(access: Access, force: str, body: str = "") -> Items:
    """The items of a force, by its slug, and of a body where it has several; Http404 where they are out of scope."""
    for items in items_seen(access):
        if items.force.slug == force and body in ("", items.body.slug):
            return items
    raise Http404


def pairs_to_send(items: Collection[Items]) -> frozenset[tuple[int, int]]:
    """The bodies and forces, by id, for which the person may send a sheet."""
    return frozenset(one.pair for one in items if one.may_send)


def open_positions(items: Items) -> PositionQuerySet:
    """What is open, the earliest deadline first. The body's unissued words are not even read."""
    rows = Position.objects.current().filter(force=items.force, body=items.body, is_open=True)
    joined = rows.select_related("response__recommendation__report", "response__recommendation__parent")
    return (
        joined.prefetch_related("response__recommendation__deadlines")
        .defer("body_action", "no_action_reason", "applies_reason", "acceptance_reason", "waiting_on", "waiting_for")
        .order_by(
            F("due_on").asc(nulls_last=True), "report__title", "report", "response__recommendation__position", "pk"
        )
    )


def sheets_seen(access: Access) -> QuerySet[UpdateSheet]:
    """The sheets that came back, newest first, each with how much it proposes and how much of that is undecided."""
    rows = UpdateSheet.objects.visible_to(access).select_related("force", "read_by")
    return rows.annotate(
        proposed=Count("proposals"), undecided=Count("proposals", filter=Q(proposals__decision=""))
    ).order_by("-read_at", "-pk")


def sheet_in_scope(access: Access, pk: int) -> UpdateSheet:
    """The sheet, or Http404 where it is out of the person's scope."""
    rows = UpdateSheet.objects.visible_to(access).select_related("force", "body", "read_by", "document")
    sheet = rows.filter(pk=pk).first()
    if sheet is None:
        raise Http404
    return sheet


@dataclass(frozen=True)
class Line:
    """One proposal, without its words."""

    pk: int
    response: int
    decision: str
    version: int


@dataclass(frozen=True)
class Overview:
    """All that a sheet proposes, in its order."""

    lines: Sequence[Line]

    @cached_property
    def undecided(self) -> list[int]:
        """The ids of the proposals that wait for a decision."""
        return [line.pk for line in self.lines if not line.decision]

    @cached_property
    def responses(self) -> list[int]:
        """The responses, those with something to decide first."""
        waiting = dict.fromkeys(line.response for line in self.lines if not line.decision)
        return list(waiting | dict.fromkeys(line.response for line in self.lines))

    @property
    def seen(self) -> dict[int, int]:
        """The version of each response on which something waits for a decision."""
        return {line.response: line.version for line in self.lines if not line.decision}

    def count(self, decision: Proposal.Decision) -> int:
        return sum(line.decision == decision for line in self.lines)


def overview_of(sheet: UpdateSheet) -> Overview:
    """In one query, however much is proposed."""
    rows = sheet.proposals.order_by("row", "pk").values_list("pk", "response", "decision", "response__version")
    return Overview([Line(*row) for row in rows])


def proposals_on(sheet: UpdateSheet, responses: Collection[int]) -> QuerySet[Proposal]:
    """What the sheet proposes for these responses, with all that is shown of it."""
    rows = sheet.proposals.filter(response__in=responses).order_by("row", "pk")
    return rows.select_related(
        "response__recommendation__report", "response__recommendation__parent", "decided_by", "batch"
    )


def batches_of(sheet: UpdateSheet) -> list[Batch]:
    """The steps in which what the sheet proposes was taken, the first one first."""
    taken = Batch.objects.filter(pk__in=sheet.proposals.filter(batch__isnull=False).values("batch"))
    return list(taken.order_by("made_at", "pk"))
