"""Who takes a letter is in the log of its body."""

import pytest
from django.test import Client
from django.urls import reverse

from forces.models import Event
from responses.replies.models import Reply
from tests.builders import a_report, office_holder, one_body, opened

pytestmark = pytest.mark.django_db


def test_a_letter_that_is_taken_is_logged():
    body = one_body()
    opened(a_report())
    reply, person, client = Reply.objects.get(), office_holder(body), Client()
    client.force_login(person)
    client.get(reverse("letter", args=[reply.pk]))
    client.get(reverse("letter-pdf", args=[reply.pk]))
    assert [(row.kind, row.by, row.body, row.facts) for row in Event.objects.all()] == [
        (
            "download",
            person,
            body,
            {"did": "letter", "reply": reply.pk, "file": "draft-west-mercia-pcc-a-report.pdf"},
        )
    ]
