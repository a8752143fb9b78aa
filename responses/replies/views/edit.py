"""Edit the draft of a reply."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.replies.flows.edit_reply import StaleReply, edit_reply
from responses.replies.forms.edit import ReplyForm
from responses.replies.models import Reply
from responses.replies.views.letter import reply_in_scope


class EditReply(Gate, View):
    """The draft's head, words and signature. An issued letter stays as it is."""

    permission = Permission.EDIT_REPLIES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        return self.page(request, reply, ReplyForm(instance=reply, initial={"version": reply.version}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = ReplyForm(request.POST, instance=reply)
        if not form.is_valid():
            return self.page(request, reply, form)
        try:
            assert isinstance(request.user, User)  # the gate has refused everyone else
            edit_reply(reply=reply, version=form.cleaned_data["version"], values=form.values, by=request.user)
        except StaleReply as stale:
            return self.stale(request, stale.reply, form)
        messages.success(request, _("The draft is saved."))
        return redirect(reply)

    def draft(self, request: HttpRequest, pk: int) -> Reply:
        reply = reply_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        if reply.stage != Reply.Stage.DRAFTING:
            raise PermissionDenied(_("This letter is issued: its words stay as they are."))
        return reply

    def stale(self, request: HttpRequest, reply: Reply, form: ReplyForm) -> HttpResponse:
        """Refuse to write over someone else's words: show theirs beside what was typed, which stays in the form."""
        differing = [
            (form.fields[name].label, getattr(reply, name), typed)
            for name, typed in form.values.items()
            if getattr(reply, name) != typed
        ]
        kept = ReplyForm(instance=reply, initial={**form.values, "version": reply.version})
        return self.page(request, reply, kept, status=409, differing=differing)

    def page(self, request: HttpRequest, reply: Reply, form: ReplyForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"reply": reply, "report": reply.report, "form": form, "differing": [], **more}
        return render(request, "replies/edit.html", context, status=status)
