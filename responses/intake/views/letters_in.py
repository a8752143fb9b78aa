"""The queue of documents on their way in, the form that sends them, and what came of one sending."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View
from django_tables2 import RequestConfig

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.intake.flows.start_reading import start_reading
from responses.intake.flows.take_documents import take_files, take_pasted
from responses.intake.forms.letters_in import LettersInForm
from responses.intake.letter_queries import documents_seen, progress_of
from responses.intake.models import Delivery, IncomingDocument
from responses.intake.queries import bodies_importing
from responses.intake.tables import LettersInTable
from responses.intake.views.import_page import person_on
from tracker.kit.clock import now

PER_PAGE = 50


class LettersIn(Gate, View):
    """Every document of the person's bodies, those that need someone first."""

    permission = Permission.IMPORT

    def get(self, request: HttpRequest) -> HttpResponse:
        return queue_page(request, None)


class DeliveryIn(Gate, View):
    """The documents that were sent in at once, and what of it was not taken."""

    permission = Permission.IMPORT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        seen = Delivery.objects.visible_to(access_on(request)).select_related("made_by", "body")
        return queue_page(request, get_object_or_404(seen, pk=pk))


class SendLettersIn(Gate, View):
    """Documents are sent in, or a text is pasted."""

    permission = Permission.IMPORT

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, LettersInForm(bodies=bodies_importing(access_on(request))))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = LettersInForm(request.POST, request.FILES, bodies=bodies_importing(access_on(request)))
        if not form.is_valid():
            return self.page(request, form)
        try:
            delivery = self.take(request, form)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.page(request, form)
        start_reading()
        return redirect("letters-in-delivery", delivery.pk)

    @staticmethod
    def take(request: HttpRequest, form: LettersInForm) -> Delivery:
        given = form.cleaned_data
        facts: dict[str, Any] = {"purpose": given["purpose"], "by": person_on(request), "at": now()}
        if given["documents"]:
            return take_files(body=form.body_chosen, files=given["documents"], **facts)
        return take_pasted(body=form.body_chosen, text=given["text"], **facts)

    @staticmethod
    def page(request: HttpRequest, form: LettersInForm) -> HttpResponse:
        return render(request, "intake/letters_in_new.html", {"form": form})


def queue_page(request: HttpRequest, delivery: Delivery | None) -> HttpResponse:
    """The queue as a whole, or as far as one sending. What a reader left is taken up again when somebody looks."""
    access = access_on(request)
    documents = documents_seen(access, delivery)
    progress = progress_of(documents)
    if progress.in_queue:
        start_reading()
    stage = request.GET.get("stage", "")
    chosen = stage if stage in IncomingDocument.Stage.values else ""
    has_one_body = len(bodies_importing(access)) == 1
    table = LettersInTable(
        documents.filter(stage=chosen) if chosen else documents, exclude=("body",) if has_one_body else ()
    )
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    stages = [
        (value, label, progress.by_stage[value])
        for value, label in IncomingDocument.Stage.choices
        if progress.by_stage.get(value)
    ]
    context = {"delivery": delivery, "progress": progress, "stages": stages, "chosen": chosen, "table": table}
    return render(request, "intake/letters_in.html", context)
