"""What every page's frame shows: the product's name and the main navigation."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PRODUCT_NAME = _("Recommendation Tracker")
# (name of the route, words)
NAVIGATION: tuple[tuple[str, Promise], ...] = (
    ("home", _("Dashboard")),
    ("recommendations", _("Recommendations")),
    ("reports", _("Reports")),
)


@dataclass(frozen=True, kw_only=True)
class NavigationLink:
    """One link of the main navigation. `current` is the value of aria-current, or empty."""

    href: str
    words: Promise
    current: str


def product(request: HttpRequest) -> dict[str, Any]:
    """Costs no query: who is signed in is for the template to ask."""
    return {"product_name": PRODUCT_NAME, "navigation": navigation(request.path)}


def navigation(path: str) -> list[NavigationLink]:
    """The links to the pages that the URL configuration has, the current one marked."""
    links = []
    for name, words in NAVIGATION:
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue
        links.append(NavigationLink(href=href, words=words, current=current(path, href)))
    return links


def current(path: str, href: str) -> str:
    """The value "page" on the page itself, "true" on the pages under it."""
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(href) else ""
