"""Public progress updates, for the office: all of a reply's, a new one, and the decision about one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.record.models import Response
from responses.replies.flows.progress_updates import (
    approve_progress,
    decline_progress,
    take_progress_back,
    withdraw_progress,
    write_progress,
)
from responses.replies.forms.progress import DecideForm, ProgressForm
from responses.replies.models import Reply
from responses.replies.progress import ToldUpdate, moves_of, updates_told
from responses.replies.views.letter import reply_in_scope
from responses.replies.views.person import person_on
from responses.replies.views.record_page import add_errors
from tracker.kit.clock import now

HEADINGS = {
    "approve": _("Approve and publish this progress update"),
    "decline": _("Do not approve this progress update"),
    "withdraw": _("Withdraw this progress update"),
    "take-back": _("Take this progress update off the public pages"),
}
DONE = {
    "approve": _("The progress update is approved, and public from now on."),
    "decline": _("The progress update is not approved. Its writer can read why."),
    "withdraw": _("The progress update is withdrawn."),
    "take-back": _("The progress update is off the public pages. The history keeps it, with the reason."),
}
LINKS = {
    "approve": _("Approve and publish"),
    "decline": _("Do not approve"),
    "withdraw": _("Withdraw"),
    "take-back": _("Take it off the public pages"),
}


class ProgressUpdates(Gate, View):
    """What was said in public of each recommendation after the letter, and what waits for approval."""

    permission = Permission.SEE_INTERNAL

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        reply = reply_in_scope(access, pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        person = person_on(request)
        rows = [(one, _links(reply, one, moves_of(one, access, person))) for one in updates_told(reply)]
        context = {
            "reply": reply,
            "report": reply.report,
            "rows": rows,
            "responses": _responses(reply),
            "may_write": reply.body_id in access.body_ids(Permission.EDIT_REPLIES) and reply.public_version,
        }
        return render(request, "replies/progress.html", context)


class WriteProgress(Gate, View):
    """A new update about one recommendation."""

    permission = Permission.EDIT_REPLIES

    def get(self, request: HttpRequest, pk: int, response: int) -> HttpResponse:
        reply, of = self.scope(request, pk, response)
        return _write_page(request, reply, of, ProgressForm())

    def post(self, request: HttpRequest, pk: int, response: int) -> HttpResponse:
        reply, of = self.scope(request, pk, response)
        form = ProgressForm(request.POST)
        if form.is_valid():
            try:
                write_progress(reply=reply, response=of, by=person_on(request), at=now(), **form.cleaned_data)
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("The progress update waits for approval. Nothing public has changed."))
                return redirect("reply-progress", reply.pk)
        return _write_page(request, reply, of, form)

    def scope(self, request: HttpRequest, pk: int, response: int) -> tuple[Reply, Response]:
        """The reply in scope and on the public pages, and the response to one of its report's recommendations."""
        reply = reply_in_scope(access_on(request), pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        if reply.public_version is None:
            raise Http404
        return reply, get_object_or_404(_responses(reply), pk=response)


class DecideProgress(Gate, View):
    """Approve, decline, withdraw or take back one update: the page shows it whole."""

    permission = Permission.SEE_INTERNAL

    def get(self, request: HttpRequest, pk: int, number: int, move: str) -> HttpResponse:
        reply, one = self.scope(request, pk, number, move)
        return _decide_page(request, reply, one, move, _decide_form(move))

    def post(self, request: HttpRequest, pk: int, number: int, move: str) -> HttpResponse:
        reply, one = self.scope(request, pk, number, move)
        form = _decide_form(move, request.POST)
        if form.is_valid():
            try:
                _take(move, one, request, form.cleaned_data.get("note", ""))
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, str(DONE[move]))
                return redirect("reply-progress", reply.pk)
        return _decide_page(request, reply, one, move, form)

    def scope(self, request: HttpRequest, pk: int, number: int, move: str) -> tuple[Reply, ToldUpdate]:
        """The update, where the person may take the move now; else it is not there for them."""
        access = access_on(request)
        reply = reply_in_scope(access, pk)
        self.refuse_unless(request, body_id=reply.body_id, force_id=reply.force_id)
        one = next((one for one in updates_told(reply) if one.update.number == number), None)
        if one is None or move not in moves_of(one, access, person_on(request)):
            raise Http404
        return reply, one


def _take(move: str, one: ToldUpdate, request: HttpRequest, reason: str) -> None:
    taken: dict[str, Any] = {"update": one.update, "by": person_on(request), "at": now()}
    if move == "approve":
        approve_progress(**taken)
        return
    flow: Any = {"decline": decline_progress, "withdraw": withdraw_progress, "take-back": take_progress_back}[move]
    flow(**taken, reason=reason)


def _responses(reply: Reply) -> Any:
    """The responses of the reply's report, in its order."""
    rows = Response.objects.filter(recommendation__report=reply.report_id, force=reply.force_id)
    rows = rows.filter(recommendation__withdrawn_at=None).select_related("recommendation")
    return rows.order_by("recommendation__position")


def _links(reply: Reply, one: ToldUpdate, moves: list[str]) -> list[tuple[str, str]]:
    return [
        (str(LINKS[move]), reverse("reply-progress-decide", args=[reply.pk, one.update.number, move])) for move in moves
    ]


def _decide_form(move: str, *data: Any) -> DecideForm:
    return DecideForm(*data, reason=move in {"decline", "take-back"})


def _write_page(request: HttpRequest, reply: Reply, response: Response, form: ProgressForm) -> HttpResponse:
    context = {"reply": reply, "report": reply.report, "recommendation": response.recommendation, "form": form}
    return render(request, "replies/progress_write.html", context)


def _decide_page(request: HttpRequest, reply: Reply, one: ToldUpdate, move: str, form: DecideForm) -> HttpResponse:
    context = {
        "reply": reply,
        "report": reply.report,
        "one": one,
        "form": form,
        "heading": HEADINGS[move],
        "button": LINKS[move],
        "is_approval": move == "approve",
    }
    return render(request, "replies/progress_decide.html", context)
