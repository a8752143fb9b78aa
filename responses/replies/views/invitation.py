"""Invite the chief officer's comments, and record what comes of it."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.replies.flows.receive_comments import Comments, record_comments, record_no_comments
from responses.replies.flows.record_invitation import record_invitation
from responses.replies.forms.beside import CommentsForm, InvitationForm, NoCommentsForm
from responses.replies.models import Reply
from responses.replies.views.person import person_on
from responses.replies.views.record_page import RecordPage
from tracker.kit.clock import now, today


class Invitation(RecordPage):
    """When the comments were invited, and by when they are wanted."""

    form_class = InvitationForm
    heading = _("Invite the chief officer’s comments")
    button = _("Record the invitation")
    done = _("The invitation is recorded.")

    def corrects(self, reply: Reply) -> bool:
        return reply.invited_on is not None

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {
            "seen": reply.steps_taken,
            "invited_on": reply.invited_on or today(),
            "wanted_by": reply.comments_wanted_by,
        }

    def paragraphs(self, reply: Reply) -> list[str]:
        return [
            _now("Section 55(4): the local policing body invites the chief officer’s comments, by a date of its own."),
            _now(
                "The force’s liaison finds the invitation under My work and can send the comments from there. No "
                "message goes out by itself: tell the force as you usually do."
            ),
        ]

    def save_as(self, request: Any, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        record_invitation(
            reply=reply,
            seen=typed["seen"],
            invited_on=typed["invited_on"],
            wanted_by=typed["wanted_by"],
            by=person_on(request),
            at=now(),
            note=typed["note"],
        )


class WhatCame(RecordPage):
    """Pages about what the chief officer answered: not for letters that were read from a document."""

    def is_for(self, reply: Reply) -> bool:
        return super().is_for(reply) and reply.origin == Reply.Origin.TYPED

    def corrects(self, reply: Reply) -> bool:
        return bool(reply.comments_received_on or reply.no_comments_on)

    def paragraphs(self, reply: Reply) -> list[str]:
        return [self.replaces(reply)] if self.corrects(reply) else []

    @staticmethod
    def replaces(reply: Reply) -> str:
        if reply.no_comments_on:
            return _now("It is recorded that there are no comments. What you record here takes its place.")
        return _now("Comments are recorded already. What you record here takes their place.")


class AttachComments(WhatCame):
    """Comments that came by letter or e-mail."""

    form_class = CommentsForm
    heading = _("Record the chief officer’s comments")
    button = _("Record the comments")
    done = _("The chief officer’s comments are recorded.")

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {
            "seen": reply.steps_taken,
            "text": reply.chief_officer_comments,
            "received_on": reply.comments_received_on or today(),
            "authorised_by": reply.comments_authorised_by if reply.comments_received_on else "",
        }

    def save_as(self, request: Any, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        comments = Comments(
            text=typed["text"],
            on=typed["received_on"],
            authorised_by=typed["authorised_by"],
            document=form.document,
            document_name=form.document_name,
        )
        record_comments(
            reply=reply, seen=typed["seen"], comments=comments, by=person_on(request), at=now(), note=typed["note"]
        )


class NoComments(WhatCame):
    """The chief officer has said that there are none."""

    form_class = NoCommentsForm
    heading = _("Record that there are no comments")
    button = _("Record that there are none")
    done = _("It is recorded that the chief officer has no comments.")

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {"seen": reply.steps_taken, "said_on": reply.no_comments_on or today()}

    def save_as(self, request: Any, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        record_no_comments(
            reply=reply,
            seen=typed["seen"],
            said_on=typed["said_on"],
            authorised_by=typed["authorised_by"],
            by=person_on(request),
            at=now(),
            note=typed["note"],
        )
