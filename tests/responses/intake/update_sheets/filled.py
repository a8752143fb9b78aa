"""An update sheet as a force fills it in: the file that the page gives, changed with openpyxl and sent back."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from forces.models import User
from responses.intake.models import UpdateSheet
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.models import Response, Update
from tests.builders import AT
from tests.responses.record.forms_as_sent import problems

ROWS, GUIDE = "Update sheet", "Read this first"
ROW_ID, SAYS, ACTION, NOTE = "Row id", "The force says", "What the force does", "What was done since the last update"
HEADINGS = [
    ROW_ID, "Report", "Number", "What it asks", "Deadline as written", "Due on", "The policing body’s target",
    "Where it stands", SAYS, ACTION, NOTE,
]  # fmt: skip
NAME = "from-the-force.xlsx"


def taken_out(client: Client, force: str = "west-mercia", **query: str) -> Workbook:
    """The sheet that the page gives."""
    return load_workbook(BytesIO(downloaded(client, force, **query)))


def downloaded(client: Client, force: str = "west-mercia", **query: str) -> bytes:
    page = client.get(reverse("update-sheet-file", args=[force]), query)
    assert page.status_code == 200
    return b"".join(page.streaming_content)


def fill_in(book: Workbook, rows: Mapping[int, Mapping[str, Any]]) -> Workbook:
    """Change cells: by row, as the spreadsheet counts them, and by heading."""
    sheet = book[ROWS]
    for row, cells in rows.items():
        for heading, value in cells.items():
            sheet.cell(row, place(sheet, heading)).value = value
    return book


def place(sheet: Worksheet, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def bytes_of(book: Workbook) -> bytes:
    """Saved anew by another program than the one that made it, as LibreOffice would."""
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def send(client: Client, content: Workbook | bytes, name: str = NAME) -> Any:
    """Send a file in, and what the person sees next."""
    data = bytes_of(content) if isinstance(content, Workbook) else content
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("update-sheets"), {"file": file}, follow=True)


def sent_in(client: Client, content: Workbook | bytes, name: str = NAME) -> UpdateSheet:
    """The sheet that was read from a file."""
    page = send(client, content, name)
    assert problems(page) == []
    return UpdateSheet.objects.get(pk=page.context["sheet"].pk)


def proposed(sheet: UpdateSheet) -> set[tuple[int, str, str, str]]:
    """Row, field, what it was and what is proposed, of each proposal."""
    return set(sheet.proposals.values_list("row", "field", "was", "value"))


def take_all(desk: Client, sheet: UpdateSheet, decision: str = "taken") -> Any:
    """Take all that the sheet proposes, or leave it, and what the officer sees next."""
    opened = desk.get(sheet.get_absolute_url())
    return desk.post(sheet.get_absolute_url(), {"seen": opened.context["seen"], "all": decision}, follow=True)


def take_back(response: Response, by: User) -> None:
    """Take back all that was said of a response, its opening with it, as undoing an import does."""
    held = locked_all([response.pk])[0]
    said = [
        Addition(response=held, party=Update.Party.BODY, by=by, at=AT, effective_on=update.effective_on, voids=update)
        for update in response.updates.order_by("-seq")
    ]
    append_updates(said)


def rearranged(book: Workbook, change: Callable[[list[list[Any]]], list[list[Any]]]) -> Workbook:
    """A new workbook of the same rows, changed: headings first. Nothing of the old one's looks is left."""
    rows = [[cell.value for cell in row] for row in book[ROWS].iter_rows()]
    fresh = Workbook()
    fresh.active.title = "Sheet1"
    for row in change(rows):
        fresh.active.append(row)
    return fresh
