"""What the pages share that record something beside a reply's stages: scope, permission, the refusals of a flow."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.domain.clock import ClockRule
from responses.replies.forms.beside import RecordForm
from responses.replies.models import Reply
from responses.replies.views.letter import reply_in_scope
from responses.replies.views.person import person_on


class RecordPage(Gate, View):
    """One form about one reply. A report without the duty under section 55 has none of the pages of that duty."""

    permission = Permission.EDIT_REPLIES
    template_name: ClassVar[str] = "replies/record.html"
    form_class: ClassVar[type[RecordForm]]
    heading: ClassVar[Any]
    button: ClassVar[Any]
    done: ClassVar[Any]
    of_section_55: ClassVar[bool] = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reply = self.reply(request, kwargs["pk"])
        return self.page(request, reply, self.form(request, reply, initial=self.initial(reply)))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reply = self.reply(request, kwargs["pk"])
        form = self.form(request, reply, data=request.POST, files=request.FILES)
        if form.is_valid():
            try:
                self.save_as(request, reply, form)
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, str(self.done))
                return redirect(self.after(reply))
        return self.page(request, reply, form)

    def reply(self, request: HttpRequest, pk: int) -> Reply:
        """In scope (or 404), with the permission for it (or 403), and one that the page is for (or 404)."""
        reply = reply_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        if (self.of_section_55 and reply.report.clock_rule != ClockRule.SECTION_55) or not self.is_for(reply):
            raise Http404
        return reply

    def is_for(self, reply: Reply) -> bool:
        """Whether the page is for such a reply."""
        return reply.stage != Reply.Stage.ANSWERED_BY

    def corrects(self, reply: Reply) -> bool:
        """Whether something stands recorded that this would correct."""
        return False

    def form_options(self, reply: Reply) -> dict[str, Any]:
        return {}

    def form(self, request: HttpRequest, reply: Reply, **kwargs: Any) -> Any:
        options = self.form_options(reply)
        if self.form_class.takes_file:
            options["user"] = person_on(request)
        return self.form_class(corrects=self.corrects(reply), **options, **kwargs)

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {"seen": reply.steps_taken}

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        """Call the flow."""
        raise NotImplementedError

    def after(self, reply: Reply) -> str:
        return reply.get_absolute_url()

    def paragraphs(self, reply: Reply) -> list[str]:
        """What the page says before its form."""
        return []

    def page(self, request: HttpRequest, reply: Reply, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "reply": reply,
            "report": reply.report,
            "form": form,
            "heading": self.heading,
            "button": self.button,
            "paragraphs": self.paragraphs(reply),
            "back_words": self.back_words(),
            "back_href": self.after(reply),
            **self.more(reply),
        }
        return render(request, self.template_name, context, status=status)

    def back_words(self) -> str:
        return str(_("Back to the reply"))

    def more(self, reply: Reply) -> dict[str, Any]:
        """What else the template shows."""
        return {}


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Put a flow's errors beside the fields that they name; an error of no field shown, above the form."""
    for name, said in getattr(error, "message_dict", {"": error.messages}).items():
        form.add_error(name if name in form.fields else None, said)
