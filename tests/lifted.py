"""The database without its triggers, for tests that do what someone with the database's password may do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tracker.kit import triggers


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Without them inside, with all of them after."""
    if connection.vendor == "postgresql":
        # Foreign keys still to be checked hold their table against changes of its triggers.
        connection.check_constraints()
    triggers.lift(connection)
    try:
        yield
    finally:
        triggers.install(connection)


def tamper(statement: str, *values: object, rows: int = 1) -> None:
    """Change so many rows in SQL that the triggers would refuse to change."""
    with triggers_lifted(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == rows
