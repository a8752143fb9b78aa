"""A reply's own page: where it is, what is missing, who does what next."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from forces.access import Access
from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.replies.cards import cards_of
from responses.replies.desk import desk_of, last_step_back, reply_clock
from responses.replies.facts import Answered, findings_of
from responses.replies.models import IssuedLetter, Reply, SubmissionEditor
from responses.replies.stage_words import stage_label, stage_tone, went_back_words
from responses.replies.views.history import last_steps, steps_for_desk
from responses.replies.views.person import person_on
from tracker.kit.clock import today


def desk_reply(access: Access, user: User, pk: int) -> Any:
    """The reply with all that its page names, or Http404 out of scope; `edited_text`: whether the person's words may
    be in the text that stands submitted."""
    mine = SubmissionEditor.objects.filter(submission=OuterRef("submission"), user=user)
    rows = Reply.objects.visible_to(access).annotate(edited_text=Exists(mine))
    rows = rows.select_related(
        "report__source", "force", "body", "edited_by", "document", "answered_by__report",
        "submission__submitted_by", "submission__approval__recorded_by",
    )  # fmt: skip
    reply = rows.filter(pk=pk).first()
    if reply is None:
        raise Http404
    return reply


class ReplyDesk(Gate, View):
    """The body's people see all of it; a force's liaison the letters that are out."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access, day = access_on(request), today()
        reply = desk_reply(access, person_on(request), pk)
        internal = reply.body_id in access.body_ids(Permission.SEE_INTERNAL)
        found = findings_of(reply)
        asked = frozenset(one.recommendation.pk for one in found if one.blocks)
        context = {
            "reply": reply,
            "report": reply.report,
            "internal": internal,
            "stage": stage_label(reply, internal=internal),
            "tone": stage_tone(reply, internal=internal),
            "clock": reply_clock(reply, day),
            "letters": letters_of(reply),
            "cards": cards_of(reply, access, day, asked=asked),
            "edits": reply.body_id in access.body_ids(Permission.EDIT_REPLIES),
            **(self.inside(reply, found, access) if internal else self.nothing_inside),
        }
        return render(request, "replies/desk.html", context)

    nothing_inside: ClassVar[dict[str, Any]] = {"desk": None, "step": None, "step_words": "", "history": []}

    @staticmethod
    def inside(reply: Any, found: list[Answered], access: Access) -> dict[str, Any]:
        steps = steps_for_desk(reply)
        step = last_step_back(reply, steps)
        return {
            "desk": desk_of(reply, found, access, today(), editor=reply.edited_text),
            "step": step,
            "history": last_steps(steps),
            "step_words": went_back_words(step) if step else "",
        }


def letters_of(reply: Reply) -> list[Any]:
    """The versions that were issued here, the latest first, without their bytes."""
    if not reply.letters_issued:
        return []
    return list(
        reply.letters.issued_here()
        .defer(*IssuedLetter.FILES, "snapshot")
        .select_related("issued_by", "approval")
        .order_by("-version")
    )
