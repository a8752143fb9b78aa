"""What a sheet that came back proposes, as its page shows it: recommendation by recommendation, cell by cell."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from responses.domain.positions import State
from responses.intake.forms.update_sheets import DecisionForm, decision_name
from responses.intake.models import Proposal
from responses.intake.update_sheet_cells import as_read, full_heading
from responses.intake.update_sheet_queries import Overview
from responses.intake.update_sheet_words import Piece, marked
from responses.record.labels import label_of
from responses.record.models import Response
from tracker.kit.numbers import grouped

NAMED = 5
"""How many recommendations a message names, before the rest is counted."""
TONES = {Proposal.Decision.TAKEN: "done", Proposal.Decision.LEFT: "closed"}


@dataclass(frozen=True)
class CellShown:
    """One proposal: what the sheet held, what the force proposes, and what is recorded now where that is neither."""

    proposal: Proposal
    was: Sequence[Piece]
    value: Sequence[Piece]
    now: str | None
    field: BoundField | None
    """To decide by, where the person may and nothing is decided."""

    @property
    def is_note(self) -> bool:
        return self.proposal.field == Proposal.Field.NOTE

    @property
    def taken_back(self) -> datetime | None:
        """When what was taken was taken back, if it was."""
        return self.proposal.batch.undone_at if self.proposal.batch else None

    @property
    def tone(self) -> str:
        return TONES[Proposal.Decision(self.proposal.decision)]


@dataclass(frozen=True)
class RowShown:
    """A recommendation and what is proposed for it."""

    response: Response
    name: str
    row: int
    cells: Sequence[CellShown]


def rows_shown(
    proposals: Sequence[Proposal], order: Sequence[int], now: Mapping[int, State], form: DecisionForm | None
) -> list[RowShown]:
    """The recommendations in the order given, each with its cells."""
    by_response: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_response[proposal.response_id].append(proposal)
    return [_row(by_response[pk], now.get(pk), form) for pk in order]


def _row(proposals: Sequence[Proposal], now: State | None, form: DecisionForm | None) -> RowShown:
    response = proposals[0].response
    cells = [_cell(proposal, now, form) for proposal in proposals]
    return RowShown(response, full_heading(response.recommendation), proposals[0].row, cells)


def _cell(proposal: Proposal, now: State | None, form: DecisionForm | None) -> CellShown:
    name = decision_name(proposal.pk)
    is_state = proposal.field == Proposal.Field.FORCE_SAYS
    if is_state:
        was, value = [Piece(label_of(proposal.field, proposal.was))], [Piece(label_of(proposal.field, proposal.value))]
    else:
        was, value = marked(proposal.was, proposal.value)
    field = form[name] if form and name in form.fields else None
    return CellShown(proposal, was, value, _changed_since(proposal, now), field)


def _changed_since(proposal: Proposal, now: State | None) -> str | None:
    """What is recorded now in words, where it is not what the sheet held and nothing is decided."""
    if proposal.decision or proposal.field == Proposal.Field.NOTE:
        return None
    if now is None:
        return _("The recommendation is no longer recorded.")
    held = as_read(getattr(now, proposal.field))
    return None if held == proposal.was else label_of(proposal.field, held) or _("(emptied)")


def summary(overview: Overview) -> str:
    """What the sheet proposes, in one sentence made of figures."""
    total = len(overview.lines)
    if not total:
        return _("The sheet changes nothing.")
    words = ngettext("%(total)s change is proposed: %(parts)s.", "%(total)s changes are proposed: %(parts)s.", total)
    return words % {"total": grouped(total), "parts": ", ".join(_parts(overview))}


def _parts(overview: Overview) -> Iterator[str]:
    if left := len(overview.undecided):
        yield _("%(number)s to decide") % {"number": grouped(left)}
    if taken := overview.count(Proposal.Decision.TAKEN):
        yield _("%(number)s taken") % {"number": grouped(taken)}
    if left_out := overview.count(Proposal.Decision.LEFT):
        yield _("%(number)s left") % {"number": grouped(left_out)}


def first_control(form: DecisionForm | None) -> str:
    """The id that a link in the error summary goes to."""
    fields = list(form) if form else []
    return f"{fields[0].auto_id}_0" if fields else ""


def stale_words(moved_on: list[Response]) -> str:
    """That nothing was recorded, and why: someone else has recorded something since the page was opened."""
    names = [full_heading(response.recommendation) for response in moved_on[:NAMED]]
    message = ngettext(
        "Nothing is recorded yet: someone has changed %(names)s since you opened this page. Look at it again below.",
        "Nothing is recorded yet: someone has changed %(names)s since you opened this page. Look at them again below.",
        len(moved_on),
    )
    left = len(moved_on) - NAMED
    more = [_("%(left)s more") % {"left": grouped(left)}] if left > 0 else []
    return message % {"names": ", ".join([*names, *more])}


def done_words(decisions: list[Proposal.Decision]) -> str:
    taken = decisions.count(Proposal.Decision.TAKEN)
    left = len(decisions) - taken
    said = []
    if taken:
        said.append(ngettext("%(n)s change is taken.", "%(n)s changes are taken.", taken) % {"n": grouped(taken)})
    if left:
        said.append(ngettext("%(n)s change is left.", "%(n)s changes are left.", left) % {"n": grouped(left)})
    return " ".join(said)
