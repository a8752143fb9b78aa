"""Whether a request stays on this machine: demo accounts work nowhere else."""

from ipaddress import ip_address

from django.http import HttpRequest
from django.http.request import split_domain_port

_NAMES = {"localhost"}
_PROXY_HEADERS = {"HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP"}


def is_loopback_name(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    name = host.strip("[]").rstrip(".").casefold()
    if name in _NAMES:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_loopback_request(request: HttpRequest) -> bool:
    """Whether both the address asked for and the one asking are this machine's, and no proxy stands between."""
    host, _ = split_domain_port(request.get_host())
    if any(name in _PROXY_HEADERS or name.startswith("HTTP_X_FORWARDED_") for name in request.META):
        return False
    return is_loopback_name(host) and is_loopback_name(request.META.get("REMOTE_ADDR", ""))
