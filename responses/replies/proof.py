"""The proof of duty of one reply, in words: each part of section 55, its day, and the office that did it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.models import Recommendation
from responses.domain.clock import PROVISION_ADDRESS, ClockRule, phrase
from responses.domain.completeness import TextFacts
from responses.domain.duty import DutyFacts, Part, PartShown, Standing, is_proven, parts
from responses.domain.reply_findings import findings
from responses.replies.facts import duty_facts, text_facts
from responses.replies.models import Reply
from responses.replies.proof_words import LABELS, detail_words, standing_words, tone_of
from responses.replies.recorded import Publication, Record, Recorded, recorded
from responses.replies.report_page import clock_of, letter_facts, report_facts
from responses.replies.words import finding_words


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One part as a page shows it."""

    label: str
    provision: str
    provision_address: str
    word: str
    tone: str
    on: date | None
    detail: str
    office: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """All of them, with the answer first. `answered_by`: the reply whose proof it is instead."""

    reply: Reply
    headline: str = ""
    tone: str = ""
    summary: str = ""
    rows: tuple[PartRow, ...] = ()
    sentences: tuple[str, ...] = ()
    is_proven: bool = False
    answered_by: Reply | None = None


@dataclass(frozen=True)
class Text:
    """A version of the letter: what it holds of the parts that section 55 names, and the office, as it names itself."""

    version: int
    dated: date
    facts: TextFacts
    office: str


def proof_of(
    reply: Reply,
    today: date,
    *,
    found: Recorded | None = None,
    asked: frozenset[int] | None = None,
    public: bool = False,
) -> Proof | None:
    """The proof as at a day; None where the report sets no duty. In `public`, only what is published speaks.

    A fixed number of queries: at most four. `asked`: the ids of the report's recommendations, where they are at hand.
    """
    if reply.report.clock_rule != ClockRule.SECTION_55:
        return None
    if reply.stage == Reply.Stage.ANSWERED_BY:
        return Proof(reply=reply, answered_by=reply.answered_by)
    found = found or recorded(reply)
    asked = _recommendations(reply) if asked is None else asked
    texts = _texts(reply, found, public=public) if reply.letters_issued else []
    counts = next((one for one in texts if one.version == reply.published_version), texts[-1] if texts else None)
    facts = _facts(reply, found, asked, texts, counts)
    writer = counts.office if counts else reply.body.formal_name
    shown = parts(facts, today)
    against = clock_of(reply.report, today).finding(reply.published_on, owed=reply.is_owed)
    in_time = next(one for one in shown if one.part is Part.IN_TIME)
    held = findings(report_facts(reply.report, len(asked)), letter_facts(reply, facts.answered), today)
    return Proof(
        reply=reply,
        headline=phrase(against, ClockRule.SECTION_55, translation),
        tone=tone_of(in_time),
        summary=_summary(shown),
        rows=tuple(_row(one, reply, facts, found, writer) for one in shown),
        sentences=() if public else tuple(finding_words(one, ClockRule.SECTION_55) for one in held),
        is_proven=is_proven(shown),
    )


def _facts(
    reply: Reply, found: Recorded, asked: frozenset[int], texts: Sequence[Text], counts: Text | None
) -> DutyFacts:
    """`counts` is the version that counts for the duty; there is none of an adopted letter, and of a draft."""
    of = max(reply.report.number_known or 0, len(asked))
    if counts is None:
        answered = reply.items.filter(response__recommendation__in=asked).count() if reply.is_out else 0
        return duty_facts(reply, answered=answered, of=of)
    facts = duty_facts(reply, answered=len(asked & counts.facts.recommendations), of=of)
    has_reply = bool(texts[-1].facts.reply_to_comments)
    later = {
        Part.CHIEF_OFFICER_COMMENTS: _first(found, [one.version for one in texts if one.facts.comments]),
        Part.REPLY_TO_COMMENTS: _first(found, [one.version for one in texts if one.facts.reply_to_comments]),
    }
    return replace(facts, letter_date=counts.dated, has_reply_to_comments=has_reply, later=later)


def _recommendations(reply: Reply) -> frozenset[int]:
    asked = reply.report.recommendations.standing().filter(kind=Recommendation.Kind.RECOMMENDATION)
    return frozenset(asked.values_list("pk", flat=True))


def _texts(reply: Reply, found: Recorded, *, public: bool) -> Sequence[Text]:
    """The versions in their order; in public, those alone that are published."""
    rows = reply.letters.order_by("version").only("reply", "version", "letter_date", "snapshot")
    if public:
        rows = rows.filter(version__in=[one.which for one in found.publications])
    return [
        Text(one.version, one.letter_date, text_facts(one.snapshot), one.snapshot["letter"]["letterhead"]["body_name"])
        for one in rows
    ]


def _first(found: Recorded, versions: Sequence[int]) -> date | None:
    """The day on which one of these versions was first published."""
    return next((one.on for one in found.publications if one.version in versions), None)


def _summary(shown: Sequence[PartShown]) -> str:
    open_ones = [one for one in shown if one.standing not in {Standing.DONE, Standing.NOT_NEEDED}]
    if not open_ones:
        return _("Every part of the duty is done, or was not needed.")
    done = len(shown) - len(open_ones)
    if not done:
        return _("No part of the duty is shown to be done.")
    words = ngettext(
        "%(count)d of the %(of)d parts of the duty is shown to be done, or was not needed.",
        "%(count)d of the %(of)d parts of the duty are shown to be done, or were not needed.",
        done,
    )
    return words % {"count": done, "of": len(shown)}


RECORDS = {
    Part.INVITATION: Record.INVITATION,
    Part.COPY_TO_INSPECTORS: Record.INSPECTORS,
    Part.COPY_TO_SECRETARY: Record.SECRETARY,
}


def _row(shown: PartShown, reply: Reply, facts: DutyFacts, found: Recorded, writer: str) -> PartRow:
    """`writer`: the office whose letter it is, by the name that the letter gives it."""
    publication = _publication_of(shown, found)
    return PartRow(
        label=str(LABELS[shown.part]),
        provision=shown.provision,
        provision_address=PROVISION_ADDRESS,
        word=standing_words(shown),
        tone=tone_of(shown),
        on=shown.on,
        detail=detail_words(shown, facts, publication, str(reply.force.chief_officer_title or "")),
        office=_office(shown, found, publication, writer),
        address=_address(shown, reply),
    )


def _publication_of(shown: PartShown, found: Recorded) -> Publication | None:
    """The publication that did a part; None for parts that no publication does."""
    if shown.part in RECORDS or shown.part is Part.EACH_RECOMMENDATION:
        return None
    return next((one for one in found.publications if one.on == shown.on), None)


def _office(shown: PartShown, found: Recorded, publication: Publication | None, writer: str) -> str:
    if shown.standing not in {Standing.DONE, Standing.LATE}:
        return ""
    if shown.part in RECORDS:
        return found.office(RECORDS[shown.part])
    return publication.office if publication else writer


def _address(shown: PartShown, reply: Reply) -> str:
    is_shown = shown.part is Part.BODY_COMMENTS and shown.standing is Standing.DONE
    return reply.published_address if is_shown else ""
