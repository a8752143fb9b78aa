"""Whether a request stays on this machine: demo accounts work nowhere else."""

from ipaddress import ip_address

from django.http import HttpRequest
from django.http.request import split_domain_port

_NAMES = {"localhost"}


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
    if any(header in request.META for header in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")):
        return False
    return is_loopback_name(host) and is_loopback_name(request.META.get("REMOTE_ADDR", ""))
