"""In plain words, what a document will become once it is adopted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.reading.values import Judgement
from responses.intake.forms.review import NEW, UPDATES
from responses.intake.review.item_fields import STATUS_LABELS
from responses.intake.review.promises import FOR_THE_REGISTER
from responses.intake.review.review import Review
from responses.intake.review.sightings import item_label, item_name
from tracker.kit.dates import plain_date


@dataclass(frozen=True)
class ItemLine:
    """One item: what it is called, what it becomes, where it then stands."""

    label: str
    becomes: str
    stands: str


@dataclass(frozen=True)
class Summary:
    """Sentences of what is made, the items one by one, those left out, and what was said of the register."""

    sentences: list[str]
    items: list[ItemLine]
    left_out: list[str]
    to_correct: list[str]


def summary_of(review: Review) -> Summary:
    """The form must be right."""
    cleaned = review.judged.cleaned_data
    if not review.asks:
        report = review.matched.labels.reports[int(cleaned["report"])]
        words = _("“%(title)s” is put beside the report “%(report)s”, to help to understand it. It answers nothing.")
        return Summary([words % {"title": cleaned["context_title"], "report": report}], [], [], [])
    every = range(len(review.reading.items))
    taken = [index for index in every if not cleaned[item_name(index, "leave_out")]]
    said = [question for question in review.questions if question.is_own]
    return Summary(
        sentences=_sentences(review, taken),
        items=[_line(review, index) for index in taken],
        left_out=[item_label(review.reading, index) for index in every if index not in taken],
        to_correct=[one.words.title for one in said if cleaned.get(one.name) in FOR_THE_REGISTER],
    )


def _sentences(review: Review, taken: list[int]) -> list[str]:
    cleaned = review.judged.cleaned_data
    new = [index for index in taken if cleaned[item_name(index, "recommendation")] == NEW]
    found = []
    if cleaned["report"] == NEW:
        found.append(_("The report “%(title)s” is registered.") % {"title": cleaned["new_title"]})
    if new:
        words = ngettext(
            "%(count)d recommendation is registered.", "%(count)d recommendations are registered.", len(new)
        )
        found.append(words % {"count": len(new)})
    return [*found, _of_responses(review, len(taken)), *_of_reply(review)]


def _of_responses(review: Review, count: int) -> str:
    day = review.judged.cleaned_data["letter_date"]
    force = review.forces[int(review.judged.cleaned_data["force"])]
    words = ngettext(
        "%(count)d response of %(force)s is recorded %(when)s.",
        "%(count)d responses of %(force)s are recorded %(when)s.",
        count,
    )
    when = (
        _("as of %(day)s, the letter’s date") % {"day": plain_date(day)}
        if day
        else _("as of the report’s publication, since the letter bears no date")
    )
    return words % {"count": count, "force": force, "when": when}


def _of_reply(review: Review) -> list[str]:
    cleaned = review.judged.cleaned_data
    if cleaned["adopt_as"] == UPDATES:
        return [_("No reply is made: a reply to this report is held, and stays as it is.")]
    words = _("The letter is recorded as the reply of %(body)s, as the document words it.")
    return [words % {"body": review.document.body}]


def _line(review: Review, index: int) -> ItemLine:
    cleaned = review.judged.cleaned_data
    which = cleaned[item_name(index, "recommendation")]
    named = review.matched.labels.recommendations
    new = _("a new recommendation %(number)s") % {"number": cleaned[item_name(index, "number")]}
    status = Judgement(cleaned[item_name(index, "status")] or Judgement.UNCLEAR)
    return ItemLine(
        label=item_label(review.reading, index),
        becomes=new.strip() if which == NEW else named[int(which)],
        stands=str(STATUS_LABELS[status]),
    )
