"""The orders of the list of recommendations: the page and the file of rows sort by the same ones."""

from collections.abc import Sequence

from django.db.models import Case, F, IntegerField, OrderBy, Value, When
from django.db.models.functions import NullIf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from responses.domain.status import Status
from responses.record.models.positions import PositionQuerySet

_STATUS_RANK = Case(
    *(When(status=status.value, then=Value(rank)) for rank, status in enumerate(Status)),
    output_field=IntegerField(),
)
SORTS: dict[str, F | Case | NullIf] = {
    "report": F("report__title"),
    "force": F("force__name"),
    "deadline": F("due_on"),
    "progress": _STATUS_RANK,
    "owner": NullIf("owner", Value("")),
    "updated": F("updated_on"),
}
"""What each sortable column sorts by. What has no value comes last, up or down, on every database."""

SORT_WORDS: dict[str, Promise] = {
    "": _("newest report first"),
    "report": _("sorted by report"),
    "-report": _("sorted by report, Z to A"),
    "force": _("sorted by force"),
    "-force": _("sorted by force, Z to A"),
    "deadline": _("sorted by deadline"),
    "-deadline": _("sorted by deadline, latest first"),
    "progress": _("sorted by progress, not started first"),
    "-progress": _("sorted by progress, closed first"),
    "owner": _("sorted by owner"),
    "-owner": _("sorted by owner, Z to A"),
    "updated": _("sorted by last update, oldest first"),
    "-updated": _("sorted by last update, newest first"),
}
"""Every order that the address may ask for, in words; an empty one is the register's own."""

_REGISTER: tuple[OrderBy | str, ...] = (
    F("report__published_on").desc(nulls_last=True),
    "report",
    "response__recommendation__position",
    "force__name",
    "pk",
)


def ordered(positions: PositionQuerySet, sort: str) -> PositionQuerySet:
    """In the order asked for (a key of SORT_WORDS); what ties stands as in the register, newest report first."""
    return positions.order_by(*_by(sort), *_REGISTER)


def _by(sort: str) -> Sequence[OrderBy]:
    if not sort:
        return ()
    column = SORTS[sort.removeprefix("-")]
    return (OrderBy(column, descending=sort.startswith("-"), nulls_last=True),)
