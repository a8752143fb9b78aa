"""Bodies, forces and office holders by their names as letters write them."""

from dataclasses import replace
from datetime import date

import pytest

from forces.models import Force, LocalPolicingBody, OfficeHolder
from letters.reading.values import Header, Read
from responses.domain.letter_warnings import WarningCode
from tests.responses.intake.matching.letters_matched import matched
from tests.responses.letters_read import a_letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("MOPAC", "mopac"),
        ("Mayor's Office for Policing And Crime (MOPAC)", "mopac"),
        ("Mayor’s Office for Policing and Crime", "mopac"),
        ("The Mayor of London", "mopac"),
        ("Police and Crime Commissioner for Cheshire", "cheshire-pcc"),
        ("Cheshire PCC", "cheshire-pcc"),
        ("Cheshire Police & Crime Commissioner", "cheshire-pcc"),
        ("Office of the Police and Crime Commissioner for Cheshire", "cheshire-pcc"),
        ("OPCC CHESHIRE", "cheshire-pcc"),
        ("West Mercia", "west-mercia-pcc"),
        ("Police, Fire and Crime Commissioner for Essex", "essex-pfcc"),
        ("Comisiynydd Heddlu a Throseddu Gogledd Cymru", "north-wales-pcc"),
        ("Swyddfa’r Comisiynydd Heddlu a Throseddu De Cymru", "south-wales-pcc"),
        ("Comisiynydd yr Heddlu a Throseddu Dyfed-Powys", "dyfed-powys-pcc"),
        ("PCC for Devon, Cornwall and the Isles of Scilly", "devon-and-cornwall-pcc"),
        ("Deputy Mayor of Greater Manchester", "greater-manchester-ca"),
        ("City of London Police Authority Board", "common-council-city-of-london"),
    ],
)
def test_bodies_by_their_names(written, slug, someone):
    reading = replace(a_letter("cheshire-2023-firearms"), header=Header(body=Read(written, None, 1.0)))
    found = matched(reading, someone)
    chosen = LocalPolicingBody.objects.filter(pk=found.body.chosen).first()
    assert chosen is not None, [found.labels.bodies[one.id] for one in found.body.candidates]
    assert chosen.slug == slug


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("MPS", "metropolitan"),
        ("the Met", "metropolitan"),
        ("Metropolitan Police Service (MPS)", "metropolitan"),
        ("West Mercia", "west-mercia"),
        ("GMP", "greater-manchester"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("Heddlu De Cymru", "south-wales"),
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Hampshire Constabulary", "hampshire"),
        ("HAMPSHIRE AND ISLE OF WIGHT CONSTABULARY", "hampshire"),
        ("North Yorkshire Police", "north-yorkshire"),
    ],
)
def test_forces_by_their_names(written, slug, someone):
    reading = replace(a_letter("cheshire-2023-firearms"), header=Header(forces=(Read(written, None, 1.0),)))
    found = matched(reading, someone)
    assert found.force.chosen == Force.objects.get(slug=slug).pk
    assert found.body.chosen == LocalPolicingBody.objects.get(jurisdictions__force__slug=slug).pk


@pytest.mark.parametrize("written", ["Yorkshire", "Wales", "The Commissioner", "Wessex Constabulary", "London Fire"])
def test_a_name_that_fits_none_or_several_is_left_to_a_person(written, someone):
    header = Header(body=Read(written, None, 1.0), forces=(Read(written, None, 1.0),))
    found = matched(replace(a_letter("cheshire-2023-firearms"), header=header), someone)
    assert (found.body.chosen, found.force.chosen) == (None, None)
    assert WarningCode.BODY_NOT_KNOWN in {one.code for one in found.warnings}
    assert found.needs_choice


def test_a_misspelt_name_is_offered_and_not_taken(someone):
    header = Header(body=Read("Police and Crime Comissioner for Chesire", None, 1.0))
    found = matched(replace(a_letter("cheshire-2023-firearms"), header=header), someone)
    assert found.body.chosen is None
    assert found.labels.bodies[found.body.candidates[0].id] == "Police and Crime Commissioner for Cheshire"


def test_the_constabulary_is_the_one_that_the_body_answers_for(someone):
    header = replace(a_letter("cheshire-2023-firearms").header, forces=(Read("the Constabulary", None, 1.0),))
    found = matched(replace(a_letter("cheshire-2023-firearms"), header=header), someone)
    assert found.force.chosen == Force.objects.get(slug="cheshire").pk


def test_a_force_of_another_body_is_named(someone):
    header = replace(a_letter("cheshire-2023-firearms").header, forces=(Read("Kent Police", None, 1.0),))
    found = matched(replace(a_letter("cheshire-2023-firearms"), header=header), someone)
    assert WarningCode.FORCE_OF_ANOTHER in {one.code for one in found.warnings}


def test_of_several_forces_named_the_bodys_own_is_meant(someone):
    forces = (Read("North Wales Police", None, 1.0), Read("Cheshire", None, 1.0))
    header = replace(a_letter("cheshire-2023-firearms").header, forces=forces)
    found = matched(replace(a_letter("cheshire-2023-firearms"), header=header), someone)
    assert found.force.chosen == Force.objects.get(slug="cheshire").pk


def test_who_held_the_office_on_that_day(someone):
    OfficeHolder.objects.filter(name="John Campion").update(until_on=date(2023, 9, 3))
    signed = [
        one
        for one in matched(a_letter("west-mercia-2023-firearms"), someone).warnings
        if one.code is WarningCode.SIGNATORY_NOT_HOLDER
    ]
    assert [(one.letter, one.register) for one in signed] == [("John Campion", "")]
