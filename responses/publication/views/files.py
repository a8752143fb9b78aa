"""What machines read: the open data, the feeds, the map of the site and the rules for robots."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody
from responses.publication.addresses import body_path, reply_path, report_path
from responses.publication.feeds import ENTRIES, feed_of
from responses.publication.open_data import TABLES, json_parts
from responses.publication.published import Published, published
from responses.publication.queries import bodies, in_parts, letters_of, newest_letters, public_letters, reports, state
from responses.publication.views.page import PublicPage, body_or_404, cacheable
from tracker.kit.clock import today
from tracker.kit.csv_stream import csv_response

LINKS = 1000
"""Addresses on one page of the map; the protocol allows 50,000."""
BEFORE_ALL = datetime(2012, 11, 22, tzinfo=UTC)
"""When an empty feed was changed: there have been police and crime commissioners since then."""


class DataFile(PublicPage):
    """A file of open data, of one body or of all, written as it is sent."""

    def get(self, request: HttpRequest, *, body: str = "", table: str = "") -> HttpResponse:
        of = body_or_404(body) if body else None
        if table and table not in TABLES:
            raise Http404
        tag = f'"{state(today(), of)}"'
        if (same := get_conditional_response(request, etag=tag)) is not None:
            return cacheable(same)
        found = _all_of(of)
        answer = _csv(request, of, table, found) if table else _json(request, found)
        answer["ETag"] = tag
        del answer["Cache-Control"]
        return cacheable(answer)


def _all_of(body: LocalPolicingBody | None) -> Iterator[Published]:
    """Everything that stands, some letters at a time."""
    for part in in_parts(letters_of(body, today())):
        yield from published(part)


def _csv(request: HttpRequest, body: LocalPolicingBody | None, table: str, found: Iterator[Published]) -> Any:
    columns, rows_of = TABLES[table]
    names = [column.name for column in columns]
    rows = ([row[name] for name in names] for row in rows_of(found, request.build_absolute_uri))
    return csv_response(f"{body.slug if body else 'all'}-{table}.csv", names, rows)


def _json(request: HttpRequest, found: Iterator[Published]) -> Any:
    parts = json_parts(found, request.build_absolute_uri, reverse("public-data"))
    return StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")


class Feed(PublicPage):
    """What was published last, of one body or of all."""

    def get(self, request: HttpRequest, body: str = "") -> HttpResponse:
        of = body_or_404(body) if body else None
        said = {"body": of.formal_name} if of else {}
        title = _("Replies of %(body)s") % said if of else _("Replies to inspection reports")
        xml = feed_of(
            published(newest_letters(of, today(), ENTRIES)),
            title=title,
            page=body_path(of) if of else reverse("public"),
            own=request.path,
            absolute=request.build_absolute_uri,
            empty=BEFORE_ALL,
        )
        return cacheable(HttpResponse(xml, content_type="application/atom+xml; charset=utf-8"))


class Sitemap(PublicPage):
    """The list of the map's own pages."""

    def get(self, request: HttpRequest) -> HttpResponse:
        pages = Paginator(public_letters(today()).order_by("pk"), LINKS, allow_empty_first_page=False).num_pages
        paths = [reverse("sitemap-places"), *(reverse("sitemap-page", args=[one + 1]) for one in range(pages))]
        return _xml(request, "publication/sitemap_index.xml", [(path, None) for path in paths])


class SitemapPlaces(PublicPage):
    """The pages that lead to the replies."""

    def get(self, request: HttpRequest) -> HttpResponse:
        day = today()
        paths = [reverse("public"), reverse("public-data"), reverse("public-accessibility")]
        paths += [body_path(body) for body in bodies(day)] + [report_path(report) for report in reports(day)]
        return _xml(request, "publication/sitemap.xml", [(path, None) for path in paths])


class SitemapPage(PublicPage):
    """So many of the replies."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        rows = public_letters(today()).defer("snapshot").order_by("pk")
        try:
            page = Paginator(rows, LINKS, allow_empty_first_page=False).page(number)
        except InvalidPage as error:
            raise Http404 from error
        links = [(reply_path(letter), letter.issued_at.date()) for letter in page]
        return _xml(request, "publication/sitemap.xml", links)


def _xml(request: HttpRequest, template: str, links: list[tuple[str, Any]]) -> HttpResponse:
    context = {"links": [(request.build_absolute_uri(path), day) for path, day in links]}
    return cacheable(render(request, template, context, content_type="application/xml; charset=utf-8"))


class Robots(PublicPage):
    """Robots may read what is public, and nothing else is worth their while: it asks to sign in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        lines = ["User-agent: *", "Allow: /public/", "Allow: /static/", "Allow: /sitemap", "Disallow: /", ""]
        lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
        return cacheable(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))
