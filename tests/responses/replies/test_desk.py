"""A reply's own page: what it says first at each stage, what is missing and where it is mended, who sees what."""

import pytest
import time_machine

from tests import builders
from tests.responses.replies.stages import DAY, REACHED, at_stage, opened_by

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.mark.parametrize("stage", list(REACHED))
def test_smoke(stage):
    reply = at_stage(stage)
    for who in (builders.officer, builders.office_holder, builders.reader):
        page = opened_by(who(reply.body), reply)
        assert page.status_code == 200
