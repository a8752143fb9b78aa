"""Something is put beside a report once."""

import pytest

from recommendations.flows.link_context import add_context_link
from recommendations.models import ContextLink
from tests.builders import a_report

pytestmark = pytest.mark.django_db


def test_a_context_link_stands_once():
    report = a_report(1)
    facts = {"publisher": "", "address": "", "published_on": None, "description": "About radios."}
    for _ in range(2):
        add_context_link(report=report, title="An article", **facts)
    assert ContextLink.objects.count() == 1
