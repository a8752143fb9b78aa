"""A file that is kept is given under its name; one that the storage lost is not found, and the log says so."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404

from responses.record.flows.store_document import store_document
from responses.record.views.stored_file import stored_file
from tests.responses.record.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    return store_document(name="minutes.txt", file=ContentFile(b"Generated minutes."), by=None, at=NOW)


def test_it_is_a_download_under_its_name(document):
    given = stored_file(document, "minutes.txt")

    assert b"".join(given.streaming_content) == b"Generated minutes."
    assert (given["Content-Type"], given["Content-Disposition"]) == (
        "text/plain", 'attachment; filename="minutes.txt"',
    )  # fmt: skip


def test_one_that_the_storage_lost_is_not_found_and_logged(document, caplog):
    default_storage.delete(document.storage_key)

    with pytest.raises(Http404):
        stored_file(document, "minutes.txt")
    assert [record.getMessage() for record in caplog.records] == [
        f"The file of {document} is not in storage: {document.storage_key}"
    ]
