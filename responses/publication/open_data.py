"""The open data: replies, recommendations and progress updates as rows, by columns that the page of data explains."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from responses.publication.addresses import body_path, file_path, reply_path, report_path, version_path
from responses.publication.published import Published, PublishedItem, Statement
from responses.record.labels import Words

Absolute = Callable[[str], str]
Row = dict[str, Any]
FORMAT = 1
"""Columns are only ever added within a format; one that is taken away or means something else makes a new number."""


@dataclass(frozen=True)
class Column:
    """A column by its name in the files, and what it holds."""

    name: str
    meaning: Words


_WHERE = (
    Column("reply", _("The permanent address of the reply.")),
    Column("body", _("The local policing body, as the letter names it.")),
    Column("body_page", _("The page of all of the body’s replies.")),
    Column("force", _("The police force that the reply is about.")),
    Column("report", _("The title of the report that is replied to.")),
    Column("report_source", _("Who published the report, in short.")),
    Column("report_published", _("When the report was published: YYYY-MM-DD. Empty where it is not recorded.")),
)
REPLIES = (
    *_WHERE,
    Column("report_page", _("The page of all replies to the report.")),
    Column("version", _("The number of the version that stands.")),
    Column("version_address", _("The permanent address of this version.")),
    Column("origin", _("“issued”: written and issued in this product. “adopted”: read from a document of before.")),
    Column("correction_reason", _("Why the version before was corrected; empty for a first version.")),
    Column("letter_date", _("The date of the letter; empty where it bears none.")),
    Column("on_these_pages_since", _("Since when this version can be read here.")),
    Column("first_published", _("The publication that counts for section 55(5A), here or elsewhere; empty where none "
                                "is recorded.")),
    Column("first_published_address", _("Where that was.")),
    Column("last_day", _("The last day for the reply under section 55(5A); empty where no day is set.")),
    Column("chief_officer_comments", _("Section 55(5)(b): the chief officer’s comments. Empty: none received.")),
    Column("reply_to_comments", _("Section 55(5)(c): the body’s reply to them.")),
    Column("narrative", _("The body’s response to all recommendations together, where the letter has one.")),
    Column("pdf", _("The address of the PDF.")),
    Column("pdf_sha256", _("The SHA-256 of the PDF’s bytes.")),
    Column("docx", _("The address of the file for Word.")),
    Column("text", _("The address of the letter as plain text.")),
)  # fmt: skip
RECOMMENDATIONS = (
    *_WHERE,
    Column("place", _("The place of the recommendation in the letter, from 1.")),
    Column("recommendation", _("The recommendation, as the letter heads it.")),
    Column("text", _("Its words, as the letter quotes them.")),
    Column("answer", _("The answer. Empty where the letter answers several together: see narrative.")),
    Column("answered_as", _("The earlier recommendation whose answer serves here too.")),
    Column("status", _("A word for machines: not-started, planned, in-progress, waiting-on-others, already-compliant, "
                       "complete, not-accepted, not-applicable, unclear. Empty: not stated.")),
    Column("status_on", _("The day as at which it stands: the letter’s issue, or the progress update’s day.")),
    Column("status_from", _("“letter” or “progress-update”. Empty where no status is stated.")),
)  # fmt: skip
PROGRESS = (
    *_WHERE,
    Column("recommendation", _("The recommendation, as the letter heads it.")),
    Column("update", _("The number of the progress update, within the reply.")),
    Column("dated", _("The day on which it was approved and published.")),
    Column("status", _("As in the file of recommendations.")),
    Column("words", _("What is said.")),
    Column("superseded_by", _("The number of the later update about the same recommendation, where there is one.")),
)


def where(one: Published, absolute: Absolute) -> Row:
    report = one.letter.reply.report
    return {
        "reply": absolute(reply_path(one.letter)),
        "body": one.office,
        "body_page": absolute(body_path(one.letter.body)),
        "force": one.letter.reply.force.name,
        "report": report.title,
        "report_source": report.source.short_name,
        "report_published": report.published_on,
    }


def reply_row(one: Published, absolute: Absolute) -> Row:
    letter, content = one.letter, one.content
    return {
        **where(one, absolute),
        "report_page": absolute(report_path(letter.reply.report)),
        "version": letter.version,
        "version_address": absolute(version_path(letter)),
        "origin": letter.origin or "issued",
        "correction_reason": letter.reason,
        "letter_date": letter.letter_date,
        "on_these_pages_since": one.shown_on,
        "first_published": one.first.on if one.first else None,
        "first_published_address": one.first.address if one.first else "",
        "last_day": one.last_day,
        "chief_officer_comments": content.chief_officer_comments,
        "reply_to_comments": content.reply_to_comments,
        "narrative": content.narrative,
        "pdf": absolute(file_path(letter, "pdf")),
        "pdf_sha256": letter.pdf_sha256,
        "docx": absolute(file_path(letter, "docx")),
        "text": absolute(file_path(letter, "txt")),
    }


def item_row(item: PublishedItem, one: Published) -> Row:
    """Of one recommendation, without where it is."""
    return {
        "place": item.place,
        "recommendation": item.heading,
        "text": item.content.quoted_text,
        "answer": item.content.answer,
        "answered_as": item.content.refers_to,
        "status": item.status.value if item.status else "",
        **_as_at(item, one),
    }


def _as_at(item: PublishedItem, one: Published) -> Row:
    if item.current:
        return {"status_on": item.current.on, "status_from": "progress-update"}
    if item.status:
        return {"status_on": one.issued_on, "status_from": "letter"}
    return {"status_on": None, "status_from": ""}


def progress_row(item: PublishedItem, said: Statement) -> Row:
    return {
        "recommendation": item.heading,
        "update": said.number,
        "dated": said.on,
        "status": said.status.value,
        "words": said.words,
        "superseded_by": said.superseded_by,
    }


def reply_rows(found: Iterable[Published], absolute: Absolute) -> Iterator[Row]:
    return (reply_row(one, absolute) for one in found)


def recommendation_rows(found: Iterable[Published], absolute: Absolute) -> Iterator[Row]:
    return ({**where(one, absolute), **item_row(item, one)} for one in found for item in one.items)


def progress_rows(found: Iterable[Published], absolute: Absolute) -> Iterator[Row]:
    for one in found:
        for item in one.items:
            for said in item.statements:
                yield {**where(one, absolute), **progress_row(item, said)}


TABLES = {
    "replies": (REPLIES, reply_rows),
    "recommendations": (RECOMMENDATIONS, recommendation_rows),
    "progress": (PROGRESS, progress_rows),
}
"""The files of comma-separated values, by the word of their address."""


def json_parts(found: Iterable[Published], absolute: Absolute, schema: str) -> Iterator[str]:
    """One JSON document, a reply at a time, with its recommendations and their progress updates within it."""
    yield f'{{"format": {FORMAT}, "schema": {json.dumps(absolute(schema))}, "replies": ['
    for place, one in enumerate(found):
        yield f"{',' if place else ''}\n{json.dumps(_whole(one, absolute), ensure_ascii=False, default=str)}"
    yield "\n]}\n"


def _whole(one: Published, absolute: Absolute) -> Row:
    items = [
        {**item_row(item, one), "progress": [progress_row(item, said) for said in item.statements]}
        for item in one.items
    ]
    return {**reply_row(one, absolute), "recommendations": items}
