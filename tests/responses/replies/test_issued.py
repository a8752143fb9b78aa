"""An issued letter stands: whatever changes later, each version is the bytes that were issued."""

import hashlib
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from forces.models import Event, LocalPolicingBody, OfficeHolder
from letters.rendering.formats import FORMATS
from recommendations.flows.register_report import Asked, add_recommendations
from responses.domain.workflow import Move, Stage
from responses.replies.models import IssuedLetter, Reply
from tests import builders
from tests.lifted import tamper
from tests.responses.record.forms_as_sent import signed_in, text_of
from tests.responses.replies.moves import post
from tests.responses.replies.stages import DAY, at_stage, goes_back, opened_by, page_of, responses_of, second_officer
from tests.responses.replies.test_letters import pdf_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture
def issued() -> Reply:
    return at_stage(Stage.ISSUED)


def kept(reply: Reply) -> list[tuple[Any, ...]]:
    return [
        (bytes(row.pdf), row.pdf_sha256, row.snapshot, row.snapshot_sha256, row.is_whole())
        for row in IssuedLetter.objects.filter(reply=reply)
    ]


def corrected(reply: Reply, **values: str) -> Reply:
    """A second version of the letter, issued after all that comes before."""
    officer, holder = builders.officer(reply.body), builders.office_holder(reply.body)
    goes_back(reply, Move.CORRECT)
    held = Reply.objects.get(pk=reply.pk)
    builders.edit_reply(reply=held, version=held.version, values=values, by=officer, at=builders.ISSUED_AT)
    for page, who in (("reply-submit", officer), ("reply-approve", holder), ("reply-issue", officer)):
        assert post(Reply.objects.get(pk=reply.pk), page, who).status_code == 302
    return Reply.objects.get(pk=reply.pk)


def test_nothing_that_changes_later_touches_an_issued_letter(issued: Reply):
    before = kept(issued)
    [(pdf, sha, _snapshot, _its_sha, is_whole)] = before
    assert (hashlib.sha256(pdf).hexdigest(), is_whole) == (sha, True)
    address = page_of(issued, "letter-version-pdf", 1)
    downloaded = signed_in(builders.reader(issued.body)).get(address)
    assert (downloaded.content, downloaded.headers["Content-Type"]) == (pdf, "application/pdf")

    [response] = responses_of(issued)
    builders.record(response, on=date(2023, 8, 23), body_action="Something else.", force_action="Nothing.")
    LocalPolicingBody.objects.filter(pk=issued.body_id).update(formal_name="Mayor", letterhead_address="Elsewhere")
    OfficeHolder.objects.filter(body=issued.body).delete()
    goes_back(issued, Move.CORRECT)
    held = Reply.objects.get(pk=issued.pk)
    officer = builders.officer(issued.body)
    builders.edit_reply(reply=held, version=held.version, values={"closing": "So."}, by=officer, at=builders.ISSUED_AT)

    assert kept(issued) == before
    assert signed_in(builders.reader(issued.body)).get(address).content == pdf
    page = text_of(opened_by(builders.reader(issued.body), issued, "letter-version", 1))
    assert sha in page
    assert ("We ask each month." in page, "Something else." in page) == (True, False)
    assert ("Police and Crime Commissioner for West Mercia" in page, "Elsewhere" in page) == (True, False)


def test_a_correction_supersedes_and_says_why(issued: Reply):
    first = kept(issued)[0]
    held = corrected(issued, closing="With thanks.")
    assert (held.stage, held.letters_issued) == ("issued", 2)
    assert kept(held)[0] == first
    second = IssuedLetter.objects.get(version=2)
    assert (second.kind, second.reason, second.is_whole()) == ("correction", "Because.", True)
    assert "With thanks." in pdf_text(bytes(second.pdf))

    old, new = (text_of(opened_by(builders.reader(held.body), held, "letter-version", number)) for number in (1, 2))
    assert "Version 2 took its place on Wednesday 23 August 2023. Read version 2 Why it was corrected: Because." in old
    assert "This is the version that stands." in new
    assert "Corrected reply Why the version before was corrected: Because." in new
    desk = opened_by(builders.reader(held.body), held)
    assert [letter.version for letter in desk.context["letters"]] == [2, 1]


def test_the_letters_own_page_and_file_are_those_of_the_version_that_stands(issued: Reply):
    reader = signed_in(builders.reader(issued.body))
    assert reader.get(page_of(issued, "letter-pdf")).content == kept(issued)[0][0]
    held = corrected(issued, closing="With thanks.")
    assert reader.get(page_of(held, "letter-pdf")).content == kept(held)[1][0]
    assert "With thanks." in text_of(reader.get(page_of(held, "letter")))


def test_a_liaison_reads_what_is_out_while_a_correction_is_drafted(issued: Reply):
    goes_back(issued, Move.CORRECT)
    held = Reply.objects.get(pk=issued.pk)
    officer = builders.officer(issued.body)
    values = {"closing": "Not yet said."}
    builders.edit_reply(reply=held, version=held.version, values=values, by=officer, at=builders.ISSUED_AT)
    liaison, pdf = signed_in(builders.liaison(issued.force)), kept(issued)[0][0]
    pages = {name: liaison.get(page_of(issued, name)) for name in ("reply", "letter", "letter-pdf")}
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(pages, 200)
    assert pages["letter-pdf"].content == pdf
    assert liaison.get(page_of(issued, "letter-version-pdf", 1)).content == pdf
    assert ["Not yet said." in text_of(pages[name]) for name in ("reply", "letter")] == [False, False]
    desk = text_of(pages["reply"])
    found = [word in desk for word in ("Issued", "Draft", "Because.", "We ask each month.")]
    assert found == [True, False, False, False]
    assert "Not yet said." in text_of(opened_by(officer, issued, "letter"))


def test_a_draft_is_not_found_by_the_liaison():
    reply = at_stage(Stage.APPROVED)
    names = ("reply", "letter", "letter-pdf")
    assert {opened_by(builders.liaison(reply.force), reply, name).status_code for name in names} == {404}
    assert opened_by(builders.reader(reply.body), reply, "letter-version", 1).status_code == 404


def test_a_download_of_a_version_is_in_the_log(issued: Reply):
    person = builders.reader(issued.body)
    opened_by(person, issued, "letter-version-pdf", 1)
    event = Event.objects.get(kind=Event.Kind.DOWNLOAD)
    assert (event.by, event.body, event.facts) == (
        person,
        issued.body,
        {"did": "letter", "reply": issued.pk, "file": "west-mercia-pcc-a-report-version-1.pdf"},
    )


def test_the_document_of_an_approval_is_for_the_bodys_own_people():
    reply = at_stage(Stage.SUBMITTED)
    file = SimpleUploadedFile("approval.txt", b"I approve.")
    assert post(reply, "reply-record-approval", second_officer(reply.body), file=file).status_code == 302
    officer = builders.officer(reply.body)
    assert post(Reply.objects.get(pk=reply.pk), "reply-issue", officer).status_code == 302
    page = opened_by(builders.reader(reply.body), reply, "reply-approval-document", 1)
    assert (b"".join(page.streaming_content), page.headers["Content-Disposition"]) == (
        b"I approve.", 'attachment; filename="approval.txt"'
    )  # fmt: skip
    liaison = builders.liaison(reply.force)
    assert opened_by(liaison, reply, "reply-approval-document", 1).status_code == 403
    address = page_of(reply, "reply-approval-document", 1)
    version = {who: opened_by(who, reply, "letter-version", 1).content.decode() for who in (officer, liaison)}
    assert [address in version[who] for who in (officer, liaison)] == [True, False]
    assert ["second officer" in text.lower() for text in version.values()] == [False, False]
    assert Event.objects.filter(facts__did="approval-document").count() == 1


def test_an_approval_signed_in_has_no_document():
    reply = at_stage(Stage.APPROVED)
    assert opened_by(builders.reader(reply.body), reply, "reply-approval-document", 1).status_code == 404


def test_the_reports_page_counts_what_the_letter_answers_and_leads_to_the_reply(issued: Reply):
    page = opened_report(issued)
    assert "Answers 1 of the 1 recommendation known." in text_of(page)
    assert f'href="{page_of(issued)}"' in page.content.decode()
    add_recommendations(report=issued.report, asked=[Asked(number="2", text="Forces should do thing 2.")])
    assert "Answers 1 of the 2 recommendations known." in text_of(opened_report(issued))


def opened_report(reply: Reply) -> Any:
    return signed_in(builders.officer(reply.body)).get(reply.report.get_absolute_url())


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.APPROVED])
def test_the_reports_page_says_the_replys_stage(stage: Stage):
    reply = at_stage(stage)
    said = {Stage.SUBMITTED: "State Submitted for approval", Stage.APPROVED: "State Approved"}
    assert said[stage] in text_of(opened_report(reply))


@pytest.mark.parametrize(("name", "more"), [("letter-pdf", []), ("letter-version-pdf", [1])])
def test_an_issued_pdf_is_never_drawn_again(issued: Reply, monkeypatch: pytest.MonkeyPatch, name: str, more: list[int]):
    monkeypatch.setitem(FORMATS, "pdf", lambda letter, pictures: b"another renderer's bytes")
    assert opened_by(builders.reader(issued.body), issued, name, *more).content == kept(issued)[0][0]


def test_the_word_file_and_the_pages_words_are_kept_as_they_were_issued(issued: Reply):
    [letter] = IssuedLetter.objects.all()
    assert letter.docx is not None
    assert letter.docx_sha256 == hashlib.sha256(letter.docx).hexdigest()
    assert letter.html_sha256 == hashlib.sha256(letter.html.encode()).hexdigest()
    assert "We ask each month." in letter.html
    step = issued.steps.get(kind="issued")
    assert (step.changes["docx_sha256"], step.changes["html_sha256"]) == (letter.docx_sha256, letter.html_sha256)
    reader = signed_in(builders.reader(issued.body))
    for name, more in (("letter-docx", []), ("letter-version-docx", [1])):
        assert reader.get(page_of(issued, name, *more)).content == bytes(letter.docx)
    page = text_of(reader.get(page_of(issued, "letter-version", 1)))
    assert (letter.docx_sha256 in page, letter.html_sha256 in page) == (True, True)


@pytest.mark.parametrize("name", ["docx", "html"])
def test_a_version_with_another_file_is_not_whole(issued: Reply, name: str):
    [letter] = IssuedLetter.objects.all()
    assert letter.is_whole()
    setattr(letter, name, b"other" if name == "docx" else "other")
    assert not letter.is_whole()


def test_a_version_of_before_word_files_says_so_and_has_one_made(issued: Reply):
    [letter] = IssuedLetter.objects.all()
    word, page = letter.docx, letter.html
    tamper("UPDATE replies_issuedletter SET docx = NULL, docx_sha256 = '', html = '', html_sha256 = ''")
    [letter] = IssuedLetter.objects.all()
    assert letter.is_whole()
    reader = signed_in(builders.reader(issued.body))
    answer = reader.get(page_of(issued, "letter-version", 1))
    assert "None was kept with this version. A Word file is made from its words when you ask for one." in text_of(
        answer
    )
    assert answer.context["article"] == page
    assert reader.get(page_of(issued, "letter-version-docx", 1)).content == bytes(word or b"")


def test_plain_text_says_the_version_that_it_is_asked_for(issued: Reply):
    held = corrected(issued, closing="With thanks.")
    reader = signed_in(builders.reader(held.body))
    names = [("letter-txt", []), ("letter-version-txt", [1]), ("letter-version-txt", [2])]
    answers = [reader.get(page_of(held, name, *more)) for name, more in names]
    assert {answer["Content-Type"] for answer in answers} == {"text/plain; charset=utf-8"}
    assert ["\n\nWith thanks.\n\n" in answer.content.decode() for answer in answers] == [True, False, True]
    assert answers[1]["Content-Disposition"] == 'attachment; filename="west-mercia-pcc-a-report-version-1.txt"'
