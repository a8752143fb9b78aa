"""Who asks for the page."""

from django.http import HttpRequest

from forces.models import User


def person_on(request: HttpRequest) -> User:
    """The signed-in person: the gate has refused everyone else."""
    assert isinstance(request.user, User)
    return request.user
