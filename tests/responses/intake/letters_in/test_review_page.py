"""The review page: what was read beside the text, saved as it is typed, and adopted once nothing is left to answer."""

import re
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.forms import BooleanField
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forces.roles import Role
from recommendations.models import ContextLink, InspectionReport, Source
from responses.intake.models import IncomingDocument
from responses.intake.review.decisions import Decisions
from responses.record.models import Update
from responses.replies.models import Reply
from tests import builders
from tests.responses.intake.letters_in import by_hand, incoming
from tests.responses.intake.letters_in.deciding import review_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    with time_machine.travel(incoming.NOW, tick=False):
        incoming.all_forces()
        builders.the_inspectorate()
        yield


@pytest.fixture
def document() -> IncomingDocument:
    return incoming.waiting(by_hand.WEST_MERCIA)


@pytest.fixture
def desk(document) -> Client:
    return signed_in(document.delivery.made_by)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(document, end="check/") -> str:
    return f"/letters-in/{document.pk}/{end}"


def fields_of(page) -> dict[str, str]:
    """What the browser would send of the form on the page, nothing changed."""
    form = page.context["form"]
    data: dict[str, str] = {}
    for bound in form:
        widget, value = bound.field.widget, bound.value()
        if hasattr(widget, "decompress"):
            parts = value if isinstance(value, list) else widget.decompress(value)
            named = zip(("day", "month", "year"), parts, strict=True)
            data |= {f"{bound.html_name}_{part}": str(one or "") for part, one in named}
        elif isinstance(bound.field, BooleanField):
            data[f"{bound.html_name}-shown"] = "1"
            data |= {bound.html_name: "on"} if value else {}
        else:
            data[bound.html_name] = "" if value is None else str(value)
    return data


def save(desk, document, then="save", **typed):
    page = desk.get(at(document))
    return desk.post(at(document), {**fields_of(page), **typed, "then": then})


def answers(document) -> dict[str, str]:
    return {
        question.name: question.words.answers[0][0] for question in review_of(document).questions if question.is_own
    }


def words(page) -> str:
    text = re.sub(r"<(script|style|svg|head)\b.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def typed(document) -> dict:
    return dict(Decisions.read(IncomingDocument.objects.get(pk=document.pk).decisions).typed)


def test_the_text_is_marked_and_each_field_leads_to_its_mark(desk, document):
    page = desk.get(at(document))
    html = page.content.decode()
    said = words(page)
    assert "not used : Accessibility Settings Skip to main content" in said
    assert "Date of the letter : 04 September 2023" in said
    assert '<span class="app-read__name" id="read-letter_date">' in html
    assert 'href="#read-letter_date"' in html
    assert "Read on line 13" in said
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets <= set(ids)


def test_what_is_least_sure_comes_first(desk, document):
    page = desk.get(at(document))
    shown = page.context["shown"].checks
    assert [check.words for check in shown] == [
        "Item 4, number 6: where it stands",
        "Item 6, number 10: where it stands",
    ]
    assert [check.sureness for check in shown] == ["please check", "please check"]
    assert 'href="#id_item-3-status"' in page.content.decode()
    assert "4 things to answer before it is adopted" in words(page)


def test_saving_nothing_changed_keeps_nothing(desk, document):
    save(desk, document)
    assert typed(document) == {}


def test_what_is_typed_is_kept_right_or_wrong(desk, document):
    save(desk, document, letter_date_day="31", letter_date_month="2", letter_date_year="2023", reference="WM\0/1")
    assert typed(document) == {"letter_date": ["31", "2", "2023"], "reference": "WM/1"}  # a NUL is no word
    page = desk.get(at(document) + "?check")
    assert "must be a real date: 31 February 2023 is not one" in words(page)
    assert 'value="31"' in page.content.decode()
    save(desk, document, letter_date_day="4", letter_date_month="9", letter_date_year="2023")
    assert typed(document) == {"reference": "WM/1"}


def test_adopting_waits_until_all_is_answered(desk, document):
    sent = save(desk, document, then="adopt", report="new", new_source=hmicfrs())
    assert sent.url == at(document, "adopt/")
    assert desk.get(sent.url).url == at(document) + "?check"
    assert "Answer this:" in words(desk.get(at(document) + "?check"))
    assert desk.post(at(document, "adopt/"), {"version": "1"}).url == at(document) + "?check"
    assert Reply.objects.count() == 0
    save(desk, document, then="adopt", **answers(document))
    page = desk.get(at(document, "adopt/"))
    assert "7 recommendations are registered" in words(page)
    assert "7 responses of West Mercia Police are recorded as of 4 September 2023" in words(page)
    done = desk.post(at(document, "adopt/"), {"version": page.context["version"]}, follow=True)
    assert Reply.objects.count() == 1
    assert "It made this" in words(done)
    assert desk.get(Reply.objects.get().get_absolute_url()).status_code == 200


def hmicfrs() -> str:
    return str(Source.objects.get(slug="hmicfrs").pk)


def test_what_is_wrong_in_an_item_names_the_item(desk, document):
    said = words(desk.get(at(document) + "?check"))
    assert all(f"Item {place}: Choose which recommendation it is, or leave the item out." in said for place in (1, 7))


def test_what_was_read_wrongly_is_to_be_corrected_first(desk, document):
    save(desk, document, report="new", new_source=hmicfrs())
    said = answers(document)
    name = next(name for name in said if "signatory-not-holder" in name)
    save(desk, document, **{**said, name: "correct-reading"})
    assert "correct the field, or answer otherwise" in words(desk.get(at(document) + "?check"))


def test_a_save_from_an_older_page_is_refused_with_both_versions(desk, document):
    page = desk.get(at(document))
    old = fields_of(page)
    save(desk, document, reference="WM/1", signatory_name="J Campion")
    sent = desk.post(at(document), {**old, "reference": "WM/2", "closing": "Mine.", "then": "save"})
    assert sent.status_code == 409
    said = words(sent)
    assert "someone has saved this since you opened it" in said
    assert "WM/1" in said
    form = sent.context["form"]
    assert (form["reference"].value(), form["signatory_name"].value(), form["closing"].value()) == (
        "WM/2", "J Campion", "Mine.",
    )  # fmt: skip
    again = desk.post(at(document), {**fields_of(sent), "then": "save"})
    assert again.status_code == 302
    assert typed(document) == {"reference": "WM/2", "signatory_name": "J Campion", "closing": "Mine."}


def test_another_report_brings_its_own_recommendations(desk, document):
    report = builders.a_report(2, title="Another report")
    save(desk, document, report=str(report.pk))
    page = desk.get(at(document))
    field = page.context["form"].fields["item-0-recommendation"]
    assert [value for value, _label in field.choices][2:] == [str(one.pk) for one in report.recommendations.all()]
    assert page.context["form"]["item-0-recommendation"].value() == ""


def test_what_is_no_reply_is_put_beside_a_report_and_taken_away():
    report = builders.a_report(1)
    news = incoming.waiting(by_hand.NEWS)
    desk = signed_in(news.delivery.made_by)
    said = words(desk.get(at(news)))
    assert ("Which report it is put beside" in said, "Which report it answers" in said) == (True, False)
    save(desk, news, then="adopt", report=str(report.pk), context_title="Soldiers offered")
    page = desk.get(at(news, "adopt/"))
    assert "is put beside the report “A report”" in words(page)
    desk.post(at(news, "adopt/"), {"version": page.context["version"]})
    assert ContextLink.objects.standing().get().title == "Soldiers offered"
    assert "Soldiers offered" in words(desk.get(report.get_absolute_url()))
    assert "Take it all back" in words(desk.get(at(news, "")))
    desk.post(at(news, "undo/"))
    assert ContextLink.objects.standing().count() == 0
    assert IncomingDocument.objects.get(pk=news.pk).stage == "read"
    assert "Soldiers offered" not in words(desk.get(report.get_absolute_url()))


def test_undo_says_what_stands_against_it(desk, document):
    save(desk, document, report="new", new_source=hmicfrs())
    save(desk, document, **answers(document))
    desk.post(at(document, "adopt/"), {"version": Decisions.read(fresh(document).decisions).version})
    going = desk.get(at(document, "undo/"))
    assert "Every" not in words(going)
    links = [one.thing.get_absolute_url() for one in document.made.all() if not one.recommendation_id]
    assert [link for link in links if f'href="{link}"' not in going.content.decode()] == []
    assert {"Recommendation 2", "Recommendation 12"} <= set(re.findall(r"Recommendation \d+", words(going)))
    response = Reply.objects.get().items.first().response
    builders.record(response, on=incoming.TODAY, note="More.")
    page = desk.get(at(document, "undo/"))
    assert "something was recorded after it" in words(page)
    desk.post(at(document, "undo/"))
    assert Reply.objects.count() == 1


def fresh(document) -> IncomingDocument:
    return IncomingDocument.objects.get(pk=document.pk)


@pytest.mark.parametrize("end", ["check/", "text/", "adopt/", "undo/"])
def test_nobody_else_sees_it(document, end):
    other = signed_in(builders.officer(incoming.using("cheshire-pcc")))
    assert other.get(at(document, end)).status_code == 404
    reader = signed_in(builders.member(Role.READER, body=document.body))
    assert reader.get(at(document, end)).status_code == 403
    assert Client().get(at(document, end)).status_code in {302, 403}


def test_the_same_queries_for_few_items_and_many(desk, document):
    counts = []
    for number in (2, 7):
        reading = by_hand.first_items(by_hand.reading_of(by_hand.MOPAC), number)
        reading = by_hand.altered_text(reading, "Rt Hon", f"Mr {number}")
        one = incoming.waiting(f"few-{number}", reading=reading)
        desk.get(at(one))
        counts.append(queries(desk, at(one)))
    assert counts[0] == counts[1]
    assert counts[0] < 45


def queries(desk, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len(captured)


def test_a_long_document_is_shown_in_parts():
    reading = by_hand.many_items(50)
    document = incoming.waiting("long", reading=reading)
    desk = signed_in(document.delivery.made_by)
    first = desk.get(at(document))
    assert "part 1 of 3" in words(first)
    assert "item-20-text" not in first.content.decode()
    second = desk.get(at(document) + "?page=2")
    assert "item-20-text" in second.content.decode()
    assert len(second.content) < 700_000
    sent = {**fields_of(second), "item-20-answer": "Mine.", "then": "next"}
    assert desk.post(at(document) + "?page=2", sent).url == at(document) + "?page=3"
    assert typed(document) == {"item-20-answer": "Mine."}
    assert desk.get(at(document) + "?page=nonsense").status_code == 200
    assert desk.get(at(document, "text/?page=2")).status_code == 200


def test_nothing_of_the_text_is_lost_on_its_page(desk, document):
    page = desk.get(at(document, "text/"))
    html = page.content.decode()
    pane = html[html.index("app-review__pane") : html.index("</main>")]
    bare = re.sub(r"<span class=.app-(read|unused)__name.*?(</span>){2}", "", pane.partition(">")[2], flags=re.DOTALL)
    said = unescape(re.sub(r"<[^>]+>", "", bare))
    assert said.split() == document.text.split()


def test_hidden_words_are_escaped():
    reading = by_hand.altered_text(by_hand.reading_of(by_hand.NEWS), "The Ministry", "<script>x()")
    document = incoming.waiting("script", reading=reading)
    desk = signed_in(document.delivery.made_by)
    assert "<script>x()" not in desk.get(at(document)).content.decode()
    assert InspectionReport.objects.count() == 0
    assert Update.objects.count() == 0
