"""A public progress update: nothing is public until someone else approves it; then dated, frozen, later superseded."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from forces.roles import Role
from responses.replies.flows.progress_updates import (
    approve_progress,
    decline_progress,
    take_progress_back,
    withdraw_progress,
    write_progress,
)
from responses.replies.models import ProgressStep, ProgressUpdate, Reply
from responses.replies.progress import updates_told
from tests import builders
from tests.responses.publication.world import LATER, taken
from tests.responses.replies.beside import at, last_step, now, refused
from tests.responses.replies.page_as_sent import main_words

pytestmark = pytest.mark.django_db
AFTER = time_machine.travel("2023-12-01 09:00", tick=False)
PLACE = ["west-mercia-pcc", "hmicfrs", "here", "west-mercia"]


def words() -> str:
    return main_words(Client().get(reverse("public-letter", args=PLACE)))


@AFTER
def test_it_is_public_once_it_is_approved_and_in_every_format(world):
    update = world.write("All radios are counted.")
    assert "All radios" not in words()
    approve_progress(update=update, by=world.holder, at=at(LATER))
    said = "Recommendation 1 Complete Progress update of 20 September 2023."
    assert said in words()
    assert "Wednesday 20 September 2023 All radios are counted." in words()
    for name in ("public-json", "public-feed"):
        assert "All radios are counted." in taken(reverse(name))[1].decode()
    assert "All radios are counted." in taken(reverse("public-csv", args=["progress"]))[1].decode()
    assert ",complete,2023-09-20,progress-update" in taken(reverse("public-csv", args=["recommendations"]))[1].decode()


@AFTER
def test_a_later_one_supersedes_it_and_one_taken_back_leaves_the_one_before(world):
    world.say("First.", on=date(2023, 9, 20), progress="planned")
    second = world.say("Second.", on=date(2023, 10, 20))
    assert "Recommendation 1 Complete Progress update of 20 October 2023." in words()
    assert "Superseded by a later update First." in words()
    take_progress_back(update=second, reason="Not yet done.", by=world.officer, at=at(date(2023, 10, 21)))
    assert "Second." not in words()
    assert "Not yet done." not in words()
    assert "Recommendation 1 Planned Progress update of 20 September 2023." in words()


@AFTER
def test_without_one_the_status_is_the_letters_own(world):
    assert "Recommendation 1 In progress As at the letter’s issue, 23 August 2023." in words()


def test_its_writer_does_not_approve_it_nor_does_the_database_let_them(world):
    both = builders.member(Role.OFFICE_HOLDER, body=world.body, email="both@tests.example")
    response = world.responses(world.reply)[0]
    update = write_progress(
        reply=world.reply, response=response, progress="complete", words="Done.", by=both, at=at(LATER)
    )
    assert refused(lambda: approve_progress(update=update, by=both, at=at(LATER))) == {
        "": ["You wrote this update, so you may not approve it. Someone else must."]
    }
    given = {"update": update, "place": 1, "kind": "approved", "on": LATER, "at": at(LATER), "approver_name": "Both"}
    with pytest.raises(IntegrityError, match="does not approve it"), transaction.atomic():
        ProgressStep(**given, by=both).save()


def test_an_officer_has_no_power_to_approve(world):
    second = builders.member(Role.OFFICER, body=world.body, email="second@officers.example")
    with pytest.raises(ValidationError, match="Nothing on record lets you approve"):
        approve_progress(update=world.write("Done."), by=second, at=at(LATER))


def test_it_is_decided_once(world):
    update = world.say("Done.")
    for decide in (approve_progress, withdraw_progress):
        with pytest.raises(ValidationError, match="Someone has decided"):
            decide(update=update, by=world.holder, at=at(LATER))
    take_progress_back(update=update, reason="Wrong.", by=world.holder, at=at(LATER))
    with pytest.raises(ValidationError, match="Someone has decided"):
        take_progress_back(update=update, reason="Wrong.", by=world.holder, at=at(LATER))


def test_what_was_not_approved_is_not_taken_back_by_the_database_either(world):
    update = world.write("Done.")
    step = ProgressStep(
        update=update, place=2, kind="taken-back", on=LATER, at=at(LATER), reason="Why.", by=world.officer
    )
    with pytest.raises(IntegrityError, match="that was approved is taken back"), transaction.atomic():
        step.save()


@pytest.mark.parametrize("decide", [decline_progress, take_progress_back])
def test_a_refusal_has_its_reason(world, decide):
    update = world.write("Done.") if decide is decline_progress else world.say("Done.")
    assert list(refused(lambda: decide(update=update, reason=" ", by=world.holder, at=at(LATER)))) == ["note"]


def test_only_a_reply_on_the_public_pages_takes_one(world):
    hidden = world.issued("Hidden")
    response = world.responses(hidden)[0]
    said = refused(
        lambda: write_progress(
            reply=hidden, response=response, progress="complete", words="Done.", by=world.officer, at=at(LATER)
        )
    )
    assert "not on the public pages" in said[""][0]


def test_nothing_is_said_of_another_reports_recommendation_nor_twice_at_once(world):
    other = world.responses(world.issued("Other"))[0]
    options = {"reply": world.reply, "progress": "complete", "words": "Done.", "by": world.officer, "at": at(LATER)}
    assert "not one of the reply’s" in refused(lambda: write_progress(response=other, **options))[""][0]
    world.write("Done.")
    assert "waits for a decision" in refused(lambda: world.write("Again."))[""][0]


def test_what_is_missing_is_named(world):
    response = world.responses(world.reply)[0]
    options = {"reply": world.reply, "response": response, "by": world.officer, "at": at(LATER)}
    assert set(refused(lambda: write_progress(progress="unclear", words=" ", **options))) == {"progress", "words"}


def test_each_step_stands_in_the_replys_history(world):
    update = world.write("Done.")
    assert last_step(world.reply).kind == "progress-written"
    approve_progress(update=update, by=world.holder, at=at(LATER))
    step = last_step(world.reply)
    assert (step.kind, step.by, step.changes["approver"]) == ("progress-approved", world.holder, str(world.holder))
    take_progress_back(update=update, reason="Wrong.", by=world.officer, at=at(LATER))
    assert (last_step(world.reply).kind, last_step(world.reply).note) == ("progress-taken-back", "Wrong.")
    assert update.is_whole()
    assert not ProgressUpdate(words="Other.", words_sha256=update.words_sha256).is_whole()


@AFTER
def test_the_office_writes_and_decides_on_its_pages(world):
    officer, holder = Client(), Client()
    officer.force_login(world.officer)
    holder.force_login(world.holder)
    response = world.responses(world.reply)[0]
    write = reverse("reply-progress-write", args=[world.reply.pk, response.pk])
    assert "What is said in public" in main_words(officer.get(write))
    assert "Enter what is to be said in public." in main_words(officer.post(write, {"progress": "complete"}))
    officer.post(write, {"progress": "complete", "words": "All is done."})
    held = reverse("reply-progress", args=[world.reply.pk])
    assert "Waits for approval" in main_words(officer.get(held))
    approve = reverse("reply-progress-decide", args=[world.reply.pk, 1, "approve"])
    assert approve in holder.get(held).content.decode()
    assert approve not in officer.get(held).content.decode()
    assert "All is done." in main_words(holder.get(approve))
    holder.post(approve)
    assert "All is done." in words()
    back = reverse("reply-progress-decide", args=[world.reply.pk, 1, "take-back"])
    assert "Enter the reason." in main_words(officer.post(back, {"note": ""}))
    officer.post(back, {"note": "Wrong."})
    assert "All is done." not in words()
    (one,) = updates_told(Reply.objects.get(pk=world.reply.pk))
    assert (one.word, one.taken_back.reason) == ("Taken back", "Wrong.")


@AFTER
def test_the_offices_page_asks_as_much_of_the_database_for_many(world, django_assert_max_num_queries):
    client = Client()
    client.force_login(world.officer)
    for day in range(1, 9):
        world.say(f"Words {day}.", on=date(2023, 10, day))
    with django_assert_max_num_queries(10):
        client.get(reverse("reply-progress", args=[world.reply.pk]))
    assert now(world.reply).progress_updates.count() == 8
