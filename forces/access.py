"""What the signed-in person may see and do, worked out once a request from their memberships."""

from dataclasses import dataclass

from forces.models import Force, LocalPolicingBody, Membership, User
from forces.roles import PERMISSIONS, Permission, Role


@dataclass(frozen=True)
class Access:
    """A person's memberships, and the questions that queries, views and templates ask of them."""

    memberships: tuple[Membership, ...] = ()

    @property
    def bodies(self) -> tuple[LocalPolicingBody, ...]:
        """The local policing bodies that the person works for."""
        return tuple({row.body_id: row.body for row in self.memberships if row.body}.values())

    @property
    def forces(self) -> tuple[Force, ...]:
        """The forces that the person speaks for."""
        return tuple({row.force_id: row.force for row in self.memberships if row.force}.values())

    def body_ids(self, permission: Permission) -> frozenset[int]:
        """The bodies for which the person holds the permission."""
        return frozenset(row.body_id for row in self.memberships if row.body_id and self._grants(row, permission))

    def force_ids(self, permission: Permission) -> frozenset[int]:
        """The forces for which the person holds the permission as the force's own liaison."""
        return frozenset(row.force_id for row in self.memberships if row.force_id and self._grants(row, permission))

    def holds(self, permission: Permission) -> bool:
        """Whether the person holds the permission anywhere."""
        return any(self._grants(row, permission) for row in self.memberships)

    def allows(self, permission: Permission, *, body_id: int | None, force_id: int) -> bool:
        """Whether the person holds the permission for what belongs to this body and this force."""
        return body_id in self.body_ids(permission) or force_id in self.force_ids(permission)

    @staticmethod
    def _grants(row: Membership, permission: Permission) -> bool:
        return permission in PERMISSIONS[Role(row.role)]


NOBODY = Access()


def access_of(user: User) -> Access:
    """The access of a signed-in user, in one query."""
    rows = Membership.objects.filter(user=user).select_related("body", "force").order_by("pk")
    return Access(tuple(rows))
