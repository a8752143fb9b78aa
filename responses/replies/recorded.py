"""What stands recorded of a reply beside its stages, read from its steps: publications, copies, attached files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from responses.replies.models import Reply, ReplyStep

Kind = ReplyStep.Kind


class Record(StrEnum):
    """Something recorded that can be taken back, by the word of its address."""

    INVITATION = "invitation"
    COMMENTS = "comments"
    NO_COMMENTS = "no-comments"
    PUBLICATION = "publication"
    INSPECTORS = "inspectors"
    SECRETARY = "secretary"
    FILE = "file"
    SHOWN = "shown"
    """A letter that was read from a document stands on the public pages: no publication, which proves the duty."""


KINDS: dict[Kind, Record] = {
    Kind.INVITED: Record.INVITATION,
    Kind.COMMENTS_RECEIVED: Record.COMMENTS,
    Kind.NO_COMMENTS: Record.NO_COMMENTS,
    Kind.PUBLISHED: Record.PUBLICATION,
    Kind.COPIED_TO_INSPECTORS: Record.INSPECTORS,
    Kind.COPIED_TO_SECRETARY: Record.SECRETARY,
    Kind.FILE_ATTACHED: Record.FILE,
    Kind.SHOWN: Record.SHOWN,
}


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A version of the letter that was published; no version where the letter was read from a document."""

    version: int | None
    on: date
    address: str
    is_here: bool
    office: str

    @property
    def which(self) -> int:
        """The number by which it is taken back."""
        return self.version or 0


@dataclass(frozen=True, kw_only=True)
class AttachedFile:
    """A file that was attached. `version`: the one that it is said to be; `same_as`: the one whose bytes it has."""

    seq: int
    name: str
    version: int | None
    same_as: int | None
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Showing:
    """A version of an adopted letter that stands on the public pages, and since when."""

    version: int
    on: date


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """All that stands, with the latest step of each sort and the offices that took them."""

    publications: tuple[Publication, ...] = ()
    shown: tuple[Showing, ...] = ()
    files: tuple[AttachedFile, ...] = ()
    latest: Mapping[Record, ReplyStep] = field(default_factory=dict)

    @property
    def first(self) -> Publication | None:
        """The publication that counts for the duty: the first on which a version was out."""
        return self.publications[0] if self.publications else None

    @property
    def here(self) -> dict[int, date]:
        """The versions that anyone can read on the product's own pages, each with its day."""
        shown = {one.version: one.on for one in self.shown}
        return shown | {one.which: one.on for one in self.publications if one.is_here}

    def office(self, record: Record) -> str:
        """The body whose reply it was when the step was taken: never the person."""
        step = self.latest.get(record)
        return step.body.formal_name if step else ""

    def seq(self, record: Record) -> int | None:
        """The step beside which a file stands; None where there is none."""
        step = self.latest.get(record)
        return step.seq if step and step.document_id else None


def recorded(reply: Reply) -> Recorded:
    """What stands recorded, in one query."""
    steps = reply.steps.filter(kind__in=[*KINDS, Kind.RECORD_UNDONE]).select_related("body", "document")
    return standing(steps.order_by("seq"))


def standing(steps: Iterable[ReplyStep]) -> Recorded:
    """What stands after these steps of one reply, given in their order."""
    held: dict[tuple[Record, int], ReplyStep] = {}
    for step in steps:
        if step.kind == Kind.RECORD_UNDONE:
            held.pop((Record(step.changes["undone"]), step.changes["which"]), None)
        else:
            record = KINDS[Kind(step.kind)]
            held[record, _which(record, step)] = step
    publications = [_publication(step) for (record, _n), step in held.items() if record is Record.PUBLICATION]
    return Recorded(
        publications=tuple(sorted(publications, key=lambda one: (one.on, one.which))),
        shown=tuple(
            Showing(version=step.changes["version"], on=step.happened_on)
            for (record, _n), step in held.items()
            if record is Record.SHOWN
        ),
        files=tuple(_file(step) for (record, _n), step in held.items() if record is Record.FILE),
        latest={record: step for (record, _n), step in held.items()},
    )


def counting_values(found: Recorded) -> dict[str, Any]:
    """The reply's own fields: the publication that counts for the duty, and the version that stands here in public."""
    first = found.first
    here = found.here
    return {
        "published_on": first.on if first else None,
        "published_address": first.address if first else "",
        "published_version": first.version if first else None,
        "public_version": max(here) if here else None,
    }


def _which(record: Record, step: ReplyStep) -> int:
    if record in {Record.PUBLICATION, Record.SHOWN}:
        return step.changes["version"] or 0
    return step.seq if record is Record.FILE else 0


def _publication(step: ReplyStep) -> Publication:
    facts = step.changes
    return Publication(
        version=facts["version"],
        on=step.happened_on,
        address=facts["address"],
        is_here=facts["here"],
        office=step.body.formal_name,
    )


def _file(step: ReplyStep) -> AttachedFile:
    return AttachedFile(
        seq=step.seq,
        name=step.document_name,
        version=step.changes["version"],
        same_as=step.changes["same_as"],
        sha256=step.changes["sha256"],
    )
