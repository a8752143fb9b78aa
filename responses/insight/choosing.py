"""Which rows of the list were chosen: those ticked, or all that its filters give; and whether that can be done."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from forces.access import Access
from forces.roles import Permission
from responses.insight.listing import listing
from responses.insight.ordering import ordered
from responses.record.forms.chosen import MOST
from responses.record.models import Position
from responses.record.models.positions import PositionQuerySet
from responses.record.queries_scrutiny import LONGEST_ID
from tracker.kit.numbers import grouped


class CannotChoose(Exception):
    """Nothing can be done with this choice; the message says why and what to do instead."""


def chosen_rows(params: QueryDict, access: Access, day: date) -> list[Position]:
    """What the list's form asks for, in the list's own order, resolved to rows once and for all.

    Raises CannotChoose where that is nothing, too much, or not of one body, and Http404 where a row is out of scope.
    """
    if params.get("all"):
        rows = _all_filtered(params, access, day)
    else:
        rows = rows_of([id_in(text) for text in params.getlist("response")], access)
    if not rows:
        raise CannotChoose(_("No recommendation is chosen. Tick at least one, or tick the box for all of them."))
    if len({row.body_id for row in rows}) > 1:
        words = _("These belong to more than one local policing body. Filter the list by one of them, then choose.")
        raise CannotChoose(words)
    return rows


def rows_of(ids: Iterable[int], access: Access) -> list[Position]:
    """The current positions of these responses, all of which the person may change; otherwise Http404."""
    wanted = set(ids)
    rows = list(ordered(_changeable(Position.objects.current(), access).filter(response__in=wanted), ""))
    if len(rows) != len(wanted):
        raise Http404
    return rows


def id_in(text: str) -> int:
    """The id that an address names; Http404 where it can't be one."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_ID):
        raise Http404
    return int(text)


def _all_filtered(params: QueryDict, access: Access, day: date) -> list[Position]:
    """Every row that the list's filters give: a filter that can no longer be read would give others too."""
    found = listing(QueryDict(params.get("filter", "").removeprefix("?")), access, day)
    if found.chosen.refused:
        raise CannotChoose(_("The filters have changed meanwhile. Look at the list again, then choose."))
    rows = _changeable(found.rows, access)
    held = list(rows[: MOST + 1])
    if len(held) > MOST:
        words = _("%(number)s are chosen: at most %(most)s can be changed in one step. Filter the list further.")
        raise CannotChoose(words % {"number": grouped(rows.count()), "most": grouped(MOST)})
    return held


def _changeable(rows: PositionQuerySet, access: Access) -> PositionQuerySet:
    allowed = access.body_ids(Permission.RECORD_UPDATES)
    return rows.filter(body__in=allowed).select_related("response__recommendation", "report", "force")
