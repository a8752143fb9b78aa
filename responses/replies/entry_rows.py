"""The rows of a page on which recommendations are entered, as plain values: what was read, and what is held alike with
the answer that was given to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from forces.access import Access
from forces.models import User
from recommendations.domain.alike import Held
from recommendations.domain.deadlines import parse_deadlines
from recommendations.models import Recommendation
from responses.replies.answers_then import AnswerThen, answers_then
from responses.replies.forms.register_rows import RowForm, Rows
from responses.replies.queries import wordings_seen
from responses.replies.words import deadline_words

NEARLY, WHOLLY = 95, 100
MOST_ALIKE = 3
"""As many as are shown beside a row."""


@dataclass(frozen=True, kw_only=True)
class AlikeShown:
    """A recommendation that is held already, how much of it is the same, and what was answered to it."""

    recommendation: Recommendation
    how: str
    answers: tuple[AnswerThen, ...] = ()


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


@dataclass(frozen=True)
class Reader:
    """Who looks at the page, and on which day."""

    user: User
    access: Access
    day: date


def rows_shown(rows: Rows, published_on: date | None, reader: Reader, report: int | None = None) -> list[RowShown]:
    """A fixed number of queries, whatever the number of rows. `report` is the one that they are added to: it asks
    nothing again of its own."""
    texts = [str(form["text"].value() or "") for form in rows.forms]
    alike = with_answers(alike_each(texts, reader), reader.access)
    chosen = chosen_held([form.chosen for form in rows.forms], reader)
    for form, found in zip(rows.forms, alike, strict=True):
        others = [one.recommendation for one in found if one.recommendation.report_id != report]
        form.offer([*others, *([chosen[form.chosen]] if form.chosen in chosen else [])])
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


def chosen_held(chosen: Sequence[int | None], reader: Reader) -> Mapping[int | None, Recommendation]:
    """Of the recommendations that were chosen as asked again, those that the person may see."""
    wanted = {one for one in chosen if one is not None}
    if not wanted:
        return {}
    rows = wordings_seen(reader.user, reader.day).filter(pk__in=wanted).select_related("report__source")
    return {row.pk: row for row in rows}


def alike_each(texts: Sequence[str], reader: Reader) -> list[tuple[AlikeShown, ...]]:
    """For each text, the recommendations that say the same, in reports that the person may see."""
    if not any(text.strip() for text in texts):
        return [()] * len(texts)
    held = Held(list(wordings_seen(reader.user, reader.day).values_list("pk", "text")))
    found = [held.nearest(text, limit=MOST_ALIKE) if text.strip() else () for text in texts]
    wanted = {one.id for each in found for one in each}
    named = Recommendation.objects.select_related("report__source").in_bulk(wanted) if wanted else {}
    return [
        tuple(AlikeShown(recommendation=named[one.id], how=_how_alike(one.score)) for one in each) for each in found
    ]


def with_answers(alike: Sequence[tuple[AlikeShown, ...]], access: Access) -> list[tuple[AlikeShown, ...]]:
    """The same, each with what the person's bodies answered to it."""
    answers = answers_then({one.recommendation.pk for each in alike for one in each}, access)
    return [
        tuple(replace(one, answers=tuple(answers.get(one.recommendation.pk, ()))) for one in each) for each in alike
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
