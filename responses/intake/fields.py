"""The fields that a spreadsheet's columns can hold, with the names that offices give such columns.

Names are written as `columns.plain` makes them: small letters and figures, one space between words. The surest stands
first: where two columns could hold the same field, the surer name has it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from responses.record.labels import FIELD_LABELS, Words

IGNORED = "ignored"


class About(StrEnum):
    """What a field tells of: the groups in which a person chooses among them."""

    REPORT = "report"
    ASKED = "asked"
    STANDING = "standing"
    WORDS = "words"


GROUP_LABELS: dict[About, Words] = {
    About.REPORT: _("The report"),
    About.ASKED: _("What it asks"),
    About.STANDING: _("Where it stands"),
    About.WORDS: _("What is done"),
}


@dataclass(frozen=True)
class Field:
    """Something that a column can hold: what we call it, what to put there, and how others call it."""

    about: About
    label: Words
    help: Words
    names: tuple[str, ...] = ()


FIELDS: dict[str, Field] = {
    "report_title": Field(
        About.REPORT,
        _("Report"),
        _(
            "The report’s title. A title that is not registered yet is registered with its first row. "
            "A row without one is about the report of the row above."
        ),
        (
            "report title", "inspection report title", "title of report", "report name", "name of report",
            "inspection title", "inspection name", "name of inspection", "inspection report", "hmicfrs report",
            "hmic report", "hmicfrs inspection", "hmic inspection", "inspection", "report", "publication", "title",
        ),
    ),
    "source": Field(
        About.REPORT,
        _("Source"),
        _("Who published the report, such as HMICFRS."),
        ("source", "report source", "source of report", "published by", "publisher", "inspectorate", "inspecting body"),
    ),
    "published_on": Field(
        About.REPORT,
        _("Date of publication"),
        _("The day on which the report was published. It must agree with the register."),
        (
            "date of publication", "publication date", "date published", "report publication date", "published on",
            "published date", "date report published", "published", "report date", "date of report",
        ),
    ),
    "parent": Field(
        About.ASKED,
        _("Part of"),
        _("The finding that this one stands under, such as “Cause of concern 2”. It must be a row of its own."),
        ("part of", "parent", "parent cause of concern", "under"),
    ),
    "number": Field(
        About.ASKED,
        _("Number"),
        _("As the report numbers it. “AFI 3” is read as area for improvement 3."),
        (
            "recommendation number", "recommendation no", "recommendation ref", "recommendation reference",
            "rec number", "rec no", "rec ref", "recommendation id", "rec id", "afi number", "afi no",
            "recommendation afi number", "recommendation afi no", "rec afi no", "number", "no",
            "reference number", "reference no", "ref no",
            "reference", "ref", "id", "item no", "item", "rec", "recommendation",
        ),
    ),
    "kind": Field(
        About.ASKED,
        _("Kind"),
        _("Recommendation, area for improvement or cause of concern. Without one, a recommendation."),
        (
            "kind", "kind of finding", "recommendation type", "type of recommendation", "rec type", "finding type",
            "recommendation or afi", "recommendation afi", "rec afi", "rec or afi", "afi recommendation",
            "afi or recommendation", "type", "category",
        ),
    ),
    "text": Field(
        About.ASKED,
        _("Text"),
        _("What is asked, word for word. Its deadlines are read from it."),
        (
            "text", "recommendation text", "text of recommendation", "recommendation wording", "full recommendation",
            "recommendation in full", "recommendation details", "recommendation detail", "recommendation description",
            "recommendation afi text", "details of recommendation", "wording", "finding", "description",
            "what it asks", "details", "recommendation", "recommendations", "recommendation area for improvement",
            "recommendation or area for improvement", "recommendation afi", "area for improvement", "afi", "rec",
        ),
    ),
    "addressee": Field(
        About.ASKED,
        _("Addressee"),
        _("Whom the report asks, in its own words."),
        ("addressee", "addressed to", "directed to", "aimed at", "recommendation for", "recommendation to", "for whom"),
    ),
    "theme": Field(
        About.ASKED,
        _("Theme"),
        _("Your own word for what it is about, to find it by."),
        ("theme", "topic", "subject", "thematic area", "business area", "portfolio", "peel question", "strand", "area"),
    ),
    "force": Field(
        About.ASKED,
        _("Force"),
        _("The force that answers it. Leave it out where all rows are for one force."),
        ("force", "police force", "force name", "name of force", "constabulary"),
    ),
    "deadline_phrase": Field(
        About.ASKED,
        _("Deadline as written"),
        _("The report’s own words for its deadline, such as “with immediate effect”."),
        (
            "deadline as written", "deadline wording", "deadline text", "timescale", "timescales", "timeframe",
            "deadline",
        ),
    ),
    "due_on": Field(
        About.ASKED,
        _("Due date"),
        _("The inspectorate’s deadline. It is used where the text of the recommendation sets none."),
        (
            "due on", "due date", "date due", "deadline date", "hmicfrs deadline", "hmic deadline",
            "hmicfrs due date", "inspectorate deadline", "recommendation deadline", "recommendation due date",
            "deadline", "due", "due by", "completion due", "complete by", "timescale",
        ),
    ),
    "status": Field(
        About.STANDING,
        _("Status"),
        _("Your word for where it stands. You say below which of our states each word means."),
        (
            "status", "current status", "overall status", "recommendation status", "delivery status", "action status",
            "progress status", "status update", "state", "rag status", "brag status", "rag rating", "brag rating",
            "brag", "rag", "rating", "open closed", "open or closed",
        ),
    ),
    "applies": Field(
        About.STANDING,
        FIELD_LABELS["applies"],
        _("Yes where the recommendation is for this force, no where it is not."),
        ("for us", "applies", "applicable", "applicable to force", "applicable to us", "relevant to force", "relevant"),
    ),
    "applies_reason": Field(
        About.STANDING,
        FIELD_LABELS["applies_reason"],
        _("Needed where it is not for us. It is printed in the letter."),
        ("why it is not for us", "reason not applicable", "why not applicable"),
    ),
    "acceptance": Field(
        About.STANDING,
        FIELD_LABELS["acceptance"],
        _("Accepted, accepted in part or not accepted."),
        ("accepted", "acceptance", "accepted or not", "recommendation accepted", "agreed"),
    ),
    "acceptance_reason": Field(
        About.STANDING,
        FIELD_LABELS["acceptance_reason"],
        _("Needed where it is not accepted in full. It is printed in the letter."),
        ("why it is not accepted", "reason not accepted", "reason for rejection", "why not accepted"),
    ),
    "progress": Field(
        About.STANDING,
        FIELD_LABELS["progress"],
        _("How far the action has come, in our words: in progress, complete and so on."),
        ("progress",),
    ),
    "force_says": Field(
        About.STANDING,
        FIELD_LABELS["force_says"],
        _("The force’s own claim: not done, under way or done."),
        ("the force says", "force says", "force status", "force assessment", "force self assessment", "force view"),
    ),
    "body_view": Field(
        About.STANDING,
        _("The local policing body’s view"),
        _("Satisfied or not satisfied that it is done."),
        ("our view", "pcc view", "opcc view", "pcc status", "opcc status", "pcc satisfied", "opcc satisfied"),
    ),
    "inspectorate_status": Field(
        About.STANDING,
        FIELD_LABELS["inspectorate_status"],
        _("What the inspectorate’s register says."),
        ("the inspectorate s status", "inspectorate status", "hmicfrs status", "hmic status", "portal status"),
    ),
    "waiting_on": Field(
        About.STANDING,
        FIELD_LABELS["waiting_on"],
        _("Who has to act before it can go on, such as the College of Policing."),
        ("waiting on", "dependent on", "dependency", "dependencies", "awaiting"),
    ),
    "waiting_for": Field(
        About.STANDING,
        FIELD_LABELS["waiting_for"],
        _("What they have to do. Needed where it waits on others."),
        ("waiting for", "what is awaited", "reason for delay"),
    ),
    "review_on": Field(
        About.STANDING,
        FIELD_LABELS["review_on"],
        _("When you will look at it again."),
        ("review on", "review date", "next review", "next review date", "date of next review"),
    ),
    "owner": Field(
        About.STANDING,
        FIELD_LABELS["owner"],
        _("Who sees to it."),
        (
            "owner", "action owner", "recommendation owner", "force owner", "owner name", "lead", "force lead",
            "lead officer", "action lead", "recommendation lead", "business lead", "strategic lead", "tactical lead",
            "responsible officer", "senior responsible officer", "responsible person", "sro", "responsible",
            "assigned to", "allocated to", "chief officer lead",
        ),
    ),
    "target_on": Field(
        About.STANDING,
        _("Target date"),
        _("Your own target, beside the inspectorate’s deadline."),
        (
            "target", "our target", "target date", "target completion date", "our target date", "force target date",
            "internal deadline", "internal target", "expected completion", "expected completion date",
            "estimated completion date", "anticipated completion date", "completion date", "revised target date",
        ),
    ),
    "effective_on": Field(
        About.STANDING,
        _("Date of the update"),
        _("From when what the row says holds. Without it, the date that you give for all rows."),
        (
            "last update", "date of update", "update date", "date of last update", "last update date", "last updated",
            "date last updated", "date updated", "updated on", "updated", "status date", "position as at", "as at",
        ),
    ),
    "force_action": Field(
        About.WORDS,
        FIELD_LABELS["force_action"],
        _("The force’s own words on what it does."),
        (
            "what the force does", "force response", "force action", "force update", "force comment", "force comments",
            "force narrative", "chief constable s response", "chief constable response", "chief constable comment",
            "latest position", "current position", "position", "latest update", "progress update", "update", "updates",
            "progress", "narrative", "action taken", "actions taken", "action", "actions", "response", "commentary",
        ),
    ),
    "body_action": Field(
        About.WORDS,
        FIELD_LABELS["body_action"],
        _("The local policing body’s own words and action."),
        (
            "what we do", "pcc comment", "pcc comments", "opcc comment", "opcc comments", "pfcc comment",
            "pcc response", "opcc response", "pfcc response", "mayor s response", "mayor s comment", "mopac comment",
            "mopac response", "commissioner s comment", "commissioner s response", "pcc action", "opcc action",
            "pcc update", "opcc update", "body s comment", "office comment",
        ),
    ),
    "no_action_reason": Field(
        About.WORDS,
        FIELD_LABELS["no_action_reason"],
        _("Where the local policing body does nothing about it: the reason, which is printed in the letter."),
        (
            "why we take no action", "reason for no action", "reason for taking no action", "why no action",
            "why no action is taken", "why none", "no action reason", "reason no action taken",
        ),
    ),
    "note": Field(
        About.WORDS,
        _("Note"),
        _("A remark on the update. The force can read it."),
        ("note", "notes", "remark", "remarks", "comment", "comments", "additional comments", "further comments"),
    ),
}  # fmt: skip
"""In the order in which a person is offered them."""

DATE_FIELDS = frozenset({"published_on", "due_on", "review_on", "target_on", "effective_on"})
STATE_WORD_FIELDS = ("applies", "acceptance", "progress", "force_says", "body_view", "inspectorate_status")
"""The fields whose cells are words of a fixed list, in the order in which a state has them."""
