"""The office goes on with its sheet and sends it again: what it changed is written, and nothing is doubled."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from forces.models import User
from recommendations.flows.register_report import Early, register_report
from recommendations.models import InspectionReport, Recommendation
from responses.intake.flows.mend_rows import mend_rows
from responses.record.models import Position, Update
from tests import builders
from tests.responses.intake.generated_sheet import as_csv
from tests.responses.intake.reading_in import (
    NOW,
    committed,
    counted,
    faults,
    read_in,
    remarks_in,
    staged,
    stands,
    wrong_in,
)

pytestmark = pytest.mark.django_db
HEADINGS = ("Report", "Date published", "Part of", "Kind", "Number", "Text", "Force", "Status", "Owner", "Notes",
            "Date of update")  # fmt: skip
CAUSE, UNDER = "Cause of concern", "Cause of concern"


def a_row(number="", **more):
    text = f"Generated: forces should do thing {number}."
    facts = {"report": "Generated report", "published": date(2020, 3, 1), "part": "", "kind": "", "number": number,
             "text": text, "force": "", "status": "In progress", "owner": "", "note": "", "on": "", **more}  # fmt: skip
    return list(facts.values())


def sheet(*rows) -> bytes:
    return as_csv(rows, HEADINGS)


def asked() -> list[tuple[str, str, str]]:
    rows = Recommendation.objects.standing().order_by("report", "position").select_related("parent")
    return [(row.heading, row.parent.heading if row.parent else "", row.text) for row in rows]


def test_rows_in_another_order_one_gone_one_added_one_changed(officer):
    read_in(officer, sheet(*(a_row(number) for number in range(1, 6))))
    again = read_in(officer, sheet(a_row(4), a_row(6), a_row(2, owner="Generated owner"), a_row(1), a_row(5)))
    assert counted(again) == {"new": 1, "changed": 1, "same": 3}
    assert [row[0] for row in asked()] == [f"Recommendation {number}" for number in (1, 2, 3, 4, 5, 6)]
    assert Position.objects.current().count() == 6
    assert faults() == []


def test_a_corrected_number_is_new_and_the_words_held_are_pointed_out(officer):
    read_in(officer, sheet(a_row(1), a_row(2)))
    again = staged(officer, sheet(a_row(1), a_row(12, text="Generated: forces should do thing 2.")))
    assert remarks_in(again) == {
        3: [
            "The register holds the same words as Recommendation 2. If that is the one, correct its number there first."
        ]
    }
    assert counted(committed(again, officer)) == {"new": 1, "same": 1}


def test_a_row_that_had_no_number_is_known_by_its_words(officer):
    rows = [a_row(text="Generated: forces should think."), a_row(text="Generated: forces should act.")]
    read_in(officer, sheet(*rows))
    assert counted(read_in(officer, sheet(*reversed(rows)))) == {"same": 2}
    assert counted(read_in(officer, sheet(a_row(text="GENERATED, forces should: think"), rows[1]))) == {"same": 2}


def test_other_words_under_the_same_number_stay_out_of_the_register(officer):
    read_in(officer, sheet(a_row(1)))
    again = staged(officer, sheet(a_row(1, text="Generated: in other words.", owner="Generated owner")))
    assert remarks_in(again) == {2: ["The text differs from the register’s, which stays as it is."]}
    assert counted(committed(again, officer)) == {"changed": 1}
    assert asked() == [("Recommendation 1", "", "Generated: forces should do thing 1.")]


def test_a_note_is_written_once(officer):
    data = sheet(a_row(1, note="Generated note."))
    read_in(officer, data)
    assert counted(read_in(officer, data)) == {"same": 1}
    assert counted(read_in(officer, sheet(a_row(1, note="Another generated note.")))) == {"changed": 1}
    assert [update.note for update in Update.objects.order_by("seq")] == ["Generated note.", "Another generated note."]


def test_an_empty_cell_leaves_what_is_held(officer):
    read_in(officer, sheet(a_row(1, owner="Generated owner", status="Complete")))
    assert counted(read_in(officer, sheet(a_row(1, status="", owner="")))) == {"same": 1}
    assert Position.objects.current().get().owner == "Generated owner"


def test_what_is_older_than_the_last_update_overrules_nothing(officer):
    read_in(officer, sheet(a_row(1, on=date(2023, 9, 1))))
    assert counted(read_in(officer, sheet(a_row(1, on=date(2023, 8, 1))))) == {"same": 1}
    older = staged(officer, sheet(a_row(1, status="Complete", on=date(2023, 8, 1))))
    assert wrong_in(older) == {
        2: ["Date of the update: “1 August 2023” is before the last update that is held, of 1 September 2023. "
            "Enter that day or a later one."]
    }  # fmt: skip


# Findings without a number, and what stands under them


CAUSES = (
    a_row(kind=CAUSE, text="Generated: calls are lost."),
    a_row(1, part=UNDER, text="Generated: forces should count lost calls."),
    a_row(2, part=UNDER, text="Generated: forces should act."),
    a_row(kind=CAUSE, text="Generated: letters are lost."),
    a_row(1, part=UNDER, text="Generated: forces should count lost letters."),
    a_row(2, part=UNDER, text="Generated: forces should act."),
)
CAUSES_HELD = [
    ("Cause of concern", "", "Generated: calls are lost."),
    ("Recommendation 1", "Cause of concern", "Generated: forces should count lost calls."),
    ("Recommendation 2", "Cause of concern", "Generated: forces should act."),
    ("Cause of concern", "", "Generated: letters are lost."),
    ("Recommendation 1", "Cause of concern", "Generated: forces should count lost letters."),
    ("Recommendation 2", "Cause of concern", "Generated: forces should act."),
]


def test_what_stands_under_a_cause_without_a_number_is_under_the_nearest_above(officer):
    assert counted(read_in(officer, sheet(*CAUSES))) == {"new": 6}
    assert asked() == CAUSES_HELD
    parents = list(Recommendation.objects.order_by("position").values_list("position", "parent__position"))
    assert parents == [(1, None), (2, 1), (3, 1), (4, None), (5, 4), (6, 4)]
    assert counted(read_in(officer, sheet(*CAUSES))) == {"same": 6}
    assert counted(read_in(officer, sheet(*CAUSES[3:], *CAUSES[:3]))) == {"same": 6}


def test_its_words_tell_under_which_it_is_where_the_sheet_lacks_the_cause(officer):
    read_in(officer, sheet(*CAUSES))
    for row in (CAUSES[1], CAUSES[4]):
        assert counted(read_in(officer, sheet(row))) == {"same": 1}
    assert asked() == CAUSES_HELD


def test_a_finding_under_one_that_nobody_holds_is_refused(officer):
    orphan = staged(officer, sheet(a_row(1, part="Cause of concern 7")))
    assert wrong_in(orphan) == {
        2: ["Part of: no row above, and nothing in the register, is called so. Put its row before this one."]
    }


# Two rows about one recommendation


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (
            (a_row(1), a_row(text="Generated: forces should do thing 1.")),
            "Text: row 2 is about the same recommendation already. Leave one of the two out.",
        ),
        (
            (a_row(1, kind="AFI"), a_row(1, text="Generated: other words.")),
            "Number: row 2 is about the same recommendation already. Leave one of the two out.",
        ),
    ],
)
def test_two_rows_are_never_about_one_recommendation(officer, rows, wrong):
    both = staged(officer, sheet(*rows))
    assert wrong_in(both) == {3: [wrong]}
    with pytest.raises(ValidationError) as refused:
        committed(both, officer)
    assert refused.value.messages == ["1 row is wrong still. Mend it, or leave it out."]


# Reports


def test_two_long_titles_that_begin_alike_are_two_reports(officer):
    long = "Generated report on a matter with a title that goes on for longer than an address can, about " + "x" * 20
    titles = [f"{long} in the north", f"{long} in the south", f"{long} in the west"]
    rows = sheet(*(a_row(1, report=title) for title in titles))
    assert counted(read_in(officer, rows)) == {"new": 3}
    assert list(InspectionReport.objects.order_by("pk").values_list("title", flat=True)) == titles
    assert counted(read_in(officer, rows)) == {"same": 3}
    assert counted(read_in(officer, sheet(a_row(1, report=f"{long} in the east")))) == {"new": 1}
    assert InspectionReport.objects.values("slug").distinct().count() == 4


def early(title: str, by: User) -> InspectionReport:
    return register_report(source=builders.the_inspectorate(), title=title, kind="peel", published_on=None, forces=[],
                           early=Early(), by=by, at=NOW)  # fmt: skip


def test_a_report_that_somebody_else_holds_early_stays_unknown(officer):
    stranger = builders.member(builders.Role.OFFICER, email="stranger@tests.example")
    held = early("Generated report", stranger)
    assert counted(read_in(officer, sheet(a_row(1)))) == {"new": 1}
    assert InspectionReport.objects.get(published_on=date(2020, 3, 1)) != held
    assert held.recommendations.count() == 0


def test_a_report_that_the_officer_holds_early_is_to_be_published_first(officer):
    early("Generated report", officer)
    imported = staged(officer, sheet(a_row(1)))
    with pytest.raises(ValidationError) as refused:
        committed(imported, officer)
    assert refused.value.messages == [
        "Row 2: the report “Generated report” cannot be registered. You hold a report of this title that is not out "
        "yet. Open it and say that it is out."
    ]
    assert Update.objects.count() == 0


def test_a_report_taken_back_is_registered_anew(officer):
    read_in(officer, sheet(a_row(1)))
    InspectionReport.objects.update(withdrawn_at=NOW)
    Recommendation.objects.update(withdrawn_at=NOW)
    assert counted(read_in(officer, sheet(a_row(1)))) == {"new": 1}
    assert InspectionReport.objects.count() == 2


# Forces


def test_a_row_for_another_bodys_force_is_refused(officer):
    north = builders.one_force("generated-north", "Generated North Police")
    builders.one_body(north, slug="generated-north-pcc", name="Generated North PCC")
    imported = staged(officer, sheet(a_row(1), a_row(2, force="Generated North Police")))
    assert wrong_in(imported) == {
        3: ["Force: your office does not answer for “Generated North Police”. Enter “West Mercia Police”, or leave "
            "the row out."]
    }  # fmt: skip


def test_two_forces_of_one_body_answer_the_same_report(officer):
    south = builders.one_force("generated-south", "Generated South Police")
    builders.one_body(builders.one_force(), south, on=date(2022, 11, 1))
    rows = sheet(a_row(1, force="West Mercia Police"), a_row(1, force="Generated South Police", status="Complete"))
    done = read_in(officer, rows)
    assert counted(done) == {"new": 2}
    assert (stands(force=builders.one_force()), stands(force=south)) == (
        [("Recommendation 1", "in-progress")],
        [("Recommendation 1", "complete")],
    )
    assert done.counts["recommendations"] == 1
    assert {force.name for force in InspectionReport.objects.get().forces.all()} == {
        "West Mercia Police",
        "Generated South Police",
    }
    assert counted(read_in(officer, rows)) == {"same": 2}
    assert faults() == []


# What the body does, or why nothing

ACTIONS = ("Report", "Date published", "Number", "What we do", "Why we take no action")


def an_answer(action="", reason="", number=1) -> bytes:
    return as_csv([["Generated report", date(2020, 3, 1), number, action, reason]], ACTIONS)


def test_a_row_that_gives_an_action_and_why_there_is_none_is_mended_in_either_cell(officer):
    said = "Give either what we do or why we take no action, not both. Empty one of the two."
    both = staged(officer, an_answer("Generated: we ask.", "Generated: not ours."))
    assert both.rows.get().problems == [[3, "body_action", said], [4, "no_action_reason", said]]
    mend_rows(imported=both, mended={2: {3: ""}}, left_out={}, by=officer, at=NOW, today=NOW.date())
    assert wrong_in(both) == {}
    assert counted(committed(both, officer)) == {"new": 1}
    state = Position.objects.current().get().state
    assert (state.body_action, state.no_action_reason) == ("", "Generated: not ours.")


def test_a_row_gives_no_second_half_to_what_is_recorded(officer):
    read_in(officer, an_answer(reason="Generated: not ours."))
    again = staged(officer, an_answer(action="Generated: we ask."))
    assert wrong_in(again) == {
        2: ["Give either what we do or why we take no action: the other is recorded already. Empty it there first."]
    }
    with pytest.raises(ValidationError):
        committed(again, officer)
    assert counted(read_in(officer, an_answer(reason="Generated: not ours, still."))) == {"changed": 1}
