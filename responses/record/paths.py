"""The way back to the list that a person came from, with its filters, order and page."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest) -> str:
    """The address in `back`, if it is one of this site's own; otherwise empty."""
    back = request.POST.get("back") or request.GET.get("back") or ""
    inside = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if inside else ""


def with_way_back(address: str, back: str) -> str:
    """The address that leads on, carrying the way back with it if there is one."""
    return f"{address}?{urlencode({'back': back})}" if back else address
