"""Nothing that is not published appears in any public answer, in any format: each address of the table is asked."""

import ast
import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from django.test import Client

from responses.publication import urls
from responses.record.models import Update
from tests import builders
from tests.responses.publication.world import LATER, PublicWorld, addresses, taken

pytestmark = pytest.mark.django_db
AFTER = time_machine.travel("2023-12-01 09:00", tick=False)
APP = Path(urls.__file__).parent


@pytest.fixture
def world():
    return PublicWorld()


def texts(arguments) -> dict[str, str]:
    """What each address gives, a PDF as its text; all must answer."""
    found = {}
    for address in addresses(**arguments):
        status, body = taken(address)
        assert status == 200, address
        if body.startswith(b"PK"):
            found[address] = zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml").decode()
        elif body.startswith(b"%PDF"):
            found[address] = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body))
        else:
            found[address] = body.decode()
    return found


@AFTER
def test_no_word_of_what_is_not_public_is_anywhere(world):
    world.hide_secrets()
    found = texts(world.arguments)
    said = {address: re.findall(r"(?i)secret\d+", text) for address, text in found.items()}
    assert {address: words for address, words in said.items() if words} == {}
    assert sum("Public words one." in text for text in found.values()) >= 8
    assert sum("We ask each month." in text for text in found.values()) >= 7


@AFTER
@pytest.mark.parametrize("title", ["secret10", "secret11", "secret13", "secret15"])
def test_what_is_not_public_is_not_found(world, title):
    world.hide_secrets()
    arguments = {**world.arguments, "report": title}
    named = [one for one in addresses(**arguments) if title in one]
    assert len(named) == 10
    assert {taken(address)[0] for address in named} == {404}


@AFTER
def test_saving_a_response_changes_nothing_public(world):
    before = {address: taken(address)[1] for address in addresses(**world.arguments)}
    for response in world.responses(world.reply):
        builders.record(
            response, on=LATER, by=world.officer, progress="complete", body_action="New words.", note="A note.",
            owner="Sam", party=Update.Party.BODY,
        )  # fmt: skip
    assert {address: taken(address)[1] for address in addresses(**world.arguments)} == before


@AFTER
def test_a_person_who_is_signed_in_is_given_the_same(world):
    client = Client()
    client.force_login(world.officer)
    for address in addresses(**world.arguments):
        answer = client.get(address)
        mine = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert mine == taken(address)[1], address
        assert "public" in answer.headers["Cache-Control"], address


@AFTER
def test_with_nothing_public_the_pages_are_empty_or_not_found():
    builders.one_body()
    statuses = {
        address: taken(address)[0]
        for address in addresses(
            body="west-mercia-pcc", source="hmicfrs", report="here", force="x", version=1, number=1
        )
    }
    assert {one for one, status in statuses.items() if status == 200} == {
        "/robots.txt", "/sitemap.xml", "/sitemap-places.xml", "/public/", "/public/accessibility/", "/public/data/",
        "/public/replies.json", "/public/replies.csv", "/public/recommendations.csv", "/public/progress.csv",
        "/public/feed.atom",
    }  # fmt: skip
    assert set(statuses.values()) == {200, 404}


def test_one_module_asks_the_database():
    """All else of the public side is given rows; it may follow what the queries brought with them."""
    asking = {
        path.name
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager", "_default_manager"}
    }
    assert asking == {"queries.py"}
