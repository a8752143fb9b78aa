"""Record an update, as the local policing body or as the force."""

from typing import Any, ClassVar

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from forces.gate import access_on
from forces.roles import Permission
from responses.domain.status import Progress
from responses.record.flows.record_update import record_update
from responses.record.forms import ForceWordForm, UpdateForm
from responses.record.models import Position, Response, Update
from responses.record.queries_scrutiny import entry_about
from responses.record.quotations import quotation, with_paragraph
from responses.record.views.change import ChangePage
from tracker.kit.clock import now


class RecordUpdate(ChangePage):
    """The officer's update: new state, what was done, evidence, internal note."""

    permission = Permission.RECORD_UPDATES
    form_class: ClassVar[type[Form]] = UpdateForm
    template_name = "record/update.html"
    page_name = _("Record an update")
    party = Update.Party.BODY
    done = _("The update is recorded.")

    def form(self, position: Position, **kwargs: Any) -> Any:
        return UpdateForm(user=self.person(), progress_now=Progress(position.progress), **kwargs)

    def initial(self, position: Position, version: int) -> dict[str, Any]:
        """With `?quote=` an entry of scrutiny, its paragraph stands ready in what we do."""
        shown = {**super().initial(position, version), "effective_on": self.today()}
        if self.party == Update.Party.BODY and (asked := self.request.GET.get("quote")):
            entry = entry_about(access_on(self.request), position.response_id, asked)
            shown["body_action"] = with_paragraph(position.body_action, quotation(entry))
        return shown

    def save(self, response: Response, form: Any) -> None:
        typed = form.cleaned_data
        record_update(
            response=response,
            version=typed["version"],
            values=form.values,
            by=self.person(),
            at=now(),
            today=self.today(),
            effective_on=typed["effective_on"],
            party=self.party,
            note=typed["note"],
            internal_note=typed.get("internal_note", ""),
            evidence_url=typed["evidence_url"],
            document=form.document,
            document_name=form.document_name,
        )


class ForceWord(RecordUpdate):
    """The force's own word: what it says and does, and nothing else."""

    permission = Permission.RECORD_FORCE_WORD
    form_class = ForceWordForm
    template_name = "record/force_word.html"
    page_name = _("Say what the force says")
    party = Update.Party.FORCE
    done = _("What the force says is recorded.")

    def form(self, position: Position, **kwargs: Any) -> Any:
        return ForceWordForm(user=self.person(), **kwargs)
