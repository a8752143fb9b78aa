"""What people do to a document on its way in is written in the log of the body that it is for."""

from datetime import datetime
from typing import Any

from forces.flows.log_event import log_event
from forces.models import Event, User
from responses.intake.models import Delivery, IncomingDocument


def log_document(document: IncomingDocument, did: str, *, by: User, at: datetime, **facts: Any) -> None:
    told = {"did": did, "document": document.name, **facts}
    log_event(kind=Event.Kind.DOCUMENT, by=by, at=at, body=document.body, record=document, facts=told)


def log_delivery(delivery: Delivery, *, at: datetime, documents: int) -> None:
    """One line for all that was handed in at once."""
    facts = {"did": "handed in", "documents": documents, "not_taken": len(delivery.remarks)}
    log_event(kind=Event.Kind.DOCUMENT, by=delivery.made_by, at=at, body=delivery.body, record=delivery, facts=facts)
