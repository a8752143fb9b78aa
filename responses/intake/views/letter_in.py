"""One document on its way in: where it stands, its file, and what a person does with it as a whole."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.generic import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event
from forces.roles import Permission
from responses.intake.flows.set_aside import (
    MAY_BE_ASIDE,
    MAY_BE_READ_AGAIN,
    put_aside,
    read_again,
    take_from_aside,
)
from responses.intake.flows.start_reading import start_reading
from responses.intake.letter_queries import IN_THE_QUEUE
from responses.intake.letter_words import taken_for
from responses.intake.models import IncomingDocument
from responses.intake.parts import parts_beside
from responses.intake.queries import bodies_importing
from responses.intake.retention import LET_GO
from responses.intake.review.made import made_of, may_be_checked
from responses.intake.review.promises import Promised, has_promised, promises_open
from responses.intake.review.review import Review
from responses.intake.views.import_page import person_on
from responses.record.flows.store_document import download_name
from responses.record.views.stored_file import stored_file
from tracker.kit.clock import now, today

_LONG = ("text", "reading", "fingerprint", "like__text", "like__reading", "like__extracted", "like__fingerprint")


class LetterInPage(Gate, View):
    """A page, or a change, of one document of the person's bodies."""

    permission = Permission.IMPORT

    def document(self, pk: int) -> IncomingDocument:
        """In scope, or 404."""
        seen = IncomingDocument.objects.visible_to(access_on(self.request)).defer(*_LONG)
        return get_object_or_404(seen.select_related("body", "delivery__made_by", "document", "like"), pk=pk)


class LetterIn(LetterInPage):
    """Where it stands, and what it is like."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if document.stage in IN_THE_QUEUE:
            start_reading()
        is_disposed = document.disposal is not None
        parts = parts_beside(document)
        context = {
            "document": document,
            "is_disposed": is_disposed,
            "is_left": document.stage in LET_GO,
            "taken_for": taken_for(document),
            "remarks": [words for _code, words in (document.extracted or {}).get("remarks", [])],
            "may_be_checked": may_be_checked(document),
            "made": made_of(document),
            "parts": parts,
            "to_correct": [one for one in self.promises(document) if not one.is_settled],
            "may_answer_another": document.stage == IncomingDocument.Stage.ADOPTED
            and not is_disposed
            and all(one.document.stage != IncomingDocument.Stage.READ for one in parts),
            "has_many_bodies": len(bodies_importing(access_on(request))) > 1,
            "may_be_aside": document.stage in MAY_BE_ASIDE and not is_disposed,
            "may_be_read_again": document.stage in MAY_BE_READ_AGAIN and not (document.decisions or is_disposed),
        }
        return render(request, "intake/letter_in.html", context)

    def promises(self, document: IncomingDocument) -> list[Promised]:
        """Matched to the register anew, where something was said of it."""
        return promises_open(Review(document, person_on(self.request), today())) if has_promised(document) else []


class LetterInFile(LetterInPage):
    """The file as it was sent in, as a download."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        document = self.document(pk)
        if document.document.disposal is not None:
            raise Http404
        name = download_name(document.file_name, document.document.content_type)
        file = stored_file(document.document, name)
        facts = {"did": "document", "file": document.name}
        log_event(
            kind=Event.Kind.DOWNLOAD, by=person_on(request), at=now(), body=document.body, record=document, facts=facts
        )
        return file


class MoveLetterIn(LetterInPage):
    """What a button does with the document as a whole."""

    http_method_names = ["post"]
    flow: Callable[..., IncomingDocument]
    told: str | Promise

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        try:
            type(self).flow(document=document, by=person_on(request), at=now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, str(self.told) % {"name": document})
            start_reading()
        return redirect(document)


class PutAside(MoveLetterIn):
    flow = put_aside
    told = gettext_lazy("“%(name)s” is put aside. Nothing of it is in the records.")


class TakeFromAside(MoveLetterIn):
    flow = take_from_aside
    told = gettext_lazy("“%(name)s” is taken back from aside.")


class ReadAgain(MoveLetterIn):
    flow = read_again
    told = gettext_lazy("“%(name)s” is read again.")
