"""A body that ends hands its responses to its successor: each by an update in its own chain."""

from datetime import date, datetime

from django.db import transaction

from forces.models import LocalPolicingBody, User
from responses.record.flows.append_updates import AT_ONCE, Addition, append_updates, locked_all
from responses.record.models import Response, Update


@transaction.atomic
def hand_over_responses(
    *, body: LocalPolicingBody, successor: LocalPolicingBody, on: date, by: User, at: datetime, note: str = ""
) -> int:
    """Move every response, open, closed or taken back, and give how many those are.

    From `on` the successor answers; before it the positions stay the old body's, so that its figures as at any day
    stay what they were. One that was opened after `on` is the successor's from the start.
    """
    responses = locked_all(Response.objects.filter(body=body).values_list("pk", flat=True))
    for start in range(0, len(responses), AT_ONCE):
        append_updates(
            [
                Addition(
                    response=response,
                    party=Update.Party.BODY,
                    by=by,
                    at=at,
                    effective_on=on,
                    note=note,
                    to_body=successor,
                )
                for response in responses[start : start + AT_ONCE]
            ]
        )
    return len(responses)
