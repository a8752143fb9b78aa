"""The readers of the web process: threads that work the queue while something waits, and end."""

import logging
import threading

from django.conf import settings
from django.db import connections, transaction

from responses.intake.flows.read_queue import work_queue
from tracker.kit.clock import now

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_running: list["Reader"] = []


class Reader(threading.Thread):
    """Works the queue until it is empty. It ends with its process: its claim is then taken up by another."""

    def __init__(self) -> None:
        super().__init__(name="reader-of-documents", daemon=True)
        self.is_asked_again = False

    def run(self) -> None:
        try:
            while self._goes_on():
                work_queue(clock=now)
        except Exception:
            logger.exception("A reader of documents fell: what it had claimed is taken up again later")
        finally:
            with _lock:
                if self in _running:
                    _running.remove(self)
            connections.close_all()

    def _goes_on(self) -> bool:
        """Whether it looks at the queue once more. It leaves under the lock, so that nobody asks one that has gone."""
        with _lock:
            if not self.is_asked_again:
                _running.remove(self)
                return False
            self.is_asked_again = False
            return True


def start_reading() -> None:
    """Have what waits read, once the transaction has ended in which it was written."""
    transaction.on_commit(_start)


def _start() -> None:
    with _lock:
        for reader in _running:
            reader.is_asked_again = True
        if len(_running) >= settings.DOCUMENT_READERS:
            return
        reader = Reader()
        reader.is_asked_again = True
        _running.append(reader)
        reader.start()
