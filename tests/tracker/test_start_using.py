"""The command with which a body begins."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from forces.models import LocalPolicingBody
from responses.domain.status import RAG_PRESETS

pytestmark = pytest.mark.django_db


def begin(*words: str) -> str:
    output = StringIO()
    call_command("start_using", *words, stdout=output)
    return output.getvalue()


def test_a_body_begins_once_with_its_colours_and_letterhead():
    body = LocalPolicingBody.objects.create(slug="a-pcc", formal_name="A Commissioner", kind="pcc")
    said = begin("a-pcc", "--from", "2026-04-01", "--rag", "leicestershire", "--address", "1 High Street; Anytown")
    assert said == "A Commissioner has used the tracker from 2026-04-01.\n"
    assert begin("a-pcc", "--from", "2027-01-01") == said
    body.refresh_from_db()
    assert (body.uses_tracker_from, body.rag_rules, body.letterhead_address) == (
        date(2026, 4, 1), RAG_PRESETS["leicestershire"], "1 High Street\nAnytown",
    )  # fmt: skip


def test_a_body_that_is_not_held_is_named():
    with pytest.raises(CommandError, match="There is no local policing body with the slug 'nowhere'"):
        begin("nowhere", "--from", "2026-04-01")
