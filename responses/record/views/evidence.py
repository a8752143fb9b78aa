"""A file given as evidence, to those who may see it, as a download."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.record.models import Update
from responses.record.queries import response_in_scope
from responses.record.visibility import may_see_evidence, sees_internal

logger = logging.getLogger(__name__)


class Evidence(Gate, View):
    """Served through the update that it stands beside: whoever may not see that finds nothing."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int, seq: int) -> FileResponse:
        access = access_on(request)
        response = response_in_scope(access, pk)
        update = response.updates.select_related("document").filter(seq=seq).first()
        if not self._may_have(update, sees_internal(access, response)) or update is None or update.document is None:
            raise Http404
        try:
            file = default_storage.open(update.document.storage_key)
        except FileNotFoundError as error:
            logger.error("The file of %s is not in storage: %s", update.document, update.document.storage_key)
            raise Http404 from error
        return FileResponse(
            file, as_attachment=True, filename=update.document_name, content_type=update.document.content_type
        )

    @staticmethod
    def _may_have(update: Update | None, internal: bool) -> bool:
        return update is not None and may_see_evidence(update, internal=internal)
