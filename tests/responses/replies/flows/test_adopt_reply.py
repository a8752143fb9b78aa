"""A reply read from a document: an untouched draft gives way to it, and it can be taken back, history and all."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from responses.domain.status import Applies, Progress
from responses.record.flows.verify_history import Verification
from responses.record.models import Response, Update
from responses.replies.flows.adopt_reply import AnswerRead, adopt_reply
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.flows.show_adopted import show_adopted
from responses.replies.flows.undo_adoption import built_on_adoption, undo_adoption
from responses.replies.models import Reply, ReplyStep
from tests import builders

pytestmark = pytest.mark.django_db
AT = datetime(2023, 10, 2, 9, 0, tzinfo=UTC)
LETTER_DAY = date(2023, 8, 30)


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def report(body):
    """Its responses and an untouched draft are opened."""
    report = builders.a_report(2)
    builders.opened(report)
    return report


def adopted(report, by, **facts) -> Reply:
    asked = list(report.recommendations.order_by("position"))
    values = {"applies": Applies.YES, "progress": Progress.COMPLETE, "force_action": "It is done."}
    return adopt_reply(
        report=report,
        force=builders.one_force(),
        body=by.memberships.get().body,
        facts={"letter_date": LETTER_DAY},
        answers=[AnswerRead(asked[0], "Recommendation 1", "", "It is done.", values)],
        at=AT,
        by=by,
        **facts,
    )


def kinds(reply: Reply) -> list[str]:
    return list(reply.steps.order_by("seq").values_list("kind", flat=True))


def faults() -> list[object]:
    return list(Verification().faults())


def test_an_untouched_draft_gives_way(report, body):
    draft = Reply.objects.get()
    reply = adopted(report, builders.officer(body))
    assert list(Reply.objects.all()) == [reply]
    assert list(report.replies.all()) == [reply]
    assert kinds(Reply.every.get(pk=draft.pk)) == ["opened", "gave-way"]
    update = Update.objects.get(response__recommendation__position=1, seq=2)
    assert (update.effective_on, update.origin, str(update.by)) == (LETTER_DAY, "adopted", str(builders.officer(body)))
    assert faults() == []


def test_a_draft_that_was_worked_on_does_not(report, body):
    officer = builders.officer(body)
    draft = Reply.objects.get()
    edit_reply(reply=draft, version=draft.version, values={"introduction": "I write."}, by=officer, at=AT)
    with pytest.raises(ValidationError, match="Work on a reply to this report has begun here"):
        adopted(report, officer)
    assert Reply.every.count() == 1
    assert Update.objects.filter(origin=Update.Origin.ADOPTED).count() == 0


def test_the_same_letter_again_changes_nothing(report, body):
    officer = builders.officer(body)
    first = adopted(report, officer)
    counts = Reply.every.count(), Update.objects.count(), ReplyStep.objects.count()
    assert adopted(report, officer) == first
    assert (Reply.every.count(), Update.objects.count(), ReplyStep.objects.count()) == counts


def test_taken_back_it_is_in_no_list_and_the_draft_is(report, body):
    officer = builders.officer(body)
    draft = Reply.objects.get()
    reply = adopted(report, officer)
    undo_adoption(reply=reply, by=officer, at=AT)
    assert list(Reply.objects.all()) == [draft]
    assert kinds(draft) == ["opened", "gave-way", "brought-back"]
    assert kinds(Reply.every.get(pk=reply.pk)) == ["adopted", "adoption-undone"]
    assert Response.objects.filter(reply_items__reply__withdrawn_at=None, reply_items__isnull=False).count() == 0
    again = adopted(report, officer)
    assert again.pk != reply.pk
    assert list(Reply.objects.all()) == [again]
    assert faults() == []


def test_what_was_recorded_of_it_since_stands_against_that(report, body):
    officer = builders.officer(body)
    reply = adopted(report, officer)
    assert built_on_adoption(reply) == []
    show_adopted(reply=reply, seen=reply.steps_taken, by=officer, at=AT)
    assert built_on_adoption(reply) == ["The reply to “A report”: Shown on the public pages."]
