"""No request may be larger than the largest file that can be kept, and what a form holds beside it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from responses.record.models.documents import MAX_BYTES
from tracker.views import too_large

LARGEST = MAX_BYTES + 2 * 1024 * 1024


class RequestSizeMiddleware:
    """Refuses by the size that the request declares, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        declared = request.META.get("CONTENT_LENGTH") or "0"
        if not declared.isdecimal() or int(declared) > LARGEST:
            return too_large()
        return self.get_response(request)
