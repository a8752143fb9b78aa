"""The guide's pages."""

from typing import Any

from django.views.generic import TemplateView

from tracker.help.pages import every_page, page


class GuidePage(TemplateView):
    """For anyone, signed in or not: nothing in the guide is secret. The address table says which page it is."""

    template_name = "help/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=page(kwargs.pop("name")), contents=every_page(), **kwargs)
