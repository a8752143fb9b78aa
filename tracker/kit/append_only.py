"""Records that are written once: history is added to, never changed."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(RuntimeError):
    """Something tried to change or to take away what is written once."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A queryset that reads and adds, and refuses all else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model._meta.verbose_name} rows are never changed: add a new one.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model._meta.verbose_name} rows are never changed: add a new one.")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Rows are added; writing over those that are there already is refused."""
        if kwargs.get("update_conflicts"):
            raise AppendOnlyError(f"{self.model._meta.verbose_name} rows are never changed: add a new one.")
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model._meta.verbose_name} rows are never deleted.")


class AppendOnlyModel(models.Model):
    """A row that can be saved once and not deleted."""

    objects = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"This {self._meta.verbose_name} is written: add a new one.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"This {self._meta.verbose_name} is never deleted.")
