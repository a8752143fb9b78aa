"""What the checks of a sheet's rows need to know, asked of the records once for all rows."""

from collections import defaultdict
from datetime import date

from forces.models import Force, Jurisdiction
from recommendations.models import InspectionReport, Source
from responses.intake import columns
from responses.intake.known import Known, KnownReport, Sheet
from responses.intake.models import Import
from responses.intake.plain_words import plain


def sheet_for(imported: Import, today: date) -> Sheet:
    """How the import's sheet is understood, with all that its checks need: a fixed number of queries."""
    known = _known(imported, today)
    words = {plain(word): state for word, state in imported.statuses.items() if state}
    return Sheet(
        columns={int(place): name for place, name in imported.columns.items()},
        words={} if known.is_ours else words,  # in our own file our words are meant, whatever the office means by them
        order=imported.date_order,
        known=known,
    )


def _known(imported: Import, today: date) -> Known:
    sources = list(Source.objects.all())
    ours = Jurisdiction.objects.on(today).filter(body=imported.body).select_related("force")
    force_names = {row.force_id: row.force.name for row in ours.order_by("force__name")}
    only = next(iter(force_names)) if len(force_names) == 1 else None
    chosen = imported.report
    return Known(
        today=today,
        reports=_reports(today),
        sources={plain(name): row.pk for row in sources for name in (row.name, row.short_name, row.slug)},
        source_names=[row.short_name for row in sources],
        forces=_forces(),
        force_names=force_names,
        force=imported.force_id or only,
        report=KnownReport(chosen.pk, chosen.source_id, chosen.published_on) if chosen else None,
        source=imported.source_id or (sources[0].pk if len(sources) == 1 else None),
        holds_from=imported.holds_from,
        is_ours=columns.is_ours(imported.headings),
        is_csv=not imported.sheets,
    )


def _reports(today: date) -> dict[str, list[KnownReport]]:
    found: dict[str, list[KnownReport]] = defaultdict(list)
    rows = InspectionReport.objects.out_on(today).order_by("pk")
    for pk, source, title, published_on in rows.values_list("pk", "source", "title", "published_on"):
        found[plain(title)].append(KnownReport(pk, source, published_on))
    return found


def _forces() -> dict[str, int]:
    """Every force by each of its names: a row that names another's is told whose it is."""
    return {
        plain(name): force.pk
        for force in Force.objects.all()
        for name in (force.name, force.slug, *force.also_known_as)
    }
