"""Two people who check one document: what each typed is kept, and told to the other where the two differ."""

from hypothesis import given
from hypothesis import strategies as st

from responses.intake.review.decisions import Decisions, Merged, merge

VALUES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]))


def saved(*versions: dict) -> Decisions:
    decisions = Decisions()
    for typed in versions:
        decisions = decisions.saved(typed, by="Pat", at="2023-11-01")
    return decisions


@given(st.lists(VALUES, max_size=5))
def test_every_version_can_be_told(versions):
    decisions = Decisions.read(saved(*versions).as_plain())
    assert [decisions.at_version(number) for number in range(len(versions) + 1)] == [{}, *versions]


@given(VALUES, VALUES)
def test_alone_what_is_sent_stands(before, then):
    assert merge(saved(before), 1, then) == Merged(then, ())


def test_what_both_changed_differs_and_the_older_page_keeps_its_own():
    decisions = saved({"a": "1", "b": "1"}, {"a": "2", "b": "1", "c": "2"})
    assert merge(decisions, 1, {"a": "3", "b": "3"}) == Merged({"a": "3", "b": "3", "c": "2"}, ("a",))


def test_what_the_older_page_left_alone_takes_the_others_words():
    decisions = saved({"a": "1"}, {"a": "2"})
    assert merge(decisions, 1, {"a": "1"}) == Merged({"a": "2"}, ())
    assert merge(saved({"a": "1"}, {}), 1, {"a": "1", "b": "2"}) == Merged({"b": "2"}, ())
