"""The guide's pages."""

from typing import Any

from django.views.generic import TemplateView

from forces.roles import FORCE_ROLES, PERMISSION_LABELS, PERMISSIONS, ROLE_LABELS, Permission, Role
from tracker.help.pages import every_page, page


class GuidePage(TemplateView):
    """For anyone, signed in or not: nothing in the guide is secret. The address table says which page it is."""

    template_name = "help/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=page(kwargs.pop("name")), contents=every_page(), **kwargs)


class RolesPage(TemplateView):
    """Who may do what: the product's own table of roles and permissions, for anyone."""

    template_name = "help/roles.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [(PERMISSION_LABELS[one], [one in PERMISSIONS[role] for role in Role]) for one in Permission]
        roles = [(ROLE_LABELS[role], role in FORCE_ROLES) for role in Role]
        return super().get_context_data(roles=roles, rows=rows, **kwargs)
