"""The pages on which a page of the register is given, looked at and recorded, as a person goes through them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.roles import Role
from recommendations.flows.register_report import Asked
from responses.record.models import Batch, Update
from tests import builders
from tests.responses.intake.register.pages import PAGE, form_of
from tests.responses.record.forms_as_sent import boxes, problems, signed_in, text_of

pytestmark = pytest.mark.django_db
WORDS = "By 31 July 2024, chief constables should count {}."
ASKED = [Asked(number=str(n), text=WORDS.format(what)) for n, what in enumerate(("radios", "vehicles", "desks"), 1)]


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(ASKED))


@pytest.fixture
def address(responses):
    return reverse("response-register-page", args=[responses[0].pk])


def said(response):
    rows = Update.objects.filter(response=response, party=Update.Party.INSPECTORATE).order_by("seq")
    return [(row.effective_on, row.changes.get("inspectorate_status", ""), row.note) for row in rows]


def shown(desk, address, text=PAGE, **more):
    page = desk.post(address, {"text": text, **more})
    assert page.status_code == 200
    return page


def take(desk, address, page, **changed):
    return desk.post(address, {**form_of(page), "do": "take", **changed}, follow=True)


def test_from_a_response_to_its_updates(desk, responses, address):
    assert address in desk.get(responses[0].get_absolute_url()).content.decode()
    assert desk.get(address).status_code == 200
    page = shown(desk, address)
    assert "3 updates would be recorded, with the inspectorate as their author." in text_of(page)
    assert said(responses[0]) == []
    done = take(desk, address, page)
    assert "3 updates are recorded." in text_of(done)
    assert done.redirect_chain == [(reverse("batch", args=[Batch.objects.get().pk]), 302)]
    assert "Seen at the revisit." in text_of(done)
    assert said(responses[0]) == [
        (date(2024, 1, 12), "being-progressed", "A plan is made."),
        (date(2024, 2, 20), "complete", "Seen at the revisit."),
        (date(2024, 2, 20), "", "Closed."),
    ]
    history = text_of(desk.get(responses[0].get_absolute_url()))
    assert "20 Feb 2024 : The inspectorate" in history
    assert "The inspectorate’s status: Complete" in history


def test_the_same_page_again(desk, address):
    take(desk, address, shown(desk, address))
    page = shown(desk, address)
    assert "0 updates would be recorded" in text_of(page)
    assert "3 are held already." in text_of(page)
    assert "There is nothing new in this page. Nothing was recorded." in text_of(take(desk, address, page))
    assert Batch.objects.count() == 1


@pytest.mark.parametrize(("field", "number"), [("text", 0), ("file", 1)])
def test_from_the_page_of_imports(desk, responses, field, number):
    address = reverse("register-page")
    assert address in desk.get(reverse("imports")).content.decode()
    report, force = responses[0].recommendation.report, responses[0].force
    html = f"<html><body><main><p>{PAGE.replace('Recommendation 1', 'Recommendation 3')}</p></main></body></html>"
    given = {"text": PAGE} if field == "text" else {"file": SimpleUploadedFile("page.html", html.encode())}
    page = desk.post(address, {"report": report.pk, "force": force.pk, **given})
    about = responses[0 if field == "text" else 2]
    assert page.context["sections"][0].match.value() == str(about.pk)
    take(desk, address, page)
    assert len(said(about)) == 3
    name = "Register page, pasted.txt" if field == "text" else "page.html"
    assert {row.document_name for row in Batch.objects.get().updates.all()} == {name}


def test_a_page_of_several_recommendations(desk, responses, address):
    """By number, by words; one whose number and words are of two is not guessed, and one that fits none is not."""
    entry = "[on]12/01/2024[status]complete[/status][/on]\n"
    headings = (
        "Recommendation 2",
        f"ID 901: {WORDS.format('desks')}",
        f"Recommendation 2 {WORDS.format('radios')}",
        "9.",
    )
    page = shown(desk, address, "".join(f"{heading}\n{entry}" for heading in headings))
    matches = [section.match.value() for section in page.context["sections"]]
    assert matches == [str(responses[1].pk), str(responses[2].pk), "", ""]
    assert [section.is_at_odds for section in page.context["sections"]] == [False, False, True, False]
    assert "2 are left out." in text_of(page)
    take(desk, address, page)
    assert [len(said(response)) for response in responses] == [0, 1, 1]


def test_another_recommendation_is_looked_at_before_it_is_recorded(desk, responses, address):
    builders.record(responses[1], on=date(2024, 2, 1), note="x")
    page = shown(desk, address)
    again = take(desk, address, page, match_0=str(responses[1].pk))
    assert "You chose another recommendation, so nothing was recorded." in text_of(again)
    assert Batch.objects.count() == 0
    take(desk, address, again)
    assert (len(said(responses[0])), len(said(responses[1]))) == (0, 3)


def word_field(page, word):
    [name] = [bound.html_name for asked, bound in page.context["words"] if asked.written == word]
    return name


BAD = "[on]31/02/2024[status]complete[/status][/on][on]12/01/2024[status]Shut[/status][comment]Why[/comment][/on]"


def test_what_is_not_certain_is_asked_and_nothing_typed_is_lost(desk, responses, address):
    page = shown(desk, address, BAD)
    assert "2 things need a word from you first." in text_of(page)
    assert problems(page) == []
    word = word_field(page, "Shut")
    refused = take(desk, address, page, **{"day_0-0_day": "31", "day_0-0_month": "2", "day_0-0_year": "2024"})
    assert refused.status_code == 422
    assert problems(refused) == [
        "Choose what “Shut” means, or leave out what has it.",
        "Date must be a real date: 31 February 2024 is not one. Enter a date such as 27 3 2024.",
    ]
    assert form_of(refused)["day_0-0_day"] == "31"
    done = take(desk, address, refused, **boxes("day_0-0", date(2024, 2, 28)), **{word: "complete"})
    assert problems(done) == []
    assert "2 updates are recorded." in text_of(done)
    assert said(responses[0]) == [
        (date(2024, 1, 12), "complete", "Why\n\nStatus in the register: “Shut”."),
        (date(2024, 2, 28), "complete", ""),
    ]
    assert form_of(shown(desk, address, BAD))[word] == "complete"


def test_what_is_not_certain_can_be_left_out(desk, responses, address):
    page = shown(desk, address, PAGE + BAD)
    done = take(desk, address, page, **{"leave_0-2-0": "on", "leave_0-3-0": "on"})
    assert "3 updates are recorded." in text_of(done)
    assert len(said(responses[0])) == 3


def test_a_day_to_come_is_asked_about(desk, address):
    page = shown(desk, address, "[on]12/01/2025[status]complete[/status][/on]")
    refused = take(desk, address, page)
    assert problems(refused) == ["Sunday 12 January 2025 has not come yet. Leave it out, or correct the text."]
    assert Batch.objects.count() == 0


def test_the_text_is_corrected_and_read_again(desk, responses, address):
    page = shown(desk, address, BAD)
    word = word_field(page, "Shut")
    sent = {**form_of(page), "text": BAD.replace("31/02", "28/02"), word: "complete"}
    again = desk.post(address, {**sent, "do": "take"})
    assert Batch.objects.count() == 0, "what was corrected is looked at before it is recorded"
    assert "Needs a date" not in text_of(again)
    assert form_of(again)["text"] == sent["text"]


def test_words_that_were_not_used_are_shown(desk, address):
    page = shown(desk, address, f"Skip to content\n{PAGE}\nBack to top <b>")
    assert page.context["leftover"] == ["Skip to content", "Back to top <b>"]
    assert "Back to top &lt;b&gt;" in page.content.decode()


NO_PAGE = "Paste the text of the page, or choose its file."
NO_MARKS = "No history is marked in this text: there is nothing like [on]…[status]…[/status][/on] in it."
A_PICTURE = "The file is a picture. Pictures of text are not read: ask for the document itself, or type it."
TOO_MUCH = "The page holds more than 600 statuses and comments, or more than 500,000 characters. Split it."


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, NO_PAGE),
        ({"text": " \n"}, NO_PAGE),
        ({"text": "Nothing"}, NO_MARKS),
        ({"file": b"Nothing"}, NO_MARKS),
        ({"file": b""}, "The file is empty. Choose it again, or save it anew."),
        ({"file": b"\x89PNG\r\n\x1a\nrest"}, A_PICTURE),
        ({"text": "[on]" + "[comment]a" * 601}, TOO_MUCH),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_and_kept(desk, address, given, message):
    sent = {name: SimpleUploadedFile("page.txt", value) if name == "file" else value for name, value in given.items()}
    page = desk.post(address, sent)
    assert problems(page) == [message]
    assert form_of(page)["text"] == given.get("text", "")


def test_report_and_force_are_asked_for(desk, responses):
    page = desk.post(reverse("register-page"), {"text": PAGE})
    assert problems(page) == ["Choose the report that the page is about.", "Choose the force that the page is about."]
    assert form_of(page)["text"] == PAGE


def test_only_those_who_record_updates_read_the_register_in(responses, body, address):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    for person, status in (
        (builders.reader(body), 403),
        (builders.liaison(responses[0].force), 403),
        (builders.officer(kent), 404),
        (builders.officer(body), 200),
    ):
        for answer in (signed_in(person).get(address), signed_in(person).post(address, {"text": PAGE})):
            assert answer.status_code == status


def test_a_response_out_of_scope_can_be_neither_chosen_nor_sent(body, responses, address):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    theirs = next(row for row in builders.opened(builders.a_report(1, title="Another")) if row.force.slug == "kent")
    desk = signed_in(builders.officer(body))
    page = shown(desk, address)
    assert str(theirs.pk) not in dict(page.context["decide"].fields["match_0"].choices)
    refused = take(desk, address, page, match_0=str(theirs.pk), shown=str(theirs.pk))
    assert refused.status_code == 422
    sent = {"report": theirs.recommendation.report_id, "force": theirs.force_id, "text": PAGE}
    assert len(problems(desk.post(reverse("register-page"), sent))) >= 1
    assert Batch.objects.count() == 0
    assert builders.member(Role.READER, body=kent)


def test_many_entries_and_recommendations_cost_as_many_queries_as_one(body):
    desk = signed_in(builders.officer(body))
    counts = []
    for title, size in (("Small", 1), ("Large", 30)):
        [response, *_rest] = builders.opened(builders.a_report(size, title=title))
        entry = "[on]12/01/2024[status]complete[/status][comment]Words.[/comment][/on]\n"
        text = "".join(f"Recommendation {n}\n{entry}" for n in range(1, size + 1))
        with CaptureQueriesContext(connection) as queries:
            page = shown(desk, reverse("response-register-page", args=[response.pk]), text)
        assert len(page.context["sections"]) == size
        counts.append(len(queries))
    assert counts[0] == counts[1]
