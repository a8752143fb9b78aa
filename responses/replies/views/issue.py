"""The approved text is issued: frozen for ever."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forces.models import User
from responses.domain.workflow import Move
from responses.replies.facts import missing_now
from responses.replies.flows.issue_reply import issue_reply
from responses.replies.forms.stages import IssueForm
from responses.replies.missing_words import missing_words
from responses.replies.models import Reply
from responses.replies.views.approve import TextPage
from tracker.kit.clock import now, today


class Issue(TextPage):
    """The page after it is the issued version's."""

    move = Move.ISSUE
    form_class = IssueForm
    template_name = "replies/stage_issue.html"
    done = _("The letter is issued.")

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {**self.seen(reply), "letter_date": today()}

    def take(self, reply: Reply, form: Any, by: User) -> Any:
        typed = form.cleaned_data
        return issue_reply(
            reply=reply,
            submission=self.text(reply, form),
            letter_date=typed["letter_date"],
            by=by,
            at=now(),
            note=typed["note"],
        )

    def more(self, reply: Reply) -> dict[str, Any]:
        missing = missing_words(reply, missing_now(reply, today()))
        return {**super().more(reply), "missing": missing, "version": reply.letters_issued + 1}
