"""The chain of hashes: the same facts give the same hash, any other fact another."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.kit.chain import GENESIS, link, text_digest

FACTS: dict[str, Any] = {
    "seq": 2,
    "by": None,
    "on": "2024-05-01",
    "changes": {"progress": "planned", "owner": "Siân"},
    "document": ["ab12", "Minutes.pdf"],
}


def test_the_hash_is_over_canonical_json_with_the_hash_before_it() -> None:
    """Written out, so that a change of the form, which would break every chain held, is seen."""
    written = (
        '{"by":null,"changes":{"owner":"Siân","progress":"planned"},"document":["ab12","Minutes.pdf"],'
        '"on":"2024-05-01","previous":"' + "0" * 64 + '","seq":2}'
    )
    assert link(GENESIS, FACTS) == hashlib.sha256(written.encode("utf-8")).hexdigest()
    assert link(GENESIS, {}) == hashlib.sha256(b'{"previous":"' + b"0" * 64 + b'"}').hexdigest()


def test_the_order_of_the_facts_does_not_matter() -> None:
    assert link(GENESIS, dict(reversed(FACTS.items()))) == link(GENESIS, FACTS)


@pytest.mark.parametrize(
    "other",
    [
        FACTS | {"seq": 3},
        FACTS | {"seq": "2"},
        FACTS | {"by": 1},
        FACTS | {"by": ""},
        FACTS | {"on": "2024-05-02"},
        FACTS | {"changes": {"progress": "planned", "owner": "Sian"}},
        FACTS | {"changes": {"progress": "planned"}},
        FACTS | {"changes": {"progress": "planned", "owner": "Siân", "target_on": None}},
        FACTS | {"document": ["Minutes.pdf", "ab12"]},
        FACTS | {"document": None},
        FACTS | {"more": None},
        {name: fact for name, fact in FACTS.items() if name != "by"},
    ],
)
def test_another_fact_makes_another_hash(other: dict[str, Any]) -> None:
    assert link(GENESIS, other) != link(GENESIS, FACTS)


def test_the_hash_before_it_makes_another_hash() -> None:
    first = link(GENESIS, FACTS)
    assert len({first, link(first, FACTS), link("", FACTS), link(link(first, FACTS), FACTS)}) == 4


VALUES = st.none() | st.integers(-9, 9) | st.text(max_size=4)
SETS_OF_FACTS = st.dictionaries(
    st.text("abc", min_size=1, max_size=2),
    VALUES | st.lists(VALUES, max_size=2) | st.dictionaries(st.text("abc", max_size=2), VALUES, max_size=2),
    max_size=3,
)


@given(SETS_OF_FACTS, SETS_OF_FACTS)
def test_hashes_agree_only_where_the_facts_do(one: dict[str, Any], other: dict[str, Any]) -> None:
    assume(one != other)
    assert link(GENESIS, one) != link(GENESIS, other)


@given(SETS_OF_FACTS)
def test_facts_hash_alike_after_a_journey_through_json(facts: dict[str, Any]) -> None:
    """As a row's facts do that were stored and read again."""
    assert link(GENESIS, json.loads(json.dumps(facts))) == link(GENESIS, facts)


def test_a_texts_digest_is_the_sha_256_of_its_utf_8() -> None:
    assert text_digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert text_digest("Siân") == hashlib.sha256(b"Si\xc3\xa2n").hexdigest()
    assert len({text_digest(text) for text in ("a", "a ", "A", "a\n", "á")}) == 5
