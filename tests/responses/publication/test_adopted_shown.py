"""A letter that was read from a document stands on the public pages, and proves nothing by it."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from responses.replies.flows.show_adopted import show_adopted
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.models import IssuedLetter, Reply
from responses.replies.proof import proof_of
from responses.replies.recorded import Record
from tests.responses.publication.world import DAY, PublicWorld, taken
from tests.responses.replies.beside import at, last_step, now, published, refused
from tests.responses.replies.page_as_sent import main_words, press

pytestmark = pytest.mark.django_db
AFTER = time_machine.travel("2023-12-01 09:00", tick=False)
ADDRESS = "/public/west-mercia-pcc/hmicfrs/adopted/west-mercia/"


def take_down(world: PublicWorld, reason: str = "Not ours.") -> None:
    take_back_record(
        reply=world.adopted, record=Record.SHOWN, which=1, seen=now(world.adopted).steps_taken, reason=reason,
        by=world.officer, at=at(DAY),
    )  # fmt: skip


def show(world: PublicWorld, reply: Reply | None = None, **more) -> IssuedLetter:
    held = now(reply or world.adopted)
    return show_adopted(reply=held, seen=held.steps_taken, by=world.officer, at=at(DAY), **more)


@AFTER
def test_its_page_says_what_it_is(world):
    words = main_words(Client().get(ADDRESS))
    assert "This is the letter as it was read from its document." in words
    assert "When and where it was first published is not recorded." in words
    assert "Adopted words in public." in words
    assert "Recommendation 1 Not stated" in words
    assert "The document holds none." in words
    published(world.adopted, world.officer, on=date(2023, 9, 1), version=None, address="https://old.example/reply")
    words = main_words(Client().get(ADDRESS))
    assert "It was first published elsewhere, on Friday 1 September 2023: https://old.example/reply" in words


@AFTER
def test_it_proves_no_part_of_the_duty(world):
    hidden = world.read_in("Hidden", "Words.")
    before = proof_of(hidden, date(2023, 12, 1))
    show(world, hidden)
    after = proof_of(now(hidden), date(2023, 12, 1))
    assert [(row.word, row.on) for row in after.rows] == [(row.word, row.on) for row in before.rows]
    assert (now(hidden).published_on, now(hidden).letters_issued) == (None, 0)


def test_it_is_frozen_with_its_bytes_and_a_step(world):
    letter = world.adopted.letters.get()
    assert (letter.origin, letter.approval, letter.version) == ("adopted", None, 1)
    assert letter.is_whole()
    assert last_step(world.adopted).kind == "shown"
    assert last_step(world.adopted).changes["pdf_sha256"] == letter.pdf_sha256
    assert "already" in refused(lambda: show(world))[""][0]


def test_an_issued_letter_still_needs_its_approval(world):
    held = IssuedLetter.objects.get(reply=world.reply)
    fields = {field.name: getattr(held, field.name) for field in held._meta.local_concrete_fields if field.name != "id"}
    for wrong in ({"approval": None}, {"origin": "adopted"}):
        row = IssuedLetter(**{**fields, "version": 2, "kind": "correction", "reason": "Why.", **wrong})
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


@AFTER
def test_it_is_taken_down_with_a_reason_and_comes_back_at_its_address(world):
    assert list(refused(lambda: take_down(world, " "))) == ["note"]
    take_down(world)
    assert taken(ADDRESS)[0] == taken(f"{ADDRESS}version-1/")[0] == 404
    assert show(world).version == 1
    assert taken(f"{ADDRESS}version-1/")[0] == 200


def test_a_letter_that_reads_otherwise_is_a_new_version_with_its_reason(world):
    take_down(world)
    Reply.objects.filter(pk=world.adopted.pk).update(introduction="Read again.")
    assert list(refused(lambda: show(world))) == ["note"]
    letter = show(world, note="A page was missing.")
    assert (letter.version, letter.reason) == (2, "A page was missing.")


def test_only_a_letter_from_a_document_is_shown_so(world):
    assert "read from a document" in refused(lambda: show(world, world.reply))[""][0]


@AFTER
def test_the_office_shows_it_and_takes_it_down_on_its_pages(world):
    client = Client()
    client.force_login(world.officer)
    hidden = world.read_in("Hidden", "Words of before.")
    desk = client.get(hidden.get_absolute_url())
    address = reverse("reply-show", args=[hidden.pk])
    assert address in desk.content.decode()
    page = client.get(address)
    assert "It is no publication under section 55(5)" in main_words(page)
    press(client, address, page)
    assert "Words of before." in taken("/public/west-mercia-pcc/hmicfrs/hidden/west-mercia/")[1].decode()
    assert client.get(address).status_code == 404
    down = reverse("reply-take-back-record", args=[hidden.pk, "shown", 1])
    assert down in client.get(hidden.get_absolute_url()).content.decode()
    press(client, down, client.get(down), note="Not ours.")
    assert taken("/public/west-mercia-pcc/hmicfrs/hidden/west-mercia/")[0] == 404
