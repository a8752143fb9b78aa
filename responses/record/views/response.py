"""One response: what was asked, where it stands, what was done, and its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from responses.record.asked_again import asked_again, positions_on
from responses.record.deadline_words import deadline_words
from responses.record.models import Position, Response
from responses.record.paths import way_back, with_way_back
from responses.record.queries import current_position, response_in_scope, updates_of, with_disposals
from responses.record.queries_scrutiny import entries_about
from responses.record.retention import holds_over
from responses.record.scrutiny_rows import scrutiny_rows
from responses.record.timeline import timeline
from responses.record.visibility import history_of, sees_internal
from tracker.kit.clock import today


class ResponsePage(Gate, View):
    """Everything about one response that the person may see."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        response = response_in_scope(access, pk)
        internal = sees_internal(access, response)
        position = current_position(response)
        entries = with_disposals(history_of(updates_of(response), internal=internal))
        scrutiny = entries_about(response) if internal else []
        back = way_back(request)
        context = {
            **heading(response, position),
            "entries": entries,
            "timeline": timeline(entries, scrutiny),
            "scrutiny": scrutiny_rows(scrutiny, body_action=position.body_action, day=today()),
            "internal": internal,
            "may_update": response.body_id in access.body_ids(Permission.RECORD_UPDATES),
            "holds": list(holds_over(response)) if internal else [],
            "may_hold": response.body_id in access.body_ids(Permission.MANAGE_OFFICE),
            "may_say": response.force_id in access.force_ids(Permission.RECORD_FORCE_WORD),
            **asked_elsewhere(response, request),
            "back": back,
            "here": with_way_back(response.get_absolute_url(), back),
        }
        return render(request, "record/response.html", context)


def asked_elsewhere(response: Response, request: HttpRequest) -> dict[str, Any]:
    """Where the same was asked before or since, each with where the force's response to it stands."""
    assert isinstance(request.user, User)  # the gate has refused everyone else
    again = asked_again([response.recommendation], request.user)[response.recommendation_id]
    positions = positions_on(again.both, response.force_id, access_on(request))
    return {
        "earlier": [(one, positions.get(one.pk)) for one in again.both if one == again.earlier],
        "later": [(one, positions.get(one.pk)) for one in again.later],
    }


def heading(response: Response, position: Position) -> dict[str, Any]:
    """What the head of every page about a response shows."""
    day = today()
    recommendation = response.recommendation
    return {
        "response": response,
        "recommendation": recommendation,
        "report": recommendation.report,
        "position": position,
        "deadlines": deadline_words(recommendation, is_open=position.is_open, day=day),
        "target_late_by": (day - position.target_on).days if position.is_open and position.target_on else 0,
        "today": day,
    }
