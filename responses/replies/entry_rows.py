"""The rows of a page on which recommendations are entered, as plain values: what was read, and what is held alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from forces.models import User
from recommendations.domain.alike import Held
from recommendations.domain.deadlines import parse_deadlines
from recommendations.models import Recommendation
from responses.replies.forms.register_rows import RowForm, Rows
from responses.replies.queries import wordings_seen
from responses.replies.words import deadline_words

NEARLY, WHOLLY = 95, 100
MOST_ALIKE = 3
"""As many as are shown beside a row."""


@dataclass(frozen=True, kw_only=True)
class AlikeShown:
    """A recommendation that is held already, and how much of it is the same."""

    recommendation: Recommendation
    how: str


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """A row with what the page says beside it."""

    place: int
    form: RowForm
    legend: str
    read: tuple[tuple[str, str], ...]
    has_text: bool
    alike: tuple[AlikeShown, ...]
    entered: date | None
    is_entered_open: bool


def rows_shown(rows: Rows, published_on: date | None, user: User, day: date) -> list[RowShown]:
    """Two queries, whatever the number of rows."""
    texts = [str(form["text"].value() or "") for form in rows.forms]
    alike = alike_each(texts, user, day)
    return [
        RowShown(
            place=place,
            form=form,
            legend=_legend(place, form),
            read=tuple((one.phrase, deadline_words(one)) for one in parse_deadlines(text, published_on)),
            has_text=bool(text.strip()),
            alike=found,
            entered=form.typed_day("due_on"),
            is_entered_open=any(form["due_on"].value() or []) or bool(form["due_phrase"].value()),
        )
        for place, (form, text, found) in enumerate(zip(rows.forms, texts, alike, strict=True), start=1)
    ]


def alike_each(texts: Sequence[str], user: User, day: date) -> list[tuple[AlikeShown, ...]]:
    """For each text, the recommendations that say the same, in reports that the person may see."""
    if not any(text.strip() for text in texts):
        return [()] * len(texts)
    held = Held(list(wordings_seen(user, day).values_list("pk", "text")))
    found = [held.nearest(text, limit=MOST_ALIKE) if text.strip() else () for text in texts]
    wanted = {one.id for each in found for one in each}
    named = Recommendation.objects.select_related("report__source").in_bulk(wanted) if wanted else {}
    return [
        tuple(AlikeShown(recommendation=named[one.id], how=_how_alike(one.score)) for one in each) for each in found
    ]


def _how_alike(score: int) -> str:
    if score >= WHOLLY:
        return _("asks the same, word for word but for its date or force")
    return _("asks almost the same") if score >= NEARLY else _("asks much the same")


def _legend(place: int, form: RowForm) -> str:
    kinds = dict(Recommendation.Kind.choices)
    kind = kinds.get(str(form["kind"].value()), kinds[Recommendation.Kind.RECOMMENDATION])
    words = {"place": place, "kind": kind, "number": form["number"].value() or ""}
    return (_("%(place)s. %(kind)s %(number)s") % words).strip()
