"""Personal drafts: kept, gone on with, forgotten, bounded and swept; and never anyone else's."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from forces.flows.typed import LARGEST, MOST, NotKept, Why, forget_typed, keep_typed, sweep_typed
from forces.models import TypedText
from tests import builders

pytestmark = pytest.mark.django_db
OPENED = datetime(2023, 9, 12, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def person():
    return builders.officer(builders.one_body())


@pytest.fixture
def other():
    return builders.reader(builders.one_body())


def keep(person, text="Typed.", *, key="reply-edit:12", opened_at=OPENED, at=None, goes_on=False):
    values = {"introduction": [text]}
    at = at or opened_at + MINUTE
    return keep_typed(key=key, values=values, opened_at=opened_at, goes_on=goes_on, by=person, at=at)


def held(person):
    return {row.key: row.values for row in TypedText.objects.of(person)}


def why_not(*args, **kwargs) -> Why:
    with pytest.raises(NotKept) as not_kept:
        keep(*args, **kwargs)
    return not_kept.value.why


def test_the_same_page_goes_on_with_its_draft(person):
    keep(person, "First.")
    keep(person, "First and second.", at=OPENED + 2 * MINUTE)
    row = TypedText.objects.get()
    assert (row.user, row.key, row.values, row.opened_at, row.saved_at, row.put_away_at) == (
        person, "reply-edit:12", {"introduction": ["First and second."]}, OPENED, OPENED + 2 * MINUTE, None,
    )  # fmt: skip


def test_each_form_and_each_person_has_a_draft_of_their_own(person, other):
    keep(person, "Mine.")
    keep(person, "Of another form.", key="reply-edit:13")
    keep(other, "Theirs.")
    forget_typed(key="reply-edit:12", by=other, at=OPENED + 2 * MINUTE)
    assert held(person) == {
        "reply-edit:12": {"introduction": ["Mine."]},
        "reply-edit:13": {"introduction": ["Of another form."]},
    }
    assert held(other) == {"reply-edit:12": {}}
    assert TypedText.objects.of(other).kept(OPENED + 2 * MINUTE).count() == 0


def test_a_page_that_never_showed_what_is_kept_does_not_write_over_it(person):
    keep(person, "Kept.")
    assert why_not(person, "New.", opened_at=OPENED + 5 * MINUTE) == Why.ANOTHER_PAGE
    assert held(person) == {"reply-edit:12": {"introduction": ["Kept."]}}


def test_a_page_that_took_it_up_goes_on_and_the_earlier_one_no_longer_does(person):
    keep(person, "Kept.")
    keep(person, "Kept, and more.", opened_at=OPENED + 5 * MINUTE, goes_on=True)
    keep(person, "Kept, and more, and more.", opened_at=OPENED + 5 * MINUTE, goes_on=True, at=OPENED + 7 * MINUTE)
    assert why_not(person, "Late.", at=OPENED + 8 * MINUTE) == Why.ANOTHER_PAGE
    assert held(person) == {"reply-edit:12": {"introduction": ["Kept, and more, and more."]}}


def test_what_was_under_way_when_the_form_was_saved_comes_too_late(person):
    keep(person)
    forget_typed(key="reply-edit:12", by=person, at=OPENED + 2 * MINUTE)
    assert why_not(person, at=OPENED + 3 * MINUTE) == Why.PUT_AWAY
    assert held(person) == {"reply-edit:12": {}}
    keep(person, "From a page opened since.", opened_at=OPENED + 4 * MINUTE)
    assert held(person) == {"reply-edit:12": {"introduction": ["From a page opened since."]}}


def test_it_comes_too_late_too_where_nothing_was_kept_before(person):
    forget_typed(key="reply-edit:12", by=person, at=OPENED + MINUTE)
    assert why_not(person, at=OPENED + 2 * MINUTE) == Why.PUT_AWAY


def test_a_draft_is_bounded_in_bytes(person):
    room = LARGEST - len('{"introduction": [""]}')
    keep(person, "é" * (room // 2))
    assert why_not(person, "é" * (room // 2 + 1)) == Why.TOO_LARGE


def test_a_persons_oldest_draft_gives_way(person, other):
    keep(other, "Theirs.")
    for number in range(MOST + 1):
        keep(person, key=f"reply-edit:{number}", at=OPENED + number * MINUTE)
    assert set(held(person)) == {f"reply-edit:{number}" for number in range(1, MOST + 1)}
    assert len(held(other)) == 1


def test_a_character_that_postgresql_lacks_is_left_out(person):
    keep(person, "a\0b")
    assert held(person) == {"reply-edit:12": {"introduction": ["ab"]}}


def test_after_30_days_it_is_offered_no_more_and_swept(person, other):
    keep(person, at=OPENED)
    keep(other, at=OPENED + MINUTE)
    later = OPENED + timedelta(days=30)
    assert [row.user for row in TypedText.objects.kept(later)] == [other]
    keep(person, "Anew.", key="reply-edit:13", opened_at=later)
    assert sweep_typed(at=later) == 1
    assert (set(held(person)), set(held(other))) == ({"reply-edit:13"}, {"reply-edit:12"})


def test_one_too_old_to_be_offered_does_not_stand_in_the_way(person):
    keep(person, at=OPENED)
    keep(person, "Anew.", opened_at=OPENED + timedelta(days=31))
    assert held(person) == {"reply-edit:12": {"introduction": ["Anew."]}}


def test_the_command_sweeps(person):
    keep(person, at=OPENED)
    output = StringIO()
    with time_machine.travel(OPENED + timedelta(days=31), tick=False):
        call_command("sweep_typed", stdout=output)
        call_command("sweep_typed", stdout=output)
    assert output.getvalue() == "1 drafts deleted.\n0 drafts deleted.\n"
    assert TypedText.objects.count() == 0


def test_a_draft_goes_with_its_persons_account():
    person = builders.create_account(email="leaver@tests.example", name="Leaver", password=builders.PASSWORD)[0]
    keep(person)
    person.delete()
    assert TypedText.objects.count() == 0
