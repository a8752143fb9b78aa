"""The force's side of the invitation: a private draft, and the sending of it. The body sees what is sent."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.replies.flows.draft_comments import StaleComments, save_comments
from responses.replies.flows.receive_comments import record_no_comments, send_comments
from responses.replies.forms.beside import DraftCommentsForm, NoCommentsForm, SendForm
from responses.replies.models import ForceComments, Reply
from responses.replies.views.person import person_on
from responses.replies.views.record_page import RecordPage
from tracker.kit.clock import now, today


def reply_to_comment_on(request: HttpRequest, pk: int) -> Reply:
    """A reply to a report on the liaison's own force, or Http404."""
    rows = Reply.objects.commented_by(access_on(request)).select_related("report__source", "force", "body")
    reply = rows.filter(pk=pk).first()
    if reply is None:
        raise Http404
    return reply


def draft_on(request: HttpRequest, reply: Reply) -> ForceComments | None:
    """The force's draft, if there is one."""
    rows = ForceComments.objects.visible_to(access_on(request)).select_related("edited_by")
    return rows.filter(reply=reply).first()


class WriteComments(Gate, View):
    """The report, what was asked and by when, and the draft."""

    permission = Permission.WRITE_COMMENTS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = reply_to_comment_on(request, pk)
        draft = draft_on(request, reply)
        text = draft.text if draft else reply.chief_officer_comments
        form = DraftCommentsForm(initial={"version": draft.version if draft else 0, "text": text})
        return self.page(request, reply, draft, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = reply_to_comment_on(request, pk)
        form = DraftCommentsForm(request.POST)
        if not form.is_valid():
            return self.page(request, reply, draft_on(request, reply), form)
        version, text = form.cleaned_data["version"], form.cleaned_data["text"]
        try:
            save_comments(reply=reply, version=version, text=text, by=person_on(request), at=now())
        except StaleComments as stale:
            return self.stale(request, reply, stale.draft, text)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.page(request, reply, draft_on(request, reply), form)
        if "send" in request.POST:
            return redirect("reply-comments-send", reply.pk)
        messages.success(request, _("The draft is saved. Nobody outside the force sees it."))
        return redirect("reply-comments", reply.pk)

    def stale(self, request: HttpRequest, reply: Reply, draft: ForceComments | None, typed: str) -> HttpResponse:
        """Refuse to write over a colleague's words: both stand side by side, and what was typed stays in the form."""
        form = DraftCommentsForm(initial={"version": draft.version if draft else 0, "text": typed})
        theirs = draft.text if draft else reply.chief_officer_comments
        versions = [(form.fields["text"].label, theirs, typed)]
        return self.page(request, reply, draft, form, status=409, is_stale=True, versions=versions)

    def page(
        self,
        request: HttpRequest,
        reply: Reply,
        draft: ForceComments | None,
        form: DraftCommentsForm,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        context = {
            "reply": reply,
            "report": reply.report,
            "draft": draft,
            "form": form,
            "day": today(),
            "may_send": reply.stage != Reply.Stage.ISSUED,
            "recommendations": reply.report.recommendations.standing().order_by("position"),
            "is_stale": False,
            "versions": [],
            **more,
        }
        return render(request, "replies/comments.html", context, status=status)


class LiaisonPage(RecordPage):
    """A form of the liaison's about one reply."""

    permission = Permission.WRITE_COMMENTS

    def reply(self, request: HttpRequest, pk: int) -> Reply:
        return reply_to_comment_on(request, pk)

    def corrects(self, reply: Reply) -> bool:
        return bool(reply.comments_received_on or reply.no_comments_on)

    def after(self, reply: Reply) -> str:
        return reverse("reply-comments", args=[reply.pk])

    def back_words(self) -> str:
        return _("Back to the comments")


class SendComments(LiaisonPage):
    """The last look before the comments leave the force."""

    form_class = SendForm
    template_name = "replies/comments_send.html"
    heading = gettext_lazy("Send the chief officer’s comments")
    button = gettext_lazy("Send the comments")
    done = gettext_lazy("The comments are sent.")

    def initial(self, reply: Reply) -> dict[str, Any]:
        draft = draft_on(self.request, reply)
        return {"seen": draft.version if draft else 0}

    def more(self, reply: Reply) -> dict[str, Any]:
        return {"draft": draft_on(self.request, reply)}

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        try:
            send_comments(
                reply=reply,
                version=typed["seen"],
                authorised_by=typed["authorised_by"],
                by=person_on(request),
                at=now(),
                note=typed["note"],
            )
        except StaleComments as stale:
            raise ValidationError(
                _("A colleague changed or sent the draft since you opened this page. Go back and read it again.")
            ) from stale


class SayNoComments(LiaisonPage):
    """The chief officer has said that there are none."""

    form_class = NoCommentsForm
    heading = gettext_lazy("Say that there are no comments")
    button = gettext_lazy("Say that there are none")
    done = gettext_lazy("It is recorded that the chief officer has no comments.")

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {"seen": 0, "said_on": reply.no_comments_on or today()}

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        record_no_comments(
            reply=reply,
            seen=None,
            said_on=typed["said_on"],
            authorised_by=typed["authorised_by"],
            by=person_on(request),
            at=now(),
            note=typed["note"],
        )
