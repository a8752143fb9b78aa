"""Accounts and the roles that they hold."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import Force, LocalPolicingBody, Membership, User
from forces.roles import Role


@transaction.atomic
def create_account(*, email: str, name: str, password: str | None, is_demo: bool = False) -> tuple[User, bool]:
    """The account of this e-mail address, made if there is none, and whether it is new. No password is ever reset."""
    held = User.objects.filter(email__iexact=email).first()
    if held:
        return held, False
    return User.objects.create_user(email, password, name=name, is_demo=is_demo), True


@transaction.atomic
def choose_password(*, user: User, password: str) -> None:
    """Give a person the password that they chose. Whoever calls it logs how they came to choose it."""
    user.set_password(password)
    user.save(update_fields=["password"])


@transaction.atomic
def give_role(
    *, user: User, role: Role, body: LocalPolicingBody | None = None, force: Force | None = None
) -> Membership:
    """Let a person act in a role, for a body or (a liaison) for a force; giving it twice changes nothing.

    Raises ValidationError for a body that has ended: roles in it are only taken away.
    """
    if body and body.ended_on:
        message = _("%(body)s has handed over to %(successor)s. Give the role there.")
        raise ValidationError({"role": message % {"body": body, "successor": body.successor}})
    membership, _created = Membership.objects.get_or_create(user=user, role=role, body=body, force=force)
    return membership
