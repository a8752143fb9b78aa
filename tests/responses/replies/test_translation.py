"""A letter in two languages: the second is typed beside the first, and nothing goes out in one alone."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from letters.content import letter_from_plain
from letters.rendering.html import render_article
from responses.domain.completeness import Gap, missing_to_submit
from responses.replies.facts import reply_facts
from responses.replies.flows.approve_reply import approve_reply
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.flows.issue_reply import issue_reply
from responses.replies.flows.submit_reply import submit_reply
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from responses.replies.translations import held_translations
from tests import builders
from tests.responses.replies.beside import at, now
from tests.responses.replies.page_as_sent import fields_of, main_words, press

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 25)


@pytest.fixture
def reply() -> Reply:
    builders.one_body()
    builders.opened(builders.a_report(1))
    reply = builders.answered(Reply.objects.get())
    values = {"language": "en-GB+cy", "closing": "We go on."}
    return edit_reply(reply=now(reply), version=now(reply).version, values=values, by=editor(reply), at=at(DAY))


def editor(reply: Reply):
    return builders.officer(reply.body)


def opened(reply: Reply) -> tuple[Client, str]:
    client = Client()
    client.force_login(editor(reply))
    return client, reverse("reply-translation", args=[reply.pk])


def all_translated(reply: Reply) -> Reply:
    client, address = opened(reply)
    shown = client.get(address)
    texts = {name: f"Cymraeg {name}" for name in fields_of(shown) if not name.endswith(("-of", "version"))}
    assert press(client, address, shown, **texts).status_code == 302
    return now(reply)


def test_the_page_has_a_field_for_each_text_and_says_how_many_are_left(reply):
    client, address = opened(reply)
    shown = client.get(address)
    names = {name for name in fields_of(shown) if not name.endswith("-of")}
    response = reply.report.recommendations.get().responses.get()
    assert {"closing", "body_name", "subject", f"{response.pk}-answer"} < names
    assert "texts are not translated as they stand now" in main_words(shown)
    assert "We go on." in main_words(shown)


def test_both_stand_side_by_side_in_the_letter_each_with_its_language(reply):
    article = render_article(letter_of(all_translated(reply)))
    assert '<section lang="en-GB"><div class="part closing"' in article
    assert "We go on." in article
    assert '<article lang="cy"><div class="part closing"' in article
    assert "Cymraeg closing" in article


def test_a_letter_with_words_in_one_language_alone_is_not_submitted(reply):
    assert Gap.TRANSLATION in {one.gap for one in missing_to_submit(reply_facts(reply))}
    with pytest.raises(ValidationError, match="translate the words that are in one alone"):
        submit_reply(reply=reply, version=reply.version, by=editor(reply), at=at(DAY))
    done = all_translated(reply)
    assert Gap.TRANSLATION not in {one.gap for one in missing_to_submit(reply_facts(done))}


def test_words_that_change_afterwards_are_asked_for_again(reply):
    done = all_translated(reply)
    values = {"closing": "We stop."}
    edit_reply(reply=done, version=done.version, values=values, by=editor(reply), at=at(DAY))
    client, address = opened(reply)
    words = main_words(client.get(address))
    assert "1 text is not translated as it stands now." in words
    assert "Changed since" in words


def test_a_translation_is_of_the_words_that_the_person_saw(reply):
    client, address = opened(reply)
    shown = client.get(address)
    response = reply.report.recommendations.get().responses.get()
    builders.record(response, on=DAY, force_action="Other words.")
    press(client, address, shown, **{f"{response.pk}-answer": "Hen eiriau."})
    assert held_translations(now(reply))[f"{response.pk}.answer"].text == "Hen eiriau."
    assert "Changed since" in main_words(client.get(address))


def test_a_stale_save_keeps_what_was_typed(reply):
    client, address = opened(reply)
    shown = client.get(address)
    edit_reply(reply=reply, version=reply.version, values={"sign_off": "Yours,"}, by=editor(reply), at=at(DAY))
    refused = press(client, address, shown, closing="Awn ymlaen.")
    assert refused.status_code == 409
    assert fields_of(refused)["closing"] == ["Awn ymlaen."]
    assert now(reply).translations == ""


def test_a_letter_in_one_language_has_no_such_page(reply):
    edit_reply(reply=reply, version=reply.version, values={"language": "cy"}, by=editor(reply), at=at(DAY))
    client, address = opened(reply)
    assert client.get(address).status_code == 404


def test_what_is_issued_is_dated_in_both(reply):
    done = all_translated(reply)
    text = submit_reply(reply=done, version=done.version, by=editor(reply), at=builders.SUBMITTED_AT)
    approve_reply(reply=reply, submission=text, by=builders.office_holder(reply.body), at=builders.APPROVED_AT)
    options = {"letter_date": builders.ISSUED_AT.date(), "by": editor(reply), "at": builders.ISSUED_AT}
    letter = letter_from_plain(issue_reply(reply=reply, submission=text, **options).snapshot["letter"])
    other = letter.translation
    assert other is not None
    assert (letter.language, letter.is_draft) == ("en-GB", False)
    assert (other.language, other.is_draft, other.letter_date) == ("cy", False, letter.letter_date)
    assert {item.response for item in (*letter.items, *other.items)} == {None}
