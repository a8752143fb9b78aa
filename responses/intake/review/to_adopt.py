"""From the form, once nothing in it is wrong, to what the flow is given."""

from collections.abc import Mapping
from typing import Any

from forces.models import Force
from letters.reading.values import Item, Judgement, Reading
from recommendations.domain.deadlines import parse_deadlines
from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport, Recommendation
from responses.intake.adoption import Adoption, Answer, NewReport, NewSource
from responses.intake.forms.review import NEW, UPDATES
from responses.intake.review.outcomes import outcome
from responses.intake.review.proposed import REPLY_FIELDS, heading_of, house_style
from responses.intake.review.review import Review
from responses.intake.review.sightings import item_name

Cleaned = Mapping[str, Any]


def adoption_of(review: Review) -> Adoption:
    """What the person decided. The form must be right."""
    cleaned = review.judged.cleaned_data
    report = _report(cleaned)
    return Adoption(
        force=Force.objects.get(pk=cleaned["force"]),
        report=report,
        answers=_answers(review, cleaned, report),
        facts=_facts(review, cleaned),
        updates_only=cleaned["adopt_as"] == UPDATES,
    )


def _report(cleaned: Cleaned) -> InspectionReport | NewReport:
    if cleaned["report"] != NEW:
        return InspectionReport.objects.select_related("source").get(pk=cleaned["report"])
    named = NewSource(name=cleaned["new_source_name"], kind=cleaned["new_source_kind"] or "other")
    return NewReport(
        source=cleaned["new_source"] or named,
        title=" ".join(cleaned["new_title"].split()),
        kind=cleaned["new_kind"] or InspectionReport.Kind.NOT_RECORDED,
        published_on=cleaned["new_published_on"],
        published_as_written=cleaned["report_date_as_written"],
        every_force=cleaned["new_concerns"] == "every",
        number_known=cleaned["new_number_known"],
    )


def _facts(review: Review, cleaned: Cleaned) -> dict[str, Any]:
    """The reply's own fields, as the letter words them."""
    facts = {name: cleaned[name] for name in REPLY_FIELDS}
    return {**facts, "house_style": house_style(review.reading)}


def _answers(review: Review, cleaned: Cleaned, report: InspectionReport | NewReport) -> list[Answer]:
    taken = [index for index in range(len(review.reading.items)) if not cleaned[item_name(index, "leave_out")]]
    places = {index: place for place, index in enumerate(taken)}
    chosen = {str(cleaned[item_name(index, "recommendation")]) for index in taken} - {NEW}
    held = {str(row.pk): row for row in Recommendation.objects.filter(pk__in=chosen)}
    published_on = report.published_on
    answers = []
    for index in taken:
        prefix = f"item-{index}-"
        mine = {name.removeprefix(prefix): value for name, value in cleaned.items() if name.startswith(prefix)}
        asked = _asked(mine, published_on)
        which = held.get(str(mine["recommendation"]))
        item = review.reading.items[index]
        answers.append(_answer(review.reading, item, mine, asked=asked, places=places, held=which))
    return answers


def _answer(
    reading: Reading, item: Item, mine: Cleaned, *, asked: Asked, places: Mapping[int, int], held: Recommendation | None
) -> Answer:
    back = mine["refers_to"]
    return Answer(
        asked=asked,
        recommendation=held,
        parent=places.get(item.parent) if item.parent is not None else None,
        heading=heading_of(reading, item),
        quoted_text=mine["text"],
        answer=mine["answer"],
        refers_to=places.get(int(back)) if back else None,
        values=outcome(
            Judgement(mine["status"] or Judgement.UNCLEAR),
            accepted=bool(mine["accepted"]),
            reason=mine["reason"],
            waiting_on=mine["waiting_on"],
            waiting_for=mine["waiting_for"],
            force_action=mine["force_action"],
            body_action=mine["body_action"],
        ),
    )


def _asked(mine: Cleaned, published_on: Any) -> Asked:
    """As it would be registered. A day that the words themselves set is read from them again."""
    day = mine["deadline_on"]
    read = parse_deadlines(mine["text"], published_on)
    by_hand = day is not None and all(one.due_on != day for one in read)
    return Asked(
        number=mine["number"],
        text=mine["text"],
        kind=mine["kind"] or Recommendation.Kind.RECOMMENDATION,
        addressee=mine["owner"],
        deadline=EnteredDeadline(day) if by_hand else None,
    )
