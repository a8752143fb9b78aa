"""A letter that answers two reports (two_reports.txt, made up) is adopted in two parts, each with its own undo."""

from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forces.models import Event
from letters.reading.extract import extract
from letters.reading.read import read
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport, Recommendation, Source
from responses.intake.flows.check_again import check_again
from responses.intake.flows.check_another_report import check_another_report
from responses.intake.flows.set_aside import put_aside
from responses.intake.flows.take_documents import take_files
from responses.intake.flows.undo_document import undo_document
from responses.intake.models import IncomingDocument
from responses.intake.review.another_report import further_part
from responses.record.flows.verify_history import Verification
from responses.replies.models import Reply
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.deciding import adopted, decided, review_of
from tests.responses.intake.letters_in.test_review_page import fields_of

pytestmark = pytest.mark.django_db
LETTER = Path(__file__).with_name("two_reports.txt").read_bytes().replace(b"2025", b"2023").replace(b"2026", b"2024")
"""Dated before the day on which the tests read it."""
LOST, LICENSING = (
    "Lost for words: how forces communicate in a crisis",
    "Peverell Police: an inspection of the force’s firearms licensing unit",
)
Stage = IncomingDocument.Stage
FIRST, SECOND = [0, 1, 2, 3], [4, 5, 6, 7]


@pytest.fixture(autouse=True)
def register():
    with time_machine.travel(incoming.NOW, tick=False):
        incoming.all_forces()
        builders.the_inspectorate()
        yield


@pytest.fixture
def document() -> IncomingDocument:
    reading = read(extract(LETTER))
    assert [item.number for item in reading.items] == ["2", "3", "6", "8", "1", "2", "3", "1"]
    return incoming.waiting("two-reports", reading=reading)


@pytest.fixture
def desk(document) -> Client:
    client = Client()
    client.force_login(document.delivery.made_by)
    return client


def held(title: str, *numbers: str) -> InspectionReport:
    """A report of the register with recommendations whose wording is not held."""
    asked = [Asked(number=number, text="") for number in numbers]
    return builders.a_report(asked, title=title, source=Source.objects.get(slug="hmicfrs"))


def further(document) -> IncomingDocument:
    """As the button does it."""
    review = review_of(document)
    plan = further_part(review, frozenset())
    return check_another_report(
        document=document, typed=plan.typed, left_out_here=plan.left_out_here, by=review.user, at=incoming.NOW
    )


def taken(document) -> list[int]:
    review = review_of(document)
    return [index for index in range(len(review.reading.items)) if index not in review.left_out]


def new(*indexes: int) -> dict[str, str]:
    source = str(Source.objects.get(slug="hmicfrs").pk)
    return {"report": "new", "new_source": source, **{f"item-{index}-recommendation": "new" for index in indexes}}


def asked_of(document) -> list[str]:
    return [question.words.title for question in review_of(document).questions if question.key == "another-report"]


def test_the_review_says_that_the_letter_seems_to_answer_another_report(document):
    (said,) = asked_of(document)
    assert said.startswith("The letter seems to answer another report too, “Peverell Police: an inspection")
    assert said.endswith("Recommendation 1, Recommendation 2, Recommendation 3 and Area for improvement 1.")


def test_a_report_that_is_held_is_named_by_its_title(document):
    held(LICENSING, "1", "2", "3")
    (said,) = asked_of(document)
    assert f"another report too, “{LICENSING}”" in said


def test_the_other_part_takes_the_items_of_the_other_report_and_this_one_leaves_them_out(document):
    other = further(document)
    document.refresh_from_db()
    assert (taken(document), taken(other), other.part) == (FIRST, SECOND, 2)
    assert (other.document, other.body, other.text) == (document.document, document.body, document.text)
    assert asked_of(document) == asked_of(other) == []
    review = review_of(other)
    assert review.initial["new_title"] == LICENSING.replace("’", "'")  # as the letter's subject line writes it
    assert review.initial["report_date_read"] == ["", "", ""]
    assert (review.initial["new_kind"], review.initial["new_concerns"]) == ("force", "mine")
    assert review.report_said == ""
    log = [event.facts["did"] for event in Event.objects.about(other, other.body)]
    assert log == ["checked for another report"]


def test_each_part_finds_the_report_that_is_held(document):
    first, second = held(LOST, "2", "3", "6", "8"), held(LICENSING, "1", "2", "3")
    other = further(document)
    document.refresh_from_db()
    assert (review_of(document).report_said, review_of(other).report_said) == (str(first.pk), str(second.pk))


def test_both_are_adopted_each_in_its_own_batch_and_taken_back_by_itself(document):
    other = further(document)
    document.refresh_from_db()
    adopted(document, **new(*FIRST))
    adopted(other, **new(*SECOND))
    one, two = (IncomingDocument.objects.get(pk=row.pk) for row in (document, other))
    assert one.batch_id != two.batch_id
    replies = {reply.report.title: reply for reply in Reply.objects.all()}
    assert {title: reply.items.count() for title, reply in replies.items()} == {
        LOST: 4, LICENSING.replace("’", "'"): 4,
    }  # fmt: skip
    assert {reply.document for reply in replies.values()} == {document.document}
    undo_document(document=one, by=one.delivery.made_by, at=incoming.NOW)
    assert [reply.report.title for reply in Reply.objects.all()] == [LICENSING.replace("’", "'")]
    assert Recommendation.objects.standing().count() == 4
    again = check_again(document=one, by=one.delivery.made_by, at=incoming.NOW)
    assert (again.pk != one.pk, again.part, taken(again)) == (True, 1, FIRST)
    assert list(Verification().faults()) == []


def test_once_the_first_is_adopted_the_other_takes_what_was_left_out_of_it(document, desk):
    leave = {f"item-{index}-leave_out": True for index in SECOND}
    adopted(document, **new(*FIRST), **leave)
    page = desk.get(document.get_absolute_url()).content.decode()
    assert "This letter answers another report too" in page
    answer = desk.post(f"{document.get_absolute_url()}another-report/", follow=True)
    other = IncomingDocument.objects.get(part=2)
    assert answer.redirect_chain == [(f"{other.get_absolute_url()}check/", 302)]
    assert taken(other) == SECOND
    page = desk.get(document.get_absolute_url()).content.decode()
    assert "This letter answers another report too" not in page  # before that part is adopted
    assert f'href="{other.get_absolute_url()}"' in page
    adopted(other, **new(*SECOND))
    assert f"the reply to “{LICENSING.replace('’', chr(39))}”" in desk.get(
        document.get_absolute_url()
    ).content.decode().replace("&#x27;", "'")


def test_what_was_adopted_is_not_taken_a_second_time_unless_a_person_says_so(document):
    """Where the person said that all items answer the first report."""
    adopted(document, **new(*FIRST, *SECOND), **{"item-4-number": "9", "item-5-number": "10", "item-6-number": "11"})
    review = review_of(document)
    assert further_part(review, frozenset({*FIRST, *SECOND})).typed["item-4-leave_out"] is True
    assert further_part(review, frozenset({*FIRST, *SECOND})).typed["item-0-leave_out"] is True


def test_a_person_who_corrected_the_letter_does_not_correct_it_again(document):
    decided(document, signatory_name="V. Somerscale", **{"item-4-answer": "Corrected."}, **{"warn-x": "noted"})
    other = further(IncomingDocument.objects.get(pk=document.pk))
    typed = review_of(other).typed
    assert (typed["signatory_name"], typed["item-4-answer"]) == ("V. Somerscale", "Corrected.")
    assert not any(name.startswith("warn-") for name in typed)


def test_asked_twice_there_is_one_part_to_be_checked(document):
    other = further(document)
    document.refresh_from_db()
    assert further(document) == other
    put_aside(document=other, by=document.delivery.made_by, at=incoming.NOW)
    assert further(document).part == 3


def test_the_form_saves_before_it_begins_the_other_part(document, desk):
    """From the page of the check, with one click."""
    address = f"{document.get_absolute_url()}check/"
    page = desk.get(address)
    sent = {**fields_of(page), "signatory_name": "V. Somerscale", "then": "another-report"}
    answer = desk.post(address, sent, follow=True)
    other = IncomingDocument.objects.get(part=2)
    assert answer.redirect_chain == [(f"{other.get_absolute_url()}check/", 302)]
    assert "Part 2: for another report" in answer.content.decode()
    document.refresh_from_db()
    assert review_of(document).typed["signatory_name"] == "V. Somerscale"
    assert other.warnings == len(review_of(other).open_questions) > 0
    assert document.warnings == len(review_of(document).open_questions)


def test_a_part_may_answer_the_report_that_the_letter_heads(document, desk):
    """The choice of a report in a part is kept, also where it is the one that was found for the letter."""
    first = held(LOST, "2", "3", "6", "8")
    held(LICENSING, "1", "2", "3")
    other = further(document)
    address = f"{other.get_absolute_url()}check/"
    desk.post(address, {**fields_of(desk.get(address)), "report": str(first.pk), "then": "save"})
    other.refresh_from_db()
    assert review_of(other).report_said == str(first.pk)


def test_the_same_bytes_are_a_document_once_and_its_parts(document):
    other = further(document)
    facts = {"body": document.body, "document": document.document, "delivery": document.delivery, "name": "x"}
    for part in (1, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomingDocument.objects.create(part=part, stage=Stage.ASIDE, **facts)
    with pytest.raises(IntegrityError, match="a_further_part_was_read_with_the_first"), transaction.atomic():
        IncomingDocument.objects.create(part=3, **facts)
    again = take_files(
        body=document.body,
        files=[ContentFile(LETTER, "again.txt")],
        purpose="reply",
        by=document.delivery.made_by,
        at=incoming.NOW,
    )
    assert [one["document"] for one in again.remarks] == [document.pk]
    assert IncomingDocument.objects.count() == 2
    assert other.marks.count() == 0


@pytest.mark.parametrize("stage", [Stage.ASIDE, Stage.CONTEXT])
def test_what_is_neither_checked_nor_adopted_has_no_further_part(document, stage):
    IncomingDocument.objects.filter(pk=document.pk).update(stage=stage)
    with pytest.raises(ValidationError, match="not checked for another report"):
        further(document)


def test_the_list_shows_both_in_the_same_number_of_queries(document, desk):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get("/letters-in/").status_code == 200
        return len(queries)

    desk.get("/letters-in/")
    before = asked()
    further(document)
    assert asked() == before
    page = desk.get("/letters-in/").content.decode()
    assert page.count("two-reports.txt") == 2
    assert page.count("Part 2: for another report") == 1


def test_a_letter_that_answers_one_report_is_asked_nothing():
    assert asked_of(incoming.waiting(by_hand.WEST_MERCIA)) == []


def test_a_letter_of_a_body_that_is_not_held_is_not_taken_unasked(document):
    asked = next(one for one in review_of(document).questions if one.key == "another-body")
    assert "Commissioner for Peverell" in asked.words.title
    assert str(document.body) in asked.words.title
    assert asked.is_own


def test_a_force_that_is_not_held_is_to_be_checked_first(document, desk):
    page = desk.get(f"/letters-in/{document.pk}/check/")
    first = page.context["shown"].checks[0]
    assert first.target == "id_force"
    assert first.sureness == "please check"
