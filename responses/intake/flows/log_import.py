"""What people do to a spreadsheet on its way in is written in the log of the body that it is for."""

from datetime import datetime
from typing import Any

from forces.flows.log_event import log_event
from forces.models import Event, User
from responses.intake.models import Import, UpdateSheet


def log_import(imported: Import, did: str, *, by: User, at: datetime, **facts: Any) -> None:
    told = {"did": did, "spreadsheet": imported.name, **facts}
    log_event(kind=Event.Kind.SPREADSHEET, by=by, at=at, body=imported.body, record=imported, facts=told)


def log_sheet(sheet: UpdateSheet, did: str, *, by: User, at: datetime, **facts: Any) -> None:
    """The same of an update sheet that came back."""
    told = {"did": did, "update_sheet": sheet.name, **facts}
    log_event(kind=Event.Kind.SPREADSHEET, by=by, at=at, body=sheet.body, record=sheet, facts=told)
