"""What someone with the database's password did is found, its first broken row named; seals find what chains miss."""

import hashlib
import json
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from forces.models import Event
from responses.domain.status import Progress
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.seal_history import seal_history
from responses.record.flows.store_document import store_document
from responses.record.flows.verify_history import Verification
from responses.record.models import Document, Response, Seal, SealLeaf, Update
from responses.replies.models import Approval, IssuedLetter, Reply, ReplyStep, Submission
from tests.builders import a_report, officer, opened, record
from tests.lifted import tamper
from tracker.kit.chain import GENESIS, link, merkle_root

DAY = date(2023, 9, 1)


@pytest.fixture
def kept(body) -> list[Response]:
    """Two responses, the second with four updates, one reply, an entry of scrutiny and two events; not sealed yet."""
    rows = opened(a_report(2))
    record(rows[1], on=date(2023, 8, 1), progress=Progress.PLANNED)
    record(rows[1], on=date(2023, 8, 10), progress=Progress.IN_PROGRESS, force_action="Train.")
    record(rows[1], on=date(2023, 8, 20), note="Booked.")
    asked = {"meeting": "The board", "question": "When?", "held_on": DAY, "today": DAY, "at": at(DAY)}
    record_scrutiny(responses=[rows[0].pk], by=officer(body), **asked)
    for kind in (Event.Kind.EXPORT, Event.Kind.SETTINGS):
        Event.objects.create(at=at(DAY), kind=kind, facts={"rows": 2})
    return rows


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


def seal(day: date = DAY) -> Seal:
    sealed = seal_history(at=at(day), today=day)
    assert sealed
    return sealed


def found(**options) -> list[str]:
    return [str(fault) for fault in Verification(**options).faults()]


def the(kept, seq: int) -> Update:
    return Update.objects.select_related("response", "document").get(response=kept[1], seq=seq)


# Seals


def test_a_seal_holds_what_grew_and_is_chained(kept):
    first = seal()
    (reply,) = Reply.objects.all()
    leaves = list(SealLeaf.objects.values_list("kind", "of", "seq"))
    assert leaves == [
        ("forces.event", Event.objects.latest("pk").pk, 2),
        ("record.scrutiny", kept[0].scrutiny.get().pk, 1),
        ("reply", reply.pk, 1),
        ("response", kept[0].pk, 1),
        ("response", kept[1].pk, 4),
    ]
    assert (first.number, first.previous, first.leaf_count) == (1, GENESIS, 5)
    record(kept[0], on=date(2023, 9, 2), progress=Progress.PLANNED)
    second = seal(date(2023, 9, 2))
    assert (second.number, second.previous, second.leaf_count) == (2, first.hash, 1)
    assert list(second.leaves.values_list("kind", "of", "seq")) == [("response", kept[0].pk, 2)]
    assert second.root == second.leaves.get().digest()
    assert (seal(date(2023, 9, 3)).leaf_count, found()) == (0, [])


def test_what_is_new_on_a_day_is_sealed_again(kept):
    seal()
    assert seal_history(at=at(DAY), today=DAY) is None
    assert Seal.objects.count() == 1
    record(kept[0], on=DAY, progress=Progress.PLANNED)
    assert (seal().number, seal(date(2023, 9, 2)).leaf_count, found()) == (2, 0, [])


def test_a_root_stands_for_every_leaf_in_its_place():
    assert merkle_root([]) == GENESIS
    assert merkle_root(["a"]) == "a"
    roots = {
        merkle_root(leaves)
        for leaves in (["a", "b", "c"], ["b", "a", "c"], ["a", "c", "b"], ["a", "b"], ["a", "b", "d"])
    }
    assert len(roots) == 5


# What chains find by themselves


def test_all_is_well_before_any_seal_and_after(kept):
    assert found() == []
    seal()
    assert found() == []


@pytest.mark.parametrize("sealed", [False, True])
def test_a_changed_row_is_named(kept, sealed):
    if sealed:
        seal()
    row = the(kept, 2)
    tamper("UPDATE record_update SET changes = %s WHERE id = %s", '{"progress": "complete"}', row.pk)
    assert found() == [f"Response {kept[1].pk}, Update {row.pk}: update 2 is not what was recorded"]


def test_a_row_changed_with_a_hash_to_fit_breaks_the_next(kept):
    forged = the(kept, 2)
    forged.changes = {"progress": "complete"}
    facts = json.dumps(forged.changes), forged.computed_hash(), forged.pk
    tamper("UPDATE record_update SET changes = %s, hash = %s WHERE id = %s", *facts)
    assert found() == [f"Response {kept[1].pk}, Update {the(kept, 3).pk}: update 3 is not what was recorded"]


def test_a_deleted_row_is_named(kept):
    tamper("DELETE FROM record_update WHERE id = %s", the(kept, 2).pk)
    assert found() == [f"Response {kept[1].pk}: update 2 is missing"]


def test_a_row_put_in_between(kept):
    """The later ones move up by one, as they are; the number and hash that the response names move with them."""
    for seq in (4, 3):
        tamper("UPDATE record_update SET seq = %s WHERE id = %s", seq + 1, the(kept, seq).pk)
    new = Update(**Update.objects.filter(pk=the(kept, 2).pk).values().get() | {"id": None, "seq": 3})
    new.previous = the(kept, 2).hash
    new.hash = new.computed_hash()
    new.save()
    tamper("UPDATE record_response SET version = 5 WHERE id = %s", kept[1].pk)
    assert found() == [f"Response {kept[1].pk}, Update {the(kept, 4).pk}: update 4 is not what was recorded"]


def test_a_changed_step_of_a_reply(kept):
    step = ReplyStep.objects.get()
    tamper("UPDATE replies_replystep SET happened_on = %s WHERE id = %s", "2020-01-01", step.pk)
    assert found() == [f"Reply {step.reply_id}, ReplyStep {step.pk}: step 1 is not what was recorded"]


def test_a_chain_whose_head_was_wiped(kept):
    reply = Reply.objects.get()
    tamper("UPDATE replies_reply SET steps_taken = 0, head = %s WHERE id = %s", GENESIS, reply.pk)
    assert found() == [f"Reply {reply.pk}: its last step is not the one that it names"]


# What only a seal finds


def cut_off_the_last(kept) -> None:
    tamper("DELETE FROM record_update WHERE id = %s", the(kept, 4).pk)
    tamper("UPDATE record_response SET version = 3, head = %s WHERE id = %s", the(kept, 3).hash, kept[1].pk)


def write_anew(kept) -> None:
    """The whole chain from its second update on, with right hashes."""
    previous = the(kept, 1).hash
    for seq in (2, 3, 4):
        row = the(kept, seq)
        row.previous, row.evidence_url = previous, "https://example.org/forged"
        previous = link(previous, row._facts())
        facts = row.evidence_url, row.previous, previous, row.pk
        tamper("UPDATE record_update SET evidence_url = %s, previous = %s, hash = %s WHERE id = %s", *facts)
    tamper("UPDATE record_response SET head = %s WHERE id = %s", previous, kept[1].pk)


def test_a_tail_cut_off_is_found_once_it_is_sealed(kept):
    seal()
    cut_off_the_last(kept)
    assert found() == [f"Response {kept[1].pk}: update 4 is missing: seal 1 of 2023-09-01 has it"]


def test_a_chain_written_anew_is_found_once_it_is_sealed(kept):
    seal()
    write_anew(kept)
    row = the(kept, 4)
    words = "update 4 is not the one that seal 1 of 2023-09-01 has"
    assert found() == [f"Response {kept[1].pk}, Update {row.pk}: {words}"]


@pytest.mark.parametrize("way", [cut_off_the_last, write_anew])
def test_what_is_not_sealed_yet_is_not_found(kept, way):
    """The command says so."""
    way(kept)
    assert found() == []


def test_what_is_done_after_a_seal_does_not_hide_behind_the_next(kept):
    seal()
    cut_off_the_last(kept)
    seal(date(2023, 9, 2))
    record(kept[1], on=date(2023, 9, 3), note="Another fourth.")
    assert found() == [
        f"Response {kept[1].pk}, Update {the(kept, 4).pk}: update 4 is not the one that seal 1 of 2023-09-01 has"
    ]


def test_a_chain_that_is_gone_altogether(kept):
    seal()
    reply = Reply.objects.get()
    tamper("DELETE FROM replies_replystep WHERE reply_id = %s", reply.pk)
    tamper("DELETE FROM replies_reply WHERE id = %s", reply.pk)
    assert found() == [f"Reply {reply.pk}: is missing: seal 1 of 2023-09-01 has it"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE forces_event SET facts = '{\"rows\": 9}' WHERE id = %s", "a row is not what was recorded"),
        ("DELETE FROM forces_event WHERE id = %s", "1 rows, not 2"),
    ],
)
def test_the_log_is_sealed_too(kept, statement, told):
    seal()
    last = Event.objects.latest("pk").pk
    Event.objects.create(at=at(DAY), kind=Event.Kind.EXPORT)
    tamper(statement, last)
    assert found() == [f"Event 1 to {last}: {told}: seal 1 of 2023-09-01 tells"]


def test_whom_scrutiny_is_about_is_sealed(kept):
    seal()
    entry = kept[0].scrutiny.get()
    tamper("UPDATE record_scrutiny_responses SET response_id = %s", kept[1].pk)
    assert found() == [f"Scrutiny 1 to {entry.pk}: a row is not what was recorded: seal 1 of 2023-09-01 tells"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_seal SET root = 'x' WHERE number = 2",
        "UPDATE record_seal SET at = '2020-01-01 06:00:00' WHERE number = 2",
        "UPDATE record_seal SET previous = hash WHERE number = 2",
        "UPDATE record_sealleaf SET hash = 'x' WHERE kind = 'unknown'",
        "DELETE FROM record_sealleaf WHERE kind = 'unknown'",
    ],
)
def test_a_seal_that_was_changed(kept, statement):
    seal()
    Event.objects.create(at=at(DAY), kind=Event.Kind.EXPORT)
    second = seal(date(2023, 9, 2))
    tamper("UPDATE record_sealleaf SET kind = 'unknown' WHERE seal_id = %s", second.pk)
    tamper("UPDATE record_seal SET root = %s WHERE id = %s", second.leaves.get().digest(), second.pk)
    second.refresh_from_db()
    tamper("UPDATE record_seal SET hash = %s WHERE id = %s", second.computed_hash(), second.pk)
    assert found() == []
    tamper(statement)
    assert found() == [f"Seal {second.pk}: seal 2 is not what was sealed"]


def test_a_seal_made_anew_breaks_the_next(kept):
    first, second = (seal(date(2023, 9, day)) for day in (1, 2))
    first.at = at(date(2023, 8, 1))
    tamper("UPDATE record_seal SET at = %s, hash = %s WHERE id = %s", first.at, first.computed_hash(), first.pk)
    assert found() == [f"Seal {second.pk}: seal 2 is not what was sealed"]


def test_a_seal_in_the_midst_that_is_gone(kept):
    seals = [seal(date(2023, 9, day)) for day in (1, 2, 3)]
    tamper("DELETE FROM record_seal WHERE id = %s", seals[1].pk)
    assert found() == [f"Seal {seals[2].pk}: seal 3 is not what was sealed"]


def test_the_last_seals_are_missed_by_whoever_kept_a_hash(kept):
    first, last = (seal(date(2023, 9, day)) for day in (1, 2))
    assert found(seal=first.hash) == found(seal=last.hash) == []
    tamper("DELETE FROM record_seal WHERE id = %s", last.pk)
    assert found() == []
    assert found(seal=last.hash) == [f"Seal: none has the hash {last.hash}"]


# Rows with hashes of their own


def issued(kept) -> IssuedLetter:
    """A letter as it stands in the table: who was asked before it plays no part here."""
    by, reply, facts = officer(kept[0].body), Reply.objects.get(), {"closing": "Yours", "pages": [1, 2]}
    frozen = {"snapshot": facts, "reply": reply}
    text = Submission.objects.create(
        number=1, sha256=link(GENESIS, facts), submitted_by=by, submitted_at=at(DAY), **frozen
    )
    Reply.objects.filter(pk=reply.pk).update(stage="submitted", submission=text)
    approval = Approval.objects.create(
        submission=text, capacity="office-holder", body=reply.body, approver=by, approver_name="A Name",
        approved_on=DAY, recorded_by=by, recorded_at=at(DAY),
    )  # fmt: skip
    return IssuedLetter.objects.create(
        version=1, kind="reply", approval=approval, body=reply.body, snapshot_sha256=link(GENESIS, facts), pdf=b"%PDF-",
        pdf_sha256=hashlib.sha256(b"%PDF-").hexdigest(), docx=b"PK-", docx_sha256=hashlib.sha256(b"PK-").hexdigest(),
        html="<p>Yours</p>", html_sha256=hashlib.sha256(b"<p>Yours</p>").hexdigest(), template_version="1",
        letter_date=DAY, issued_by=by, issued_at=at(DAY), **frozen,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "column", "value", "where"),
    [
        ("replies_submission", "snapshot", '{"closing": "Regards", "pages": [1, 2]}', "Submission"),
        ("replies_issuedletter", "snapshot", '{"closing": "Regards", "pages": [1, 2]}', "IssuedLetter"),
        ("replies_issuedletter", "pdf", b"%PDF+", "IssuedLetter"),
        ("replies_issuedletter", "docx", b"PK+", "IssuedLetter"),
        ("replies_issuedletter", "html", "<p>Other</p>", "IssuedLetter"),
    ],
)
def test_a_letter_is_what_its_hashes_say(kept, table, column, value, where):
    letter = issued(kept)
    row = letter if where == "IssuedLetter" else letter.approval.submission
    assert found() == []
    tamper(f"UPDATE {table} SET {column} = %s WHERE id = %s", value, row.pk)
    assert found() == [f"{where} {row.pk}: is not what its own hash says"]


# Disposal, triggers, documents, the command


def test_a_lawful_disposal_is_no_fault(kept):
    seal()
    assert Update.objects.filter(response=kept[1]).dispose(1) == 4
    assert found() == []


def test_a_missing_trigger_is_a_fault(kept):
    name = "rule_record_update_is_never_deleted"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            connection.check_constraints()
            cursor.execute(f"DROP TRIGGER {name} ON record_update")
        else:
            cursor.execute(f"DROP TRIGGER {name}")
    assert found() == [f"trigger {name}: is not installed, is switched off or is not the product's own"]


def test_documents_are_read_when_asked(kept):
    files = [File(BytesIO(text), "a.txt") for text in (b"Minutes", b"Plan", b"Letter")]
    kept_files: list[Document] = [store_document(name="a.txt", file=file, by=None, at=at(DAY)) for file in files]
    assert found(documents=True) == []
    default_storage.delete(kept_files[0].storage_key)
    default_storage.delete(kept_files[1].storage_key)
    default_storage.save(kept_files[1].storage_key, ContentFile(b"Plot"))
    assert found() == []
    assert found(documents=True) == [
        f"Document {kept_files[0].pk}: its file {kept_files[0].storage_key} is missing",
        f"Document {kept_files[1].pk}: its file {kept_files[1].storage_key} is not what was stored",
    ]


def run(command: str, *arguments: str) -> tuple[list[str], str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue().splitlines(), err.getvalue(), str(error)
    return out.getvalue().splitlines(), err.getvalue(), ""


def test_the_commands(kept):
    said, _, _ = run("seal_history")
    sealed = Seal.objects.get()
    assert said == [f"Seal 1 of {sealed.day.isoformat()}, over 5: {sealed.hash}"]
    assert run("seal_history")[0] == ["Nothing is new since the last seal, of today."]
    said, wrong, failed = run("verify_history", "--seal", sealed.hash)
    assert (said[0], wrong, failed) == (
        "Checked: response chains 2, reply chains 1, rows outside chains 3, seals 1. Faults: 0.",
        "",
        "",
    )
    assert said[1].startswith("It cannot find what was cut off since the last seal")
    row = the(kept, 4)
    tamper("UPDATE record_update SET evidence_url = 'x' WHERE id = %s", row.pk)
    said, wrong, failed = run("verify_history")
    assert said[0].endswith("Faults: 1.")
    assert wrong == f"Response {kept[1].pk}, Update {row.pk}: update 4 is not what was recorded\n"
    assert failed == "What is stored is not what was recorded."
