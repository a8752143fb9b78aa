"""The words of a draft in two languages: type the second beside the first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from letters.translating import Words, untranslated, words_of
from responses.replies.flows.edit_reply import StaleReply, edit_reply
from responses.replies.forms.translation import TranslationForm
from responses.replies.letters import first_half_of
from responses.replies.models import Reply
from responses.replies.translations import held_translations, with_typed
from responses.replies.views.letter import reply_in_scope
from tracker.kit.clock import now


class TranslateReply(Gate, View):
    """Each text of the letter with a field for the other language. What changed since it was translated is said."""

    permission = Permission.EDIT_REPLIES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = TranslationForm(self.words(reply), held_translations(reply), initial={"version": reply.version})
        return self.page(request, reply, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.draft(request, pk)
        form = TranslationForm(self.words(reply), held_translations(reply), data=request.POST)
        if not form.is_valid():
            return self.page(request, reply, form)
        assert isinstance(request.user, User)  # the gate has refused everyone else
        values = {"translations": with_typed(reply, form.typed)}
        try:
            edit_reply(reply=reply, version=form.cleaned_data["version"], values=values, by=request.user, at=now())
        except StaleReply as stale:
            return self.stale(request, stale.reply, form)
        except ValidationError as error:
            raise PermissionDenied(" ".join(error.messages)) from error
        messages.success(request, _("The translation is saved."))
        return redirect(reply)

    def draft(self, request: HttpRequest, pk: int) -> Reply:
        reply = reply_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        if not reply.may_change:
            raise PermissionDenied(_("The words stay as they are: %(stage)s.") % {"stage": reply.get_stage_display()})
        if not reply.second_language:
            raise Http404
        return reply

    def words(self, reply: Reply) -> list[Words]:
        return words_of(first_half_of(reply))

    def stale(self, request: HttpRequest, reply: Reply, form: TranslationForm) -> HttpResponse:
        """Someone else saved the draft since: what was typed stays in the form, to be looked through and saved."""
        typed = {name: form.cleaned_data[name] for name in form.words} | {"version": reply.version}
        again = TranslationForm(self.words(reply), held_translations(reply), initial=typed)
        return self.page(request, reply, again, status=409, is_stale=True)

    def page(
        self, request: HttpRequest, reply: Reply, form: TranslationForm, *, status: int = 200, is_stale: bool = False
    ) -> HttpResponse:
        held = held_translations(reply)
        wanting = {one.key for one in untranslated(first_half_of(reply), held)}
        rows = [(words, field, of, words.key in wanting and words.key in held) for words, field, of in form.rows]
        context = {
            "reply": reply,
            "report": reply.report,
            "form": form,
            "rows": rows,
            "wanting": len(wanting),
            "languages": (reply.first_language, reply.second_language),
            "is_stale": is_stale,
        }
        return render(request, "replies/translation.html", context, status=status)
