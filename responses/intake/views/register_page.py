"""A page of the inspectorate's register: given, looked at, and recorded."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from letters.reading.bounded import extract_bounded
from letters.reading.bounds import FILE_MOST
from letters.reading.refusals import Unreadable
from recommendations.domain.register import read_register
from recommendations.domain.register_values import Page
from responses.intake.flows.take_register_page import PageGiven, take_register_page
from responses.intake.forms.files import kept_name
from responses.intake.forms.register_decisions import MOST_SAID, DecideForm
from responses.intake.forms.register_page import LONGEST_PAGE, PageForm
from responses.intake.models import IncomingDocument
from responses.intake.register.matches import propose
from responses.intake.register.plan import ASKED, Planned, Standing, plan
from responses.intake.register.queries import (
    forces_in,
    held_updates,
    reports_in,
    responses_about,
    standing,
    words_remembered,
)
from responses.intake.register.words import words_of
from responses.intake.views.import_page import person_on
from responses.record.models import Position, Response
from responses.record.queries import response_in_scope
from tracker.kit.chain import text_digest
from tracker.kit.clock import now, today
from tracker.kit.numbers import grouped

MOST_DIGITS = 19


class RegisterPage(Gate, View):
    """What the two ways in share. A page is read anew with each request: nothing is kept before it is recorded."""

    permission = Permission.RECORD_UPDATES

    @cached_property
    def given(self) -> Response | None:
        """The response from whose page the person came."""
        return None

    @cached_property
    def standing(self) -> QuerySet[Position]:
        return standing(access_on(self.request))

    @property
    def back(self) -> str:
        raise NotImplementedError

    def page_form(self, *args: Any, **kwargs: Any) -> PageForm:
        return PageForm(*args, **kwargs)

    def responses(self, form: PageForm) -> list[Response]:
        """Those that the page may be about, in scope."""
        raise NotImplementedError

    def check_scope(self) -> None:
        """Before anything is read."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.ask(request, self.page_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.check_scope()
        form = self.page_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(request, form)
        try:
            text = _text_of(form)
        except Unreadable as refused:
            form.add_error("file", str(refused))
            return self.ask(request, form)
        page = read_register(text)
        if message := _cannot_be_shown(page, text):
            form.add_error("file" if form.cleaned_data["file"] else "text", message)
            return self.ask(request, form)
        return self.show(request, form, PageGiven(text, form.page_name), page)

    def show(self, request: HttpRequest, form: PageForm, given: PageGiven, page: Page) -> HttpResponse:
        """What the page would make; or, where the person has seen it and says so, make it."""
        responses = self.responses(form)
        digest = text_digest(given.text)
        sent = request.POST if form.cleaned_data["read"] == digest else None
        decide = self.decide_form(sent, page, responses)
        wants = request.POST.get("do") == "take"
        decide.is_judged = wants and decide.is_as_shown
        planned = plan(page, decide.decisions, held_updates(row.pk for row in responses), today())
        if decide.is_judged and (done := self.take(request, decide, given, planned)):
            return done
        values = {**form.cleaned_data, "text": given.text, "name": given.name, "read": digest, "file": None}
        context = {
            "form": self.page_form(initial=values),
            "decide": decide,
            "words": decide.word_fields(own=False),
            "own_words": decide.word_fields(own=True),
            "sections": decide.sections(planned),
            **_counted(planned),
            "leftover": [given.text[span.start : span.end] for span in page.leftover],
            "has_changed": wants and not decide.is_as_shown,
        }
        return self.page(request, "intake/register_preview.html", context, 422 if decide.is_judged else 200)

    def decide_form(self, data: Any, page: Page, responses: Sequence[Response]) -> DecideForm:
        body = next((row.body for row in responses if row.body), None)
        return DecideForm(
            data,
            page=page,
            words=words_of(page, words_remembered(body)),
            responses=responses,
            proposals=propose(page.histories, responses, self.given.pk if self.given else None),
        )

    def take(
        self, request: HttpRequest, decide: DecideForm, given: PageGiven, planned: Sequence[Planned]
    ) -> HttpResponse | None:
        """To what was recorded; None where something is still asked, which stands in the form."""
        decide.ask(planned)
        if decide.errors:
            return None
        try:
            batch = take_register_page(
                given=given, decisions=decide.decisions, by=person_on(request), at=now(), today=today()
            )
        except ValidationError as refused:
            decide.put(refused)
            return None
        if batch is None:
            messages.info(request, _("There is nothing new in this page. Nothing was recorded."))
            return redirect(self.back)
        count = batch.updates.count()
        message = ngettext("%(count)s update is recorded.", "%(count)s updates are recorded.", count)
        messages.success(request, message % {"count": grouped(count)})
        return redirect("batch", batch.pk)

    def ask(self, request: HttpRequest, form: PageForm) -> HttpResponse:
        return self.page(request, "intake/register_page.html", {"form": form})

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(request, template, {"given": self.given, "back": self.back, **context}, status=status)


class ResponseRegisterPage(RegisterPage):
    """From a response's page: its own history, or those of its report's other recommendations too."""

    @cached_property
    def given(self) -> Response:
        response = response_in_scope(access_on(self.request), self.kwargs["pk"])
        self.refuse_unless(self.request, body_id=response.body_id, force_id=response.force_id)
        return response

    def check_scope(self) -> None:
        """Raises where `given` does."""
        assert self.given.pk

    @property
    def back(self) -> str:
        return self.given.get_absolute_url()

    def responses(self, form: PageForm) -> list[Response]:
        return responses_about(self.standing, self.given.recommendation.report, self.given.force)

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        report = self.given.recommendation.report
        return super().page(request, template, {"report": report, "force": self.given.force, **context}, status)


class AnyRegisterPage(RegisterPage):
    """From the page of imports: about the report and the force that the person chooses."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """`?document=` begins with the text of a document that was sent in."""
        asked = request.GET.get("document", "")
        if not asked:
            return super().get(request, **kwargs)
        document = get_object_or_404(IncomingDocument.objects.visible_to(access_on(request)), pk=_id(asked))
        initial = {"text": document.text, "name": kept_name(document.file_name)}
        return self.ask(request, self.page_form(initial=initial))

    @property
    def back(self) -> str:
        return reverse("imports")

    def page_form(self, *args: Any, **kwargs: Any) -> PageForm:
        return PageForm(*args, reports=reports_in(self.standing), forces=forces_in(self.standing), **kwargs)

    def responses(self, form: PageForm) -> list[Response]:
        return responses_about(self.standing, form.cleaned_data["report"], form.cleaned_data["force"])

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        chosen = {name: context["form"].initial.get(name) for name in ("report", "force")}
        return super().page(request, template, {**chosen, **context}, status)


def _id(asked: str) -> int:
    """No document has the id 0."""
    return int(asked) if asked.isdecimal() and len(asked) < MOST_DIGITS else 0


def _counted(planned: Sequence[Planned]) -> dict[str, Any]:
    standings = Counter(line.standing for each in planned for line in each.lines)
    counts = {standing.value: standings[standing] for standing in Standing}
    return {"counts": counts, "asked": sum(standings[standing] for standing in ASKED)}


def _text_of(form: PageForm) -> str:
    file = form.cleaned_data["file"]
    if file is None:
        text: str = form.cleaned_data["text"]
        return text
    return extract_bounded(file.read(FILE_MOST + 1), str(file.name)).text


def _cannot_be_shown(page: Page, text: str) -> str:
    """Why a page that was read can't be looked at; empty where it can."""
    said = sum(len(entry.steps) for history in page.histories for entry in history.entries)
    if len(text) > LONGEST_PAGE or said > MOST_SAID:
        message = _(
            "The page holds more than %(most)s statuses and comments, or more than %(text)s characters. Split it."
        )
        return message % {"most": grouped(MOST_SAID), "text": grouped(LONGEST_PAGE)}
    if not page.histories:
        return _("No history is marked in this text: there is nothing like [on]…[status]…[/status][/on] in it.")
    return ""
