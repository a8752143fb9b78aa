"""Two forces, and an officer of the first, for the tests of the pages of reports."""

import pytest

from tests.responses.replies.report_builders import make_force, member


@pytest.fixture
def west_mercia():
    return make_force("West Mercia Police", "west-mercia", body="West Mercia Commissioner")


@pytest.fixture
def metropolitan():
    return make_force("Metropolitan Police Service", "metropolitan", body="Mayor’s Office")


@pytest.fixture
def officer(west_mercia):
    return member("officer", west_mercia)
