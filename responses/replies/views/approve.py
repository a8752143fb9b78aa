"""A draft is submitted, and the text that stands submitted is approved: signed in, or as an officer records it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.authority import authority_of
from forces.models import User
from letters.content import letter_from_plain
from letters.rendering.html import render_article
from responses.domain.workflow import Actor, Move
from responses.replies.facts import missing_now
from responses.replies.flows.append_step import STALE
from responses.replies.flows.approve_reply import approve_reply, no_authority, record_approval
from responses.replies.flows.edit_reply import StaleReply
from responses.replies.flows.submit_reply import digest_of, submit_reply
from responses.replies.forms.stages import ApproveForm, RecordApprovalForm, SubmitForm
from responses.replies.letter_changes import changes_of
from responses.replies.letters import letter_of, snapshot_of
from responses.replies.missing_words import missing_words
from responses.replies.models import Reply, Submission
from responses.replies.moves_allowed import PERMISSIONS_OF
from responses.replies.standings import standings_in
from responses.replies.views.person import person_on
from responses.replies.views.stage import StagePage
from tracker.kit.clock import now, today


class Submit(StagePage):
    """What is submitted is what the page shows."""

    move = Move.SUBMIT
    form_class = SubmitForm
    template_name = "replies/stage_submit.html"
    explained = _(
        "The text below is frozen and put before the approver. While it stands submitted, nobody can edit the reply. "
        "Nobody whose words are in it may approve it or record its approval."
    )
    done = _("The reply is submitted for approval.")

    def seen(self, reply: Reply) -> dict[str, Any]:
        return {"version": reply.version, "text": digest_of(snapshot_of(reply))}

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        typed = form.cleaned_data
        try:
            submit_reply(reply=reply, version=typed["version"], text=typed["text"], by=by, at=now(), note=typed["note"])
        except StaleReply as stale:
            raise ValidationError(_now("The draft has changed since you opened it. Look again."), code=STALE) from stale
        return reply

    def more(self, reply: Reply) -> dict[str, Any]:
        missing = missing_words(reply, missing_now(reply, today()))
        standings = standings_in(snapshot_of(reply))
        return {"article": render_article(letter_of(reply)), "missing": missing, "standings": standings}


class TextPage(StagePage):
    """A step that is about one submitted text, which the page shows."""

    def seen(self, reply: Reply) -> dict[str, Any]:
        return {"text": reply.submission_id}

    def text(self, reply: Reply, form: Any) -> Submission:
        """The text that the person saw; the flow refuses where it is not the one that stands now."""
        held = reply.submissions.filter(pk=form.cleaned_data["text"]).first()
        if held is None:
            raise ValidationError(_now("The text that you read is not one of this reply. Read this one."), code=STALE)
        return held

    def more(self, reply: Any) -> dict[str, Any]:
        text = reply.submission
        before = reply.submissions.filter(number__lt=text.number, disposal=None).order_by("-number").first()
        return {
            "text": text,
            "article": render_article(letter_from_plain(text.snapshot["letter"])),
            "before": before,
            "standings": standings_in(text.snapshot),
            "changes": changes_of(before.snapshot["letter"], text.snapshot["letter"]) if before else [],
            "cannot": self.why_not(reply),
        }

    def why_not(self, reply: Any) -> Any:
        """Why this person may not take the step, whatever they fill in."""
        return ""


class Approve(TextPage):
    """The office holder, or a delegate named in writing, signed in."""

    move = Move.APPROVE
    actor = Actor.APPROVER
    permission = PERMISSIONS_OF[Actor.APPROVER]
    form_class = ApproveForm
    template_name = "replies/stage_approve.html"
    done = _("The reply is approved.")

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        approve_reply(reply=reply, submission=self.text(reply, form), by=by, at=now(), note=form.cleaned_data["note"])
        return reply

    def why_not(self, reply: Any) -> Any:
        if reply.edited_text:
            return _("You edited this text, so you may not approve it. Someone else must.")
        has_power = authority_of(person_on(self.request), reply.body, today())
        return "" if has_power else no_authority(reply.body)


class RecordApproval(TextPage):
    """An officer who edited none of it records what was approved on paper, by e-mail or by a board."""

    move = Move.APPROVE
    form_class = RecordApprovalForm
    template_name = "replies/stage_record_approval.html"
    done = _("The approval is recorded.")

    def form(self, reply: Reply, **kwargs: Any) -> RecordApprovalForm:
        return RecordApprovalForm(user=person_on(self.request), **kwargs)

    def keep(self, fresh: Any, sent: Any) -> None:
        fresh.keep_file_of(sent)

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        text, note = self.text(reply, form), form.cleaned_data["note"]
        record_approval(reply=reply, submission=text, given=form.given, by=by, at=now(), note=note)
        return reply

    def why_not(self, reply: Any) -> Any:
        if reply.edited_text:
            return _("You edited this text, so you may not record its approval. Someone else must.")
        return ""
