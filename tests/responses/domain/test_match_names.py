"""Names of bodies and forces, compared as the register's rows go by them."""

import pytest

from responses.domain.match_names import By, Named, area_of, forms_of, is_generic, match_name

NAMED = [
    Named(1, ("Wessex Police", "WP")),
    Named(2, ("North Wessex Constabulary",)),
    Named(3, ("Police and Crime Commissioner for Mercia (PCCM)",), styles=("Mayor of Tamworth",)),
]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("WESSEX POLICE", [(1, 100, By.NAME)]),
        ("the WP", [(1, 100, By.NAME)]),
        ("PCCM", [(3, 100, By.NAME)]),
        ("Mayor of Tamworth", [(3, 100, By.NAME)]),
        ("Tamworth Council", []),
        ("Wessex Constabulary", [(1, 95, By.AREA)]),
        ("Wessex and its Islands Police", [(1, 85, By.AREA)]),
        ("North Wessex and its Islands Police", [(2, 85, By.AREA)]),
        ("Wesex Police", [(1, 76, By.LIKE)]),
        ("Northumbria Police", []),
        ("", []),
    ],
)
def test_what_a_name_may_mean(written, found):
    match = match_name(written, NAMED)
    assert [(one.id, one.score, one.by) for one in match.candidates] == found
    assert match.chosen == next((key for key, score, _by in found if score >= 85), None)


def test_of_two_that_fit_equally_none_is_chosen():
    match = match_name("Wessex", [Named(1, ("Wessex Police",)), Named(2, ("Wessex Constabulary",))])
    assert ([one.id for one in match.candidates], match.chosen) == ([1, 2], None)


def test_an_abbreviation_in_brackets_is_a_name_of_its_own():
    assert forms_of("The Office for Policing (OP)") == {"office for policing op", "office for policing", "op"}


def test_what_is_left_of_a_name_is_its_area():
    assert area_of("Swyddfa’r Comisiynydd Heddlu a Throseddu Gogledd Cymru") == {"north", "wales"}
    assert area_of("Combined Authority of Mercia (PCC functions exercised by the Mayor)") == {"mercia"}


@pytest.mark.parametrize(("written", "generic"), [("the Constabulary", True), ("The Force", True), ("Kent", False)])
def test_names_that_name_no_one(written, generic):
    assert is_generic(written) is generic
