"""Who: people, forces, local policing bodies and who is responsible for which force, from when."""

from forces.models.bodies import Force, Jurisdiction, LocalPolicingBody, OfficeHolder
from forces.models.events import Event
from forces.models.joining import Invitation, SetUp
from forces.models.people import Membership, User
from forces.models.pictures import LetterPicture
from forces.models.typed import TypedText

__all__ = [
    "Event",
    "Force",
    "Invitation",
    "Jurisdiction",
    "LetterPicture",
    "LocalPolicingBody",
    "Membership",
    "OfficeHolder",
    "SetUp",
    "TypedText",
    "User",
]
