"""What the tests share of what is recorded beside a reply's stages: the cast, and short ways to take each step."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from forces.models import User
from responses.record.flows.store_document import store_document
from responses.record.models import Document
from responses.replies.flows.draft_comments import save_comments
from responses.replies.flows.receive_comments import Comments, record_comments, send_comments
from responses.replies.flows.record_publication import Published, record_publication
from responses.replies.models import ForceComments, Reply, ReplyStep
from tests import builders

ADDRESS = "https://www.west-mercia.example/replies/a-report"
WORDS = "The force agrees with all of it."


def at(day: date) -> datetime:
    """Noon on the day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def a_reply() -> Reply:
    """The one draft, of West Mercia's body, to a report of 11 July 2023."""
    builders.one_body()
    builders.opened(builders.a_report(2))
    return Reply.objects.get(force__slug="west-mercia")


def now(reply: Reply) -> Reply:
    return Reply.objects.get(pk=reply.pk)


def last_step(reply: Reply) -> ReplyStep:
    return reply.steps.latest("seq")


def a_document(by: User, data: bytes = b"%PDF-1.7 a signed letter") -> Document:
    return store_document(name="signed.pdf", file=ContentFile(data), by=by, at=builders.AT)


def refused(call) -> dict[str, list[str]]:
    """What the flow says, by field; what is about none, under the empty name."""
    with pytest.raises(ValidationError) as caught:
        call()
    return getattr(caught.value, "message_dict", None) or {"": caught.value.messages}


def comments_in(reply: Reply, by: User, *, on: date = date(2023, 8, 5), text: str = WORDS, note: str = "") -> ReplyStep:
    """Comments that an officer records."""
    comments = Comments(text=text, on=on, authorised_by="Chief Constable Alex Example")
    return record_comments(reply=reply, seen=now(reply).steps_taken, comments=comments, by=by, at=at(on), note=note)


def comments_sent(reply: Reply, by: User, *, on: date, text: str = WORDS, note: str = "") -> ReplyStep:
    """Comments that the liaison drafts and sends."""
    held = ForceComments.objects.filter(reply=reply).first()
    draft = save_comments(reply=reply, version=held.version if held else 0, text=text, by=by, at=at(on))
    return send_comments(reply=reply, version=draft.version, authorised_by="DCC Sam Other", by=by, at=at(on), note=note)


def published(
    reply: Reply,
    by: User,
    *,
    on: date,
    version: int | None = 1,
    address: str = ADDRESS,
    here: bool = False,
    today: date | None = None,
    note: str = "",
) -> ReplyStep:
    return record_publication(
        reply=reply,
        seen=now(reply).steps_taken,
        published=Published(version=version, on=on, address=address, is_here=here),
        by=by,
        at=at(today or on),
        note=note,
    )
