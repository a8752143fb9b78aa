"""What anyone can read: letters that were published here, and no draft, nor a letter that is only issued."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from forces.models import User
from recommendations.models import InspectionReport
from responses.domain.workflow import Move
from responses.publication.queries import public_letters
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.flows.step_back import step_back
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.models import IssuedLetter, Reply
from responses.replies.recorded import Record
from tests import builders
from tests.made_once import made_once
from tests.responses.replies.beside import at, now, published
from tests.responses.replies.page_as_sent import main_words
from tests.responses.replies.report_builders import adopt_letter

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 25)
LATE = time_machine.travel("2023-12-01 09:00", tick=False)
HERE, ELSEWHERE, ISSUED, DRAFT, ADOPTED = "Here", "Elsewhere", "Issued", "Draft", "Adopted"


@pytest.fixture(scope="module")
def _officer(django_db_setup, django_db_blocker) -> Iterator[User]:
    with made_once(django_db_blocker):
        yield builders.officer(builders.one_body())


@pytest.fixture(scope="module")
def _replies(_officer, django_db_blocker) -> Iterator[dict[str, Reply]]:
    with made_once(django_db_blocker):
        yield one_of_each(_officer)


@pytest.fixture
def officer(_officer) -> User:
    return deepcopy(_officer)


@pytest.fixture
def replies(_replies) -> dict[str, Reply]:
    return deepcopy(_replies)


def one_of_each(officer: User) -> dict[str, Reply]:
    """Published here, published elsewhere, issued, in draft, and read from a document."""
    body = builders.one_body()
    for title in (HERE, ELSEWHERE, ISSUED, DRAFT):
        builders.opened(builders.a_report(2, title=title))
    adopt_letter(
        builders.a_report(1, title=ADOPTED), builders.one_force(), body=body, letter_date=DAY, introduction="Internal."
    )
    found = {reply.report.title: reply for reply in Reply.objects.select_related("report")}
    for title in (HERE, ELSEWHERE, ISSUED):
        builders.issued(found[title], officer)
    published(found[HERE], officer, on=DAY, here=True)
    published(found[ELSEWHERE], officer, on=DAY)
    return found


def address(title: str, name: str = "public-reply", *more: str) -> str:
    return reverse(name, args=["west-mercia-pcc", "hmicfrs", title.lower(), *more])


@LATE
def test_only_what_was_published_here_is_there(replies):
    statuses = {
        title: [
            Client().get(address(title)).status_code,
            Client().get(address(title, "public-reply-pdf", "west-mercia")).status_code,
        ]
        for title in replies
    }
    assert statuses == {
        HERE: [200, 200],
        ELSEWHERE: [404, 404],
        ISSUED: [404, 404],
        DRAFT: [404, 404],
        ADOPTED: [404, 404],
    }
    assert [letter.reply.report.title for letter in public_letters(date(2023, 12, 1))] == [HERE]


@LATE
def test_the_page_is_the_letter_with_its_facts_and_its_proof(replies):
    page = Client().get(address(HERE))
    words = main_words(page)
    assert "Published Friday 25 August 2023" in words
    assert "We ask each month." in words
    assert "In time" in words
    assert "s.55(6)" in words
    assert "The chief officer said that there are none." in words
    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert "noindex" not in page.content.decode()


@LATE
def test_the_file_is_the_issued_bytes(replies):
    letter = IssuedLetter.objects.get(reply=replies[HERE])
    answer = Client().get(address(HERE, "public-reply-pdf", "west-mercia"))
    assert (answer.content, answer.headers["ETag"]) == (bytes(letter.pdf), f'"{letter.pdf_sha256}"')
    assert answer.headers["Cache-Control"] == "public, max-age=300"


@LATE
def test_a_cache_may_keep_the_page_whoever_asked(replies, officer):
    client = Client()
    client.force_login(officer)
    asked, stranger = client.get(address(HERE)), Client().get(address(HERE))
    assert asked.content == stranger.content
    assert asked.headers["Cache-Control"] == "public, max-age=300"


@LATE
def test_a_correction_that_is_being_drafted_changes_nothing_of_it(replies, officer):
    before = Client().get(address(HERE)).content
    reply = replies[HERE]
    step_back(reply=reply, move=Move.CORRECT, seen=now(reply).steps_taken, reason="Secret why.", by=officer, at=at(DAY))
    values = {"introduction": "Unissued words.", "reply_to_comments": "Unissued too."}
    edit_reply(reply=reply, version=now(reply).version, values=values, by=officer, at=at(DAY))
    assert Client().get(address(HERE)).content == before


@LATE
def test_what_is_taken_back_is_gone(replies, officer):
    reply = replies[HERE]
    seen = now(reply).steps_taken
    options = {"reply": reply, "record": Record.PUBLICATION, "which": 1, "seen": seen, "by": officer, "at": at(DAY)}
    take_back_record(**options, reason="The wrong letter.")
    assert Client().get(address(HERE)).status_code == 404


@LATE
def test_a_report_that_was_withdrawn_takes_its_replies_with_it(replies):
    InspectionReport.objects.filter(title=HERE).update(withdrawn_at=at(DAY))
    assert Client().get(address(HERE)).status_code == 404


@LATE
def test_another_bodys_name_leads_nowhere(replies):
    kents = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    assert Client().get(address(HERE).replace("west-mercia-pcc", kents.slug)).status_code == 404


@LATE
def test_it_is_only_read(replies):
    assert Client().post(address(HERE)).status_code == 405


@LATE
def test_the_page_stays_within_ten_queries(replies, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        Client().get(address(HERE))
