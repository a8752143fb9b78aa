"""From the address to what is asked for, and back: what the address says is read, said in words, or refused by name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from recommendations.models import Recommendation
from responses.domain.status import Status
from responses.insight.choices import Choices
from responses.insight.ordering import SORT_WORDS
from responses.insight.questions import NOT_NAMED, STANDINGS
from responses.record.labels import STATUS_LABELS

LONGEST_WORDS = 200
MOST_DAYS = 3660
SHOWN_OF_A_BAD_VALUE = 60
YES = {"1", "on", "yes", "true"}

STANDING_WORDS: dict[str, Promise] = {
    "not-ours": gettext_lazy("not for us"),
    "done": gettext_lazy("done"),
    "not-accepted": gettext_lazy("not accepted"),
    "past-deadline": gettext_lazy("past the inspectorate’s deadline"),
    "past-target": gettext_lazy("past our target only"),
    "waiting": gettext_lazy("waiting on others, not past a date"),
    "awaiting-sign-off": gettext_lazy("awaiting sign-off, not past a date"),
    "unclear": gettext_lazy("unclear, not past a date"),
    "not-started": gettext_lazy("not started, not past a date"),
    "on-course": gettext_lazy("on course"),
}


def whom_words(whom: str) -> str:
    """Whom a response waits for, in words, also where no one is named."""
    return _("someone not named") if whom == NOT_NAMED else whom


class Unreadable(Exception):
    """A value in the address that this filter can't take."""


@dataclass(frozen=True)
class Filter:
    """One filter: how its value is read from the address, and the words that say what it does."""

    name: str
    label: Promise
    read: Callable[[str, Choices], Any]
    words: Callable[[Any, Choices], str]
    attached: bool = False
    """Whether the words follow straight on "27 recommendations", as "past the deadline" does."""
    many: bool = False
    together: "str | Promise" = "%(values)s"
    """How a sentence says the values of a filter that takes many."""


def _read_words(text: str, choices: Choices) -> str:
    if len(text) > LONGEST_WORDS:
        raise Unreadable
    return text


def _read_any(text: str, choices: Choices) -> str:
    return text


def _read_yes(text: str, choices: Choices) -> bool:
    if text.lower() not in YES:
        raise Unreadable
    return True


def _read_days(text: str, choices: Choices) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_DAYS)) and int(text) <= MOST_DAYS):
        raise Unreadable
    return int(text)


def _read_report(text: str, choices: Choices) -> str:
    name = choices.report_ids.get(text, text)
    return _among(choices.report, name)


def _among(known: Mapping[str, Any], text: str) -> str:
    if text not in known:
        raise Unreadable
    return text


def _reader(held: str) -> Callable[[str, Choices], str]:
    return lambda text, choices: _among(getattr(choices, held), text)


def _words_of(held: str) -> Callable[[str, Choices], str]:
    return lambda value, choices: getattr(choices, held)[value]


def past_deadline_words() -> str:
    return _("past the inspectorate’s deadline")


def past_target_words(choices: Choices) -> str:
    """The target is the local policing body's: "ours" to its own people alone."""
    return _("past our target") if choices.is_of_body else _("past the policing body’s target")


def _due_words(value: int, choices: Choices) -> str:
    if value == 0:
        return _("due today")
    return ngettext("due within %(days)s day", "due within %(days)s days", value) % {"days": value}


_STATUSES = {status.value: STATUS_LABELS[status] for status in Status}
_KINDS = dict(Recommendation.Kind.choices)

FILTERS: tuple[Filter, ...] = (
    Filter(
        "past_deadline",
        gettext_lazy("Past deadline"),
        _read_yes,
        lambda value, held: past_deadline_words(),
        attached=True,
    ),
    Filter(
        "past_target",
        gettext_lazy("Past target"),
        _read_yes,
        lambda value, held: past_target_words(held),
        attached=True,
    ),
    Filter("due_within", gettext_lazy("Due within"), _read_days, _due_words, attached=True),
    Filter(
        "review_due",
        gettext_lazy("To be looked at again"),
        _read_yes,
        lambda value, held: _("waiting on others and to be looked at again by today"),
        attached=True,
    ),
    Filter(
        "standing",
        gettext_lazy("Standing"),
        lambda text, held: _among(STANDINGS, text),
        lambda value, held: str(STANDING_WORDS[value]),
        attached=True,
    ),
    Filter("applies", gettext_lazy("That apply"), _read_yes, lambda value, held: _("that apply to us"), attached=True),
    Filter(
        "status",
        gettext_lazy("Progress"),
        lambda text, held: _among(_STATUSES, text),
        lambda value, held: str(_STATUSES[value]),
        many=True,
        together=gettext_lazy("marked %(values)s"),
    ),
    Filter("rag", gettext_lazy("Colour"), _reader("rag"), _words_of("rag")),
    Filter(
        "report",
        gettext_lazy("Report"),
        _read_report,
        lambda value, held: _("“%(value)s”") % {"value": held.report[value]},
    ),
    Filter("body", gettext_lazy("Local policing body"), _reader("body"), _words_of("body")),
    Filter("force", gettext_lazy("Force"), _reader("force"), _words_of("force")),
    Filter(
        "kind", gettext_lazy("Kind"), lambda text, held: _among(_KINDS, text), lambda value, held: str(_KINDS[value])
    ),
    Filter("theme", gettext_lazy("Theme"), _read_any, lambda value, held: _("theme “%(value)s”") % {"value": value}),
    Filter("owner", gettext_lazy("Owner"), _read_any, lambda value, held: _("owner %(value)s") % {"value": value}),
    Filter(
        "waiting_on",
        gettext_lazy("Waiting on"),
        _read_any,
        lambda value, held: _("waiting on %(value)s") % {"value": whom_words(value)},
    ),
    Filter(
        "q", gettext_lazy("Words"), _read_words, lambda value, held: _("with the words “%(value)s”") % {"value": value}
    ),
)
"""In the order in which a sentence says them."""


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, once read, and a message for each part of it that can't be used."""

    values: dict[str, Any] = field(default_factory=dict)
    sort: str = ""
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tag:
    """A chosen filter in words, and the address without it."""

    words: str
    href: str


def read(params: QueryDict, choices: Choices) -> Chosen:
    """Read the address. What is not known is left out and said to be so, never guessed at."""
    values: dict[str, Any] = {}
    refused: list[str] = []
    for each in FILTERS:
        good: list[Any] = []
        for text in _given(params, each):
            try:
                good.append(_read_one(each, text, choices))
            except Unreadable:
                refused.append(_refusal(str(each.label), text))
        if good:
            values[each.name] = tuple(dict.fromkeys(good)) if each.many else good[-1]
    sort = params.get("sort", "")
    if sort not in SORT_WORDS:
        refused.append(_refusal(_("Order"), sort))
        sort = ""
    return Chosen(values, sort, tuple(refused))


def address(values: Mapping[str, Any], sort: str = "") -> str:
    """The query string that asks for these values, such as "?past_deadline=1&sort=deadline"."""
    params = QueryDict(mutable=True)
    for name, value in values.items():
        each = value if isinstance(value, tuple) else (value,)
        params.setlist(name, ["1" if one is True else str(one) for one in each])
    if sort:
        params["sort"] = sort
    return f"?{params.urlencode('/')}" if params else "?"


def tags(chosen: Chosen, choices: Choices) -> list[Tag]:
    """Every chosen value with the address of the list without it."""
    return [
        Tag(capitalised(each.words(one, choices)), address(_without(chosen.values, each, one), chosen.sort))
        for each, one in _each_value(chosen)
    ]


def sentence(count: int, chosen: Chosen, choices: Choices) -> str:
    """What is shown: "27 recommendations past the inspectorate’s deadline, West Mercia Police, sorted by deadline"."""
    head = ngettext("%(count)s recommendation", "%(count)s recommendations", count) % {"count": count}
    attached = [each.words(value, choices) for each, value in _each_value(chosen) if each.attached]
    if attached:
        head = f"{head} {_(' and ').join(attached)}"
    others = [_together(each, chosen.values[each.name], choices) for each in FILTERS if _says(each, chosen)]
    return ", ".join([head, *others, str(SORT_WORDS[chosen.sort])])


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _says(each: Filter, chosen: Chosen) -> bool:
    return each.name in chosen.values and not each.attached


def _together(each: Filter, value: Any, choices: Choices) -> str:
    """The words of one filter; several values are alternatives."""
    if not each.many:
        return each.words(value, choices)
    quoted = [_("“%(value)s”") % {"value": each.words(one, choices)} for one in value]
    return each.together % {"values": _(" or ").join(quoted)}


def _each_value(chosen: Chosen) -> Iterator[tuple[Filter, Any]]:
    for each in FILTERS:
        if each.name in chosen.values:
            value = chosen.values[each.name]
            yield from ((each, one) for one in (value if each.many else (value,)))


def _without(values: Mapping[str, Any], each: Filter, one: Any) -> dict[str, Any]:
    left = dict(values)
    kept = tuple(other for other in left[each.name] if other != one) if each.many else ()
    if kept:
        left[each.name] = kept
    else:
        del left[each.name]
    return left


def _given(params: QueryDict, each: Filter) -> list[str]:
    texts = [text.strip() for text in params.getlist(each.name)]
    return [text for text in texts if text]


def _read_one(each: Filter, text: str, choices: Choices) -> Any:
    if "\x00" in text:
        raise Unreadable
    return each.read(text, choices)


def _refusal(label: str, text: str) -> str:
    shown = text if len(text) <= SHOWN_OF_A_BAD_VALUE else f"{text[:SHOWN_OF_A_BAD_VALUE]}…"
    message = _("%(label)s: “%(value)s” in the address is not known, so it is left out.")
    return message % {"label": label, "value": shown.replace("\x00", "�")}
