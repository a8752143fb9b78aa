"""What the pages share on which recommendations are entered: the pasted text, the rows, and what is read of them."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from recommendations.models import InspectionReport, Recommendation
from responses.replies.entry_rows import Reader, chosen_held, rows_shown
from responses.replies.forms.register_entry import Entry
from responses.replies.forms.register_rows import Rows
from responses.replies.forms.unjudged import Unjudged
from tracker.kit.clock import today


class EntryPage(Gate, View):
    """Deadlines read from the words are shown, then kept; words that were changed since are shown again."""

    permission = Permission.EDIT_REGISTER
    template_name: ClassVar[str]

    def person(self) -> User:
        assert isinstance(self.request.user, User)  # the gate has refused everyone else
        return self.request.user

    def reader(self) -> Reader:
        return Reader(self.person(), access_on(self.request), today())

    def are_seen(self, rows: Rows, report: InspectionReport | None = None) -> bool:
        """Whether each that was chosen as asked again is one that the person may see, in another report; of one that
        is not, its row says so."""
        chosen = [form.chosen for form in rows.filled]
        held = chosen_held(chosen, self.reader())
        own = report.pk if report else None
        refused = [
            form for form in rows.filled if form.chosen is not None and not _is_earlier(held.get(form.chosen), own)
        ]
        for form in refused:
            form.add_error("asks_again", str(form.fields["asks_again"].error_messages["invalid_choice"]))
        return not refused

    def is_checked(self, request: HttpRequest, rows: Rows, published_on: date | None) -> bool:
        """Whether all that deadlines are read from was shown as it is now."""
        return not rows.filled or request.POST.get("checked") == rows.read_as(published_on)

    def page(
        self,
        request: HttpRequest,
        entry: Entry,
        rows: Rows,
        published_on: date | None,
        *,
        form: Unjudged | None = None,
        report: InspectionReport | None = None,
    ) -> HttpResponse:
        paste = entry.paste_form
        context = {
            "entry": entry,
            "paste": paste,
            "leftover": entry.leftover,
            "rows": rows_shown(rows, published_on, self.reader(), report.pk if report else None),
            "report": report,
            "checked": rows.read_as(published_on),
            "errors": errors_of([paste, *([form] if form else [])], rows),
            "form": form,
        }
        return render(request, self.template_name, context)


def _is_earlier(held: Recommendation | None, report: int | None) -> bool:
    return held is not None and held.report_id != report


def errors_of(forms: Sequence[Unjudged], rows: Rows) -> list[dict[str, str]]:
    """All that is wrong on the page, for its summary; of a row, with its place."""
    found = [error for form in forms if form.is_bound for error in form.summary]
    for place, form in enumerate(rows.forms, start=1):
        for error in form.summary:
            text = _("Row %(place)s: %(error)s") % {"place": place, "error": error["text"]}
            found.append({"text": text, "target": error["target"]})
    return found
