"""Pages that belong to no app: the statements, what is shown when something goes wrong, and the health check."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from tracker.context_processors import PRODUCT_NAME


class AccessibilityStatement(TemplateView):
    """The statement that the accessibility regulations for public sector bodies ask for."""

    template_name = "pages/accessibility.html"


class PrivacyNotice(TemplateView):
    """What personal data the tracker holds and why."""

    template_name = "pages/privacy.html"


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers, 503 where it does not: for a load balancer or a monitor."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unavailable", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(_plain_page("400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The words of a refusal that gives its reason; otherwise that the role does not reach so far."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(_plain_page("500.html"))


def too_large() -> HttpResponse:
    """What was sent is larger than anything that can be kept."""
    return HttpResponse(_plain_page("413.html"), status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, cookies are off, or the form was not ours."""
    return render(request, "csrf.html", status=403)


def _plain_page(name: str) -> str:
    """Rendered without the request: no session, no person, no query, whatever it was that failed."""
    return render_to_string(name, {"product_name": PRODUCT_NAME})
