"""All of a report's letters in one ZIP: whose, in which words, and how far it is."""

import io
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from forces.models import Event, Force, LocalPolicingBody
from recommendations.models import InspectionReport
from responses.replies.letter_files import FEW
from responses.replies.letters_zip import DATED, NOT_PRINTED, Progress, keep_progress
from responses.replies.models import IssuedLetter, Reply
from responses.replies.views.report_letters import _key
from tests import builders
from tests.responses.replies.page_as_sent import main_words
from tests.responses.replies.report_builders import queries_of

pytestmark = pytest.mark.django_db


def page(report: str = "a-report") -> str:
    return reverse("report-letters", args=["hmicfrs", report])


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def files(answer) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def reply() -> Reply:
    builders.one_body()
    builders.opened(builders.a_report(1))
    return Reply.objects.get()


def test_the_issued_bytes_are_in_it_and_the_log_tells_of_each(reply: Reply):
    builders.issued(reply)
    officer = builders.officer(reply.body)
    answer = client_of(officer).post(page(), {"format": "pdf"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="letters-a-report-pdf.zip"'
    assert files(answer) == {"west-mercia-pcc.pdf": bytes(IssuedLetter.objects.get().pdf)}
    logged = Event.objects.filter(kind=Event.Kind.DOWNLOAD)
    assert [event.facts["file"] for event in logged] == ["west-mercia-pcc.pdf"]
    assert "The last file is complete: 1 letter is in it." in main_words(client_of(officer).get(page()))


def test_a_draft_is_in_the_file_of_the_body_s_people_and_not_of_the_force_s(reply: Reply):
    assert list(files(client_of(builders.officer(reply.body)).post(page(), {"format": "html"}))) == [
        "west-mercia-pcc.html"
    ]
    liaison = client_of(builders.liaison(reply.force))
    assert "No letter answers this report yet" in main_words(liaison.post(page(), {"format": "html"}))


def test_an_unknown_format_shows_the_page_again(reply: Reply):
    answer = client_of(builders.officer(reply.body)).post(page(), {"format": "exe"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")


def test_a_letter_that_cannot_be_printed_is_named_in_the_file(reply: Reply):
    Reply.objects.update(closing="\u4e2d")
    found = files(client_of(builders.officer(reply.body)).post(page(), {"format": "pdf"}))
    assert list(found) == [NOT_PRINTED]
    assert b"west-mercia-pcc: No font" in found[NOT_PRINTED]


def test_each_of_a_body_s_forces_has_its_file(reply: Reply):
    body = LocalPolicingBody.objects.get()
    other = Force.objects.create(slug="other", name="Other Police", kind=Force.Kind.TERRITORIAL)
    Reply.objects.create(report=reply.report, force=other, body=body)
    found = files(client_of(builders.officer(body)).post(page(), {"format": "html"}))
    assert list(found) == ["west-mercia-pcc-other.html", "west-mercia-pcc-west-mercia.html"]


def test_the_page_says_how_far_the_file_is(reply: Reply):
    officer = builders.officer(reply.body)
    assert "in the file" not in main_words(client_of(officer).get(page()))
    keep_progress(_key(officer, reply.report), Progress(of=7, done=4, refused=1))
    words = main_words(client_of(officer).get(page()))
    assert "3 of 7 letters are in the file. 1 letter cannot be printed: NOT-PRINTED.txt in the file names it" in words


def test_a_download_that_stops_is_said_to_have_stopped(reply: Reply, monkeypatch: pytest.MonkeyPatch):
    client = client_of(builders.officer(reply.body))
    answer = client.post(page(), {"format": "txt"})
    assert next(iter(answer.streaming_content)) == b""
    assert "0 of 1 letter is in the file." in main_words(client.get(page()))
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)  # it is this test's own
    answer.close()
    assert "The last download stopped before its file was whole: 0 of 1 letters were in it" in main_words(
        client.get(page())
    )
    assert not Event.objects.filter(kind=Event.Kind.DOWNLOAD).exists()


def forces_of(body: LocalPolicingBody, count: int, report: InspectionReport) -> None:
    for place in range(count):
        name = f"force-{place}"
        force = Force.objects.create(slug=name, name=name, kind=Force.Kind.TERRITORIAL)
        Reply.objects.create(report=report, force=force, body=body)


def test_many_letters_come_from_the_pool_piece_by_piece_and_the_same_twice(reply: Reply):
    forces_of(reply.body, FEW, reply.report)
    client = client_of(builders.officer(reply.body))
    first = list(client.post(page(), {"format": "txt"}).streaming_content)
    assert [bool(piece) for piece in first] == [False, *[True] * (FEW + 1), True]
    assert first == list(client.post(page(), {"format": "txt"}).streaming_content)
    with zipfile.ZipFile(io.BytesIO(b"".join(first))) as archive:
        assert len(archive.namelist()) == FEW + 1
        assert {info.date_time for info in archive.infolist()} == {DATED}


def test_the_page_asks_the_database_as_often_for_many_letters_as_for_one(reply: Reply, django_assert_max_num_queries):
    client = client_of(builders.officer(reply.body))
    client.get(page())
    once = queries_of(client, django_assert_max_num_queries, page())
    forces_of(reply.body, 9, reply.report)
    assert queries_of(client, django_assert_max_num_queries, page()) == once
