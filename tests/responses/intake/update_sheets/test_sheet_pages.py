"""Who reaches which page of update sheets, what each shows, and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.roles import Role
from responses.intake.models import UpdateSheet
from tests import builders
from tests.responses.intake.update_sheets.filled import NAME, NOTE, ROWS, SAYS, fill_in, send, sent_in, taken_out
from tests.responses.record.forms_as_sent import signed_in, text_of
from tests.tracker.markup import read

LIST = "/update-sheets/"
FILE = "/update-sheets/west-mercia.xlsx"
MOST = 10


@pytest.fixture
def sheet(desk, responses) -> UpdateSheet:
    filled = {2: {SAYS: "Done", NOTE: "All are mended."}, 3: {SAYS: "Nearly"}}
    return sent_in(desk, fill_in(taken_out(desk), filled))


@pytest.fixture
def elsewhere(db):
    """Another force and its body, with something open there."""
    force = builders.one_force("cheshire", "Cheshire Constabulary")
    body = builders.one_body(force, slug="cheshire-pcc", name="Police and Crime Commissioner for Cheshire")
    builders.opened(builders.a_report(title="Another report"))
    return force, body


def statuses(client: Client, sheet: UpdateSheet) -> dict[str, int]:
    """Of each page; sheets are sent without a file, decisions without having been seen."""
    page = sheet.get_absolute_url()
    pages = {
        "list": client.get(LIST),
        "send": client.post(LIST),
        "take out": client.get(FILE),
        "sheet": client.get(page),
        "decide": client.post(page, {"all": "left", "seen": ""}),
        "file": client.get(f"{page}file/"),
    }
    for found in pages.values():
        b"".join(found)  # a file is closed once it is read
    return {name: found.status_code for name, found in pages.items()}


def test_a_stranger_is_asked_to_sign_in(sheet):
    assert set(statuses(Client(), sheet).values()) == {302}


def test_an_officer_may_do_all(desk, sheet):
    assert statuses(desk, sheet) == {
        "list": 200, "send": 200, "take out": 200, "sheet": 200, "decide": 302, "file": 200,
    }  # fmt: skip


def test_a_liaison_takes_out_and_sends_but_decides_nothing(force_desk, sheet):
    assert statuses(force_desk, sheet) == {
        "list": 200, "send": 200, "take out": 200, "sheet": 200, "decide": 403, "file": 403,
    }  # fmt: skip


@pytest.mark.parametrize("role", [Role.OFFICE_HOLDER, Role.READER, Role.REGISTER_EDITOR, Role.ADMINISTRATOR])
def test_who_only_reads_may_look(sheet, body, role):
    assert statuses(signed_in(builders.member(role, body=body)), sheet) == {
        "list": 200, "send": 403, "take out": 403, "sheet": 200, "decide": 403, "file": 200,
    }  # fmt: skip


def test_another_bodys_officer_finds_nothing(sheet, elsewhere):
    found = statuses(signed_in(builders.officer(elsewhere[1])), sheet)
    assert found == {"list": 200, "send": 200, "take out": 404, "sheet": 404, "decide": 404, "file": 404}


def test_another_forces_liaison_finds_nothing(sheet, elsewhere):
    found = statuses(signed_in(builders.liaison(elsewhere[0])), sheet)
    assert found == {"list": 200, "send": 200, "take out": 404, "sheet": 404, "decide": 404, "file": 403}


def test_lists_show_ones_own_alone(sheet, elsewhere, desk):
    theirs = text_of(signed_in(builders.officer(elsewhere[1])).get(LIST))
    assert "Cheshire Constabulary : 1 open item." in theirs
    assert "West Mercia" not in theirs
    assert NAME not in theirs
    ours = text_of(desk.get(LIST))
    assert "West Mercia Police : 4 open items." in ours
    assert "Cheshire" not in ours
    assert NAME in ours


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_what_is_not_there_is_not_found(desk, sheet, pk):
    assert desk.get(reverse("update-sheet", args=[pk])).status_code == 404
    assert desk.get("/update-sheets/nowhere.xlsx").status_code == 404
    assert desk.get(FILE, {"body": "nobody"}).status_code == 404


def test_nothing_is_changed_or_deleted_by_opening_a_page(desk, sheet):
    desk.get(sheet.get_absolute_url(), {"all": "taken"})
    assert set(sheet.proposals.values_list("decision", flat=True)) == {""}


def test_the_list_says_what_to_take_out_and_what_came_back(desk, sheet):
    page = read(desk.get(LIST).content.decode())
    link = page.one("main").one("a", href=FILE)
    assert link.text == "Download the update sheet of West Mercia Police"
    (row,) = page.one("tbody").all("tr")
    assert [cell.text for cell in row.children] == [
        NAME, "West Mercia Police", "12 Sep 2023", "officer of west-mercia-pcc", "2", "2",
    ]  # fmt: skip


def test_a_force_with_nothing_open_has_no_sheet(desk, responses):
    for response in responses:
        builders.record(response, on=builders.PUBLISHED_ON, progress="complete")
    page = desk.get(LIST)
    assert "West Mercia Police : 0 open items. There is nothing to ask." in text_of(page)
    assert FILE not in page.content.decode()


def test_an_office_without_recommendations_is_told_what_will_be_here(desk, body):
    said = text_of(desk.get(LIST))
    assert "No recommendation is recorded for your forces yet." in said
    assert "No update sheet has come back yet." in said


def test_who_only_reads_is_offered_nothing_to_send(sheet, body):
    page = signed_in(builders.reader(body)).get(LIST)
    assert [words for words in ("Take a sheet out", "Send a sheet in") if words in text_of(page)] == []
    seen = signed_in(builders.reader(body)).get(sheet.get_absolute_url())
    assert [button.text for button in read(seen.content.decode()).one("main").all("button")] == []


def test_the_page_says_the_answer_first_then_what_was_not_read(desk, sheet):
    said = text_of(desk.get(sheet.get_absolute_url()))
    first = said.index("2 changes are proposed: 2 to decide. Read on Tuesday 12 September 2023 by officer of west-mer")
    assert first < said.index("Row 3, “The force says”: “Nearly” is not one of the words.")
    assert "Recommendation 3 Radios. Row 2 of the sheet. What it asks By 30 September 2023, forces should mend" in said
    assert "The force says The sheet held Not recorded The force proposes Done" in said


def test_the_liaison_reads_what_became_of_it_and_no_ones_name(desk, force_desk, sheet):
    opened = desk.get(sheet.get_absolute_url())
    desk.post(sheet.get_absolute_url(), {"all": "taken", "seen": opened.context["seen"]})
    page = force_desk.get(sheet.get_absolute_url())
    said = text_of(page)
    assert "2 changes are proposed: 2 taken." in said
    assert said.count("Taken on Tuesday 12 September 2023") == 2
    assert "officer of west-mercia-pcc" not in said
    assert "/batches/" not in page.content.decode()
    assert "officer of west-mercia-pcc" not in text_of(force_desk.get(LIST))


def test_a_sheet_that_changes_nothing_says_so(desk, responses):
    page = send(desk, taken_out(desk))
    assert "The sheet changes nothing." in text_of(page)
    assert "Every cell is as the sheet was made, or as it is recorded now." in text_of(page)


def test_radios_are_named_by_their_cell_and_recommendation(desk, sheet):
    page = read(desk.get(sheet.get_absolute_url()).content.decode())
    legends = [legend.text for legend in page.one("main").all("legend")]
    assert legends == [
        "Take or leave “The force says”, Recommendation 3",
        "Take or leave “What was done”, Recommendation 3",
    ]


def many(desk, number: int) -> UpdateSheet:
    builders.opened(builders.a_report(number, title=f"Report of {number}"))
    book = taken_out(desk)
    rows = {row: {SAYS: "Done", NOTE: f"Done {number}."} for row in range(2, book[ROWS].max_row + 1)}
    return sent_in(desk, fill_in(book, rows))


def test_pages_cost_the_same_for_one_and_for_thirty(desk, force_desk, body):
    costs: dict[tuple[int, str], list[int]] = {}
    for number in (1, 30):
        sheet = many(desk, number)
        for who, client in enumerate((desk, force_desk)):
            for name, address in {"list": LIST, "file": FILE, "sheet": sheet.get_absolute_url()}.items():
                with CaptureQueriesContext(connection) as queries:
                    page = client.get(address)
                    if page.streaming:
                        b"".join(page.streaming_content)
                costs.setdefault((who, name), []).append(len(queries))
    assert {key: found for key, found in costs.items() if len(set(found)) > 1} == {}
    assert max(found[0] for found in costs.values()) <= MOST


def test_many_changes_are_on_pages_and_decided_all_at_once_over_them(desk, body):
    sheet = many(desk, 45)
    first, third = desk.get(sheet.get_absolute_url()), desk.get(f"{sheet.get_absolute_url()}?page=3")
    assert (len(first.context["rows"]), len(third.context["rows"])) == (20, 5)
    assert "those on the other pages too" in text_of(first)
    assert "Take all (90)" in text_of(first)
    page = desk.post(sheet.get_absolute_url(), {"seen": first.context["seen"], "all": "taken"}, follow=True)
    assert "90 changes are taken." in text_of(page)
    assert set(sheet.proposals.values_list("decision", flat=True)) == {"taken"}


def test_what_is_still_to_be_decided_stands_first(desk, body):
    sheet = many(desk, 25)
    opened = desk.get(sheet.get_absolute_url())
    first = [cell.proposal.pk for row in opened.context["rows"][:2] for cell in row.cells]
    chosen = {f"decision_{pk}": "left" for pk in first}
    desk.post(sheet.get_absolute_url(), {"seen": opened.context["seen"], **chosen})
    rows = [row.row for page in (1, 2) for row in desk.get(f"{sheet.get_absolute_url()}?page={page}").context["rows"]]
    assert rows == [*range(4, 27), 2, 3]
