"""What every page's frame shows: the product's name and the main navigation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.gate import access_on
from forces.models import User
from forces.queries import set_up_of
from forces.roles import Permission

PRODUCT_NAME = gettext_lazy("Recommendation Tracker")


@dataclass(frozen=True, kw_only=True)
class NavigationLink:
    """One link of the main navigation. `current` is the value of aria-current, or empty."""

    href: str
    words: str
    current: str


def product(request: HttpRequest) -> dict[str, Any]:
    """Costs no query by itself: the navigation is worked out where a template shows it to someone signed in."""
    return {"product_name": PRODUCT_NAME, "navigation": navigation(request)}


def navigation(request: HttpRequest) -> Callable[[], list[NavigationLink]]:
    """The pages that the person may open, the current one marked, once a template asks."""
    return lambda: [
        NavigationLink(href=href, words=words, current=current(request.path, href)) for href, words in links(request)
    ]


def links(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Each body's dashboard for its people; the lists for everyone with a role; settings for who may change them."""
    access = access_on(request)
    if access.holds(Permission.SEE_RESPONSES):
        yield reverse("home"), _("My work")
    for body in access.bodies:
        yield body.get_absolute_url(), _("Dashboard") if len(access.bodies) == 1 else str(body)
    if access.holds(Permission.SEE_RESPONSES):
        yield reverse("recommendations"), _("Recommendations")
        yield reverse("reports"), _("Reports")
    if access.holds(Permission.SEE_INTERNAL):
        yield reverse("scrutiny-entries"), _("Scrutiny")
    if access.holds(Permission.MANAGE_OFFICE) or access.holds(Permission.MANAGE_MEMBERS):
        yield reverse("settings"), _("Settings")
    elif not access.memberships and isinstance(request.user, User) and set_up_of(request.user):
        yield reverse("set-up"), _("Set up your office")


def current(path: str, href: str) -> str:
    """The value "page" on the page itself, "true" on the pages under it."""
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(href) else ""
