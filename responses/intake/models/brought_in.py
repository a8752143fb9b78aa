"""Who sees what was brought in."""

from typing import Self, TypeVar

from django.db import models

from forces.access import Access
from forces.roles import Permission

Row = TypeVar("Row", bound=models.Model)


class BroughtIn(models.QuerySet[Row]):
    """Rows of a body, for those who may bring in what is the body's."""

    def visible_to(self, access: Access) -> Self:
        return self.filter(body__in=access.body_ids(Permission.IMPORT))
