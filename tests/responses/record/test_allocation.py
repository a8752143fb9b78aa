"""What an allocation makes of each response: changed, left as it is, or refused with a reason."""

from datetime import date

import pytest

from responses.domain.status import Acceptance, Applies, Progress
from responses.record.allocation import Planned, Wanted, plan
from responses.record.models import Position
from tests import builders
from tests.responses.record.conftest import TODAY

FIRST, SECOND = date(2023, 12, 31), date(2024, 3, 31)


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(4, title="Radios"))


def planned(wanted: Wanted):
    rows = Position.objects.current().select_related("response__recommendation").order_by("response")
    return plan(rows, wanted)


def numbers(rows: tuple[Planned, ...]) -> list[str]:
    return [row.response.recommendation.number for row in rows]


def shared_out(wanted: Wanted) -> tuple[list[str], list[str], dict[str, str]]:
    found = planned(wanted)
    refused = dict(zip(numbers(found.refused), [row.refusal for row in found.refused], strict=True))
    return numbers(found.changing), numbers(found.staying), refused


def in_words(row: Planned) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for change in row.changes]


def test_what_is_left_empty_stays(responses):
    builders.record(responses[0], on=TODAY, owner="Jo Bright", target_on=FIRST)
    changing, staying, refused = shared_out(Wanted())
    assert (changing, staying, refused) == ([], ["1", "2", "3", "4"], {})


def test_an_owner_is_given_to_those_who_have_another(responses):
    builders.record(responses[0], on=TODAY, owner="Jo Bright")
    builders.record(responses[1], on=TODAY, owner="Sam Short")
    wanted = Wanted(owner="Jo Bright")
    assert shared_out(wanted) == (["2", "3", "4"], ["1"], {})
    assert [in_words(row) for row in planned(wanted).changing[:2]] == [
        [("Owner", "Sam Short", "Jo Bright")],
        [("Owner", "none", "Jo Bright")],
    ]


def test_a_target_that_is_set_moves_only_with_a_reason(responses):
    builders.record(responses[0], on=TODAY, target_on=FIRST)
    builders.record(responses[1], on=TODAY, target_on=SECOND)
    refused = {"1": "Its target date is 31 Dec 2023 already. Say why it moves."}
    assert shared_out(Wanted(target_on=SECOND)) == (["3", "4"], ["2"], refused)
    assert shared_out(Wanted(target_on=SECOND, reason="The rota.")) == (["1", "3", "4"], ["2"], {})
    assert in_words(planned(Wanted(target_on=SECOND, reason="The rota.")).changing[0]) == [
        ("Our target", "31 Dec 2023", "31 Mar 2024")
    ]


def test_the_whole_of_a_refused_one_stays(responses):
    """Its owner would otherwise change without its date, which nobody has asked for."""
    builders.record(responses[0], on=TODAY, target_on=FIRST)
    changing, staying, refused = shared_out(Wanted(owner="Jo Bright", target_on=SECOND))
    assert (changing, staying, set(refused)) == (["2", "3", "4"], [], {"1"})


def test_what_is_closed_is_given_no_target_but_may_have_an_owner(responses):
    builders.record(responses[0], on=TODAY, progress=Progress.COMPLETE)
    builders.record(responses[1], on=TODAY, acceptance=Acceptance.NOT_ACCEPTED, acceptance_reason="Structures exist.")
    said = "A target date is for open recommendations: this one would be “%s”."
    refused = {"1": said % "Complete", "2": said % "Not accepted"}
    assert shared_out(Wanted(target_on=FIRST, reason="Any.")) == (["3", "4"], [], refused)
    assert shared_out(Wanted(owner="Jo Bright")) == (["1", "2", "3", "4"], [], {})


def test_what_is_superseded_is_given_no_target(responses):
    Position.objects.filter(response=responses[0]).update(status="superseded", is_open=False)
    changing, _staying, refused = shared_out(Wanted(target_on=FIRST))
    assert (changing, set(refused)) == (["2", "3", "4"], {"1"})


def test_not_for_us_has_its_reason_and_for_us_takes_it_away(responses):
    builders.record(responses[0], on=TODAY, applies=Applies.NO, applies_reason="It is Kent’s.")
    builders.record(responses[1], on=TODAY, applies=Applies.YES)
    wanted = Wanted(applies=Applies.YES, applies_reason="Typed, then the choice was changed.")
    assert shared_out(wanted) == (["1", "3", "4"], ["2"], {})
    assert in_words(planned(wanted).changing[0]) == [
        ("For us", "Not for us", "For us"),
        ("Why it is not for us", "It is Kent’s.", "none"),
    ]
    refusing = Wanted(applies=Applies.NO, applies_reason="It is Kent’s.")
    assert shared_out(refusing) == (["2", "3", "4"], ["1"], {})
    assert planned(refusing).changing[0].stored == {"applies": "no", "applies_reason": "It is Kent’s."}


def test_nothing_is_made_not_for_us_with_a_target(responses):
    builders.record(responses[0], on=TODAY, applies=Applies.NO, applies_reason="It is Kent’s.")
    both = Wanted(applies=Applies.NO, applies_reason="It is Kent’s.", target_on=FIRST)
    assert numbers(planned(both).refused) == ["1", "2", "3", "4"]
    back = Wanted(applies=Applies.YES, target_on=FIRST)
    assert numbers(planned(back).changing) == ["1", "2", "3", "4"]
