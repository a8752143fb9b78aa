"""The dashboard's figures: each is a set of the list's own filters, so that its number is the length of its list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from responses.domain.status import Colour, Status
from responses.insight.cells import RAG_TONES
from responses.insight.filters import address
from responses.insight.questions import Standpoint, where
from responses.record.labels import COLOUR_LABELS, STATUS_LABELS, STATUS_TONES
from responses.record.models.positions import PositionQuerySet


@dataclass(frozen=True)
class Figure:
    """A number that a page shows: what it asks of the list, and in which order the list opens."""

    key: str
    words: "str | Promise"
    values: Mapping[str, Any]
    sort: str = ""
    tone: str = ""
    word: "str | Promise" = ""
    """The one word of a colour, where `words` say what it means."""


@dataclass(frozen=True)
class Counted:
    """A figure with its number and the address of exactly its rows."""

    figure: Figure
    count: int
    href: str


EVERY = Figure("every", _("Recorded"), {})
APPLIES = Figure("applies", _("That apply"), {"applies": True})
ATTENTION: tuple[Figure, ...] = (
    Figure("past_deadline", _("Past the inspectorate’s deadline"), {"past_deadline": True}, "deadline"),
    Figure("past_target", _("Past our target"), {"past_target": True}, "deadline"),
    Figure("due_30", _("Due in the next 30 days"), {"due_within": 30}, "deadline"),
    Figure("due_90", _("Due in the next 90 days"), {"due_within": 90}, "deadline"),
    Figure("waiting", _("Waiting on others"), {"status": (Status.WAITING.value,)}, "deadline"),
    Figure("sign_off", _("Awaiting our sign-off"), {"status": (Status.AWAITING_SIGN_OFF.value,)}, "deadline"),
)
STATES: tuple[Figure, ...] = tuple(
    Figure(
        f"status_{status.name.lower()}", STATUS_LABELS[status], {"status": (status.value,)}, tone=STATUS_TONES[status]
    )
    for status in Status
)
SHARES: tuple[Figure, ...] = tuple(
    Figure(f"standing_{name.replace('-', '_')}", "", values)
    for name, values in (
        ("done", {"standing": "done"}),
        ("past-deadline", {"past_deadline": True}),
        ("past-target", {"standing": "past-target"}),
        ("waiting", {"standing": "waiting"}),
        ("awaiting-sign-off", {"standing": "awaiting-sign-off"}),
        ("unclear", {"standing": "unclear"}),
        ("not-started", {"standing": "not-started"}),
        ("not-accepted", {"standing": "not-accepted"}),
        ("on-course", {"standing": "on-course"}),
    )
)
"""The shares of the first sentence: together they are all recommendations that apply, and no two overlap."""


def every_figure(at: Standpoint, body: int) -> tuple[Figure, ...]:
    """All figures of a body's dashboard."""
    return (EVERY, APPLIES, *SHARES, *ATTENTION, *STATES, *colours(at, body))


def colours(at: Standpoint, body: int) -> tuple[Figure, ...]:
    """A figure for each colour that the body's rules give, with its meaning."""
    meanings: dict[Colour, list[str]] = {}
    for rule in at.rag_rules.get(body, ()):
        meanings.setdefault(rule.colour, []).append(gettext(rule.meaning))
    return tuple(
        Figure(f"rag_{colour}", "; ".join(each), {"rag": colour.value}, "", RAG_TONES[colour], COLOUR_LABELS[colour])
        for colour, each in meanings.items()
    )


def count(
    figures: Iterable[Figure], positions: PositionQuerySet, at: Standpoint, also: Mapping[str, Any]
) -> dict[str, Counted]:
    """Every figure's number in one query. `also` narrows all of them, in the count and in the address."""
    asked = {figure.key: figure for figure in figures}
    numbers = positions.filter(where(also, at)).aggregate(
        **{key: Count("pk", filter=where(figure.values, at)) for key, figure in asked.items()}
    )
    listed = reverse("recommendations")
    return {
        key: Counted(figure, numbers[key], listed + address({**also, **figure.values}, figure.sort))
        for key, figure in asked.items()
    }


def groups(counted: Mapping[str, Counted]) -> dict[str, Any]:
    """The counted figures as the parts of the page; shares and states that nothing has are left out."""
    shares = [counted[figure.key] for figure in SHARES if counted[figure.key].count]
    return {
        "every": counted[EVERY.key],
        "applies": counted[APPLIES.key],
        "shares": [(one, share_words(one.figure.key, one.count)) for one in shares],
        "attention": [counted[figure.key] for figure in ATTENTION],
        "states": [counted[figure.key] for figure in STATES if counted[figure.key].count],
        "colours": [one for key, one in counted.items() if key.startswith("rag_")],
    }


def share_words(key: str, number: int) -> str:
    """One share of the first sentence, such as "96 are done"."""
    return {
        "standing_done": ngettext("%(n)s is done", "%(n)s are done", number),
        "standing_past_deadline": ngettext(
            "%(n)s is past the inspectorate’s deadline", "%(n)s are past the inspectorate’s deadline", number
        ),
        "standing_past_target": ngettext("%(n)s more is past our target", "%(n)s more are past our target", number),
        "standing_waiting": ngettext("%(n)s more waits on others", "%(n)s more wait on others", number),
        "standing_awaiting_sign_off": ngettext(
            "%(n)s more awaits our sign-off", "%(n)s more await our sign-off", number
        ),
        "standing_unclear": ngettext("%(n)s more is unclear", "%(n)s more are unclear", number),
        "standing_not_started": ngettext("%(n)s more is not started", "%(n)s more are not started", number),
        "standing_not_accepted": ngettext("%(n)s is not accepted", "%(n)s are not accepted", number),
        "standing_on_course": ngettext("%(n)s is on course", "%(n)s are on course", number),
    }[key] % {"n": number}
