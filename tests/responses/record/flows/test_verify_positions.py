"""Whatever is changed behind the product's back is found and named, and positions alone are mended."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from responses.domain.status import Progress
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Position, Response, Update
from tests.builders import a_report, opened, record
from tests.lifted import tamper


@pytest.fixture
def kept(body) -> list[Response]:
    """Three responses; the second has four updates, the last of them with a note."""
    rows = opened(a_report(3))
    record(rows[1], on=date(2023, 8, 1), progress=Progress.PLANNED)
    record(rows[1], on=date(2023, 8, 10), progress=Progress.IN_PROGRESS, force_action="Train.")
    record(rows[1], on=date(2023, 9, 1), note="Booked.")
    return rows


def found(kept, *, mend=False) -> list[str]:
    """What is wrong about the second response; the two others must be well."""
    faults = dict(verify_positions(mend=mend))
    assert set(faults) == {row.pk for row in kept}
    assert [faults[kept[0].pk], faults[kept[2].pk]] == [[], []]
    return [str(fault) for fault in faults[kept[1].pk]]


def update(kept, seq: int) -> int:
    return Update.objects.get(response=kept[1], seq=seq).pk


DIFFER = "its stored positions ({}) are not those that its updates make (3)"


def test_all_is_well(kept):
    assert found(kept) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("progress", "complete"),
        ("force_action", "Nothing."),
        ("owner", "Someone"),
        ("due_on", "2023-01-01"),
        ("updated_on", "2023-01-01"),
        ("from_on", "2023-08-11"),
    ],
)
def test_a_changed_position(kept, column, value):
    position = Position.objects.get(response=kept[1], is_current=True)
    tamper(f"UPDATE record_position SET {column} = %s WHERE id = %s", value, position.pk)
    assert found(kept) == [DIFFER.format(3)]
    assert found(kept, mend=True) == [DIFFER.format(3) + ": mended"]
    assert found(kept) == []


def test_a_missing_position(kept):
    tamper("DELETE FROM record_position WHERE id = %s", Position.objects.get(response=kept[1], is_current=True).pk)
    assert found(kept) == [DIFFER.format(2)]
    assert found(kept, mend=True) == [DIFFER.format(2) + ": mended"]
    assert found(kept) == []


def test_a_changed_note(kept):
    """A note makes no position: only its digest in the chain gives it away."""
    texts = json.dumps({"note": "Never booked."})
    tamper("UPDATE record_update SET texts = %s WHERE id = %s", texts, update(kept, 4))
    assert found(kept) == ["update 4 is not what was recorded"]


def test_a_note_put_in_afterwards(kept):
    tamper("UPDATE record_update SET texts = %s WHERE id = %s", json.dumps({"note": "More."}), update(kept, 2))
    assert found(kept) == ["update 2 is not what was recorded"]


def test_a_blanked_text_is_a_lawful_disposal(kept):
    tamper("UPDATE record_update SET texts = %s WHERE id = %s", json.dumps({"note": ""}), update(kept, 4))
    assert found(kept) == []


def test_a_changed_action_is_not_mended_into_the_positions(kept):
    tamper("UPDATE record_update SET texts = %s WHERE id = %s", json.dumps({"force_action": "No."}), update(kept, 3))
    named = [DIFFER.format(3), "update 3 is not what was recorded"]
    assert found(kept) == named
    assert found(kept, mend=True) == named
    assert Position.objects.get(response=kept[1], is_current=True).force_action == "Train."


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("text_digests", '{"note": "0"}'),
        ("hash", "0" * 64),
        ("previous", "0" * 64),
        ("recorded_at", "2023-09-02 12:00:00"),
        ("evidence_url", "https://example.org/"),
        ("party", "force"),
    ],
)
def test_a_changed_fact_of_an_update(kept, column, value):
    tamper(f"UPDATE record_update SET {column} = %s WHERE id = %s", value, update(kept, 4))
    assert found(kept)[0] == "update 4 is not what was recorded"


def test_a_change_that_no_rule_knows(kept):
    tamper("UPDATE record_update SET changes = %s WHERE id = %s", '{"progress": "nearly"}', update(kept, 3))
    assert found(kept) == [
        "its updates make no positions: 'nearly' is not a valid Progress",
        "update 3 is not what was recorded",
    ]


def test_a_hash_made_to_fit_breaks_the_next(kept):
    forged = Update.objects.select_related("response", "document").get(pk=update(kept, 2))
    forged.changes = {"progress": "complete"}
    tamper("UPDATE record_update SET changes = %s WHERE id = %s", json.dumps(forged.changes), forged.pk)
    tamper("UPDATE record_update SET hash = %s WHERE id = %s", forged.computed_hash(), forged.pk)
    assert found(kept)[-1] == "update 3 is not what was recorded"


def test_a_missing_update(kept):
    tamper("DELETE FROM record_update WHERE id = %s", update(kept, 2))
    assert found(kept) == [
        "its stored positions (3) are not those that its updates make (2)",
        "update 2 is missing",
    ]


def test_the_last_update_cut_off(kept):
    tamper("DELETE FROM record_update WHERE id = %s", update(kept, 4))
    assert found(kept)[-2:] == ["update 4 is missing", "its last update is not the one that it names"]


@pytest.mark.parametrize(("column", "value"), [("head", "0" * 64), ("version", 3)])
def test_a_wrong_head(kept, column, value):
    tamper(f"UPDATE record_response SET {column} = %s WHERE id = %s", value, kept[1].pk)
    assert found(kept) == ["its last update is not the one that it names"]


def run(*arguments: str) -> tuple[str, str, str]:
    """What the command prints, what it complains of, and with which last words it fails."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_positions", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def test_the_command_says_that_all_is_well(kept):
    assert run() == ("3 responses checked, 0 faults, 0 mended.\n", "", "")


def test_the_command_fails_on_a_difference_and_mends_it_when_asked(kept):
    tamper("DELETE FROM record_position WHERE response_id = %s", kept[0].pk)
    line = f"response {kept[0].pk}: its stored positions (0) are not those that its updates make (1)"
    assert run() == (
        "3 responses checked, 1 faults, 0 mended.\n",
        f"{line}\n",
        "What is stored differs from what was recorded. --mend rebuilds positions alone.",
    )
    assert run("--mend") == ("3 responses checked, 1 faults, 1 mended.\n", f"{line}: mended\n", "")
    assert run() == ("3 responses checked, 0 faults, 0 mended.\n", "", "")


def test_the_command_fails_where_mending_is_not_enough(kept):
    tamper("UPDATE record_response SET head = %s WHERE id = %s", "0" * 64, kept[1].pk)
    assert run("--mend") == (
        "3 responses checked, 1 faults, 0 mended.\n",
        f"response {kept[1].pk}: its last update is not the one that it names\n",
        "What is left cannot be mended: updates have been changed or are missing.",
    )
