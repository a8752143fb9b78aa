"""What is doubtful about an entry of the register, and what becomes of a thing that it says, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.domain.register_values import Doubt, Entry
from responses.intake.register.plan import Line, Standing
from tracker.kit.dates import long_date

_DOUBTS = {
    Doubt.NO_DATE: gettext_lazy("The page gives no date."),
    Doubt.NOT_A_DATE: gettext_lazy("“%(written)s” is not a date."),
    Doubt.IMPOSSIBLE_DATE: gettext_lazy("“%(written)s” is not a day of the calendar."),
    Doubt.NOT_A_DAY: gettext_lazy("“%(written)s” names no single day."),
    Doubt.MONTH_FIRST: gettext_lazy(
        "“%(written)s” is no date with the day first. With the month first it is %(days)s."
    ),
    Doubt.EITHER_ORDER: gettext_lazy("“%(written)s” may be %(days)s: another date on this page has the month first."),
    Doubt.OTHER_WEEKDAY: gettext_lazy("“%(written)s” does not fall on that weekday. It may be %(days)s."),
    Doubt.UNBALANCED: gettext_lazy("A mark is missing, cut short or one too many here: check what belongs together."),
    Doubt.LOOSE_WORDS: gettext_lazy("Some words here are in no status or comment: they are among those not used."),
}
LONGEST_SHOWN = 80

STANDING_WORDS = {
    Standing.NEW: gettext_lazy("New"),
    Standing.HELD: gettext_lazy("Held already: nothing is recorded"),
    Standing.TWICE: gettext_lazy("Said twice on this page: recorded once"),
    Standing.LEFT: gettext_lazy("Left out"),
    Standing.NO_DAY: gettext_lazy("Needs a date"),
    Standing.NOT_COME: gettext_lazy("The day has not come yet"),
    Standing.NO_MEANING: gettext_lazy("Say what its status means"),
    Standing.EMPTY: gettext_lazy("Says nothing: nothing is recorded"),
}
STANDING_TONES = {
    Standing.NEW: "on_course",
    Standing.NO_DAY: "attention",
    Standing.NOT_COME: "attention",
    Standing.NO_MEANING: "attention",
}
"""The tone of each word; the others are closed."""


def doubts_of(entry: Entry) -> list[str]:
    """What a person should know of an entry."""
    words = {"written": shown(entry.written.words if entry.written else ""), "days": _days(entry)}
    return [str(_DOUBTS[doubt]) % words for doubt in entry.doubts if doubt in _DOUBTS]


def line_words(line: Line) -> str:
    return str(STANDING_WORDS[line.standing])


def _days(entry: Entry) -> str:
    return _(" or ").join(long_date(day) for day in entry.may_be)


def shown(words: str) -> str:
    """Enough of words for a sentence."""
    return f"{words[:LONGEST_SHOWN]}…" if len(words) > LONGEST_SHOWN else words
