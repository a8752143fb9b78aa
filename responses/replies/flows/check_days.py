"""On which day something done about a reply can have been done."""

from datetime import date

from django.utils.translation import gettext as _

from responses.replies.models import Reply
from tracker.kit.dates import long_date


def day_refused(label: str, day: date, *, reply: Reply, today: date) -> str:
    """Why the day cannot be: it is yet to come, or lies before the report's publication. Empty where it can."""
    published_on = reply.report.published_on
    said = {"field": label, "day": long_date(day), "today": long_date(today), "published": long_date(published_on)}
    if day > today:
        return _("%(field)s must be today, %(today)s, or earlier: %(day)s is yet to come.") % said
    if published_on and day < published_on:
        return _("%(field)s must be %(published)s (the report’s) or later: %(day)s is before it.") % said
    return ""


def before_the_letter(label: str, day: date, *, dated: date | None) -> str:
    """Why the day cannot be: it lies before the date of the letter. Empty where it can, or the letter is undated."""
    if dated is None or day >= dated:
        return ""
    said = {"field": label, "day": long_date(day), "dated": long_date(dated)}
    return _("%(field)s must be %(dated)s (the letter’s) or later: %(day)s is before it.") % said
