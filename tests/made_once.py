"""What many tests of a file read, made once for all of them. Each test still has a transaction of its own within."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def made_once(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of `scope="module"`, around what it makes in the database; all of it is taken back at the end.

        @pytest.fixture(scope="module")
        def world(django_db_setup, django_db_blocker):
            with made_once(django_db_blocker):
                yield World()

    What is made lasts until the file's last test. Not for a file with a test that commits (`transaction=True`), nor
    for objects that a test changes in memory: it has the next test's rows taken back, but not its objects.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
