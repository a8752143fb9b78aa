"""A report entered from a file: the same proposal from every form of it, and at worst a refusal from others."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.reading import bounds
from recommendations.models import InspectionReport, Recommendation
from responses.replies.forms import register_entry
from tests.letters.reading.hostile import CASES
from tests.letters.reading.made_files import docx, p, pdf
from tests.responses.replies.page_as_sent import PASTED, fields_of, main_words, press, summary_of
from tests.responses.replies.report_builders import hmicfrs, make_report, member
from tests.responses.replies.report_files import FORMS, PROPOSED, TITLE, as_text
from tests.responses.replies.test_register_paste import read_of, rows_of

pytestmark = pytest.mark.django_db
NEW = "/reports/new/"
DEADLINES = [
    [],
    *([("Within three months", "11 Oct 2023")],) * 3,
    [],
    [],
    [("By 30 September 2031", "30 Sep 2031")],
    [("With immediate effect", "from 11 Jul 2023, the day of publication")],
    [("By 31 December 2031", "31 Dec 2031")],
    [("Within six months", "11 Jan 2024")],
]


@pytest.fixture(autouse=True)
def _on_day_43():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


@pytest.fixture
def registrar(client, officer):
    hmicfrs()
    client.force_login(officer)
    return client


def send(client, name, data, button="split", shown=None, **changed):
    shown = shown or client.get(NEW)
    return press(client, NEW, shown, button, report_file=SimpleUploadedFile(name, data), **changed)


@pytest.mark.parametrize("name", FORMS)
def test_each_form_of_a_report_makes_the_same_proposal(name, registrar):
    shown = send(registrar, name, FORMS[name]())
    assert rows_of(shown) == PROPOSED
    assert [list(read) for read in read_of(shown)] == DEADLINES
    sent = fields_of(shown)
    assert sent["title"] == [TITLE]
    assert [sent[f"published_on_{part}"] for part in ("day", "month", "year")] == [["11"], ["7"], ["2023"]]
    assert not InspectionReport.objects.exists()


def test_what_is_pasted_makes_the_same_proposal(registrar):
    assert rows_of(press(registrar, NEW, registrar.get(NEW), "split", pasted=as_text().decode())) == PROPOSED


def test_a_pdf_becomes_a_report_with_two_buttons(registrar):
    press(registrar, NEW, send(registrar, "report.pdf", FORMS["report.pdf"]()))
    report = InspectionReport.objects.get()
    assert (report.title, report.published_on) == (TITLE, date(2023, 7, 11))
    held = list(report.recommendations.order_by("position"))
    assert [(one.kind, one.number, one.text, one.addressee) for one in held] == [row[:4] for row in PROPOSED]
    assert [one.parent for one in held[:4]] == [None, held[0], held[0], held[0]]


def test_the_files_text_stands_in_the_box_with_how_it_was_read(registrar):
    shown = send(registrar, "report.pdf", FORMS["report.pdf"]())
    assert fields_of(shown)["pasted"][0].startswith(f"{TITLE}\n\nPublished on: 11 July 2023")
    assert f"How the file was read: Left out what the pages repeat at their heads and feet: “{TITLE}”." in main_words(
        shown
    )


@pytest.mark.parametrize("button", ["", "add"])
def test_a_file_is_read_first_whichever_button_is_pressed(button, registrar):
    shown = send(registrar, "report.txt", as_text(), button)
    assert rows_of(shown) == PROPOSED
    assert not InspectionReport.objects.exists()


def test_a_file_never_takes_the_place_of_a_text_that_was_not_split(registrar):
    shown = send(registrar, "report.txt", as_text(), pasted=PASTED)
    assert summary_of(shown) == [
        (
            "There is a text in the box that is not split yet. Split it or take it out, then choose the file again.",
            "#id_report_file",
        )
    ]
    assert fields_of(shown)["pasted"] == [PASTED]
    assert rows_of(shown) == []


def test_another_file_takes_the_place_of_the_one_before_and_leaves_what_was_changed(registrar):
    shown = send(registrar, "radios.txt", PASTED.encode())
    again = send(registrar, "report.txt", as_text(), shown=shown, row__2__text="In my own words.")
    assert rows_of(again)[0][2] == "In my own words."
    assert [row[:4] for row in rows_of(again)[1:]] == [row[:4] for row in PROPOSED]


def test_a_file_adds_to_a_report_that_is_held(registrar):
    report = make_report("Radios")
    address = f"{report.get_absolute_url()}recommendations/new/"
    shown = press(
        registrar, address, registrar.get(address), "split", report_file=SimpleUploadedFile("a.txt", as_text())
    )
    assert [row[:4] for row in rows_of(shown)] == [row[:4] for row in PROPOSED]
    press(registrar, address, shown)
    assert Recommendation.objects.count() == len(PROPOSED)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.pdf", b"", "The file is empty. Choose it again, or save it anew."),
        ("scan.pdf", pdf(b""), "No text was found in the file."),
        ("blank.docx", docx(p()), "No text was found in the file."),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "The file is of an old Office format"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "The file is a picture."),
        ("sheet.txt", b"a\0b\0c\0", ""),
    ],
)
def test_what_can_not_be_read_is_refused_beside_the_file(name, data, said, registrar):
    shown = send(registrar, name, data, title="Mine")
    ((text, target),) = summary_of(shown)
    assert text.startswith(said)
    assert target == "#id_report_file"
    assert fields_of(shown)["title"] == ["Mine"]
    assert rows_of(shown) == []


@pytest.mark.parametrize("named", [name for name, case in CASES.items() if case.refused][::6])
def test_hostile_files_are_refused_and_the_page_stands(named, registrar):
    case = CASES[named]
    shown = send(registrar, case.name or "report.pdf", case.make(), title="Mine")
    assert (shown.status_code, len(summary_of(shown))) == (200, 1)
    assert fields_of(shown)["title"] == ["Mine"]


def test_a_file_too_big_is_refused_before_it_is_read(registrar, monkeypatch):
    monkeypatch.setattr(bounds, "FILE_MOST", 1_000)
    ((text, _target),) = summary_of(send(registrar, "report.txt", as_text()))
    assert text.startswith("The file has 0.0013")


def test_a_file_of_too_much_text_is_refused(registrar, monkeypatch):
    monkeypatch.setattr(register_entry, "LONGEST_PASTE", 1_000)
    ((text, _target),) = summary_of(send(registrar, "report.txt", as_text()))
    said = f"The file has {len(as_text().decode()):,} characters"
    assert text == f"{said}, and at most 1,000 are read at once. Choose a part of it."


def test_script_in_a_file_comes_out_as_words(registrar):
    data = b"Recommendation 1\nForces should <script>alert(1)</script> count."
    shown = send(registrar, "report.txt", data)
    assert b"<script>alert(1)" not in shown.content
    assert rows_of(shown)[0][2] == "Forces should <script>alert(1)</script> count."


@pytest.mark.parametrize("role", ["reader", "liaison", "office_holder"])
def test_only_who_keeps_the_register_may_send_one(role, client, west_mercia):
    hmicfrs()
    client.force_login(member(role.replace("_", "-"), west_mercia))
    assert client.post(NEW, {"report_file": SimpleUploadedFile("a.txt", as_text())}).status_code == 403
