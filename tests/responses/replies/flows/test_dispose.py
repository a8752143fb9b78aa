"""What a retention rule lets go of, what a hold keeps, and that every chain still verifies afterwards."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from forces.models import Event, LocalPolicingBody
from forces.roles import Role
from responses.domain.positions import DISPOSED
from responses.domain.status import Applies, Progress
from responses.record.flows.hold import lift_hold, place_hold
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.record_update import record_update
from responses.record.flows.seal_history import seal_history
from responses.record.flows.store_document import store_document
from responses.record.flows.verify_history import Verification
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Disposal, Document, Hold, Position, Response, Scrutiny, Update
from responses.replies.flows.dispose import dispose
from responses.replies.models import IssuedLetter, Reply, ReplyStep, Submission
from responses.replies.retention import plan_of
from tests.builders import a_report, issued, member, officer, one_body, one_force, opened, record

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = AT.date()
CLOSED_ON = date(2023, 9, 1)


@pytest.fixture
def body() -> LocalPolicingBody:
    """Three years, by a policy."""
    held = one_body()
    LocalPolicingBody.objects.filter(pk=held.pk).update(retention_years=3, retention_policy="Policy 7")
    return LocalPolicingBody.objects.get(pk=held.pk)


@pytest.fixture
def admin(body):
    return member(Role.ADMINISTRATOR, body=body)


@pytest.fixture
def responses(body) -> list[Response]:
    """Two that are closed and one that is open; the reply to their report is issued."""
    rows = opened(a_report(3, title="Old report"))
    issued(Reply.objects.get())
    first, second, third = Response.objects.order_by("pk")
    record(first, on=CLOSED_ON, progress=Progress.COMPLETE, note="All is done.", internal_note="At last.")
    record(second, on=CLOSED_ON, applies=Applies.NO, applies_reason="We have no radios.", note="Not ours.")
    assert len(rows) == 3
    return [first, second, third]


def disposed(body, admin, today=TODAY) -> Disposal:
    plan = plan_of(body, today)
    return dispose(body=body, seen=plan.token, by=admin, at=AT, today=today)


def faults() -> list[str]:
    positions = [str(fault) for _pk, found in verify_positions() for fault in found]
    return [*positions, *map(str, Verification(documents=True).faults())]


def words_of(response: Response) -> list[dict]:
    return [update.texts for update in response.updates.order_by("seq")]


def test_nothing_is_ever_disposed_of_without_a_rule(responses, body, admin):
    LocalPolicingBody.objects.update(retention_years=None)
    assert plan_of(LocalPolicingBody.objects.get(pk=body.pk), TODAY) is None
    with pytest.raises(ValidationError, match="No retention period is set"):
        dispose(body=body, seen="", by=admin, at=AT, today=TODAY)


@pytest.mark.parametrize(
    ("today", "closed", "replies"),
    [(date(2026, 8, 31), 0, 1), (date(2026, 9, 1), 2, 1), (date(2026, 8, 22), 0, 0), (date(2026, 8, 23), 0, 1)],
)
def test_only_what_was_closed_for_as_long_goes(responses, body, today, closed, replies):
    """The letter was issued on 23 August 2023; two responses were closed on 1 September, and one is open."""
    plan = plan_of(body, today)
    assert (len(plan.responses), len(plan.replies)) == (closed, replies)


def test_words_go_and_hashes_states_and_the_letter_stay(responses, body, admin):
    first, second, third = responses
    seal_history(at=AT, today=TODAY)
    before = list(Update.objects.order_by("pk").values_list("hash", "changes", "text_digests"))
    letter = IssuedLetter.objects.get()
    disposal = disposed(body, admin)
    assert disposal.counts == {"responses": 2, "replies": 1, "documents": 0}
    assert set(map(str, words_of(first) + words_of(second))) == {"{}"}
    assert words_of(third) != [{}] * third.updates.count()
    assert list(Update.objects.order_by("pk").values_list("hash", "changes", "text_digests")) == before
    assert {step.disposal for step in ReplyStep.objects.all()} == {disposal.pk}
    assert {step.note for step in ReplyStep.objects.all()} == {""}
    assert Submission.objects.get().snapshot == {}
    after = IssuedLetter.objects.get()
    assert (after.snapshot, bytes(after.pdf)) == (letter.snapshot, bytes(letter.pdf))
    now = Position.objects.current().get(response=second)
    assert (now.applies, now.applies_reason, now.body_action) == (Applies.NO, DISPOSED, DISPOSED)
    assert faults() == []


def test_what_is_disposed_of_is_not_disposed_of_again(responses, body, admin):
    disposed(body, admin)
    assert plan_of(body, TODAY).is_empty
    with pytest.raises(ValidationError, match="nothing to dispose of"):
        disposed(body, admin)


def test_a_plan_that_has_changed_is_refused(responses, body, admin):
    seen = plan_of(body, TODAY).token
    place_hold(body=body, kind=Hold.Kind.FOI, reference="FOI 12", response=responses[0], by=admin, at=AT)
    with pytest.raises(ValidationError, match="has changed since you looked"):
        dispose(body=body, seen=seen, by=admin, at=AT, today=TODAY)
    assert Disposal.objects.count() == 0


@pytest.mark.parametrize(
    ("scope", "left"),
    [("body", (0, 0, 2, 1)), ("report", (0, 0, 2, 1)), ("force", (0, 0, 2, 1)), ("response", (1, 0, 1, 1)),
     ("elsewhere", (2, 1, 0, 0))],
)  # fmt: skip
def test_a_hold_keeps_what_is_under_it(responses, body, admin, scope, left):
    """A hold on one response keeps the reply to its report as well: its words are there too."""
    report = responses[0].recommendation.report
    of = {
        "body": {},
        "report": {"report": report},
        "force": {"report": report, "force": one_force()},
        "response": {"response": responses[0]},
        "elsewhere": {"report": a_report(title="Another report")},
    }[scope]
    hold = place_hold(body=body, kind=Hold.Kind.LEGAL, reference="Case 4", by=admin, at=AT, **of)
    plan = plan_of(body, TODAY)
    assert (len(plan.responses), len(plan.replies), plan.responses_held, plan.replies_held) == left
    lift_hold(hold=hold, because="The case is closed.", by=admin, at=AT)
    plan = plan_of(body, TODAY)
    assert (len(plan.responses), len(plan.replies)) == (2, 1)


def test_placing_and_lifting_a_hold_and_a_disposal_are_in_the_log(responses, body, admin):
    hold = place_hold(body=body, kind=Hold.Kind.LEGAL, reference=" Case 4 ", by=admin, at=AT)
    lift_hold(hold=hold, because="Closed.", by=admin, at=AT)
    disposal = disposed(body, admin)
    told = Event.objects.filter(kind=Event.Kind.RETENTION, by=admin, body=body).order_by("pk")
    stands, stands_not = {"stands": True}, {"stands": False}
    assert [event.facts for event in told] == [
        {
            "did": "hold placed", "hold": hold.pk, "kind": "legal", "reference": "Case 4",
            "before": stands_not, "after": stands,
        },
        {
            "did": "hold lifted", "hold": hold.pk, "kind": "legal", "reference": "Case 4", "because": "Closed.",
            "before": stands, "after": stands_not,
        },
        {"did": "disposal", "disposal": disposal.pk, "responses": 2, "replies": 1, "documents": 0, "files": 0},
    ]  # fmt: skip


@pytest.mark.parametrize(("reference", "because"), [(" ", None), ("Case 4", " ")])
def test_a_hold_without_its_case_or_its_reason_is_refused(body, admin, reference, because):
    def place_and_lift():
        hold = place_hold(body=body, kind=Hold.Kind.LEGAL, reference=reference, by=admin, at=AT)
        lift_hold(hold=hold, because=because, by=admin, at=AT)

    with pytest.raises(ValidationError) as refused:
        place_and_lift()
    assert set(refused.value.message_dict) == {"reference" if because is None else "because"}


def evidence_of(response: Response, body, name: str) -> Document:
    document = store_document(name=name, file=ContentFile(b"Agreed."), by=officer(body), at=AT)
    record_update(
        response=response, version=Response.objects.get(pk=response.pk).version, values={}, by=officer(body),
        at=datetime(2023, 9, 2, tzinfo=UTC), today=date(2023, 9, 2), effective_on=CLOSED_ON, note="Minutes.",
        document=document, document_name=name,
    )  # fmt: skip
    return document


def test_a_file_goes_with_its_last_mention(responses, body, admin, django_capture_on_commit_callbacks):
    document = evidence_of(responses[0], body, "minutes.txt")
    with django_capture_on_commit_callbacks(execute=True):
        disposal = disposed(body, admin)
    document.refresh_from_db()
    assert (document.disposal, default_storage.exists(document.storage_key)) == (disposal.pk, False)
    assert document.sha256 == hashlib.sha256(b"Agreed.").hexdigest()
    assert faults() == []
    again = store_document(name="again.txt", file=ContentFile(b"Agreed."), by=admin, at=AT)
    assert (again.pk, again.disposal, default_storage.exists(again.storage_key)) == (document.pk, None, True)


def test_a_file_that_is_named_elsewhere_stays(responses, body, admin, django_capture_on_commit_callbacks):
    document = evidence_of(responses[0], body, "minutes.txt")
    assert evidence_of(responses[2], body, "the-same.txt") == document
    with django_capture_on_commit_callbacks(execute=True):
        disposed(body, admin)
    document.refresh_from_db()
    assert (document.disposal, default_storage.exists(document.storage_key)) == (None, True)


def test_scrutiny_goes_when_all_that_it_is_about_is_gone(responses, body, admin):
    facts = {"meeting": "Board", "held_on": CLOSED_ON, "question": "Why?", "by": officer(body), "today": CLOSED_ON}
    at = datetime(2023, 9, 1, 12, tzinfo=UTC)
    gone = record_scrutiny(responses=[responses[0].pk, responses[1].pk], at=at, **facts)
    stays = record_scrutiny(responses=[responses[0].pk, responses[2].pk], at=at, **facts)
    disposed(body, admin)
    assert [Scrutiny.objects.get(pk=one.pk).question for one in (gone, stays)] == ["", "Why?"]
    assert faults() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_update SET texts = '{}'",
        "UPDATE record_update SET disposal = 1, texts = '{}', party = 'force'",
        'UPDATE record_update SET disposal = 1, texts = \'{"note": "Other words."}\'',
        "UPDATE replies_submission SET snapshot = '{}'",
        "UPDATE replies_issuedletter SET snapshot = '{}'",
        "UPDATE record_scrutiny SET question = ''",
        "DELETE FROM record_disposal",
    ],
)
def test_the_database_lets_nothing_be_blanked_but_by_a_disposal(responses, body, admin, statement):
    record_scrutiny(
        responses=[responses[0].pk], meeting="Board", held_on=CLOSED_ON, question="Why?", by=officer(body), at=AT,
        today=TODAY,
    )  # fmt: skip
    Disposal(body=body, by=admin, at=AT, years=3, policy="Policy 7", closed_by=CLOSED_ON, counts={}).save()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_command_says_what_would_go_and_does_it(responses, body, admin, capsys, time_machine):
    time_machine.move_to(AT)
    call_command("dispose", "--body", body.slug, "--by", admin.email, "--check")
    assert Disposal.objects.count() == 0
    call_command("dispose", "--body", body.slug, "--by", admin.email)
    said = capsys.readouterr().out.splitlines()
    line = "Closed on or before 2023-11-02: 2 responses and 1 replies go; 0 responses and 0 replies are kept by a hold."
    assert said == [line, line, f"Disposed of, as disposal {Disposal.objects.get().pk}."]


def test_the_command_is_the_administrators(responses, body):
    with pytest.raises(CommandError, match="is not an administrator"):
        call_command("dispose", "--body", body.slug, "--by", officer(body).email)
    with pytest.raises(CommandError, match="No body is called nobody"):
        call_command("dispose", "--body", "nobody", "--by", officer(body).email)


def test_the_number_of_queries_does_not_grow_with_the_rows(body, admin, django_assert_max_num_queries):
    opened(a_report(40, title="A long report"))
    issued(Reply.objects.get())
    for response in Response.objects.all():
        record(response, on=CLOSED_ON, progress=Progress.COMPLETE)
    with django_assert_max_num_queries(45):
        assert disposed(body, admin).counts == {"responses": 40, "replies": 1, "documents": 0}
