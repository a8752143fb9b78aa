"""Test data, made as the product makes it: through its flows, on days that the test names.

The smallest cast: `one_body()` answers for `one_force()`; `officer`, `office_holder`, `reader` and `liaison` sign in
for them; `a_report()` asks and `opened()` opens what it asks for; `record()` is an officer's update of one response.
`many_responses()` opens as many as a test of size needs and spreads their states without an update for each.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from forces.flows.accounts import create_account, give_role
from forces.flows.set_up_body import start_using
from forces.models import Force, Jurisdiction, LocalPolicingBody, User
from forces.roles import Role
from recommendations.flows.register_report import Asked, add_recommendations, register_report
from recommendations.flows.register_source import register_source
from recommendations.models import InspectionReport, Source
from recommendations.models.reports import ClockRuleChoices
from responses.domain.status import OPEN, RAG_PRESETS, Acceptance, Applies, Progress, Status
from responses.record.flows.record_update import record_update
from responses.record.models import Position, Response, Update
from responses.replies.flows.append_step import append_step
from responses.replies.flows.approve_reply import approve_reply
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.flows.issue_reply import issue_reply
from responses.replies.flows.open_report import open_report
from responses.replies.flows.submit_reply import submit_reply
from responses.replies.models import IssuedLetter, Reply, ReplyStep, Submission

PASSWORD = "a-long-enough-password"
PUBLISHED_ON = date(2023, 7, 11)
AT = datetime(2023, 7, 11, 9, 0, tzinfo=UTC)
LAST_REPLY_DAY = date(2023, 9, 4)


def one_force(slug: str = "west-mercia", name: str = "West Mercia Police") -> Force:
    """A territorial force, made once."""
    force, _new = Force.objects.get_or_create(slug=slug, defaults={"name": name, "kind": Force.Kind.TERRITORIAL})
    return force


def one_body(
    *forces: Force,
    slug: str = "west-mercia-pcc",
    name: str = "Police and Crime Commissioner for West Mercia",
    preset: str = "leicestershire",
    on: date = date(2012, 11, 22),
) -> LocalPolicingBody:
    """A body that answers for these forces (or for `one_force()`) and has used the tracker since a day."""
    body, _new = LocalPolicingBody.objects.get_or_create(
        slug=slug, defaults={"formal_name": name, "kind": LocalPolicingBody.Kind.PCC}
    )
    for force in forces or (one_force(),):
        Jurisdiction.objects.get_or_create(force=force, from_on=on, defaults={"body": body})
    return start_using(body=body, on=on, rag_rules=RAG_PRESETS[preset])


def member(role: Role, *, body: LocalPolicingBody | None = None, force: Force | None = None, email: str = "") -> User:
    """Someone who signs in in a role, with PASSWORD."""
    of = body.slug if body else force.slug if force else "nobody"
    email = email or f"{role.value}@{of}.example"
    user, _new = create_account(email=email, name=f"{role.value} of {of}", password=PASSWORD)
    if body or force:
        give_role(user=user, role=role, body=body, force=force)
    return user


def officer(body: LocalPolicingBody) -> User:
    return member(Role.OFFICER, body=body)


def office_holder(body: LocalPolicingBody) -> User:
    return member(Role.OFFICE_HOLDER, body=body)


def reader(body: LocalPolicingBody) -> User:
    return member(Role.READER, body=body)


def liaison(force: Force) -> User:
    return member(Role.LIAISON, force=force)


def the_inspectorate() -> Source:
    """HMICFRS, whose reports start the section 55 clock."""
    return register_source(
        slug="hmicfrs",
        name="HM Inspectorate of Constabulary and Fire and Rescue Services",
        short_name="HMICFRS",
        kind=Source.Kind.INSPECTORATE,
        clock_rule=ClockRuleChoices.SECTION_55,
    )


def a_report(
    recommendations: int | Sequence[Asked] = 1,
    *,
    title: str = "A report",
    published_on: date = PUBLISHED_ON,
    source: Source | None = None,
    forces: Sequence[Force] | None = None,
) -> InspectionReport:
    """A registered report with so many numbered recommendations without a deadline, or with those given."""
    report = register_report(
        source=source or the_inspectorate(),
        title=title,
        kind=InspectionReport.Kind.NATIONAL_THEMATIC,
        published_on=published_on,
        forces=forces,
    )
    if isinstance(recommendations, int):
        recommendations = [
            Asked(number=str(n), text=f"Forces should do thing {n}.") for n in range(1, recommendations + 1)
        ]
    add_recommendations(report=report, asked=recommendations)
    return report


def opened(report: InspectionReport, by: User | None = None, at: datetime = AT) -> list[Response]:
    """The report's responses once it is open to every body that it concerns, in the report's order."""
    open_report(report=report, at=at)
    rows = Response.objects.filter(recommendation__report=report)
    return list(rows.select_related("recommendation").order_by("force__name", "recommendation__position"))


def record(
    response: Response,
    *,
    on: date,
    by: User | None = None,
    party: Update.Party = Update.Party.BODY,
    note: str = "",
    internal_note: str = "",
    **values: Any,
) -> Update:
    """An update of these fields, taking effect and recorded at noon on the day."""
    return record_update(
        response=response,
        version=Response.objects.get(pk=response.pk).version,
        values=values,
        by=by or _registrar(),
        at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        today=on,
        effective_on=on,
        party=party,
        note=note,
        internal_note=internal_note,
    )


SUBMITTED_AT = datetime(2023, 8, 21, 9, 0, tzinfo=UTC)
APPROVED_AT = datetime(2023, 8, 22, 9, 0, tzinfo=UTC)
ISSUED_AT = datetime(2023, 8, 23, 9, 0, tzinfo=UTC)


def answered(reply: Reply, by: User | None = None) -> Reply:
    """The draft with nothing missing: each recommendation for us, with our action; head and signature; no comments."""
    by = by or officer(reply.body)
    for row in Position.objects.current().filter(report=reply.report, force=reply.force).order_by("pk"):
        record(
            row.response, on=date(2023, 8, 1), by=by, applies=Applies.YES, acceptance=Acceptance.ACCEPTED,
            progress=Progress.IN_PROGRESS, force_action="The force counts.", body_action="We ask each month.",
        )  # fmt: skip
    held = Reply.objects.get(pk=reply.pk)
    head = {
        "addressee_role": "Home Secretary", "signatory_name": "Sam Example", "signatory_role": "Commissioner",
        "introduction": "I write about the report.",
    }  # fmt: skip
    held = edit_reply(reply=held, version=held.version, values=head, by=by, at=AT)
    if reply.report.clock_rule == ClockRuleChoices.SECTION_55:
        append_step(
            reply=held, kind=ReplyStep.Kind.NO_COMMENTS, by=by, at=AT, on=date(2023, 8, 10),
            values={"no_comments_on": date(2023, 8, 10)},
        )  # fmt: skip
    return held


def submitted(reply: Reply, by: User | None = None) -> Submission:
    """The draft's text before its approver; it is `answered` first."""
    held = answered(reply, by)
    return submit_reply(reply=held, version=held.version, by=by or officer(reply.body), at=SUBMITTED_AT)


def approved(reply: Reply, by: User | None = None) -> Submission:
    """The submitted text, approved by the office holder, signed in."""
    submission = submitted(reply, by)
    approve_reply(reply=reply, submission=submission, by=office_holder(reply.body), at=APPROVED_AT)
    return submission


def issued(reply: Reply, by: User | None = None) -> IssuedLetter:
    """The letter, issued on 23 August 2023 after all that comes before."""
    return issue_reply(
        reply=reply,
        submission=approved(reply, by),
        letter_date=ISSUED_AT.date(),
        by=by or officer(reply.body),
        at=ISSUED_AT,
    )


def many_responses(number: int, *, title: str = "A long report") -> list[Position]:
    """So many responses of every open body to one report, spread over states, dates, owners and others waited for.

    Opened by the flow; then their current positions are changed in bulk, since an update for each would take minutes:
    good for reading many rows, not for history.
    """
    asked = [
        Asked(number=str(n), text=f"By 31 October 2023, forces should do thing {n}.", theme=f"Theme {n % 3}")
        for n in range(1, number + 1)
    ]
    rows = list(Position.objects.filter(response__in=opened(a_report(asked, title=title))).order_by("pk"))
    states = [Status(progress.value) for progress in Progress]
    for place, row in enumerate(rows):
        status = states[place % len(states)]
        row.progress = row.status = status.value
        row.is_open = status in OPEN
        row.owner = f"Owner {place % 4}"
        row.target_on = PUBLISHED_ON + timedelta(days=place % 200)
        if status == Status.WAITING:
            row.waiting_on, row.waiting_for = f"Body {place % 5}", "its guidance"
    replace_positions(rows)
    return rows


def replace_positions(rows: Sequence[Position]) -> None:
    """Write these rows as they are now, all at once: to insert anew is many times faster than to update each."""
    Position.objects.filter(pk__in=[row.pk for row in rows]).delete()
    Position.objects.bulk_create(rows, batch_size=500)


def _registrar() -> User:
    """Someone to record what a test does not care who recorded."""
    return create_account(email="registrar@tests.example", name="Registrar", password=PASSWORD)[0]
