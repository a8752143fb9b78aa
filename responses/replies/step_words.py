"""A reply's steps in words: one sentence each, with what each changed as it was and as it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from responses.record.queries import disposed_at
from responses.replies.models import Reply, ReplyStep
from responses.replies.translations import texts_in
from tracker.kit.dates import plain_date

Kind = ReplyStep.Kind

SENTENCES = {
    Kind.OPENED: gettext_lazy("opened it when the report was registered"),
    Kind.ADOPTED: gettext_lazy("read it from a document"),
    Kind.ADOPTION_UNDONE: gettext_lazy("took the document back that it was read from"),
    Kind.GAVE_WAY: gettext_lazy("put the untouched draft aside for the letter read from a document"),
    Kind.BROUGHT_BACK: gettext_lazy("brought the draft back, since that document was taken back"),
    Kind.EDITED: gettext_lazy("changed the words"),
    Kind.FOLLOWED: gettext_lazy("corrected the register, and the draft followed"),
    Kind.SUBMITTED: gettext_lazy("submitted the text for approval"),
    Kind.WITHDRAWN: gettext_lazy("took the text back before approval"),
    Kind.CHANGES_REQUESTED: gettext_lazy("asked for changes"),
    Kind.APPROVED: gettext_lazy("approved the text, or recorded its approval"),
    Kind.TAKEN_BACK: gettext_lazy("took the text back after approval"),
    Kind.ISSUED: gettext_lazy("issued the letter"),
    Kind.CORRECTION_BEGUN: gettext_lazy("began a correction of the letter"),
    Kind.CORRECTION_DROPPED: gettext_lazy("dropped the correction"),
    Kind.CLOSED: gettext_lazy("closed it as answered by another reply"),
    Kind.REOPENED: gettext_lazy("opened it again"),
    Kind.INVITED: gettext_lazy("recorded the invitation of the chief officer’s comments"),
    Kind.COMMENTS_RECEIVED: gettext_lazy("recorded the chief officer’s comments"),
    Kind.NO_COMMENTS: gettext_lazy("recorded that the chief officer has no comments"),
    Kind.PUBLISHED: gettext_lazy("recorded the publication"),
    Kind.COPIED_TO_INSPECTORS: gettext_lazy("recorded the copy to the inspectors of constabulary"),
    Kind.COPIED_TO_SECRETARY: gettext_lazy("recorded the copy to the Secretary of State"),
    Kind.FILE_ATTACHED: gettext_lazy("attached a file"),
    Kind.RECORD_UNDONE: gettext_lazy("took a recorded step back"),
    Kind.HANDED_OVER: gettext_lazy("handed the reply over to the body’s successor"),
    Kind.SHOWN: gettext_lazy("showed the letter on the public pages"),
    Kind.PROGRESS_WRITTEN: gettext_lazy("wrote a public progress update"),
    Kind.PROGRESS_APPROVED: gettext_lazy("approved a public progress update, which was published with it"),
    Kind.PROGRESS_DECLINED: gettext_lazy("did not approve a public progress update"),
    Kind.PROGRESS_WITHDRAWN: gettext_lazy("withdrew a public progress update before approval"),
    Kind.PROGRESS_TAKEN_BACK: gettext_lazy("took a public progress update back"),
}
LABELS: Mapping[str, Any] = {
    "report_title_as_written": gettext_lazy("Subject: the report’s title"),
    "report_date_read": gettext_lazy("The report’s date"),
    "reference": gettext_lazy("Our reference"),
    "letter_date": gettext_lazy("Date of the letter"),
    "house_style": gettext_lazy("House style"),
    "form_title": gettext_lazy("Title of the form"),
    "report_type": gettext_lazy("Type of inspection"),
    "report_is_national": gettext_lazy("Recommendations: national"),
    "report_is_local": gettext_lazy("Recommendations: local"),
    "report_summary": gettext_lazy("Summary of the report"),
    "items_introduction": gettext_lazy("Before the recommendations"),
    "narrative_heading": gettext_lazy("Heading of the response to all"),
    "narrative": gettext_lazy("Response to all recommendations together"),
    "translations": gettext_lazy("The words in the second language"),
    "language": gettext_lazy("Language"),
    "marking": gettext_lazy("Handling marking"),
    "addressee_name": gettext_lazy("To: name"),
    "addressee_role": gettext_lazy("To: office"),
    "addressee_address": gettext_lazy("To: address"),
    "salutation": gettext_lazy("Salutation"),
    "introduction": gettext_lazy("Opening"),
    "closing": gettext_lazy("Closing"),
    "sign_off": gettext_lazy("Sign-off"),
    "signatory_name": gettext_lazy("Signed by: name"),
    "signatory_role": gettext_lazy("Signed by: office"),
    "signatory_area": gettext_lazy("Signed by: area"),
    "copies_to": gettext_lazy("Copies to"),
    "chief_officer_comments": gettext_lazy("The chief officer’s comments"),
    "reply_to_comments": gettext_lazy("Our reply to those comments"),
    "answered_by_reason": gettext_lazy("Why another reply answers"),
    "invited_on": gettext_lazy("Invited on"),
    "comments_wanted_by": gettext_lazy("Comments wanted by"),
    "comments_received_on": gettext_lazy("Comments received on"),
    "comments_authorised_by": gettext_lazy("Authorised by"),
    "no_comments_on": gettext_lazy("No comments, said on"),
    "published_on": gettext_lazy("Published on"),
    "published_address": gettext_lazy("Published at"),
    "published_version": gettext_lazy("Version published"),
    "copied_to_inspectors_on": gettext_lazy("Copy to the inspectors sent on"),
    "copied_to_secretary_on": gettext_lazy("Copy to the Secretary of State sent on"),
}
"""What the timeline names of what a step changed; ids and counts that the product keeps for itself are not named."""
OPEN_TO_THE_FORCE = frozenset(
    {
        Kind.ADOPTED,
        Kind.INVITED,
        Kind.COMMENTS_RECEIVED,
        Kind.NO_COMMENTS,
        Kind.ISSUED,
        Kind.PUBLISHED,
        Kind.COPIED_TO_INSPECTORS,
        Kind.COPIED_TO_SECRETARY,
        Kind.HANDED_OVER,
        Kind.SHOWN,
        Kind.PROGRESS_APPROVED,
        Kind.PROGRESS_TAKEN_BACK,
    }
)
"""Steps that the force took part in, or that are public: of the body's drafts and approvals nothing is in them."""


@dataclass(frozen=True)
class FieldChange:
    """One field as it was and as it is. A long text `is_text`: its changed words are shown one by one."""

    label: str
    before: str
    after: str
    is_text: bool


@dataclass(frozen=True)
class ToldStep:
    """A step as a person may see it: the office's own people see who took it, others which office."""

    step: ReplyStep
    who: str
    sentence: str
    note: str
    changes: tuple[FieldChange, ...]
    has_file: bool
    disposed_at: datetime | None = None

    @property
    def is_disposed(self) -> bool:
        """Whether its long words were lawfully disposed of."""
        return self.step.disposal is not None

    @property
    def changed(self) -> str:
        """The names of what changed, for a line."""
        return ", ".join(change.label for change in self.changes)


def told(steps: Iterable[ReplyStep], *, internal: bool) -> list[ToldStep]:
    """The steps of one reply, given from its first on, newest first, without what the person may not see."""
    steps = list(steps)
    gone = disposed_at(step.disposal for step in steps)
    held: dict[str, Any] = {}
    rows = []
    for step in steps:
        if internal or step.kind in OPEN_TO_THE_FORCE:
            row = _told(step, held, internal=internal)
            rows.append(replace(row, disposed_at=gone.get(step.disposal or 0)))
        held |= step.changes | words_of(step)
    return list(reversed(rows))


def words_of(step: ReplyStep) -> dict[str, str]:
    """The long words of a step; of one that was disposed of, that they were, for each that there was."""
    return step.texts if step.disposal is None else dict.fromkeys(step.text_digests, _("[disposed of]"))


def sentence_of(step: ReplyStep) -> str:
    """What was done, to stand behind the name of who did it."""
    return str(SENTENCES[Kind(step.kind)])


def _told(step: ReplyStep, held: Mapping[str, Any], *, internal: bool) -> ToldStep:
    said = {**step.changes, **words_of(step)} if step.kind != Kind.OPENED else {}
    changes = tuple(
        FieldChange(str(LABELS[name]), _shown(name, held.get(name)), _shown(name, said[name]), _is_text(name))
        for name in LABELS
        if name in said
    )
    return ToldStep(
        step=step,
        who=(str(step.by) if step.by else _("The product")) if internal else str(step.body),
        sentence=sentence_of(step),
        note=step.note if internal else "",
        changes=changes if internal or step.kind == Kind.COMMENTS_RECEIVED else (),
        has_file=bool(internal and step.document and step.document.disposal is None),
    )


def _is_text(name: str) -> bool:
    return isinstance(Reply._meta.get_field(name), models.TextField)


def _shown(name: str, value: Any) -> str:
    """The value as a person reads it: of translations, their texts."""
    return "\n\n".join(texts_in(value)) if name == "translations" else _words(value)


def _words(value: Any) -> str:
    if value in (None, ""):
        return ""
    try:
        return plain_date(date.fromisoformat(value)) if isinstance(value, str) and len(value) == _DAY else str(value)
    except ValueError:
        return str(value)


_DAY = len("2023-07-11")
