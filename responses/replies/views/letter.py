"""The letter as a page and as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views import View

from forces.access import Access
from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event, User
from forces.roles import Permission
from letters.content import Letter
from letters.rendering.html import render_article
from letters.rendering.pdf import render_pdf
from responses.replies.letters import letter_shown
from responses.replies.models import Reply
from tracker.kit.clock import now


def reply_in_scope(access: Access, pk: int) -> Reply:
    """The reply, or Http404 where it is out of the person's scope: a liaison never sees a draft."""
    rows = Reply.objects.visible_to(access).select_related("report__source", "force", "body", "edited_by")
    reply = rows.filter(pk=pk).first()
    if reply is None:
        raise Http404
    return reply


def shown(reply: Reply, access: Access) -> Letter:
    """The letter as the person may see it."""
    return letter_shown(reply, internal=reply.body_id in access.body_ids(Permission.SEE_INTERNAL))


class LetterPage(Gate, View):
    """The letter, on the web, as it would be printed."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = reply_in_scope(access_on(request), pk)
        letter = shown(reply, access_on(request))
        context = {
            "reply": reply,
            "items": len(letter.items),
            "unanswered": 0 if letter.narrative else sum(not item.answer for item in letter.items),
            "report": reply.report,
            "article": render_article(letter),
            "may_edit": reply.may_change and reply.body_id in access_on(request).body_ids(Permission.EDIT_REPLIES),
        }
        return render(request, "replies/letter.html", context)


class LetterPdf(Gate, View):
    """The letter as an accessible PDF, with DRAFT across its pages until it is issued."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        reply = reply_in_scope(access_on(request), pk)
        letter = shown(reply, access_on(request))
        draft = "draft-" if letter.is_draft else ""
        name = f"{draft}{slugify(reply.body.slug)}-{slugify(reply.report.slug)}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        assert isinstance(request.user, User)  # the gate has refused everyone else
        facts = {"did": "letter", "reply": reply.pk, "file": name}
        log_event(kind=Event.Kind.DOWNLOAD, by=request.user, at=now(), body=reply.body, facts=facts)
        return HttpResponse(render_pdf(letter), content_type="application/pdf", headers=headers)
