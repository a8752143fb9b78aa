"""The first administrator of an empty installation, the body they set up, and how far they are."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from forces.flows.accounts import give_role
from forces.flows.log_event import log_event
from forces.flows.new_body import new_body
from forces.models import Event, LocalPolicingBody, Membership, SetUp, User
from forces.roles import Role

Step = SetUp.Step


class AlreadySetUp(Exception):
    """Someone has an account here: there is no first administrator any more."""


def begin_set_up(*, name: str, email: str, password: str, is_officer: bool, at: datetime) -> User:
    """Make the first account of all. Raises AlreadySetUp where there is one, also where two people ask at once.

    The one row of SetUp is what both want to write: the database makes the second wait for the first, and refuses it.
    """
    try:
        with transaction.atomic():
            if User.objects.exists():
                raise AlreadySetUp
            user = User.objects.create_user(email, password, name=name)
            SetUp.objects.create(begun_by=user, begun_at=at, is_officer=is_officer)
            _log(user, at, {"did": "first account", "person": user.email})
            return user
    except IntegrityError as error:
        raise AlreadySetUp from error


@transaction.atomic
def choose_body(*, set_up: SetUp, body: LocalPolicingBody, at: datetime) -> SetUp:
    """Take the body that is set up here: who began is its administrator, and its officer if they said so.

    Another body may be taken until the first one has people of its own or has begun. Raises ValidationError otherwise,
    and where the body is someone else's already.
    """
    held = SetUp.objects.select_for_update().get(pk=set_up.pk)
    by = held.begun_by
    if held.body_id == body.pk:
        return held
    if Membership.objects.filter(body=body).exclude(user=by).exists():
        message = _("%(body)s has people here already. Ask its administrator for a role, or choose another body.")
        raise ValidationError({"body": message % {"body": body}})
    if held.body:
        _let_go(held.body, by, at)
    held.body, held.step = body, Step.FORCES
    held.save(update_fields=["body", "step"])
    for role in [Role.ADMINISTRATOR, *([Role.OFFICER] if held.is_officer else [])]:
        give_role(user=by, role=role, body=body)
        _log(by, at, {"did": "role given", "person": by.email, "role": role.value}, body)
    return held


def _let_go(body: LocalPolicingBody, by: User, at: datetime) -> None:
    """Give up a body that was chosen by mistake, before anything was built on the choice."""
    if body.uses_tracker_from or Membership.objects.filter(body=body).exclude(user=by).exists():
        message = _("%(body)s has begun to use the tracker. It can no longer be exchanged for another body.")
        raise ValidationError({"body": message % {"body": body}})
    held = Membership.objects.filter(body=body, user=by)
    for role in held.values_list("role", flat=True):
        _log(by, at, {"did": "role taken away", "person": by.email, "role": role}, body)
    held.delete()


@transaction.atomic
def add_body(*, set_up: SetUp, formal_name: str, kind: str, office_holder_title: str, at: datetime) -> SetUp:
    """Add a body that the reference data lack, and take it. Raises ValidationError where one of that name is held."""
    facts = {"formal_name": formal_name, "kind": kind, "office_holder_title": office_holder_title}
    body = new_body(**facts, by=set_up.begun_by, at=at)
    return choose_body(set_up=set_up, body=body, at=at)


@transaction.atomic
def go_on(*, set_up: SetUp, past: Step, at: datetime) -> SetUp:
    """Note that a step is done. One that was done before, or whose turn has not come, moves nothing.

    Raises ValidationError where the body answers for no force: nothing could ever be owed.
    """
    held = SetUp.objects.select_for_update(of=("self",)).select_related("body").get(pk=set_up.pk)
    if past == Step.FORCES and held.body and not held.body.jurisdictions.exists():
        raise ValidationError(_("Add a force first: the body answers for none yet."))
    if held.step != past:
        return held
    steps = list(Step)
    held.step = steps[steps.index(past) + 1]
    held.done_at = at if held.step == Step.DONE else None
    held.save(update_fields=["step", "done_at"])
    if held.done_at:
        facts = {"page": "set-up", "done": True}
        log_event(kind=Event.Kind.SETTINGS, by=held.begun_by, at=at, body=held.body, record=held.body, facts=facts)
    return held


def _log(by: User, at: datetime, facts: dict[str, str], body: LocalPolicingBody | None = None) -> None:
    log_event(kind=Event.Kind.MEMBERS, by=by, at=at, body=body, record=by, facts=facts)
