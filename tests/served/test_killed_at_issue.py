"""kill -9 of the served product at fifty random moments of an issue: each reply is issued whole, or not at all."""

import random
import threading
import time
from http.client import HTTPException

import pytest

from tests.served.browser import Browser, fields_of
from tests.served.installation import Installation, installation_in

KILLS = 50
MOST_SECONDS = 0.9
"""The latest moment after the form is sent: by then an issue has long been answered, so some are killed after it."""
SET_UP = """
import json
from tests import builders
from responses.replies.models import Reply
body = builders.one_body()
replies = []
for number in range({kills}):
    builders.opened(builders.a_report(2, title=f"Report {{number}}"))
    reply = Reply.objects.latest("pk")
    builders.approved(reply)
    replies.append(reply.pk)
print(json.dumps([replies, builders.officer(body).email]))
"""
HELD = """
import hashlib, json
from responses.replies.models import IssuedLetter, Reply, ReplyStep
def state(reply):
    letters = list(reply.letters.all())
    steps = reply.steps.filter(kind=ReplyStep.Kind.ISSUED).count()
    whole = all(hashlib.sha256(bytes(one.pdf)).hexdigest() == one.pdf_sha256 for one in letters)
    return [reply.stage, reply.letters_issued, len(letters), steps, reply.submission_id is None, whole]
print(json.dumps([state(reply) for reply in Reply.objects.order_by("pk")]))
"""
ISSUED = ["issued", 1, 1, 1, True, True]
NOT_ISSUED = ["approved", 0, 0, 0, False, True]


@pytest.mark.deep
def test_a_reply_is_issued_whole_or_not_at_all(tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), installation_in(tmp_path, "killed_at_issue") as installation:
        run(installation)
        held = installation.shell(HELD)
        installation.manage("verify_history")
        installation.manage("verify_positions")
    assert len(held) == KILLS
    assert [state for state in held if state not in (ISSUED, NOT_ISSUED)] == []
    assert 0 < held.count(ISSUED) < KILLS


def run(installation: Installation) -> None:
    """Start, send the form, and kill at a moment of chance; the seed is fixed, the machine's pace is not."""
    chance = random.Random(55)
    replies, officer = installation.shell(SET_UP.format(kills=KILLS))
    [session] = installation.sessions(officer)
    for reply in replies:
        with installation.server() as server:
            person, path = Browser(server.address, session), f"/replies/{reply}/issue/"
            page = person.get(path)
            assert page.status == 200, page
            sending = threading.Thread(target=send, args=(person, path, fields_of(page.text)))
            sending.start()
            time.sleep(chance.uniform(0, MOST_SECONDS))
            server.kill()
            sending.join()


def send(person: Browser, path: str, fields: dict[str, str]) -> None:
    """The answer may never come."""
    try:
        answer = person.post(path, fields)
    except (OSError, HTTPException):
        return
    assert answer.status == 302, answer
