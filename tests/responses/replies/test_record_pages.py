"""The pages on which an officer records what is beside the stages: as sent by a browser, refused, and out of scope."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from forces.models import Event
from forces.roles import Role
from responses.domain.workflow import Move
from responses.replies.flows.step_back import step_back
from responses.replies.models import IssuedLetter
from responses.replies.recorded import recorded
from tests import builders
from tests.responses.replies.beside import WORDS, a_reply, last_step, now, published
from tests.responses.replies.page_as_sent import day_boxes, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import committee

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 25)
EARLY = time_machine.travel("2023-07-20 09:00", tick=False)
LATE = time_machine.travel("2023-08-25 09:00", tick=False)
OFFICERS = (
    ("reply-invitation", ()),
    ("reply-comments-attach", ()),
    ("reply-no-comments", ()),
    ("reply-publication", ()),
    ("reply-copy", ("inspectors",)),
    ("reply-copy", ("secretary",)),
    ("reply-file", ()),
    ("reply-take-back-record", ("no-comments", 0)),
)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reply():
    return a_reply()


@pytest.fixture
def officer(reply):
    return builders.officer(reply.body)


@pytest.fixture
def client(officer):
    return signed_in(officer)


def visit(client, name, reply, *more):
    address = reverse(name, args=[reply.pk, *more])
    return address, client.get(address)


@EARLY
def test_an_invitation_is_recorded_and_corrected_on_its_page(client, reply):
    address, shown = visit(client, "reply-invitation", reply)
    assert fields_of(shown)["invited_on_day"] == ["20"]
    sent = press(client, address, shown, **day_boxes("wanted_by", 4, 8, 2023))
    assert (sent.status_code, sent["Location"]) == (302, reply.get_absolute_url())
    assert now(reply).comments_wanted_by == date(2023, 8, 4)
    address, shown = visit(client, "reply-invitation", reply)
    assert "Why it is corrected" in main_words(shown)
    sent = press(client, address, shown, **day_boxes("wanted_by", 1, 7, 2023))
    assert summary_of(sent) == [("Enter the reason. It is kept in the reply’s history.", "#id_note")]
    sent = press(client, address, sent, note="A slip.")
    assert summary_of(sent) == [
        (
            "Comments wanted by must be Thursday 20 July 2023 (the invitation’s) or later: Saturday 1 July 2023 is "
            "before it.",
            "#id_wanted_by_day",
        ),
    ]
    assert fields_of(sent)["wanted_by_month"] == ["7"]


@EARLY
def test_comments_that_came_by_letter_are_recorded_with_their_file(client, reply):
    address, shown = visit(client, "reply-comments-attach", reply)
    typed = {"text": WORDS, "authorised_by": "", "file": SimpleUploadedFile("theirs.pdf", b"%PDF-1.7 theirs")}
    refused = press(client, address, shown, **typed)
    assert summary_of(refused) == [
        ("Authorised by is missing. Enter the officer’s name and rank.", "#id_authorised_by")
    ]
    assert "The file theirs.pdf is kept." in main_words(refused)
    press(client, address, refused, authorised_by="DCC Sam Other")
    held = now(reply)
    assert (held.chief_officer_comments, held.comments_authorised_by) == (WORDS, "DCC Sam Other")
    assert last_step(reply).document_name == "theirs.pdf"


@EARLY
def test_that_there_are_none_is_recorded_and_taken_back(client, reply):
    address, shown = visit(client, "reply-no-comments", reply)
    press(client, address, shown, authorised_by="Chief Constable Alex Example")
    assert now(reply).no_comments_on == date(2023, 7, 20)
    address, shown = visit(client, "reply-take-back-record", reply, "no-comments", 0)
    assert summary_of(press(client, address, shown)) == [
        ("Enter the reason. It is kept in the reply’s history.", "#id_note")
    ]
    press(client, address, shown, note="It was another report.")
    assert now(reply).no_comments_on is None
    assert client.get(address).status_code == 404


@LATE
def test_a_publication_elsewhere_is_recorded(client, reply, officer):
    builders.issued(reply, officer)
    address, shown = visit(client, "reply-publication", reply)
    refused = press(client, address, shown, version="1")
    assert summary_of(refused) == [
        ("Choose where it is published.", "#id_place_0"),
        ("Address is missing. Enter the web address at which the reply stands.", "#id_address"),
    ]
    press(client, address, refused, place="elsewhere", address="www.west-mercia.example/reply")
    held = now(reply)
    assert (held.published_on, held.published_address) == (DAY, "https://www.west-mercia.example/reply")
    _address, shown = visit(client, "reply-publication", reply)
    assert fields_of(shown)["address"] == ["https://www.west-mercia.example/reply"]


@LATE
def test_a_publication_here_opens_the_public_page(client, reply, officer):
    builders.issued(reply, officer)
    public = reverse("public-letter", args=["west-mercia-pcc", "hmicfrs", "a-report", "west-mercia"])
    assert Client().get(public).status_code == 404
    address, shown = visit(client, "reply-publication", reply)
    assert summary_of(press(client, address, shown, version="1", place="here")) == []
    assert now(reply).published_address == f"http://testserver{public}"
    assert Client().get(public).status_code == 200


@LATE
def test_copies_and_a_file_are_recorded(client, reply, officer):
    builders.issued(reply, officer)
    for to in ("inspectors", "secretary"):
        address, shown = visit(client, "reply-copy", reply, to)
        press(client, address, shown, how="by e-mail")
    held = now(reply)
    assert (held.copied_to_inspectors_on, held.copied_to_secretary_on) == (DAY, DAY)
    address, shown = visit(client, "reply-file", reply)
    assert summary_of(press(client, address, shown)) == [
        ("The file is missing. Choose the signed or the published file.", "#id_file")
    ]
    press(client, address, shown, file=SimpleUploadedFile("l.pdf", bytes(IssuedLetter.objects.get().pdf)))
    [file] = recorded(reply).files
    assert (file.name, file.same_as) == ("l.pdf", 1)


@pytest.mark.parametrize(("name", "more"), OFFICERS)
@LATE
def test_whose_pages_they_are(name, more, reply, officer):
    builders.issued(reply, officer)
    kent = builders.one_force("kent", "Kent Police")
    kents = builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
    people = {
        builders.reader(reply.body): 403,
        builders.office_holder(reply.body): 403,
        builders.liaison(reply.force): 403,
        builders.liaison(kent): 403,
        builders.officer(kents): 404,
        officer: 200,
    }
    address = reverse(name, args=[reply.pk, *more])
    assert {user.email: signed_in(user).get(address).status_code for user in people} == {
        user.email: status for user, status in people.items()
    }
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(("name", "more"), OFFICERS[:-1])
@LATE
def test_a_report_without_the_duty_has_none_of_its_pages(name, more):
    body = builders.one_body()
    builders.opened(builders.a_report(source=committee()))
    reply = builders.Reply.objects.get()
    found = signed_in(builders.officer(body)).get(reverse(name, args=[reply.pk, *more])).status_code
    assert found == 404  # also those of any letter that is out: this one is not


@LATE
def test_a_copy_goes_to_one_of_two(client, reply, officer):
    builders.issued(reply, officer)
    assert visit(client, "reply-copy", reply, "mayor")[1].status_code == 404
    assert visit(client, "reply-take-back-record", reply, "mayor", 0)[1].status_code == 404
    assert visit(client, "reply-take-back-record", reply, "publication", 1)[1].status_code == 404


@LATE
def test_a_file_is_a_logged_download_for_those_in_scope(client, reply, officer):
    builders.issued(reply, officer)
    address, shown = visit(client, "reply-file", reply)
    press(client, address, shown, file=SimpleUploadedFile("signed.pdf", b"%PDF-1.7 signed"))
    seq = last_step(reply).seq
    address, answer = visit(client, "reply-step-file", reply, seq)
    assert (b"".join(answer.streaming_content), answer["Content-Disposition"], answer["Content-Type"]) == (
        b"%PDF-1.7 signed",
        'attachment; filename="signed.pdf"',
        "application/pdf",
    )
    event = Event.objects.get(kind=Event.Kind.DOWNLOAD)
    assert (event.by, event.body) == (officer, reply.body)
    assert event.facts == {"did": "reply-file", "reply": reply.pk, "step": seq, "file": "signed.pdf"}
    assert signed_in(builders.liaison(reply.force)).get(address).status_code == 200
    kent = builders.one_force("kent", "Kent Police")
    kents = builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
    assert [signed_in(user).get(address).status_code for user in (builders.liaison(kent), builders.officer(kents))] == [
        404,
        404,
    ]
    assert Client().get(address).status_code == 302


@LATE
def test_a_liaison_gets_no_file_but_the_letters_own(client, reply, officer):
    builders.issued(reply, officer)
    address, shown = visit(client, "reply-copy", reply, "inspectors")
    press(client, address, shown, how="by e-mail", file=SimpleUploadedFile("mail.pdf", b"%PDF-1.7 mail"))
    address = reverse("reply-step-file", args=[reply.pk, last_step(reply).seq])
    assert client.get(address).status_code == 200
    assert signed_in(builders.liaison(reply.force)).get(address).status_code == 404


@pytest.mark.parametrize("name", ["reply", "reply-publication", "reply-proof", "reply-file"])
@LATE
def test_the_pages_stay_within_ten_queries(client, reply, officer, name, django_assert_max_num_queries):
    builders.issued(reply, officer)
    published(reply, officer, on=DAY)
    with django_assert_max_num_queries(10):
        assert visit(client, name, reply)[1].status_code == 200


@LATE
def test_the_replys_page_stays_within_ten_queries_while_it_is_corrected(
    client, reply, officer, django_assert_max_num_queries
):
    builders.issued(reply, officer)
    published(reply, officer, on=DAY)
    seen = now(reply).steps_taken
    step_back(reply=reply, move=Move.CORRECT, seen=seen, reason="A slip.", by=officer, at=builders.ISSUED_AT)
    with django_assert_max_num_queries(10):
        assert visit(client, "reply", reply)[1].status_code == 200


def test_an_administrator_who_is_no_officer_records_nothing(reply):
    user = builders.member(Role.ADMINISTRATOR, body=reply.body)
    assert signed_in(user).get(reverse("reply-invitation", args=[reply.pk])).status_code == 403
