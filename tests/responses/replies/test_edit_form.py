"""The draft's form: the chief officer's comments are read there and written elsewhere; s.55 only where it holds."""

import pytest
from django.test import Client
from django.urls import reverse

from responses.replies.models import Reply
from tests import builders
from tests.responses.replies.beside import WORDS, a_reply, comments_in, now
from tests.responses.replies.page_as_sent import fields_of, main_words, press
from tests.responses.replies.report_builders import committee

pytestmark = pytest.mark.django_db


def form_of(reply: Reply) -> tuple[Client, str]:
    client = Client()
    client.force_login(builders.officer(reply.body))
    return client, reverse("reply-edit", args=[reply.pk])


def test_the_comments_are_there_to_be_replied_to_and_not_to_be_changed():
    reply = a_reply()
    comments_in(reply, builders.officer(reply.body))
    client, address = form_of(reply)
    shown = client.get(address)
    assert WORDS in main_words(shown)
    assert "chief_officer_comments" not in fields_of(shown)
    press(client, address, shown, reply_to_comments="We are grateful.", chief_officer_comments="Changed.")
    held = now(reply)
    assert (held.reply_to_comments, held.chief_officer_comments) == ("We are grateful.", WORDS)


def test_a_report_without_the_duty_has_no_word_of_it():
    builders.one_body()
    builders.opened(builders.a_report(source=committee()))
    client, address = form_of(Reply.objects.get())
    shown = client.get(address)
    assert "reply_to_comments" not in fields_of(shown)
    assert "ection 55" not in main_words(shown)
    press(client, address, shown, introduction="Dear committee.", reply_to_comments="Nothing.")
    held = Reply.objects.get()
    assert (held.introduction, held.reply_to_comments) == ("Dear committee.", "")


def test_the_page_of_such_a_reply_has_none_either():
    builders.one_body()
    builders.opened(builders.a_report(source=committee()))
    reply = Reply.objects.get()
    client, _address = form_of(reply)
    builders.issued(reply)
    words = main_words(client.get(reply.get_absolute_url())).replace("No duty under section 55: this source", "")
    assert [said for said in ("55", "Copies", "chief officer", "Proof of duty") if said in words] == []
    assert "Publication" in words
