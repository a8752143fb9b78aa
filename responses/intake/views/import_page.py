"""What the pages of one import share: who asks, the permission, and the import in scope."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.intake.models import Import

SHOWN = ("body", "force", "report", "source", "made_by", "batch")


class ImportPage(Gate, View):
    """A page, or a change, of one import of the person's bodies."""

    permission = Permission.IMPORT

    def imported(self, pk: int) -> Import:
        """In scope, or 404."""
        visible = Import.objects.visible_to(access_on(self.request))
        return get_object_or_404(visible.select_related(*SHOWN), pk=pk)

    def person(self) -> User:
        return person_on(self.request)

    def tell(self, refused: ValidationError) -> None:
        """What a flow refused, at the top of the next page."""
        messages.error(self.request, " ".join(refused.messages))


def person_on(request: HttpRequest) -> User:
    """The signed-in person: the gate has refused everyone else."""
    assert isinstance(request.user, User)
    return request.user
