"""A new person's link goes by e-mail where a mail server is set; else, or where it fails, it is shown to be copied."""

import re
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from forces.flows.invitations import digest
from forces.models import Invitation
from tests.builders import one_body
from tests.responses.record.forms_as_sent import signed_in, text_of
from tests.tracker.office.office_pages import administrator
from tracker.office import link_mail

pytestmark = pytest.mark.django_db
PEOPLE = "/settings/west-mercia-pcc/people/"
SAM = {"name": "Sam Example", "email": "sam@tests.example", "role": "officer", "force": ""}


@pytest.fixture
def admin():
    return signed_in(administrator(one_body()))


def test_the_link_is_sent_and_not_shown(admin, settings):
    settings.MAIL_IS_SET = True
    page = admin.post(f"{PEOPLE}add/", SAM, follow=True)
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (
        ["sam@tests.example"],
        "Your account with Police and Crime Commissioner for West Mercia",
    )
    [token] = re.findall(r"http://testserver/join/(\S+)/", sent.body)
    assert Invitation.objects.get().token_digest == digest(token)
    assert page.context["link"] is None
    assert "A link is on its way to sam@tests.example." in text_of(page)
    assert "&" not in sent.body


def test_a_new_link_is_sent_too(admin, settings):
    admin.post(f"{PEOPLE}add/", SAM)
    settings.MAIL_IS_SET = True
    person = Invitation.objects.get().user
    assert admin.post(f"{PEOPLE}{person.pk}/link/", follow=True).context["link"] is None
    assert len(mail.outbox) == 1


def test_without_a_mail_server_nothing_is_sent(admin):
    page = admin.post(f"{PEOPLE}add/", SAM, follow=True)
    assert (mail.outbox, page.context["link"].name) == ([], "Sam Example")


def test_a_server_that_refuses_leaves_the_link_to_be_copied(admin, settings, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise SMTPRecipientsRefused({})

    settings.MAIL_IS_SET = True
    monkeypatch.setattr(link_mail, "send_mail", refuse)
    page = admin.post(f"{PEOPLE}add/", SAM, follow=True)
    assert page.context["link"].name == "Sam Example"
    assert "The mail server did not take the link" in caplog.text
