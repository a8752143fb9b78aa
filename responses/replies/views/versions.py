"""The versions of the letter that were issued, as they were issued; and the document that shows an approval."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event
from forces.roles import Permission
from letters.content import letter_from_plain
from letters.rendering.html import render_article
from responses.record.views.stored_file import stored_file
from responses.replies.letter_files import issued_file
from responses.replies.models import Approval, IssuedLetter
from responses.replies.views.letter import file_name, letter_download, reply_in_scope, sees_drafts
from responses.replies.views.person import person_on
from tracker.kit.clock import now


class LetterVersion(Gate, View):
    """One version. Whoever may see that a letter is out may see each version of it."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        reply = reply_in_scope(access_on(request), pk)
        versions = (
            reply.letters.issued_here()
            .defer("pdf", "docx")
            .select_related("approval__recorded_by", "approval__submission")
        )
        letter = get_object_or_404(versions.select_related("body", "issued_by"), version=version)
        later = reply.letters.issued_here().defer(*IssuedLetter.FILES, "snapshot").filter(version=version + 1).first()
        context = {
            "reply": reply,
            "report": reply.report,
            "letter": letter,
            "later": later,
            "internal": sees_drafts(reply, access_on(request)),
            "others": range(reply.letters_issued, 0, -1),
            "article": mark_safe(letter.html)  # noqa: S308  written at issue by the letter's own templates
            if letter.html
            else render_article(letter_from_plain(letter.snapshot["letter"])),
        }
        return render(request, "replies/letter_version.html", context)


class LetterVersionFile(Gate, View):
    """The bytes that were issued, never drawn again; plain text is made from the snapshot's words."""

    permission = Permission.SEE_RESPONSES
    kind = "pdf"

    def get(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        reply = reply_in_scope(access_on(request), pk)
        letter = get_object_or_404(reply.letters.issued_here(), version=version)
        name = file_name(reply, version=version)
        return letter_download(request, reply, name, self.kind, issued_file(letter, self.kind))


class ApprovalDocument(Gate, View):
    """The e-mail, letter or minute of an approval: for the body's own people."""

    permission = Permission.SEE_INTERNAL

    def get(self, request: HttpRequest, pk: int, number: int) -> FileResponse:
        reply = reply_in_scope(access_on(request), pk)
        if not sees_drafts(reply, access_on(request)):
            raise Http404
        rows = Approval.objects.filter(submission__reply=reply, submission__number=number)
        given = get_object_or_404(rows.select_related("document").exclude(document=None))
        assert given.document is not None
        file = stored_file(given.document, given.document_name)
        facts = {"did": "approval-document", "reply": reply.pk, "text": number, "file": given.document_name}
        log_event(kind=Event.Kind.DOWNLOAD, by=person_on(request), at=now(), body=reply.body, record=reply, facts=facts)
        return file
