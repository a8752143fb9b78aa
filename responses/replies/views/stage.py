"""What the pages of the steps share: scope, permission, the stage, refusal of a stale step, and the way back."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.domain.workflow import Actor, Move
from responses.replies.flows.append_step import is_stale
from responses.replies.flows.step_back import not_from_here
from responses.replies.forms.stages import StageForm
from responses.replies.models import Reply
from responses.replies.moves_allowed import PERMISSIONS_OF, is_allowed_now
from responses.replies.stage_words import BUTTONS
from responses.replies.views.desk import desk_reply
from responses.replies.views.person import person_on


class StagePage(Gate, View):
    """One step of a reply's life. Subclasses name the move, who takes it, the form, and call the flow."""

    move: ClassVar[Move]
    actor: ClassVar[Actor] = Actor.OFFICER
    permission = PERMISSIONS_OF[Actor.OFFICER]
    form_class: ClassVar[type[StageForm]]
    template_name: ClassVar[str] = "replies/stage.html"
    done: ClassVar[str | Promise]
    explained: ClassVar[str | Promise] = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.reply(request, pk)
        if not is_allowed_now(reply, self.move):
            return self.not_now(request, reply)
        return self.page(request, reply, self.form(reply, initial=self.initial(reply)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = self.reply(request, pk)
        if not is_allowed_now(reply, self.move):
            return self.not_now(request, reply)
        form = self.form(reply, data=request.POST, files=request.FILES)
        if not form.is_valid():
            return self.page(request, reply, form)
        try:
            after = self.take(reply, form, person_on(request))
        except ValidationError as error:
            return self.refused(request, reply.pk, form, error)
        messages.success(request, str(self.done))
        return redirect(after)

    def reply(self, request: HttpRequest, pk: int) -> Any:
        """In scope (or 404), and with the permission for it (or 403)."""
        reply = desk_reply(access_on(request), person_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        return reply

    def form(self, reply: Reply, **kwargs: Any) -> Any:
        return self.form_class(**kwargs)

    def seen(self, reply: Reply) -> dict[str, Any]:
        """What the person sees, for the form's hidden fields."""
        return {"seen": reply.steps_taken}

    def initial(self, reply: Reply) -> dict[str, Any]:
        return self.seen(reply)

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        """Call the flow, and give the page that comes after."""
        raise NotImplementedError

    def refused(self, request: HttpRequest, pk: int, form: Any, error: ValidationError) -> HttpResponse:
        """Beside the fields; after someone else's step, with what is there now to look at, and all typed words kept."""
        reply = self.reply(request, pk)
        if not is_allowed_now(reply, self.move):
            return self.not_now(request, reply)
        if not is_stale(error):
            form.put(error)
            return self.page(request, reply, form)
        fresh = self.form(reply, initial={**form.typed, **self.seen(reply)})
        self.keep(fresh, form)
        return self.page(request, reply, fresh, status=409, stale_words=" ".join(error.messages))

    def keep(self, fresh: Any, sent: Any) -> None:
        """What goes on with a form that is shown anew, besides what was typed."""

    def not_now(self, request: HttpRequest, reply: Reply) -> HttpResponse:
        context = {"reply": reply, "report": reply.report, "heading": self.heading, "words": not_from_here(reply)}
        return render(request, "replies/stage_not_now.html", context, status=409)

    @property
    def heading(self) -> str:
        return str(BUTTONS[self.move, self.actor])

    def page(self, request: HttpRequest, reply: Any, form: Any, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "reply": reply,
            "report": reply.report,
            "form": form,
            "heading": self.heading,
            "explained": self.explained,
            "stale_words": "",
            "internal": reply.body_id in access_on(request).body_ids(Permission.SEE_INTERNAL),
            **self.more(reply),
            **more,
        }
        return render(request, self.template_name, context, status=status)

    def more(self, reply: Any) -> dict[str, Any]:
        """What else the page shows."""
        return {}
