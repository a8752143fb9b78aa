"""One engine for numbers: every count on a page and the list behind it are the same named questions over positions.

A question is a function of a value and a standpoint; the list's filters, the dashboard's figures, the file of rows and
the links between them are all made of these, so they can't disagree.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.lookups import Exact

from responses.domain.status import DONE, Fact, RagRules, Status


@dataclass(frozen=True)
class Standpoint:
    """From where a question is asked: on which day, by whose colours, and how much the person may see."""

    day: date
    rag_rules: Mapping[int, RagRules] = field(default_factory=dict)
    """Each local policing body's rules, by its id."""
    internal_bodies: frozenset[int] = frozenset()
    """The bodies whose unissued words the person may see."""


Question = Callable[[Any, Standpoint], Q]

_NOT_OURS = [Status.NOT_APPLICABLE, Status.SUPERSEDED]

FACT_Q: dict[Fact, Callable[[date], Q]] = {
    Fact.DONE: lambda day: Q(status__in=sorted(DONE)),
    Fact.REFUSED: lambda day: Q(status=Status.NOT_ACCEPTED),
    Fact.NOT_OURS: lambda day: Q(status__in=_NOT_OURS),
    Fact.WAITING: lambda day: Q(status=Status.WAITING),
    Fact.PAST_DEADLINE: lambda day: Q(is_open=True, due_on__lt=day),
    Fact.PAST_TARGET: lambda day: Q(is_open=True, target_on__lt=day),
    Fact.PAST_WORKING_DATE: lambda day: Q(is_open=True) & (Q(target_on__lt=day) | Q(target_on=None, due_on__lt=day)),
    Fact.PAST_DUE_DATE: lambda day: Q(is_open=True) & (Q(due_on__lt=day) | Q(due_on=None, target_on__lt=day)),
    Fact.OPEN: lambda day: Q(is_open=True),
}
"""`status.facts_on` as the database asks it; a test compares the two over every state and date."""


def rag_colour(at: Standpoint) -> Case:
    """The colour that each row's body gives it: the first rule that a fact meets; empty where none does."""
    whens = [
        When(Q(body=body) & _any(FACT_Q[fact](at.day) for fact in sorted(rule.any_of)), then=Value(rule.colour.value))
        for body, rules in at.rag_rules.items()
        for rule in rules
        if rule.any_of
    ]
    return _first(whens)


STANDINGS: dict[str, Callable[[date], Q]] = {
    "not-ours": FACT_Q[Fact.NOT_OURS],
    "done": FACT_Q[Fact.DONE],
    "not-accepted": FACT_Q[Fact.REFUSED],
    "past-deadline": FACT_Q[Fact.PAST_DEADLINE],
    "past-target": FACT_Q[Fact.PAST_TARGET],
    "waiting": FACT_Q[Fact.WAITING],
    "awaiting-sign-off": lambda day: Q(status=Status.AWAITING_SIGN_OFF),
    "unclear": lambda day: Q(status=Status.UNCLEAR),
    "not-started": lambda day: Q(status=Status.NOT_STARTED),
    "on-course": FACT_Q[Fact.OPEN],
}
"""Where a response stands, in one word: the first of these that holds, so that the words share out all responses."""


def standing(at: Standpoint) -> Case:
    """The standing of each row."""
    return _first([When(holds(at.day), then=Value(name)) for name, holds in STANDINGS.items()])


def _first(whens: list[When]) -> Case:
    return Case(*whens, default=Value(""), output_field=CharField())


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def _report(value: str, at: Standpoint) -> Q:
    """By "source/slug", as its page's address names it, or by id."""
    source, _, slug = value.partition("/")
    return Q(report__source__slug=source, report__slug=slug) if slug else Q(report=int(value))


def _due_within(value: int, at: Standpoint) -> Q:
    """Open, and the last day is today or one of the days that follow."""
    return Q(is_open=True, due_on__gte=at.day, due_on__lte=at.day + timedelta(days=value))


def _words(value: str, at: Standpoint) -> Q:
    """Every word occurs somewhere. The body's unissued words are searched for its own people alone."""
    found = Q()
    for word in value.split():
        found &= (
            Q(response__recommendation__text__icontains=word)
            | Q(response__recommendation__number__iexact=word)
            | Q(response__recommendation__kind__icontains=word)
            | Q(response__recommendation__addressee__icontains=word)
            | Q(response__recommendation__theme__icontains=word)
            | Q(report__title__icontains=word)
            | Q(report__source__short_name__icontains=word)
            | Q(owner__icontains=word)
            | Q(waiting_on__icontains=word)
            | Q(waiting_for__icontains=word)
            | Q(force_action__icontains=word)
            | Q(body_action__icontains=word, body__in=at.internal_bodies)
            | Q(no_action_reason__icontains=word, body__in=at.internal_bodies)
        )
    return found


NOT_NAMED = "not-named"
"""Asked as whom a response waits for: no one is named, as an adopted letter may leave it."""


def _waiting_on(value: str, at: Standpoint) -> Q:
    return Q(waiting_on="", status=Status.WAITING) if value == NOT_NAMED else Q(waiting_on=value)


FILTERS: dict[str, Question] = {
    "q": _words,
    "past_deadline": lambda value, at: FACT_Q[Fact.PAST_DEADLINE](at.day),
    "past_target": lambda value, at: FACT_Q[Fact.PAST_TARGET](at.day),
    "due_within": _due_within,
    "review_due": lambda value, at: Q(status=Status.WAITING, review_on__lte=at.day),
    "status": lambda value, at: Q(status__in=value),
    "standing": lambda value, at: Q(Exact(standing(at), value)),
    "applies": lambda value, at: ~Q(status__in=_NOT_OURS),
    "rag": lambda value, at: Q(Exact(rag_colour(at), value)),
    "report": _report,
    "body": lambda value, at: Q(body__slug=value),
    "force": lambda value, at: Q(force__slug=value),
    "kind": lambda value, at: Q(response__recommendation__kind=value),
    "theme": lambda value, at: Q(response__recommendation__theme=value),
    "owner": lambda value, at: Q(owner=value),
    "waiting_on": _waiting_on,
}
"""Every question that can be asked, by its name in the address."""


def where(values: Mapping[str, Any], at: Standpoint) -> Q:
    """All that these values ask, together."""
    asked = Q()
    for name, value in values.items():
        asked &= FILTERS[name](value, at)
    return asked
