"""The words of a reply's stages: where it is, what comes next and who does it, and the names of the steps."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from recommendations.models.reports import ClockRuleChoices
from responses.domain.workflow import Actor, Move
from responses.replies.models import Reply, ReplyStep
from tracker.kit.dates import long_date

STAGE_TONES: dict[str, str] = {
    Reply.Stage.DRAFTING: "attention",
    Reply.Stage.SUBMITTED: "waiting",
    Reply.Stage.CHANGES_REQUESTED: "attention",
    Reply.Stage.APPROVED: "on_course",
    Reply.Stage.ISSUED: "done",
    Reply.Stage.ANSWERED_BY: "closed",
}
BUTTONS: dict[tuple[Move, Actor], str | Promise] = {
    (Move.SUBMIT, Actor.OFFICER): gettext_lazy("Submit for approval"),
    (Move.WITHDRAW, Actor.OFFICER): gettext_lazy("Take back before approval"),
    (Move.REQUEST_CHANGES, Actor.APPROVER): gettext_lazy("Ask for changes"),
    (Move.APPROVE, Actor.APPROVER): gettext_lazy("Read and approve"),
    (Move.APPROVE, Actor.OFFICER): gettext_lazy("Record an approval given elsewhere"),
    (Move.TAKE_BACK, Actor.OFFICER): gettext_lazy("Take back to change it"),
    (Move.ISSUE, Actor.OFFICER): gettext_lazy("Issue the letter"),
    (Move.CORRECT, Actor.OFFICER): gettext_lazy("Correct the letter"),
    (Move.DROP_CORRECTION, Actor.OFFICER): gettext_lazy("Drop the correction"),
    (Move.CLOSE, Actor.OFFICER): gettext_lazy("Close as answered by another reply"),
    (Move.REOPEN, Actor.OFFICER): gettext_lazy("Open it again"),
}


def stage_label(reply: Reply, *, internal: bool) -> str:
    """The stage as the person may know it: outside the body, a letter that is out is out, whatever is drafted."""
    return reply.get_stage_display() if internal or not reply.is_out else str(Reply.Stage.ISSUED.label)


def stage_tone(reply: Reply, *, internal: bool) -> str:
    return STAGE_TONES[reply.stage if internal or not reply.is_out else Reply.Stage.ISSUED]


def next_words(reply: Reply, missing: int, *, editor: bool) -> str:
    """What is next and who must do it. `editor`: the person who reads it edited the text that stands submitted."""
    if reply.letters_issued and reply.stage != Reply.Stage.ISSUED:
        out = _("Version %(version)d is out, and stands until its correction is issued.")
        return f"{out % {'version': reply.letters_issued}} {_next_words(reply, missing, editor=editor)}"
    return _next_words(reply, missing, editor=editor)


def _next_words(reply: Reply, missing: int, *, editor: bool) -> str:
    if reply.stage == Reply.Stage.CHANGES_REQUESTED:
        changes = _("An officer makes the changes that were asked for, and submits it again.")
        return f"{changes} {_draft_words(missing)}" if missing else changes
    if reply.may_change:
        return _draft_words(missing)
    if reply.stage == Reply.Stage.SUBMITTED:
        next_one = _("The office holder, or a delegate named in writing, approves it or asks for changes.")
        return f"{next_one} {_('You edited this text, so someone else must approve it.')}" if editor else next_one
    if reply.stage == Reply.Stage.APPROVED:
        return _to_issue_words(missing)
    return "" if reply.stage == Reply.Stage.ANSWERED_BY else _issued_words(reply)


def _draft_words(missing: int) -> str:
    if not missing:
        return _("Nothing is missing: an officer can submit it for approval.")
    text = ngettext(
        "%(count)d thing is missing before it can be submitted for approval. An officer completes it.",
        "%(count)d things are missing before it can be submitted for approval. An officer completes them.",
        missing,
    )
    return text % {"count": missing}


def _to_issue_words(missing: int) -> str:
    if not missing:
        return _("Nothing is missing: an officer can issue it.")
    text = ngettext(
        "%(count)d thing is missing before it can be issued. An officer sees to it.",
        "%(count)d things are missing before it can be issued. An officer sees to them.",
        missing,
    )
    return text % {"count": missing}


def _issued_words(reply: Reply) -> str:
    if reply.origin == Reply.Origin.ADOPTED:
        return _("Read from the letter that was sent: what it does not show is not recorded.")
    if reply.published_on is None:
        return _("It is not published yet: an officer publishes it and records where.")
    is_copied = reply.copied_to_inspectors_on and reply.copied_to_secretary_on
    if reply.report.clock_rule == ClockRuleChoices.SECTION_55 and not is_copied:
        return _("An officer sends the copies that section 55(6) asks for, and records them.")
    return _("Nothing is left to do.")


def missing_heading(reply: Reply, missing: int) -> str:
    """What the list of gaps is about."""
    if reply.may_change:
        return _("Missing before you can submit: %(count)d") % {"count": missing}
    return _("Missing before you can issue: %(count)d") % {"count": missing}


def went_back_words(step: ReplyStep) -> str:
    """Who sent it back, or closed it, and when; the reason stands beside it."""
    said = {"name": step.by or _("Someone no longer named"), "day": long_date(step.happened_on)}
    return {
        ReplyStep.Kind.CHANGES_REQUESTED: _("%(name)s asked for changes on %(day)s:"),
        ReplyStep.Kind.WITHDRAWN: _("%(name)s took it back on %(day)s:"),
        ReplyStep.Kind.TAKEN_BACK: _("%(name)s took it back after approval on %(day)s:"),
        ReplyStep.Kind.CORRECTION_BEGUN: _("%(name)s began a correction on %(day)s:"),
        ReplyStep.Kind.REOPENED: _("%(name)s opened it again on %(day)s:"),
        ReplyStep.Kind.CLOSED: _("%(name)s closed it on %(day)s:"),
    }[ReplyStep.Kind(step.kind)] % said
