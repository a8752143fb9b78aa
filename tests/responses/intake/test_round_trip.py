"""Our own file read in again says the same again: where it came from, and in an office that starts with nothing.

Every word in these records is generated for the test.
"""

from datetime import date

import pytest
import time_machine
from django.conf import settings

from forces.flows.load_forces import load_forces
from forces.flows.set_up_body import start_using
from forces.models import LocalPolicingBody
from forces.roles import Role
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import add_recommendations, register_report
from recommendations.models import Deadline, InspectionReport, Source
from responses.domain.status import (
    RAG_PRESETS,
    Acceptance,
    Applies,
    BodyView,
    ForceSays,
    Inspectorate,
    Progress,
    Status,
)
from responses.record.flows.adopt_update import adopt_update
from responses.record.flows.append_update import append_update, locked
from responses.record.flows.open_responses import open_responses
from responses.record.models import Position, Response, Update
from tests import builders
from tests.builders import Asked
from tests.responses.intake.reading_in import (
    NOW,
    another_installation,
    committed,
    contents,
    counted,
    faults,
    file_of,
    read_in,
    remarks_in,
    staged,
    wrong_in,
)
from tracker.demo.load import BODIES, load_demo

pytestmark = pytest.mark.django_db
FORMS = ("csv", "xlsx")
PUBLISHED, SAID_ON = date(2023, 7, 11), date(2023, 9, 1)
CAUSE = "cause-of-concern"

STATES = {
    Status.NOT_STARTED: {},
    Status.PLANNED: {"progress": Progress.PLANNED, "owner": "Generated owner"},
    Status.IN_PROGRESS: {"progress": Progress.IN_PROGRESS, "force_says": ForceSays.UNDER_WAY},
    Status.WAITING: {
        "progress": Progress.WAITING, "waiting_on": "=A college", "waiting_for": "its guidance", "review_on": SAID_ON,
    },
    Status.AWAITING_SIGN_OFF: {"progress": Progress.PLANNED, "force_says": ForceSays.DONE},
    Status.UNCLEAR: {},
    Status.ALREADY_COMPLIANT: {"progress": Progress.ALREADY_COMPLIANT},
    Status.COMPLETE: {
        "progress": Progress.COMPLETE, "body_view": BodyView.SATISFIED, "force_says": ForceSays.DONE,
        "inspectorate_status": Inspectorate.COMPLETE,
    },
    Status.NOT_ACCEPTED: {"acceptance": Acceptance.NOT_ACCEPTED, "acceptance_reason": "Generated: it costs too much."},
    Status.NOT_APPLICABLE: {"applies": Applies.NO, "applies_reason": "Generated: we have no coast."},
}  # fmt: skip
HARD_TEXTS = (
    "=1+1", "+44 is dialled", "-5 per cent", "@everyone", "'quoted'", "'=1+1", "''@twice", "\u200b=hidden",
    "One line\nand another\n\nand a third", "An emoji 👩🏽‍🚒, a flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿, ŵ and ŷ", 'He said "no", twice; a\ttab',
    "12", "1.10", "2023-09-04", "TRUE", "#REF!", "_x000D_ as written", "< & >", "ends with a comma,", "—",
)  # fmt: skip
DEADLINES = (
    Asked("11", "By 31 July 2024, forces should act. Within six months, they should report. Immediately, stop."),
    Asked("12", "With immediate effect, forces should act."),
    Asked("13", "By spring 2025, forces should act."),
    Asked("14", "By 31 February 2024, forces should act."),
    Asked("15", "As soon as practicable, forces should act."),
    Asked("16", "Forces should act.", deadline=EnteredDeadline(date(2024, 5, 31), "the summer after next")),
    Asked("17", "By 31 July 2024, forces should act.", deadline=EnteredDeadline(date(2024, 5, 31))),
    Asked("18", "", deadline=EnteredDeadline(date(2024, 5, 31), "By May 2024")),
    Asked("19", ""),
    Asked(
        "20", " ".join(f"By {day} July 2024, forces should finish the generated part {day}." for day in range(1, 32))
    ),
)
CAUSES = (
    Asked("1", "Victims wait too long.", kind=CAUSE),
    Asked("1", "Forces should answer sooner.", parent=0),
    Asked("2", "Forces should answer well.", parent=0, theme="Generated theme", addressee="chief constables; others"),
    Asked("1", "Forces should answer sooner and well."),
    Asked("", "Calls are lost.", kind=CAUSE),
    Asked("1", "Forces should count lost calls.", parent=4),
    Asked("", "Forces should find lost calls.", parent=4),
    Asked("", "Letters are lost.", kind=CAUSE),
    Asked("1", "Forces should count lost letters.", parent=7),
    Asked("1", "Forces could count better.", kind="afi"),
    Asked("", "Forces could learn.", kind="afi"),
    Asked("", "Forces should do what has no number."),
)


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with time_machine.travel(NOW, tick=False):
        yield


def an_office(*forces, start=date(2022, 11, 1)):
    """The officer of a body that holds nothing yet."""
    builders.the_inspectorate()
    return builders.officer(builders.one_body(*forces, on=start))


def every_state() -> None:
    asked = [Asked(str(place), f"Forces should do thing {place}.") for place in range(1, len(STATES) + 1)]
    rows = builders.opened(builders.a_report(asked, title="Generated: every state"))
    for response, values in zip(rows, STATES.values(), strict=True):
        builders.record(response, on=SAID_ON, note="Generated.", **values)
    unclear = locked(rows[list(STATES).index(Status.UNCLEAR)].pk, None)
    append_update(response=unclear, party=Update.Party.BODY, by=None, at=NOW, effective_on=SAID_ON,
                  origin=Update.Origin.ADOPTED, changes={"progress": Progress.UNCLEAR.value})  # fmt: skip
    builders.record(rows[0], on=SAID_ON, acceptance=Acceptance.IN_PART, acceptance_reason="Half of it.",
                    inspectorate_status=Inspectorate.BEING_PROGRESSED, target_on=date(2024, 2, 29))  # fmt: skip


def hard_texts() -> None:
    asked = [Asked(str(place), text, theme=text[:20], addressee=text) for place, text in enumerate(HARD_TEXTS, 1)]
    rows = builders.opened(builders.a_report(asked, title="=Generated: “hard” texts, 'quoted'"))
    ours = ("body_action", "no_action_reason") * len(HARD_TEXTS)
    for response, text, name in zip(rows, HARD_TEXTS, ours, strict=False):
        builders.record(response, on=SAID_ON, force_action=text, owner=text[:100], **{name: text})


def a_report_without_a_day(force) -> None:
    report = register_report(
        source=builders.the_inspectorate(), title="Generated: without a day", kind=InspectionReport.Kind.NOT_RECORDED,
        published_on=None, published_as_written="Summer 2022", forces=[force],
    )  # fmt: skip
    held = add_recommendations(report=report, asked=[Asked("1", "Forces should act within six months."), Asked("A2")])
    body = builders.one_body(on=date(2022, 11, 1))
    rows = open_responses(recommendations=held, force=force, body=body, on=PUBLISHED, at=NOW)
    builders.record(rows[0], on=SAID_ON, progress=Progress.COMPLETE)


def everything(force) -> None:
    every_state()
    hard_texts()
    builders.opened(builders.a_report(DEADLINES, title="Generated: deadlines"))
    builders.opened(builders.a_report(CAUSES, title="Generated: causes", published_on=date(2023, 3, 1)))
    a_report_without_a_day(force)


@pytest.mark.parametrize("form", FORMS)
def test_the_file_read_in_where_it_came_from_changes_nothing(form):
    officer = an_office()
    everything(builders.one_force())
    first, number = file_of(officer, form), Position.objects.current().count()
    imported = staged(officer, first, f"recommendations.{form}")
    assert (wrong_in(imported), remarks_in(imported)) == ({}, {})
    assert counted(committed(imported, officer)) == {"same": number}
    assert contents(file_of(officer, form), form) == contents(first, form)
    assert Update.objects.filter(origin="imported").count() == 0
    assert faults() == []


@pytest.mark.parametrize("form", FORMS)
def test_the_file_read_into_an_office_that_holds_nothing_gives_the_same_file(form):
    with another_installation():
        officer = an_office()
        everything(builders.one_force())
        first, number = file_of(officer, form), Position.objects.current().count()
    assert Response.objects.count() == 0
    officer = an_office()
    imported = staged(officer, first, f"recommendations.{form}")
    assert (wrong_in(imported), remarks_in(imported)) == ({}, {})
    assert counted(committed(imported, officer)) == {"new": number}
    assert contents(file_of(officer, form), form) == contents(first, form)
    assert faults() == []
    assert counted(read_in(officer, first, f"recommendations.{form}")) == {"same": number}


@pytest.mark.parametrize("form", FORMS)
def test_an_adopted_answer_that_gave_both_comes_back_where_it_is_held_and_nowhere_else(form):
    """What a letter says is kept as it says it; a sheet is an office’s own word, and says one of the two."""
    with another_installation():
        officer = an_office()
        [response] = builders.opened(builders.a_report(1))
        both = {"body_action": "Generated: we ask.", "no_action_reason": "Generated: it is for others."}
        adopt_update(response=response, values=both, effective_on=SAID_ON, at=NOW, note="Generated.")
        first = file_of(officer, form)
        assert counted(read_in(officer, first, f"recommendations.{form}")) == {"same": 1}
    said = "Give either what we do or why we take no action, not both. Empty one of the two."
    assert wrong_in(staged(an_office(), first, f"recommendations.{form}")) == {2: [said, said]}


def test_a_deadline_that_a_person_entered_stands_where_the_text_is_read_again():
    with another_installation():
        officer = an_office()
        builders.opened(builders.a_report(DEADLINES))
        first = file_of(officer, "csv")
    read_in(an_office(), first)
    rows = Deadline.objects.filter(by_hand=True).order_by("recommendation")
    assert [(row.recommendation.number, row.phrase, row.due_on) for row in rows] == [
        ("16", "the summer after next", date(2024, 5, 31)),
        ("17", "By 31 July 2024", date(2024, 5, 31)),
        ("18", "By May 2024", date(2024, 5, 31)),
    ]
    kinds = Deadline.objects.filter(by_hand=False).exclude(recommendation__number="20")
    assert list(kinds.order_by("recommendation__position", "position").values_list("kind", "phrase")) == [
        ("fixed", "By 31 July 2024"),
        ("relative", "Within six months"),
        ("immediate", "Immediately"),
        ("immediate", "With immediate effect"),
        ("none", "By spring 2025"),
        ("none", "By 31 February 2024"),
        ("relative", "As soon as practicable"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_body_of_two_forces_gets_each_row_for_its_force(form):
    with another_installation():
        officer = two_forces()
        north, south = builders.opened(builders.a_report(2, title="Generated: two forces"))[::2]
        builders.record(north, on=SAID_ON, progress=Progress.COMPLETE, force_action="Generated: the north.")
        builders.record(south, on=SAID_ON, progress=Progress.PLANNED, force_action="Generated: the south.")
        first = file_of(officer, form)
    officer = two_forces()
    assert counted(read_in(officer, first, f"recommendations.{form}")) == {"new": 4}
    assert contents(file_of(officer, form), form) == contents(first, form)
    assert {(row.force.name, row.status) for row in Position.objects.current()} == {
        ("Generated North Police", "complete"),
        ("Generated North Police", "not-started"),
        ("Generated South Police", "planned"),
        ("Generated South Police", "not-started"),
    }


def two_forces():
    north = builders.one_force("generated-north", "Generated North Police")
    south = builders.one_force("generated-south", "Generated South Police")
    return an_office(north, south)


@pytest.mark.parametrize(
    "query", ["?sort=-updated", "?sort=owner", "?status=complete", "?status=not-started", "?q=lost"]
)
def test_rows_in_another_order_or_filtered_change_nothing_where_they_came_from(query):
    officer = an_office()
    everything(builders.one_force())
    before, some = file_of(officer, "csv"), file_of(officer, "csv", query)
    imported = staged(officer, some)
    assert (wrong_in(imported), remarks_in(imported)) == ({}, {})
    assert counted(committed(imported, officer)) == {"same": imported.rows.count()}
    assert file_of(officer, "csv") == before


@pytest.mark.parametrize("slug", ["west-mercia-pcc", "mopac", "cheshire-pcc"])
@pytest.mark.parametrize("form", FORMS)
def test_the_demonstration_goes_out_and_comes_in(slug, form):
    with another_installation():
        load_demo(settings.BASE_DIR / "fixtures", NOW)
        officer = an_officer_of(LocalPolicingBody.objects.get(slug=slug))
        first, sources = file_of(officer, form), list(Source.objects.all())
        assert set(counted(read_in(officer, first, f"recommendations.{form}"))) == {"same"}
        assert contents(file_of(officer, form), form) == contents(first, form)
    assert Response.objects.count() == 0
    load_forces(settings.BASE_DIR / "fixtures" / "forces.csv")
    Source.objects.bulk_create(sources)
    body = LocalPolicingBody.objects.get(slug=slug)
    officer = an_officer_of(start_using(body=body, on=date(2023, 10, 10), rag_rules=RAG_PRESETS[BODIES[slug]]))
    assert set(counted(read_in(officer, first, f"recommendations.{form}"))) == {"new"}
    assert contents(file_of(officer, form), form) == contents(first, form)


def an_officer_of(body):
    """Someone of the office besides the demonstration's own people, whose sign-ins are for one machine."""
    return builders.member(Role.OFFICER, body=body, email="generated.officer@tests.example")
