"""What a reply's own page shows beside its stages: the invitation, the publication, the copies and the proof."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from forces.access import Access
from forces.roles import Permission
from responses.domain.clock import ClockRule
from responses.replies.models import Reply
from responses.replies.proof import Proof, proof_of
from responses.replies.recorded import Record, Recorded, recorded


@dataclass(frozen=True, kw_only=True)
class Cards:
    """The facts of the four cards, and what the person may do on them."""

    reply: Reply
    found: Recorded
    proof: Proof | None
    has_duty: bool
    sees_internal: bool
    may_record: bool
    public_body: str = ""
    """Whose letter stands on the public pages, by the word of its address; "" where none does."""

    @property
    def may_change_comments(self) -> bool:
        """Comments stand in the letter's words: nothing of them changes while a letter is issued as it is."""
        is_open = self.reply.stage != Reply.Stage.ISSUED and self.reply.origin == Reply.Origin.TYPED
        return self.may_record and is_open

    @property
    def may_record_out(self) -> bool:
        """Publications, copies and files are of a letter that is out."""
        return self.may_record and self.reply.is_out

    @property
    def unpublished(self) -> int | None:
        """The latest version, where no publication of it is recorded though it is issued."""
        latest = self.reply.letters_issued
        return latest if latest and all(one.version != latest for one in self.found.publications) else None

    @property
    def public_href(self) -> str:
        """The reply's own page for anyone; "" where it stands on none."""
        if not self.public_body:
            return ""
        report, force = self.reply.report, self.reply.force
        return reverse("public-letter", args=[self.public_body, report.source.slug, report.slug, force.slug])

    @property
    def is_correction_unpublished(self) -> bool:
        """Whether an earlier version is published, and the one that corrects it is not."""
        return bool(self.found.publications and self.unpublished)

    @property
    def comments_file(self) -> int | None:
        """The step beside which the file of the comments stands."""
        return self.found.seq(Record.COMMENTS)

    @property
    def inspectors_file(self) -> int | None:
        return self.found.seq(Record.INSPECTORS)

    @property
    def secretary_file(self) -> int | None:
        return self.found.seq(Record.SECRETARY)

    @property
    def inspectors_how(self) -> str:
        return self._how(Record.INSPECTORS)

    @property
    def secretary_how(self) -> str:
        return self._how(Record.SECRETARY)

    def _how(self, record: Record) -> str:
        step = self.found.latest.get(record)
        return step.changes["how"] if step else ""


def cards_of(reply: Reply, access: Access, today: date, *, asked: frozenset[int] | None = None) -> Cards:
    """The cards of one reply as the person may see them, in at most four queries.

    `asked`: the ids of the report's recommendations, where they are at hand.
    """
    found = recorded(reply)
    edits = reply.body_id in access.body_ids(Permission.EDIT_REPLIES)
    return Cards(
        reply=reply,
        found=found,
        proof=proof_of(reply, today, found=found, asked=asked),
        has_duty=reply.report.clock_rule == ClockRule.SECTION_55,
        sees_internal=reply.body_id in access.body_ids(Permission.SEE_INTERNAL),
        public_body=_public_body(reply),
        may_record=edits and reply.stage != Reply.Stage.ANSWERED_BY,
    )


def _public_body(reply: Reply) -> str:
    """No query but for a reply that stands on the public pages."""
    if reply.public_version is None:
        return ""
    return reply.letters.filter(version=reply.public_version).values_list("body__slug", flat=True).get()
