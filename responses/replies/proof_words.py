"""The words of a proof of duty: what each part is, how it stands, and what is known of it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from responses.domain.duty import DutyFacts, Part, PartShown, Standing
from responses.replies.recorded import Publication
from tracker.kit.dates import long_date
from tracker.kit.numbers import grouped

LABELS: Mapping[Part, object] = {
    Part.INVITATION: gettext_lazy("The chief officer’s comments invited"),
    Part.BODY_COMMENTS: gettext_lazy("The local policing body’s comments published"),
    Part.CHIEF_OFFICER_COMMENTS: gettext_lazy("The chief officer’s comments published, if any"),
    Part.REPLY_TO_COMMENTS: gettext_lazy("The reply to those comments published, if any"),
    Part.IN_TIME: gettext_lazy("Published within 56 days, the day of the report’s publication being the first"),
    Part.EACH_RECOMMENDATION: gettext_lazy("Each recommendation answered"),
    Part.COPY_TO_INSPECTORS: gettext_lazy("Copy sent to the inspectors of constabulary"),
    Part.COPY_TO_SECRETARY: gettext_lazy("Copy sent to the Secretary of State"),
}
TONES: Mapping[Standing, str] = {
    Standing.DONE: "done",
    Standing.LATE: "late",
    Standing.NOT_NEEDED: "closed",
    Standing.TO_DO: "attention",
    Standing.OVERDUE: "late",
    Standing.NOT_RECORDED: "unknown",
}


def tone_of(shown: PartShown) -> str:
    """How its word looks; a last day that has not come is nothing that asks for attention by itself."""
    is_running = shown.part is Part.IN_TIME and shown.standing is Standing.TO_DO
    return "on_course" if is_running else TONES[shown.standing]


def standing_words(shown: PartShown) -> str:
    """How a part stands. What was to be done by a day is in time or not; the rest is done or not."""
    if shown.standing is Standing.LATE:
        return ngettext("Late by %(days)s day", "Late by %(days)s days", shown.days) % {"days": grouped(shown.days)}
    if shown.standing is Standing.OVERDUE:
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", shown.days) % {
            "days": grouped(shown.days)
        }
    if shown.part is Part.IN_TIME and shown.standing in _IN_TIME:
        return str(_IN_TIME[shown.standing])
    return str(_STANDINGS[shown.standing])


def detail_words(shown: PartShown, facts: DutyFacts, publication: Publication | None, chief_officer: str) -> str:
    """What else is known of a part."""
    if shown.part is Part.INVITATION and facts.comments_wanted_by:
        return _("Comments were wanted by %(day)s.") % {"day": long_date(facts.comments_wanted_by)}
    if shown.part is Part.IN_TIME and facts.due_on:
        return _("The last lawful day: %(day)s.") % {"day": long_date(facts.due_on)}
    if shown.part is Part.EACH_RECOMMENDATION:
        text = ngettext("%(count)d of %(of)d recommendation.", "%(count)d of %(of)d recommendations.", shown.of)
        return text % {"count": shown.count, "of": shown.of}
    if shown.standing is Standing.NOT_NEEDED:
        return _not_needed(shown.part, facts, chief_officer)
    if shown.standing is Standing.DONE and publication and publication.version and publication.version > 1:
        return _("In version %(version)d of the letter.") % {"version": publication.version}
    return ""


def _not_needed(part: Part, facts: DutyFacts, chief_officer: str) -> str:
    if part is Part.CHIEF_OFFICER_COMMENTS:
        if facts.no_comments_on:
            return _("The %(chief_officer)s said that there are none.") % {
                "chief_officer": chief_officer or _("chief officer")
            }
        return _("None came by the date that was set.")
    if facts.has_comments:
        return _("There is no reply to them.")
    if facts.no_comments_on or facts.is_issued:
        return _("There are no comments to reply to.")
    return _("So far there are no comments to reply to.")


_IN_TIME: Mapping[Standing, object] = {
    Standing.DONE: gettext_lazy("In time"),
    Standing.TO_DO: gettext_lazy("Still running"),
    Standing.NOT_RECORDED: gettext_lazy("Not proven"),
}
_STANDINGS: Mapping[Standing, object] = {
    Standing.DONE: gettext_lazy("Done"),
    Standing.NOT_NEEDED: gettext_lazy("Not needed"),
    Standing.TO_DO: gettext_lazy("To do"),
    Standing.NOT_RECORDED: gettext_lazy("Not recorded"),
}
