"""What the first sheet of an update sheet says to the force, in plain English."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forces.models import Force, LocalPolicingBody
from responses.domain.status import ForceSays
from responses.intake.update_sheet_columns import ANSWERS, HEADINGS, ROW_ID, ROWS_NAME
from responses.record.labels import LABELS, Words
from tracker.kit.dates import plain_date
from tracker.kit.numbers import grouped

MEANINGS: dict[ForceSays, Words] = {
    ForceSays.NOTHING: gettext_lazy("The force has not said yet."),
    ForceSays.NOT_DONE: gettext_lazy("What was asked is not done, and work on it has not begun."),
    ForceSays.UNDER_WAY: gettext_lazy("Work on what was asked has begun and is not finished."),
    ForceSays.DONE: gettext_lazy(
        "All that was asked is done. The local policing body then decides whether it is satisfied."
    ),
}
CHARACTERS_IN_A_LINE = 95


class Look(Enum):
    """How a line of the guide looks."""

    TITLE = "title"
    STRONG = "strong"
    TEXT = "text"


@dataclass(frozen=True)
class GuideLine:
    """A line over the whole width; or one of the words to choose from, with what it means."""

    said: str
    look: Look = Look.TEXT
    words: str | None = None

    @property
    def height(self) -> int:
        """In lines of print: a merged cell does not grow by itself."""
        return -(-len(self.said) // CHARACTERS_IN_A_LINE)


def guide_lines(*, force: Force, body: LocalPolicingBody, rows: int, day: date) -> list[GuideLine]:
    """The whole sheet, line by line."""
    return [
        GuideLine(_("Update sheet: %(force)s") % {"force": force.name}, Look.TITLE),
        GuideLine(_what_is_in_it(force, body, rows, day)),
        GuideLine(_("What to do"), Look.TITLE),
        *(GuideLine(f"{number}. {step}") for number, step in enumerate(_steps(), start=1)),
        GuideLine(_("The words to choose from"), Look.TITLE),
        *(GuideLine(str(MEANINGS[ForceSays(value)]), words=str(word)) for value, word in LABELS["force_says"].items()),
        GuideLine(_("What becomes of it"), Look.TITLE),
        GuideLine(
            _(
                "Nothing is recorded when the sheet is sent back. An officer of the local policing body sees each "
                "change and takes it or leaves it. What is taken stands in the history as what the force says."
            )
        ),
    ]


def _what_is_in_it(force: Force, body: LocalPolicingBody, rows: int, day: date) -> str:
    words = ngettext(
        "%(rows)s open item of %(force)s, as it stood on %(day)s. It is asked for by: %(body)s.",
        "%(rows)s open items of %(force)s, as they stood on %(day)s. They are asked for by: %(body)s.",
        rows,
    )
    return words % {"rows": grouped(rows), "force": force.name, "day": plain_date(day), "body": body.formal_name}


def _steps() -> Iterator[str]:
    says, action, note = (column.heading for column in ANSWERS)
    yield _("Go to the sheet “%(name)s”. Each row is about one open item.") % {"name": ROWS_NAME}
    yield _(
        "Fill in the three yellow columns at the right. All other cells are locked, so that rows cannot be mixed up."
    )
    yield _("“%(heading)s”: choose a word from the list.") % {"heading": says}
    yield _(
        "“%(heading)s” holds what is recorded. Change it, or add to it, so that it says all that the force does about "
        "the item."
    ) % {"heading": action}
    yield _("“%(heading)s” is empty. Write what is new.") % {"heading": note}
    yield _("Leave every cell as it is where there is nothing new to say.")
    yield _(
        "You may filter the rows. Leave the column “%(heading)s” as it is: it says which item each row is about."
    ) % {"heading": HEADINGS[ROW_ID]}
    yield _("A cell can hold up to 20,000 characters.")
    yield _(
        "Save the workbook as .xlsx. Send it back to the local policing body, or send it in yourself on the page "
        "“Update sheets”."
    )
