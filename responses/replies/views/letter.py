"""The letter as a page and as files: what is issued as it was issued, and before that the text as it stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views import View

from forces.access import Access
from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event
from forces.roles import Permission
from letters.content import Letter
from letters.rendering.coverage import LetterNotPrintable
from letters.rendering.formats import CONTENT_TYPES, FORMATS
from letters.rendering.html import render_article
from responses.replies.letter_files import issued_file
from responses.replies.letters import issued_shown, letter_shown
from responses.replies.models import Reply
from responses.replies.pictures import pictures_of
from responses.replies.views.person import person_on
from responses.replies.word_copy import word_copy
from tracker.kit.clock import now


def reply_in_scope(access: Access, pk: int) -> Reply:
    """The reply, or Http404 where it is out of the person's scope: a liaison never sees a draft."""
    rows = Reply.objects.visible_to(access).select_related(
        "report__source", "force", "body__logo", "edited_by", "submission"
    )
    reply = rows.filter(pk=pk).first()
    if reply is None:
        raise Http404
    return reply


def sees_drafts(reply: Reply, access: Access) -> bool:
    """Whether the person is one of the body's own, who see what is not issued."""
    return reply.body_id in access.body_ids(Permission.SEE_INTERNAL)


class LetterPage(Gate, View):
    """The letter, on the web, as it would be printed."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        reply = reply_in_scope(access, pk)
        internal = sees_drafts(reply, access)
        letter = letter_shown(reply, internal=internal)
        context = {
            "reply": reply,
            "items": len(letter.items),
            "unanswered": 0 if letter.narrative else sum(not item.answer for item in letter.items),
            "report": reply.report,
            "letter": letter,
            "version": reply.letters_issued if not letter.is_draft else 0,
            "article": render_article(letter),
            "may_edit": reply.may_change and reply.body_id in access.body_ids(Permission.EDIT_REPLIES),
        }
        return render(request, "replies/letter.html", context)


class LetterFile(Gate, View):
    """The letter as a file, which says DRAFT until it is issued: then the bytes that were."""

    permission = Permission.SEE_RESPONSES
    kind = "pdf"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        reply = reply_in_scope(access, pk)
        issued = issued_shown(reply, internal=sees_drafts(reply, access))
        if issued:
            return letter_download(request, reply, file_name(reply), self.kind, issued_file(issued, self.kind))
        letter = letter_shown(reply, internal=sees_drafts(reply, access))
        try:
            content = self._draft(reply, access, letter)
        except LetterNotPrintable as error:
            return render(request, "replies/not_printable.html", {"reply": reply, "error": error}, status=422)
        return letter_download(request, reply, file_name(reply, draft=letter.is_draft), self.kind, content)

    def _draft(self, reply: Reply, access: Access, letter: Letter) -> bytes:
        """The file; for Word, to who may change the draft, one that can be sent in again."""
        may_edit = reply.may_change and reply.body_id in access.body_ids(Permission.EDIT_REPLIES)
        if self.kind == "docx" and may_edit:
            return word_copy(reply)
        return FORMATS[self.kind](letter, pictures_of(letter))


def file_name(reply: Reply, *, draft: bool = False, version: int | None = None) -> str:
    """The name without its end."""
    parts = ["draft" if draft else "", slugify(reply.body.slug), slugify(reply.report.slug)]
    parts.append(f"version-{version}" if version else "")
    return "-".join(filter(None, parts))


def letter_download(request: HttpRequest, reply: Reply, name: str, kind: str, content: bytes) -> HttpResponse:
    """A letter as a download, which the body's log tells of."""
    file = f"{name}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    facts = {"did": "letter", "reply": reply.pk, "file": file}
    log_event(kind=Event.Kind.DOWNLOAD, by=person_on(request), at=now(), body=reply.body, record=reply, facts=facts)
    return HttpResponse(content, content_type=CONTENT_TYPES[kind], headers=headers)
