"""The reference file becomes forces, bodies and jurisdictions, and an office's changes outlive every load after."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from forces.flows.load_forces import Loaded, first_day, load_forces
from forces.models import Force, Jurisdiction, LocalPolicingBody

pytestmark = pytest.mark.django_db
REFERENCE = settings.BASE_DIR / "fixtures" / "forces.csv"
MODELS = (Force, LocalPolicingBody, Jurisdiction)
HEADER = (
    "slug,name,also_known_as,ons_code,country,region,kind,chief_officer_title,body_slug,body_kind,body_formal_name,"
    "body_note,office_holder_title,from_on,from_precision,note"
)


def rows() -> list[list[dict[str, object]]]:
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def reference(folder: Path, *lines: str) -> Path:
    path = folder / "forces.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def _loaded() -> None:
    load_forces(REFERENCE)


def test_the_whole_reference_file() -> None:
    assert load_forces(REFERENCE) == Loaded(forces=47, bodies=43, jurisdictions=47)
    assert Counter(Force.objects.values_list("kind", flat=True)) == {"territorial": 43, "national": 4}
    kinds = Counter(LocalPolicingBody.objects.values_list("kind", flat=True))
    assert kinds == {"pcc": 33, "pfcc": 4, "mayor": 4, "mopac": 1, "common-council": 1}
    assert set(LocalPolicingBody.objects.values_list("uses_tracker_from", flat=True)) == {None}


@pytest.mark.usefixtures("_loaded")
def test_each_territorial_force_has_a_body_and_no_national_one_does() -> None:
    held = Jurisdiction.objects.select_related("force", "body")
    without = {row.force.slug for row in held if row.body is None}
    assert without == {"btp", "cnc", "mdp", "nca"}
    assert len({row.body_id for row in held if row.body}) == 43


@pytest.mark.usefixtures("_loaded")
def test_a_row_in_full() -> None:
    force = Force.objects.values().get(slug="hampshire")
    assert {name: force[name] for name in force if name != "id"} == {
        "slug": "hampshire",
        "name": "Hampshire and Isle of Wight Constabulary",
        "also_known_as": ["Hampshire Constabulary", "Hampshire & Isle of Wight Constabulary"],
        "ons_code": "E23000030",
        "country": "England",
        "region": "South East",
        "kind": "territorial",
        "chief_officer_title": "Chief Constable",
    }
    assert Force.objects.get(slug="kent").also_known_as == []


@pytest.mark.usefixtures("_loaded")
def test_a_formal_name_that_is_not_verified_is_put_together_from_what_is() -> None:
    body = LocalPolicingBody.objects.get(slug="hampshire-pcc")
    assert body.formal_name == "Police and Crime Commissioner, Hampshire and Isle of Wight Constabulary"
    assert body.note.startswith("The formal name is not verified")


@pytest.mark.usefixtures("_loaded")
def test_starts_are_as_precise_as_the_reference() -> None:
    starts = Jurisdiction.objects.exclude(from_on=date(2012, 11, 22), precision="day", body__kind="pcc")
    assert {row.force.slug: (row.from_on, row.precision) for row in starts.select_related("force")} == {
        "north-yorkshire": (date(2024, 5, 1), "month"),
        "south-yorkshire": (date(2024, 5, 7), "day"),
        "west-yorkshire": (date(2021, 5, 10), "day"),
        "greater-manchester": (date(2017, 5, 8), "day"),
        "cumbria": (date(2023, 4, 1), "day"),
        "essex": (date(2017, 10, 1), "day"),
        "northamptonshire": (None, "unknown"),
        "staffordshire": (None, "unknown"),
        "city-of-london": (None, "unknown"),
        "metropolitan": (None, "unknown"),
        "btp": (None, "unknown"),
        "cnc": (None, "unknown"),
        "mdp": (None, "unknown"),
        "nca": (None, "unknown"),
    }


@pytest.mark.usefixtures("_loaded")
def test_loading_again_adds_nothing() -> None:
    before = rows()
    assert load_forces(REFERENCE) == Loaded(0, 0, 0)
    assert rows() == before


def correct_the_words() -> None:
    Force.objects.filter(slug="kent").update(name="A name as the office writes it", chief_officer_title="", ons_code="")
    LocalPolicingBody.objects.filter(slug="hampshire-pcc").update(formal_name="The verified name", note="")


def correct_a_start_that_was_not_recorded() -> None:
    Jurisdiction.objects.filter(force__slug="staffordshire").update(from_on=date(2001, 1, 1), precision="day")


def correct_a_start_to_the_day() -> None:
    Jurisdiction.objects.filter(force__slug="north-yorkshire").update(from_on=date(2024, 5, 31), precision="day")


def correct_the_body() -> None:
    right = LocalPolicingBody.objects.create(slug="right", formal_name="The right body", kind="board")
    Jurisdiction.objects.filter(force__slug="kent").update(body=right)


def add_a_successor() -> None:
    board = LocalPolicingBody.objects.create(slug="board", formal_name="The board", kind="board")
    Jurisdiction.objects.create(force=Force.objects.get(slug="kent"), body=board, from_on=date(2028, 5, 4))


def add_a_predecessor() -> None:
    commissioner = LocalPolicingBody.objects.create(slug="old", formal_name="The old commissioner", kind="pfcc")
    Jurisdiction.objects.create(
        force=Force.objects.get(slug="north-yorkshire"), body=commissioner, from_on=date(2001, 1, 1)
    )


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(
    "change",
    [
        correct_the_words,
        correct_a_start_that_was_not_recorded,
        correct_a_start_to_the_day,
        correct_the_body,
        add_a_successor,
        add_a_predecessor,
    ],
)
def test_what_an_office_has_changed_stays(change) -> None:
    change()
    before = rows()
    assert load_forces(REFERENCE) == Loaded(0, 0, 0)
    assert rows() == before


def test_a_later_file_may_name_a_forces_next_body(tmp_path: Path) -> None:
    now = "kent,Kent Police,,,,,territorial,,kent-pcc,pcc,The commissioner,,,2012-11-22,day,"
    then = "kent,Kent Police,,,,,territorial,,kent-board,board,The board,,,2028-05,month,"
    assert load_forces(reference(tmp_path, now)) == Loaded(1, 1, 1)
    assert load_forces(reference(tmp_path, now, then)) == Loaded(0, 1, 1)
    assert list(Jurisdiction.objects.values_list("force__slug", "body__slug", "from_on", "precision")) == [
        ("kent", "kent-pcc", date(2012, 11, 22), "day"),
        ("kent", "kent-board", date(2028, 5, 1), "month"),
    ]


def test_a_file_that_cannot_be_read_to_its_end_loads_nothing(tmp_path: Path) -> None:
    good = "kent,Kent Police,,,,,territorial,,kent-pcc,pcc,The commissioner,,,2012-11-22,day,"
    bad = "surrey,Surrey Police,,,,,territorial,,surrey-pcc,pcc,Another,,,22/11/2012,day,"
    with pytest.raises(ValueError, match="22/11/2012"):
        load_forces(reference(tmp_path, good, bad))
    assert rows() == [[], [], []]


@pytest.mark.parametrize(
    ("written", "day"),
    [("", None), ("2024-05", date(2024, 5, 1)), ("2012-11-22", date(2012, 11, 22)), ("2024-02-29", date(2024, 2, 29))],
)
def test_a_month_begins_on_its_first_day(written: str, day: date | None) -> None:
    assert first_day(written) == day


def test_the_command_says_what_it_added(capsys) -> None:
    call_command("load_forces")
    call_command("load_forces", str(REFERENCE))
    assert capsys.readouterr().out.splitlines() == [
        "47 forces, 43 bodies, 47 jurisdictions added.",
        "0 forces, 0 bodies, 0 jurisdictions added.",
    ]
