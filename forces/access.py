"""What the signed-in person may see and do, worked out once a request from their memberships."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import F

from forces.models import Force, LocalPolicingBody, Membership, User
from forces.roles import AFTER_THE_END, PERMISSIONS, READING, Permission, Role


@dataclass(frozen=True)
class Access:
    """A person's memberships, and the questions that queries, views and templates ask of them."""

    memberships: tuple[Membership, ...] = ()
    left: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The ids of the bodies that each of the person's bodies has succeeded, near and far."""

    @property
    def bodies(self) -> tuple[LocalPolicingBody, ...]:
        """The local policing bodies that the person works for."""
        return tuple({row.body_id: row.body for row in self.memberships if row.body}.values())

    @property
    def forces(self) -> tuple[Force, ...]:
        """The forces that the person speaks for."""
        return tuple({row.force_id: row.force for row in self.memberships if row.force}.values())

    def body_ids(self, permission: Permission) -> frozenset[int]:
        """The bodies for which the person holds the permission; to read, those too that these have succeeded."""
        return self.body_ids_and_left(permission) if permission in READING else self._own_ids(permission)

    def body_ids_and_left(self, permission: Permission) -> frozenset[int]:
        """The same with those that they have succeeded: for a duty that a predecessor left undone."""
        own = self._own_ids(permission)
        return own.union(*(self.left.get(pk, frozenset()) for pk in own))

    def force_ids(self, permission: Permission) -> frozenset[int]:
        """The forces for which the person holds the permission as the force's own liaison."""
        return frozenset(row.force_id for row in self.memberships if row.force_id and self._grants(row, permission))

    def holds(self, permission: Permission) -> bool:
        """Whether the person holds the permission anywhere."""
        return any(self._grants(row, permission) for row in self.memberships)

    def allows(self, permission: Permission, *, body_id: int | None, force_id: int) -> bool:
        """Whether the person holds the permission for what belongs to this body and this force."""
        return body_id in self.body_ids(permission) or force_id in self.force_ids(permission)

    def _own_ids(self, permission: Permission) -> frozenset[int]:
        return frozenset(row.body_id for row in self.memberships if row.body_id and self._grants(row, permission))

    @staticmethod
    def _grants(row: Membership, permission: Permission) -> bool:
        has_ended = row.body is not None and row.body.ended_on is not None
        return permission in PERMISSIONS[Role(row.role)] and (not has_ended or permission in AFTER_THE_END)


NOBODY = Access()


def access_of(user: User) -> Access:
    """The access of a signed-in user, in one query."""
    rows = Membership.objects.filter(user=user).select_related("body", "force").order_by("pk")
    joined = list(rows.annotate(inherited=F("body__inherited")))  # a row for each body that a membership's succeeded
    return Access(tuple({row.pk: row for row in joined}.values()), _left(joined))


def _left(joined: Iterable[Membership]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for row in joined:
        if row.body_id and row.inherited:  # type: ignore[attr-defined]
            found.setdefault(row.body_id, set()).add(row.inherited)  # type: ignore[attr-defined]
    return {body: frozenset(ids) for body, ids in found.items()}
