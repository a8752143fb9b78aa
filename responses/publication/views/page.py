"""What the public pages share: reading alone, caches that may keep them a while, and an answer "not modified"."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.views import View
from django.views.decorators.http import conditional_page

from forces.models import LocalPolicingBody
from responses.publication.queries import body_at
from responses.publication.structured import as_script
from tracker.kit.clock import today

SECONDS_KEPT = 300
"""How long a cache may show a page after it has changed: short, so that what is taken back goes soon."""


@method_decorator(conditional_page, name="dispatch")
class PublicPage(View):
    """A page for anyone. Its entity tag is made of what it says; a HEAD is answered like a GET."""

    http_method_names = ["get", "head"]

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, canonical: str, data: Any = None
    ) -> HttpResponse:
        """`canonical`: the path of the page that is to be found, where others show the same; `data`: JSON-LD."""
        more = {
            "canonical": request.build_absolute_uri(canonical),
            "structured": as_script(data) if data else "",
            "day": today(),
        }
        return cacheable(render(request, template, {**more, **context}))


def cacheable(answer: Any, *, changed_at: datetime | None = None) -> Any:
    """The answer, which a cache may keep for a short time."""
    patch_cache_control(answer, public=True, max_age=SECONDS_KEPT)
    if changed_at:
        answer["Last-Modified"] = http_date(changed_at.timestamp())
    return answer


def body_or_404(slug: str) -> LocalPolicingBody:
    """A body with replies on the public pages."""
    body = body_at(slug, today())
    if body is None:
        raise Http404
    return body
