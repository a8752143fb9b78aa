"""A file that is kept, as a download."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from responses.record.models import Document

logger = logging.getLogger(__name__)


def stored_file(document: Document, name: str) -> FileResponse:
    """The file under that name. `Http404` where the storage does not have it, which is for the log."""
    try:
        file = default_storage.open(document.storage_key)
    except FileNotFoundError as error:
        logger.error("The file of %s is not in storage: %s", document, document.storage_key)
        raise Http404 from error
    return FileResponse(file, as_attachment=True, filename=name, content_type=document.content_type)
