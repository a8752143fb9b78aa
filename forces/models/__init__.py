"""Who: people, forces, local policing bodies and who is responsible for which force, from when."""

from forces.models.bodies import Force, Jurisdiction, LocalPolicingBody, OfficeHolder
from forces.models.people import Membership, User

__all__ = ["Force", "Jurisdiction", "LocalPolicingBody", "Membership", "OfficeHolder", "User"]
