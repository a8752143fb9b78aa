"""What a page of the inspectorate's register says becomes dated updates with the inspectorate as their author."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.models import LocalPolicingBody, User
from recommendations.domain.register import read_register
from responses.domain.positions import to_stored
from responses.intake.models import SheetMemory
from responses.intake.register.plan import ASKED, Decisions, Line, Planned, plan
from responses.intake.register.queries import held_updates
from responses.intake.register.words import is_its_own
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.log_batch import log_batch
from responses.record.flows.store_document import store_document
from responses.record.models import Batch, Document, Response, Update


@dataclass(frozen=True)
class PageGiven:
    """A page of the register: its text as read, under the name of its file or of how it came."""

    text: str
    name: str


@transaction.atomic
def take_register_page(*, given: PageGiven, decisions: Decisions, by: User, at: datetime, today: date) -> Batch | None:
    """Record what the page says of the responses that it was said to be about, in one batch.

    None where all of it is held already. Raises ValidationError, and records nothing, where something is still to be
    said of the page, or where the responses are not all of one body. The page itself is kept beside each update.
    """
    responses = {row.pk: row for row in locked_all(decisions.matches.values())}
    planned = plan(read_register(given.text), decisions, held_updates(responses), today)
    _refuse_asked(planned)
    lines = [(responses[each.response], line) for each in planned if each.response for line in each.new]
    if not lines:
        return None
    body = _body_of(response for response, _line in lines)
    batch = Batch.objects.create(
        kind=Batch.Kind.REGISTER_PAGE, body=body, made_by=by, made_at=at, note=given.name[:300]
    )
    document = store_document(
        name=given.name, file=ContentFile(given.text.encode()), by=by, at=at, content_type="text/plain"
    )
    append_updates([_addition(response, line, batch, document, given.name) for response, line in lines])
    count = len({response.pk for response, _line in lines})
    log_batch(batch, "made", by=by, at=at, responses=count, **_remember(body, decisions.words))
    return batch


def _refuse_asked(planned: Sequence[Planned]) -> None:
    asked = sum(line.standing in ASKED for each in planned for line in each.lines)
    if asked:
        message = ngettext(
            "%(count)d entry still needs a date, or the meaning of its status, or to be left out.",
            "%(count)d entries still need a date, or the meaning of their status, or to be left out.",
            asked,
        )
        raise ValidationError(message % {"count": asked})


def _body_of(responses: Iterable[Response]) -> LocalPolicingBody:
    body, *others = {response.body for response in responses}
    if body is None or others:
        raise ValidationError(_("Read in the register of one local policing body’s recommendations at a time."))
    return body


def _addition(response: Response, line: Line, batch: Batch, document: Document, name: str) -> Addition:
    assert line.day is not None  # one without a day is asked about
    return Addition(
        response=response,
        party=Update.Party.INSPECTORATE,
        by=batch.made_by,
        at=batch.made_at,
        effective_on=line.day,
        changes={"inspectorate_status": to_stored("inspectorate_status", line.status)} if line.status else {},
        note=line.note,
        internal_note=line.internal_note,
        document=document,
        document_name=name,
        origin=Update.Origin.ADOPTED,
        batch=batch,
    )


def _remember(body: LocalPolicingBody, words: Mapping[str, str]) -> dict[str, dict[str, dict[str, str]]]:
    """Keep what the words were said to mean, and give what changes by it, for the log."""
    memory, _created = SheetMemory.objects.get_or_create(body=body)
    before = memory.register_words
    after = {
        **before,
        **{word: means for word, means in words.items() if word in before or not is_its_own(word, means)},
    }
    if before == after:
        return {}
    memory.register_words = after
    memory.save(update_fields=["register_words"])
    changed = [word for word in after if before.get(word) != after[word]]
    was = {word: before[word] for word in changed if word in before}
    return {"before": {"register_words": was}, "after": {"register_words": {word: after[word] for word in changed}}}
