"""The liaison's page: what is asked, the private draft, and the sending; the body sees nothing before it."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import get_resolver, reverse

from responses.record.models import Response
from responses.replies.flows.draft_comments import save_comments
from responses.replies.flows.record_invitation import record_invitation
from responses.replies.models import ForceComments, Reply
from tests import builders
from tests.responses.replies.beside import WORDS, a_reply, at, comments_sent, now
from tests.responses.replies.page_as_sent import fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import committee

pytestmark = pytest.mark.django_db
DAY = date(2023, 7, 20)
TODAY = time_machine.travel("2023-07-20 09:00", tick=False)
SECRET = "Zanzibar radios were lost"
NOT_FOR_THE_FORCE = "Our unissued opening words"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reply():
    held = a_reply()
    by = builders.officer(held.body)
    record_invitation(
        reply=held, seen=1, invited_on=date(2023, 7, 14), wanted_by=date(2023, 8, 4), by=by, at=at(DAY), note="Hush."
    )
    return held


@pytest.fixture
def liaison(reply):
    return builders.liaison(reply.force)


@pytest.fixture
def client(liaison):
    return signed_in(liaison)


def visit(client, name, reply):
    address = reverse(name, args=[reply.pk])
    return address, client.get(address)


@TODAY
def test_the_page_says_what_is_asked_and_by_when(client, reply):
    words = main_words(visit(client, "reply-comments", reply)[1])
    assert "Comments are wanted by Friday 4 August 2023." in words
    assert "Friday 14 July 2023" in words
    assert "Forces should do thing 2." in words


@TODAY
def test_a_draft_is_saved_and_then_sent(client, reply, liaison):
    address, shown = visit(client, "reply-comments", reply)
    saved = press(client, address, shown, text="So far.", save="1")
    assert (saved["Location"], ForceComments.objects.get().text) == (address, "So far.")
    shown = client.get(address)
    on = press(client, address, shown, text=WORDS, send="1")
    send = reverse("reply-comments-send", args=[reply.pk])
    assert on["Location"] == send
    shown = client.get(send)
    assert WORDS in main_words(shown)
    refused = press(client, send, shown)
    assert summary_of(refused) == [
        ("Authorised by is missing. Enter the officer’s name and rank.", "#id_authorised_by")
    ]
    done = press(client, send, refused, authorised_by="DCC Sam Other")
    assert done["Location"] == address
    held = now(reply)
    assert (held.chief_officer_comments, held.comments_received_on, held.comments_authorised_by) == (
        WORDS,
        DAY,
        "DCC Sam Other",
    )
    words = main_words(client.get(address))
    assert "has the comments, received on Thursday 20 July 2023." in words
    assert WORDS in words


@TODAY
def test_a_stale_save_shows_both_and_keeps_what_was_typed(client, reply, liaison):
    address, shown = visit(client, "reply-comments", reply)
    save_comments(reply=reply, version=0, text="A colleague’s words.", by=liaison, at=at(DAY))
    stale = press(client, address, shown, text="My own words.", save="1")
    assert stale.status_code == 409
    assert "A colleague’s words." in main_words(stale)
    assert fields_of(stale)["text"] == ["My own words."]
    press(client, address, stale, save="1")
    assert ForceComments.objects.get().text == "My own words."


@TODAY
def test_what_a_colleague_changed_meanwhile_is_not_sent(client, reply, liaison):
    save_comments(reply=reply, version=0, text=WORDS, by=liaison, at=at(DAY))
    address, shown = visit(client, "reply-comments-send", reply)
    save_comments(reply=reply, version=1, text="Changed.", by=liaison, at=at(DAY))
    refused = press(client, address, shown, authorised_by="DCC Sam Other")
    assert [words for words, _href in summary_of(refused)] == [
        "A colleague changed or sent the draft since you opened this page. Go back and read it again."
    ]
    assert now(reply).comments_received_on is None


@TODAY
def test_the_liaison_can_say_that_there_are_none(client, reply):
    address, shown = visit(client, "reply-comments-none", reply)
    press(client, address, shown, authorised_by="Chief Constable Alex Example")
    assert (now(reply).no_comments_on, now(reply).comments_authorised_by) == (DAY, "Chief Constable Alex Example")


@TODAY
def test_the_reports_page_leads_the_liaison_there_and_no_one_else(client, reply, django_assert_max_num_queries):
    link = f'href="{reverse("reply-comments", args=[reply.pk])}"'
    address = reply.report.get_absolute_url()
    with django_assert_max_num_queries(10):
        assert link in client.get(address).content.decode()
    others = (builders.officer(reply.body), builders.liaison(builders.one_force("kent", "Kent Police")))
    pages = [signed_in(user).get(address).content.decode() for user in others]
    assert [link in page for page in pages] == [False, False]


@TODAY
def test_once_the_letter_is_issued_there_is_no_form(client, reply):
    builders.issued(reply)
    words = main_words(visit(client, "reply-comments", reply)[1])
    assert "The letter is issued, so its words stay." in words
    assert "Save the draft" not in words


LIAISONS = ("reply-comments", "reply-comments-send", "reply-comments-none")


@pytest.mark.parametrize("name", LIAISONS)
def test_whose_pages_they_are(name, reply, liaison):
    kent = builders.one_force("kent", "Kent Police")
    people = {
        liaison: 200,
        builders.liaison(kent): 404,
        builders.officer(reply.body): 403,
        builders.office_holder(reply.body): 403,
        builders.reader(reply.body): 403,
    }
    address = reverse(name, args=[reply.pk])
    assert {user.email: signed_in(user).get(address).status_code for user in people} == {
        user.email: status for user, status in people.items()
    }
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("name", LIAISONS)
def test_a_report_without_the_duty_asks_for_no_comments(name):
    builders.one_body()
    builders.opened(builders.a_report(source=committee()))
    client = signed_in(builders.liaison(builders.one_force()))
    assert visit(client, name, Reply.objects.get())[1].status_code == 404


def every_address(reply: Reply) -> set[str]:
    """Every address of the product without parts to fill in, and those of this reply, its report and responses."""
    report = reply.report
    ids = [{"pk": pk} for pk in {reply.pk, *Response.objects.values_list("pk", flat=True)}]
    values = [{}, {"slug": reply.body.slug}, {"source": report.source.slug, "slug": report.slug}, *ids]
    routes = get_resolver().reverse_dict
    forms = [form for name in routes for found in routes.getlist(name) for form in found[0]]
    found = {"/" + form % held for form, names in forms for held in values if set(names) == set(held)}
    return {address for address in found if not address.startswith(("/sign-out", "/account"))}


def content_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@TODAY
def test_no_page_or_file_of_the_body_has_a_word_of_the_draft(reply, liaison):
    """The draft stands there while every address is read; once it is sent, its words are found."""
    save_comments(reply=reply, version=0, text=SECRET, by=liaison, at=at(DAY))
    body = signed_in(builders.officer(reply.body))
    builders.give_role(user=builders.officer(reply.body), role=builders.Role.ADMINISTRATOR, body=reply.body)
    addresses = every_address(reply)
    assert {reverse("letter", args=[reply.pk]), reverse("recommendations-csv"), "/"} <= addresses
    leaking = [address for address in sorted(addresses) if SECRET.encode() in content_of(body.get(address))]
    assert leaking == []
    assert SECRET not in str(list(reply.steps.values()))
    comments_sent(reply, liaison, on=DAY, text=SECRET)
    assert SECRET.encode() in content_of(body.get(reverse("letter", args=[reply.pk])))


@TODAY
def test_the_liaison_sees_nothing_of_the_bodys_draft(reply, client):
    held = builders.answered(reply)
    words = {"introduction": NOT_FOR_THE_FORCE, "reply_to_comments": NOT_FOR_THE_FORCE}
    builders.edit_reply(reply=held, version=held.version, values=words, by=builders.officer(reply.body), at=builders.AT)
    leaking = [
        address
        for address in sorted(every_address(reply))
        if NOT_FOR_THE_FORCE.encode() in content_of(client.get(address))
    ]
    assert leaking == []
    assert "Hush." not in main_words(visit(client, "reply-comments", reply)[1])


@TODAY
def test_the_page_stays_within_ten_queries(client, reply, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        assert visit(client, "reply-comments", reply)[1].status_code == 200
