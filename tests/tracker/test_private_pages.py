"""No cache keeps what a signed-in person is shown; nothing larger than can be kept is read."""

import pytest
from django.test import Client
from django.urls import reverse

from responses.replies.models import Reply
from tests.builders import a_report, officer, one_body, opened
from tracker.request_size import LARGEST

pytestmark = pytest.mark.django_db


def test_every_page_of_a_signed_in_person_is_kept_by_no_cache():
    body = one_body()
    [response] = opened(a_report(1))
    reply = Reply.objects.get()
    client = Client()
    client.force_login(officer(body))
    addresses = [
        "/",
        body.get_absolute_url(),
        reverse("recommendations"),
        reverse("recommendations-csv"),
        response.get_absolute_url(),
        reverse("letter", args=[reply.pk]),
        reverse("letter-pdf", args=[reply.pk]),
        "/no/such/page/",
        "/responses/999999/",
    ]
    kept = {address: client.get(address).headers.get("Cache-Control", "") for address in addresses}
    assert {address: "no-store" in header and "private" in header for address, header in kept.items()} == dict.fromkeys(
        addresses, True
    )


@pytest.mark.parametrize(("size", "status"), [(str(LARGEST), 200), (str(LARGEST + 1), 413), ("-1", 413), ("x", 413)])
def test_a_request_that_declares_more_than_can_be_kept_is_refused_unread(size: str, status: int):
    answer = Client().get("/sign-in/", CONTENT_LENGTH=size)
    assert answer.status_code == status
    assert ("That is too large" in answer.content.decode()) is (status == 413)
