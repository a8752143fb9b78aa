"""The real letters become what the demonstration has of them; and all of it can be taken back."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from forces.models import Event
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport, Recommendation, Source
from responses.intake.flows.check_again import check_again
from responses.intake.flows.undo_document import built_on_document, undo_document
from responses.intake.models import DocumentMade, IncomingDocument
from responses.record.flows.verify_history import Verification
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Batch, Position, Response, Update
from responses.replies.models import Reply
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.deciding import adopted, decided, errors, review_of

pytestmark = pytest.mark.django_db
NEW = {"report": "new"}


@pytest.fixture(autouse=True)
def register():
    incoming.all_forces()
    builders.the_inspectorate()


def hmicfrs() -> str:
    return str(Source.objects.get(slug="hmicfrs").pk)


def west_mercia(**typed) -> IncomingDocument:
    document = incoming.waiting(by_hand.WEST_MERCIA)
    return adopted(document, **{**NEW, "new_source": hmicfrs(), **typed})


def expected(name: str) -> dict:
    return json.loads((by_hand.FIXTURES / "demo" / f"{name}.json").read_text(encoding="utf-8"))["replies"][0]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def compare(name: str, reply: Reply) -> None:
    wanted = expected(name)
    facts = (
        "reference", "addressee_name", "addressee_role", "salutation", "introduction", "narrative", "closing",
        "sign_off", "signatory_name", "signatory_role", "report_title_as_written", "letter_date_as_written",
    )  # fmt: skip
    assert {fact: squeezed(getattr(reply, fact)) for fact in facts} == {fact: squeezed(wanted[fact]) for fact in facts}
    assert reply.letter_date == (date.fromisoformat(wanted["letter_date"]) if wanted["letter_date"] else None)
    items = list(reply.items.select_related("refers_to").order_by("position"))
    for item, one in zip(items, wanted["items"], strict=True):
        assert (item.heading, squeezed(item.quoted_text), squeezed(item.answer)) == (
            one["heading"], squeezed(one["quoted_text"]), squeezed(one["answer"]),
        )  # fmt: skip
        position = Position.objects.current().get(response=item.response)
        assert (position.progress, position.acceptance) == (one["progress"], one["acceptance"])


def stands() -> dict[str, int]:
    return {
        "reports": InspectionReport.objects.standing().count(),
        "recommendations": Recommendation.objects.standing().count(),
        "positions": Position.objects.current().count(),
        "replies": Reply.objects.count(),
    }


def faults() -> list[object]:
    return [*Verification().faults(), *(fault for _pk, found in verify_positions() for fault in found)]


def test_a_letter_becomes_report_recommendations_responses_and_reply():
    document = west_mercia()
    reply = Reply.objects.get()
    compare(by_hand.WEST_MERCIA, reply)
    report = reply.report
    assert (report.title, report.published_on, report.number_known, report.concerns_every_force) == (
        expected(by_hand.WEST_MERCIA)["report_title_as_written"], date(2023, 7, 11), 12, True,
    )  # fmt: skip
    assert [row.number for row in report.recommendations.order_by("position")] == ["2", "3", "5", "6", "8", "10", "12"]
    assert [item.refers_to.response.recommendation.number for item in reply.items.exclude(refers_to=None)] == ["5", "6"]
    assert (reply.house_style, reply.document, str(reply.origin)) == ("running", document.document, "adopted")
    assert {row.batch for row in Update.objects.all()} == {document.batch}
    assert {str(row.by) for row in Update.objects.all()} == {str(document.delivery.made_by)}
    assert {row.effective_on for row in Update.objects.exclude(changes={})} == {date(2023, 9, 4)}
    assert document.batch.kind == Batch.Kind.DOCUMENT
    made = [type(one.thing).__name__ for one in document.made.all()]
    assert made == ["InspectionReport", *["Recommendation"] * 7, *["Response"] * 7, "Reply"]
    event = Event.objects.about(document, document.body)[0]
    assert event.facts["did"] == "adopted"
    assert event.facts["added"] == {"reports": 1, "recommendations": 7, "responses": 7, "replies": 1}
    assert faults() == []


def test_deadlines_are_those_of_the_words():
    west_mercia()
    due = {row.recommendation.number: row.due_on for row in _deadlines()}
    assert due["2"] == date(2024, 7, 31)
    assert due["3"] == date(2023, 10, 31)
    assert {row.kind for row in _deadlines() if row.recommendation.number in {"8", "10", "12"}} == {"immediate"}


def _deadlines():
    return [row for one in Recommendation.objects.all() for row in one.deadlines.select_related("recommendation")]


def test_the_next_letter_finds_the_report_and_its_recommendations():
    west_mercia()
    document = incoming.waiting(by_hand.MOPAC)
    review = review_of(document)
    assert review.report_said == str(InspectionReport.objects.get().pk)
    codes = {question.key.rsplit("-", 1)[0] for question in review.questions}
    assert {"report-date-differs", "title-differs", "letter-after-last-day"} <= codes
    adopted(document)
    compare(by_hand.MOPAC, Reply.objects.get(force__slug="metropolitan"))
    assert InspectionReport.objects.count() == 1
    assert Recommendation.objects.count() == 7
    assert faults() == []


def test_a_form_adds_the_one_that_the_register_lacks():
    west_mercia()
    document = incoming.waiting(by_hand.CHESHIRE)
    review = decided(document)
    assert list(errors(review)) == ["item-4-recommendation"]
    adopted(document, **{"item-4-recommendation": "new", "item-4-number": "7"})
    reply = Reply.objects.get(force__slug="cheshire")
    compare(by_hand.CHESHIRE, reply)
    assert reply.house_style == "form"
    assert Recommendation.objects.get(number="7").position == 8
    assert Response.objects.filter(force__slug="cheshire").count() == 8
    assert {row.effective_on for row in Update.objects.filter(response__force__slug="cheshire")} == {date(2023, 7, 11)}


def test_a_reply_to_a_committee_has_no_clock():
    document = incoming.waiting(by_hand.MAYOR)
    adopted(document, **NEW, new_source_name="London Assembly Police and Crime Committee")
    report = InspectionReport.objects.get()
    assert (report.source.kind, report.clock_rule, report.published_on) == ("committee", "none", None)
    assert [force.slug for force in report.forces.all()] == ["metropolitan"]
    compare(by_hand.MAYOR, Reply.objects.get())
    refused = Position.objects.current().get(acceptance="not-accepted")
    assert refused.acceptance_reason.startswith("I believe that there are already sufficient structures in place")


def test_all_or_nothing(monkeypatch):
    before = stands()

    def fails(*_args, **_kwargs):
        raise ValidationError("No.")

    document = incoming.waiting(by_hand.WEST_MERCIA)
    monkeypatch.setattr(DocumentMade.objects, "bulk_create", fails)
    with pytest.raises(ValidationError, match="No"):
        adopted(document, **NEW, new_source=hmicfrs())
    assert stands() == before
    assert Batch.objects.count() == 0
    assert IncomingDocument.objects.get().stage == "read"


def test_an_item_left_out_is_not_made_and_what_is_corrected_is():
    west_mercia(**{"item-0-leave_out": True, "item-1-number": "3A", "item-1-status": "complete"})
    report = InspectionReport.objects.get()
    assert [row.number for row in report.recommendations.order_by("position")] == ["3A", "5", "6", "8", "10", "12"]
    assert Position.objects.current().get(response__recommendation__number="3A").progress == "complete"


def test_two_items_are_not_one_recommendation():
    west_mercia()
    document = incoming.waiting(by_hand.MOPAC)
    first = str(Recommendation.objects.get(number="2").pk)
    review = decided(document, **{"item-1-recommendation": first})
    assert errors(review)["item-1-recommendation"] == [
        "Item 2: Another item is matched to the same recommendation. Choose one for each."
    ]


def test_a_second_letter_is_dated_updates_alone():
    west_mercia()
    later = by_hand.reading_of(by_hand.WEST_MERCIA)
    reading = by_hand.altered(later, "04 September 2023", "04 September 2024", day=date(2024, 9, 4))
    document = incoming.waiting("update", reading=reading)
    assert review_of(document).initial["adopt_as"] == "updates"
    adopted(document, **{"item-0-status": "complete"})
    assert Reply.objects.count() == 1
    first = Response.objects.get(recommendation__number="2")
    assert [row.progress for row in first.positions.order_by("from_on")][-2:] == ["in-progress", "complete"]
    last = first.updates.order_by("-seq").first()
    assert (last.effective_on, last.document, last.document_name) == (
        date(2024, 9, 4), document.document, "update.txt",
    )  # fmt: skip
    assert faults() == []


# Taking back


def undone(document: IncomingDocument) -> IncomingDocument:
    return undo_document(document=document, by=document.delivery.made_by, at=incoming.NOW)


def test_all_of_it_is_taken_back_and_can_be_made_again():
    before = stands()
    document = west_mercia()
    assert built_on_document(document) == []
    undone(document)
    assert stands() == before
    assert Reply.every.count() == 1
    assert faults() == []
    again = check_again(document=document, by=document.delivery.made_by, at=incoming.NOW)
    assert (again.stage, again.decisions) == ("read", IncomingDocument.objects.get(pk=document.pk).decisions)
    adopted(again)
    compare(by_hand.WEST_MERCIA, Reply.objects.get())
    assert check_again(document=document, by=document.delivery.made_by, at=incoming.NOW) == again
    assert faults() == []


def test_what_was_built_on_it_is_named_and_nothing_is_taken_back():
    first = west_mercia()
    second = incoming.waiting(by_hand.MOPAC)
    adopted(second)
    held = stands()
    against = built_on_document(first)
    assert any("a letter answers it" in words for words in against)
    with pytest.raises(ValidationError, match="more was built on it since"):
        undone(first)
    assert stands() == held
    undone(IncomingDocument.objects.get(pk=second.pk))
    assert built_on_document(first) == []
    undone(first)
    assert stands()["replies"] == 0


def test_an_update_after_it_stands_against_it():
    document = west_mercia()
    response = Response.objects.get(recommendation__number="2")
    builders.record(response, on=date(2023, 11, 2), note="The officer asks.")
    assert built_on_document(document) == [
        f"{response}, {response.recommendation.report}: something was recorded after it."
    ]


def test_an_untouched_draft_gives_way_and_comes_back():
    body = incoming.using("west-mercia-pcc", on=date(2023, 1, 1))
    asked = [Asked(number=one.number, text=one.text) for one in by_hand.reading_of(by_hand.WEST_MERCIA).items]
    report = builders.a_report(asked, title="An inspection of firearms")
    builders.opened(report)
    draft = Reply.objects.get(body=body)
    document = adopted(incoming.waiting(by_hand.WEST_MERCIA), report=str(report.pk))
    assert Reply.objects.get(body=body).is_adopted
    undone(document)
    assert list(Reply.objects.filter(body=body)) == [draft]
    assert faults() == []


def test_it_is_not_adopted_twice():
    document = west_mercia()
    with pytest.raises(ValidationError, match="not to be checked any more: In the records"):
        adopted(document)
