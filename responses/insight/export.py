"""The file of rows: exactly what the list shows, in the same order, in a fixed number of queries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recommendations.models import Deadline
from responses.insight import cells
from responses.insight.listing import Listing
from responses.insight.questions import Standpoint
from responses.record.labels import FIELD_LABELS
from responses.record.models import Position

CHUNK = 500


@dataclass(frozen=True)
class Row:
    """One position, the phrases of its deadlines and the standpoint it is seen from."""

    position: Position
    phrases: str
    at: Standpoint


@dataclass(frozen=True)
class Column:
    """A heading and what stands under it. An internal one is for the body's own people: others' files lack it."""

    heading: "str | Promise"
    value: Callable[[Row], object]
    internal: bool = False


def _field(name: str, *, internal: bool = False) -> Column:
    return Column(FIELD_LABELS[name], lambda row: getattr(row.position, name), internal)


def _mark(place: int) -> Callable[[Row], str]:
    return lambda row: cells.marks(row.position, is_of_body=True)[place].words


COLUMNS: tuple[Column, ...] = (
    Column(_("Source"), lambda row: row.position.report.source.short_name),
    Column(_("Report"), lambda row: row.position.report.title),
    Column(_("Published on"), lambda row: row.position.report.published_on),
    Column(_("Number"), lambda row: row.position.response.recommendation.number),
    Column(_("Kind"), lambda row: row.position.response.recommendation.get_kind_display()),
    Column(_("Text"), lambda row: row.position.response.recommendation.text),
    Column(_("Addressee"), lambda row: row.position.response.recommendation.addressee),
    Column(_("Theme"), lambda row: row.position.response.recommendation.theme),
    Column(_("Force"), lambda row: row.position.force.name),
    Column(_("Deadline as written"), lambda row: row.phrases),
    Column(_("Due on"), lambda row: row.position.due_on),
    Column(_("Status"), lambda row: row.position.get_status_display()),
    Column(_("Colour (RAG)"), lambda row: cells.rag_words(row.position, row.at)),
    Column(_("The force says"), _mark(0)),
    Column(_("The local policing body’s view"), _mark(1)),
    Column(_("The inspectorate’s status"), _mark(2)),
    _field("waiting_on"),
    _field("waiting_for"),
    _field("review_on"),
    _field("owner"),
    Column(_("Target"), lambda row: row.position.target_on),
    Column(_("Last update"), lambda row: row.position.updated_on),
    _field("force_action"),
    _field("body_action", internal=True),
    _field("applies_reason", internal=True),
    _field("acceptance_reason", internal=True),
)


def columns_for(at: Standpoint) -> list[Column]:
    """The columns that the person may see."""
    return [column for column in COLUMNS if at.internal_bodies or not column.internal]


def heading(columns: list[Column]) -> list[str]:
    """The first line of the file."""
    return [str(column.heading) for column in columns]


def rows(found: Listing, columns: list[Column]) -> Iterator[list[object]]:
    """The lines of the file. The deadlines' phrases are read once, before the first."""
    phrases = _phrases(found)
    positions = found.rows.select_related("response__recommendation", "report__source", "force")
    for position in positions.iterator(chunk_size=CHUNK):
        said = "; ".join(phrases.get(position.response.recommendation_id, ()))
        row = Row(position, said, found.at)
        yield [_shown(column, row) for column in columns]


def _shown(column: Column, row: Row) -> object:
    """A person of one body who speaks for another's force sees no unissued words of the other."""
    if column.internal and row.position.body_id not in row.at.internal_bodies:
        return ""
    return column.value(row)


def _phrases(found: Listing) -> dict[int, list[str]]:
    wanted = found.rows.order_by().values("response__recommendation")
    held: dict[int, list[str]] = {}
    deadlines = Deadline.objects.filter(recommendation__in=wanted).order_by("recommendation", "position")
    for recommendation, phrase in deadlines.values_list("recommendation", "phrase"):
        held.setdefault(recommendation, []).append(phrase)
    return held
