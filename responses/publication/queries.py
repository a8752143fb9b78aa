"""What anyone may read: issued letters that were published here. No other query stands in this app."""

from datetime import date

from django.db.models import F, QuerySet

from responses.replies.models import IssuedLetter


def public_letters(day: date) -> QuerySet[IssuedLetter]:
    """The version of each reply that stands on the public pages on a day, without its bytes.

    A draft, a letter that is issued and not published, and one that is published elsewhere alone have no row here.
    """
    rows = IssuedLetter.objects.filter(version=F("reply__public_version"), reply__published_on__lte=day)
    rows = rows.filter(reply__report__withdrawn_at=None, reply__report__not_published=False)
    return rows.select_related("body", "reply__report__source", "reply__force", "reply__body").defer("pdf", "docx")


def letters_at(body: str, source: str, report: str, day: date) -> QuerySet[IssuedLetter]:
    """Those of one body on one report: one for each of its forces, under the body's name when it issued them."""
    rows = public_letters(day).filter(body__slug=body, reply__report__source__slug=source, reply__report__slug=report)
    return rows.order_by("reply__force__name")
