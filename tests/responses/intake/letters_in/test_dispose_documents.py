"""Documents that came of nothing go by the body's retention rule: words, marks and file; that they came in stays."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client

from forces.models import LocalPolicingBody
from forces.roles import Role
from responses.intake.flows.check_again import check_again
from responses.intake.flows.read_queue import work_queue
from responses.intake.flows.set_aside import put_aside, take_from_aside
from responses.intake.models import IncomingDocument, TextMark
from responses.record.flows.hold import place_hold
from responses.record.models import Batch, Disposal, Hold
from responses.replies.flows.dispose import dispose
from responses.replies.retention import plan_of
from tests import builders
from tests.responses.intake.letters_in.sent import letter, sent_in
from tests.responses.record.forms_as_sent import text_of

pytestmark = pytest.mark.django_db
SENT = datetime(2018, 5, 1, 9, 0, tzinfo=UTC)
ASIDE = datetime(2020, 5, 1, 9, 0, tzinfo=UTC)
AT = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
Stage = IncomingDocument.Stage


@pytest.fixture
def admin(body):
    return builders.member(Role.ADMINISTRATOR, body=body)


@pytest.fixture
def kept(body):
    """A body that keeps words for three years."""
    LocalPolicingBody.objects.filter(pk=body.pk).update(retention_years=3, retention_policy="Policy 7")
    body.refresh_from_db()
    return body


@pytest.fixture
def documents(body, officer):
    """One of each stage, by its name, sent in and read in 2018; put aside in 2020."""
    sent_in(body, {f"{stage}.txt": letter(number) for number, stage in enumerate(Stage.values)}, by=officer, at=SENT)
    IncomingDocument.objects.exclude(name="waiting.txt").update(
        stage=Stage.READ, reading={}, read_at=SENT, text="Words"
    )
    IncomingDocument.objects.filter(name="reading.txt").update(stage=Stage.READING, claimed_at=SENT)
    IncomingDocument.objects.filter(name="refused.txt").update(stage=Stage.REFUSED, refusal="It is damaged.")
    IncomingDocument.objects.filter(name="context.txt").update(stage=Stage.CONTEXT)
    for stage in (Stage.ADOPTED, Stage.UNDONE):
        batch = Batch.objects.create(kind=Batch.Kind.DOCUMENT, body=body, made_by=officer, made_at=SENT)
        IncomingDocument.objects.filter(name=f"{stage}.txt").update(stage=stage, batch=batch)
    put_aside(document=IncomingDocument.objects.get(name="put-aside.txt"), by=officer, at=ASIDE)
    assert {f"{one.stage}.txt" for one in IncomingDocument.objects.all()} == set(
        IncomingDocument.objects.values_list("name", flat=True)
    )
    return {one.stage: one for one in IncomingDocument.objects.all()}


def planned(body, at=AT) -> set[str]:
    plan = plan_of(body, at.date())
    return set(IncomingDocument.objects.filter(pk__in=plan.documents).values_list("stage", flat=True))


def disposed(body, by, at=AT):
    seen = plan_of(body, at.date()).token
    return dispose(body=body, seen=seen, by=by, at=at, today=at.date())


def test_what_came_of_nothing_goes_and_the_rest_stays(documents, kept):
    assert planned(kept) == {Stage.ASIDE, Stage.REFUSED, Stage.UNDONE}


def test_the_years_run_from_when_a_person_left_it(documents, kept):
    assert planned(kept, datetime(2022, 6, 1, tzinfo=UTC)) == {Stage.REFUSED, Stage.UNDONE}


def test_without_a_rule_nothing_goes(documents, body):
    assert plan_of(body, AT.date()) is None


def test_words_marks_and_file_go(documents, kept, admin, django_capture_on_commit_callbacks):
    aside = documents[Stage.ASIDE]
    TextMark.objects.create(of=aside, body=kept, mark=1)
    with django_capture_on_commit_callbacks(execute=True):
        disposal = disposed(kept, admin)
    assert disposal.counts == {"responses": 0, "replies": 0, "documents": 3}
    held = IncomingDocument.objects.get(pk=aside.pk)
    assert (held.disposal, held.text, held.reading, held.extracted, held.name) == (
        disposal.pk, "", None, None, "put-aside.txt",
    )  # fmt: skip
    assert not held.marks.exists()
    assert held.document.disposal == disposal.pk
    assert not default_storage.exists(held.document.storage_key)
    assert default_storage.exists(documents[Stage.ADOPTED].document.storage_key)
    assert plan_of(kept, AT.date()).is_empty


def test_a_file_that_another_page_names_stays(documents, kept, admin, officer, django_capture_on_commit_callbacks):
    other = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    data = default_storage.open(documents[Stage.ASIDE].document.storage_key).read()
    sent_in(other, {"ours.txt": data}, by=builders.officer(other), at=SENT)
    with django_capture_on_commit_callbacks(execute=True):
        disposed(kept, admin)
    held = IncomingDocument.objects.get(pk=documents[Stage.ASIDE].pk)
    assert (held.text, held.document.disposal) == ("", None)
    assert default_storage.exists(held.document.storage_key)


def test_a_hold_of_everything_keeps_them(documents, kept, admin):
    place_hold(body=kept, kind=Hold.Kind.FOI, reference="FOI 1", by=admin, at=AT)
    plan = plan_of(kept, AT.date())
    assert (plan.documents, plan.documents_held) == ((), 3)


def test_what_was_disposed_of_says_so_and_can_not_be_taken_back(documents, kept, admin, officer):
    disposed(kept, admin)
    aside = documents[Stage.ASIDE]
    with pytest.raises(ValidationError, match="were disposed of"):
        take_from_aside(document=aside, by=officer, at=AT)
    desk = Client()
    desk.force_login(officer)
    page = text_of(desk.get(f"/letters-in/{aside.pk}/"))
    assert "Its words and its file were disposed of" in page
    assert "Take it back" not in page
    assert "Download it" not in page
    assert desk.get(f"/letters-in/{aside.pk}/file/").status_code == 404


def test_its_page_says_how_long_it_is_kept(documents, kept, officer):
    desk = Client()
    desk.force_login(officer)
    address = f"/letters-in/{documents[Stage.REFUSED].pk}/"
    assert "It can be disposed of 3 years after it was left" in text_of(desk.get(address))
    LocalPolicingBody.objects.update(retention_years=None, retention_policy="")
    assert "It is kept for ever: your office has set no retention period." in text_of(desk.get(address))


def test_the_same_bytes_come_in_anew(documents, kept, admin, officer, django_capture_on_commit_callbacks):
    data = default_storage.open(documents[Stage.ASIDE].document.storage_key).read()
    with django_capture_on_commit_callbacks(execute=True):
        disposed(kept, admin)
    again = sent_in(kept, {"again.txt": data}, by=officer, at=AT).documents.get()
    work_queue(clock=lambda: AT)
    again.refresh_from_db()
    assert (again.stage, again.document.disposal) == (Stage.READ, None)
    old = IncomingDocument.objects.get(pk=documents[Stage.ASIDE].pk)
    assert (old.document, old.text) == (again.document, "")


def test_one_that_is_taken_back_is_checked_again_beside_one_that_was_disposed_of(documents, kept, admin, officer):
    """The disposed one is no place to check anything; what finds much the same words finds the new one."""
    undone, aside = documents[Stage.UNDONE], documents[Stage.ASIDE]
    IncomingDocument.objects.filter(pk=aside.pk).update(document=undone.document, disposal=disposed_at(kept, admin))
    TextMark.objects.create(of=undone, body=kept, mark=1)
    again = check_again(document=undone, by=officer, at=AT)
    assert (again.stage, again.pk not in {undone.pk, aside.pk}) == (Stage.READ, True)
    assert TextMark.objects.get().of == again


def disposed_at(body, by) -> int:
    facts = {"years": 3, "policy": "Policy 7", "closed_by": AT.date(), "counts": {}}
    made = Disposal(body=body, by=by, at=AT, **facts)
    made.save()
    return made.pk


def test_the_page_of_holds_counts_them(documents, kept, admin):
    desk = Client()
    desk.force_login(admin)
    address = "/settings/west-mercia-pcc/retention/"
    assert "Documents sent in that did not become records 3" in text_of(desk.get(address))
    disposed(kept, admin)
    assert "Documents sent in: 3." in text_of(desk.get(address))


def test_the_command_counts_them(documents, kept, admin, capsys, time_machine):
    time_machine.move_to(AT)
    call_command("dispose", "--body", kept.slug, "--by", admin.email, "--check")
    line = "Of the documents that were sent in and did not become records, 3 go; 0 are kept by a hold."
    assert capsys.readouterr().out.splitlines()[1:] == [line]
