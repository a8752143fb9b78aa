"""manage.py import_recommendations: what it reads in, what it refuses, and what it leaves behind."""

import io
from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command

from recommendations.flows.register_source import register_source
from recommendations.models import InspectionReport, Source
from responses.intake.models import Import, SheetMemory
from responses.record.models import Position, Response
from tests import builders
from tests.responses.intake.generated_sheet import HEADINGS, as_csv, rows
from tests.responses.intake.reading_in import NOW, stands
from tests.responses.intake.sheets_made import workbook

pytestmark = pytest.mark.django_db
BODY, OFFICER = "west-mercia-pcc", "officer@west-mercia-pcc.example"
WRONG = "“soon” is not a date. Enter it as day, month and year, such as 28/02/2024."


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def _an_office():
    builders.the_inspectorate()
    builders.officer(builders.one_body(on=date(2022, 11, 1)))


@pytest.fixture
def file(tmp_path):
    """Writes a sheet and gives its path."""

    def written(data, name="ours.csv", headings=HEADINGS):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else as_csv(data, headings))
        return path

    return written


def run(path, *options, by=OFFICER, body=BODY, verbosity=1) -> tuple[str, list[str]]:
    """What it prints, and the lines that it prints beside."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_recommendations", str(path), "--body", body, "--by", by, *options, stdout=out, stderr=err,
                 verbosity=verbosity)  # fmt: skip
    return out.getvalue().strip(), err.getvalue().splitlines()


def refused(path, *options, **facts) -> str:
    with pytest.raises(CommandError) as refusal:
        run(path, *options, **facts)
    assert refusal.value.returncode == 1
    return str(refusal.value)


def unfinished() -> int:
    return Import.objects.unfinished().count()


def with_wrong(number, *places):
    data = list(rows(number))
    for place in places:
        data[place][7] = "soon"
    return data


def test_it_reads_a_sheet_in(file):
    out, err = run(file(rows(3)))
    done = Import.objects.get()
    assert out == (
        "Read in ours.csv: 3 new, 0 changed, 0 held already, 0 left out. It can be taken back on its page, "
        f"/imports/{done.pk}/"
    )
    assert (err, done.made_by.email, done.batch.made_by.email) == ([], OFFICER, OFFICER)
    assert Response.objects.count() == 3
    out, _err = run(file(rows(3)))
    assert out.startswith("Read in ours.csv: 0 new, 0 changed, 3 held already, 0 left out.")


def test_it_says_how_far_it_has_come_where_that_is_asked_for(file):
    _out, err = run(file(rows(600)), verbosity=2)
    assert err == ["row 501 of 601", "row 601 of 601"]


def test_a_check_reads_nothing_in_and_leaves_nothing_unfinished(file):
    out, err = run(file(rows(3)), "--check")
    assert (out, err) == ("It would be read in: 3 new, 0 changed, 0 held already, 0 left out.", [])
    assert (Response.objects.count(), InspectionReport.objects.count(), unfinished()) == (0, 0, 0)
    run(file(rows(2)))
    data = list(rows(3))
    data[1][6] = "Generated: another owner"
    out, _err = run(file(data), "--check")
    assert out == "It would be read in: 1 new, 1 changed, 1 held already, 0 left out."


def test_a_check_that_finds_wrong_rows_says_each_and_fails(file):
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match=r"^Rows that are wrong: 2\.$"):
        call_command("import_recommendations", str(file(with_wrong(4, 1, 3))), "--check", "--body", BODY, "--by",
                     OFFICER, stdout=out, stderr=err)  # fmt: skip
    assert err.getvalue().splitlines() == [f"Row 3: Target date: {WRONG}", f"Row 5: Target date: {WRONG}"]
    assert out.getvalue().strip() == "It would be read in: 2 new, 0 changed, 0 held already, 0 left out."
    assert (Response.objects.count(), unfinished()) == (0, 0)


def test_only_so_many_wrong_rows_are_said_one_by_one(file):
    out, err = run(file(with_wrong(55, *range(53))), "--leave-out-wrong")
    assert (err, out.startswith("Read in ours.csv: 2 new, 0 changed, 0 held already, 53 left out.")) == ([], True)
    with pytest.raises(CommandError):
        call_command("import_recommendations", str(file(with_wrong(55, *range(53)))), "--body", BODY, "--by", OFFICER,
                     "--check", stdout=io.StringIO(), stderr=(said := io.StringIO()))  # fmt: skip
    lines = said.getvalue().splitlines()
    assert (len(lines), lines[-1]) == (51, "And 3 more rows.")


def test_one_wrong_row_stops_all_and_the_sheet_waits_on_its_page(file):
    said = refused(file(with_wrong(3, 1)))
    [imported] = Import.objects.unfinished()
    assert said == (f"1 row is wrong still. Mend it, or leave it out. It waits on its page, /imports/{imported.pk}/")
    assert Response.objects.count() == 0


def test_what_stands_under_a_row_that_is_left_out_is_left_out_with_it(file):
    data = [
        ["Generated report", "Cause of concern", 1, "", "Generated: a cause.", "soon"],
        ["Generated report", "Recommendation", 1, "Cause of concern 1", "Generated: under it.", ""],
        ["Generated report", "Recommendation", 1, "", "Generated: beside it.", ""],
    ]
    path = file(data, headings=("Report", "Kind", "Number", "Part of", "Text", "Target date"))
    out, _err = run(path, "--leave-out-wrong")
    assert out.startswith("Read in ours.csv: 1 new, 0 changed, 0 held already, 2 left out.")


def test_columns_words_and_days_are_said(file):
    data = [["Generated: a thing.", "Generated report", 1, "Amber", "02/28/2024", "x"]]
    path = file(data, headings=("Words", "What", "N=o", "Shade", "When", "Owner"))
    out, _err = run(
        path, "--column", "Words=text", "--column", "what=report_title", "--column", "N=o=number", "--column",
        "Shade=status", "--column", "When=target_on", "--column", "Owner=ignored", "--state", "amber=planned",
        "--dates", "month-first", "--from", "2023-10-01",
    )  # fmt: skip
    assert out.startswith("Read in ours.csv: 1 new")
    row = Position.objects.get()
    assert (row.status, row.target_on, row.from_on, row.owner) == (
        "planned", date(2024, 2, 28), date(2023, 10, 1), "",
    )  # fmt: skip
    data[0][4] = "03/04/2024"
    run(file(data, headings=("Words", "What", "N=o", "Shade", "When", "Owner")))
    assert Position.objects.current().get().target_on == date(2024, 3, 4), "the last sheet's order holds for the next"
    run(file(data, headings=("Words", "What", "N=o", "Shade", "When", "Owner")), "--dates", "day-first")
    assert Position.objects.current().get().target_on == date(2024, 4, 3)


def test_what_the_rows_do_not_say_is_said(file):
    south = builders.one_force("generated-south", "Generated South Police")
    builders.one_body(builders.one_force(), south, on=date(2022, 11, 1))
    register_source(slug="generated", name="Generated committee", short_name="GC", kind=Source.Kind.COMMITTEE,
                    clock_rule="none")  # fmt: skip
    run(file(rows(1)), "--force", "generated-south", "--source", "generated")
    row = Position.objects.select_related("report__source").get()
    assert (row.force, row.report.source.slug, row.report.slug) == (south, "generated", "generated-report-1")
    headings = ("Number", "Text", "Status")
    run(file([[7, "Generated: one more.", "Complete"]], headings=headings), "--report", "generated/generated-report-1",
        "--force", "west-mercia")  # fmt: skip
    assert stands(force=builders.one_force()) == [("Recommendation 7", "complete")]
    assert InspectionReport.objects.count() == 1


def test_a_worksheet_is_named(file):
    data = list(rows(1))
    book = workbook({"Notes": [["Generated", "notes"], ["x", "y"]], "Open": [list(HEADINGS), *data]}).read()
    out, _err = run(file(book, "ours.xlsx"), "--sheet", "Open")
    assert out.startswith("Read in ours.xlsx: 1 new")
    assert refused(file(book, "ours.xlsx"), "--sheet", "Shut") == (
        "The file has no sheet called “Shut”. Choose one of: “Notes”, “Open”."
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--column", "Owner=boss"], "'boss' is no field. The fields are: report_title, source, "),
        (["--column", "Nobody=owner"], "No column is headed 'Nobody'. There are: Inspection, Date published, "),
        (["--column", "Owner"], "Error: argument --column: 'Owner' is not of the form NAME=VALUE."),
        (["--state", "Amber=late"], "'late' is no state. The states are: not-started, planned, "),
        (["--state", "Amber=planned"], "The status column has no 'Amber'. Its words are: In progress, Complete."),
        (["--dates", "year-first"], "Error: argument --dates: invalid choice: 'year-first'"),
        (["--from", "1/2/2023"], "Error: argument --from: invalid fromisoformat value: '1/2/2023'"),
        (["--from", "2023-11-02"], "Date from which the rows hold: 2 November 2023 has not come yet."),
        (["--force", "nowhere"], "There is no force with the slug 'nowhere'."),
        (["--force", "generated-north"], "Force: Police and Crime Commissioner for West Mercia does not answer for "),
        (["--source", "nobody"], "There is no source with the slug 'nobody'."),
        (["--report", "hmicfrs/nothing"], "There is no report 'hmicfrs/nothing': give SOURCE/REPORT as in its page"),
        (["--report", "nothing"], "There is no report 'nothing': give SOURCE/REPORT as in its page"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused_and_nothing_waits(file, options, said):
    builders.one_force("generated-north", "Generated North Police")
    assert refused(file(rows(2)), *options).startswith(said)
    assert (unfinished(), Response.objects.count(), SheetMemory.objects.count()) == (0, 0, 0)


def test_a_person_who_may_not_is_refused(file):
    path = file(rows(1))
    north = builders.one_force("generated-north", "Generated North Police")
    other = builders.one_body(north, slug="generated-north-pcc", name="Generated North PCC")
    builders.officer(other)
    builders.reader(builders.one_body())
    left = builders.member(builders.Role.OFFICER, body=builders.one_body(), email="left@tests.example")
    type(left).objects.filter(pk=left.pk).update(is_active=False)
    not_theirs = "may not read spreadsheets in for Police and Crime Commissioner for West Mercia."
    people = {
        "officer@generated-north-pcc.example": f"officer@generated-north-pcc.example {not_theirs}",
        "reader@west-mercia-pcc.example": f"reader@west-mercia-pcc.example {not_theirs}",
        "left@tests.example": "There is no account for left@tests.example.",
        "nobody@tests.example": "There is no account for nobody@tests.example.",
    }
    assert {email: refused(path, by=email) for email in people} == people
    assert refused(path, body="nowhere") == "There is no local policing body with the slug 'nowhere'."
    assert Import.objects.count() == 0


def test_a_file_that_cannot_be_read_is_refused(file, tmp_path):
    assert refused(tmp_path / "none.csv") == f"{tmp_path / 'none.csv'} cannot be opened: No such file or directory."
    assert refused(tmp_path) == f"{tmp_path} cannot be opened: Is a directory."
    assert refused(file(b"%PDF-1.7 generated", "ours.csv")) == (
        "The file is a PDF. Send the spreadsheet that it was made from, as .xlsx or .csv."
    )
    assert refused(file(b"", "ours.csv")) == (
        "The file has no rows with content. Send one with a heading row and rows below it."
    )
    assert Import.objects.count() == 0


def test_an_e_mail_address_is_known_in_any_case(file):
    run(file(rows(1)), by=OFFICER.upper())
    assert Import.objects.get().made_by.email == OFFICER
