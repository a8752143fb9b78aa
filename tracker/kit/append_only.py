"""Records that are written once: history is added to, never changed.

The models refuse, and so does the database, whoever asks it in SQL (`tracker.kit.triggers`).
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, NoReturn

from django.apps import apps
from django.db import models

DISPOSAL = "disposal"
"""The field that a model has if its rows may be disposed of: empty, then once and for all the disposal's number."""


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

    def dispose(self, disposal: Any) -> int:
        """Blank what the model declares disposable in rows not disposed of yet, and say by which disposal.

        The one change that is lawful; how many rows it took. For the flow of disposals alone.
        """
        return models.QuerySet.update(self.filter(**{DISPOSAL: None}), **{DISPOSAL: disposal, **self.model.disposable})


class AppendOnlyModel(models.Model):
    """A row that can be saved once and not deleted."""

    disposable: ClassVar[Mapping[str, Any]] = {}
    """Field -> the blank value that a lawful disposal writes, in a model with the field `disposal`."""

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

    def is_whole(self) -> bool:
        """Whether the row is what the hashes in it say. A model that holds hashes of its own says how."""
        return True


def append_only_models() -> list[type[models.Model]]:
    """Every model whose rows are written once, with the tables that join its own many-to-many fields."""
    found: list[type[models.Model]] = []
    for model in apps.get_models():
        if issubclass(model, AppendOnlyModel) and not model._meta.proxy:
            joins = [field.remote_field.through for field in model._meta.local_many_to_many]
            found += [model, *(join for join in joins if join and join._meta.auto_created)]
    return found
