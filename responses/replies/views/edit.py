"""Edit the draft of a reply."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from forces.typed import KeepsTyped
from responses.replies.flows.edit_reply import StaleReply, edit_reply
from responses.replies.forms.edit import ReplyForm
from responses.replies.models import Reply
from responses.replies.old_names import old_names_for, places_naming
from responses.replies.views.letter import reply_in_scope
from tracker.kit.clock import now
from tracker.kit.date_input import as_written


class EditReply(KeepsTyped, Gate, View):
    """The draft's head, words and signature. An issued letter stays as it is."""

    permission = Permission.EDIT_REPLIES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = self.typed.into(ReplyForm.on(reply))
        if self.typed.is_used and form.initial["version"] != str(reply.version):
            return self.stale(request, reply, ReplyForm(self.typed.data, instance=reply))
        return self.page(request, reply, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = ReplyForm(request.POST, instance=reply)
        if not form.is_valid():
            return self.page(request, reply, form)
        try:
            assert isinstance(request.user, User)  # the gate has refused everyone else
            version = form.cleaned_data["version"]
            edit_reply(reply=reply, version=version, values=form.values, by=request.user, at=now())
        except StaleReply as stale:
            return self.stale(request, stale.reply, form)
        except ValidationError as error:
            raise PermissionDenied(" ".join(error.messages)) from error
        messages.success(request, _("The draft is saved."))
        return redirect(reply)

    def draft(self, request: HttpRequest, pk: int) -> Reply:
        reply = reply_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        if not reply.may_change:
            raise PermissionDenied(_("The words stay as they are: %(stage)s.") % {"stage": reply.get_stage_display()})
        return reply

    def stale(self, request: HttpRequest, reply: Reply, form: ReplyForm) -> HttpResponse:
        """Refuse to write over someone else's words.

        What this person changed stays in the form, beside theirs where the two differ; what they left alone takes the
        other's words.
        """
        touched = form.touched()
        differing = [
            (form.fields[name].label, getattr(reply, name), as_written(typed))
            for name, typed in touched.items()
            if getattr(reply, name) != typed
        ]
        kept = ReplyForm.on(reply, touched)
        status = 409 if request.method == "POST" else 200
        return self.page(request, reply, kept, status=status, differing=differing, is_stale=True)

    def page(self, request: HttpRequest, reply: Reply, form: ReplyForm, status: int = 200, **more: Any) -> HttpResponse:
        known = {"reply": reply, "report": reply.report, "form": form, "differing": [], "is_stale": False}
        context = {**known, "old_names_in": places_naming(reply, old_names_for(reply.body)), **more}
        return render(request, "replies/edit.html", context, status=status)
