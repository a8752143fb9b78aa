"""What the pages share on which a report's entry is corrected: what moves is shown before it is saved."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from recommendations.models import InspectionReport
from responses.replies.forms.correct import Correction, as_text
from responses.replies.moves import Moves, Standpoint
from responses.replies.queries import reports_seen
from responses.replies.views.person import person_on
from tracker.kit.chain import text_digest
from tracker.kit.clock import today

MOST_SHOWN = 50
"""Responses whose lateness changes are listed up to here, and counted beyond."""


class CorrectPage(Gate, View):
    """The preview stands above the form; what is typed after it is shown again before it is saved."""

    permission = Permission.EDIT_REGISTER
    template_name: ClassVar[str]

    def report(self, request: HttpRequest, source: str, slug: str) -> InspectionReport:
        return get_object_or_404(reports_seen(person_on(request), today()), source__slug=source, slug=slug)

    def at(self, request: HttpRequest) -> Standpoint:
        return Standpoint(access=access_on(request), day=today())

    def is_confirmed(self, request: HttpRequest, wanted: object, moves: Moves) -> bool:
        return request.POST.get("confirmed") == confirmation(wanted, moves)

    def preview(
        self, request: HttpRequest, form: Correction, wanted: object, moves: Moves, **more: Any
    ) -> HttpResponse:
        shown: dict[str, Any] = {"moves": moves, "confirmed": confirmation(wanted, moves), "most_shown": MOST_SHOWN}
        return self.page(request, form, **{**shown, **more})

    def page(self, request: HttpRequest, form: Correction, *, status: int = 200, **more: Any) -> HttpResponse:
        context = {"form": form, "moves": None, "confirmed": "", "is_stale": False, "differing": [], **more}
        return render(request, self.template_name, context, status=status)


def confirmation(wanted: object, moves: Moves) -> str:
    """Stands for a correction and all that it moves, as they were shown."""
    return text_digest(repr(wanted) + moves.told)


def differing(
    form: Correction, touched: Mapping[str, Any], names: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """Where what someone else has saved since and what this person typed differ: label, theirs, yours. `names` are
    those of recommendations, by their ids."""
    held = form.initial
    found = []
    for name, typed in touched.items():
        bound = form.fields[name]
        if name in held and as_text(held[name]) != as_text(typed):
            theirs, yours = as_text(held[name]), as_text(typed)
            if name == "asks_again" and names:
                theirs, yours = names.get(theirs, theirs), names.get(yours, yours)
            found.append((str(bound.label), theirs, yours))
    return found
