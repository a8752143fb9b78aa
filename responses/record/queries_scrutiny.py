"""What the pages ask of scrutiny entries: a fixed number of queries, in scope."""

from django.db.models import Count, Min
from django.http import Http404

from forces.access import Access
from responses.domain.positions import FOREVER
from responses.record.models import Position, Response, Scrutiny
from responses.record.models.positions import PositionQuerySet
from responses.record.models.scrutiny import ScrutinyQuerySet

LONGEST_ID = 18
"""In digits: what a database's id can hold."""


def entries_in_scope(access: Access) -> ScrutinyQuerySet:
    """The entries that the person may see, newest meeting first, each with how much it is about."""
    counted = Scrutiny.objects.visible_to(access).annotate(
        about=Count("responses"),
        reports=Count("responses__recommendation__report", distinct=True),
        report=Min("responses__recommendation__report__title"),
    )
    return counted.order_by("-held_on", "-pk")


def still_to_review(entries: ScrutinyQuerySet) -> ScrutinyQuerySet:
    """Those that are to be looked at again, the earliest day first, whether it has come or not."""
    return entries.review_due_on(FOREVER).order_by("next_review_on", "pk")


def entry_in_scope(access: Access, pk: int) -> Scrutiny:
    """The entry, or Http404 where it is out of the person's scope."""
    entry = Scrutiny.objects.visible_to(access).select_related("body", "by").filter(pk=pk).first()
    if entry is None:
        raise Http404
    return entry


def entry_about(access: Access, response_id: int, asked: str) -> Scrutiny:
    """The entry that an address asks for, if it is about the response; Http404 where it is not."""
    pk = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID else 0
    entry = Scrutiny.objects.visible_to(access).filter(pk=pk, responses=response_id).first()
    if entry is None:
        raise Http404
    return entry


def entries_about(response: Response) -> list[Scrutiny]:
    """Every entry about the response, newest meeting first. For the body's own people alone."""
    return list(response.scrutiny.select_related("by").order_by("-held_on", "-pk"))


def standing_of(entry: Scrutiny, access: Access) -> PositionQuerySet:
    """Where each of the entry's responses stands now, report by report; what passed to a successor is its people's."""
    rows = Position.objects.current().visible_to(access).filter(response__scrutiny=entry)
    rows = rows.select_related("response__recommendation", "report", "force")
    return rows.order_by("report__title", "report", "response__recommendation__position", "force__name")
