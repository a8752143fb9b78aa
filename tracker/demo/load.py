"""Load the demonstration from the files of `fixtures/`: real documents, and accounts that say what they are."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import transaction

from forces.flows.accounts import create_account, give_role
from forces.flows.load_forces import load_forces
from forces.flows.set_up_body import record_office_holder, start_using
from forces.models import Force, LocalPolicingBody
from forces.roles import FORCE_ROLES
from recommendations.flows.link_context import add_context_link
from recommendations.flows.register_report import (
    Asked,
    ClockGiven,
    add_recommendations,
    register_report,
)
from recommendations.flows.register_source import register_source
from recommendations.models import InspectionReport, Recommendation
from responses.domain.status import RAG_PRESETS, Acceptance, Applies, Progress
from responses.record.flows.store_document import store_document
from responses.replies.flows.adopt_reply import AnswerRead, adopt_reply
from tracker.demo.accounts import ACCOUNTS, PASSWORD

USES_TRACKER_FROM = date(2023, 10, 10)
"""The day after the last of the letters: they are adopted, and duties are kept for reports from here on."""

BODIES = {"west-mercia-pcc": "city-of-london", "mopac": "city-of-london", "cheshire-pcc": "leicestershire"}
"""Which published definition of RAG each office of the demonstration shows."""


@transaction.atomic
def load_demo(folder: Path, at: datetime) -> None:
    """Load everything that is not there yet. Repeating it changes nothing."""
    load_forces(folder / "forces.csv")
    for slug, preset in BODIES.items():
        body = LocalPolicingBody.objects.get(slug=slug)
        start_using(body=body, on=USES_TRACKER_FROM, rag_rules=RAG_PRESETS[preset])
    for facts in _entries(folder, "reports"):
        _load_report(facts)
    for facts in _entries(folder, "office_holders"):
        _load_holder(facts)
    for facts in _entries(folder, "replies"):
        _load_reply(facts, folder, at)
    _load_accounts()


def _entries(folder: Path, kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted((folder / "demo").glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8")).get(kind, [])


def _load_report(facts: dict[str, Any]) -> None:
    source = register_source(**facts["source"])
    if InspectionReport.objects.filter(source=source, slug=facts["slug"]).exists():
        return
    every = facts["concerns"] == "every-force"
    report = register_report(
        source=source,
        slug=facts["slug"],
        title=facts["title"],
        kind=facts["kind"],
        published_on=_day(facts["published_on"]),
        published_as_written=facts["published_as_written"],
        number_known=facts["number_known"],
        forces=None if every else Force.objects.filter(slug__in=facts["concerns"]),
        clock=ClockGiven(facts["clock_rule"]),
    )
    asked = sorted(facts["recommendations"], key=lambda one: one["position"])
    add_recommendations(report=report, asked=[_asked(one) for one in asked])
    for link in facts["context_links"]:
        add_context_link(
            report=report,
            title=link["title_as_described"],
            publisher=link["publisher"],
            address=link["url"],
            published_on=_day(link["published_on"]),
            description=link["description"],
        )


def _asked(facts: dict[str, Any]) -> Asked:
    return Asked(
        number=facts["number"],
        text=facts["text"],
        kind=facts["kind"],
        addressee=facts["addressee"],
        number_inferred=facts.get("number_inferred", False),
    )


def _load_holder(facts: dict[str, Any]) -> None:
    record_office_holder(
        body=LocalPolicingBody.objects.get(slug=facts["body_slug"]),
        name=facts["name"],
        title=facts["title"],
        is_holder=facts["is_holder"],
        from_on=_day(facts["from_on"]),
        until_on=_day(facts["until_on"]),
        known_on=_day(facts["known_on"]),
    )


def _load_reply(facts: dict[str, Any], folder: Path, at: datetime) -> None:
    report = InspectionReport.objects.get(slug=facts["report"])
    path = folder / facts["document"]
    document = store_document(name=path.name, file=File(BytesIO(path.read_bytes()), path.name), by=None, at=at)
    by_position = {row.position: row for row in report.recommendations.all()}
    by_number = {row.number: row for row in by_position.values()}
    adopt_reply(
        report=report,
        force=Force.objects.get(slug=facts["force"]),
        body=LocalPolicingBody.objects.get(slug=facts["body"]),
        facts=_reply_facts(facts),
        answers=[_answer(item, by_position[item["position"]], by_number) for item in facts["items"]],
        at=at,
        document=document,
    )


_SAME_NAME = (
    "reference", "addressee_name", "addressee_role", "salutation", "introduction", "narrative_heading", "narrative",
    "closing", "sign_off", "signatory_name", "signatory_role", "signatory_area", "chief_officer_comments",
    "report_title_as_written", "letter_date_as_written",
)  # fmt: skip


_STYLES = {
    "letter-headings": "headings",
    "letter-running": "running",
    "response-form": "form",
    "letter-prose": "headings",
}


def _reply_facts(facts: dict[str, Any]) -> dict[str, Any]:
    return (
        {name: facts[name] for name in _SAME_NAME}
        | facts.get("form", {})
        | {
            "house_style": _STYLES[facts["layout"]],
            "letterhead_as_written": facts.get("letterhead", ""),
            "signature_described": facts.get("signature_described", ""),
            "report_date_as_written": facts["report_published_as_written"],
            "report_date_read": _day(facts["report_published_read"]),
            "letter_date": _day(facts["letter_date"]),
            "addressee_address": "\n".join(facts["addressee_lines"]),
            "copies_to": "\n".join(facts["copies"]),
        }
    )


def _answer(item: dict[str, Any], recommendation: Recommendation, by_number: dict[str, Recommendation]) -> AnswerRead:
    return AnswerRead(
        recommendation=recommendation,
        heading=item["heading"],
        quoted_text=item["quoted_text"],
        answer=item["answer"],
        refers_to=by_number[item["refers_to"]] if item["refers_to"] else None,
        values={
            "applies": Applies.YES,
            "acceptance": Acceptance(item["acceptance"]),
            "acceptance_reason": item["acceptance_reason"],
            "progress": Progress(item["progress"]),
            "waiting_on": item["waiting_on"],
            "waiting_for": item["waiting_for"],
            "force_action": item["force_action"],
            "body_action": item["body_action"],
        },
    )


def _load_accounts() -> None:
    for account in ACCOUNTS:
        user, _created = create_account(email=account.email, name=account.name, password=PASSWORD, is_demo=True)
        if account.role in FORCE_ROLES:
            give_role(user=user, role=account.role, force=Force.objects.get(slug=account.of))
        else:
            give_role(user=user, role=account.role, body=LocalPolicingBody.objects.get(slug=account.of))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
