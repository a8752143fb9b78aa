"""What anyone may read: letters that stand on the public pages, and approved progress updates beside them.

No other query stands in this app. A draft, a letter that is issued and not published here, what is published elsewhere
alone, an update that waits for approval and whatever was taken back have no row here.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from forces.models import LocalPolicingBody
from recommendations.models import InspectionReport, Recommendation, ReportAmendment
from responses.replies.letter_files import issued_file
from responses.replies.models import IssuedLetter, ProgressStep, ProgressUpdate, Reply, ReplyStep
from responses.replies.recorded import KINDS, Recorded, standing

AT_ONCE = 100
"""Letters that a file reads in one go."""
_TOLD = [*KINDS, ReplyStep.Kind.RECORD_UNDONE]
_HEADED = (
    "report_id", "kind", "number", "position", "asks_again__kind", "asks_again__number", "asks_again__report__title",
    "asks_again__report__slug", "asks_again__report__source__slug",
)  # fmt: skip
"""Of a recommendation, what names it, and the earlier one that it asks again."""
_OUT = Q(reply__published_on__isnull=False) | Q(reply__origin=Reply.Origin.ADOPTED)


def public_letters(day: date) -> QuerySet[IssuedLetter]:
    """The version of each reply that stands on the public pages on a day, without its bytes."""
    return _of_public_reports(day).filter(version=F("reply__public_version"))


def _of_public_reports(day: date) -> QuerySet[IssuedLetter]:
    """All versions of replies that stand on the public pages. Which of them stood there says `Recorded.here`."""
    rows = IssuedLetter.objects.filter(_OUT, reply__public_version__isnull=False)
    rows = rows.exclude(reply__published_on__gt=day)
    rows = rows.filter(reply__withdrawn_at=None, reply__report__withdrawn_at=None, reply__report__not_published=False)
    beside = ("body", "reply__report__source", "reply__force", "reply__body")
    found: QuerySet[IssuedLetter] = rows.select_related(*beside).defer("pdf", "docx")
    return found


def letters_at(body: str, source: str, report: str, day: date) -> QuerySet[IssuedLetter]:
    """Those of one body on one report: one for each of its forces, under the body's name when it issued them."""
    rows = public_letters(day).filter(body__slug=body, reply__report__source__slug=source, reply__report__slug=report)
    return rows.order_by("reply__force__name")


def letters_on(source: str, report: str, day: date) -> QuerySet[IssuedLetter]:
    """Every body's on one report."""
    rows = public_letters(day).filter(reply__report__source__slug=source, reply__report__slug=report)
    return rows.order_by("body__formal_name", "reply__force__name", "pk")


def letters_of(body: LocalPolicingBody | None, day: date) -> QuerySet[IssuedLetter]:
    """Of one body, or of all: the newest reports first."""
    rows = public_letters(day).filter(body=body) if body else public_letters(day)
    newest = F("reply__report__published_on").desc(nulls_last=True)
    return rows.order_by(newest, "reply__report__title", "reply__force__name", "pk")


def newest_letters(body: LocalPolicingBody | None, day: date, most: int) -> list[IssuedLetter]:
    """The versions that were issued last, standing or superseded; a feed leaves out those never published here."""
    rows = _of_public_reports(day).filter(version__lte=F("reply__public_version"))
    rows = rows.filter(body=body) if body else rows
    return list(rows.order_by("-issued_at", "-pk")[:most])


def versions_at(body: str, source: str, report: str, force: str, day: date) -> list[IssuedLetter]:
    """Every version of one reply up to the one that stands, newest first, under the body that issued each."""
    rows = _of_public_reports(day).filter(body__slug=body, reply__force__slug=force)
    rows = rows.filter(reply__report__source__slug=source, reply__report__slug=report)
    return list(rows.filter(version__lte=F("reply__public_version")).order_by("-version"))


def standing_of(letter: IssuedLetter, day: date) -> IssuedLetter | None:
    """The version that stands of the same reply, whoever issued it."""
    return public_letters(day).filter(reply=letter.reply_id).first()


def file_of(letter: IssuedLetter, kind: str) -> bytes:
    """The bytes that went out; where the version holds none in the format, made from its frozen words."""
    return issued_file(IssuedLetter.objects.get(pk=letter.pk), kind)


def bodies(day: date) -> QuerySet[LocalPolicingBody]:
    """Those with replies on the public pages, with how many and since which report's day."""
    letters = public_letters(day).filter(body=OuterRef("pk")).order_by().values("body")
    counted = Subquery(letters.annotate(number=Count("pk")).values("number"))
    last = Subquery(letters.annotate(last=Max("reply__report__published_on")).values("last"))
    return LocalPolicingBody.objects.annotate(replies_here=counted, last_report_on=last).filter(replies_here__gt=0)


def body_at(slug: str, day: date) -> LocalPolicingBody | None:
    """A body with replies on the public pages."""
    return bodies(day).filter(slug=slug).first()


def reports(day: date) -> QuerySet[InspectionReport]:
    """Those with replies on the public pages, the newest first, with how many."""
    letters = public_letters(day).filter(reply__report=OuterRef("pk")).order_by().values("reply__report")
    counted = Subquery(letters.annotate(number=Count("pk")).values("number"))
    rows = InspectionReport.objects.annotate(replies_here=counted).filter(replies_here__gt=0).select_related("source")
    return rows.order_by(F("published_on").desc(nulls_last=True), "title", "pk")


def report_at(source: str, slug: str, day: date) -> InspectionReport | None:
    """A report with replies on the public pages."""
    return reports(day).filter(source__slug=source, slug=slug).first()


def recorded_of(replies: Iterable[int]) -> dict[int, Recorded]:
    """What stands recorded of each reply beside its stages: one query."""
    steps: dict[int, list[ReplyStep]] = defaultdict(list)
    wanted = set(replies)
    rows = ReplyStep.objects.filter(reply__in=wanted, kind__in=_TOLD).select_related("body", "document")
    for step in rows.order_by("reply", "seq"):
        steps[step.reply_id].append(step)
    return {reply: standing(steps[reply]) for reply in wanted}


def progress_of(replies: Iterable[int]) -> dict[int, list[Any]]:
    """The approved updates of each reply that were not taken back, newest first, with their day: one query."""
    given = ProgressStep.objects.filter(update=OuterRef("pk"), kind=ProgressStep.Kind.APPROVED)
    rows = ProgressUpdate.objects.filter(reply__in=set(replies), steps__kind=ProgressStep.Kind.APPROVED)
    rows = rows.exclude(steps__kind=ProgressStep.Kind.TAKEN_BACK).select_related("response", "body")
    rows = rows.annotate(on=Subquery(given.values("on")[:1]), at=Subquery(given.values("at")[:1]))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("-at", "-number"):
        found[row.reply_id].append(row)
    return found


def asked_in(letters: Iterable[IssuedLetter], day: date) -> Mapping[int, dict[int, Recommendation]]:
    """By report, the recommendations that the letters answer, as the inspectorate heads and orders them: one query.
    `is_earlier_here` tells of each that asks again what an earlier one asked whether there are replies to that here."""
    wanted = {pk for letter in letters for pk in letter.snapshot["recommendations"]}
    found: dict[int, dict[int, Recommendation]] = defaultdict(dict)
    here = public_letters(day).filter(reply__report=OuterRef("asks_again__report"))
    rows = Recommendation.objects.filter(pk__in=wanted).select_related("asks_again__report__source")
    rows = rows.annotate(is_earlier_here=Exists(here) & Q(asks_again__withdrawn_at=None)).only(*_HEADED)
    for one in rows:
        found[one.report_id][one.pk] = one
    return found


def state(day: date, body: LocalPolicingBody | None = None) -> str:
    """A digest that changes with all that a file of public data would hold: three queries, whatever the size."""
    letters = letters_of(body, day).order_by().aggregate(n=Count("pk"), last=Max("pk"), versions=Max("version"))
    steps = ReplyStep.objects.filter(kind__in=[*_TOLD, *_OF_PROGRESS]).aggregate(last=Max("pk"))
    changes = ReportAmendment.objects.aggregate(last=Max("pk"))
    facts = (day.isoformat(), body.pk if body else 0, *letters.values(), *steps.values(), *changes.values())
    return hashlib.sha256(repr(facts).encode()).hexdigest()


_OF_PROGRESS = (ReplyStep.Kind.PROGRESS_APPROVED, ReplyStep.Kind.PROGRESS_TAKEN_BACK)


def changed_at(replies: Iterable[int]) -> datetime | None:
    """When something public of these replies was recorded last."""
    rows = ReplyStep.objects.filter(reply__in=set(replies), kind__in=[*_TOLD, *_OF_PROGRESS])
    last: datetime | None = rows.aggregate(last=Max("recorded_at"))["last"]
    return last


def in_parts(rows: QuerySet[IssuedLetter]) -> Iterator[list[IssuedLetter]]:
    """The letters some at a time, in their order: a file never stands in memory whole."""
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        part = {letter.pk: letter for letter in rows.order_by().filter(pk__in=ids[start : start + AT_ONCE])}
        yield [part[pk] for pk in ids[start : start + AT_ONCE] if pk in part]
