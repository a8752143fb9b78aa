"""The forces and their local policing bodies: counts, kinds, and the cells that must stay empty."""

import re
from collections import Counter

from tests.data.documents import ROOT, forces

COLUMNS = [
    "slug",
    "name",
    "also_known_as",
    "ons_code",
    "country",
    "region",
    "kind",
    "chief_officer_title",
    "body_slug",
    "body_kind",
    "body_formal_name",
    "body_note",
    "office_holder_title",
    "from_on",
    "from_precision",
    "note",
]
NATIONAL = {"btp", "cnc", "mdp", "nca"}

# Everything but a police and crime commissioner, whose body is named after the force's slug.
OTHER_BODIES = {
    "city-of-london": ("common-council-city-of-london", "common-council", "Common Council of the City of London"),
    "metropolitan": ("mopac", "mopac", "Mayor's Office for Policing and Crime"),
    "greater-manchester": ("greater-manchester-ca", "mayor", "Greater Manchester Combined Authority"),
    "north-yorkshire": ("york-and-north-yorkshire-ca", "mayor", "York and North Yorkshire Combined Authority"),
    "south-yorkshire": ("south-yorkshire-ca", "mayor", "South Yorkshire Mayoral Combined Authority"),
    "west-yorkshire": ("west-yorkshire-ca", "mayor", "West Yorkshire Combined Authority"),
    "cumbria": ("cumbria-pfcc", "pfcc", "Police, Fire and Crime Commissioner for Cumbria"),
    "essex": ("essex-pfcc", "pfcc", "Police, Fire and Crime Commissioner for Essex"),
    "northamptonshire": ("northamptonshire-pfcc", "pfcc", "Police, Fire and Crime Commissioner for Northamptonshire"),
    "staffordshire": ("staffordshire-pfcc", "pfcc", "Police, Fire and Crime Commissioner for Staffordshire"),
}

# The start of a body where it is not the first election of commissioners.
STARTS = {
    "cumbria": ("2023-04-01", "day"),
    "essex": ("2017-10-01", "day"),
    "greater-manchester": ("2017-05-08", "day"),
    "north-yorkshire": ("2024-05", "month"),
    "south-yorkshire": ("2024-05-07", "day"),
    "west-yorkshire": ("2021-05-10", "day"),
    "city-of-london": ("", ""),
    "metropolitan": ("", ""),
    "northamptonshire": ("", ""),
    "staffordshire": ("", ""),
}


def territorial() -> list[dict[str, str]]:
    return [row for row in forces() if row["kind"] == "territorial"]


def test_columns_are_the_agreed_ones() -> None:
    header, *_ = (ROOT / "forces.csv").read_text(encoding="utf-8").splitlines()
    assert header.split(",") == COLUMNS
    assert [row for row in forces() if set(row) != set(COLUMNS)] == []


def test_cells_hold_no_stray_space() -> None:
    cells = [cell for row in forces() for cell in row.values()]
    assert [cell for cell in cells if cell != re.sub(r"\s+", " ", cell).strip()] == []


def test_there_are_43_territorial_and_4_national_forces() -> None:
    assert Counter(row["kind"] for row in forces()) == {"territorial": 43, "national": 4}
    assert {row["slug"] for row in forces() if row["kind"] == "national"} == NATIONAL
    assert Counter(row["country"] for row in territorial()) == {"England": 39, "Wales": 4}


def test_local_policing_bodies_count_by_kind() -> None:
    kinds = Counter(row["body_kind"] for row in territorial())
    assert kinds == {"pcc": 33, "pfcc": 4, "mayor": 4, "mopac": 1, "common-council": 1}


def test_slugs_names_and_codes_stand_once() -> None:
    for column in ("slug", "name"):
        assert len({row[column] for row in forces()}) == 47
    for column in ("ons_code", "body_slug", "body_formal_name"):
        assert len({row[column] for row in territorial()}) == 43
    slugs = [row["slug"] for row in forces()] + [row["body_slug"] for row in territorial()]
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []


def test_ons_codes_are_the_police_force_areas() -> None:
    english = {f"E230000{number:02}" for number in range(1, 40)}
    welsh = {f"W1500000{number}" for number in range(1, 5)}
    assert {row["ons_code"] for row in territorial()} == english | welsh


def test_national_forces_have_no_local_policing_body() -> None:
    body = [column for column in COLUMNS if column.startswith(("body_", "from_"))] + ["office_holder_title", "ons_code"]
    national = [row for row in forces() if row["kind"] == "national"]
    assert {row[column] for row in national for column in body} == {""}
    assert [row["slug"] for row in national if "no section 55 duty is known to apply" not in row["note"]] == []


def test_bodies_are_named_for_what_they_are() -> None:
    others = {
        row["slug"]: (row["body_slug"], row["body_kind"], row["body_formal_name"])
        for row in territorial()
        if row["body_kind"] != "pcc"
    }
    assert others == OTHER_BODIES
    commissioners = [row for row in territorial() if row["body_kind"] == "pcc"]
    assert [row["slug"] for row in commissioners if row["body_slug"] != f"{row['slug']}-pcc"] == []
    assert {row["office_holder_title"] for row in commissioners} == {"Police and Crime Commissioner"}


def test_formal_names_hold_no_commentary_and_the_doubted_one_is_empty() -> None:
    names = {row["slug"]: row["body_formal_name"] for row in territorial()}
    assert [name for name in names.values() if re.search(r"[()\[\];]", name)] == []
    assert [slug for slug, name in names.items() if not name] == ["hampshire"]
    assert [row["body_note"] for row in territorial() if row["slug"] == "hampshire"] == [
        "The formal name is not verified: the police area may be Hampshire, or Hampshire and Isle of Wight."
    ]


def test_starts_that_are_not_verified_are_empty() -> None:
    starts = {row["slug"]: (row["from_on"], row["from_precision"]) for row in territorial()}
    assert {slug: start for slug, start in starts.items() if start != ("2012-11-22", "day")} == STARTS


def test_fire_governance_is_not_asserted() -> None:
    notes = " ".join(row["note"] + row["body_note"] for row in forces())
    assert "fire authority" not in notes
    assert "governance" not in notes
