"""A file given as evidence, to those who may see it, as a download."""

from django.http import FileResponse, Http404, HttpRequest
from django.views import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event, User
from forces.roles import Permission
from responses.record.models import Update
from responses.record.queries import response_in_scope
from responses.record.views.stored_file import stored_file
from responses.record.visibility import may_see_evidence, sees_internal
from tracker.kit.clock import now


class Evidence(Gate, View):
    """Served through the update that it stands beside: whoever may not see that finds nothing."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int, seq: int) -> FileResponse:
        access = access_on(request)
        response = response_in_scope(access, pk)
        update = response.updates.select_related("document").filter(seq=seq).first()
        if not self._may_have(update, sees_internal(access, response)) or update is None or update.document is None:
            raise Http404
        file = stored_file(update.document, update.document_name)
        assert isinstance(request.user, User)  # the gate has refused everyone else
        facts = {"did": "evidence", "response": response.pk, "update": seq, "file": update.document_name}
        log_event(kind=Event.Kind.DOWNLOAD, by=request.user, at=now(), body=response.body, record=response, facts=facts)
        return file

    @staticmethod
    def _may_have(update: Update | None, internal: bool) -> bool:
        return update is not None and may_see_evidence(update, internal=internal)
