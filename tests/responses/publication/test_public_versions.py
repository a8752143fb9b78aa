"""Addresses stay: each version that was published here has its own, and says what took its place."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from responses.domain.workflow import Move
from responses.replies.flows.approve_reply import approve_reply
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.flows.issue_reply import issue_reply
from responses.replies.flows.step_back import step_back
from responses.replies.flows.submit_reply import submit_reply
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.models import IssuedLetter
from responses.replies.recorded import Record
from tests.responses.publication.world import PublicWorld
from tests.responses.replies.beside import now, published
from tests.responses.replies.page_as_sent import main_words

pytestmark = pytest.mark.django_db
AFTER = time_machine.travel("2023-12-01 09:00", tick=False)
PLACE = ["west-mercia-pcc", "hmicfrs", "here", "west-mercia"]
SECOND = datetime(2023, 10, 2, 9, tzinfo=UTC)


def corrected(world: PublicWorld) -> None:
    """Version 2 is issued."""
    reply = world.reply
    seen = now(reply).steps_taken
    step_back(reply=reply, move=Move.CORRECT, seen=seen, reason="A wrong date.", by=world.officer, at=SECOND)
    held = now(reply)
    held = edit_reply(
        reply=held, version=held.version, values={"introduction": "Corrected words."}, by=world.officer, at=SECOND
    )
    text = submit_reply(reply=held, version=held.version, by=world.officer, at=SECOND)
    approve_reply(reply=held, submission=text, by=world.holder, at=SECOND)
    issue_reply(reply=held, submission=text, letter_date=SECOND.date(), by=world.officer, at=SECOND)


def page(*version: int, name: str = "public-letter"):
    return Client().get(reverse(f"{name}-version" if version else name, args=[*PLACE, *version]))


@AFTER
def test_a_correction_that_is_issued_and_not_published_changes_nothing(world):
    before = page().content
    corrected(world)
    assert page().content == before
    assert page(2).status_code == 404
    assert page(2, name="public-letter").status_code == 404


@AFTER
def test_the_address_without_a_version_shows_the_one_that_stands(world):
    corrected(world)
    published(world.reply, world.officer, on=SECOND.date(), version=2, here=True)
    words = main_words(page())
    assert "Corrected words." in words
    assert "2: a corrected reply. A wrong date." in words
    assert "Superseded" not in words
    assert (
        b'rel="canonical" href="http://testserver/public/west-mercia-pcc/hmicfrs/here/west-mercia/"' in page(2).content
    )


@AFTER
def test_an_old_version_says_which_took_its_place(world):
    first = bytes(IssuedLetter.objects.get(reply=world.reply).pdf)
    corrected(world)
    published(world.reply, world.officer, on=SECOND.date(), version=2, here=True)
    old = page(1)
    assert "Superseded This is version 1 of the reply." in main_words(old)
    assert "Corrected words." not in main_words(old)
    assert f'href="{reverse("public-letter", args=PLACE)}">Read version 2, which stands' in old.content.decode()
    pdf = Client().get(reverse("public-letter-version-pdf", args=[*PLACE, 1]))
    assert pdf.content == first
    assert Client().get(reverse("public-reply-pdf", args=PLACE)).content != first


@AFTER
def test_a_correction_that_was_published_elsewhere_is_named(world):
    corrected(world)
    published(world.reply, world.officer, on=SECOND.date(), version=2, address="https://body.example/two")
    words = main_words(page())
    assert (
        "Version 2, a correction, was published elsewhere on Monday 2 October 2023: https://body.example/two" in words
    )


@AFTER
def test_a_version_whose_publication_is_taken_back_is_gone_and_the_one_before_stands(world):
    corrected(world)
    published(world.reply, world.officer, on=SECOND.date(), version=2, here=True)
    take_back_record(
        reply=world.reply, record=Record.PUBLICATION, which=2, seen=now(world.reply).steps_taken, reason="Wrong.",
        by=world.officer, at=SECOND,
    )  # fmt: skip
    assert page(2).status_code == 404
    assert "Superseded" not in main_words(page())


@AFTER
def test_a_feed_tells_of_both_versions(world):
    corrected(world)
    published(world.reply, world.officer, on=SECOND.date(), version=2, here=True)
    feed = Client().get(reverse("public-feed")).content.decode()
    assert feed.count("/here/west-mercia/version-") == 4
    assert "Corrected reply to “Here”" in feed
    assert date(2023, 10, 2).isoformat() in feed
