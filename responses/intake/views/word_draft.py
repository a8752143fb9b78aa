"""A draft reply, changed in Word, read back in: what it would change is shown, and then taken or left."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.intake.flows.take_word_draft import StaleDraft, take_word_draft
from responses.intake.forms.word_draft import SendDraftForm, TakeChangesForm
from responses.intake.on_disk import on_disk
from responses.intake.sheets.values import Unreadable
from responses.intake.views.import_page import person_on
from responses.intake.word.bounded import read_draft
from responses.intake.word.changes import Comparison, NotThisDraft, Standing, compare
from responses.intake.word.words import refusal_words
from responses.replies.models import Reply
from responses.replies.views.letter import reply_in_scope
from tracker.kit.clock import now, today


class WordPage(Gate, View):
    """What the two pages share: a draft of the person's body, which may be changed now."""

    permission = Permission.EDIT_REPLIES

    def draft(self, request: HttpRequest, pk: int) -> Reply:
        """In scope, or 404; the answers in it are the body's record, which the person must be able to change too."""
        reply = reply_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        if not access_on(request).allows(Permission.RECORD_UPDATES, body_id=reply.body_id, force_id=reply.force_id):
            raise PermissionDenied
        if not reply.may_change:
            raise PermissionDenied(_("The words stay as they are: %(stage)s.") % {"stage": reply.get_stage_display()})
        return reply

    def page(
        self, request: HttpRequest, reply: Reply, form: SendDraftForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = {"reply": reply, "report": reply.report, "form": form, "stale": [], "refused": [], **more}
        return render(request, "intake/word_draft.html", context, status=status)


class WordDraft(WordPage):
    """Take the draft out as a Word file, and send it in again."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(request, self.draft(request, pk), SendDraftForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = SendDraftForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(request, reply, form)
        try:
            with on_disk(form.cleaned_data["file"]) as path:
                told, properties = read_draft(path)
            found = compare(reply, told, properties)
        except Unreadable as refused:
            form.add_error("file", refusal_words(refused))
        except NotThisDraft as refused:
            form.add_error("file", str(refused))
        else:
            return self.changes(request, reply, found)
        return self.page(request, reply, form, status=422)

    def changes(self, request: HttpRequest, reply: Reply, found: Comparison) -> HttpResponse:
        offered = found.of(Standing.OFFERED)
        context = {
            "reply": reply,
            "report": reply.report,
            "comparison": found,
            "offered": offered,
            "stale": found.of(Standing.STALE),
            "fixed": found.of(Standing.FIXED),
            "form": TakeChangesForm(reply=reply.pk, changes=offered),
        }
        return render(request, "intake/word_changes.html", context)


class TakeWordDraft(WordPage):
    """Take what was ticked, all of it or nothing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = TakeChangesForm(request.POST, reply=reply.pk)
        if not form.is_valid():
            return self.page(request, reply, SendDraftForm(), status=422, refused=form.errors.get("shown", []))
        chosen = form.chosen(request.POST.getlist("take"))
        if not chosen:
            messages.info(request, _("Nothing was taken from the Word file."))
            return redirect(reply)
        texts = {key: text for key, (text, _seen) in chosen.items()}
        seen = {key: was for key, (_text, was) in chosen.items()}
        try:
            take_word_draft(reply=reply, texts=texts, seen=seen, by=person_on(request), at=now(), today=today())
        except StaleDraft as stale:
            return self.page(request, reply, SendDraftForm(), status=409, stale=stale.labels)
        except ValidationError as refused:
            return self.page(request, reply, SendDraftForm(), status=422, refused=refused.messages)
        count = len(texts)
        messages.success(
            request, ngettext("%(count)d change is taken.", "%(count)d changes are taken.", count) % {"count": count}
        )
        return redirect(reply)
