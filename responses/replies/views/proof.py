"""The proof of duty as a page to print, and the files that stand beside a reply's steps."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event
from forces.roles import Permission
from responses.record.views.stored_file import stored_file
from responses.replies.models import Reply, ReplyStep
from responses.replies.proof import proof_of
from responses.replies.recorded import recorded
from responses.replies.views.letter import reply_in_scope
from responses.replies.views.person import person_on
from tracker.kit.clock import now, today


class ProofPage(Gate, View):
    """Each part of the duty, its day and the office that did it; nothing where the report sets no such duty."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply, day = reply_in_scope(access_on(request), pk), today()
        proof = proof_of(reply, day)
        if proof is None:
            raise Http404
        context = {"reply": reply, "report": reply.report, "proof": proof, "day": day}
        return render(request, "replies/proof.html", context)


class StepFile(Gate, View):
    """A file beside a step. The body's people have them all; a force's liaison the files of a letter that is out."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int, seq: int) -> FileResponse:
        access = access_on(request)
        reply = reply_in_scope(access, pk)
        step = reply.steps.exclude(document=None).select_related("document").filter(seq=seq).first()
        internal = reply.body_id in access.body_ids(Permission.SEE_INTERNAL)
        if step is None or step.document is None or not (internal or _is_of_the_letter(reply, step)):
            raise Http404
        file = stored_file(step.document, step.document_name)
        facts = {"did": "reply-file", "reply": reply.pk, "step": seq, "file": step.document_name}
        log_event(kind=Event.Kind.DOWNLOAD, by=person_on(request), at=now(), body=reply.body, record=reply, facts=facts)
        return file


def _is_of_the_letter(reply: Reply, step: ReplyStep) -> bool:
    return any(one.seq == step.seq for one in recorded(reply).files)
