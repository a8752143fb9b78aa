"""Every address of the product by name, and what comes back from one."""

from collections.abc import Iterator

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

TO_SIGN_IN = "in"


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    """Each once, in the order of the address table."""
    seen = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        found = [pattern.name or ""] if isinstance(pattern, URLPattern) else names(pattern)
        for name in found:
            if name not in seen:
                seen.add(name)
                yield name


def outcome(client: Client, method: str, address: str) -> str:
    """The status; "in" where a stranger is led to sign in. What the request wrote is taken back."""
    with transaction.atomic():
        response = client.generic(method, address)
        for _part in response.streaming_content if response.streaming else ():
            pass  # read to its end, a file is closed, and the connection to the database is not
        transaction.set_rollback(True)
    where = response.headers.get("Location", "")
    return (
        TO_SIGN_IN if response.status_code == 302 and where.startswith("/sign-in/?next=") else str(response.status_code)
    )
