"""Addresses of the guide: one for each page of the fixed table, and no other."""

from django.urls import path

from tracker.help.pages import INDEX, PAGES
from tracker.help.views import GuidePage, RolesPage

urlpatterns = [
    path("", GuidePage.as_view(), {"name": INDEX}, name="help"),
    path("roles/", RolesPage.as_view(), name="help-roles"),
    *(path(f"{name}/", GuidePage.as_view(), {"name": name}, name=f"help-{name}") for name in PAGES),
]
