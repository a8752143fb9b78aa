"""Which of our states an office's word means, and what each says of a response."""

import pytest

from responses.domain.positions import State
from responses.domain.status import Status
from responses.intake.plain_words import plain
from responses.intake.statuses import _WORDS, CHOICES, SAYS_NOTHING, guess, meaning, understood
from responses.record.labels import STATUS_LABELS


@pytest.mark.parametrize("status", list(Status))
def test_our_own_word_is_known_however_it_is_written(status):
    label = str(STATUS_LABELS[status])
    assert [guess(label), guess(label.upper()), guess(f" {label}. ")] == [status.value] * 3


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Completed", "complete"),
        ("Closed - complete", "complete"),
        ("Implemented", "complete"),
        ("Partially complete", "in-progress"),
        ("ON-GOING", "in-progress"),
        ("WIP", "in-progress"),
        ("Underway", "in-progress"),
        ("Not yet started", "not-started"),
        ("Awaiting allocation", "not-started"),
        ("Scheduled", "planned"),
        ("Awaiting national guidance", "waiting-on-others"),
        ("Pending sign off", "awaiting-sign-off"),
        ("Complete – awaiting sign-off", "awaiting-sign-off"),
        ("Already in place", "already-compliant"),
        ("Rejected", "not-accepted"),
        ("N/A", "not-applicable"),
        ("n/a", "not-applicable"),
    ],
)
def test_a_usual_word_is_known(word, status):
    assert guess(word) == status


@pytest.mark.parametrize(
    "word",
    ["Red", "Amber", "Green", "White", "Grey", "Blue", "Open", "Closed", "Outstanding", "On hold", "Overdue",
     "Compliant", "New", "?", "", "Complete by June", "Not complete", "Incomplete"],
)  # fmt: skip
def test_a_word_that_could_mean_two_things_is_for_a_person_to_say(word):
    assert guess(word) is None


def test_no_word_stands_for_two_states_or_is_written_as_it_is_not_compared():
    words = [word for words in _WORDS.values() for word in words]
    assert len(words) == len(set(words))
    assert [word for word in words if plain(word) != word] == []


def test_what_a_person_said_goes_before_the_guess():
    words = {"amber": "in-progress", "complete": "awaiting-sign-off"}
    assert [understood(word, words) for word in ("AMBER", "Complete", "Ongoing", "Red")] == [
        "in-progress", "awaiting-sign-off", "in-progress", None,
    ]  # fmt: skip


@pytest.mark.parametrize("status", [status for status in Status if status != Status.SUPERSEDED])
def test_a_state_says_what_makes_it(status):
    assert State(**meaning(status)).status() == status


def test_superseded_and_nothing_say_nothing_of_a_response():
    assert (meaning("superseded"), meaning(SAYS_NOTHING)) == ({}, {})


def test_a_person_may_choose_every_state_but_superseded():
    assert {value for value, _label in CHOICES} == {status.value for status in Status} - {"superseded"} | {SAYS_NOTHING}


def test_what_is_no_state_is_refused():
    with pytest.raises(ValueError, match="red"):
        meaning("red")
