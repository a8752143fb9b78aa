"""What a person can filter by: the reports, forces, themes, owners and others waited for among what they may see."""

from dataclasses import dataclass, field

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext

from forces.access import Access
from forces.models import LocalPolicingBody
from forces.roles import Permission
from responses.domain.status import RagRules, parse_rag_rules
from responses.insight.questions import Standpoint
from responses.record.labels import COLOUR_LABELS
from responses.record.models import Position
from responses.record.models.positions import PositionQuerySet

Words = dict[str, str]
"""A value as the address writes it, and as people read it."""

Named = QuerySet[Position, tuple[str, str, str]]
"""Which filter, its value, the value's words."""

_REPORT_NAME = Concat("report__source__slug", Value("/"), "report__slug", output_field=CharField())
_DISTINCT: dict[str, tuple[Combinable, Combinable]] = {
    "report": (_REPORT_NAME, F("report__title")),
    "force": (F("force__slug"), F("force__name")),
    "theme": (F("response__recommendation__theme"), F("response__recommendation__theme")),
    "owner": (F("owner"), F("owner")),
    "waiting_on": (F("waiting_on"), F("waiting_on")),
}


@dataclass(frozen=True)
class Choices:
    """The values of the filters that depend on what is held."""

    report: Words = field(default_factory=dict)
    force: Words = field(default_factory=dict)
    theme: Words = field(default_factory=dict)
    owner: Words = field(default_factory=dict)
    waiting_on: Words = field(default_factory=dict)
    body: Words = field(default_factory=dict)
    rag: Words = field(default_factory=dict)
    report_ids: Words = field(default_factory=dict)
    """From a report's id to its name in the address."""
    is_of_body: bool = True
    """Whether "our" means the local policing body's; a force's liaison reads "the policing body's" instead."""


def choices_among(seen: PositionQuerySet, access: Access, at: Standpoint) -> Choices:
    """Every value that occurs among the rows that a person may see: one query for all of them."""
    parts = [_values_of(seen, name, key, words) for name, (key, words) in _DISTINCT.items()]
    parts.append(_values_of(seen, "report_ids", F("report"), _REPORT_NAME))
    held: dict[str, Words] = {name: {} for name in [*_DISTINCT, "report_ids"]}
    for name, key, words in parts[0].union(*parts[1:]):
        if key:
            held[name][str(key)] = words
    sorted_by_words = {name: _sorted(found) for name, found in held.items()}
    bodies = {body.slug: body.formal_name for body in access.bodies}
    return Choices(**sorted_by_words, body=bodies, rag=rag_words(at), is_of_body=bool(bodies))


def rag_words(at: Standpoint) -> Words:
    """The colours that the bodies' rules give, each with its meaning."""
    words: Words = {}
    for rules in at.rag_rules.values():
        for rule in rules:
            words.setdefault(rule.colour.value, f"{COLOUR_LABELS[rule.colour]}: {gettext(rule.meaning)}")
    return words


def rag_rules_for(access: Access) -> dict[int, RagRules]:
    """The colour rules of every body whose responses the person sees; a query only for a force's liaison."""
    bodies = list(access.bodies)
    if forces := access.force_ids(Permission.SEE_RESPONSES):
        answering = Position.objects.current().filter(force__in=forces).order_by().values("body")
        bodies += LocalPolicingBody.objects.filter(pk__in=answering)
    return {body.pk: parse_rag_rules(body.rag_rules) for body in bodies}


def _sorted(found: Words) -> Words:
    return dict(sorted(found.items(), key=lambda pair: pair[1].lower()))


def _values_of(seen: PositionQuerySet, name: str, key: Combinable, words: Combinable) -> Named:
    text = CharField()
    rows = seen.order_by().annotate(of=Value(name, output_field=text), key=_as_text(key), words=_as_text(words))
    return rows.values_list("of", "key", "words")


def _as_text(value: Combinable) -> Combinable:
    return Cast(value, CharField())
