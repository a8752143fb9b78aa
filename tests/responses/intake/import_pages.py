"""A spreadsheet sent and checked, page by page, as the officer does it."""

from django.contrib.messages import get_messages

from responses.intake.forms.columns import word_name
from responses.intake.models import Import
from tests.responses.intake.sheets_made import csv_file
from tests.responses.record.forms_as_sent import as_sent, problems
from tests.tracker.markup import read

MOST_QUERIES = 10


def told(response):
    """The newest message: those before it wait for a page."""
    return [str(message) for message in get_messages(response.wsgi_request)][-1:]


def level_told(response):
    """Of the newest message: a success has a green banner."""
    return [message.level_tag for message in get_messages(response.wsgi_request)][-1:]


def sent(desk, file):
    """The import that sending a file makes."""
    response = desk.post("/imports/", {"file": file})
    assert response.status_code == 302, problems(response)
    imported = Import.objects.latest("pk")
    assert response.url == f"/imports/{imported.pk}/columns/"
    return imported


def form_of(desk, imported):
    return desk.get(f"/imports/{imported.pk}/columns/").context["form"]


def mapped(desk, imported, *, words=(), **changed):
    """Send the columns' page as it is shown, with what is changed."""
    typed = as_sent(form_of(desk, imported), **changed)
    typed |= {word_name(word): state for word, state in dict(words).items()}
    return desk.post(f"/imports/{imported.pk}/columns/", typed)


def checked(desk, rows, **changed):
    """An import whose columns are checked."""
    imported = sent(desk, csv_file(rows))
    response = mapped(desk, imported, **changed)
    assert response.status_code == 302, problems(response)
    return imported


def rows_page(desk, imported, query=""):
    return desk.get(f"/imports/{imported.pk}/{query}")


def boxes(page):
    """The boxes to mend on a page, with what stands in them."""
    found = read(page.content.decode())
    inputs = {box.attributes["name"]: box.attributes["value"] for box in found.all("input", type="text")}
    return inputs | {area.attributes["name"]: area.text for area in found.all("textarea")}


def row_numbers_made(imported):
    return list(imported.made.order_by("number").values_list("number", flat=True))
