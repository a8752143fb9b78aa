"""What the composition root ties together once every app is loaded."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class TrackerConfig(AppConfig):
    name = "tracker"

    def ready(self) -> None:
        from tracker.signing_in import signals  # noqa: F401, PLC0415  as below

        pre_migrate.connect(_lift_before_tables_are_remade)
        post_migrate.connect(_install)


def _lift_before_tables_are_remade(*, using: str, plan: list[Any], **signal: Any) -> None:
    from tracker.kit import triggers  # noqa: PLC0415  it imports a model, which only a loaded app can have

    if plan and connections[using].vendor == "sqlite":
        triggers.lift(connections[using])


def _install(*, using: str, **signal: Any) -> None:
    from tracker.kit import triggers  # noqa: PLC0415  as above

    triggers.install(connections[using])
