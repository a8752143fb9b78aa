"""The steps that go back, and the closing of a reply that another answers. Each asks for its reason."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forces.models import User
from responses.domain.workflow import Actor, Move
from responses.replies.flows.step_back import close_as_answered, step_back
from responses.replies.forms.stages import CloseForm, ReasonForm, StageForm
from responses.replies.models import Reply
from responses.replies.moves_allowed import PERMISSIONS_OF
from responses.replies.queries import replies_that_may_answer
from responses.replies.views.stage import StagePage
from tracker.kit.clock import now


class StepBack(StagePage):
    """A move of `step_back`."""

    form_class: ClassVar[type[StageForm]] = ReasonForm

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        typed = form.cleaned_data
        step_back(reply=reply, move=self.move, seen=typed["seen"], reason=typed["note"], by=by, at=now())
        return reply


class Withdraw(StepBack):
    """Before it is approved: the draft can be edited again."""

    move = Move.WITHDRAW
    explained = _("The reply is a draft again and can be edited. The text that was submitted stays in its history.")
    done = _("The reply is a draft again.")


class RequestChanges(StepBack):
    """The approver's word, before approval or after it."""

    move = Move.REQUEST_CHANGES
    actor = Actor.APPROVER
    permission = PERMISSIONS_OF[Actor.APPROVER]
    explained = _("The reply goes back to the officers, who read your reason. An approval that was given falls away.")
    done = _("You asked for changes.")


class TakeBack(StepBack):
    """After it is approved: what is edited then is to be approved anew."""

    move = Move.TAKE_BACK
    explained = _(
        "The reply is a draft again and can be edited. Its approval falls away, and the next text needs its own."
    )
    done = _("The reply is a draft again.")


class Correct(StepBack):
    """After it is issued: a new version is drafted, and the one that is out stays out."""

    move = Move.CORRECT
    explained = _(
        "A new version is drafted. The letter that is out stays as it is, and stays out, until the new version is "
        "issued and supersedes it. The new version names the reason."
    )
    done = _("A correction is begun.")


class DropCorrection(StepBack):
    """The letter that is out stands."""

    move = Move.DROP_CORRECTION
    explained = _("The letter that is out stands. The words of the draft stay in the reply’s history.")
    done = _("The correction is dropped.")


class Reopen(StepBack):
    """Another reply does not answer it after all."""

    move = Move.REOPEN
    explained = _("The reply is a draft again, and is owed by its last day.")
    done = _("The reply is open again.")


class Close(StagePage):
    """A national report whose findings the reply to the force's own report answers."""

    move = Move.CLOSE
    form_class = CloseForm
    explained = _(
        "The reply to a report on this force alone answers the same findings. No letter is issued for this one."
    )
    done = _("The reply is closed.")

    def form(self, reply: Reply, **kwargs: Any) -> CloseForm:
        return CloseForm(replies=self.others(reply), **kwargs)

    def others(self, reply: Reply) -> QuerySet[Reply]:
        return replies_that_may_answer(reply)

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        typed = form.cleaned_data
        close_as_answered(
            reply=reply, answered_by=typed["answered_by"], seen=typed["seen"], reason=typed["note"], by=by, at=now()
        )
        return reply

    def more(self, reply: Reply) -> dict[str, Any]:
        return {"cannot": "" if self.others(reply).exists() else _("No reply to a report on this force alone is held.")}
