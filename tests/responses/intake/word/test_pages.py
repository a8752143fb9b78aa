"""A draft out to Word, changed there, and in again."""

from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from forces.models import Event
from responses.domain.workflow import Stage
from responses.record.models import Update
from responses.replies.models import Reply
from tests import builders
from tests.responses.record.forms_as_sent import signed_in, text_of
from tests.responses.replies.stages import AT, DAY, at_stage, responses_of

pytestmark = pytest.mark.django_db
OPENING, ACTION = "We write about the report.", "We ask each month."


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture
def reply() -> Reply:
    held = at_stage(Stage.DRAFTING)
    edit(held, introduction=OPENING)
    return Reply.objects.get(pk=held.pk)


@pytest.fixture
def client(reply: Reply) -> Client:
    return signed_in(builders.officer(reply.body))


def edit(reply: Reply, **values: str) -> None:
    held = Reply.objects.get(pk=reply.pk)
    builders.edit_reply(reply=held, version=held.version, values=values, by=builders.officer(reply.body), at=AT)


def taken_out(client: Client, reply: Reply) -> WordDocument:
    answer = client.get(reverse("letter-docx", args=[reply.pk]))
    assert answer.status_code == 200
    return Document(BytesIO(answer.content))


def paragraph(document: WordDocument, words: str) -> Paragraph:
    [found] = [one for one in document.paragraphs if words in one.text]
    return found


def sent_in(client: Client, reply: Reply, document: WordDocument | bytes) -> HttpResponse:
    content = document
    if not isinstance(content, bytes):
        file = BytesIO()
        content.save(file)
        content = file.getvalue()
    return client.post(reverse("reply-word", args=[reply.pk]), {"file": SimpleUploadedFile("a.docx", content)})


def take(client: Client, reply: Reply, page: HttpResponse, *keys: str) -> HttpResponse:
    shown = page.context["form"].initial["shown"]
    return client.post(reverse("reply-word-take", args=[reply.pk]), {"shown": shown, "take": list(keys)})


def offered(page: HttpResponse) -> list[tuple[str, str, str]]:
    assert page.status_code == 200
    return [(change.key, change.before, change.after) for change in page.context["offered"]]


def key(reply: Reply, field: str = "body_action") -> str:
    return f"{responses_of(reply)[0].pk}.{field}"


def action(reply: Reply) -> str:
    return str(responses_of(reply)[0].positions.get(is_current=True).body_action)


def test_what_comes_back_as_it_went_out_changes_nothing(client: Client, reply: Reply):
    page = sent_in(client, reply, taken_out(client, reply))
    assert offered(page) == []
    assert "The file changes nothing that can be taken." in text_of(page)
    assert "What can’t be taken" not in text_of(page)


def test_changes_are_shown_word_by_word_and_taken_as_ticked(client: Client, reply: Reply):
    document = taken_out(client, reply)
    opening = paragraph(document, OPENING)
    opening.runs[0].text = "We write about the "
    opening.add_run("new").bold = True
    opening.add_run(" report.")
    paragraph(document, ACTION).runs[0].text = "We ask each week."
    page = sent_in(client, reply, document)
    assert offered(page) == [
        ("introduction", OPENING, "We write about the **new** report."),
        (key(reply), ACTION, "We ask each week."),
    ]
    said = text_of(page)
    assert "removed: month." in said
    assert "added: week." in said
    assert Reply.objects.get(pk=reply.pk).introduction == OPENING  # nothing is taken yet

    assert take(client, reply, page, key(reply)).status_code == 302
    assert (Reply.objects.get(pk=reply.pk).introduction, action(reply)) == (OPENING, "We ask each week.")
    update = Update.objects.order_by("-pk")[0]
    assert (update.by, update.texts["internal_note"]) == (
        builders.officer(reply.body),
        "Taken from the draft letter, changed in Word.",
    )
    assert take(client, reply, page, "introduction").status_code == 302
    held = Reply.objects.get(pk=reply.pk)
    assert (held.introduction, held.edited_by) == ("We write about the **new** report.", builders.officer(reply.body))


def test_new_paragraphs_and_lists_come_with_the_part_that_they_stand_in(client: Client, reply: Reply):
    document = taken_out(client, reply)
    opening = paragraph(document, OPENING)._p
    for words, style in (("Its end.", "Normal"), ("second", "List Bullet"), ("first", "List Bullet")):
        made = document.add_paragraph(words, style=style)._p
        opening.addnext(made)
    for name in ("first", "second"):
        facts = paragraph(document, name)._p.get_or_add_pPr().get_or_add_numPr()
        facts.get_or_add_numId().val = 1
    after = document.add_paragraph("Typed behind it all.")._p
    opening.getnext().getnext().getnext().getnext().addnext(after)  # behind the bookmark's end
    assert offered(sent_in(client, reply, document)) == [
        ("introduction", OPENING, f"{OPENING}\n\n- first\n- second\n\nIts end.\n\nTyped behind it all.")
    ]


def test_an_empty_field_is_asked_for_and_its_prompt_is_no_text(client: Client, reply: Reply):
    document = taken_out(client, reply)
    prompt = paragraph(document, "[Write here: Closing]")
    assert prompt.style is not None
    assert prompt.style.name == "Prompt"
    prompt.runs[0].text = "We will write again."
    assert offered(sent_in(client, reply, document)) == [("closing", "", "We will write again.")]


def test_what_was_changed_here_meanwhile_is_not_taken(client: Client, reply: Reply):
    document = taken_out(client, reply)
    paragraph(document, OPENING).runs[0].text = "Mine."
    paragraph(document, ACTION).runs[0].text = "We ask each week."
    edit(reply, introduction="Theirs.")
    page = sent_in(client, reply, document)
    assert [change.key for change in page.context["stale"]] == ["introduction"]
    assert offered(page) == [(key(reply), ACTION, "We ask each week.")]
    assert "It was changed here after the file was made." in text_of(page)


def test_what_is_changed_between_showing_and_taking_stops_all(client: Client, reply: Reply):
    document = taken_out(client, reply)
    paragraph(document, OPENING).runs[0].text = "Mine."
    paragraph(document, ACTION).runs[0].text = "We ask each week."
    page = sent_in(client, reply, document)
    edit(reply, introduction="Theirs.")
    answer = take(client, reply, page, "introduction", key(reply))
    assert answer.status_code == 409
    assert "Nothing was taken" in text_of(answer)
    assert (Reply.objects.get(pk=reply.pk).introduction, action(reply)) == ("Theirs.", ACTION)


def test_the_recommendations_words_and_lost_parts_are_said_and_stay(client: Client, reply: Reply):
    document = taken_out(client, reply)
    quoted = next(one for one in document.paragraphs if one.style is not None and one.style.name == "Quote")
    words = quoted.text
    quoted.runs[0].text = "Do something else."
    gone = paragraph(document, OPENING)._p
    for mark in (gone.getprevious(), gone.getnext(), gone):
        mark.getparent().remove(mark)
    page = sent_in(client, reply, document)
    assert offered(page) == []
    assert page.context["comparison"].missing == ["Opening"]
    before, after = page.context["comparison"].around
    assert (words in before, "Do something else." in after) == (True, True)
    assert "can’t be changed in Word" in text_of(page)


def test_a_decision_is_not_taken_from_the_letter(client: Client, reply: Reply):
    [response] = responses_of(reply)
    builders.record(response, on=AT.date(), acceptance="in-part", acceptance_reason="Half of it.")
    document = taken_out(client, reply)
    paragraph(document, "accepted in part").runs[0].text = "All of it is accepted."
    page = sent_in(client, reply, document)
    assert [change.key for change in page.context["fixed"]] == [key(reply, "decision")]


def test_a_text_that_its_field_cannot_hold_is_refused_by_name(client: Client, reply: Reply):
    document = taken_out(client, reply)
    paragraph(document, OPENING).runs[0].text = "word " * 5_000
    page = sent_in(client, reply, document)
    answer = take(client, reply, page, "introduction")
    assert answer.status_code == 422
    assert "Opening: The text must be 20000 characters or fewer." in text_of(answer)


def test_another_replys_draft_and_a_file_from_elsewhere_are_refused(client: Client, reply: Reply):
    document = taken_out(client, reply)
    other = builders.a_report(1, title="Another report")
    builders.opened(other)
    wrong = sent_in(client, Reply.objects.get(report=other), document)
    assert (wrong.status_code, "The file is the draft of another reply." in text_of(wrong)) == (422, True)
    foreign = sent_in(client, reply, Document())
    assert (foreign.status_code, "not a draft that was downloaded here" in text_of(foreign)) == (422, True)


def test_what_a_page_never_showed_is_not_taken(client: Client, reply: Reply):
    forged = client.post(reverse("reply-word-take", args=[reply.pk]), {"shown": "x:y:z", "take": ["introduction"]})
    assert (forged.status_code, Reply.objects.get(pk=reply.pk).introduction) == (422, OPENING)
    document = taken_out(client, reply)
    paragraph(document, OPENING).runs[0].text = "Mine."
    page = sent_in(client, reply, document)
    assert take(client, reply, page, "closing").status_code == 302
    assert Reply.objects.get(pk=reply.pk).introduction == OPENING


def test_a_reader_gets_a_draft_without_the_marks_and_no_page(reply: Reply):
    reader = signed_in(builders.reader(reply.body))
    assert b"part__" not in taken_out(reader, reply).element.xml.encode()
    assert reader.get(reverse("reply-word", args=[reply.pk])).status_code == 403


def test_a_submitted_reply_takes_nothing():
    held = at_stage(Stage.SUBMITTED)
    officer = signed_in(builders.officer(held.body))
    assert officer.get(reverse("reply-word", args=[held.pk])).status_code == 403


def test_the_download_is_in_the_log(client: Client, reply: Reply):
    taken_out(client, reply)
    event = Event.objects.get(kind=Event.Kind.DOWNLOAD)
    assert event.facts["file"] == "draft-west-mercia-pcc-a-report.docx"
