"""Ten people save the same response two hundred times, at once: nothing is lost unnoticed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.served.browser import Browser, fields_of
from tests.served.installation import Installation, installation_in

CLIENTS, SAVES = 10, 20
SET_UP = """
import json
from forces.roles import Role
from tests import builders
body = builders.one_body()
people = [builders.member(Role.OFFICER, body=body, email=f"officer{n}@tests.example").email for n in range(10)]
[response] = builders.opened(builders.a_report())
print(json.dumps([response.pk, people]))
"""
HELD = """
import json
from responses.record.models import Response, Update
from responses.record.flows.verify_positions import verify_positions
response = Response.objects.get()
faults = [str(fault) for _pk, found in verify_positions() for fault in found]
notes = [update.note for update in response.updates.order_by("seq") if update.note]
print(json.dumps([response.version, notes, faults]))
"""


def save_again_and_again(person: Browser, number: int, path: str) -> list[tuple[str, int]]:
    """Twenty saves, each from the page as it stands then: what was typed, and what came back."""
    outcomes = []
    for turn in range(SAVES):
        note = f"Client {number}, save {turn}."
        answer = person.post(path, {**person.form(path), "note": note})
        outcomes.append((note, answer.status))
        if answer.status == 409:
            assert fields_of(answer.text)["note"] == note  # refused to its author, with every word still there
    return outcomes


@pytest.mark.deep
def test_two_hundred_saves_at_once_are_each_kept_or_refused(tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), installation_in(tmp_path, "many_at_once") as installation:
        outcomes = run(installation)
        version, notes, faults = installation.shell(HELD)
    kept = [note for note, status in outcomes if status == 302]
    assert len(outcomes) == CLIENTS * SAVES
    assert {status for _note, status in outcomes} <= {302, 409}
    assert sorted(notes) == sorted(kept)
    assert (version, faults) == (1 + len(kept), [])
    assert len(kept) > SAVES


def run(installation: Installation) -> list[tuple[str, int]]:
    response, people = installation.shell(SET_UP)
    path = f"/responses/{response}/update/"
    with installation.server() as server, ThreadPoolExecutor(CLIENTS) as pool:
        clients = [Browser(server.address, session) for session in installation.sessions(*people)]
        work = [pool.submit(save_again_and_again, client, n, path) for n, client in enumerate(clients)]
        return [outcome for each in work for outcome in each.result()]
